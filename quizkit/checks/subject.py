"""What rules are told: a deck with all that its author wrote, and each question with its entry."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from quizkit.checks.words import Words
from quizkit.model.head import Head
from quizkit.model.nodes import ListNode, MapNode, Node, Place, TextNode, place_of
from quizkit.model.question import Question


class Entry(NamedTuple):
    """A question that can be asked, with the mapping it was read from.

    A passage's question has in its mapping what it takes from the passage as well. Of a card in both
    directions only the first is an entry.
    """

    question: Question
    node: MapNode

    def value(self, key: str) -> Node | None:
        """What is written under a key; None when it is absent."""
        return self.node.value(key)

    def texts(self, key: str) -> tuple[TextNode, ...]:
        """The texts under a key, be it one, a list, or the names of a mapping; empty when it is absent."""
        node = self.node.value(key)
        if isinstance(node, TextNode):
            return (node,)
        if isinstance(node, ListNode):
            return tuple(item for item in node.items if isinstance(item, TextNode))
        return tuple(name for name, _ in node.pairs) if isinstance(node, MapNode) else ()


@dataclass(frozen=True)
class Deck:
    """A deck as rules see it.

    Attributes:
        path: the file as the user named it.
        root: all that is written in the file.
        entries: the questions that can be asked, in the order of the file; glossary terms among them.
        text: the file, without a byte order mark.
        words: of the deck's language; None when there is no list of them, and rules on words do not run.
        committed: the same deck as the version control's last state has it; None when it has none.
    """

    path: str
    head: Head
    root: MapNode
    entries: tuple[Entry, ...]
    text: str
    words: Words | None = None
    committed: "Deck | None" = None

    def written(self, node: Node) -> str:
        """A node as it stands in the file, quotes and line ends included."""
        return self.text[node.start.index : node.end.index]

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the file, given by the indexes of its characters."""
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(end)
        return Place(line, column, end_line, end_column)

    def find(self, node: Node, pattern: "str | re.Pattern[str]") -> Place:
        """Where a pattern stands within a node; the whole node when it is not there as it is written.

        A text that is folded over lines has line ends where the pattern may have spaces: write `\\s+`.
        """
        match = re.compile(pattern).search(self.text, node.start.index, node.end.index)
        return self.place(*match.span()) if match else place_of(node)

    def in_flow(self, node: Node) -> bool:
        """Whether a node stands within brackets or braces, where a comma ends a text."""
        number = bisect_right(self._flow_spans, (node.start.index, 0))
        return number > 0 and node.end.index < self._flow_spans[number - 1][1]

    def _line_and_column(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        """Line ends as YAML counts them here: LF, CR LF, and CR alone."""
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))]

    @cached_property
    def _flow_spans(self) -> list[tuple[int, int]]:
        """The outermost collections that are written in brackets or braces, in the order of the file."""
        return list(_flow_spans(self.root, self.text))


def _flow_spans(node: Node, text: str) -> Iterator[tuple[int, int]]:
    if isinstance(node, TextNode):
        return
    if text[node.start.index : node.start.index + 1] in ("[", "{"):
        yield node.start.index, node.end.index
        return
    for child in node.items if isinstance(node, ListNode) else (value for _, value in node.pairs):
        yield from _flow_spans(child, text)


def texts_of(node: Node) -> Iterator[TextNode]:
    """Every text below a node, keys included, in the order of the file."""
    if isinstance(node, TextNode):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from texts_of(item)
    else:
        for name, value in node.pairs:
            yield name
            yield from texts_of(value)
