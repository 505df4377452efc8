"""A plan up to an exam: which questions are asked on which day, so that most is recalled on that one.

New questions are met in the first half of the time, as many each day. What is left of a day's time goes to
the reviews that are worth most: that add most to the recall on the day of the exam for a second spent, as if
no other were to follow, the doubtful ones before the others; and those first that lose by waiting for
tomorrow. Over thirteen loads this came to 0.5 % more recall than either the gain alone or the risk alone.
A plan takes the same time each day: the least that reaches the recall aimed at, and never more than there is.

It is made anew from how things stand each morning, so that days missed or gained change the days that follow.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import ceil, inf, sqrt
from typing import NamedTuple

from quizkit.model.facts import Away
from quizkit.model.value import Value
from quizkit.study.away import days_of_study, stretch_at
from quizkit.study.expected import Grid, Onward
from quizkit.study.memory import Memory

BEST = 0.97
"""Recall aimed at when none is asked for, however much time there is."""
LATEST_NEW_DAYS = 2
"""A new question is met in time when so many days of study are left for reviews; on a short plan, fewer."""
MOST_MINUTES = 16 * 60.0
_PART_FOR_NEW = 0.5
_PATIENCE = 3.0
"""How much the loss by waiting counts beside the worth itself. Both found by trying."""
_CLOSE = 0.0005
_FEW = 0.5
"""Fewer questions than this are none."""
_LONGEST_DELAY_DAYS = 365
_HALVINGS = 12


class Terms(Value):
    """What a plan has to keep to.

    Attributes:
        today: the first day of it that is ahead.
        since_day: the study day on which it was made.
        exam_day: no study on that day any more.
        minutes_a_day: None for no limit.
        retention: recall wanted on the day of the exam; None for as much as the time allows.
        away: no study on these days.
    """

    today: int
    since_day: int
    exam_day: int
    minutes_a_day: float | None = None
    retention: float | None = None
    away: tuple[Away, ...] = ()

    @property
    def aim(self) -> float:
        return BEST if self.retention is None else self.retention

    @property
    def end_of_new(self) -> int:
        """The day before which all new questions should be met."""
        return self.since_day + max(1, round((self.exam_day - self.since_day) * _PART_FOR_NEW))

    @property
    def latest_new(self) -> int:
        """The day before which a new question is met in time, whatever the end of new ones was to be."""
        return self.exam_day - min(LATEST_NEW_DAYS, (self.exam_day - self.since_day) // 3)

    def new_on(self, day: int, left: float) -> float:
        """How many new questions it takes on a day to meet all that are left in time."""
        end = self.end_of_new if day < self.end_of_new else self.latest_new
        return left / max(1, days_of_study(day, end, self.away))


class PlanDay(NamedTuple):
    """What a plan expects of a day."""

    day: int
    reviews: float
    new: float
    minutes: float


class Course(NamedTuple):
    """A plan carried through, as it is to be expected.

    Attributes:
        days: from today to the eve of the exam.
        recall: mean over all questions on the day of the exam; 0 for one that was never met.
        late: new questions that are not met in time, or not at all.
    """

    days: tuple[PlanDay, ...]
    recall: float
    late: float


class Unless(NamedTuple):
    """Each alone would make a plan possible; None where it would not.

    Attributes:
        minutes_a_day: so much time.
        retention: so little recall.
        days_later: the exam so many days later.
    """

    minutes_a_day: int | None
    retention: float | None
    days_later: int | None


class Plan(NamedTuple):
    """A plan.

    Attributes:
        minutes_a_day: what it takes on each day at most.
        unless: what would have to change; None when it can be kept.
    """

    minutes_a_day: float
    course: Course
    unless: Unless | None


class Morning(NamedTuple):
    """How a deck stands before anything is answered on a day.

    Attributes:
        memories: of the questions met before, by key.
        new: how many there are.
    """

    memories: Mapping[str, Memory]
    new: int


class Done(NamedTuple):
    """What was answered since the morning.

    Attributes:
        keys: questions met before this day.
        new: how many were met for the first time.
        seconds: that all answers took.
    """

    keys: Collection[str] = ()
    new: int = 0
    seconds: float = 0.0


class Today(NamedTuple):
    """What is asked on a day. `reviews` are keys, those worth most first."""

    reviews: tuple[str, ...]
    new: int


def make_plan(grid: Grid, memories: Sequence[Memory], new: int, terms: Terms) -> Plan:
    """The plan from a morning on, with what would make it possible if it is not."""
    level = find_level(grid, memories, new, terms)
    course = follow(grid, memories, new, terms, level)
    unless = None if _keeps(course, terms) else _unless(grid, memories, new, terms)
    if level > _CLOSE and course.recall > terms.aim:
        # On the way the plan takes less time as soon as less will do.
        course = course._replace(recall=terms.aim)
    return Plan(level, course, unless)


def find_level(grid: Grid, memories: Sequence[Memory], new: int, terms: Terms) -> float:
    """The fewest minutes a day that reach what is aimed at, or all there are."""
    most = MOST_MINUTES if terms.minutes_a_day is None else terms.minutes_a_day
    course = follow(grid, memories, new, terms, most)
    aim, late = terms.aim, _FEW
    if course.recall < aim or course.late > late:
        if terms.minutes_a_day is not None:
            return most
        # Time alone does not reach it: as little time as comes close to what can be had.
        aim, late = course.recall - _CLOSE, course.late + _CLOSE
    least, enough = 0.0, most
    for _ in range(_HALVINGS):
        middle = (least + enough) / 2
        course = follow(grid, memories, new, terms, middle)
        if course.recall >= aim and course.late <= late:
            enough = middle
        else:
            least = middle
    return enough


def follow(grid: Grid, memories: Sequence[Memory], new: float, terms: Terms, minutes_a_day: float) -> Course:
    """What comes of so many minutes on each day of study."""
    states: dict[tuple[int, int], float] = {}
    for memory in memories:
        _add(states, grid.cell(memory), memory.last_day, 1.0)
    days = []
    late = 0.0
    for day in range(terms.today, terms.exam_day):
        spent = met = reviewed = 0.0
        if stretch_at(day, terms.away) is None:
            budget = minutes_a_day * 60.0
            met = min(new, terms.new_on(day, new), budget / grid.pace.of_new)
            new -= met
            late += met if day >= terms.latest_new else 0.0
            spent = met * grid.pace.of_new
            seconds, reviewed = _review(grid, states, terms.exam_day, day, budget - spent)
            spent += seconds
            _add(states, grid.first.right, day, met * grid.first.recall)
            _add(states, grid.first.wrong, day, met * (1.0 - grid.first.recall))
        days.append(PlanDay(day, reviewed, met, spent / 60.0))
    return Course(tuple(days), _recall(grid, states, new, terms.exam_day), late + new)


def choose(grid: Grid, morning: Morning, done: Done, terms: Terms, minutes_a_day: float) -> Today:
    """The questions that are still asked today, as many as the time that is left is expected to take.

    Args:
        morning: how things stood; the choice of today does not depend on what was answered since.
        done: what was answered since.
        terms: say which day it is.
        minutes_a_day: of the plan (see `find_level`).
    """
    if stretch_at(terms.today, terms.away) is not None or terms.today >= terms.exam_day:
        return Today((), 0)
    left = minutes_a_day * 60.0 - done.seconds
    wanted = ceil(terms.new_on(terms.today, morning.new)) - done.new
    new = max(0, min(morning.new - done.new, wanted, int(left / grid.pace.of_new + 0.5)))
    left -= new * grid.pace.of_new
    ranked = []
    for key, memory in morning.memories.items():
        days = terms.today - memory.last_day
        if days > 0 and key not in done.keys:
            worth, seconds = _worth(grid, grid.cell(memory), days, terms.exam_day - terms.today)
            ranked.append((-worth, -days / memory.stability_days, key, seconds))
    chosen = []
    for worth, _, key, seconds in sorted(ranked):
        if worth == inf or seconds / 2 > left:
            break
        chosen.append(key)
        left -= seconds
    return Today(tuple(chosen), new)


def _review(
    grid: Grid, states: dict[tuple[int, int], float], exam_day: int, day: int, budget: float
) -> tuple[float, float]:
    """Reviews what is worth most, until a budget of seconds is used; the seconds and the reviews."""
    ranked = []
    for (cell, last_day), share in states.items():
        worth, seconds = _worth(grid, cell, day - last_day, exam_day - day)
        if worth > -inf:
            ranked.append((worth, cell, last_day, share, seconds))
    left, reviewed = budget, 0.0
    for _, cell, last_day, share, seconds in sorted(ranked, reverse=True):
        if left <= 0.0:
            break
        asked = min(share, left / seconds)
        left -= asked * seconds
        reviewed += asked
        if asked < share:
            states[cell, last_day] = share - asked
        else:
            del states[cell, last_day]
        onward = grid.onward(cell, day - last_day)
        _add(states, onward.right, day, asked * onward.recall)
        _add(states, onward.wrong, day, asked * (1.0 - onward.recall))
    return budget - left, reviewed


def _worth(grid: Grid, cell: int, days: int, until_exam: int) -> tuple[float, float]:
    """How much a review now is to be preferred to others, if it adds anything, and the seconds it takes."""
    onward = grid.onward(cell, days)
    seconds = grid.pace.of_review(onward.recall)
    gained = _gained(grid, cell, onward, days, until_exam)
    if gained <= 0.0:
        return -inf, seconds
    worth = gained * sqrt(1.0 - onward.recall) / seconds
    if until_exam == 1:
        return worth, seconds
    later = grid.onward(cell, days + 1)
    gained_later = max(0.0, _gained(grid, cell, later, days + 1, until_exam - 1))
    worth_later = gained_later * sqrt(1.0 - later.recall) / grid.pace.of_review(later.recall)
    return worth - _PATIENCE * (worth_later - worth), seconds


def _gained(grid: Grid, cell: int, onward: Onward, days: int, until_exam: int) -> float:
    """What a review so many days after the last answer adds to the recall on the day of the exam."""
    reviewed = onward.recall * grid.recall(onward.right, until_exam)
    reviewed += (1.0 - onward.recall) * grid.recall(onward.wrong, until_exam)
    return reviewed - grid.recall(cell, days + until_exam)


def _recall(grid: Grid, states: Mapping[tuple[int, int], float], unmet: float, exam_day: int) -> float:
    known = sum(share * grid.recall(cell, exam_day - last) for (cell, last), share in states.items())
    total = sum(states.values()) + unmet
    return known / total if total else 1.0


def _add(states: dict[tuple[int, int], float], cell: int, day: int, share: float) -> None:
    if share:
        states[cell, day] = states.get((cell, day), 0.0) + share


def _keeps(course: Course, terms: Terms) -> bool:
    """Whether all that was asked for is kept: the recall only if one was asked for."""
    return course.late <= _FEW and (terms.retention is None or course.recall >= terms.retention - _CLOSE)


def _unless(grid: Grid, memories: Sequence[Memory], new: int, terms: Terms) -> Unless:
    def keeps(changed: Terms) -> bool:
        most = MOST_MINUTES if changed.minutes_a_day is None else changed.minutes_a_day
        return _keeps(follow(grid, memories, new, changed, most), changed)

    minutes = retention = None
    if terms.minutes_a_day is not None:
        least = int(terms.minutes_a_day)
        minutes = _least(least, int(MOST_MINUTES), lambda tried: keeps(terms._replace(minutes_a_day=tried)))
        if terms.retention is not None:
            course = follow(grid, memories, new, terms, terms.minutes_a_day)
            retention = int(course.recall * 100) / 100 if course.late <= _FEW else None
    days_later = _least(
        0, _LONGEST_DELAY_DAYS, lambda tried: keeps(terms._replace(exam_day=terms.exam_day + tried))
    )
    return Unless(minutes, retention, days_later)


def _least(known_not: int, most: int, holds: Callable[[int], bool]) -> int | None:
    """The least number that holds, above one that does not; None when even the greatest does not.

    What holds for a number should hold for all that are greater.
    """
    step = 1
    while not holds(min(known_not + step, most)):
        known_not += step
        if known_not >= most:
            return None
        step *= 2
    enough = min(known_not + step, most)
    while enough - known_not > 1:
        middle = (known_not + enough) // 2
        if holds(middle):
            enough = middle
        else:
            known_not = middle
    return enough
