"""Study days: a day of study ends when the learner sleeps, not at midnight and not in UTC."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MINUTES_A_DAY = 24 * 60
DAY_START_MINUTES = 4 * 60
_EPOCH = 719_163
_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def study_day(at_ms: int, offset_minutes: int, day_start_minutes: int = DAY_START_MINUTES) -> int:
    """The study day of a moment, in days since 1970-01-01.

    Args:
        at_ms: UTC, milliseconds since 1970.
        offset_minutes: the local clock's distance from UTC.
        day_start_minutes: minutes after local midnight at which a new study day begins.
    """
    return (at_ms // 60_000 + offset_minutes - day_start_minutes) // MINUTES_A_DAY


def date_of(day: int) -> "date":
    """A study day as a date of the calendar."""
    from datetime import date

    return date.fromordinal(_EPOCH + day)


def full_date(day: int) -> str:
    """A study day as it is told: "6 August 2026"."""
    date = date_of(day)
    return f"{date.day} {date:%B} {date.year}"


def distance(day: int, today: int) -> str:
    """A study day as it is told: "today", "tomorrow", "in 12 days", "3 days ago"."""
    days = day - today
    if days in _NEAR:
        return _NEAR[days]
    if days > 0:
        return f"in {days} days"
    return f"{-days} days ago"
