"""Study days on the command line: how they are written, and how they are told."""

from datetime import date, timedelta

from quizkit.model.errors import UsageError

_EPOCH = date(1970, 1, 1)
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}
WAYS = "like 2026-12-18, today, tomorrow or +14"
_SOON_DAYS = 6
_LONGEST_NUMBER = 6
_LAST_DAY = (date(9999, 12, 31) - _EPOCH).days


def parse_day(text: str, today: int) -> int:
    """The study day that a text means.

    Args:
        text: an ISO date, "yesterday", "today", "tomorrow", or days from today: "+14".
        today: the study day.

    Raises:
        UsageError: it is none of these.
    """
    word = text.strip().lower()
    if word in _NAMED:
        return today + _NAMED[word]
    if word[:1] == "+" and word[1:].isascii() and word[1:].isdigit() and len(word) <= _LONGEST_NUMBER:
        return today + int(word)
    try:
        return (date.fromisoformat(word) - _EPOCH).days
    except ValueError:
        raise UsageError(f"“{text}” is no day.", f"Write it {WAYS}.") from None


def parse_days(text: str, today: int) -> tuple[int, int]:
    """The first and the last of a stretch of days: `FROM..TO`, or one day.

    Raises:
        UsageError: it is no stretch of days.
    """
    begin, dots, end = text.partition("..")
    first = parse_day(begin, today)
    last = parse_day(end, today) if dots else first
    if last < first:
        raise UsageError(f"“{text}” ends before it begins.", f"Write it like {iso(last)}..{iso(first)}.")
    return first, last


def iso(day: int) -> str:
    return as_date(day).isoformat()


def as_date(day: int) -> date:
    return _EPOCH + timedelta(days=min(day, _LAST_DAY))


def told(day: int, today: int) -> str:
    """A day as it is told: "today", "Friday", "18 December", "2 January 2027"."""
    if day in (today, today + 1):
        return "today" if day == today else "tomorrow"
    at = as_date(day)
    if today < day <= today + _SOON_DAYS:
        return f"{at:%A}"
    year = "" if at.year == as_date(today).year else f" {at.year}"
    return f"{at.day} {at:%B}{year}"
