"""What is to be expected of many memories: shares of questions in states on a grid, and no random runs.

A memory is put into the nearest cell of a grid of stabilities and difficulties; what an answer does to a cell
is asked of the model once. A share of a question that is reviewed goes on partly as recalled and partly as
forgotten, as likely as the model says, so that thousands of questions take no longer than a hundred.

An answer that is right counts as good. One that is wrong is asked again on its day until it is right.
"""

from functools import cache, cached_property
from math import log
from typing import NamedTuple

from quizkit.study.memory import RETENTION, Memory, MemoryModel
from quizkit.study.rating import AGAIN, GOOD

_LEAST_STABILITY_DAYS = 0.05
_RATIO = 1.08
_DIFFICULTIES_APART = 0.5
_WIDTH = 32
"""More than there are difficulties: a cell is a stability times this, plus a difficulty."""

_EXACT_DAYS = 7
_DAYS_RATIO = 1.15
_CELLS_NEARBY = 3


class Pace(NamedTuple):
    """What answers take of a learner, and how many new questions are known before they are learned.

    Attributes:
        review_seconds, new_seconds: one answer.
        first_right: share of new questions that are right at once, 0 to 1.
    """

    review_seconds: float = 15.0
    new_seconds: float = 20.0
    first_right: float = 0.6

    def of_review(self, recall: float) -> float:
        """Seconds that a review takes, with the answer after a wrong one."""
        return self.review_seconds * (2.0 - recall)

    @property
    def of_new(self) -> float:
        """Seconds that a new question takes, with the answer after a wrong one."""
        return self.new_seconds + (1.0 - self.first_right) * self.review_seconds


class Onward(NamedTuple):
    """What a study day does to a cell.

    Attributes:
        recall: probability that the first answer is right.
        right, wrong: the cells after that day.
        right_days, wrong_days: until it comes back by the ordinary schedule.
    """

    recall: float
    right: int
    wrong: int
    right_days: int
    wrong_days: int


class Grid:
    """Cells, and what happens to them.

    Args:
        model: says what answers do.
        pace: of the learner.
        retention: the ordinary schedule's.
    """

    def __init__(self, model: MemoryModel, pace: Pace, retention: float = RETENTION) -> None:
        self.pace = pace
        self._model = model
        self._retention = retention
        self._onward: dict[tuple[int, int], Onward] = {}
        self._curves: dict[int, list[float]] = {}

    def cell(self, memory: Memory) -> int:
        """The cell nearest to a memory."""
        stability_days = max(memory.stability_days, _LEAST_STABILITY_DAYS)
        row = round(log(stability_days / _LEAST_STABILITY_DAYS) / log(_RATIO))
        return row * _WIDTH + round((memory.difficulty - 1.0) / _DIFFICULTIES_APART)

    def recall(self, cell: int, days: int) -> float:
        """Probability of recall so many days after an answer."""
        return self.curve(cell, days)[days]

    def curve(self, cell: int, days: int) -> list[float]:
        """Probabilities of recall by days after an answer, up to so many days at least."""
        row = cell // _WIDTH
        curve = self._curves.setdefault(row, [])
        if len(curve) <= days:
            memory = self.memory(cell)
            curve += [self._model.recall(memory, day) for day in range(len(curve), days + 1)]
        return curve

    def onward(self, cell: int, days: int) -> Onward:
        """What a review does so many days after the last answer, at least one."""
        found = self._onward.get((cell, days))
        if found is None:
            found = self._onward[cell, days] = self._asked(self.memory(cell), days)
        return found

    @cached_property
    def first(self) -> Onward:
        """What the first study day does to a new question."""
        return self._asked(None, 0)

    def _asked(self, memory: Memory | None, day: int) -> Onward:
        right = self._model.after(memory, GOOD, day, self._retention)
        missed = self._model.after(memory, AGAIN, day, self._retention)
        wrong = self._model.after(missed.memory, GOOD, day, self._retention)
        return Onward(
            self.pace.first_right if right.recall is None else right.recall,
            self.cell(right.memory),
            self.cell(wrong.memory),
            right.interval_days,
            wrong.interval_days,
        )

    def memory(self, cell: int) -> Memory:
        """The memory in the middle of a cell, after an answer on day 0."""
        row, column = divmod(cell, _WIDTH)
        return Memory(_LEAST_STABILITY_DAYS * _RATIO**row, 1.0 + column * _DIFFICULTIES_APART, 0)


@cache
def nearby_days(days: int) -> int:
    """For whoever asks for thousands of spans: more than a week of days is rounded to powers of 1.15."""
    if days <= _EXACT_DAYS:
        return days
    return round(_DAYS_RATIO ** round(log(days) / log(_DAYS_RATIO)))


def nearby_cell(cell: int) -> int:
    """The nearest of a ninth of all cells: every third stability and every third difficulty."""
    row, column = divmod(cell, _WIDTH)
    return _CELLS_NEARBY * (round(row / _CELLS_NEARBY) * _WIDTH + round(column / _CELLS_NEARBY))
