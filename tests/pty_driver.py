"""Runs a program in a pseudo-terminal, sends it keys and reads its screen.

    with Program([sys.executable, "-m", "quizkit"], columns=40) as program:
        program.wait_for("Enter study all")
        program.send("enter")

Always wait for a text before sending the next key: what is typed ahead is thrown away by programs that ask.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "s-tab": "\x1b[Z",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "s-up": "\x1b[1;2A",
    "s-down": "\x1b[1;2B",
    "backspace": "\x7f",
    "space": " ",
    "c-c": "\x03",
    "c-d": "\x04",
    "c-z": "\x1a",
}
"""Keys that have names; anything else is sent as it is."""

_TAKE_TERMINAL = """\
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell that starts the tests in the background ignores it
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_NOT_PASSED_ON = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "PYTHONIOENCODING")
_HISTORY_ROWS = 2000


class Program:
    """A program in a terminal of its own.

    Args:
        argv: its command line.
        columns, rows: the size of the terminal.
        environ: on top of this process's environment; TERM is xterm-256color and the encoding UTF-8 unless
            it says otherwise.
        folder: where it runs.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.raw = b""
        """Every byte that was written."""
        self._screen: Any = pyte.HistoryScreen(columns, rows, history=_HISTORY_ROWS, ratio=0.5)
        self._stream = pyte.ByteStream(self._screen)
        self._terminal, inner = pty.openpty()
        self._set_size(columns, rows)
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, *map(str, argv)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            cwd=folder,
            env={**inherited, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(environ or {})},
            start_new_session=True,
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def lines(self) -> list[str]:
        """The screen, without spaces at the ends of lines."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as one text, without empty lines at its end."""
        return "\n".join(self.lines).rstrip("\n")

    @property
    def everything(self) -> str:
        """What has scrolled away and the screen, as one text."""
        scrolled = [
            "".join(row[column].data for column in range(self._screen.columns)).rstrip()
            for row in self._screen.history.top
        ]
        return "\n".join([*scrolled, self.text])

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, from 0."""
        return self._screen.cursor.y, self._screen.cursor.x

    @property
    def echoes(self) -> bool:
        """The terminal shows what is typed by itself: it is not in raw mode."""
        local_modes: int = termios.tcgetattr(self._terminal)[3]
        return bool(local_modes & termios.ECHO)

    def send(self, *keys: str) -> None:
        """Presses keys: names of `KEYS`, or texts."""
        os.write(self._terminal, "".join(KEYS.get(key, key) for key in keys).encode())

    def wait_for(self, text: str, seconds: float = 15.0) -> None:
        """Reads until a text is on the screen; spaces at its end do not count.

        Raises:
            AssertionError: it did not appear in time, or the program ended without it.
        """
        self._read_until(lambda: text.rstrip() in self.text, f"{text!r} is not on the screen", seconds)

    def wait_until_gone(self, text: str, seconds: float = 15.0) -> None:
        """Reads until a text is not on the screen any more."""
        self._read_until(lambda: text.rstrip() not in self.text, f"{text!r} is still on the screen", seconds)

    def resize(self, columns: int, rows: int) -> None:
        """Changes the size of the terminal; the program is told by SIGWINCH."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Closes the terminal, as closing its window does."""
        os.close(self._terminal)
        self._terminal = -1

    def status(self, seconds: float = 15.0) -> int:
        """Waits for the end and returns the exit status; negative for a signal."""
        deadline = time.monotonic() + seconds
        while self._process.poll() is None:
            assert time.monotonic() < deadline, f"the program does not end:\n{self.text}"
            self._read(0.05)
        self._read(0.0)
        return self._process.returncode

    def close(self) -> None:
        """Kills the program if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._terminal >= 0:
            self.hang_up()

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read_until(self, reached: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < deadline, f"{what}:\n{self.text}"
            if not self._read(0.05) and self._process.poll() is not None:
                assert reached(), f"the program ended; {what}:\n{self.text}"

    def _read(self, seconds: float) -> bool:
        """Reads what is there; False when there was nothing within so many seconds."""
        if self._terminal < 0:
            time.sleep(seconds)
            return False
        found = False
        while select.select([self._terminal], [], [], 0.0 if found else seconds)[0]:
            try:
                data = os.read(self._terminal, 65536)
            except OSError:  # the program has closed its end
                return found
            if not data:
                return found
            self.raw += data
            self._stream.feed(data)
            found = True
        return found
