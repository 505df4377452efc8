"""The front for a full terminal: colours, keys that answer at once, a pointer. Nothing settled is erased.

A question is painted before the library that asks is imported, so that the learner reads while it loads.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias, TypeVar

from quizkit.model.grades import Outcome
from quizkit.model.replies import Reply
from quizkit.terminal import boards, offers, paint
from quizkit.terminal.choosing import DIGITS, digits_told
from quizkit.terminal.front import Asking, Choice, Command, Home, Objection, Summary, Verdict
from quizkit.terminal.hush import Hush
from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.offers import Helps, Offer
from quizkit.terminal.out import Out
from quizkit.terminal.prose import Look, prose

if TYPE_CHECKING:
    from quizkit.terminal.ask import Asker

T = TypeVar("T")

Pause: TypeAlias = Literal["never", "wrong", "always"]
"""After which verdicts to wait for Enter. "wrong": all that are not simply right."""

_PASSING = {Command.UNDO, Command.RIGHT, Command.EASY, Command.PRACTISE}
"""After these nothing more can be said of the last answer."""

_KEYS_ROWS = 4
"""The keys below a board take no more, usually."""

_LEAD: Line = (("", "  "),)

_HOME_HELP = (
    "A digit studies one deck: what is due, then new questions. Enter studies all decks.",
    "n asks new questions only, without what is due. s shows how well you remember.",
    "While a question is asked, Esc shows everything that can be done.",
    "`quizkit --help` lists the commands.",
)


class FullFront:
    """Asks and shows in a full terminal. `stdin` is the terminal the keys come from."""

    def __init__(self, out: Out, stdin: TextIO, pause: Pause = "wrong") -> None:
        self._out = out
        self._stdin = stdin
        self._pause = pause
        self._shown: object = None
        self._answered: tuple[object, int] = (None, 0)
        """The question that was answered last, and the rows that its answer takes."""
        self._rows_above = 0
        self._last: Verdict | None = None

    def home(self, view: Home) -> Choice | None:
        from quizkit.terminal import show

        self._out.rich(show.home(view, self._look))
        values: dict[str, Choice | Command] = {
            **{digit: Choice(deck.deck) for digit, deck in zip(DIGITS, view.decks, strict=False)},
            "enter": Choice(),
            "n": Choice(new_only=True),
            "s": Choice(stats=True),
            "q": Command.QUIT,
            "?": Command.HINT,
            **dict.fromkeys(("up", "down", "j", "k"), Command.INFO),
        }
        while True:
            got = self._wait(values, _home_help(len(view.decks)))
            if isinstance(got, Choice):
                return got
            if got is Command.QUIT:
                return None
            if got is Command.HINT:
                self.info(_HOME_HELP)
            else:
                place = self._asker.browse([deck.title for deck in view.decks])
                if isinstance(place, int):
                    return Choice(view.decks[place].deck)

    def ask(self, view: Asking, objection: Objection) -> Reply | Command:
        look = self._look
        with Hush(self._stdin) as hush:
            rows = self._paint(view, look)
            from quizkit.terminal.ask import Setting  # only now: it takes long

            def ready() -> None:
                hush.lift()
                self._out.back(rows)

            offered = (*offers.QUESTION, *offers.of_last(self._last))
            got = self._asker.ask(view, objection, Setting(offered, self._rows_above, ready))
        self._forget(got)
        if not isinstance(got, Command):
            settled = [*boards.settled(view.form, got, look), BLANK]
            self._out.lines(settled)
            self._answered = self._shown, len(settled)
            self._shown = None
        return got

    def sure(self) -> bool | Command:
        values: dict[str, bool | Command | None]
        values = {"y": True, "n": False, "escape": Command.BACK, "enter": None}
        got: bool | Command | None = None
        while got is None:  # Enter may still be meant for the answer
            got = self._wait(values, [("Sure?", ""), ("y", "yes"), ("n", "no"), ("Esc", "back")])
        shown, rows = self._answered
        if got is Command.BACK and rows < self._out.height:
            self._out.back(rows)
            self._shown = shown
        return got

    def verdict(self, view: Verdict) -> Command:
        from quizkit.terminal import show

        self._out.rich(show.verdict(view, self._look))
        self._last = view
        waits = self._pause == "always" or (self._pause == "wrong" and view.outcome is not Outcome.RIGHT)
        return self.after(view) if waits else Command.NEXT

    def after(self, view: Verdict | None) -> Command:
        self._last = view
        return self._wait_for_offer(offers.after(view))

    def summary(self, view: Summary) -> Command:
        from quizkit.terminal import show

        self._out.rich(show.summary(view, self._look))
        self._shown = None
        command = self._wait_for_offer(offers.at_end(self._last, missed=len(view.missed)))
        return Command.NEXT if command is Command.QUIT else command

    def hint(self, text: str, number: int, of: int) -> None:
        del of
        self._out.lines([*paint.hint(text, number, self._look), BLANK])

    def info(self, lines: tuple[str, ...]) -> None:
        look = self._look
        self._apart([row for line in lines for row in prose(line, look, _LEAD)])

    def note(self, text: str) -> None:
        self.info((text,))

    def warn(self, text: str) -> None:
        look = self._look
        lead: Line = (("almost", f"  {look.marks.attention} "),)
        self._apart(wrap((("almost", look.safe(text)),), look.cells, lead))

    @property
    def _look(self) -> Look:
        return Look.of(self._out.style, self._out.width)

    @cached_property
    def _asker(self) -> "Asker":
        from quizkit.terminal.ask import Asker

        return Asker(self._out.style, _prepare_verdict)

    def _apart(self, rows: list[Line]) -> None:
        """Writes rows below what was shown last. Below a question comes a blank line already."""
        self._out.lines([BLANK, *rows] if self._shown is None else [*rows, BLANK])

    def _forget(self, got: object) -> None:
        if got in _PASSING:
            self._last = None

    def _paint(self, view: Asking, look: Look) -> int:
        """Paints a question that is not on the screen yet, and a first look at its board.

        Returns:
            How many rows of the board there are: what asks draws over them.
        """
        shown = (view.seed, view.passage, view.prompt, view.form)
        if shown == self._shown:
            return 0
        above = paint.question(view, look)
        room = paint.room(self._out.height, len(above), _KEYS_ROWS)
        board = boards.first_look(boards.start(view.form, view.next_dates), look, room)
        self._out.lines([*above, *board])
        self._shown, self._rows_above = shown, len(above)
        return len(board)

    def _wait_for_offer(self, offered: tuple[Offer, ...]) -> Command:
        values = {offer.key: offer.value for offer in offered if isinstance(offer.value, Command)}
        got = self._wait({" ": Command.NEXT, "q": Command.QUIT, **values}, offers.help_of(offered))
        self._forget(got)
        return got

    def _wait(self, values: Mapping[str, T], helps: Helps) -> T | Command:
        with Hush(self._stdin) as hush:
            return self._asker.wait(values, helps, hush.lift)


def _home_help(decks: int) -> Helps:
    one = [(digits_told(decks), "one deck")] if decks else []
    more = [("Arrows", "more decks")] if decks > len(DIGITS) else []
    rest = [("n", "new questions"), ("s", "stats"), ("?", "help"), ("q", "quit")]
    return [("Enter", "study all"), *one, *more, *rest]


def _prepare_verdict() -> None:
    """Imports what shows a verdict while the learner thinks."""
    import quizkit.terminal.show  # noqa: F401
