"""Whether a deck is made of what its `blueprint` says."""

from collections.abc import Iterator

from quizkit.checks.rule import Family, Rule, Severity
from quizkit.checks.subject import Deck
from quizkit.checks.whole_deck import entries_of_questions, percent
from quizkit.model.head import has_part
from quizkit.model.nodes import MapNode, Node
from quizkit.model.problems import Problem

BLUEPRINT = Rule("D716", "blueprint", Severity.INFO)

ALLOWED = 0.05
"""So far may a share be off, in either direction."""


def _blueprint(deck: Deck) -> Iterator[Problem]:
    parts = deck.head.blueprint
    abouts = [entry.question.about for entry in entries_of_questions(deck)] if parts else []
    if not abouts:
        return
    places = _places(deck)
    for part, wanted in parts:
        count, total = sum(has_part(part, about.tags, about.level) for about in abouts), len(abouts)
        off = count - wanted * total
        # In a small deck one question is more than is allowed, and it cannot come nearer.
        if abs(off) <= ALLOWED * total + 1e-9 or abs(off) < 1:
            continue
        many = f"{count} of {total} questions, {percent(count / total)}"
        message = f"`{part}` has {many}, and `blueprint` wants {round(100 * wanted, 1):g}%"
        too = "too many" if off > 0 else "too few"
        advice = f"that is about {round(abs(off))} {too}: change questions, or the share"
        yield BLUEPRINT.at(places[part], deck.path, message, advice)


def _places(deck: Deck) -> dict[str, Node]:
    """The shares, as they are written, by the part of the deck they are about."""
    written = deck.root.value("blueprint")
    assert isinstance(written, MapNode), "the head was read from it"
    return {" ".join(name.text.split()): value for name, value in reversed(written.pairs)}


FAMILY = Family((BLUEPRINT,), deck=_blueprint)
