"""Failures of the world outside, each with the exit code that the program ends with.

    QuizkitError (1)
    ├── UsageError (2)
    └── LogError
        ├── LogLocked (3)
        ├── DiskRefuses (4)       full or read-only
        ├── LogTooNew (5)
        └── LogDamaged (6)

Mistakes in a deck are not exceptions: they are `Problem` values. Our own bugs are assertions.
"""

from typing import ClassVar


class QuizkitError(Exception):
    """Told to the user in one message, without a traceback.

    `message` says what is wrong; `advice`, which may be empty, what to do about it.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(QuizkitError):
    """The command line names something that is not there or cannot be meant."""

    exit_code = 2


class LogError(QuizkitError):
    """The log of answers could not be opened or written."""


class LogLocked(LogError):  # noqa: N818 - the name says what happened
    exit_code = 3


class DiskRefuses(LogError):  # noqa: N818
    exit_code = 4


class LogTooNew(LogError):  # noqa: N818
    exit_code = 5


class LogDamaged(LogError):  # noqa: N818
    exit_code = 6
