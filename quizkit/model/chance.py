"""Orders that look random and can be repeated: the seed is passed in, nothing is drawn from the system."""

from collections.abc import Iterable
from typing import TypeVar

from quizkit.model.digest import blake2b

T = TypeVar("T")


def number(seed: str, below: int) -> int:
    """A whole number from 0 to `below` - 1 that depends on the seed alone."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=8).digest(), "big") % below


def shuffled(items: Iterable[T], seed: str) -> tuple[T, ...]:
    """The items in an order that depends on the seed and on how many there are, not on what they are."""
    left = list(items)
    return tuple(left.pop(number(f"{seed}/{len(left)}", len(left))) for _ in range(len(left)))
