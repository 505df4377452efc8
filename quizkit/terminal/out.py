"""The gateway: the only module that writes to stdout and stderr. What it writes cannot steer the terminal.

A line is made of fragments, (style, text). The text is cleaned once more and brought into the stream's
encoding; only a style becomes an escape sequence, and only where colour is on.
"""

import errno
import os
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Self, TextIO

from quizkit.model.text import clean
from quizkit.terminal.layout import BLANK, Fragment, Line, columns
from quizkit.terminal.style import STYLES, Style, decide, encodable, escaped_as_in_json, height_of, width_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.style import Style as RichStyle

_SGR = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}
_RESET = "\x1b[0m"


class Out:
    """Writes lines, tables and data.

    Raises:
        BrokenPipeError: from any method that writes, when nobody reads any more. `abandon` then keeps the
            interpreter from writing what is left.
    """

    def __init__(self, stdout: TextIO, stderr: TextIO, style: Style) -> None:
        self.style = style
        self._stdout = stdout
        self._stderr = stderr

    @classmethod
    def of_process(cls) -> Self:
        return cls(sys.stdout, sys.stderr, decide(os.environ, sys.stdin, sys.stdout))

    @property
    def width(self) -> int:
        """Columns of the terminal at this moment, 80 where there is none."""
        return width_of(self.style, self._stdout)

    @property
    def height(self) -> int:
        """Rows of the terminal at this moment, 24 where there is none."""
        return height_of(self._stdout)

    def line(self, *parts: "str | tuple[str, str]") -> None:
        """Writes one line of texts and fragments."""
        self.lines([tuple(("", part) if isinstance(part, str) else part for part in parts)])

    def lines(self, lines: Iterable[Line]) -> None:
        colour = self.style.colour
        self._write(self._stdout, "".join(f"{self._drawn(line, colour=colour)}\n" for line in lines))

    def table(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[str] = ()
    ) -> None:
        """Writes columns that are aligned by what the terminal shows; on a terminal they fit its width.

        Args:
            header: names of the columns.
            rows: as many texts each.
            right: names of the columns that are aligned to the right.
        """
        places = {place for place, name in enumerate(header) if name in right}
        cells = [tuple(header), *rows]
        width = self.width if self._stdout.isatty() else None
        first, *rest = columns(cells, width, places, self.style.marks.ellipsis)
        self.lines([(("dim", first),), *((("", row),) for row in rest)])

    def data(self, text: str) -> None:
        """Writes text for other programs, and a line end. Only for a terminal it is cleaned.

        What the encoding lacks is written as JSON does, so that JSON stays JSON.
        """
        shown = clean(text) if self._stdout.isatty() else text
        self._write(self._stdout, escaped_as_in_json(shown, self.style.encoding) + "\n")

    def prompt(self, text: str) -> None:
        """Writes text without a line end and leaves the cursor behind it."""
        self._write(self._stdout, self._drawn((("", text),), colour=False))

    def rich(self, renderable: "RenderableType") -> None:
        """Writes what rich has laid out, through the same gate."""
        self.lines(self._laid_out(renderable))

    def error(self, text: str) -> None:
        """Says on stderr that something is wrong."""
        self._say("", text)

    def advice(self, text: str) -> None:
        """Says on stderr what can be done about it."""
        self._say("dim", text)

    def news(self, text: str) -> None:
        """Says on stderr what has happened."""
        self._say("", text)

    @property
    def lively(self) -> bool:
        """A line on stderr may be written over."""
        return not self.style.linear and self._stderr.isatty()

    def passing(self, text: str) -> None:
        """Writes over the last line of stderr; empty text removes it. Only where it is `lively`."""
        shown = self._drawn((("", text),), colour=False)
        self._write(self._stderr, f"\r{shown}\x1b[K")

    def back(self, rows: int) -> None:
        """Moves the cursor up so many rows, to the first column: what stands there will be written over."""
        if rows:
            self._write(self._stdout, f"\x1b[{rows}A\r")

    def abandon(self) -> None:
        """Nobody reads any more: whatever is still unwritten goes nowhere."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (self._stdout, self._stderr):
            try:
                os.dup2(nowhere, stream.fileno())
            except (OSError, ValueError):
                continue
        os.close(nowhere)

    def _say(self, style: str, text: str) -> None:
        colour = self.style.colour and self._stderr.isatty()
        rows = [self._drawn(((style, row),), colour=colour) for row in text.split("\n")]
        self._write(self._stderr, "\n".join(rows) + "\n")

    def _drawn(self, line: Line, *, colour: bool) -> str:
        encoding = self.style.encoding
        return "".join(
            _styled(style, encodable(clean(text), encoding), colour=colour) for style, text in line
        )

    def _laid_out(self, renderable: "RenderableType") -> list[Line]:
        from io import StringIO

        from rich.console import Console

        console = Console(
            file=StringIO(),
            width=self.width,
            height=self.height,
            markup=False,
            emoji=False,
            highlight=False,
        )
        rows = console.render_lines(renderable, pad=False)
        return [
            _without_blank_end([(_words(part.style), part.text) for part in row if not part.control])
            for row in rows
        ]

    def _write(self, stream: TextIO, text: str) -> None:
        try:
            stream.write(text)
            stream.flush()
        except OSError as error:
            if error.errno == errno.EIO:  # the terminal was closed
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
            raise


def _without_blank_end(row: list[Fragment]) -> Line:
    """Spaces at the end of a line would wrap when the terminal is made narrower."""
    while row and not row[-1][1].strip():
        row.pop()
    return (*row[:-1], (row[-1][0], row[-1][1].rstrip())) if row else BLANK


def _words(style: "RichStyle | None") -> str:
    """A style of rich in our words."""
    if style is None:
        return ""
    words = [word for word in ("bold", "dim", "italic", "underline") if getattr(style, word)]
    return " ".join([*words, style.color.name] if style.color is not None else words)


def _styled(style: str, text: str, *, colour: bool) -> str:
    if not style or not colour or not text:
        return text
    words = " ".join(STYLES.get(name, name) for name in style.split()).split()
    return f"\x1b[{';'.join(_SGR[word] for word in words)}m{text}{_RESET}"
