"""What the environment, the streams and flags decide."""

from io import StringIO
from typing import Any

import pytest
from terminal_samples import UNICODE_STYLE

from quizkit.terminal.style import ASCII, UNICODE, decide, encodable, escaped, height_of, width_of

XTERM = {"TERM": "xterm-256color"}


class Stream(StringIO):
    def __init__(self, *, tty: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._tty = tty
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._tty


TTY, PIPE = Stream(tty=True), Stream(tty=False)


@pytest.mark.parametrize(
    ("environ", "stdin", "stdout", "flags", "linear"),
    [
        (XTERM, TTY, TTY, {}, False),
        (XTERM, TTY, TTY, {"linear": True}, True),
        (XTERM, PIPE, TTY, {}, True),
        (XTERM, TTY, PIPE, {}, True),
        ({"TERM": "dumb"}, TTY, TTY, {}, True),
        ({**XTERM, "ACCESSIBLE": "1"}, TTY, TTY, {}, True),
        ({**XTERM, "ACCESSIBLE": "0"}, TTY, TTY, {}, False),
        ({**XTERM, "ACCESSIBLE": ""}, TTY, TTY, {}, False),
    ],
)
def test_linear(
    environ: dict[str, str], stdin: Stream, stdout: Stream, flags: dict[str, Any], linear: bool
) -> None:
    assert decide(environ, stdin, stdout, **flags).linear is linear


@pytest.mark.parametrize(
    ("environ", "stdout", "flag", "colour"),
    [
        (XTERM, TTY, None, True),
        (XTERM, PIPE, None, False),
        ({}, TTY, None, False),
        ({"TERM": "dumb"}, TTY, None, False),
        ({**XTERM, "NO_COLOR": "1"}, TTY, None, False),
        ({**XTERM, "NO_COLOR": ""}, TTY, None, True),
        ({**XTERM, "FORCE_COLOR": "1"}, PIPE, None, True),
        ({**XTERM, "FORCE_COLOR": "0"}, TTY, None, False),
        ({**XTERM, "NO_COLOR": "1", "FORCE_COLOR": "1"}, TTY, None, False),
        ({**XTERM, "NO_COLOR": "1"}, TTY, True, True),
        ({**XTERM, "FORCE_COLOR": "1"}, TTY, False, False),
    ],
)
def test_colour(environ: dict[str, str], stdout: Stream, flag: bool | None, colour: bool) -> None:
    assert decide(environ, TTY, stdout, colour=flag).colour is colour


@pytest.mark.parametrize(
    ("encoding", "marks"),
    [("utf-8", UNICODE), ("UTF-16", UNICODE), ("ascii", ASCII), ("latin-1", ASCII), ("cp1252", ASCII)],
)
def test_marks(encoding: str, marks: object) -> None:
    style = decide(XTERM, TTY, Stream(tty=True, encoding=encoding))
    assert style.marks == marks
    assert style.encoding == encoding


def test_ascii_marks_are_ascii() -> None:
    assert "".join(map("".join, ASCII)).isascii()


@pytest.mark.parametrize(
    ("columns", "width"),
    [("132", 132), ("", 80), ("0", 80), ("wide", 80), ("-5", 80), ("²", 80), ("9" * 5_000, 80)],
)
def test_width_without_a_terminal(columns: str, width: int) -> None:
    assert decide({"COLUMNS": columns}, PIPE, PIPE).columns == width


def test_terminal_is_asked_for_its_size_each_time() -> None:
    style = decide({**XTERM, "COLUMNS": "132"}, TTY, TTY)
    assert style.columns is None
    assert width_of(style, TTY) == 80  # this one cannot tell
    assert height_of(TTY) == 24
    assert width_of(UNICODE_STYLE._replace(columns=33), TTY) == 33


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("naïve", "utf-8", "naïve"),
        ("naïve", "latin-1", "naïve"),
        ("naïve → “yes”…", "ascii", 'na\\xefve -> "yes"...'),
        ("日本", "ascii", "\\u65e5\\u672c"),
        ("\udc80", "utf-8", "\\udc80"),
    ],
)
def test_what_cannot_be_encoded_is_spelled(text: str, encoding: str, shown: str) -> None:
    assert encodable(text, encoding) == shown
    encodable(text, encoding).encode(encoding)


def test_quotes_of_data_are_not_respelled() -> None:
    assert escaped('{"a": "“b”"}', "ascii") == '{"a": "\\u201cb\\u201d"}'
