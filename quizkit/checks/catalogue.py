"""All rules of the checker. Adding a family is a file beside this one and a line in FAMILIES."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import cast

from quizkit.checks.rule import Family, Rule
from quizkit.checks.subject import Deck
from quizkit.model.problems import Problem

_MODULES = (
    "structure",
    "proof",
    "choice",
    "stem",
    "true_false",
    "typed",
    "number_date",
    "cloze",
    "arranging",
    "bias",
    "twins",
    "metadata",
    "identity",
    "blueprint",
    "text",
    "ignores",
)


def _family(module: str) -> Family:
    return cast("Family", import_module(f"quizkit.checks.{module}").FAMILY)


FAMILIES = tuple(map(_family, _MODULES))

RULES: dict[str, Rule] = {rule.code: rule for family in FAMILIES for rule in family.rules}
"""By code, in the order of the catalogue."""


def doubts(decks: Sequence[Deck]) -> list[Problem]:
    """What all the rules find in decks that are checked together, each deck's in the order of its file.

    Structure is not looked at: what is wrong with it was told when the decks were read.
    """
    found = [problem for deck in decks for problem in _in_deck(deck)]
    for family in FAMILIES:
        if family.course is not None:
            found += family.course(decks)
    order = {deck.path: number for number, deck in enumerate(decks)}
    return sorted(found, key=lambda problem: (order[problem.path], problem.place, problem.code))


def _in_deck(deck: Deck) -> Iterator[Problem]:
    finders = [family.question for family in FAMILIES if family.question is not None]
    for entry in deck.entries:
        for find in finders:
            yield from find(entry, deck)
    for family in FAMILIES:
        if family.deck is not None:
            yield from family.deck(deck)
