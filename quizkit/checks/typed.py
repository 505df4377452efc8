"""Rules about answers that are typed as text: short answers, items of enumerations, gaps."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quizkit.checks.aliases import REDUNDANT_ALIAS, redundant
from quizkit.checks.edits import without_pair
from quizkit.checks.figures import SHOULD_BE_NUMBER, should_be_number
from quizkit.checks.giveaways import shown_in
from quizkit.checks.near_answers import TYPO_COLLISION, collisions
from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.typed_answers import TypedQuestion, Wanted, wanted_by
from quizkit.checks.wording import pattern_of, prose
from quizkit.checks.words import Words
from quizkit.kinds.cloze import Cloze
from quizkit.kinds.enumeration import Enumeration
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.model.compare import FEWEST_LETTERS, fold
from quizkit.model.problems import Problem

ANSWER_IN_PROMPT = Rule("T301", "answer-in-prompt", Severity.WARNING, needs_words=True)
LONG_ANSWER = Rule("T303", "long-answer", Severity.WARNING)
TYPOS_ON_SHORT_ANSWER = Rule("T305", "typos-on-short-answer", Severity.WARNING, Fix.SAFE)
CASE_CARRIES_MEANING = Rule("T306", "case-carries-meaning", Severity.INFO)
MANY_ANSWERS_PROMPT = Rule("T308", "many-answers-prompt", Severity.WARNING, needs_words=True)

_MOST_WORDS = 5
_MOST_CHARACTERS = 40
_LONGEST_WITH_CASE = 8
_TWO_MEANINGS = frozenset(("CO", "Co", "HF", "Hf"))
"""Formulas and symbols of elements that differ only in their capitals."""


class _Subject(NamedTuple):
    question: TypedQuestion
    entry: Entry
    deck: Deck
    wanted: tuple[Wanted, ...]


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    question = entry.question
    if not isinstance(question, (ShortAnswer, Enumeration, Cloze)):
        return
    wanted = wanted_by(entry)
    subject = _Subject(question, entry, deck, wanted)
    if deck.words is not None and not isinstance(question, Cloze):
        yield from _answer_in_prompt(subject, deck.words)
    yield from redundant(question, entry, deck, wanted)
    yield from _long_answer(subject)
    yield from _idle_typos(subject)
    yield from _capitals(subject)
    if isinstance(question, ShortAnswer):
        yield from should_be_number(question, entry, deck)
        if deck.words is not None and len(question.answers) == 1:
            yield from _many_answers(entry, deck, deck.words)


def _answer_in_prompt(subject: _Subject, words: Words) -> Iterator[Problem]:
    entry, deck, prompt = subject.entry, subject.deck, subject.question.prompt
    folded = fold(prompt)
    shown = [
        text
        for one in subject.wanted
        for text in [next((text for text in one.texts if shown_in(text, prompt, folded, words)), "")]
        if text
    ]
    # Where all items stand in the prompt, it gives things to choose from.
    if not shown or len(shown) == len(subject.wanted) > 1:
        return
    node = entry.value("question") or entry.node
    for text in shown:
        message = f"the answer `{text}` stands in the question"
        advice = "ask so that it is not named, or let it be chosen among `wrong` options"
        yield ANSWER_IN_PROMPT.at(deck.find(node, pattern_of(text)), deck.path, message, advice)


def _long_answer(subject: _Subject) -> Iterator[Problem]:
    for one in subject.wanted:
        if len(one.texts[0]) <= _MOST_CHARACTERS and one.texts[0].count(" ") < _MOST_WORDS:
            continue
        if not all(map(_is_long, one.texts)):
            continue
        words = len(min(one.texts, key=len).split())
        length = f"{words} words" if words > _MOST_WORDS else f"{len(min(one.texts, key=len))} characters"
        message = f"{length} must be typed, just as they are written here"
        advice = "accept a shorter text as well, or let it be chosen among `wrong` options"
        where = one.place(0, subject.entry, subject.deck)
        yield LONG_ANSWER.at(where, subject.deck.path, message, advice)


def _is_long(text: str) -> bool:
    return len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS


def _idle_typos(subject: _Subject) -> Iterator[Problem]:
    node, deck = subject.entry.value("typos"), subject.deck
    if node is None or subject.question.rules.typos == 0:
        return
    if any(sum(map(str.isalpha, text)) >= FEWEST_LETTERS for one in subject.wanted for text in one.texts):
        return
    name = next(name for name, _ in subject.entry.node.pairs if name.text == "typos")
    place = deck.place(name.start.index, node.end.index)
    edit = without_pair(subject.entry.node, "typos", deck)
    message = "this changes nothing: in an answer of four letters or fewer no slip is forgiven"
    yield TYPOS_ON_SHORT_ANSWER.at(place, deck.path, message, "remove it", *([] if edit is None else [edit]))


def _capitals(subject: _Subject) -> Iterator[Problem]:
    if subject.question.rules.case:
        return
    for one in subject.wanted:
        text = one.texts[0]
        if len(text) > _LONGEST_WITH_CASE or text.islower() or not _has_telling_capitals(text):
            continue
        other = text.lower() if text.lower() != text else text.upper()
        message = f"capitals may carry a meaning in `{text}`, and `{other}` counts as right too"
        advice = f"write `case: true` if only `{text}` is right"
        where = one.place(0, subject.entry, subject.deck)
        yield CASE_CARRIES_MEANING.at(where, subject.deck.path, message, advice)


def _has_telling_capitals(text: str) -> bool:
    """Whether a text is like pH, mRNA, kWh or NaCl, but not like NATO or iPhone."""
    if text in _TWO_MEANINGS or _unit_pattern().fullmatch(text):
        return True
    return not text.isupper() and _formula_pattern().fullmatch(text) is not None


def _many_answers(entry: Entry, deck: Deck, words: Words) -> Iterator[Problem]:
    found = _openings_pattern(words.asking_for_one_of_many).search(prose(entry.question.prompt))
    if found is None:
        return
    node = entry.value("question") or entry.node
    message = f"“{found[1]} …” has several right answers, and only one is accepted"
    advice = "accept the others in a list, `answer: [one, two]`, or ask so that only one is right"
    yield MANY_ANSWERS_PROMPT.at(deck.find(node, pattern_of(found[1])), deck.path, message, advice)


@cache
def _openings_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one of the phrases where a sentence begins."""
    listed = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?:^|[.!?:]\s)({listed})(?=\s)", re.IGNORECASE)


@cache
def _unit_pattern() -> re.Pattern[str]:
    """A small letter or two before capitals, as in pH, dB, mRNA and kWh; not iPhone, iOS or eBay."""
    return re.compile(r"(?![ei][A-Z][A-Za-z])[a-z]{1,2}[A-Z]{1,3}[a-z]?")


@cache
def _formula_pattern() -> re.Pattern[str]:
    symbols = (
        "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb"
        " Sr Ag Cd Sn Sb I Xe Cs Ba W Pt Au Hg Pb Bi U"
    )
    element = "|".join(sorted(symbols.split(), key=len, reverse=True))
    return re.compile(rf"(?:(?:{element})\d*){{2,}}")


FAMILY = Family(
    (
        ANSWER_IN_PROMPT,
        REDUNDANT_ALIAS,
        LONG_ANSWER,
        TYPO_COLLISION,
        TYPOS_ON_SHORT_ANSWER,
        CASE_CARRIES_MEANING,
        SHOULD_BE_NUMBER,
        MANY_ANSWERS_PROMPT,
    ),
    question=look,
    deck=collisions,
)
