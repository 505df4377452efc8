"""The text of a deck that stands at a character of its file."""

from bisect import bisect_right
from collections.abc import Iterator

from quizkit.model.nodes import ListNode, MapNode, Node, TextNode


def text_ending_at(index: int, root: Node) -> TextNode | None:
    """The text that ends just before this character of the file, if one does."""
    *_, last = path_to(index, root)
    return last if isinstance(last, TextNode) and last.end.index == index else None


def text_around(index: int, root: Node) -> TextNode | None:
    """The text in which this character of the file stands, if it does in one."""
    *_, last = path_to(index, root)
    return last if isinstance(last, TextNode) and last.start.index <= index < last.end.index else None


def path_to(index: int, root: Node) -> Iterator[Node]:
    """The nodes that lead to the last one which begins at or before a character, from the root on."""
    node: Node | None = root
    while node is not None:
        yield node
        node = None if isinstance(node, TextNode) else _child_at(index, node)


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
