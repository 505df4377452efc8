"""How an option is taken out of the file. Loaded only for one that stands there twice."""

from collections.abc import Callable
from typing import TypeAlias

from quizkit.kinds.fields import is_blank
from quizkit.model.nodes import ListNode, MapNode, Mark, Node, TextNode
from quizkit.model.problems import Edit

_Part: TypeAlias = tuple[Mark, Mark, bool]
"""Where an option begins and ends, and whether there are words on it."""


def removing_from(options: Node) -> Callable[[TextNode], tuple[Edit, ...]]:
    """What takes an option out of a list or a mapping, with all that is before it.

    Nothing where there are words on the option, nor where more than a comma, or the line's indentation and a
    dash, stands between it and the one before it: that might be a comment.
    """
    parts: tuple[_Part, ...] = ()
    if isinstance(options, ListNode):
        parts = tuple((node.start, node.end, False) for node in options.items)
    elif isinstance(options, MapNode):
        parts = tuple((name.start, value.end, not is_blank(value)) for name, value in options.pairs)
    places = {start.index: number for number, (start, _, _) in enumerate(parts)}

    def removal(option: TextNode) -> tuple[Edit, ...]:
        number = places[option.start.index]  # never the first, which is the one that stays
        before, (start, end, has_words) = parts[number - 1][1], parts[number]
        return () if has_words or not _is_next(before, start) else (Edit(before.index, end.index, ""),)

    return removal


def _is_next(before: Mark, start: Mark) -> bool:
    """Whether nothing but a comma, or a line end, stands between two options."""
    line_begins = start.index - start.column
    if start.line == before.line:
        return start.index - before.index <= len(", ")
    return start.line == before.line + 1 and line_begins - before.index <= len(",\r\n")
