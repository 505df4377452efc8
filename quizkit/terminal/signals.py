"""A program that is told to end still leaves the terminal as it found it."""

import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, TextIO, TypeAlias

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

Tell: TypeAlias = Callable[[BaseException], None]

AGAIN_SECONDS = 0.01
_ENDING = (signal.SIGTERM, signal.SIGHUP)
_told: list[Tell] = []
_NO_TERMINAL = (termios.error, OSError, ValueError)


def end_cleanly() -> None:
    """SIGINT raises KeyboardInterrupt; SIGTERM and SIGHUP SystemExit with 128 and their number: 143 and 129.

    The terminal is then restored on the way out, which the default, dying on the spot, does not do. What a
    signal raises while Python frees an object, where nothing can be raised, is raised a moment later. What
    this process was started to ignore, as by `nohup`, stays ignored.
    """
    for number in (signal.SIGINT, *_ENDING):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _come)
    sys.unraisablehook = _raise_later


@contextmanager
def told(tell: Tell) -> Iterator[None]:
    """In here a signal raises nothing, and `tell` gets what it would have raised.

    For libraries that an exception in their midst leaves in pieces. Call `end_cleanly` before.
    """
    _told.append(tell)
    try:
        yield
    finally:
        _told.pop()


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


def _come(number: int, frame: FrameType | None) -> None:
    del frame
    error = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
    if not _told:
        raise error
    _told[-1](error)


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
