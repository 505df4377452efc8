"""Questions that give each other away are not asked on one day."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

_SHORTEST_ANSWER = 5
_RARE = 3
"""An answer that stands in more prompts than this is a word of the subject, not a give-away."""


class Texts(NamedTuple):
    """What one question shows and wants: folded texts."""

    key: str
    prompt: str
    answers: tuple[str, ...]


def give_aways(questions: Iterable[Texts]) -> Iterator[tuple[str, str]]:
    """Pairs of keys where the answer of the first stands in the prompt of the second.

    Grows with the length of the texts, not with the square of their number.
    """
    known = tuple(questions)
    prompts = [_words(one.prompt) for one in known]
    having: dict[str, list[int]] = {}
    for place, prompt in enumerate(prompts):
        for word in set(prompt):
            having.setdefault(word, []).append(place)
    for one in known:
        for answer in one.answers:
            words = _words(answer)
            if not words or len(answer) < _SHORTEST_ANSWER:
                continue
            rarest = min((having.get(word, []) for word in words), key=len)
            if len(rarest) > _RARE:
                continue
            phrase = _phrase(words)
            for place in rarest:
                if known[place].key != one.key and phrase in _phrase(prompts[place]):
                    yield one.key, known[place].key


def _phrase(words: list[str]) -> str:
    return f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    return _word_pattern().findall(text)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")
