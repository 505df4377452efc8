"""What a question asks to type, as the rules on typed answers see it."""

from typing import NamedTuple

from quizkit.checks.gaps import alias_spans, gap_place, gap_spans
from quizkit.checks.subject import Deck, Entry
from quizkit.kinds.cloze import Cloze
from quizkit.kinds.enumeration import Enumeration
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.model.nodes import ListNode, Node, Place, TextNode, place_of

TypedQuestion = ShortAnswer | Enumeration | Cloze


class Wanted(NamedTuple):
    """One text to type: a short answer, an item of an enumeration, or a gap of a cloze.

    Attributes:
        texts: all that are accepted, the one that is shown first.
        node: what is written for it; the whole sentence of a cloze.
        gap: its number among the gaps; None elsewhere.
    """

    texts: tuple[str, ...]
    node: Node
    gap: int | None = None

    def place(self, number: int, entry: Entry, deck: Deck) -> Place:
        """Where an accepted text stands."""
        if self.gap is None:
            return place_of(nodes_of(self.node)[number])
        count = len(holes_of(entry))
        spans = gap_spans(entry, deck, count)
        aliases = alias_spans(deck, spans[self.gap]) if spans else []
        if len(aliases) != len(self.texts):
            return gap_place(entry, deck, count, self.gap)
        start, end = aliases[number]
        written = deck.text[start:end]
        return deck.place(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))


def nodes_of(node: Node) -> tuple[TextNode, ...]:
    """The texts of a list, or the one that stands alone."""
    nodes = node.items if isinstance(node, ListNode) else (node,)
    return tuple(item for item in nodes if isinstance(item, TextNode))


def holes_of(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The accepted texts of each gap; none for other kinds than cloze."""
    question = entry.question
    return tuple(hole.accepted for hole in question.holes) if isinstance(question, Cloze) else ()


def wanted_by(entry: Entry) -> tuple[Wanted, ...]:
    """Everything that a question asks to type as text; nothing for other kinds."""
    question = entry.question
    if isinstance(question, ShortAnswer):
        return (Wanted(question.answers, entry.value("answer") or entry.node),)
    if isinstance(question, Enumeration):
        node = entry.value("list")
        items = node.items if isinstance(node, ListNode) else ()
        return tuple(map(Wanted, question.items, items))
    node = entry.value("cloze") or entry.node
    return tuple(Wanted(texts, node, gap) for gap, texts in enumerate(holes_of(entry)))
