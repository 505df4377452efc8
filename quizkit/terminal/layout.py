"""Lines that fit: width in terminal cells, wrapping, cutting, columns. Pure.

A line is a tuple of fragments, (style, text); styles are named in `style.STYLES`.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TypeAlias

Fragment: TypeAlias = tuple[str, str]
Line: TypeAlias = tuple[Fragment, ...]

BLANK: Line = ()

_NARROWEST = 4
_NARROWEST_COLUMN = 8
_NOT_AT_START = "、。，．：；！？」』）】〉》…·ー々"
"""No line begins with these."""


def width(text: str) -> int:
    """How many cells the terminal uses for a text in one line.

    Characters are counted one by one, so that a sequence which some terminals draw as one sign (a flag, a
    family) may come out wider than it is shown, never narrower.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def line_width(line: Line) -> int:
    return sum(width(text) for _, text in line)


def plain(line: Line) -> str:
    return "".join(text for _, text in line)


def wrap(line: Line, cells: int, lead: Line = BLANK) -> list[Line]:
    """Breaks a line between words into rows of at most `cells`.

    Args:
        line: may hold line ends, which are kept.
        cells: room for a row, its lead included.
        lead: stands before the first row; the other rows are indented by as much.
    """
    room = max(cells - line_width(lead), _NARROWEST)
    return _led(_parts(line, _breaks(plain(line), room)), lead)


def chop(line: Line, cells: int, lead: Line = BLANK) -> list[Line]:
    """Like `wrap`, but fills every row to its end: for code, whose spaces must stay."""
    text, room = plain(line), max(cells - line_width(lead), _NARROWEST)
    rows, row, used = [], 0, 0
    for at, char in enumerate(text):
        if used + _cells(char) > room and at > row:
            rows.append((row, at))
            row, used = at, 0
        used += _cells(char)
    rows.append((row, len(text)))
    return _led(_parts(line, rows), lead)


def cut(text: str, cells: int, ellipsis: str) -> str:
    """The text, or as much of it as fits with an ellipsis at its end."""
    if width(text) <= cells:
        return text
    room = cells - width(ellipsis)
    if room < 0:
        return ellipsis[:cells]
    used = 0
    for at, char in enumerate(text):
        used += _cells(char)
        if used > room:
            return text[:at].rstrip() + ellipsis
    raise AssertionError("a text that is too wide has a place to cut it")


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces; before it when it is aligned to the right."""
    blank = " " * (cells - width(text))
    return blank + text if right else text + blank


def indent(lead: Line) -> Line:
    """As much space as a lead takes."""
    return (("", " " * line_width(lead)),) if lead else BLANK


def spread(left: Line, right: Line, cells: int) -> Line:
    """One line with something at either end, at least two spaces apart."""
    gap = max(2, cells - line_width(left) - line_width(right))
    return (*left, ("", " " * gap), *right)


def columns(
    rows: Sequence[Sequence[str]], cells: int | None, right: Collection[int] = (), ellipsis: str = "…"
) -> list[str]:
    """Rows of texts as lines of aligned columns, two spaces apart.

    Args:
        rows: as many texts each.
        cells: the widest columns are cut until a line fits this; None leaves them whole.
        right: places of the columns that are aligned to the right, from 0.
        ellipsis: marks what is cut.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if cells is not None:
        widths = _narrowed(widths, cells)
    return [
        "  ".join(
            pad(cut(text, room, ellipsis), room, right=place in right)
            for place, (text, room) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def excerpt(text: str, start: int, end: int, cells: int) -> tuple[str, str]:
    """A line of a file and, to stand below it, carets under a stretch of it.

    Args:
        text: the line.
        start, end: columns from 1, in characters; the end is exclusive.
        cells: room for both; of a longer line the part around `start` is shown.
    """
    room = max(cells - 4, _NARROWEST_COLUMN)
    start = min(start, len(text) + 1)
    first, fits = 0, width(text) <= room
    while not fits and width(text[first : start - 1]) > room // 2:
        first += 1
    shown = text[first:].replace("\t", " ")
    last = len(shown)
    while width(shown[:last]) > room:
        last -= 1
    marked = shown[start - 1 - first : min(end - 1 - first, last)]
    return shown[:last], " " * width(shown[: start - 1 - first]) + "^" * max(1, width(marked))


def _led(rows: Sequence[Line], lead: Line) -> list[Line]:
    blank = indent(lead)
    return [(*lead, *rows[0]), *((*blank, *row) if row else BLANK for row in rows[1:])]


def _narrowed(widths: list[int], cells: int) -> list[int]:
    widths = list(widths)
    while sum(widths) + 2 * (len(widths) - 1) > cells and max(widths) > _NARROWEST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    return widths


@cache
def _cells(char: str) -> int:
    """Cells of one character. A variation selector counts, for it makes most signs before it wide."""
    if char.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if char == "\ufe0f":
        return 1
    if category(char) in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1


def _parts(line: Line, spans: Iterable[tuple[int, int]]) -> list[Line]:
    """Parts of a line, from a character to before another, in time that grows with the line alone."""
    begins = list(accumulate((len(text) for _, text in line), initial=0))
    parts: list[Line] = []
    for start, end in spans:
        found: list[Fragment] = []
        number = max(bisect_right(begins, start) - 1, 0)
        while number < len(line) and begins[number] < end:
            style, text = line[number]
            piece = text[max(0, start - begins[number]) : end - begins[number]]
            if piece:
                found.append((style, piece))
            number += 1
        parts.append(tuple(found))
    return parts


def _breaks(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Where each row begins and ends in the text."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.isascii() and len(paragraph) <= room:
            yield start, end
        else:
            yield from _breaks_in_paragraph(text, start, end, room)
        start = end + 1


def _breaks_in_paragraph(text: str, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
    row = stop = resume = start  # the row at hand; where it may end; where the next would begin
    used = 0
    for at in range(start, end):
        char, cells = text[at], _cells(text[at])
        if char == " ":
            if text[row:at].strip():
                stop, resume = (at if text[at - 1] != " " else stop), at + 1
            used += 1
            continue
        if at > row and _may_break_before(char, text[at - 1]):
            stop = resume = at
        while used + cells > room and at > row:
            if resume > row:
                yield row, stop
                row = resume
            else:
                yield row, row + len(text[row:at].rstrip(" "))  # it may be an indentation wider than the room
                row = at
            stop = resume = row
            used = width(text[row:at])
        used += cells
    yield row, row + len(text[row:end].rstrip(" "))


def _may_break_before(char: str, before: str) -> bool:
    """Between ideographs, and between one and a letter; never before closing punctuation or a mark."""
    wide = _cells(char) == 2 or (_cells(before) == 2 and _cells(char) > 0)
    return wide and char not in _NOT_AT_START and before not in " \u200d（「『【〈《"
