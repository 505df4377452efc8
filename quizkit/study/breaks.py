"""Where study was broken off, and went on."""

from collections.abc import Iterable
from typing import NamedTuple

BREAK_DAYS = 3
"""From one day of study to the next: two days without any are a break."""
LONGEST_DAYS = 14
"""Days of study after a break over which what waits is spread, at most."""


class Break(NamedTuple):
    """The last day of study before it, and the first after it: today, or a day on which study went on."""

    last_day: int
    back_day: int


def last_break(days: Iterable[int], today: int) -> Break | None:
    """The last break, if it matters still, or is to end today; None without one.

    Args:
        days: of study before today, newest first.
        today: counts as one, whether anything was answered on it or not.
    """
    back_day = today
    for day in days:
        if back_day - day >= BREAK_DAYS:
            return Break(day, back_day)
        if today - day > 2 * LONGEST_DAYS:
            return None
        back_day = day
    return None
