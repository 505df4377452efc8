"""Rules about what tells the right option of a single choice to those who do not know it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quizkit.checks.options import Choice, Option, stands_for_others
from quizkit.checks.rule import Rule, Severity
from quizkit.checks.wording import Wanted, absolute_in, content, first_of, pattern_of, words_in
from quizkit.checks.words import Words
from quizkit.model.markup import Style, lines
from quizkit.model.problems import Problem

LONGEST_IS_RIGHT = Rule("C101", "longest-is-right", Severity.WARNING)
ABSOLUTE_TERM = Rule("C107", "absolute-term", Severity.INFO, needs_words=True)
HEDGE_ONLY_IN_KEY = Rule("C108", "hedge-only-in-key", Severity.INFO, needs_words=True)
STEM_WORD_IN_KEY = Rule("C109", "stem-word-in-key", Severity.WARNING, needs_words=True)
CONVERGENCE_CUE = Rule("C116", "convergence-cue", Severity.INFO, needs_words=True)

RULES = (LONGEST_IS_RIGHT, ABSOLUTE_TERM, HEDGE_ONLY_IN_KEY, STEM_WORD_IN_KEY, CONVERGENCE_CUE)

_TIMES_AS_LONG = 1.5
_LONGER_BY = 10
_PHRASE = 3
"""So many words make an option a phrase; fewer are a name, or a step of a scale like never, often, always."""
_CLANG = 5
"""Letters of a word whose sound would lead from the stem to the right option."""
_FEWEST_TO_CONVERGE = 4
_MOST_PARTS = 6
"""So many words with a meaning an option may have to be made of parts; longer ones share words by chance."""


def look(choice: Choice) -> Iterator[Problem]:
    words = choice.deck.words
    if choice.single:
        yield from _longest_is_right(choice)
    if words is not None:
        yield from _absolutes(choice, words)
        yield from _hedges(choice, words)
        if choice.single:
            yield from _stem_word(choice, words)
            yield from _convergence(choice, words)


def _longest_is_right(choice: Choice) -> Iterator[Problem]:
    right, wrong = choice.right[0], [len(option.text) for option in choice.wrong]
    length, average = len(right.text), sum(wrong) / len(wrong)
    longest = length >= max(wrong) + _LONGER_BY and length >= _TIMES_AS_LONG * average
    words = choice.deck.words
    phrases = () if words is None else words.all_of_them + words.none_of_them
    if longest and len(right.words) >= _PHRASE and not stands_for_others(right, phrases):
        others = f"the others {average:.0f} on average"
        message = f"the right option is by far the longest: {length} characters, {others}"
        advice = "shorten it, or say as much and as exactly in the wrong options"
        yield LONGEST_IS_RIGHT.at(right.node, choice.deck.path, message, advice)


def _absolutes(choice: Choice, words: Words) -> Iterator[Problem]:
    """Words without exception that only wrong options have; not those that also count things ("all")."""
    found = [
        (option, word)
        for option in choice.wrong
        if len(option.words) >= _PHRASE
        and (word := absolute_in(option.words, words))
        and word not in words.amounts
    ]
    if (
        not found
        or _any_has(choice.right, words.absolutes)
        or first_of(words_in(choice.stem), words.absolutes)
    ):
        return
    for option, word in found:
        message = f"`{word}` stands only in wrong options, and is a reason to pass over this one"
        advice = "say it without the word, or let the right option be as sure"
        place = choice.deck.find(option.node, pattern_of(word))
        yield ABSOLUTE_TERM.at(place, choice.deck.path, message, advice)


def _hedges(choice: Choice, words: Words) -> Iterator[Problem]:
    for option in choice.right:
        word = first_of(option.words, words.hedges) if len(option.words) >= _PHRASE else ""
        if word and _is_small(word, option.text):
            if _any_has(choice.wrong, words.hedges) or first_of(words_in(choice.stem), words.hedges):
                return
            message = (
                f"`{word}` stands only in {'the' if choice.single else 'a'} right option, and makes it safe"
            )
            advice = "say it without the word, or let wrong options leave as much room"
            place = choice.deck.find(option.node, pattern_of(word))
            yield HEDGE_ONLY_IN_KEY.at(place, choice.deck.path, message, advice)


def _is_small(word: str, text: str) -> bool:
    """Whether a word stands there in small letters, so that it is no name like that of the month of May."""
    if len(word) > 3:
        text = text[:1].lower() + text[1:]
    return re.search(rf"\b{word}\b", text) is not None


def _any_has(options: Sequence[Option], wanted: Wanted) -> bool:
    return any(first_of(option.words, wanted) for option in options)


def _stem_word(choice: Choice, words: Words) -> Iterator[Problem]:
    """A word of the stem that leads to the right option, where no wrong option has any word of the stem."""
    right = choice.right[0]
    ours = content(right.words, words, _CLANG)
    asked = content(words_in(_asked(choice)), words, _CLANG) if ours else set()
    shared = ours & asked
    if not shared or any(asked & content(option.words, words, _CLANG) for option in choice.wrong):
        return
    root = max(sorted(shared), key=len)
    word = next(word for word in right.words if root in content([word], words, _CLANG))
    message = f"`{word}` echoes the question, and stands in no option but the right one"
    advice = "say it with another word in one of them, or use it in a wrong option as well"
    place = choice.deck.find(right.node, pattern_of(word))
    yield STEM_WORD_IN_KEY.at(place, choice.deck.path, message, advice)


def _asked(choice: Choice) -> str:
    """The last sentence of the stem, without emphasis, which may be the title of a work."""
    prompt, text = choice.entry.question.prompt, choice.stem
    if "*" in prompt:
        shown = (Style.PLAIN, Style.STRONG)
        text = " ".join(span.text for line in lines(prompt) for span in line if span.style in shown)
    return re.split(r"[.!?:]\s+(?=\S)", text.strip())[-1]


def _convergence(choice: Choice, words: Words) -> Iterator[Problem]:
    """Wrong options that were made from the right one.

    Each has half of its words from there, and shares none with another that are not from there.
    """
    if len(choice.options) < _FEWEST_TO_CONVERGE:
        return
    right, *wrong = (content(option.words, words, 3) for option in choice.options)
    if max(map(len, (right, *wrong))) > _MOST_PARTS:
        return
    counts = Counter(word for part in wrong for word in part)
    shared = {word for word in right if 0 < counts[word] < len(wrong)}
    strange = any(count > 1 and word not in right for word, count in counts.items())
    made = all(part - right and len(part & shared) * 2 >= len(part) for part in wrong)
    if len(shared) < 2 or strange or not made:
        return
    names = " and ".join(f"`{word}`" for word in sorted(shared, key=lambda word: (-counts[word], word))[:2])
    message = f"the right option is made of parts that most options share: {names}"
    advice = "let each part stand in as many options"
    yield CONVERGENCE_CUE.at(choice.right[0].node, choice.deck.path, message, advice)
