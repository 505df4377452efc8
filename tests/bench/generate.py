"""Decks of any size, of all kinds of question, always the same for the same seed."""

import random
from collections.abc import Callable
from pathlib import Path

_WORDS = """
river treaty winter empire council harbour copper senate valley monk granite cavalry senator orchard
parliament glacier merchant bishop fortress peninsula archive canal charter drought emperor frontier guild
harvest island judge kingdom lantern market novel ocean plague quarry republic siege throne union vineyard
"""
WORDS = _WORDS.split()

Lines = list[str]


def _sentence(rng: random.Random, shortest: int, longest: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(shortest, longest)))


def _options(rng: random.Random, count: int) -> list[str]:
    return [f"{_sentence(rng, 1, 4)} {number}" for number in range(count)]


def _choice(rng: random.Random) -> Lines:
    right, *wrong = _options(rng, 4)
    return [f"right: {right}", f"wrong: [{', '.join(wrong)}]"]


def _several(rng: random.Random) -> Lines:
    options = _options(rng, 5)
    return [f"right: [{', '.join(options[:2])}]", f"wrong: [{', '.join(options[2:])}]"]


def _truth(rng: random.Random) -> Lines:
    return [f"truth: {rng.choice(['true', 'false'])}"]


def _typed(rng: random.Random) -> Lines:
    return [f"answer: {_sentence(rng, 1, 2)}"]


def _number(rng: random.Random) -> Lines:
    return [f"number: {rng.randint(10, 9000)} +- 5%"]


def _date(rng: random.Random) -> Lines:
    return [f"date: {rng.randint(1000, 1999)}"]


def _list(rng: random.Random) -> Lines:
    return [f"list: [{', '.join(_options(rng, 4))}]"]


def _order(rng: random.Random) -> Lines:
    return [f"order: [{', '.join(_options(rng, 4))}]"]


def _match(rng: random.Random) -> Lines:
    left, right = _options(rng, 3), _options(rng, 3)
    return [f"match: {{{', '.join(f'{one}: {other}' for one, other in zip(left, right, strict=True))}}}"]


_ANSWERS: tuple[Callable[[random.Random], Lines], ...] = (
    _choice,
    _choice,
    _several,
    _truth,
    _typed,
    _number,
    _date,
    _list,
    _order,
    _match,
)


def deck(questions: int, number: int = 0) -> str:
    """The text of a deck with so many questions; `number` tells decks of one library apart."""
    rng = random.Random(number)
    lines = [f"title: Generated deck {number}", f"id: generated-{number}", "questions:"]
    for place in range(questions):
        lines += [
            f"  - id: q{place:06}",
            f"    question: In deck {number} of generated ones, what is {_sentence(rng, 4, 10)} no. {place}?",
            *(f"    {line}" for line in _ANSWERS[place % len(_ANSWERS)](rng)),
            f"    why: Because {_sentence(rng, 6, 14)}.",
            f"    tags: [{rng.choice(WORDS)}, {rng.choice(WORDS)}]",
        ]
    return "\n".join(lines) + "\n"


def library(folder: Path, questions: int, decks: int) -> None:
    """Writes `decks` files with `questions` questions together."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(decks):
        (folder / f"generated-{number:04}.yaml").write_text(
            deck(questions // decks, number), encoding="utf-8"
        )


def choices(questions: int) -> str:
    """The text of a deck with so many questions of a single choice: each is answered by one key."""
    lines = ["title: Choices", "id: choices", "questions:"]
    for place in range(questions):
        lines += [
            f"  - id: q{place:06}",
            f"    question: In this deck of choices, which river is no. {place}?",
            f"    right: the river {place}",
            f"    wrong: [the valley {place}, the island {place}, the harbour {place}]",
        ]
    return "\n".join(lines) + "\n"
