"""What rules about whole decks share: where they point, which questions they count, and how they say it."""

from quizkit.checks.subject import Deck, Entry
from quizkit.model.nodes import MapNode, Node


def heading(deck: Deck) -> Node:
    """Where something is said of the whole deck: its key `questions`, or `terms`.

    No question stands there, so that a comment in the head silences it.
    """
    keys = {name.text: name for name, _ in deck.root.pairs}
    return keys.get("questions") or keys.get("terms") or deck.root


def head_value(deck: Deck, key: str) -> Node:
    """The value of a key of the head; the deck's heading when it has none."""
    return deck.root.value(key) or heading(deck)


def entries_of_questions(deck: Deck) -> list[Entry]:
    """The questions that can carry keys of their own: lines of `terms` cannot."""
    terms = deck.root.value("terms")
    if not isinstance(terms, MapNode):
        return list(deck.entries)
    lines = {term.start.index for term, _ in terms.pairs}
    return [entry for entry in deck.entries if entry.node.start.index not in lines]


def prompt_node(entry: Entry) -> Node:
    """The text that asks, as its author wrote it."""
    nodes = map(entry.value, ("question", "cloze", "front"))
    return next(node for node in nodes if node is not None)


def line_of(entry: Entry) -> int:
    """The line of the file, counted from 1, on which a question begins."""
    return entry.node.start.line + 1


def percent(share: float) -> str:
    return f"{share:.0%}"
