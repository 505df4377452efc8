"""A deck's YAML as it was written: text, lists and mappings that know their place in the file.

Every scalar stays the text the author typed; a kind of question decides what its values are.
"""

from typing import Any, NamedTuple, Protocol, TypeAlias


class Mark(Protocol):
    """A point in a text. Lines, columns and the index count from 0, in characters."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


class Point(NamedTuple):
    """A mark of our own, for nodes that were not read from a file."""

    line: int
    column: int
    index: int = 0  # type: ignore[assignment]  # hides tuple.index, which nobody needs here


class Place(NamedTuple):
    """A stretch of a file as it is told to a person: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


_Node: TypeAlias = "Node"
"""To be named in fields before it is there; in a field, a quoted type would start Python's compiler."""


class TextNode(NamedTuple):
    """A scalar. `plain` is False when it was quoted or written as a block."""

    text: str
    start: Mark
    end: Mark
    plain: bool = True


class ListNode(NamedTuple):
    items: tuple[_Node, ...]
    start: Mark
    end: Mark


class MapNode(NamedTuple):
    """A mapping in the author's order. Keys are unique: the reader refuses duplicates."""

    pairs: tuple[tuple[TextNode, _Node], ...]
    start: Mark
    end: Mark

    def value(self, key: str) -> "Node | None":
        """The value written under `key`; None when the key is absent."""
        for name, node in self.pairs:
            if name.text == key:
                return node
        return None


Node: TypeAlias = TextNode | ListNode | MapNode


def place_of(node: Node) -> Place:
    """Where a node stands, as lines and columns from 1."""
    start, end = node.start, node.end
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def to_plain(node: Node) -> Any:
    """A node as `str`, `list` and `dict`, ready for JSON; places are dropped."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [to_plain(item) for item in node.items]
    return {name.text: to_plain(value) for name, value in node.pairs}


def from_plain(value: Any, at: Mark) -> Node:
    """The inverse of `to_plain`; every node of the result stands at `at`."""
    if isinstance(value, str):
        return TextNode(value, at, at)
    if isinstance(value, list):
        return ListNode(tuple(from_plain(item, at) for item in value), at, at)
    if isinstance(value, dict):
        return MapNode(
            tuple((TextNode(key, at, at), from_plain(part, at)) for key, part in value.items()), at, at
        )
    raise TypeError(f"not a node: {value!r}")
