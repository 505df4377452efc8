"""A program that is told to end still leaves the terminal as it found it."""

import signal
from types import FrameType
from typing import NoReturn


def end_cleanly() -> None:
    """SIGTERM and SIGHUP raise SystemExit with 128 and the signal's number: 143 and 129.

    The terminal is then restored on the way out, which the default, dying on the spot, does not do.
    """
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGHUP, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    del frame
    raise SystemExit(128 + number)
