"""Pages of a manual in a terminal: paragraphs, lists and examples, wrapped anew. Pure."""

import re
from collections.abc import Iterator

from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.prose import Look, inline

_LEAD: Line = (("", "  "),)
_EXAMPLE_INDENT = 4
_HANGING = "    "


def written(text: str, look: Look, *, colour: bool) -> list[Line]:
    """Paragraphs and lists, in the Markdown of the checker's pages.

    Args:
        text: its lines are broken for an editor, and are broken anew.
        look: the room.
        colour: code is seen by its colour; else it is put in quotes.
    """
    rows: list[Line] = []
    for marker, words in _items(text):
        line = inline(words, look)
        if not colour:
            line = tuple(_quoted(style, part, look) for style, part in line)
        rows += wrap(line, look.cells, (*_LEAD, ("", marker))) if words else [BLANK]
    return rows


def example(text: str, look: Look, *, whole: bool) -> list[Line]:
    """Code as it stands.

    Args:
        text: lines of any length.
        look: the room.
        whole: lines stay whole however long they are, so that they can be copied.
    """
    rows: list[Line] = []
    for row in text.splitlines():
        code = row.lstrip(" ")
        lead: Line = (("", " " * (_EXAMPLE_INDENT + len(row) - len(code))),)
        line: Line = (("code", look.safe(code)),)
        if not code:
            rows.append(BLANK)
        else:
            rows += [(*lead, *line)] if whole else _hanging(line, look, lead)
    return rows


def _hanging(line: Line, look: Look, lead: Line) -> list[Line]:
    """Rows of code that fit; those after the first are indented once more."""
    if len(rows := wrap(line, look.cells, lead)) == 1:
        return rows
    first, *rest = wrap(line, look.cells - len(_HANGING), lead)
    return [first, *((("", _HANGING), *row) for row in rest)]


def _quoted(style: str, text: str, look: Look) -> tuple[str, str]:
    opening, closing = look.marks.quotes
    return ("", f"{opening}{text}{closing}") if style == "code" else (style, text)


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Each paragraph or item of a list, with the mark before it; two empty texts for a gap."""
    for number, block in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield "", ""
        for part in re.split(r"\n(?=- |\d+\. )", block):
            match = re.match(r"(?:- |\d+\. )?", part)
            assert match is not None
            yield match[0], re.sub(r"\s*\n\s*", " ", part[match.end() :])
