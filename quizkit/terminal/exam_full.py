"""Exams in a full terminal: the time left stands before the keys, and ends the exam by itself."""

from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from quizkit.model.replies import GaveUp, Reply
from quizkit.study.exam_result import Result
from quizkit.terminal import boards, exam_lines, exam_words, offers, words
from quizkit.terminal.exam_front import GoTo, Intro, Standing, Time
from quizkit.terminal.front import Asking, Command, Objection
from quizkit.terminal.hush import Hush
from quizkit.terminal.layout import BLANK, wrap
from quizkit.terminal.out import Out
from quizkit.terminal.prose import Look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizkit.terminal.exam_ask import ExamAsker
    from quizkit.terminal.layout import Line
    from quizkit.terminal.offers import Helps

_LEAD: "Line" = (("", "  "),)
_MENU = "next, previous, mark, review, leave"


class FullExam:
    """Asks and shows in a full terminal. `stdin` is the terminal the keys come from."""

    def __init__(self, out: Out, stdin: TextIO, time: Time) -> None:
        self._out = out
        self._stdin = stdin
        self._time = time
        self._shown: object = None
        self._rows_above = 0

    def begin(self, view: Intro) -> bool:
        self._out.lines(exam_lines.intro(view, self._look))
        keys = {"enter": Command.NEXT, "q": Command.QUIT}
        return self._wait(keys, [("Enter", "begin"), ("q", "not now")]) is Command.NEXT

    def ask(self, view: Asking, objection: Objection) -> Reply | Command | GoTo:
        from quizkit.terminal.ask import Setting

        look = self._look
        with Hush(self._stdin) as hush:
            if view.seed != self._shown:
                above = exam_lines.question(view, look)
                self._out.lines(above)
                self._shown, self._rows_above = view.seed, len(above)
            setting = Setting(offers.EXAM, self._rows_above, hush.lift, offers.EXAM_ALWAYS, _MENU)
            got = self._asker.ask(view, objection, setting)
        if got is Command.MARK:
            return got
        self._shown = None
        self._out.lines(_settled(view, view.reply if isinstance(got, Command) else got, look))
        return got

    def review(self, view: Standing) -> Command | GoTo:
        look = self._look
        above = exam_lines.standing(view, look)
        self._out.lines(above)
        first = next(iter((*view.open, *view.marked)), 1) - 1
        with Hush(self._stdin) as hush:
            return self._asker.review(view, first, len(above), hush.lift)

    def confirm(self, view: Standing) -> Command:
        look = self._look
        told: Line = (
            ("strong", "Hand in now? "),
            ("almost" if view.open else "", exam_words.before_the_end(view)),
        )
        self._out.lines(wrap(told, look.cells, _LEAD))
        keys = {
            "y": Command.HAND_IN,
            **dict.fromkeys(("n", "escape"), Command.REVIEW),
            "q": Command.QUIT,
        }
        return self._wait(keys, [("y", "hand in"), ("n", "not yet"), ("q", "leave")])

    def report(self, view: Result) -> Command:
        self._out.lines(exam_lines.report(view, self._look))
        if not view.missed:
            return Command.NEXT
        keys = {**dict.fromkeys(("enter", " ", "q"), Command.NEXT), "m": Command.PRACTISE}
        practise = f"practise {words.the_missed(len(view.missed))}"
        with Hush(self._stdin) as hush:
            got = self._asker.wait_untimed(keys, [("m", practise), ("Enter", "done")], hush.lift)
        return Command.PRACTISE if got is Command.PRACTISE else Command.NEXT

    def note(self, text: str) -> None:
        look = self._look
        rows = wrap((("", look.safe(text)),), look.cells, _LEAD)
        self._out.lines([BLANK, *rows] if self._shown is None else [*rows, BLANK])

    @property
    def _look(self) -> Look:
        return Look.of(self._out.style, self._out.width)

    @cached_property
    def _asker(self) -> "ExamAsker":
        from quizkit.terminal.exam_ask import ExamAsker

        return ExamAsker(self._out.style, self._time)

    def _wait(self, keys: "Mapping[str, Command]", helps: "Helps") -> Command:
        while True:
            with Hush(self._stdin) as hush:
                got = self._asker.wait(keys, helps, hush.lift)
            if isinstance(got, Command):  # Enter means something to the prompt, if to nobody else
                return got


def _settled(view: Asking, reply: Reply | None, look: Look) -> "list[Line]":
    """What stays on the screen of a question that is left."""
    if reply is None:
        return [(("dim", f" {look.marks.skipped} not answered"),)]
    if isinstance(reply, GaveUp) or boards.left_by(view.form, reply) is not None:
        return boards.settled(view.form, reply, look)
    return [(("dim", f" {look.marks.skipped} answered before it was edited"),)]
