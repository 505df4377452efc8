"""Deck text as lines: inline markup becomes style, code keeps its shape, long lines are wrapped. Pure."""

from quizkit.model import markup
from quizkit.model.text import clean, one_line
from quizkit.model.value import Value
from quizkit.terminal.layout import BLANK, Fragment, Line, chop, indent, wrap
from quizkit.terminal.style import STACKED_BELOW, WIDEST, Marks, Style, encodable


class Look(Value):
    """How much room there is at the moment, and what can be drawn in it.

    Attributes:
        cells: the length of a line of text, at most `WIDEST`.
    """

    cells: int
    marks: Marks
    encoding: str

    @classmethod
    def of(cls, style: Style, width: int) -> "Look":
        return cls(min(width, WIDEST), style.marks, style.encoding)

    @property
    def stacked(self) -> bool:
        return self.cells < STACKED_BELOW

    def safe(self, text: str) -> str:
        """Text that can be laid out: clean, and spelled in what the stream can encode."""
        return encodable(clean(text), self.encoding)


def inline(text: str, look: Look, style: str = "") -> Line:
    """A text on one line, its markup as style on top of `style`."""
    rows = markup.lines(look.safe(text))
    spans = tuple(fragment for row in rows for fragment in (*_styled(row, style), (style, " ")))[:-1]
    return tuple(part for part in spans if part[1])


def one_line_of(text: str, look: Look) -> str:
    """A text on one line, without markup."""
    return one_line(markup.plain(look.safe(text)))


def lines(text: str, look: Look, style: str = "") -> list[Line]:
    """A text of any length, its lines as the author wrote them."""
    return [_styled(row, style) for row in markup.lines(look.safe(text))]


def prose(text: str, look: Look, lead: Line = BLANK, style: str = "") -> list[Line]:
    """A text of any length as rows that fit.

    Args:
        text: may hold markup and line breaks.
        look: the room.
        lead: stands before the first row; the others are indented by as much.
        style: of what the markup does not style.
    """
    rows: list[Line] = []
    for row in markup.lines(look.safe(text)):
        before = indent(lead) if rows else lead
        block = bool(row) and row[0].style is markup.Style.BLOCK
        rows += (chop if block else wrap)(_styled(row, style), look.cells, before)
    return rows


def _styled(row: markup.Line, style: str) -> Line:
    return tuple(_fragment(span, style) for span in row)


def _fragment(span: markup.Span, style: str) -> Fragment:
    own = "" if span.style is markup.Style.PLAIN else span.style.value
    return f"{style} {own}".strip(), span.text
