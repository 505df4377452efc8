"""The rules about questions of single choice and multiple response."""

from collections.abc import Iterator

from quizkit.checks import choice_cues, choice_forms, choice_numbers, choice_sets, lead_in
from quizkit.checks.options import choice_of
from quizkit.checks.rule import Family
from quizkit.checks.subject import Deck, Entry
from quizkit.model.problems import Problem

_PARTS = (choice_sets, choice_cues, choice_forms, choice_numbers, lead_in)


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    choice = choice_of(entry, deck)
    if choice is not None:
        for part in _PARTS:
            yield from part.look(choice)


FAMILY = Family(tuple(sorted(rule for part in _PARTS for rule in part.RULES)), question=look)
