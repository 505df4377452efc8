"""How days are written and told."""

import pytest

from quizkit.commands.dates import iso, parse_day, parse_days, told
from quizkit.model.errors import UsageError

TODAY = 20_717
"""Monday 2026-09-21."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-21", TODAY),
        ("20260922", TODAY + 1),
        ("today", TODAY),
        ("Tomorrow", TODAY + 1),
        ("yesterday", TODAY - 1),
        ("+14", TODAY + 14),
        (" 1969-12-31 ", -1),
    ],
)
def test_a_day_is_written_in_several_ways(text: str, day: int) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "18.12.2026", "2026-02-30", "+", "+1.5", "+99999999", "-3", "+²"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        parse_day(text, TODAY)


def test_stretches_of_days() -> None:
    assert parse_days("2026-09-21..+2", TODAY) == (TODAY, TODAY + 2)
    assert parse_days("tomorrow", TODAY) == (TODAY + 1, TODAY + 1)
    with pytest.raises(UsageError, match="ends before it begins"):
        parse_days("today..yesterday", TODAY)
    with pytest.raises(UsageError, match="is no day"):
        parse_days("today..", TODAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (4, "Friday"),
        (7, "28 September"),
        (-3, "18 September"),
        (110, "9 January 2027"),
    ],
)
def test_a_day_is_told(days: int, words: str) -> None:
    assert told(TODAY + days, TODAY) == words


def test_a_day_is_told_to_programs() -> None:
    assert iso(TODAY) == "2026-09-21"
    assert iso(9_999_999) == "9999-12-31"
