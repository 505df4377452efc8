"""Counts that keep the shares: the largest remainder where parts are disjoint, near otherwise."""

from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.study.exam_shares import Mix, counts, mix_of

A, B, C, NONE = frozenset({0}), frozenset({1}), frozenset({2}), frozenset[int]()
BOTH = frozenset({0, 1})


@pytest.mark.parametrize(
    ("tags", "level", "mix"),
    [
        (("Wars", "popes"), None, {0}),
        (("popes",), 2, {1}),
        (("wars",), 1, {0, 1}),
        (("wars",), 3, {0, 2}),
        ((), None, set()),
    ],
)
def test_parts_that_a_question_has(tags: tuple[str, ...], level: int | None, mix: set[int]) -> None:
    assert mix_of(tags, level, [("wars", 0.3), ("level 1-2", 0.5), ("level 3", 0.1)]) == mix


@pytest.mark.parametrize(
    ("available", "total", "shares", "taken"),
    [
        ({NONE: 9}, 4, [], {NONE: 4}),
        ({A: 9, NONE: 9}, 4, [("a", 0.5)], {A: 2, NONE: 2}),
        ({A: 9, B: 9, NONE: 9}, 10, [("a", 0.26), ("b", 0.24)], {A: 3, B: 2, NONE: 5}),
        ({A: 9, B: 9}, 3, [("a", 0.5), ("b", 0.5)], {A: 2, B: 1}),
        ({A: 1, B: 9, NONE: 9}, 10, [("a", 0.5), ("b", 0.3)], {A: 1, B: 5, NONE: 4}),
        ({A: 9, NONE: 2}, 8, [("a", 0.25)], {A: 6, NONE: 2}),
        ({A: 9, NONE: 9}, 4, [("a", 1.0)], {A: 4, NONE: 0}),
        ({A: 2, NONE: 2}, 4, [("a", 0.1)], {A: 2, NONE: 2}),
        ({A: 2, NONE: 2}, 0, [("a", 0.5)], {A: 0, NONE: 0}),
        # a tag and a level that cross: half of each
        ({A: 9, B: 9, BOTH: 9, NONE: 9}, 4, [("a", 0.5), ("level 1", 0.5)], None),
        # only those with both can make it
        ({BOTH: 5, NONE: 5}, 4, [("a", 0.5), ("level 1", 0.5)], {BOTH: 2, NONE: 2}),
        # what seemed best at first is exchanged for what is best together
        ({B: 1, BOTH: 1, A: 1}, 2, [("a", 0.6), ("b", 0.5)], {B: 1, BOTH: 0, A: 1}),
        ({BOTH: 1, A: 2, B: 1}, 3, [("a", 0.25), ("b", 0.2)], {BOTH: 0, A: 2, B: 1}),
    ],
)
def test_counts(
    available: dict[Mix, int], total: int, shares: list[tuple[str, float]], taken: dict[Mix, int] | None
) -> None:
    got = counts(available, total, shares)
    if taken is not None:
        assert got == taken
    else:
        for place, (_, share) in enumerate(shares):
            assert sum(count for mix, count in got.items() if place in mix) == share * total


@given(
    weights=st.lists(st.integers(0, 20), min_size=1, max_size=5),
    total=st.integers(0, 60),
)
def test_disjoint_parts_get_the_largest_remainder(weights: list[int], total: int) -> None:
    scale = max(sum(weights), 20)
    shares = [(f"tag {place}", weight / scale) for place, weight in enumerate(weights)]
    available: dict[Mix, int] = {frozenset({place}): 60 for place in range(len(weights))} | {frozenset(): 60}
    got = counts(available, total, shares)
    assert sum(got.values()) == total
    quotas = [weight * total / scale for weight in weights] + [(scale - sum(weights)) * total / scale]
    taken = [got[frozenset({place})] for place in range(len(weights))] + [got[frozenset()]]
    remainders = []
    for quota, count in zip(quotas, taken, strict=True):
        assert floor(quota + 1e-6) <= count <= floor(quota + 1e-6) + 1
        remainders.append((quota - floor(quota + 1e-6), count > floor(quota + 1e-6)))
    up = [remainder for remainder, got_one in remainders if got_one]
    down = [remainder for remainder, got_one in remainders if not got_one]
    assert not up or not down or min(up) >= max(down) - 1e-6


MIXES = st.frozensets(st.integers(0, 3))


@given(
    available=st.dictionaries(MIXES, st.integers(1, 8), min_size=1),
    shares=st.lists(st.integers(0, 20), min_size=4, max_size=4),
    part=st.floats(0, 1),
)
def test_whatever_is_wanted_so_many_are_taken_as_there_are(
    available: dict[Mix, int], shares: list[int], part: float
) -> None:
    named = [
        (("tag" if place < 2 else "level 1-") + str(place + 1), share / 20)
        for place, share in enumerate(shares)
    ]
    total = round(part * sum(available.values()))
    got = counts(available, total, named)
    assert sum(got.values()) == total
    assert all(0 <= got[mix] <= available[mix] for mix in available)


def test_more_than_there_are_is_never_taken_of_a_mix() -> None:
    got = counts({A: 1, B: 1, C: 30}, 10, [("a", 0.5), ("b", 0.5)])
    assert got == {A: 1, B: 1, C: 8}
