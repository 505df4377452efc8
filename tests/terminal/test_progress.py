"""The line about long work. Time is told, never measured."""

from io import StringIO

import pytest
from terminal_samples import ASCII_STYLE, LINEAR_STYLE, UNICODE_STYLE

from quizkit.terminal.out import Out
from quizkit.terminal.progress import Progress
from quizkit.terminal.style import Style


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now_ms = 1000

    def __call__(self) -> int:
        return self.now_ms


def told(stderr: StringIO, style: Style, steps: list[tuple[int, int]]) -> str:
    """What is written while work is done in steps: (milliseconds from the start, how much of 10)."""
    clock = Clock()
    with Progress(Out(StringIO(), stderr, style), "Reading decks", clock) as progress:
        for at_ms, done in steps:
            clock.now_ms = 1000 + at_ms
            progress(done, 10)
    return stderr.getvalue()


SLOW = [(100, 1), (500, 2), (550, 3), (620, 5), (5000, 10)]


@pytest.mark.parametrize("stderr", [Terminal(), StringIO()])
def test_quick_work_is_not_mentioned(stderr: StringIO) -> None:
    assert told(stderr, UNICODE_STYLE, [(0, 1), (499, 10)]) == ""


def test_slow_work_has_a_bar_that_goes_away() -> None:
    assert told(Terminal(), UNICODE_STYLE, SLOW).split("\r") == [
        "",
        " Reading decks  ━━━━────────────────  20%\x1b[K",
        " Reading decks  ━━━━━━━━━━──────────  50%\x1b[K",
        " Reading decks  ━━━━━━━━━━━━━━━━━━━━  100%\x1b[K",
        "\x1b[K",
    ]


def test_bar_fits_a_narrow_terminal_and_ascii() -> None:
    line = told(Terminal(), ASCII_STYLE._replace(columns=20), [(600, 5)]).split("\r")[1]
    assert line == " Reading decks...\x1b[K"


@pytest.mark.parametrize(("stderr", "style"), [(StringIO(), UNICODE_STYLE), (Terminal(), LINEAR_STYLE)])
def test_elsewhere_there_is_a_line_at_start_and_end(stderr: StringIO, style: Style) -> None:
    assert told(stderr, style, SLOW) == "Reading decks …\nReading decks: done.\n"


def fail_slowly(stderr: StringIO, style: Style) -> None:
    clock = Clock()
    with Progress(Out(StringIO(), stderr, style), "Reading decks", clock) as progress:
        clock.now_ms += 600
        progress(1, 10)
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("stderr", "style", "end"),
    [(StringIO(), LINEAR_STYLE, "Reading decks …\n"), (Terminal(), UNICODE_STYLE, "\r\x1b[K")],
)
def test_work_that_fails_is_not_called_done(stderr: StringIO, style: Style, end: str) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_slowly(stderr, style)
    assert stderr.getvalue().endswith(end)


def test_nothing_to_do_is_all_done() -> None:
    clock = Clock()
    stderr = Terminal()
    with Progress(Out(StringIO(), stderr, UNICODE_STYLE), "Reading", clock) as progress:
        clock.now_ms += 600
        progress(0, 0)
    assert "100%" in stderr.getvalue()
