"""Days away: no study on them, no streak lost, and the load before and after made level.

A due day is chosen outside them where the spread of the interval leaves a choice. What still falls into them
is asked in the days before, as far as the same spread allows; the rest waits, and `study.comeback` spreads it
over the days after.
"""

from collections.abc import Iterable, Sequence

from quizkit.model.chance import number
from quizkit.model.facts import Away, Card
from quizkit.study.schedule import spread


def stretch_at(day: int, away: Iterable[Away]) -> Away | None:
    """The stretch that a day lies in; None for a day of study."""
    return next((one for one in away if one.first_day <= day <= one.last_day), None)


def days_of_study(first: int, end: int, away: Iterable[Away]) -> int:
    """How many days of study lie from `first` up to, and without, `end`."""
    gone = sum(max(0, min(end, one.last_day + 1) - max(first, one.first_day)) for one in away)
    return max(0, end - first - gone)


def outside(days: range, away: Sequence[Away]) -> Sequence[int]:
    """Those of these days that are no days away; all of them when there is no other."""
    return [day for day in days if stretch_at(day, away) is None] or days


def next_stretch(today: int, away: Iterable[Away]) -> Away | None:
    """The next stretch that is still ahead."""
    return min((one for one in away if one.first_day > today), key=lambda one: one.first_day, default=None)


def asked_before(cards: Iterable[Card], stretch: Away, today: int) -> list[Card]:
    """The cards due in a stretch ahead that are asked now instead: each has its day before the stretch.

    Args:
        cards: due within the stretch.
        stretch: begins after today.
        today: a day of study.

    Returns:
        The most at risk first. One that is not asked on its day stays among them.
    """
    ready = [card for card in cards if is_asked_before(card, stretch) and _day_before(card, stretch) <= today]
    return sorted(ready, key=lambda card: _risk(card, today), reverse=True)


def is_asked_before(card: Card, stretch: Away) -> bool:
    """Whether a card due in a stretch may be asked before it without asking it too early."""
    return _day_before(card, stretch) < stretch.first_day


def _day_before(card: Card, stretch: Away) -> int:
    """The day on which a card is asked before a stretch, or the first one of it when that were too early."""
    assert card.last_day is not None
    assert card.due_day is not None
    earliest = max(card.last_day + spread(card.due_day - card.last_day)[0], card.last_day + 1)
    choice = stretch.first_day - earliest
    return stretch.first_day if choice <= 0 else earliest + number(str(card.name), choice)


def _risk(card: Card, today: int) -> float:
    assert card.last_day is not None
    return (today - card.last_day) / max(card.stability_days, 0.001)
