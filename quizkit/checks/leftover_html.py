"""Tags and entities of HTML that another program left in a text.

Nothing of the kind is meant in a deck, whose texts know `**strong**`, `*emphasis*` and `` `code` ``. Code is
passed over, and so is a tag without its partner.
"""

import re
from functools import cache
from typing import NamedTuple

from quizkit.checks.edits import rewrite
from quizkit.checks.subject import Deck
from quizkit.checks.written import content_span, indent_of, is_literal
from quizkit.model.markup import plain
from quizkit.model.nodes import TextNode
from quizkit.model.problems import Edit
from quizkit.model.scalars import as_scalar

_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_OTHERS = (
    "u|s|p|div|span|font|sub|sup|small|big|center|ul|ol|li|table|thead|tbody|tr|td|th|a|h[1-6]|pre|blockquote"
)


class Token(NamedTuple):
    """A tag or an entity.

    Attributes:
        start, end: its characters, with the spaces around a line break.
        meant: what is to stand there; None where markup has nothing like it.
        is_mark: that is a sign of markup, and not a part of the text.
    """

    start: int
    end: int
    meant: str | None
    is_mark: bool = False


def tokens(text: str, line_end: str = " ") -> list[Token]:
    """What is left of HTML in a text, in its order.

    Args:
        line_end: what a line break becomes within a line.
    """
    found: list[Token] = []
    opened: dict[str, list[Token]] = {}
    for match in _token_pattern().finditer(text):
        name = (match["name"] or "").lower()
        if match["entity"]:
            meant = _decoded(match["entity"])
            found += [] if meant is None else [Token(*match.span(), meant)]
        elif match["break"]:
            found += _line_break(match, text, line_end)
        elif name and not match["closing"]:
            mark = _MARKS.get(name)
            opened.setdefault(name, []).append(Token(*match.span(), mark, is_mark=True))
        elif opened.get(name):
            found += [opened[name].pop(), Token(*match.span(), _MARKS.get(name), is_mark=True)]
    return sorted(found)


def mended(node: TextNode, deck: Deck) -> tuple[Edit, ...]:
    """What puts markup and plain signs in place of HTML; nothing where that could change what is read."""
    found = tokens(node.text, "\n" if is_literal(node, deck) else " ")
    left = sum(token.meant is None for token in found)
    after, bare = (_replaced(node.text, found, marks=marks) for marks in (True, False))
    same = plain(after) == plain(bare) and len(tokens(after)) == left
    if left == len(found) or not same or not after.strip():
        return ()
    if node.plain:
        if node.start.line == node.end.line:
            return (rewrite(node, after, deck),)
        if as_scalar(after, in_flow=deck.in_flow(node)) != after:
            return ()
    return _in_place(node, deck, len(found))


def places(node: TextNode, deck: Deck, line_end: str = " ") -> list[Token]:
    """The same as in the text, with their places in the file; nothing when escapes stand there instead."""
    start, end = content_span(node, deck)
    found = tokens(deck.text[start:end], line_end)
    if len(found) != len(tokens(node.text)):
        return []
    return [token._replace(start=token.start + start, end=token.end + start) for token in found]


def _in_place(node: TextNode, deck: Deck, count: int) -> tuple[Edit, ...]:
    new_line = "\r\n" if "\r\n" in deck.text else "\n"
    line_end = new_line + indent_of(node, deck) if is_literal(node, deck) else " "
    found = places(node, deck, line_end)
    quote = deck.text[node.start.index]
    edits = []
    for token in found:
        meant = token.meant
        if meant is not None and quote == '"' and not node.plain:
            meant = meant.replace("\\", "\\\\").replace('"', '\\"')
        elif meant is not None and quote == "'" and not node.plain:
            meant = meant.replace("'", "''")
        if meant is not None:
            edits.append(Edit(token.start, token.end, meant))
    return tuple(edits) if len(found) == count else ()


def _replaced(text: str, found: list[Token], *, marks: bool) -> str:
    parts, at = [], 0
    for token in found:
        if token.meant is not None:
            parts += [text[at : token.start], token.meant if marks or not token.is_mark else ""]
            at = token.end
    return "".join([*parts, text[at:]])


def _line_break(match: re.Match[str], text: str, line_end: str) -> list[Token]:
    """A line break that touches something; by itself it may be what is spoken of."""
    start, end = match.span("break")
    if not text[start - 1 : start].strip() and not text[end : end + 1].strip():
        return []
    before, after = text[: match.start()], text[match.end() :]
    at_edge = not after or after[0] in "\r\n" or before.rstrip(" \t")[-1:] in ("", "\r", "\n")
    return [Token(*match.span(), "" if at_edge else line_end)]


def _decoded(entity: str) -> str | None:
    from html import unescape

    meant = unescape(entity)
    if meant == entity:
        return None
    return " " if meant == "\xa0" else meant


@cache
def _token_pattern() -> re.Pattern[str]:
    names = "|".join((*sorted(_MARKS, key=len, reverse=True), _OTHERS))
    return re.compile(
        r"```.*?```|`[^`\n]*`"
        r"|(?P<entity>&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d{0,2});)"
        r"|(?:(?<=\S)[ \t]+)?(?P<break><br\s*/?>)[ \t]*"
        rf"|<(?P<closing>/?)(?P<name>{names})(?:\s[^<>]*)?>",
        re.IGNORECASE | re.DOTALL,
    )
