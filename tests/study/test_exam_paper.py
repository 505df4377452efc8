"""Drawing a paper: siblings apart, passages together, shares kept, and the same again from the same seed."""

from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Name
from quizkit.study.exam_paper import Item, Paper, draw, from_json, to_json


def item(
    key: str, *tags: str, level: int | None = None, passage: str = "", others: tuple[str, ...] = ()
) -> Item:
    return Item(Name("d", key), key, tags, level, passage, others)


def keys(names: tuple[Name, ...]) -> list[str]:
    return [name.key for name in names]


PLAIN = [item(f"q{number}") for number in range(12)]


def test_all_questions_in_an_order_of_the_seed() -> None:
    one, other = draw(PLAIN, None, (), "1"), draw(PLAIN, None, (), "2")
    assert set(one) == set(other) == {each.name for each in PLAIN}
    assert one != other
    assert one == draw(PLAIN, None, (), "1")


def test_so_many_as_wanted_or_as_there_are() -> None:
    assert len(draw(PLAIN, 5, (), "s")) == 5
    assert len(draw(PLAIN, 99, (), "s")) == 12
    assert draw([], 5, (), "s") == ()


@pytest.mark.parametrize("seed", "abcdefgh")
def test_of_siblings_one_is_drawn(seed: str) -> None:
    items = [
        Item(Name("d", "there"), "pair"),
        Item(Name("d", "back"), "pair"),
        item("tells", others=("told",)),
        item("told", others=("tells",)),
        item("alone"),
    ]
    drawn = keys(draw(items, None, (), seed))
    assert len(drawn) == 3
    assert "alone" in drawn
    assert len({"there", "back"} & set(drawn)) == len({"tells", "told"} & set(drawn)) == 1


@pytest.mark.parametrize("seed", "abcdefgh")
def test_questions_on_one_passage_follow_each_other(seed: str) -> None:
    items = [*PLAIN, *(item(f"p{number}", passage="In 1521 …") for number in range(3))]
    drawn = keys(draw(items, None, (), seed))
    place = drawn.index("p0")
    assert drawn[place : place + 3] == ["p0", "p1", "p2"]


@given(wanted=st.integers(1, 12), seed=st.text("abc", max_size=4))
def test_a_passage_is_drawn_whole_where_others_can_fill_up(wanted: int, seed: str) -> None:
    items = [*PLAIN[:6], *(item(f"p{number}", passage="P") for number in range(3))]
    items += [item(f"r{number}", passage="R") for number in range(3)]
    drawn = Counter(key[0] for key in keys(draw(items, wanted, (), seed)))
    assert drawn.total() == wanted
    assert {drawn["p"], drawn["r"]} <= {0, 3}


@pytest.mark.parametrize("seed", "abcdefgh")
def test_a_passage_that_is_too_long_makes_room_for_one_that_fits(seed: str) -> None:
    items = [item("single"), *(item(f"l{number}", passage="long") for number in range(5))]
    items += [item(f"s{number}", passage="short") for number in range(3)]
    assert keys(draw(items, 3, (), seed)) == ["s0", "s1", "s2"]


@given(
    wanted=st.integers(1, 20),
    share=st.integers(0, 10),
    seed=st.text("abc", max_size=4),
)
def test_the_shares_are_kept(wanted: int, share: int, seed: str) -> None:
    items = [item(f"w{number}", "wars") for number in range(20)] + [
        item(f"o{number}") for number in range(20)
    ]
    drawn = Counter(key[0] for key in keys(draw(items, wanted, [("Wars", share / 10)], seed)))
    assert abs(drawn["w"] - wanted * share / 10) <= 0.5
    assert drawn.total() == wanted


def test_tags_and_levels_cross() -> None:
    items = [
        item(f"{tag}{level}{number}", tag, level=level)
        for tag in ("wars", "popes")
        for level in (1, 3)
        for number in range(10)
    ]
    drawn = keys(draw(items, 10, [("wars", 0.3), ("level 1-2", 0.6)], "s"))
    assert sum(key.startswith("wars") for key in drawn) == 3
    assert sum(key[-2] == "1" for key in drawn) == 6


@given(seeds=st.lists(st.text(max_size=3), min_size=2, max_size=2, unique=True))
def test_nothing_is_drawn_twice_and_passages_never_split(seeds: list[str]) -> None:
    items = [item(f"{passage}{number}", passage=passage) for passage in "xyz" for number in range(3)] + PLAIN
    for seed in seeds:
        drawn = draw(items, None, (), seed)
        assert len(set(drawn)) == len(drawn) == 21
        runs = [key for key, _ in groupby(drawn, lambda name: name.key[0]) if key in "xyz"]
        assert sorted(runs) == ["x", "y", "z"]


PAPER = Paper(
    "7", (Name("eu", "a"), Name("eu", "b~back")), 2250, 0.25, 0.6, (("wars", 0.3),), ("exam",), counts=True
)


@pytest.mark.parametrize("paper", [PAPER, Paper("", ())])
def test_a_paper_is_kept_as_json(paper: Paper) -> None:
    assert from_json(to_json(paper)) == paper


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (to_json(PAPER).replace('"version": 1', '"version": 2'), "newer version"),
        ("{}", "cannot be read"),
        ("[]", "cannot be read"),
        (to_json(PAPER).replace("2250", '"x"'), "cannot be read"),
        (to_json(PAPER).replace("2250", "1e999"), "cannot be read"),
    ],
)
def test_a_paper_that_cannot_be_read_is_told(text: str, said: str) -> None:
    with pytest.raises(QuizkitError, match=said):
        from_json(text)
