"""Whether a text that is to be typed can be read in the question itself."""

import re
from functools import cache

from quizkit.checks.wording import pattern_of, words_in
from quizkit.checks.words import Words
from quizkit.model.compare import fold
from quizkit.model.markup import Style, lines

_SHORTEST = 3
_SHORTEST_WITHOUT_WORDS = 4
"""Where nothing is known of the language, a shorter text may be the article of another word."""


def shown_in(text: str, prompt: str, folded: str, words: Words | None) -> bool:
    """Whether the prompt holds the whole text, and does not offer it as one of several to choose from.

    Passed over are numbers, texts of function words alone, and what the prompt has in quotes, emphasis or
    code: it speaks of these words and does not use them.

    Args:
        text: an accepted text.
        folded: the prompt, folded.
        words: of the deck's language; None when there are none.
    """
    needle = fold(text)
    if needle not in folded or len(needle) < (_SHORTEST if words else _SHORTEST_WITHOUT_WORDS):
        return False
    if not any(map(str.isalpha, needle)):
        return False
    used = _used(prompt)
    # WHO is not who: the capitals of an abbreviation tell it from a word.
    exact = len(text) > 1 and text.isupper()
    if words is not None:
        if not exact and words.function_words.issuperset(words_in(needle)):
            return False
        if not words.alternatives.isdisjoint(words_in(used)):
            return False
    return any(
        (match[0] == text or not exact) and not _is_in_series(match, used)
        for match in pattern_of(needle).finditer(used)
    )


def _used(prompt: str) -> str:
    """The prompt without what it quotes, stresses or shows as code."""
    text = prompt
    if "*" in prompt or "`" in prompt:
        kept = (Style.PLAIN, Style.STRONG)
        rows = ("".join(span.text if span.style in kept else " " for span in line) for line in lines(prompt))
        text = "\n".join(rows)
    return _quoted_pattern().sub(" ", text)


def _is_in_series(match: re.Match[str], prompt: str) -> bool:
    """Whether a text stands between commas, or the like, as one of several."""
    before, after = prompt[: match.start()].rstrip()[-1:], prompt[match.end() :].lstrip()[:1]
    return before in ("", ",", ":", ";", "/", "(") and after in ("", ",", ";", "/", ")", "?", ".")


@cache
def _quoted_pattern() -> re.Pattern[str]:
    return re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
