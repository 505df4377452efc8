"""Rules about lists: items to put in order, to pair, or to name."""

import re
from collections.abc import Iterator
from functools import cache

from quizkit.checks.rule import Family, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import first_of, pattern_of, prose, words_in
from quizkit.checks.words import Words
from quizkit.kinds.enumeration import Enumeration
from quizkit.kinds.matching import Matching
from quizkit.kinds.ordering import Ordering
from quizkit.model.nodes import Node
from quizkit.model.problems import Problem

TOO_LONG = Rule("O601", "too-long", Severity.INFO)
NO_DIRECTION = Rule("O602", "no-direction", Severity.WARNING, needs_words=True)
LAST_PAIR_FREE = Rule("O603", "last-pair-free", Severity.INFO)
LIST_COUNT = Rule("O604", "list-count-differs", Severity.WARNING, needs_words=True)

_MOST = 8


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    question = entry.question
    if isinstance(question, Ordering):
        yield from _length("put in order", len(question.items), entry, deck)
        if not question.dates and deck.words is not None:
            yield from _direction(question, deck.words, entry, deck)
    elif isinstance(question, Matching):
        yield from _length("pair", len(question.pairs), entry, deck)
        if not question.extra:
            message = "the last pair is free: what is left over belongs together"
            advice = "add `extra: [one, two]` with partners that belong to none"
            yield LAST_PAIR_FREE.at(_key(entry, "match"), deck.path, message, advice)
    elif isinstance(question, Enumeration):
        yield from _length("name", len(question.items), entry, deck)
        if deck.words is not None:
            yield from _count(question, deck.words, entry, deck)


def _length(what: str, count: int, entry: Entry, deck: Deck) -> Iterator[Problem]:
    if count > _MOST:
        key = next(key for key in ("order", "timeline", "match", "list") if entry.value(key) is not None)
        message = f"{count} things to {what} are more than can be kept in mind at once"
        advice = f"make several questions of it, with up to {_MOST} each"
        yield TOO_LONG.at(_key(entry, key), deck.path, message, advice)


def _direction(question: Ordering, words: Words, entry: Entry, deck: Deck) -> Iterator[Problem]:
    """Orders whose prompt says neither what comes first nor that they are steps."""
    prompt = prose(question.question)
    if first_of(words_in(prompt), words.directions) or any(sign in prompt for sign in "<>→←↑↓"):
        return
    message = "the question does not say which end comes first"
    advice = "add it, like “lowest first” or “from north to south”"
    yield NO_DIRECTION.at(entry.value("question") or entry.node, deck.path, message, advice)


def _count(question: Enumeration, words: Words, entry: Entry, deck: Deck) -> Iterator[Problem]:
    """Prompts that ask for another number of items than the list has."""
    prompt = prose(question.question)
    found = _count_pattern(words.asking_for_several, words.numbers).search(prompt)
    if found is None:
        return
    numbers = [word for word in words_in(prompt) if word in words.numbers or _is_small(word)]
    asked = _value(found[1].lower(), words)
    if len(numbers) != 1 or asked == len(question.items):
        return
    message = (
        f"the question asks for {found[1]}, and the list has {len(question.items)}, all of which are wanted"
    )
    advice = "ask for as many as the list has: only who names all of them gets full credit"
    node = entry.value("question") or entry.node
    yield LIST_COUNT.at(deck.find(node, pattern_of(found[1])), deck.path, message, advice)


def _value(number: str, words: Words) -> int:
    return int(number) if number.isdecimal() else words.numbers.index(number) + 1


def _is_small(word: str) -> bool:
    return word.isdecimal() and len(word) < 3


def _key(entry: Entry, key: str) -> Node:
    return next(name for name, _ in entry.node.pairs if name.text == key)


@cache
def _count_pattern(phrases: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    """Finds how many are to be named: "name the three rivers"."""
    asking = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    number = "|".join(map(re.escape, numbers))
    return re.compile(rf"(?:^|[.,:;!?]\s)(?:{asking})\s({number}|\d{{1,2}})\s(?=\w)", re.IGNORECASE)


FAMILY = Family((TOO_LONG, NO_DIRECTION, LAST_PAIR_FREE, LIST_COUNT), question=look)
