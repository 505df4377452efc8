"""What an exam shows and asks, apart from how; see `front` for study.

Nothing here tells whether an answer was right until the exam is handed in.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from quizkit.model.replies import Reply
from quizkit.model.value import Value
from quizkit.study.exam_result import Result
from quizkit.terminal.front import Asking, Command, Objection


class GoTo(NamedTuple):
    """The learner wants to go to this question, counted from 1."""

    number: int


class Time(NamedTuple):
    """The time of an exam, in milliseconds; None for no limit. `left` is asked whenever it is shown."""

    allowed_ms: int | None
    left: Callable[[], int | None]


class Intro(Value):
    """An exam that has not begun.

    Attributes:
        deck: its id, with which the exam is gone on with. title: as shown.
        seconds: time allowed, `extra` (a share) included; None for no limit.
        notes: lines to be read before it begins.
    """

    deck: str
    title: str
    questions: int
    seconds: int | None
    extra: float
    pass_share: float | None
    notes: tuple[str, ...] = ()


class Standing(Value):
    """How far an exam is. Questions are told by their numbers, from 1, in order.

    Attributes:
        prompts: of all questions, each on one line.
    """

    prompts: tuple[str, ...]
    open: tuple[int, ...]
    marked: tuple[int, ...]


class ExamFront(Protocol):
    """A way of asking. Where there is a limit, everything that waits may return TIME_UP."""

    def begin(self, view: Intro) -> bool:
        """Shows what the exam is; False when the learner does not want to begin now."""

    def ask(self, view: Asking, objection: Objection) -> Reply | Command | GoTo:
        """Shows a question and waits for a reply, or NEXT, BACK, MARK, REVIEW, HAND_IN or QUIT.

        Called again for the same question after a mark; what was done so far with a question is kept.
        """

    def review(self, view: Standing) -> Command | GoTo:
        """Shows what is answered, open and marked: HAND_IN, BACK to the last question, or QUIT."""

    def confirm(self, view: Standing) -> Command:
        """Asks whether to hand in, naming what is open: HAND_IN, REVIEW for not yet, or QUIT."""

    def report(self, view: Result) -> Command:
        """Shows what became of the exam: PRACTISE the missed ones, or NEXT when done."""

    def note(self, text: str) -> None:
        """Shows one line of news."""
