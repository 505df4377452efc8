"""The front for screen readers, pipes and scripts: every line is appended, and no escape byte is written.

Commands begin with a colon and may be shortened; the end of input is `:quit`. Verdicts are shown without
waiting: commands on the last answer are given where the next one is asked for.
"""

from typing import TextIO

from quizkit.model.forms import Option
from quizkit.model.grades import Outcome
from quizkit.model.replies import Reply
from quizkit.model.text import one_line
from quizkit.terminal import reading, words
from quizkit.terminal.dialogue import Commands, Dialogue, Instead
from quizkit.terminal.front import Asking, Choice, Command, Home, Objection, Summary, Verdict
from quizkit.terminal.out import Out
from quizkit.terminal.reading import Misread
from quizkit.terminal.replying import Replying
from quizkit.terminal.style import ASCII

_AT_HOME: Commands = {"quit": Command.QUIT}
_IF_SURE: Commands = {"back": Command.BACK, "quit": Command.QUIT}
_AT_END: Commands = {
    "next": Command.NEXT,
    "practise": Command.PRACTISE,
    "undo": Command.UNDO,
    "right": Command.RIGHT,
    "easy": Command.EASY,
    "edit": Command.EDIT,
    "quit": Command.NEXT,
}


class LinearFront:
    """Asks and shows line by line. `stdin` is where answers and commands come from."""

    def __init__(self, out: Out, stdin: TextIO) -> None:
        self._dialogue = Dialogue(out, stdin)
        self._tell = self._dialogue.tell
        self._shown: object = None
        self._replying: Replying | None = None
        self._deck = ""

    def home(self, view: Home) -> Choice | None:
        self._tell(f"quizkit, {view.date}.", *view.notes)
        for place, deck in enumerate(view.decks, 1):
            last = f", last {deck.last}" if deck.last else ""
            self._tell(
                f"{place}) {deck.title}: {deck.due} due, {deck.new} new, {deck.known:.0%} known{last}."
            )
        self._tell(f"{words.due(view)} {words.streak(view)}".strip())
        options = tuple(Option(deck.deck, deck.title) for deck in view.decks)
        prompt = "Enter for all decks, a number for one, n for new questions, s for statistics, q to quit: "
        try:
            return self._dialogue.until(prompt, _AT_HOME, lambda text: _choice(text, options))
        except Instead:
            return None

    def ask(self, view: Asking, objection: Objection) -> Reply | Command:
        shown = (view.seed, view.passage, view.prompt, view.form)
        if shown != self._shown or self._replying is None:
            self._shown, self._replying = shown, Replying(self._dialogue, view)
            self._put(view)
            self._replying.show_options()
        try:
            reply = self._replying.reply()
            while said := objection(reply):
                self._tell(said)
                reply = self._replying.reply()
        except Instead as asked:
            if isinstance(asked.value, Command):
                return asked.value
            reply = asked.value
        self._replying = None
        return reply

    def sure(self) -> bool | Command:
        try:
            return self._dialogue.until("Sure? (y/n): ", _IF_SURE, reading.yes_or_no)
        except Instead as asked:
            return Command.BACK if asked.value is Command.BACK else Command.QUIT

    def verdict(self, view: Verdict) -> Command:
        told = words.outcome(view.outcome, ASCII)
        rule = f": {view.rule}" if view.rule else ""
        self._tell(f"{told.sign} {told.word}{rule}", view.before)
        if view.outcome is not Outcome.RIGHT:
            self._tell_all("You typed: " if view.typed else "You said: ", view.said)
        self._tell(*view.feedback)
        if view.outcome is not Outcome.RIGHT:
            self._tell_all("Right is: ", view.right)
        for name, text in (("Why", view.why), ("Source", view.source), ("Next", words.comes_back(view))):
            if text:
                self._tell(f"{name}: {text}")
        return Command.NEXT

    def after(self, view: Verdict | None) -> Command:
        del view
        return Command.NEXT

    def summary(self, view: Summary) -> Command:
        self._shown = None
        share = words.recalled(view)
        before = "" if view.last_time is None else f", last time {view.last_time:.0%}"
        self._tell(
            f"{words.title(view)}, {words.duration(view.took_ms)}.",
            f"{view.right} right, {view.almost} almost, {view.wrong} wrong, {view.skipped} skipped.",
            "" if share is None else f"{share:.0%} recalled{before}.",
            "To look at again:" if view.missed else "",
        )
        for missed in view.missed:
            comes_back = f", {missed.next}" if missed.next else ""
            self._tell(f"{ASCII.wrong} {missed.prompt} -> {missed.right}{comes_back}")
        for prompt, times in view.leeches:
            self._tell(f"{ASCII.attention} {words.leech(prompt, times, ':edit', ASCII)}")
        self._tell(*words.outlook(view))
        practise = f", :practise for {words.the_missed(len(view.missed))}" if view.missed else ""
        try:
            self._dialogue.read(f"Enter when done{practise}: ", _AT_END)
        except Instead as asked:
            if isinstance(asked.value, Command) and asked.value is not Command.QUIT:
                return asked.value
        return Command.NEXT

    def hint(self, text: str, number: int, of: int) -> None:
        self._tell(f"Hint {number} of {of}: {text}")

    def info(self, lines: tuple[str, ...]) -> None:
        self._tell(*lines)

    def note(self, text: str) -> None:
        self._tell(text)

    def warn(self, text: str) -> None:
        self._tell(f"{ASCII.attention} {text}")

    def _put(self, view: Asking) -> None:
        if view.deck != self._deck:
            self._deck = view.deck
            self._tell(f"Deck: {one_line(view.deck)}")
        tally = f"Right so far {view.right}, wrong {view.wrong}."
        self._tell(
            f"Question {view.number} of {view.of}, {view.kind}. {tally}",
            f"Passage: {view.passage}" if view.passage else "",
            view.prompt,
        )
        for place, text in enumerate(view.hints, 1):
            self._tell(f"Hint {place}: {text}")

    def _tell_all(self, name: str, texts: tuple[str, ...]) -> None:
        """On one line what is one text, else each on its own."""
        if len(texts) > 1:
            self._tell(name.rstrip(), *texts)
        else:
            self._tell(*(f"{name}{text}" for text in texts))


def _choice(text: str, decks: tuple[Option, ...]) -> Choice | Misread | None:
    match text.strip().lower():
        case "":
            return Choice()
        case "n" | "new":
            return Choice(new_only=True)
        case "s" | "stats":
            return Choice(stats=True)
        case "q":
            return None
    place = reading.place(text, decks)
    return place if isinstance(place, Misread) else Choice(decks[place].key)
