"""Questions that are there twice, nearly twice, or whose answer stands in another.

Twins have the same answer. What asks the same and has another is an error of its own (E019) or two questions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from quizkit.checks.alike import alike, firm_parts
from quizkit.checks.gives_away import gives_away
from quizkit.checks.rule import Family, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.whole_deck import heading, line_of, prompt_node
from quizkit.kinds.enumeration import Enumeration
from quizkit.kinds.multiple_response import MultipleResponse
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.kinds.single_choice import SingleChoice
from quizkit.model.compare import fold
from quizkit.model.markup import plain
from quizkit.model.problems import Problem
from quizkit.model.question import Question

DUPLICATE_QUESTION = Rule("D703", "duplicate-question", Severity.WARNING)
NEAR_DUPLICATE = Rule("D704", "near-duplicate", Severity.WARNING)
GIVES_AWAY = Rule("D705", "gives-away", Severity.WARNING)

MOST_COMPARED = 20
"""A question is compared with so many earlier ones that have the same prompt and answer."""
HALF = 0.5
FEWEST_OF_A_COPY = 10
"""So many duplicates of one other deck, and half of the questions, make it a copy, which is told once."""


class _Asked(NamedTuple):
    """A question of one of the decks; `number` counts through all of them."""

    number: int
    entry: Entry
    deck: Deck

    @property
    def question(self) -> Question:
        return self.entry.question


class _Twins(NamedTuple):
    later: _Asked
    earlier: _Asked
    rule: Rule


_Group: TypeAlias = list[_Asked]


def _twins(decks: Sequence[Deck]) -> Iterator[Problem]:
    found: dict[int, _Twins] = {}
    for group in _same_answer(decks):
        for twins in _in_group(group):
            # Questions with several accepted answers meet in several groups.
            known = found.get(twins.later.number)
            if known is None or (known.rule is NEAR_DUPLICATE and twins.rule is DUPLICATE_QUESTION):
                found[twins.later.number] = twins
    yield from _told(found.values())


def _same_answer(decks: Iterable[Deck]) -> Iterator[_Group]:
    """Questions of one kind on one passage that have an answer in common, where there are several."""
    groups: defaultdict[object, _Group] = defaultdict(list)
    number = 0
    for deck in decks:
        for entry in deck.entries:
            number += 1
            asked = _Asked(number, entry, deck)
            for answer in _answers(entry.question):
                groups[(entry.question.kind, entry.question.about.passage, answer)].append(asked)
    return (group for group in groups.values() if len(group) > 1)


def _answers(question: Question) -> Iterable[object]:
    """The right answer in a form that another question may share; several where one of them is enough."""
    if isinstance(question, ShortAnswer):
        return dict.fromkeys(map(fold, question.answers))
    texts = tuple(map(fold, question.right_lines()))
    return (frozenset(texts) if isinstance(question, (MultipleResponse, Enumeration)) else texts,)


def _in_group(group: _Group) -> Iterator[_Twins]:
    """Twins among questions with the same answer."""
    by_prompt: defaultdict[str, _Group] = defaultdict(list)
    by_firm_parts: defaultdict[tuple[str, ...], _Group] = defaultdict(list)
    for asked in group:
        same = by_prompt[fold(plain(asked.question.prompt))]
        earlier = next((one for one in same[:MOST_COMPARED] if _same_options(asked, one)), None)
        if earlier is not None:
            yield _Twins(asked, earlier, DUPLICATE_QUESTION)
        same.append(asked)
        if len(same) == 1:
            by_firm_parts[firm_parts(asked.question.prompt)].append(asked)
    for alike_in_parts in by_firm_parts.values():
        if len(alike_in_parts) > 1:
            yield from _near(alike_in_parts)


def _near(group: _Group) -> Iterator[_Twins]:
    words = group[0].deck.words
    prompts = [plain(asked.question.prompt) for asked in group]
    for later, earlier in alike(prompts, words.negatives if words is not None else ()):
        if _same_options(group[later], group[earlier]):
            yield _Twins(group[later], group[earlier], NEAR_DUPLICATE)


def _same_options(asked: _Asked, other: _Asked) -> bool:
    """Whether half of all options are in both, where what is asked depends on them."""
    ours, theirs = _options(asked.question), _options(other.question)
    if not ours or not (_needs_options(asked) or _needs_options(other)):
        return True
    return len(ours & theirs) >= HALF * len(ours | theirs)


def _options(question: Question) -> frozenset[str]:
    if isinstance(question, (SingleChoice, MultipleResponse)):
        return frozenset(map(fold, question.options.texts))
    return frozenset()


def _needs_options(asked: _Asked) -> bool:
    """Whether the prompt asks nothing, or may ask nothing, without its options: `Which of these …`."""
    words, right = asked.deck.words, asked.question.right_lines()
    if words is None or isinstance(asked.question, MultipleResponse) or not any(map(str.isalpha, right[0])):
        return True
    prompt = fold(asked.question.prompt)
    return any(stem in prompt for stem in words.vague_stems)


def _told(found: Iterable[_Twins]) -> Iterator[Problem]:
    by_decks: defaultdict[tuple[str, str], list[_Twins]] = defaultdict(list)
    for twins in found:
        by_decks[twins.later.deck.path, twins.earlier.deck.path].append(twins)
    for (path, other), group in by_decks.items():
        deck = group[0].later.deck
        exact = sum(twins.rule is DUPLICATE_QUESTION for twins in group)
        if path != other and exact >= max(FEWEST_OF_A_COPY, HALF * len(deck.entries)):
            message = f"{exact} of {len(deck.entries)} questions stand in {other} as well"
            advice = "where one deck is a copy of the other, remove it or check only one of them"
            yield DUPLICATE_QUESTION.at(heading(deck), path, message, advice)
        else:
            yield from map(_told_alone, group)


def _told_alone(twins: _Twins) -> Problem:
    later, earlier, rule = twins
    where = f" of {earlier.deck.path}" if earlier.deck.path != later.deck.path else ""
    nearly = "" if rule is DUPLICATE_QUESTION else "nearly "
    message = (
        f"the question on line {line_of(earlier.entry)}{where} asks {nearly}the same and has the same answer"
    )
    advice = "remove one of them, or ask for something else"
    return rule.at(prompt_node(later.entry), later.deck.path, message, advice)


def _in_deck(deck: Deck) -> Iterator[Problem]:
    yield from gives_away(deck, GIVES_AWAY)


FAMILY = Family((DUPLICATE_QUESTION, NEAR_DUPLICATE, GIVES_AWAY), deck=_in_deck, course=_twins)
