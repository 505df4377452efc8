"""What the learner has laid down and may change: plans, days away, the parameters of the model.

Read from the few events that are about no question, which have an index of their own.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from quizkit.model.facts import Away, PlanCleared, Planned, Tuned
from quizkit.store.rows import COLUMNS, Row, to_event

_LAID_DOWN = f"""
SELECT {COLUMNS} FROM event INDEXED BY event_of_none
WHERE deck IS NULL AND kind IN ('planned', 'plan_cleared', 'away') ORDER BY clock, id
"""  # noqa: S608 - columns of ours
_LAST_TUNED = f"""
SELECT {COLUMNS} FROM event INDEXED BY event_of_none
WHERE deck IS NULL AND kind = 'tuned' ORDER BY clock DESC, id DESC LIMIT 1
"""  # noqa: S608


class Agreement(NamedTuple):
    """What decides what is asked.

    Attributes:
        plans: by deck, with the study day on which each was made; those of past exams too.
        away: days away, as `read_away` has them.
    """

    plans: dict[str, tuple[Planned, int]]
    away: tuple[Away, ...]


_NOTHING = Agreement({}, ())


def read_parameters(connection: sqlite3.Connection) -> tuple[float, ...] | None:
    """The parameters in force; None for the defaults of the model."""
    row = connection.execute(_LAST_TUNED).fetchone()
    if row is None:
        return None
    fact = to_event(Row._make(row)).fact
    assert isinstance(fact, Tuned)
    return fact.parameters or None


def read_agreement(connection: sqlite3.Connection) -> Agreement:
    """Plans and days away, in one look: there are none for most learners."""
    rows = connection.execute(_LAID_DOWN).fetchall()
    if not rows:
        return _NOTHING
    plans: dict[str, tuple[Planned, int]] = {}
    away: list[Away] = []
    for row in rows:
        event = to_event(Row._make(row))
        match event.fact:
            case Planned(deck=deck) as plan:
                plans.pop(deck, None)
                plans[deck] = plan, event.moment.day
            case PlanCleared(deck):
                plans.pop(deck, None)
            case Away() as stretch:
                away.append(stretch)
            case _:
                raise AssertionError(event)
    return Agreement(plans, away_in_force(away))


def read_plans(connection: sqlite3.Connection) -> dict[str, Planned]:
    """The plans in force, by deck, the oldest first."""
    return {deck: plan for deck, (plan, _) in read_agreement(connection).plans.items()}


def read_away(connection: sqlite3.Connection) -> tuple[Away, ...]:
    """The days away in force."""
    return read_agreement(connection).away


def away_in_force(facts: Iterable[Away]) -> tuple[Away, ...]:
    """What is left of stretches of days, given and taken back: in order, with days of study between them.

    Args:
        facts: oldest first. One that ends before it begins says nothing.
    """
    left: list[Away] = []
    for fact in facts:
        if fact.first_day > fact.last_day:
            continue
        left = [part for stretch in left for part in _without(stretch, fact)]
        if fact.on:
            left.append(fact)
    joined: list[Away] = []
    for stretch in sorted(left, key=lambda stretch: stretch.first_day):
        if joined and joined[-1].last_day == stretch.first_day - 1:
            stretch = Away(joined.pop().first_day, stretch.last_day)  # noqa: PLW2901 - one stretch now
        joined.append(stretch)
    return tuple(joined)


def _without(stretch: Away, taken: Away) -> list[Away]:
    before = Away(stretch.first_day, min(stretch.last_day, taken.first_day - 1))
    after = Away(max(stretch.first_day, taken.last_day + 1), stretch.last_day)
    return [part for part in (before, after) if part.first_day <= part.last_day]
