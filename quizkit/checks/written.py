"""Where the words of a text stand in the file, without quotes, signs of blocks and indentation."""

import re

from quizkit.checks.subject import Deck
from quizkit.model.nodes import TextNode


def is_literal(node: TextNode, deck: Deck) -> bool:
    """Whether a text is a block that keeps its lines."""
    return not node.plain and deck.text[node.start.index] == "|"


def content_span(node: TextNode, deck: Deck) -> tuple[int, int]:
    """Where the first sign of a text begins, and where its last one ends; the same when it has none."""
    start, end = node.start.index, node.end.index
    if not node.plain:
        first = deck.text[start]
        if first in "|>":
            header = re.compile(r"[^\r\n]*").match(deck.text, start)
            assert header is not None
            start = header.end()
        else:
            start, end = start + 1, end - 1
    content = deck.text[start:end]
    bare = content.strip()
    if not bare:
        return start, start
    begin = start + len(content) - len(content.lstrip())
    return begin, begin + len(bare)


def indent_of(node: TextNode, deck: Deck) -> str:
    """The indentation of a block's first line with something in it."""
    begin, _ = content_span(node, deck)
    line = max(deck.text.rfind("\n", 0, begin), deck.text.rfind("\r", 0, begin)) + 1
    return deck.text[line:begin]
