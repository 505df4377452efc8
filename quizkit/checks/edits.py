"""Changes of a deck's text: how a value is written as YAML, and how an item is taken out."""

import re
from collections.abc import Iterable

from quizkit.checks.subject import Deck
from quizkit.model.nodes import ListNode, MapNode, TextNode
from quizkit.model.problems import Edit
from quizkit.model.scalars import as_scalar

__all__ = ["apply", "as_scalar", "rewrite", "without_item", "without_pair"]


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
    """Takes one item out of a list, with its comma or its whole line.

    None when it is the only one, or when a comment would be lost that belongs to another item.
    """
    if len(items.items) < 2:
        return None
    node, source = items.items[number], deck.text
    in_flow = source[items.start.index] == "["
    dash = -1 if in_flow else source.rfind("-", 0, node.start.index)
    line = _line_start(source, dash)
    if in_flow and number:
        before = items.items[number - 1].end.index
        return _cut(before, node.end.index, source[before : node.start.index])
    if in_flow or source[line:dash].strip():
        after = items.items[1].start.index
        return _cut(node.start.index, after, source[node.end.index : after])
    return Edit(line, _line_end(source, node.end.index), "")


def without_pair(mapping: MapNode, key: str, deck: Deck) -> Edit | None:
    """Takes a key and its value out of a mapping, with its comma or its whole lines.

    None when it is the only one, or when a comment would be lost that belongs to another pair.
    """
    source, (name, value) = deck.text, next(pair for pair in mapping.pairs if pair[0].text == key)
    start, end = name.start.index, value.end.index
    # What a question takes from its passage stands outside of its own mapping.
    within = [
        pair for pair in mapping.pairs if mapping.start.index <= pair[0].start.index < mapping.end.index
    ]
    before = [other.end.index for _, other in within if other.end.index <= start]
    after = [other.start.index for other, _ in within if other.start.index >= end]
    line = _line_start(source, start)
    in_flow = source[mapping.start.index] == "{"
    if not in_flow and not source[line:start].strip():
        return Edit(line, _line_end(source, end), "")
    if in_flow and before:
        return _cut(max(before), end, source[max(before) : start])
    return _cut(start, min(after), source[end : min(after)]) if after else None


def _cut(start: int, end: int, between: str) -> Edit | None:
    """Takes out what stands from `start` to `end`; None when a comment stands in between."""
    return None if "#" in between else Edit(start, end, "")


def _line_start(source: str, index: int) -> int:
    return max(source.rfind("\n", 0, index), source.rfind("\r", 0, index)) + 1


def _line_end(source: str, index: int) -> int:
    """Behind the line end that follows the end of a node."""
    # A block scalar ends on the line below it, where its item is already over.
    if source[index - 1] in "\r\n":
        return index
    match = re.compile(r"\r\n|\r|\n|\Z").search(source, index)
    assert match is not None
    return match.end()


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. They must not overlap."""
    parts, at = [], 0
    for edit in sorted(edits):
        assert edit.start >= at, "edits overlap"
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])
