"""Entries from YAML text, with real places, and the examples that the kinds' docstrings show."""

import textwrap
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, TypeAlias

import yaml

from quizkit.kinds.registry import Kind, read_entry
from quizkit.model.head import Head, Source
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import Problem, Problems
from quizkit.model.question import Question

HEAD = Head(
    "deck",
    "A deck",
    tags=("history",),
    sources={
        "davies": Source("Europe: a history", date="1996"),
        "wedgwood": Source("The Thirty Years War", author="C. V. Wedgwood"),
    },
)


class Reading(NamedTuple):
    """What became of one entry."""

    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]

    @property
    def only(self) -> Question:
        """The question, where there must be one and no problem."""
        assert self.problems == ()
        (question,) = self.questions
        return question

    @property
    def told(self) -> list[tuple[str, int, int]]:
        """Code, line and column of every problem."""
        return [(problem.code, problem.place.line, problem.place.column) for problem in self.problems]


Read: TypeAlias = Callable[..., Reading]
ReadNode: TypeAlias = Callable[[MapNode], Reading]
Examples: TypeAlias = Sequence[tuple[Kind, MapNode]]


def read_node(entry: MapNode, head: Head = HEAD) -> Reading:
    problems = Problems("deck.yaml")
    questions = read_entry(entry, head, problems)
    return Reading(questions, problems.sorted())


def build(node: yaml.Node) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return TextNode(node.value, node.start_mark, node.end_mark, plain=not node.style)
    if isinstance(node, yaml.SequenceNode):
        return ListNode(tuple(map(build, node.value)), node.start_mark, node.end_mark)
    assert isinstance(node, yaml.MappingNode)
    pairs = []
    for name, value in node.value:
        key = build(name)
        assert isinstance(key, TextNode)
        pairs.append((key, build(value)))
    return MapNode(tuple(pairs), node.start_mark, node.end_mark)


def compose(text: str) -> Node:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return build(node)


def read_text(text: str, **head: object) -> Reading:
    """Reads an entry from YAML; further arguments are fields of the deck's head."""
    entry = compose(text)
    assert isinstance(entry, MapNode)
    return read_node(entry, HEAD._replace(**head))  # type: ignore[arg-type]  # fields of a head


def documented(kind: Kind) -> list[MapNode]:
    """The entries that the docstring of a kind's module shows, indented."""
    lines = (import_module(f"quizkit.kinds.{kind.module}").__doc__ or "").splitlines()
    shown = compose(textwrap.dedent("\n".join(line for line in lines if line.startswith("    "))))
    assert isinstance(shown, ListNode)
    return [entry for entry in shown.items if isinstance(entry, MapNode)]
