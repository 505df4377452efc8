"""The targets of fuzzing in an ordinary run: their seeds, and whatever was found once."""

import random

import pytest

from .found import FOUND, Found
from .targets import TARGETS

ANY = 40


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_keep_every_promise(name: str) -> None:
    target = TARGETS[name]
    for seed in target.seeds():
        target.run(seed[: target.longest])


@pytest.mark.parametrize("found", FOUND, ids=[f"{one.target}: {one.what}" for one in FOUND])
def test_what_was_found_once_stays_mended(found: Found) -> None:
    TARGETS[found.target].run(found.data)


@pytest.mark.parametrize("name", ["yaml", "text", "typed", "numbers", "linear"])
def test_any_bytes_keep_every_promise(name: str) -> None:
    target, chance = TARGETS[name], random.Random(name)
    target.run(b"")
    for _ in range(ANY):
        target.run(chance.randbytes(chance.randrange(target.longest // 2)))
