"""Decks for the checker's benchmark: all kinds of question, in words as frequent as those of real text."""

import random
from collections.abc import Callable
from pathlib import Path

_SYLLABLES_TEXT = "ba con der fel gra hin jor kel lum mar nor pos qua rin sel tor und ver wes yar zen"
_SYLLABLES = _SYLLABLES_TEXT.split()
_COMMON_TEXT = "the of and a in to is was for with by which from that on as at an were their"
_COMMON = _COMMON_TEXT.split()
_RANKS = 20_000

Lines = list[str]


def _word(rng: random.Random) -> str:
    """The most frequent words are English ones; the others are made up, always the same for the same rank."""
    rank = int(_RANKS ** rng.random())
    if rank <= len(_COMMON):
        return _COMMON[rank - 1]
    made_up = random.Random(rank)
    return "".join(made_up.choice(_SYLLABLES) for _ in range(made_up.randint(1, 4)))


def _words(rng: random.Random, fewest: int, most: int) -> str:
    return " ".join(_word(rng) for _ in range(rng.randint(fewest, most)))


def _list(rng: random.Random, count: int) -> str:
    return f"[{', '.join(f'{_words(rng, 1, 5)} {number}' for number in range(count))}]"


def _prompt(rng: random.Random, *lines: str) -> Lines:
    return [f"question: Which {_words(rng, 6, 14)}?", *lines]


def _passage(rng: random.Random) -> Lines:
    questions = [f"  - {{question: Who {_words(rng, 4, 8)}?, answer: {_words(rng, 1, 3)}}}" for _ in range(3)]
    return [f"passage: In {_words(rng, 60, 90)}.", "questions:", *questions]


def _match(rng: random.Random) -> Lines:
    pairs = ", ".join(f"{_words(rng, 1, 2)} {n}: {_words(rng, 1, 3)} {n}" for n in range(4))
    return _prompt(rng, f"match: {{{pairs}}}")


_KINDS: tuple[Callable[[random.Random], Lines], ...] = (
    lambda rng: _prompt(rng, f"right: {_words(rng, 1, 6)}", f"wrong: {_list(rng, 3)}"),
    lambda rng: _prompt(rng, f"right: {_words(rng, 1, 6)}", f"wrong: {_list(rng, 3)}"),
    lambda rng: _prompt(rng, f"right: {_list(rng, 2)}", f"wrong: {_list(rng, 3)}"),
    lambda rng: [f"question: The {_words(rng, 8, 16)}.", f"truth: {rng.choice(['true', 'false'])}"],
    lambda rng: _prompt(rng, f"answer: {_list(rng, 2)}"),
    lambda rng: _prompt(rng, f"number: {rng.randint(10, 9000)} +- 5%"),
    lambda rng: _prompt(rng, f"date: {rng.randint(1000, 1999)}"),
    lambda rng: _prompt(rng, f"list: {_list(rng, 4)}"),
    lambda rng: _prompt(rng, f"order: {_list(rng, 4)}"),
    lambda rng: [f'cloze: "{_words(rng, 6, 9)} {{{{{_word(rng)}}}}} {_words(rng, 6, 9)}."'],
    lambda rng: [f"front: {_words(rng, 4, 8)}", f"back: {_words(rng, 1, 6)}"],
    _match,
    _passage,
)


def varied_deck(questions: int, number: int = 0) -> str:
    """The text of a deck with about so many questions; `number` tells the decks of one course apart."""
    rng = random.Random(number)
    lines = [f"title: Varied deck {number}", f"id: varied-{number}", "language: en", "questions:"]
    for place in range(questions):
        first, *rest = _KINDS[place % len(_KINDS)](rng)
        rest += [f"tags: [tag-{rng.randint(1, 60)}]", "level: 1"]
        if not first.startswith("passage"):
            rest += [f"id: q{place:06}", f"why: Because {_words(rng, 6, 14)}."]
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def varied_course(folder: Path, questions: int, decks: int) -> list[Path]:
    """Writes decks with so many questions together."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"varied-{number:03}.yaml" for number in range(decks)]
    for number, file in enumerate(files):
        file.write_text(varied_deck(questions // decks, number), encoding="utf-8")
    return files
