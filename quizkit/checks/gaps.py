"""Where the gaps of a cloze stand in the file."""

import re
from functools import cache

from quizkit.checks.subject import Deck, Entry
from quizkit.model.nodes import Place, place_of

Span = tuple[int, int]
"""The indexes of the characters of a file where something begins and ends."""


def gap_spans(entry: Entry, deck: Deck, count: int) -> list[Span]:
    """Where each gap stands, braces included; none when the file shows another number of them.

    Args:
        count: so many gaps the question has.
    """
    node = entry.value("cloze") or entry.node
    found = _gap_pattern().finditer(deck.text, node.start.index, node.end.index)
    spans = [match.span() for match in found]
    return spans if len(spans) == count else []


def gap_place(entry: Entry, deck: Deck, count: int, number: int) -> Place:
    """The place of a gap; the whole sentence when it cannot be told."""
    spans = gap_spans(entry, deck, count)
    return deck.place(*spans[number]) if spans else place_of(entry.value("cloze") or entry.node)


def alias_spans(deck: Deck, gap: Span) -> list[Span]:
    """Where the accepted texts of a gap stand, each from behind the sign before it; spaces included."""
    start, end = gap[0] + 2, gap[1] - 2
    hint = re.compile(r"(?<!\\)::").search(deck.text, start, end)
    end = hint.start() if hint else end
    bars = [match.start() for match in re.compile(r"(?<!\\)\|").finditer(deck.text, start, end)]
    return list(zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True))


@cache
def _gap_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)\{\{.*?(?<!\\)\}\}", re.DOTALL)
