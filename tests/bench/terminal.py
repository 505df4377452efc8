"""A program in a pseudo-terminal whose bytes are read as they come: what is told is when they were there.

`pty_driver` has a screen as well; drawing it would take longer than what is measured here.
"""

import os
import pty
import re
import select
import signal
import struct
import time
from collections.abc import Mapping, Sequence
from fcntl import ioctl
from termios import TIOCSWINSZ
from typing import Self

_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")
_PATIENCE_SECONDS = 60


class Terminal:
    """A program in a terminal of 80 × 24. It is killed in the end; use it in a `with` statement.

    Attributes:
        child: the id of its process.
    """

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self._argv = argv
        self._shown = b""
        self._since = time.perf_counter()
        self.child, self._terminal = pty.fork()
        if not self.child:
            os.execvpe(argv[0], list(argv), {**environ, "TERM": "xterm-256color"})
        ioctl(self._terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self._terminal)

    @property
    def text(self) -> str:
        """What was written since the last key, or the start, without colours and movements."""
        return _ESCAPES.sub(b"", self._shown).decode("utf-8", "replace")

    def press(self, key: str) -> None:
        """Sends a key, from which on time is counted."""
        self._shown = b""
        self._since = time.perf_counter()
        os.write(self._terminal, key.encode())

    def until(self, wanted: str) -> float:
        """Reads until a text was written; seconds since the last key, or since the start."""
        while wanted not in self.text:
            ready, _, _ = select.select([self._terminal], [], [], _PATIENCE_SECONDS)
            assert ready, (self._argv, wanted, self.text)
            try:
                data = os.read(self._terminal, 65_536)
            except OSError:  # the program has ended
                data = b""
            assert data, (self._argv, wanted, self.text)
            self._shown += data
        return time.perf_counter() - self._since
