"""Keys pressed while nobody listens are not echoed: they would push what is drawn out of its place."""

import termios
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TextIO

_LOCAL_MODES = 3
"""Place of the local modes among what `tcgetattr` returns."""


class Hush:
    """While it is entered, and until it is lifted, the terminal echoes nothing."""

    def __init__(self, stdin: TextIO) -> None:
        self._stdin = stdin
        self._before: list[Any] | None = None

    def __enter__(self) -> Self:
        with suppress(termios.error, OSError, ValueError):
            self._before = termios.tcgetattr(self._stdin.fileno())
            quiet = list(self._before)
            quiet[_LOCAL_MODES] &= ~termios.ECHO
            termios.tcsetattr(self._stdin.fileno(), termios.TCSANOW, quiet)
        return self

    def lift(self) -> None:
        """Puts the terminal back as it was."""
        before, self._before = self._before, None
        if before is not None:
            with suppress(termios.error, OSError, ValueError):
                termios.tcsetattr(self._stdin.fileno(), termios.TCSANOW, before)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lift()
