"""Prompts that ask the same in nearly the same words, found without comparing each with each."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from math import ceil

from quizkit.model.compare import fold, without_accents
from quizkit.model.markup import Style, lines, plain

LEAST, GRAM = 0.8, 4
"""From this Jaccard index of all their stretches of so many characters on, two prompts are alike."""
FEWEST_GRAMS = 10
"""A prompt with fewer is too short: one word more or less makes it another."""
LEAST_OF_WORDS = 0.6
"""The Jaccard index of their words is hardly ever less, then."""
MOST_LISTED, MOST_COMPARED = 40, 20
"""So many prompts are listed under one word, and so many compared with one prompt: a template that was filled
in a thousand times takes a thousand times as long, and not a million."""

_SIGNS = r"+*/^=<>|\\~#@&%$§°×÷±√∑∫∂∞≤≥≠≈→↔∈∉⊂⊆∪∩∀∃¬∧∨-"
_FEWEST_FOR_AN_ENDING, _LONGEST_ENDING = 4, 2
_FEWEST_FOR_A_SLIP = 6


def firm_parts(prompt: str) -> tuple[str, ...]:
    """What two prompts must have in common to the letter: numbers, signs as in mathematics, and code."""
    if "`" not in prompt:
        text = plain(prompt)
        return tuple(_firm_pattern().findall(text)) if _has_firm_part().search(text) else ()
    spans = list(chain.from_iterable(lines(prompt)))
    code = [span.text for span in spans if span.style in (Style.CODE, Style.BLOCK)]
    rest = " ".join(span.text for span in spans if span.style not in (Style.CODE, Style.BLOCK))
    return (*code, *_firm_pattern().findall(rest))


def alike(prompts: Sequence[str], negatives: Collection[str]) -> Iterator[tuple[int, int]]:
    """Numbers of prompts that are alike, the later one first; each is told once, with an earlier one.

    Candidates share one of their rarest words: sets with a Jaccard index of at least t have one in common
    among the first n - ⌈t·n⌉ + 1 of n, in any order that holds for all (Chaudhuri, Ganti and Kaushik 2006, A
    primitive operator for similarity joins in data cleaning).

    Args:
        prompts: without markup.
        negatives: words that make another prompt of one that has them.
    """
    words = [_words(prompt) for prompt in prompts]
    sets = [frozenset(map(str.lower, own)) for own in words]
    frequency = Counter(chain.from_iterable(sets))
    listed: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        rarest = _rarest(sets[number], frequency)
        for other in _candidates(rarest, listed):
            if _index(sets[number], sets[other]) < LEAST_OF_WORDS or not _same_words(
                own, words[other], negatives
            ):
                continue
            if _index(_grams(prompts[number]), _grams(prompts[other]), FEWEST_GRAMS) >= LEAST:
                yield number, other
                break
        for word in rarest:
            if len(listed[word]) < MOST_LISTED:
                listed[word].append(number)


def _rarest(own: frozenset[str], frequency: Counter[str]) -> list[str]:
    """Those words of which a prompt that is alike must have one, without those that no other prompt has."""
    common = [word for word in own if frequency[word] > 1]
    wanted = len(common) - ceil(LEAST_OF_WORDS * len(own)) + 1
    return sorted(common, key=lambda word: (frequency[word], word))[:wanted] if wanted > 0 else []


def _candidates(rarest: Iterable[str], listed: defaultdict[str, list[int]]) -> list[int]:
    """Earlier prompts, those first that share the rarest word."""
    found: dict[int, None] = {}
    for word in rarest:
        found.update(dict.fromkeys(listed[word]))
        if len(found) >= MOST_COMPARED:
            break
    return list(found)[:MOST_COMPARED]


def _index(ours: AbstractSet[str], theirs: AbstractSet[str], least: int = 1) -> float:
    """The Jaccard index; of sets that together have fewer than `least`, as if they had so many."""
    shared = len(ours & theirs)
    return shared / max(len(ours) + len(theirs) - shared, least)


def _grams(prompt: str) -> set[str]:
    text = fold(prompt)
    return {text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}


def _same_words(ours: Sequence[str], theirs: Sequence[str], negatives: Collection[str]) -> bool:
    """Whether one prompt has all the words of the other in the same order, and none that turns it round.

    Where each has a word that the other lacks, they ask for different things: `Which town of Mali …`, `Which
    river of Mali …`. A word may have another ending or a slip of the finger, unless it is a name.
    """
    short, long = sorted((ours, theirs), key=len)
    rest = iter(long)
    if not all(any(_same_word(word, other) for other in rest) for word in short):
        return False
    extra = Counter(map(str.lower, long)) - Counter(map(str.lower, short))
    return not any(word in negatives for word in extra)


def _words(prompt: str) -> list[str]:
    found: list[str] = _word_pattern().findall(fold(prompt, keep_case=True))
    return found


def _same_word(ours: str, theirs: str) -> bool:
    if ours == theirs or without_accents(ours).casefold() == without_accents(theirs).casefold():
        return True
    short, long = sorted((ours, theirs), key=len)
    if not (short.islower() and long.islower()) or len(short) < _FEWEST_FOR_AN_ENDING:
        return False
    if long.startswith(short):
        return len(long) - len(short) <= _LONGEST_ENDING
    if len(long) == len(short) >= _FEWEST_FOR_A_SLIP:
        return sum(one != other for one, other in zip(short, long, strict=True)) == 1
    return False


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@cache
def _firm_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b\w*\d[\w.,:/]*\w|\d|[{_SIGNS}]")


@cache
def _has_firm_part() -> re.Pattern[str]:
    return re.compile(rf"[\d{_SIGNS}]")
