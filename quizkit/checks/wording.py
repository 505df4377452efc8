"""Words in what an author wrote, for rules that look for some."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from quizkit.checks.words import Words
from quizkit.model.compare import fold
from quizkit.model.markup import Style, lines

Wanted: TypeAlias = frozenset[str] | tuple[str, ...]
"""A word list."""

_ELISIONS = frozenset("cdjlmnst") | {"qu", "jusqu", "lorsqu", "puisqu"}
"""What stands before an apostrophe in French and is a word of its own: `l'empire`."""


def prose(text: str) -> str:
    """The text on one line, without markers and without code."""
    if "*" in text or "`" in text:
        code = (Style.CODE, Style.BLOCK)
        text = "\n".join(
            "".join(" " if span.style in code else span.text for span in line) for line in lines(text)
        )
    return " ".join(text.split())


def words_in(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in lower case; an apostrophe or hyphen within does not end a word."""
    return tuple(_word_pattern().findall(fold(text)))


def clauses(text: str) -> list[tuple[str, ...]]:
    """The words of each stretch between two marks of punctuation."""
    return [words for part in _mark_pattern().split(text) if (words := words_in(part))]


def first_of(words: Sequence[str], wanted: Wanted) -> str:
    """The first of the words that is wanted, or the first wanted phrase that stands in them; else empty."""
    single, phrases = _parted(wanted)
    for word in words:
        if word in single:
            return word
    line = f" {' '.join(words)} "
    return next((phrase for phrase in phrases if f" {phrase} " in line), "")


def absolute_in(words: Sequence[str], lists: Words) -> str:
    """The first word without exception ("always"); empty for none, or where it is turned: "not always"."""
    word = first_of(words, lists.absolutes)
    if word in words and (at := words.index(word)) and words[at - 1] in lists.negatives:
        return ""
    return word


def content(words: Iterable[str], lists: Words, shortest: int = 4) -> set[str]:
    """The words that carry a meaning, without endings for many and short words before an apostrophe."""
    kept = set()
    for word in words:
        bare = _bare(word)
        if len(bare) >= shortest and bare not in lists.function_words and not bare.isdecimal():
            kept.add(singular(bare, lists))
    return kept


def singular(word: str, lists: Words) -> str:
    """A word without the ending for many, where it seems to have one."""
    for ending in lists.plural_endings:
        if len(word) > 4 and word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            return word.removesuffix(ending)
    return word


@cache
def pattern_of(phrase: str) -> re.Pattern[str]:
    """Finds a word or phrase as it may stand in a file: in any case, over lines, with any apostrophe."""
    escaped = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "(?:''?|’)")
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


@cache
def _parted(wanted: Wanted) -> tuple[frozenset[str], tuple[str, ...]]:
    """Single words and phrases."""
    phrases = {phrase for phrase in wanted if " " in phrase}
    return frozenset(wanted) - phrases, tuple(sorted(phrases))


def _bare(word: str) -> str:
    if "'" not in word:
        return word
    before, _, after = word.partition("'")
    return after if before in _ELISIONS else before


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@cache
def _mark_pattern() -> re.Pattern[str]:
    return re.compile(r"[.,;:!?…()\[\]\"“”«»–—]")
