"""Answers of one deck that a slip of the finger turns into each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from quizkit.checks.rule import Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.typed_answers import TypedQuestion, Wanted, wanted_by
from quizkit.kinds.cloze import Cloze
from quizkit.kinds.enumeration import Enumeration
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.model.compare import FEWEST_LETTERS, How, compare, fold, without_accents
from quizkit.model.problems import Problem

TYPO_COLLISION = Rule("T304", "typo-collision", Severity.WARNING)

_LONGEST = 40
_LONGEST_FOR_TWO_SLIPS = 16
"""Any two letters less of a longer text are too many texts."""
_MOST_ALIKE = 10
"""Of texts that are alike, so many are compared."""


class _Asked(NamedTuple):
    """A question on typed texts.

    Attributes:
        known: folded, what it accepts and what its own `feedback` names.
    """

    question: TypedQuestion
    entry: Entry
    known: frozenset[str]


class _Text(NamedTuple):
    """A text that a question accepts or, where `wanted` is None, has words on as wrong."""

    text: str
    asked: _Asked
    wanted: Wanted | None
    number: int = 0


def collisions(deck: Deck) -> Iterator[Problem]:
    """Answers that a slip turns into another answer of the deck, or into what is wrong elsewhere in it.

    What stands under the `feedback` of the same question is passed over: its author knows how near it is.
    """
    asked = [
        _Asked(entry.question, entry, _known(entry.question))
        for entry in deck.entries
        if isinstance(entry.question, (ShortAnswer, Enumeration, Cloze))
    ]
    reach = max((one.question.rules.typos for one in asked), default=0)
    alike: defaultdict[str, list[_Text]] = defaultdict(list)
    for one in asked:
        for text in _texts(one):
            alike[without_accents(fold(text.text))].append(text)
    told: set[tuple[int, int]] = set()
    for first, second in _pairs(alike, reach):
        lines = (first.asked.entry.node.start.index, second.asked.entry.node.start.index)
        if lines not in told:
            found = list(_collision(first, second, deck))
            if found:
                told.add(lines)
            yield from found


def _known(question: TypedQuestion) -> frozenset[str]:
    return frozenset(map(fold, (*question.accepted(), *(text for text, _ in question.feedback))))


def _texts(one: _Asked) -> Iterator[_Text]:
    for wanted in wanted_by(one.entry):
        for number, text in enumerate(wanted.texts):
            yield _Text(text, one, wanted, number)
    for text, _ in one.question.feedback:
        yield _Text(text, one, None)


def _pairs(alike: dict[str, list[_Text]], reach: int) -> Iterator[tuple[_Text, _Text]]:
    """Texts that may be a few slips apart, each pair in the order of the file."""
    for left, right in sorted(_near(alike, reach)):
        for first, second in product(alike[left][:_MOST_ALIKE], alike[right][:_MOST_ALIKE]):
            yield (first, second) if _start(first) <= _start(second) else (second, first)
    for texts in alike.values():
        if len({fold(text.text) for text in texts}) > 1:
            yield from combinations(texts[:_MOST_ALIKE], 2)


def _start(text: _Text) -> int:
    return text.asked.entry.node.start.index


def _near(bare: Iterable[str], reach: int) -> set[tuple[str, str]]:
    """Texts that become equal when a letter or two, as many as `reach`, are left out of each."""
    first: dict[str, str] = {}
    more: defaultdict[str, list[str]] = defaultdict(list)
    for text in bare:
        if reach and FEWEST_LETTERS - reach <= len(text) <= _LONGEST:
            for rest in _rests(text, reach):
                # Most stand alone: a list for each would take more time than all else.
                if first.setdefault(rest, text) is not text:
                    more[rest].append(text)
    return {
        (min(text, other), max(text, other))
        for rest, others in more.items()
        for number, text in enumerate((first[rest], *others))
        for other in others[number : number + _MOST_ALIKE]
        if other != text
    }


def _rests(text: str, reach: int) -> Iterable[str]:
    """The text, and what is left of it without one letter, or without two; a number is never a slip."""
    rests = [text, *_without_a_letter(text)]
    if reach == 1 or len(text) > _LONGEST_FOR_TWO_SLIPS:
        return rests
    return {shorter for rest in rests for shorter in _without_a_letter(rest)}.union(rests)


def _without_a_letter(text: str) -> Iterator[str]:
    return (text[:at] + text[at + 1 :] for at, char in enumerate(text) if not char.isdigit())


def _collision(first: _Text, second: _Text, deck: Deck) -> Iterator[Problem]:
    """What is to be told of two texts: at the later one, if it is the one that a slip may lead away from."""
    for text, other in ((second, first), (first, second)):
        how = _how(other, text)
        if how is not None:
            yield _told(text, other, how, deck)
            return


def _how(typed: _Text, wanted: _Text) -> How | None:
    """How the typed text would count where the other one is wanted; None when it would not or should."""
    if wanted.wanted is None:
        return None
    text = fold(typed.text)
    if typed.asked is wanted.asked:
        # Gaps of one sentence are rivals of each other, although the question accepts both.
        between_gaps = isinstance(wanted.asked.question, Cloze) and typed.wanted is not None
        if not between_gaps or text in map(fold, wanted.wanted.texts):
            return None
    elif text in wanted.asked.known:
        return None
    match = compare(typed.text, wanted.wanted.texts, wanted.asked.question.rules)
    return match.how if match is not None and match.how in (How.TYPO, How.ACCENT) else None


def _told(text: _Text, other: _Text, how: How, deck: Deck) -> Problem:
    assert text.wanted is not None
    apart = "only in an accent" if how is How.ACCENT else "only by a slip"
    strict = "`accents: true`" if how is How.ACCENT else "`typos: 0`"
    line = f"the question on line {other.asked.entry.node.start.line + 1}"
    if other.wanted is None:
        message = f"`{other.text}`, which {line} has as wrong, would count as a slip here"
        advice = f"name it under `feedback` here too, or write {strict}"
    else:
        whose = "the text of another gap" if text.asked is other.asked else f"an answer of {line}"
        message = f"`{text.text}` differs {apart} from `{other.text}`, {whose}"
        advice = f"write {strict} so that each must be typed exactly, or accept both where both are right"
    where = text.wanted.place(text.number, text.asked.entry, deck)
    return TYPO_COLLISION.at(where, deck.path, message, advice)
