"""A program that is told to end still leaves the terminal as it found it."""

import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn, TextIO

_NO_TERMINAL = (termios.error, OSError, ValueError)


def end_cleanly() -> None:
    """SIGTERM and SIGHUP raise SystemExit with 128 and the signal's number: 143 and 129.

    The terminal is then restored on the way out, which the default, dying on the spot, does not do.
    """
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGHUP, _end)


@contextmanager
def left_as_found(stdin: TextIO) -> Iterator[None]:
    """The terminal has the modes that it had before, however this is left.

    What asks restores them too, but a signal may come just between its steps.
    """
    try:
        before = termios.tcgetattr(stdin.fileno())
    except _NO_TERMINAL:
        yield
        return
    try:
        yield
    finally:
        with suppress(*_NO_TERMINAL):
            termios.tcsetattr(stdin.fileno(), termios.TCSADRAIN, before)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    del frame
    raise SystemExit(128 + number)
