"""What a deck and its questions say of themselves: head, source, reason, level and tags."""

from collections.abc import Callable, Iterator

from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck
from quizkit.checks.tags import tag_typos
from quizkit.checks.whole_deck import entries_of_questions, heading, line_of, percent
from quizkit.model.problems import Problem
from quizkit.model.question import About

MISSING_SOURCE = Rule("D707", "missing-source", Severity.INFO, on=False)
MISSING_WHY = Rule("D708", "missing-why", Severity.INFO, on=False)
MISSING_LEVEL = Rule("D709", "missing-level", Severity.INFO, on=False)
UNTAGGED = Rule("D710", "untagged", Severity.INFO, on=False)
TAG_TYPO = Rule("D711", "tag-typo", Severity.WARNING, Fix.SAFE)
MISSING_METADATA = Rule("D714", "missing-metadata", Severity.INFO)

_WANTED: tuple[tuple[Rule, str, Callable[[About], bool], str], ...] = (
    (MISSING_SOURCE, "`source`", lambda about: not about.source, "say where the answer stands"),
    (
        MISSING_WHY,
        "`why`",
        lambda about: not about.why,
        "give the reason for the answer, or what it is mistaken for",
    ),
    (
        MISSING_LEVEL,
        "`level`",
        lambda about: about.level is None,
        "write `level: 1` (remember) to `level: 5` (evaluate)",
    ),
    (UNTAGGED, "tags", lambda about: not about.tags, "name its topics, like `tags: [one, two]`"),
)

_HEAD_KEYS = {
    "title": "`title: …` is what students see in lists",
    "language": "`language: en` tells the checker and screen readers what the words are",
    "license": "`license: CC-BY-4.0` tells others whether they may use it",
}


def _shares(deck: Deck) -> Iterator[Problem]:
    """What questions lack, told once for the whole deck."""
    entries = entries_of_questions(deck)
    for rule, what, lacks, advice in _WANTED:
        lacking = [entry for entry in entries if lacks(entry.question.about)]
        if lacking:
            share = percent(len(lacking) / len(entries))
            verb = "has" if len(lacking) == 1 else "have"
            message = (
                f"{len(lacking)} of {len(entries)} questions ({share}) {verb} no {what}, "
                f"the first on line {line_of(lacking[0])}"
            )
            yield rule.at(heading(deck), deck.path, message, advice)


def _head(deck: Deck) -> Iterator[Problem]:
    missing = [key for key in _HEAD_KEYS if deck.root.value(key) is None]
    if missing:
        where = deck.root.pairs[0][0] if deck.root.pairs else deck.root
        named = ", ".join(f"`{key}`" for key in missing)
        message = f"the head has no {named}"
        yield MISSING_METADATA.at(where, deck.path, message, _HEAD_KEYS[missing[0]])


def _in_deck(deck: Deck) -> Iterator[Problem]:
    yield from _shares(deck)
    yield from _head(deck)
    yield from tag_typos(deck, TAG_TYPO)


FAMILY = Family(
    (MISSING_SOURCE, MISSING_WHY, MISSING_LEVEL, UNTAGGED, TAG_TYPO, MISSING_METADATA), deck=_in_deck
)
