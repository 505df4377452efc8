"""A program that is told to end still leaves the terminal as it found it."""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

AGAIN_SECONDS = 0.01
_ENDING = (signal.SIGTERM, signal.SIGHUP)
_NO_TERMINAL = (termios.error, OSError, ValueError)


def end_cleanly() -> None:
    """SIGTERM and SIGHUP raise SystemExit with 128 and the signal's number: 143 and 129.

    The terminal is then restored on the way out, which the default, dying on the spot, does not do. What a
    signal raises while Python frees an object, where nothing can be raised, is raised a moment later.
    """
    for number in _ENDING:
        signal.signal(number, _end)
    sys.unraisablehook = _raise_later


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


def _raise_later(passed_over: "UnraisableHookArgs") -> None:
    """Python would write it over the question, and go on as if no one had told the program to end."""
    number = _number_of(passed_over.exc_value)
    if number is None:
        sys.__unraisablehook__(passed_over)
    elif not sys.is_finalizing():  # it ends already
        from threading import Timer

        # Not by an alarm: one that comes when Python has put its handlers away would kill the program.
        timer = Timer(AGAIN_SECONDS, os.kill, [os.getpid(), number])
        timer.daemon = True
        timer.start()


def _number_of(error: BaseException | None) -> int | None:
    """The signal that raised this; None when none did."""
    if isinstance(error, KeyboardInterrupt):
        return signal.SIGINT
    ours = {128 + number: number for number in _ENDING}
    return ours.get(error.code) if isinstance(error, SystemExit) and isinstance(error.code, int) else None
