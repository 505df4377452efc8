"""What is fuzzed, by name. Each target is a function of bytes that raises when a promise is broken."""

from collections.abc import Callable
from typing import NamedTuple

from . import asking_target, deck_target, number_target, seeds, sitting_target, text_target, typed_target


class Target(NamedTuple):
    """A target and what it is fed with.

    Attributes:
        seeds: what fuzzing begins with.
        longest: so many bytes at most.
        lines, words: put in where the bytes are text; empty where they are choices.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    longest: int
    lines: Callable[[], list[bytes]] = list
    words: Callable[[], list[bytes]] = list


def _choices() -> list[bytes]:
    """Bytes that are choices need no shape; these are of several lengths."""
    return [bytes((7 * at + step) % 256 for at in range(step)) for step in (1, 8, 30, 90, 240)]


def _texts() -> list[bytes]:
    marked = "a\u2066b\u2069 \x1b[31m e\u0301\u0301 日本 **x** `y`\r\n\t\u202e"
    return [*_choices(), b"8" + marked.encode() + b"\xff\x80", b"6" + marked.encode("utf-16-le")]


TARGETS = {
    "yaml": Target(deck_target.run_reading, seeds.decks, 2_500, seeds.deck_lines, seeds.deck_words),
    "fixes": Target(deck_target.run_mending, seeds.decks, 1_200, seeds.deck_lines, seeds.deck_words),
    "text": Target(text_target.run, _texts, 400),
    "typed": Target(typed_target.run, _choices, 400),
    "numbers": Target(number_target.run, _choices, 120),
    "linear": Target(asking_target.run, seeds.dialogues, 300, seeds.typed_lines, seeds.typed_words),
    "sitting": Target(sitting_target.run, seeds.sittings, 600, seeds.typed_lines, seeds.typed_lines),
}
