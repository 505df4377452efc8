"""How much of an exam's time is gone. Neither a restart nor a clock that is set back gives time back."""

from collections.abc import Iterable
from typing import NamedTuple

MINUTE_MS = 60_000

_MARKS_OF_TIME = (0.5, 0.25, 0.1)
_MARKS_MS = (5 * MINUTE_MS, MINUTE_MS)


class Running(NamedTuple):
    """An exam's time in one sitting, by two clocks: the later one counts.

    Attributes:
        started_ms: when the exam began, by the wall clock.
        used_ms: what was gone for certain when this sitting began.
        ticks_ms: when this sitting began, by a clock that only ever grows.
        allowed_ms: None for no limit.
    """

    started_ms: int
    used_ms: int
    ticks_ms: int
    allowed_ms: int | None

    def used(self, now_ms: int, ticks_ms: int) -> int:
        """Milliseconds that are gone."""
        return max(now_ms - self.started_ms, self.used_ms + ticks_ms - self.ticks_ms)

    def left(self, now_ms: int, ticks_ms: int) -> int | None:
        """Milliseconds that are left, 0 when the time is up; None for no limit."""
        if self.allowed_ms is None:
            return None
        return max(0, self.allowed_ms - self.used(now_ms, ticks_ms))


def used_at(started_ms: int, answers: Iterable[tuple[int, int]]) -> list[int]:
    """What was gone for certain at each answer: milliseconds that never become fewer.

    Args:
        started_ms: when the exam began, by the wall clock.
        answers: of each in order, when by the wall clock, and how long it took by a clock that only grows: it
            came no earlier than so long after the one before.
    """
    used, last = [], 0
    for at_ms, took_ms in answers:
        last = max(last + took_ms, at_ms - started_ms)
        used.append(last)
    return used


def mark_passed(before_ms: int, left_ms: int, allowed_ms: int) -> int | None:
    """The mark of time, as milliseconds left, that was passed meanwhile: the last one of several; else None.

    Marks are a half, a quarter and a tenth of the time, five minutes and one minute.
    """
    shares = [round(allowed_ms * share) for share in _MARKS_OF_TIME]
    marks = {*shares, *(mark for mark in _MARKS_MS if mark < allowed_ms)}
    return min((mark for mark in marks if left_ms <= mark < before_ms), default=None)
