"""Changes of a deck's text: how a value is written as YAML, and how an item is taken out."""

import re
from collections.abc import Iterable

from quizkit.checks.subject import Deck
from quizkit.model.nodes import ListNode, TextNode
from quizkit.model.problems import Edit

_LEADING_SIGNS = tuple("[]{}*&!%@`\"'|>?#,-:")


def as_scalar(text: str, *, in_flow: bool = False) -> str:
    """One line of text as a YAML scalar: plain where that is read back as it is, else in quotes.

    Args:
        in_flow: it stands within brackets or braces, where a comma ends a text.
    """
    plain = (
        text == text.strip()
        and text != ""
        and text.isprintable()
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not (text.startswith(_LEADING_SIGNS) and not re.match(r"[-?:](?=[^\s,\[\]{}])", text))
        and not (in_flow and re.search(r"[\[\]{},]|:$|:(?=[,\[\]{}])", text))
    )
    if plain:
        return text
    if text.isprintable() and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else _escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    code = ord(char)
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char) or (
        f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    )


def rewrite(node: TextNode, text: str, deck: Deck) -> Edit:
    """Writes another text where this one stands, in the quotes it has if it has any. One line only."""
    quote = deck.text[node.start.index : node.start.index + 1]
    if node.plain or quote not in ("'", '"'):
        written = as_scalar(text, in_flow=deck.in_flow(node))
    elif quote == "'":
        written = "'" + text.replace("'", "''") + "'"
    else:
        written = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return Edit(node.start.index, node.end.index, written)


def without_item(items: ListNode, number: int, deck: Deck) -> Edit | None:
    """Takes one item out of a list, with its comma or its whole line; None when it is the only one."""
    if len(items.items) < 2:
        return None
    node, source = items.items[number], deck.text
    if source[items.start.index] == "[":
        if number:
            return Edit(items.items[number - 1].end.index, node.end.index, "")
        return Edit(node.start.index, items.items[1].start.index, "")
    dash = source.rfind("-", 0, node.start.index)
    start = source.rfind("\n", 0, dash) + 1
    end = source.find("\n", node.end.index)
    # A block scalar ends on the line below it, where its item is already over.
    if source[node.end.index - 1 : node.end.index] == "\n":
        end = node.end.index - 1
    return Edit(start, len(source) if end < 0 else end + 1, "")


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. They must not overlap."""
    parts, at = [], 0
    for edit in sorted(edits):
        assert edit.start >= at, "edits overlap"
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])
