"""Whatever happens in between, the terminal has its modes again."""

import os
import pty
import termios
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

import pytest

from quizkit.terminal.signals import left_as_found

LOCAL_MODES = 3


@pytest.fixture
def stdin() -> Iterator[TextIO]:
    outer, inner = pty.openpty()
    with os.fdopen(inner, encoding="utf-8") as stream:
        yield stream
    os.close(outer)


def echoes(stdin: TextIO) -> bool:
    modes: int = termios.tcgetattr(stdin.fileno())[LOCAL_MODES]
    return bool(modes & termios.ECHO)


def hush(stdin: TextIO) -> None:
    attributes = termios.tcgetattr(stdin.fileno())
    attributes[LOCAL_MODES] &= ~termios.ECHO
    termios.tcsetattr(stdin.fileno(), termios.TCSANOW, attributes)


def test_after_a_signal(stdin: TextIO) -> None:
    def told_to_end() -> None:
        with left_as_found(stdin):
            hush(stdin)
            assert not echoes(stdin)
            raise SystemExit(143)

    with pytest.raises(SystemExit):
        told_to_end()
    assert echoes(stdin)


def test_where_there_is_no_terminal() -> None:
    with left_as_found(StringIO()):
        pass
