"""A line on stderr about work that takes more than a moment."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from quizkit.terminal.layout import cut
from quizkit.terminal.out import Out

PATIENCE_MS = 500
"""Work that is done sooner is not mentioned."""

REPAINT_MS = 100

_BAR = 20


class Progress:
    """Call it with how much is done of how much.

    In linear mode, and where stderr is no terminal, it only says that it began and that it is done.

        with Progress(out, "Reading decks", ticks_ms) as progress:
            for number, file in enumerate(files, 1):
                ...
                progress(number, len(files))
    """

    def __init__(self, out: Out, title: str, ticks_ms: Callable[[], int]) -> None:
        self._out = out
        self._title = title
        self._ticks_ms = ticks_ms
        self._began_ms = ticks_ms()
        self._painted_ms: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._painted_ms is None:
            return
        if self._out.lively:
            self._out.passing("")
        elif error is None:
            self._out.news(f"{self._title}: done.")

    def __call__(self, done: int, of: int) -> None:
        now_ms = self._ticks_ms()
        if now_ms - self._began_ms < PATIENCE_MS:
            return
        if not self._out.lively:
            if self._painted_ms is None:
                self._out.news(f"{self._title} {self._out.style.marks.ellipsis}")
                self._painted_ms = now_ms
        elif self._painted_ms is None or now_ms - self._painted_ms >= REPAINT_MS:
            self._out.passing(self._line(done, of))
            self._painted_ms = now_ms

    def _line(self, done: int, of: int) -> str:
        marks = self._out.style.marks
        share = min(1.0, done / of) if of else 1.0
        full = round(share * _BAR)
        line = f" {self._title}  {marks.full * full}{marks.empty * (_BAR - full)}  {share:.0%}"
        return cut(line, self._out.width - 1, marks.ellipsis)
