"""Exams line by line. What time is left is said between lines, when a mark of it is passed."""

from typing import TextIO

from quizkit.model.replies import GaveUp, Reply
from quizkit.study.exam_clock import mark_passed
from quizkit.study.exam_result import Result
from quizkit.terminal import exam_words, words
from quizkit.terminal.dialogue import Commands, Dialogue, Instead
from quizkit.terminal.exam_front import GoTo, Intro, Standing, Time
from quizkit.terminal.exam_protocol import protocol
from quizkit.terminal.front import Asking, Command, Objection
from quizkit.terminal.out import Out
from quizkit.terminal.reading import Misread, number_said
from quizkit.terminal.replying import Replying

_AT_BEGIN: Commands = {"quit": Command.QUIT}
_ASKED: Commands = {
    "next": Command.NEXT,
    "back": Command.BACK,
    "go N": Command.GO,
    "mark": Command.MARK,
    "review": Command.REVIEW,
    "hand-in": Command.HAND_IN,
    "time": Command.TIME,
    "dontknow": GaveUp(),
    "quit": Command.QUIT,
}
_AT_REVIEW: Commands = {name: _ASKED[name] for name in ("back", "go N", "review", "hand-in", "time", "quit")}
_AT_CONFIRM: Commands = {name: _ASKED[name] for name in ("time", "quit")}
_AT_END: Commands = {"practise": Command.PRACTISE, "next": Command.NEXT, "quit": Command.NEXT}


class LinearExam:
    """Asks and shows line by line. `stdin` is where answers and commands come from."""

    def __init__(self, out: Out, stdin: TextIO, time: Time) -> None:
        self._dialogue = _TimedDialogue(out, stdin, time)
        self._tell = self._dialogue.tell
        self._shown: object = None
        self._replying: dict[str, Replying] = {}

    def begin(self, view: Intro) -> bool:
        self._tell(f"Exam: {view.title}.", *exam_words.paper(view), *view.notes)
        try:
            self._dialogue.read("Enter to begin, :quit for not now: ", _AT_BEGIN)
        except Instead:
            return False
        return True

    def ask(self, view: Asking, objection: Objection) -> Reply | Command | GoTo:
        replying = self._replying.setdefault(view.seed, Replying(self._dialogue, view, _ASKED))
        if self._shown != view.seed:
            self._put(view, replying)
            self._shown = view.seed
        while True:
            try:
                reply = replying.reply()
            except Instead as asked:
                got = self._moved(asked, view.of)
                if got is None:
                    continue
                if got is not Command.MARK:
                    self._shown = None
                return got
            said = objection(reply)
            if not said:
                break
            self._tell(said)
        del self._replying[view.seed]
        self._shown = None
        return reply

    def review(self, view: Standing) -> Command | GoTo:
        self._tell("Review.", *exam_words.standing(view))
        self._dialogue.tell_time()
        while True:
            try:
                line = self._dialogue.until(
                    "A number goes to that question, :hand-in ends the exam: ",
                    _AT_REVIEW,
                    lambda text: _number(text, len(view.prompts)),
                )
            except Instead as asked:
                got = self._moved(asked, len(view.prompts))
                if isinstance(got, Command | GoTo):
                    return got
            else:
                return GoTo(line)

    def confirm(self, view: Standing) -> Command:
        self._tell(exam_words.before_the_end(view))
        while True:
            try:
                return self._dialogue.until("Hand in? yes or no: ", _AT_CONFIRM, _yes_or_no)
            except Instead as asked:
                got = self._moved(asked, len(view.prompts))
                if isinstance(got, Command):
                    return got

    def report(self, view: Result) -> Command:
        self._tell(*protocol(view))
        if not view.missed:
            return Command.NEXT
        try:
            missed = words.the_missed(len(view.missed))
            self._dialogue.read_untimed(f"Enter when done, :practise for {missed}: ", _AT_END)
        except Instead as asked:
            return Command.PRACTISE if asked.value is Command.PRACTISE else Command.NEXT
        return Command.NEXT

    def note(self, text: str) -> None:
        self._tell(text)

    def _put(self, view: Asking, replying: Replying) -> None:
        marked = " Marked." if view.flagged else ""
        self._tell(
            f"Question {view.number} of {view.of}, {view.kind}.{marked}",
            f"Passage: {view.passage}" if view.passage else "",
            view.prompt,
        )
        replying.show_options()
        if view.reply is not None:
            self._tell(f"You answered: {exam_words.reply(view.form, view.reply)}")

    def _moved(self, asked: Instead, of: int) -> Reply | Command | GoTo | None:
        """What was asked for; None when it was done here."""
        match asked.value:
            case Command.TIME:
                self._dialogue.tell_time()
            case Command.GO if asked.number <= of:
                return GoTo(asked.number)
            case Command.GO:
                self._tell(f"There are questions 1 to {of}.")
            case value:
                return value
        return None


class _TimedDialogue(Dialogue):
    """Says marks of time before it asks for a line, and asks for none when the time is up."""

    def __init__(self, out: Out, stdin: TextIO, time: Time) -> None:
        super().__init__(out, stdin)
        self._time = time
        self._left_ms: int | None = None

    def read(self, prompt: str, commands: Commands) -> str:
        left_ms = self._time.left()
        if left_ms == 0:
            raise Instead(Command.TIME_UP)
        before_ms, self._left_ms = self._left_ms, left_ms
        allowed_ms = self._time.allowed_ms or 0
        if left_ms is not None and before_ms is not None and mark_passed(before_ms, left_ms, allowed_ms):
            self.tell_time()
        return super().read(prompt, commands)

    def read_untimed(self, prompt: str, commands: Commands) -> str:
        return super().read(prompt, commands)

    def tell_time(self) -> None:
        left_ms = self._time.left()
        if left_ms is None:
            self.tell("There is no time limit.")
        else:
            self.tell(f"Time left: {exam_words.stretch(left_ms / 1000)}.")


def _number(text: str, most: int) -> int | Misread:
    number = number_said(f" {text}")
    return number if 1 <= number <= most else Misread(f"Type a number from 1 to {most}, or a command.")


def _yes_or_no(text: str) -> Command | Misread:
    match text.strip().lower():
        case "y" | "yes":
            return Command.HAND_IN
        case "n" | "no":
            return Command.REVIEW
    return Misread("Type yes or no.")
