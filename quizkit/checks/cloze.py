"""Rules about the gaps of a cloze."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quizkit.checks.gaps import gap_place, gap_spans
from quizkit.checks.giveaways import shown_in
from quizkit.checks.rule import Family, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import pattern_of
from quizkit.kinds.cloze import Cloze
from quizkit.model.compare import fold
from quizkit.model.markup import plain
from quizkit.model.nodes import Place
from quizkit.model.problems import Problem

GAP_VISIBLE = Rule("Z501", "gap-visible", Severity.WARNING)
TOO_MANY_GAPS = Rule("Z502", "too-many-gaps", Severity.WARNING)
FUNCTION_WORD_GAP = Rule("Z503", "function-word-gap", Severity.INFO, needs_words=True)
ADJACENT_GAPS = Rule("Z504", "adjacent-gaps", Severity.INFO)
HINT_IS_ANSWER = Rule("Z505", "hint-is-answer", Severity.WARNING)

_MOST_GAPS = 4
_PUNCTUATION = ".,;:!?…()\"'“”‘’«»"
_SHORTEST_IN_HINT = 3
_FEWEST_PRACTISED = 3
_SHARE_PRACTISED = 5
"""Where one gap in so many is a function word, the deck practises them."""


class _Subject(NamedTuple):
    question: Cloze
    entry: Entry
    deck: Deck

    def place(self, number: int) -> Place:
        return gap_place(self.entry, self.deck, len(self.question.holes), number)


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    if isinstance(entry.question, Cloze):
        subject = _Subject(entry.question, entry, deck)
        yield from _visible(subject)
        yield from _too_many(subject)
        yield from _adjacent(subject)
        yield from _hints(subject)


def _visible(subject: _Subject) -> Iterator[Problem]:
    question, deck = subject.question, subject.deck
    # The gaps are left out; two spaces keep what stands around one apart.
    rest = "  ".join(question.pieces)
    folded = fold(rest)
    for number, hole in enumerate(question.holes):
        text = next((text for text in hole.accepted if shown_in(text, rest, folded, deck.words)), "")
        if text:
            message = f"`{text}`, which is to be typed here, can be read in the rest of the sentence"
            advice = "make a gap of both places, or word the other one differently"
            yield GAP_VISIBLE.at(subject.place(number), deck.path, message, advice)


def _too_many(subject: _Subject) -> Iterator[Problem]:
    gaps, deck = len(subject.question.holes), subject.deck
    rest = plain(" ".join(subject.question.pieces))
    words = sum(word.strip(_PUNCTUATION) != "" for word in rest.split())
    node = subject.entry.value("cloze") or subject.entry.node
    if gaps > _MOST_GAPS:
        message = f"{gaps} gaps are too many to fill in at once"
        yield TOO_MANY_GAPS.at(node, deck.path, message, "make several questions of it, with fewer gaps each")
    elif gaps > 1 and gaps > words and any(" " in piece for piece in subject.question.pieces):
        found = "1 other word" if words == 1 else f"{words} other words"
        message = f"{gaps} gaps leave too little of the sentence to go by: found {found}"
        yield TOO_MANY_GAPS.at(node, deck.path, message, "leave more of it visible")


def _adjacent(subject: _Subject) -> Iterator[Problem]:
    for number, piece in enumerate(subject.question.pieces[1:-1], 1):
        if not piece.strip():
            message = (
                "nothing stands between this gap and the one before it, so it is unclear what goes where"
            )
            advice = "make one gap of both, or leave one of them visible"
            yield ADJACENT_GAPS.at(subject.place(number), subject.deck.path, message, advice)


def _hints(subject: _Subject) -> Iterator[Problem]:
    for number, hole in enumerate(subject.question.holes):
        hint = fold(hole.hint)
        if not hint:
            continue
        text = next((text for text in hole.accepted if _tells(hint, fold(text))), "")
        if text:
            message = f"the hint holds the answer `{text}`"
            advice = "write what helps to find it, like its kind or its first letter"
            yield HINT_IS_ANSWER.at(_hint_place(subject, number), subject.deck.path, message, advice)


def _tells(hint: str, answer: str) -> bool:
    if hint == answer:
        return True
    long_enough = len(answer) >= _SHORTEST_IN_HINT and answer in hint
    return long_enough and pattern_of(answer).search(hint) is not None


def _hint_place(subject: _Subject, number: int) -> Place:
    spans = gap_spans(subject.entry, subject.deck, len(subject.question.holes))
    text = subject.deck.text
    found = _hint_pattern().search(text, *spans[number]) if spans else None
    return subject.place(number) if found is None else subject.deck.place(*found.span(1))


def _function_words(deck: Deck) -> Iterator[Problem]:
    """Gaps for words that carry no fact. A deck that practises such words has many of them."""
    if deck.words is None:
        return
    found, gaps = [], 0
    for entry in deck.entries:
        if isinstance(entry.question, Cloze):
            subject = _Subject(entry.question, entry, deck)
            for number, hole in enumerate(entry.question.holes):
                gaps += 1
                # In other letters it may be a name: WHO, May, US.
                if hole.accepted[0] in deck.words.empty_words:
                    found.append((subject, number, hole.accepted[0]))
    if len(found) >= _FEWEST_PRACTISED and len(found) * _SHARE_PRACTISED >= gaps:
        return
    for subject, number, word in found:
        message = f"the gap asks for `{word}`, which carries no fact"
        yield FUNCTION_WORD_GAP.at(
            subject.place(number), deck.path, message, "make a gap of a word that is worth remembering"
        )


@cache
def _hint_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)::\s*(.*?)\s*\}\}", re.DOTALL)


FAMILY = Family(
    (GAP_VISIBLE, TOO_MANY_GAPS, FUNCTION_WORD_GAP, ADJACENT_GAPS, HINT_IS_ANSWER),
    question=look,
    deck=_function_words,
)
