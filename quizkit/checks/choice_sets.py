"""Rules about options as a set: how many there are, and whether each stands for itself."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from quizkit.checks.options import Choice, Option, stands_for_others
from quizkit.checks.rule import Rule, Severity
from quizkit.checks.structure import FAMILY as STRUCTURE
from quizkit.checks.words import Words
from quizkit.model.compare import fold
from quizkit.model.problems import Problem

ALL_OF_THE_ABOVE = Rule("C102", "all-of-the-above", Severity.WARNING, needs_words=True)
NONE_OF_THE_ABOVE = Rule("C103", "none-of-the-above", Severity.INFO, needs_words=True)
COMBINED_OPTIONS = Rule("C104", "combined-options", Severity.WARNING)
NEAR_DUPLICATES = Rule("C112", "near-duplicate-options", Severity.WARNING, needs_words=True)
OPTION_COUNT = Rule("C120", "option-count", Severity.INFO)
TICK_ALL_SHAPE = Rule("C121", "tick-all-shape", Severity.WARNING)

LETTERS_WHEN_SHUFFLED: Rule = next(rule for rule in STRUCTURE.rules if rule.code == "E011")
"""What C104 becomes where the letters cannot mean what their author meant."""

RULES = (
    ALL_OF_THE_ABOVE,
    NONE_OF_THE_ABOVE,
    COMBINED_OPTIONS,
    NEAR_DUPLICATES,
    OPTION_COUNT,
    TICK_ALL_SHAPE,
)

_FEWEST, _MOST = 3, 5
_LETTERS = "ABCDEFGH"


def look(choice: Choice) -> Iterator[Problem]:
    yield from _count(choice)
    yield from _combined(choice)
    words = choice.deck.words
    if words is not None:
        yield from _stand_ins(choice, words)
        yield from _near_duplicates(choice, words)


def _stand_ins(choice: Choice, words: Words) -> Iterator[Problem]:
    for option in choice.options:
        text = option.text
        stays = choice.pinned and choice.pinned == fold(text)
        pin = "" if stays else f"; if it has to stay, `pin: {text}` keeps it last"
        if stands_for_others(option, words.all_of_them):
            message = f"who knows that two options are right picks `{text}` without knowing the others"
            advice = "let several be ticked with `right: [one, two]`, or write another wrong option"
            yield ALL_OF_THE_ABOVE.at(option.node, choice.deck.path, message, advice + pin)
        elif stands_for_others(option, words.none_of_them):
            message = f"who picks `{text}` shows what is wrong, and need not know what is right"
            advice = "write another wrong option"
            yield NONE_OF_THE_ABOVE.at(option.node, choice.deck.path, message, advice + pin)


def _combined(choice: Choice) -> Iterator[Problem]:
    for option in choice.options:
        if _names_letters(option, choice):
            if choice.entry.question.about.shuffle:
                message = (
                    f"`{option.text}` names options by letters, and the order of the options is shuffled"
                )
                advice = (
                    "let several be ticked with `right: [one, two]`, or keep the order with `shuffle: false`"
                )
                yield LETTERS_WHEN_SHUFFLED.at(option.node, choice.deck.path, message, advice)
            else:
                yield _combination(option, choice)
        elif choice.deck.words is not None and _joins_others(option, choice, choice.deck.words):
            yield _combination(option, choice)


def _combination(option: Option, choice: Choice) -> Problem:
    message = f"`{option.text}` joins other options, so one option gives others away"
    advice = "let several be ticked with `right: [one, two]`, or make each option stand for itself"
    return COMBINED_OPTIONS.at(option.node, choice.deck.path, message, advice)


def _names_letters(option: Option, choice: Choice) -> bool:
    """Whether an option like "A and C" means the first option and the third.

    Where other options are letters too, or the stem has some, they are what is asked about: blood groups,
    vitamins, points.
    """
    found = _letters_pattern().fullmatch(option.text) if len(option.text) < 40 else None
    if found is None:
        return False
    beside = choice.deck.words.combining if choice.deck.words is not None else ()
    extra = f"{found['before']} {found['after']}".lower().split()
    letters = re.findall(r"\b[A-H]\b", option.text)
    others = [one for one in choice.options if one is not option]
    return (
        set(extra) <= set(beside)
        and all(_LETTERS.index(letter) < len(choice.options) for letter in letters)
        and sum(not _lone_letter_pattern().search(one.text) for one in others) >= 2
        and not any(_single_letter_pattern().fullmatch(one.text) for one in others)
        and not _lone_letter_pattern().search(choice.stem)
    )


def _joins_others(option: Option, choice: Choice, words: Words) -> bool:
    """Whether an option says two others at once, or stands for some of them: "the first two"."""
    if fold(option.text).rstrip(" .!") in words.combining:
        return " " in option.text
    if len(option.words) < 3 or set(option.words).isdisjoint(words.combining):
        return False
    if not _plain_pattern().fullmatch(option.text):
        return False
    left = f" {' '.join(option.words)} "
    joined = 0
    for other in choice.options:
        name = f" {' '.join(other.words)} "
        if other is not option and other.words and name in left:
            left = left.replace(name, "  ", 1)
            joined += 1
    return joined >= 2 and set(left.split()) <= set(words.combining)


def _near_duplicates(choice: Choice, words: Words) -> Iterator[Problem]:
    told = set()
    bare = [(option, _without_determiners(option, words)) for option in choice.options]
    if len({text for _, text in bare}) == len(bare):
        return
    for (first, text), (second, other) in combinations(bare, 2):
        if text == other and text and second not in told and not _is_contrast(first, second, choice, words):
            told.add(second)
            message = f"`{second.text}` says the same as `{first.text}`"
            advice = "write another option in place of one of them"
            yield NEAR_DUPLICATES.at(second.node, choice.deck.path, message, advice)


def _without_determiners(option: Option, words: Words) -> tuple[str, ...]:
    """The words that tell an option from others; none where signs or code may carry a meaning."""
    if "`" in option.node.text or not _plain_pattern().fullmatch(option.text):
        return (option.text,)
    return tuple(word for word in option.words if word not in words.determiners)


def _is_contrast(first: Option, second: Option, choice: Choice, words: Words) -> bool:
    """Whether all options differ in as little, so that a comma or an article is what is asked about."""
    ours = {*first.words, *second.words} - words.function_words
    others = [option for option in choice.options if option not in (first, second)]
    return all(len(ours.intersection(option.words)) * 2 >= len(ours) for option in others)


def _count(choice: Choice) -> Iterator[Problem]:
    path = choice.deck.path
    if not choice.single:
        if len(choice.right) == 1:
            message = "several options may be ticked here, and only one is right"
            advice = f"write `right: {choice.right[0].text}` to have one picked, or add another right option"
            yield TICK_ALL_SHAPE.at(choice.right[0].node, path, message, advice)
        elif _all_right(choice):
            message = f"every option is right except `{choice.wrong[0].text}`"
            yield TICK_ALL_SHAPE.at(
                choice.wrong[0].node, path, message, "write wrong options that are plausible"
            )
    elif not _FEWEST <= len(choice.options) <= _MOST:
        few = len(choice.options) < _FEWEST
        message = (
            "with two options, every second guess is right"
            if few
            else f"{len(choice.options)} options are many to read and to compare"
        )
        advice = "add a plausible wrong option" if few else "keep the wrong options that learners really pick"
        key = next(name for name, _ in choice.entry.node.pairs if name.text == "wrong")
        yield OPTION_COUNT.at(key, path, message, advice)


def _all_right(choice: Choice) -> bool:
    words = choice.deck.words
    return words is not None and all(stands_for_others(option, words.none_of_them) for option in choice.wrong)


@cache
def _letters_pattern() -> re.Pattern[str]:
    letter = r"\(?[A-H]\)?"
    between = r"(?:\s*[,/&]\s*(?:[^\W\d_]{1,3}\s+)?|\s+[a-z]{1,3}\s+)"
    return re.compile(
        rf"(?P<before>(?:[^\W\d_]+\s+){{0,2}}){letter}(?:{between}{letter})+(?P<after>(?:\s+[^\W\d_]+)?)[.!]?"
    )


@cache
def _lone_letter_pattern() -> re.Pattern[str]:
    """A capital that stands alone, and is not the article that opens a sentence."""
    return re.compile(r"(?<=[\w,;:] )[A-H]\b(?!')")


@cache
def _single_letter_pattern() -> re.Pattern[str]:
    return re.compile(r"\(?[A-H]\)?(?: [^\W\d_]+)?\.?")


@cache
def _plain_pattern() -> re.Pattern[str]:
    """Words, and marks that only part them. Digits are left out: among them a sign counts."""
    return re.compile(r"(?:[^\W\d]|[ ,.;:!?’'\"-])+")
