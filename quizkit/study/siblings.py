"""Questions that give each other away are not asked on one day."""

from collections.abc import Iterable, Iterator
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
    prompts = [f" {' '.join(_words(one.prompt))} " for one in known]
    having: dict[str, list[int]] = {}
    for place, prompt in enumerate(prompts):
        for word in set(prompt.split()):
            having.setdefault(word, []).append(place)
    for one in known:
        for answer in one.answers:
            words = _words(answer)
            if not words or len(answer) < _SHORTEST_ANSWER:
                continue
            rarest = min((having.get(word, []) for word in words), key=len)
            if len(rarest) > _RARE:
                continue
            phrase = f" {' '.join(words)} "
            for place in rarest:
                if known[place].key != one.key and phrase in prompts[place]:
                    yield one.key, known[place].key


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()
