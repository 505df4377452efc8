from datetime import UTC, date, datetime

import pytest

from quizkit.study.days import distance, full_date, study_day

EPOCH = date(1970, 1, 1)


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("utc", "offset_minutes", "day"),
    [
        ("2026-03-01T12:00", 0, "2026-03-01"),
        ("2026-03-01T03:59", 0, "2026-02-28"),
        ("2026-03-01T04:00", 0, "2026-03-01"),
        ("2026-03-01T22:30", 120, "2026-03-01"),
        ("2026-03-02T01:59", 120, "2026-03-01"),
        ("2026-03-02T02:00", 120, "2026-03-02"),
        ("2026-03-01T10:00", -480, "2026-02-28"),
        ("2026-03-01T12:00", -480, "2026-03-01"),
        ("1969-12-31T23:00", 0, "1969-12-31"),
    ],
)
def test_study_day(utc: str, offset_minutes: int, day: str) -> None:
    assert study_day(ms(utc), offset_minutes) == (date.fromisoformat(day) - EPOCH).days


def test_the_start_of_the_day_is_a_setting() -> None:
    at = ms("2026-03-01T01:00")
    assert study_day(at, 0, day_start_minutes=0) == study_day(at, 0) + 1


@pytest.mark.parametrize(
    ("day", "told"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (12, "in 12 days"), (-3, "3 days ago")],
)
def test_distance(day: int, told: str) -> None:
    assert distance(100 + day, 100) == told


@pytest.mark.parametrize(
    ("day", "told"),
    [("1970-01-01", "1 January 1970"), ("2026-08-06", "6 August 2026"), ("1969-12-31", "31 December 1969")],
)
def test_full_date(day: str, told: str) -> None:
    assert full_date((date.fromisoformat(day) - EPOCH).days) == told
