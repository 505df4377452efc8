"""Rules about the form of options: one alone goes with the end of the stem, or looks unlike the others."""

import re
from collections.abc import Iterator, Sequence

from quizkit.checks.options import Choice, Option, measure_of, stands_for_others
from quizkit.checks.rule import Rule, Severity
from quizkit.checks.words import Words
from quizkit.model.compare import fold, without_accents
from quizkit.model.nodes import Place
from quizkit.model.problems import Problem

ARTICLE_CUE = Rule("C110", "article-cue", Severity.WARNING, needs_words=True)
NUMBER_CUE = Rule("C111", "number-cue", Severity.INFO, needs_words=True)
ODD_ONE_OUT = Rule("C115", "odd-one-out", Severity.INFO)

RULES = (ARTICLE_CUE, NUMBER_CUE, ODD_ONE_OUT)

_FEWEST_FOR_A_FORM = 4
_PHRASE = 3
"""So many words make an option a phrase; fewer are likely a name."""


def look(choice: Choice) -> Iterator[Problem]:
    yield from _odd_one_out(choice)
    if choice.single and choice.deck.words is not None:
        yield from _ending(choice, choice.deck.words)


def _ending(choice: Choice, words: Words) -> Iterator[Problem]:
    """What the last word before the gap or the end of an unfinished stem tells of the right option."""
    last = _last_word(choice.stem)
    if any(last == article for article, _ in words.articles):
        yield from _article(choice, last, words)
    for word, count in words.number_cues:
        if word == last:
            yield from _number(choice, last, count, words)


def _article(choice: Choice, article: str, words: Words) -> Iterator[Problem]:
    pattern = dict(words.articles)[article]
    misfits = [option.text for option in choice.wrong if not _follows(option.text, pattern)]
    if misfits and _follows(choice.right[0].text, pattern):
        message = (
            f"`{article}` at the end of the question does not go with `{misfits[0]}`, which rules it out"
        )
        advice = "write the article into each option"
        yield ARTICLE_CUE.at(_place_of_last(choice, article), choice.deck.path, message, advice)


def _follows(text: str, pattern: str) -> bool:
    """Whether a text may stand behind an article. Digits, single letters and abbreviations may behind any."""
    word = text.split(" ", maxsplit=1)[0]
    return (
        not word.isalpha()
        or len(word) == 1
        or word[:2].isupper()
        or bool(re.match(pattern, without_accents(fold(text))))
    )


def _number(choice: Choice, last: str, count: str, words: Words) -> Iterator[Problem]:
    """The right option is the only one that goes with a word like "is" or "are" at the end."""
    wrong = {_count_of(option, words) for option in choice.wrong}
    other = "many" if count == "one" else "one"
    if len(choice.wrong) > 1 and wrong == {other} and _count_of(choice.right[0], words) == count:
        message = f"`{last}` at the end of the question goes with no option but the right one"
        advice = "make all options one or all many, or end the question before this word"
        yield NUMBER_CUE.at(_place_of_last(choice, last), choice.deck.path, message, advice)


def _count_of(option: Option, words: Words) -> str:
    """Whether a short option in small letters is one or many; empty where that cannot be told."""
    if not 1 <= len(option.words) < _PHRASE or option.text != option.text.lower():
        return ""
    last = option.words[-1]
    if not last.isalpha() or last.endswith(("ss", "us", "is")) or not words.plural_endings:
        return ""
    return "many" if last.endswith(words.plural_endings) else "one"


def _place_of_last(choice: Choice, word: str) -> Place:
    node = choice.entry.value("question")
    assert node is not None, "a choice has a question"
    return choice.deck.find(node, rf"(?i)\b{re.escape(word)}\b(?=[\W_]*\Z|\s*__)")


def _odd_one_out(choice: Choice) -> Iterator[Problem]:
    """One option in another form than all others: likely a slip, and it catches the eye."""
    words, pinned = choice.deck.words, choice.pinned
    phrases = () if words is None else words.all_of_them + words.none_of_them
    plain = [
        option
        for option in choice.options
        if not stands_for_others(option, phrases) and not (pinned and fold(option.text) == pinned)
    ]
    if len(plain) < _FEWEST_FOR_A_FORM:
        return
    form, other_form, having = _forms(plain, words)
    for lone, name in ((True, form), (False, other_form)):
        if having.count(lone) == 1:
            option = plain[having.index(lone)]
            message = f"`{option.text}` is the only option {name}"
            yield ODD_ONE_OUT.at(option.node, choice.deck.path, message, "give all options the same form")


def _forms(options: Sequence[Option], words: Words | None) -> tuple[str, str, list[bool]]:
    """Names of two forms, and which of the options have the first; none of them where that tells nothing."""
    nothing: tuple[str, str, list[bool]] = ("", "", [])
    coded = ["`" in option.node.text for option in options]
    if any(coded):
        # A sentence may well have code in it, and beside values in code may stand a word like "error".
        sure = all(
            not option.words if code else coded.count(False) > 1 or _looks_like_code(option)
            for option, code in zip(options, coded, strict=True)
        )
        return ("in code", "without code", coded) if sure else nothing
    measures = [measure for option in options if (measure := measure_of(option.text)) and any(measure.values)]
    if len(measures) == len(options):
        return "with a unit", "without a unit", [bool(measure.unit) for measure in measures]
    if words is None or not all(
        len(option.words) >= _PHRASE and option.text[0].isalpha() for option in options
    ):
        return nothing
    capitals = [option.text[0].isupper() for option in options]
    # Names have a capital anyway; in an opening word like "The" it is a matter of style.
    openings = {option.words[0] for option, capital in zip(options, capitals, strict=True) if capital}
    style = not openings.isdisjoint(words.function_words - {"i"})
    return ("that begins with a capital", "that begins with a small letter", capitals) if style else nothing


def _looks_like_code(option: Option) -> bool:
    return re.search(r"[_()=<>\[\]{}]", option.text) is not None


def _last_word(stem: str) -> str:
    """The last word of an unfinished sentence, or the one before a gap like `___`; else empty."""
    before = stem.partition("__")[0] if "__" in stem else stem
    word = before.rstrip(" :….").rpartition(" ")[2].lower()
    finished = before.endswith(".") and not before.endswith("..")
    return word if word.isalpha() and not finished else ""
