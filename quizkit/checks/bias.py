"""Habits of a whole deck that give answers away to who does not know them: place, length, truth."""

from collections.abc import Iterator, Sequence

from quizkit.checks.chances import binomial_tail, chi_square_tail
from quizkit.checks.rule import Family, Rule, Severity
from quizkit.checks.subject import Deck
from quizkit.checks.whole_deck import heading, percent
from quizkit.kinds.single_choice import SingleChoice
from quizkit.kinds.true_false import TrueFalse
from quizkit.model.markup import plain
from quizkit.model.nodes import MapNode, Node
from quizkit.model.problems import Problem

KEY_POSITION_BIAS = Rule("D701", "key-position-bias", Severity.WARNING)
KEY_LENGTH_BIAS = Rule("D702", "key-length-bias", Severity.WARNING)
TRUTH_BALANCE = Rule("D706", "truth-balance", Severity.INFO)

FEWEST_CHOICES, LEAST_LIKELY = 20, 0.01
FEWEST_STATEMENTS, UNLIKELY = 10, 0.05
FEWEST_EXPECTED = 3.0
"""A place at which fewer right options are expected is counted together with the one before it."""
MUCH_LONGER = 1.25
"""So many times as often as by chance must the longest option be right: in a large deck chance is soon
excluded where a learner would gain next to nothing."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def _places(choices: Sequence[SingleChoice], deck: Deck) -> Iterator[Problem]:
    kept = [choice for choice in choices if not choice.about.shuffle]
    if len(kept) < FEWEST_CHOICES:
        return
    most = max(len(choice.options.texts) for choice in kept)
    counts, expected = [0] * most, [0.0] * most
    for choice in kept:
        keys = [option.key for option in choice.form("").options]
        counts[keys.index(choice.options.right[0])] += 1
        for place in range(len(keys)):
            expected[place] += 1 / len(keys)
    if _chance(counts, expected) < LEAST_LIKELY:
        place = max(range(most), key=lambda one: counts[one] - expected[one])
        named = _ORDINALS[place] if place < len(_ORDINALS) else f"number {place + 1}"
        many = f"{counts[place]} of {len(kept)} questions whose options keep their order"
        message = f"in {many} the right one is the {named}; chance would make it {round(expected[place])}"
        advice = "leave out `shuffle: false`: then options are shown in another order each time"
        yield KEY_POSITION_BIAS.at(_shuffle(deck), deck.path, message, advice)


def _chance(counts: Sequence[int], expected: Sequence[float]) -> float:
    """How likely chance makes counts at least so uneven: Pearson's chi-square test.

    Where questions have different numbers of options this is an upper bound: the counts then vary less.
    """
    cells = list(zip(map(float, counts), expected, strict=True))
    while len(cells) > 2 and cells[-1][1] < FEWEST_EXPECTED:
        last = cells.pop()
        cells[-1] = (cells[-1][0] + last[0], cells[-1][1] + last[1])
    statistic = sum((count - wanted) ** 2 / wanted for count, wanted in cells)
    return chi_square_tail(statistic, len(cells) - 1)


def _shuffle(deck: Deck) -> Node:
    """Where the order of all options is kept; the deck's heading when each question does it."""
    defaults = deck.root.value("defaults")
    shuffle = defaults.value("shuffle") if isinstance(defaults, MapNode) else None
    return heading(deck) if shuffle is None or deck.head.shuffle else shuffle


def _lengths(choices: Sequence[SingleChoice], deck: Deck) -> Iterator[Problem]:
    counted = longest_right = 0
    by_chance = 0.0
    for choice in choices if len(choices) >= FEWEST_CHOICES else ():
        texts = choice.options.texts
        lengths = [len(plain(text)) for text in texts]
        longest = max(lengths)
        if lengths.count(longest) > 1 or not any(any(map(str.isalpha, text)) for text in texts):
            continue
        counted += 1
        by_chance += 1 / len(texts)
        longest_right += texts[lengths.index(longest)] in choice.options.right
    if counted < FEWEST_CHOICES or longest_right < max(MUCH_LONGER * by_chance, by_chance + 1):
        return
    if binomial_tail(counted, longest_right, by_chance / counted) < LEAST_LIKELY:
        share, chance = percent(longest_right / counted), percent(by_chance / counted)
        many = f"{longest_right} of {counted} single choice questions ({share})"
        message = f"in {many} the right option is the longest; chance would make it {chance}"
        advice = "shorten right options, or lengthen wrong ones, until the length tells nothing"
        yield KEY_LENGTH_BIAS.at(heading(deck), deck.path, message, advice)


def _truths(deck: Deck) -> Iterator[Problem]:
    truths = [entry.question.truth for entry in deck.entries if isinstance(entry.question, TrueFalse)]
    if len(truths) < FEWEST_STATEMENTS:
        return
    true = sum(truths)
    more = max(true, len(truths) - true)
    if 2 * binomial_tail(len(truths), more, 0.5) < UNLIKELY:
        word, other = ("true", "false") if more == true else ("false", "true")
        message = f"{more} of {len(truths)} statements are {word}: who guesses `{word}` is mostly right"
        yield TRUTH_BALANCE.at(heading(deck), deck.path, message, f"make some of them {other}")


def _in_deck(deck: Deck) -> Iterator[Problem]:
    choices = [entry.question for entry in deck.entries if isinstance(entry.question, SingleChoice)]
    yield from _places(choices, deck)
    yield from _lengths(choices, deck)
    yield from _truths(deck)


FAMILY = Family((KEY_POSITION_BIAS, KEY_LENGTH_BIAS, TRUTH_BALANCE), deck=_in_deck)
