"""Choices made from bytes, so that a fuzzer which changes a byte changes one choice."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_LETTERS_BELOW = 0xC0
"""A byte from here on begins a character by its number."""


class Draw:
    """Takes choices from the front of some bytes. When they are used up, everything is 0 or the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return max(len(self._data) - self._at, 0)

    def number(self, below: int) -> int:
        """A whole number from 0 to `below` - 1."""
        size = 1 if below <= 0x100 else 3
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "little") % below

    def flag(self) -> bool:
        return bool(self.number(2))

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self.number(len(choices))]

    def text(self, words: Sequence[str], most: int = 12) -> str:
        """Some of the words, and any characters between them, joined; at most so many."""
        return "".join(self._piece(words) for _ in range(self.number(most + 1)))

    def _piece(self, words: Sequence[str]) -> str:
        choice = self.number(0x100)
        return words[choice % len(words)] if choice < _LETTERS_BELOW else chr(self.number(0x110000))
