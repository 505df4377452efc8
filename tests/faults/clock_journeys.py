"""Drawn journeys: how the time, the place and the error of a learner's clock go on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizkit.model.facts import Moment
from quizkit.study.days import study_day

FULL_EXAMPLES = 1_000
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS

ZONES = (
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Pacific/Chatham",
)
BEGINS = (
    "1969-12-30T22:00",  # negative milliseconds
    "2011-12-28T20:00",  # Apia skips the 30th
    "2026-03-07T23:00",  # New York springs forward
    "2026-03-28T21:00",  # Paris does
    "2026-04-04T10:00",  # Lord Howe falls back, by half an hour
    "2026-10-24T22:00",  # Paris falls back
    "2038-01-18T12:00",  # the end of 32 bits
    "2261-02-28T12:00",
)


class Step(NamedTuple):
    """What happens before the learner looks at the clock again.

    Attributes:
        minutes: that really go by.
        place: the name of a zone, or minutes east of Greenwich.
        error_minutes: by so much the clock is ahead; negative when it is behind.
    """

    minutes: int
    place: str | int
    error_minutes: int = 0


class Journey(NamedTuple):
    """Where a study day begins, in minutes after midnight, and what the clock showed at each step."""

    day_start_minutes: int
    moments: tuple[Moment, ...]


def at(text: str) -> int:
    """A time in UTC, in milliseconds since 1970."""
    return round((datetime.fromisoformat(text).replace(tzinfo=UTC) - _EPOCH) / timedelta(milliseconds=1))


def offset_at(at_ms: int, place: str | int) -> int:
    """The distance from UTC that a place's clocks have at a time, in minutes."""
    if isinstance(place, int):
        return place
    offset = (_EPOCH + timedelta(milliseconds=at_ms)).astimezone(_zone(place)).utcoffset()
    assert offset is not None
    return int(offset / timedelta(minutes=1))


def moment_at(at_ms: int, place: str | int, day_start_minutes: int) -> Moment:
    offset = offset_at(at_ms, place)
    return Moment(at_ms, offset, study_day(at_ms, offset, day_start_minutes))


def journey(begin: str, steps: list[Step], day_start_minutes: int) -> Journey:
    real_ms, moments = at(begin), []
    for step in steps:
        real_ms += step.minutes * MINUTE_MS
        shown_ms = real_ms + step.error_minutes * MINUTE_MS
        moments.append(moment_at(shown_ms, step.place, day_start_minutes))
    return Journey(day_start_minutes, tuple(moments))


places = st.sampled_from(ZONES) | st.integers(-12 * 4, 14 * 4).map(lambda quarters: 15 * quarters)
errors = st.just(0) | st.integers(-90 * 1440, 90 * 1440)
begins = st.sampled_from(BEGINS)
day_starts = st.sampled_from([240, 0, 720, 1_439])


def steps(error: st.SearchStrategy[int] = errors, most: int = 12) -> st.SearchStrategy[list[Step]]:
    return st.lists(st.builds(Step, st.integers(0, 3 * 1440), places, error), min_size=1, max_size=most)


journeys = st.builds(journey, begins, steps(), day_starts)
"""With a clock that jumps by up to ninety days, forward and back."""
honest = st.builds(journey, begins, steps(st.just(0)), day_starts)
"""With a clock that is right, wherever the learner travels."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def for_all(examples: int, holds: Callable[..., None], *drawn: st.SearchStrategy[Any]) -> None:
    """Draws so many examples, always the same when there are few of them."""
    how = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=examples < FULL_EXAMPLES,
        phases=[
            Phase.explicit,
            Phase.generate,
        ],  # each is short, and whole commands would take long to shrink
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    how(given(*drawn)(holds))()
