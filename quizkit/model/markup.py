"""Inline markup of deck text: `**strong**`, `*emphasis*`, `` `code` `` and fenced blocks.

Nothing else is interpreted. Markers do not nest, and those without a partner in their line stay as they are;
so do `2 * 3 * 4` and `a*b`.
"""

import re
from collections import deque
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple, TypeAlias


class Style(Enum):
    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    BLOCK = "block"
    """A line of a fenced block: to be shown as it is, neither wrapped nor trimmed."""


class Span(NamedTuple):
    style: Style
    text: str


Line: TypeAlias = tuple[Span, ...]

_SPACELESS = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""Scripts that are written without spaces between words, and Korean: their letters may touch a marker."""


def lines(text: str) -> tuple[Line, ...]:
    """Clean text as lines of spans, the author's lines kept; an empty line has no spans."""
    return tuple(_lines(text))


def plain(text: str) -> str:
    """The text without its markers."""
    if "*" not in text and "`" not in text:
        return text
    return "\n".join("".join(span.text for span in line) for line in lines(text))


def _lines(text: str) -> Iterator[Line]:
    rows = text.split("\n")
    closings = deque(number for number, row in enumerate(rows) if row.strip() == "```")
    at = 0
    while at < len(rows):
        while closings and closings[0] <= at:
            closings.popleft()
        if closings and _opens_fence(rows[at]):
            end = closings.popleft()
            yield from ((Span(Style.BLOCK, row),) if row else () for row in rows[at + 1 : end])
            at = end + 1
        else:
            yield tuple(_spans(rows[at]))
            at += 1


def _opens_fence(row: str) -> bool:
    opening = row.strip()
    return opening.startswith("```") and "`" not in opening[3:]


def _spans(row: str) -> Iterator[Span]:
    if "*" not in row and "`" not in row:
        if row:
            yield Span(Style.PLAIN, row)
        return
    done = at = 0
    while (match := _marked().search(row, at)) is not None:
        assert match.lastgroup is not None
        if match.lastgroup != Style.CODE.value and not _stands_free(row, match.start(), match.end()):
            at = match.start() + 1
            continue
        if match.start() > done:
            yield Span(Style.PLAIN, row[done : match.start()])
        yield Span(Style(match.lastgroup), match[match.lastgroup])
        done = at = match.end()
    if done < len(row):
        yield Span(Style.PLAIN, row[done:])


def _stands_free(row: str, start: int, end: int) -> bool:
    """No letter or digit touches the markers from outside."""
    return not (start and _joins(row[start - 1])) and not (end < len(row) and _joins(row[end]))


def _joins(char: str) -> bool:
    """Part of a word, in a script that is written with spaces between words."""
    return (char.isalnum() or char == "_") and not any(first <= char <= last for first, last in _SPACELESS)


@cache
def _marked() -> re.Pattern[str]:
    """A marker touches the marked text on its inner side, and no other marker on its outer side."""
    return re.compile(
        r"(?<!`)`(?!`)(?P<code>[^`]+)`(?!`)"
        r"|(?<!\*)\*\*(?![\s*])(?P<strong>(?:[^*]|\*(?!\*))*?[^\s*])\*\*(?!\*)"
        r"|(?<!\*)\*(?![\s*])(?P<emphasis>[^*]*[^\s*])\*(?!\*)"
    )
