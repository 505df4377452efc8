"""Answers that lie ahead of today: the clock was wrong when they were given, or it is wrong now.

A few days of them were a clock that was wrong, and has been set right. Their questions would not be asked for
as long as it was ahead; they are asked again today instead, and go on from there. If there are many days of
them, it is likelier that the clock is wrong now: nothing is asked again because of that.
"""

from quizkit.study.schedule import AHEAD_DAYS

MANY_DAYS = 15
"""From so many study days ahead of today on, it is today that is not believed."""
LAST_DAY = 2932896
"""9999-12-31, the last day that can be told."""


def believed_until(today: int, days_ahead: int) -> int:
    """The last study day of which an answer is believed.

    Args:
        today: as the clock shows it.
        days_ahead: on how many days further ahead than `AHEAD_DAYS` anything was answered.
    """
    return today + AHEAD_DAYS if 0 < days_ahead < MANY_DAYS else LAST_DAY
