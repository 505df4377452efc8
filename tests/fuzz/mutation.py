"""Changes a text by its lines and words, which blind bytes seldom do and still leave it worth reading."""

import random
from collections.abc import Callable, Sequence

Mutate = Callable[[bytes, int], bytes]
Mutator = Callable[[bytes, int, int], bytes]
"""What libFuzzer asks for: the bytes, how many there may be, and a seed."""

MOST_LINES = 60


def by_lines(lines: Sequence[bytes], words: Sequence[bytes], blind: Mutate) -> Mutator:
    """A mutator that changes lines, puts in others and words, or leaves it to the fuzzer's own changes.

    Args:
        lines, words: what may be put in.
        blind: the fuzzer's own mutator.
    """

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return blind(data, most)
        rows = data.split(b"\n")[:MOST_LINES]
        for _ in range(chance.randint(1, 3)):
            _change(rows, chance, lines, words)
        return b"\n".join(rows)[:most]

    return mutate


def _change(rows: list[bytes], chance: random.Random, lines: Sequence[bytes], words: Sequence[bytes]) -> None:
    at = chance.randrange(len(rows))
    row = rows[at]
    match chance.randrange(9):
        case 0:
            rows.insert(at, chance.choice(lines))
        case 1:
            rows[at] = chance.choice(lines)
        case 2 if len(rows) > 1:
            del rows[at]
        case 3:
            rows.insert(chance.randrange(len(rows) + 1), row)
        case 4:
            other = chance.randrange(len(rows))
            rows[at], rows[other] = rows[other], row
        case 5:
            rows[at] = b" " * chance.randrange(6) + row.lstrip()
        case 6:
            behind = row.find(b": ") + 2 or len(row)
            rows[at] = row[:behind] + chance.choice(words) + row[behind:]
        case 7:
            rows[at] = row.partition(b": ")[0] + b": " + chance.choice(lines).partition(b": ")[2]
        case _:
            start = chance.randrange(len(row) + 1)
            end = min(len(row), start + chance.randrange(3))
            rows[at] = row[:start] + chance.choice(words) + row[end:]
