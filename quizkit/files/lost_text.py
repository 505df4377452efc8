"""Text that YAML drops or splits without a word: behind ` #`, and at the commas of `[1,000, 2,000]`."""

import re
from bisect import bisect_right

from quizkit.files.unsafe_text import shortened
from quizkit.model.nodes import ListNode, MapNode, Node, Place, TextNode
from quizkit.model.problems import Problems


def tell_lost_text(text: str, root: Node, problems: Problems) -> None:
    """Tells of the lost and split texts of a file that was read as `root`."""
    if " #" in text:
        for match in re.finditer(r"(?<=\S) #(?! quizkit:)[^\r\n]*", text):
            _tell_comment(match, root, problems)
    for match in re.finditer(r",\d{3}(?:,\d{3})*(?!\d)", text):
        _tell_split(match, root, problems)


def _tell_comment(match: re.Match[str], root: Node, problems: Problems) -> None:
    """One space and `#` behind a text that is not quoted; two spaces or more make a comment that is meant."""
    node = _text_ending_at(match.start(), root)
    if node is not None and node.plain:
        line, column = node.end.line + 1, node.end.column + 1
        place = Place(line, column, line, column + len(match[0]))
        message = f"text lost after ` #`, which begins a comment: found `{shortened(match[0])}`"
        problems.add(place, "E002", message, "Quote the whole text; before a comment write two spaces.")


def _tell_split(match: re.Match[str], root: Node, problems: Problems) -> None:
    """In brackets, a comma between digits; elsewhere it would be a part of the text."""
    node = _text_ending_at(match.start(), root)
    if node is not None and node.plain and node.text[-1:].isdigit():
        line, column = node.start.line + 1, node.start.column + 1
        written = shortened(node.text + match[0])
        place = Place(line, column, line, column + len(node.text) + len(match[0]))
        message = f'`{written}` is split at its comma: write "{written}"'
        problems.add(place, "E009", message, "Where several are meant, write a space after each comma.")


def _text_ending_at(index: int, node: Node) -> TextNode | None:
    """The text that ends just before this character of the file, if one does."""
    while not isinstance(node, TextNode):
        inner = _child_at(index, node)
        if inner is None:
            return None
        node = inner
    return node if node.end.index == index else None


def _child_at(index: int, node: ListNode | MapNode) -> Node | None:
    """The last child that begins at or before the character."""
    if isinstance(node, ListNode):
        number = bisect_right(node.items, index, key=lambda item: item.start.index)
        return node.items[number - 1] if number else None
    number = bisect_right(node.pairs, index, key=lambda pair: pair[0].start.index)
    if not number:
        return None
    key, value = node.pairs[number - 1]
    return value if value.start.index <= index else key
