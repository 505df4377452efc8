"""Where a text says no, and where it says it twice."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quizkit.checks.wording import clauses, first_of, pattern_of, words_in
from quizkit.checks.words import Words

_OPENING = 3
"""A word that asks stands among so many first words: "In which year"."""
_BETWEEN = 3
"""Two negatives with more words than this between them are not heard as one."""


class Doubled(NamedTuple):
    """Two negatives that stand together."""

    first: str
    second: str

    def pattern(self) -> re.Pattern[str]:
        """Finds both with what stands between them, as they are written in the file."""
        first, second = (pattern_of(word).pattern for word in self)
        return re.compile(rf"{first}[^.?!]*?{second}", re.IGNORECASE)


def turning_word(text: str, words: Words) -> str:
    """The word that makes a question ask for the exception: `not` in "Which of these is not …"; else empty.

    A negative in another clause ("Which rule holds if he does not pay?") turns nothing, nor does one in a
    question for a reason ("Why did he not pay?").
    """
    if not first_of(words_in(text), words.negatives):
        return ""
    stretches = [_without_idle(stretch, words) for stretch in clauses(_quoted_pattern().sub(" ", text))]
    for stretch in stretches:
        word = first_of(stretch, words.negatives)
        if word and _asks_for_it(stretch, stretch.index(word.split(" ")[0]), words):
            return word
    return first_of(stretches[-1][-1:], words.negatives) if stretches else ""


def doubled(text: str, words: Words) -> Doubled | None:
    """Two negatives that stand together, as in "cannot do without"; None when there are none."""
    if not first_of(words_in(text), words.negatives):
        return None
    for stretch in clauses(text):
        left = _without_idle(stretch, words)
        for at, word in enumerate(left):
            if word in words.negatives:
                for second in left[at + 1 : at + _BETWEEN + 2]:
                    if second in words.combining:
                        break
                    if second in words.denials:
                        return Doubled(word, second)
    return None


def _asks_for_it(stretch: Sequence[str], at: int, words: Words) -> bool:
    """Whether the negative at this position denies the clause that asks.

    One as common as "not" does so behind a verb like "is" or "did": not in "Which sign means not equal?".
    """
    asking = [number for number, word in enumerate(stretch[: min(at, _OPENING)]) if word in words.asking]
    between = stretch[asking[0] + 1 : at] if asking else ()
    denies = stretch[at] not in words.function_words or not words.auxiliaries.isdisjoint(between)
    return bool(asking) and denies and words.subordinating.isdisjoint(between)


def _without_idle(stretch: Sequence[str], words: Words) -> list[str]:
    """The words without phrases like "not only"."""
    line = f" {' '.join(stretch)} "
    for phrase in words.idle_negatives:
        line = line.replace(f" {phrase} ", " ")
    return line.split()


@cache
def _quoted_pattern() -> re.Pattern[str]:
    """Words that are spoken of, or said by others."""
    return re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)['‘][^'’]+['’](?!\w)")
