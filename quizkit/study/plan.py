"""A plan up to an exam: which questions are asked on which day, so that most is recalled on that one.

A plan takes the same time each day: the least that reaches the recall aimed at, and never more than there is.
It is made anew from how things stand each morning, so that days missed or gained change the days that follow.
How a day's time is used is in `study.plan_course`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import ceil, inf
from typing import NamedTuple

from quizkit.study.away import stretch_at
from quizkit.study.expected import Grid
from quizkit.study.memory import Memory
from quizkit.study.plan_course import Course, Terms, follow, worth

MOST_MINUTES = 16 * 60.0
_CLOSE = 0.0005
_FEW = 0.5
"""Fewer questions than this are none."""
_LONGEST_DELAY_DAYS = 365
_HALVINGS = 12


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
    most = _most_minutes(terms)
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
            value, seconds = worth(grid, grid.cell(memory), days, terms.exam_day - terms.today)
            ranked.append((-value, -days / memory.stability_days, key, seconds))
    chosen = []
    for value, _, key, seconds in sorted(ranked):
        if value == inf or seconds / 2 > left:
            break
        chosen.append(key)
        left -= seconds
    return Today(tuple(chosen), new)


def _most_minutes(terms: Terms) -> float:
    return MOST_MINUTES if terms.minutes_a_day is None else terms.minutes_a_day


def _keeps(course: Course, terms: Terms) -> bool:
    """Whether all that was asked for is kept: the recall only if one was asked for."""
    return course.late <= _FEW and (terms.retention is None or course.recall >= terms.retention - _CLOSE)


def _unless(grid: Grid, memories: Sequence[Memory], new: int, terms: Terms) -> Unless:
    def best(changed: Terms) -> Course:
        return follow(grid, memories, new, changed, _most_minutes(changed))

    def keeps(changed: Terms) -> bool:
        return _keeps(best(changed), changed)

    minutes = retention = None
    if terms.minutes_a_day is not None:
        least = int(terms.minutes_a_day)
        minutes = _least(least, int(MOST_MINUTES), lambda tried: keeps(terms._replace(minutes_a_day=tried)))
    if terms.retention is not None:
        course = best(terms)
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
