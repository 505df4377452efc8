"""What the ordinary schedule is to bring: reviews, time and what is known, day by day.

Nothing random: see `study.expected`. Every question comes back on the day of its interval; those of days away
wait for the first day after.
"""

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple, TypeAlias

from quizkit.model.facts import Away
from quizkit.model.value import Value
from quizkit.study.away import stretch_at
from quizkit.study.expected import Grid, nearby_days
from quizkit.study.memory import Memory

Shares: TypeAlias = dict[tuple[int, int], float]
"""How many questions are in a cell since a day."""


class Standing(NamedTuple):
    """A question that was met: its memory, and when it comes back.

    Attributes:
        share: so many questions are like this one.
    """

    memory: Memory
    due_day: int
    share: float = 1.0


class Habits(Value):
    """How somebody studies.

    Attributes:
        new: questions that were never met. new_a_day: as many of them a day.
        reviews_a_day: at most so many, the most at risk first; None for all that are due.
        minutes_a_day: no day takes longer: first reviews, then new questions; None for no limit.
        away: no study on these days.
        met_today: how many of the new ones of today are met already.
    """

    new: float = 0.0
    new_a_day: float = 0.0
    reviews_a_day: float | None = None
    minutes_a_day: float | None = None
    away: tuple[Away, ...] = ()
    met_today: float = 0.0


class DayAhead(NamedTuple):
    """What is to be expected of a day.

    Attributes:
        left: due, and not reviewed.
    """

    day: int
    reviews: float
    new: float
    minutes: float
    left: float


class Ahead:
    """A course of days, gone through one by one."""

    def __init__(self, grid: Grid, standing: Iterable[Standing], today: int, habits: Habits) -> None:
        self._grid = grid
        self._habits = habits
        self._new = habits.new
        self._met_today = habits.met_today
        self._today = today
        self._due: dict[int, Shares] = {}
        self._waiting: Shares = {}
        self._total = habits.new
        for memory, due_day, share in standing:
            self._put(grid.cell(memory), memory.last_day, due_day, share)
            self._total += share

    def next_day(self) -> DayAhead:
        """Goes through one day of study, or of none."""
        day = self._today
        for key, share in self._due.pop(day, {}).items():
            self._waiting[key] = self._waiting.get(key, 0.0) + share
        reviews = new = seconds = 0.0
        if stretch_at(day, self._habits.away) is None:
            reviews, seconds = self._review(day)
            most = (self._seconds_a_day - seconds) / self._grid.pace.of_new
            new = max(0.0, min(self._habits.new_a_day - self._met_today, self._new, most))
            seconds += self._meet(day, new)
        self._met_today = 0.0
        self._today += 1
        return DayAhead(day, reviews, new, seconds / 60.0, sum(self._waiting.values()))

    def recall(self) -> float:
        """Mean recall over all questions on the next day, 0 for what was not met; 1 when there are none."""
        return self.known() / self._total if self._total else 1.0

    def known(self) -> float:
        """How many questions would be recalled if all were asked on the next day."""
        every = [self._waiting, *self._due.values()]
        return sum(
            share * self._grid.recall(cell, max(0, self._today - last_day))
            for shares in every
            for (cell, last_day), share in shares.items()
        )

    def _review(self, day: int) -> tuple[float, float]:
        """Reviews what is due, as far as the habits allow; how many, and the seconds they take."""
        most = self._habits.reviews_a_day
        left = inf if most is None else most
        seconds_left = self._seconds_a_day
        keys: Iterable[tuple[int, int]] = list(self._waiting)
        if left < inf or seconds_left < inf:
            keys = sorted(keys, key=lambda key: self._grid.recall(key[0], max(0, day - key[1])))
        reviews = seconds = 0.0
        for cell, last_day in keys:
            onward = self._grid.onward(cell, nearby_days(max(0, day - last_day)))
            takes = self._grid.pace.of_review(onward.recall)
            share = self._waiting[cell, last_day]
            asked = min(share, left - reviews, (seconds_left - seconds) / takes)
            if asked <= 0.0:
                break
            if asked < share:
                self._waiting[cell, last_day] = share - asked
            else:
                del self._waiting[cell, last_day]
            self._put(onward.right, day, day + onward.right_days, asked * onward.recall)
            self._put(onward.wrong, day, day + onward.wrong_days, asked * (1.0 - onward.recall))
            reviews += asked
            seconds += asked * takes
        return reviews, seconds

    @property
    def _seconds_a_day(self) -> float:
        minutes = self._habits.minutes_a_day
        return inf if minutes is None else minutes * 60.0

    def _meet(self, day: int, new: float) -> float:
        if not new:
            return 0.0
        first = self._grid.first
        self._new -= new
        self._put(first.right, day, day + first.right_days, new * first.recall)
        self._put(first.wrong, day, day + first.wrong_days, new * (1.0 - first.recall))
        return new * self._grid.pace.of_new

    def _put(self, cell: int, last_day: int, due_day: int, share: float) -> None:
        shares = self._due.setdefault(max(due_day, self._today), {})
        shares[cell, last_day] = shares.get((cell, last_day), 0.0) + share


class Week(NamedTuple):
    """What is to be expected of seven days.

    Attributes:
        first_day: study day.
        reviews_a_day, new_a_day, minutes_a_day: means. busiest_minutes: of its busiest day.
        known: questions that would be recalled if all were asked on the day after.
    """

    first_day: int
    reviews_a_day: float
    new_a_day: float
    minutes_a_day: float
    busiest_minutes: float
    known: float


def forecast(
    grid: Grid, standing: Iterable[Standing], today: int, weeks: int, habits: Habits
) -> tuple[Week, ...]:
    """The coming weeks, from how things stand."""
    ahead = Ahead(grid, standing, today, habits)
    told = []
    for week in range(weeks):
        days = [ahead.next_day() for _ in range(7)]
        told.append(
            Week(
                today + 7 * week,
                sum(day.reviews for day in days) / 7,
                sum(day.new for day in days) / 7,
                sum(day.minutes for day in days) / 7,
                max(day.minutes for day in days),
                ahead.known(),
            )
        )
    return tuple(told)


def together(each: Sequence[Sequence[Week]]) -> list[Week]:
    """The weeks of several decks as one; their busiest days may not be the same, so that theirs are added."""
    return [
        Week(
            weeks[0].first_day, *(sum(figures) for figures in zip(*(week[1:] for week in weeks), strict=True))
        )
        for weeks in zip(*each, strict=True)
    ]


class AsUsual(NamedTuple):
    """What comes of going on as usual until a day: mean recall on it, minutes a day, those of the busiest."""

    recall: float
    minutes_a_day: float
    busiest_minutes: float


def as_usual(grid: Grid, standing: Iterable[Standing], today: int, day: int, habits: Habits) -> AsUsual:
    """What is to be expected of a day after today when study goes on as usual until then."""
    ahead = Ahead(grid, standing, today, habits)
    minutes = [ahead.next_day().minutes for _ in range(day - today)]
    return AsUsual(ahead.recall(), sum(minutes) / len(minutes), max(minutes))
