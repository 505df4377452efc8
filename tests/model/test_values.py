"""Round trips and small promises of the values in `model/`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model import chance, head, nodes, replies
from quizkit.model.errors import DiskRefuses, LogDamaged, LogLocked, LogTooNew, QuizkitError, UsageError
from quizkit.model.forms import FillGaps, Gap
from quizkit.model.grades import Outcome, partial
from quizkit.model.nodes import ListNode, MapNode, Place, Point, TextNode
from quizkit.model.problems import ERRORS, Problem, Problems

TEXTS = st.text(max_size=8)
REPLIES = st.one_of(
    st.builds(replies.Picked, TEXTS),
    st.builds(replies.Ticked, st.lists(TEXTS).map(tuple)),
    st.builds(replies.Typed, TEXTS),
    st.builds(replies.Listed, st.lists(TEXTS).map(tuple)),
    st.builds(replies.Filled, st.lists(TEXTS).map(tuple)),
    st.builds(replies.Arranged, st.lists(TEXTS).map(tuple)),
    st.builds(replies.Paired, st.lists(st.tuples(TEXTS, TEXTS)).map(tuple)),
    st.builds(replies.Rated, st.integers(1, 4)),
    st.just(replies.GaveUp()),
)


@given(REPLIES)
def test_a_reply_survives_the_log(reply: replies.Reply) -> None:
    back = replies.from_json(replies.to_json(reply))
    assert back == reply
    assert type(back) is type(reply)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "[]",
            "{}",
            '{"typed":1,"picked":2}',
            '{"sung":"la"}',
            '{"paired":[1]}',
            "1",
            '{"rated":Infinity}',
        ),
        pytest.param("[" * 100_000, id="very many brackets"),
    ],
)
def test_what_is_no_reply_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a reply"):
        replies.from_json(text)


@given(st.lists(st.integers(), unique=True), st.text())
def test_a_shuffle_keeps_everything_and_repeats_itself(items: list[int], seed: str) -> None:
    mixed = chance.shuffled(items, seed)
    assert sorted(mixed) == sorted(items)
    assert chance.shuffled(items, seed) == mixed


def test_a_shuffle_does_not_depend_on_what_is_shuffled() -> None:
    assert chance.shuffled("abc", "7") == tuple("abc"[n] for n in chance.shuffled([0, 1, 2], "7"))


def test_every_order_comes_up() -> None:
    orders = {chance.shuffled("abc", str(seed)) for seed in range(100)}
    assert len(orders) == 6


def test_a_head_survives_the_cache() -> None:
    full = head.Head(
        "id",
        "Title",
        id_written=True,
        authors=("A", "B"),
        tags=("t",),
        sources={"s": head.Source("Work", date="1996")},
        typed=head.TypedRules(case=True, typos=0),
        shuffle=False,
        exam=head.Exam(20, 30, 0.6),
        blueprint=(("t", 0.3), ("level 1-2", 0.5)),
    )
    assert head.from_json(head.to_json(full)) == full
    assert head.from_json(head.to_json(head.Head("i", "t"))) == head.Head("i", "t")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (head.Source("Work"), "Work"),
        (head.Source("Work", "An Author", "A House", "1996"), "An Author, Work, A House (1996)"),
    ],
)
def test_a_source_is_cited(source: head.Source, shown: str) -> None:
    assert str(source) == shown


def test_nodes_survive_as_plain_values() -> None:
    plain = {"question": "What?", "wrong": ["a", "b"], "deep": {"x": ["y"]}}
    node = nodes.from_plain(plain, Point(3, 4))
    assert nodes.to_plain(node) == plain
    assert isinstance(node, MapNode)
    assert node.value("question") == TextNode("What?", Point(3, 4), Point(3, 4))
    assert isinstance(node.value("wrong"), ListNode)
    assert node.value("absent") is None
    assert nodes.place_of(node) == Place(4, 5, 4, 5)


def test_what_is_no_node_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="not a node: 3"):
        nodes.from_plain(3, Point(0, 0))


def test_problems_come_in_the_order_of_the_file_and_read_like_a_compilers() -> None:
    found = Problems("deck.yaml")
    found.add(Place(9, 1, 9, 5), "E005", "no answer")
    found.add(TextNode("x", Point(2, 4), Point(2, 5)), "E004", "unknown key", "did you mean “why”?")
    assert len(found) == 2
    first, second = found.sorted()
    assert str(first) == "deck.yaml:3:5: E004 unknown key (did you mean “why”?)"
    assert str(second) == "deck.yaml:9:1: E005 no answer"
    assert isinstance(first, Problem)


def test_codes_and_names_are_unique() -> None:
    assert len(set(ERRORS.values())) == len(ERRORS)


@pytest.mark.parametrize(
    ("error", "code"),
    [(QuizkitError, 1), (UsageError, 2), (LogLocked, 3), (DiskRefuses, 4), (LogTooNew, 5), (LogDamaged, 6)],
)
def test_every_failure_has_its_exit_code(error: type[QuizkitError], code: int) -> None:
    assert error.exit_code == code
    assert error("it broke", "mend it").advice == "mend it"
    assert str(error("it broke")) == "it broke"


@pytest.mark.parametrize(
    ("score", "almost", "outcome"),
    [
        (1.0, False, Outcome.RIGHT),
        (1.0, True, Outcome.ALMOST),
        (0.5, True, Outcome.PARTLY),
        (0.5, False, Outcome.PARTLY),
        (0.0, True, Outcome.WRONG),
    ],
)
def test_partial_credit_has_an_outcome(score: float, almost: bool, outcome: Outcome) -> None:
    assert partial(score, almost=almost) is outcome


def test_the_gaps_of_a_sentence_are_its_pieces_that_are_gaps() -> None:
    assert FillGaps(("The ", Gap("a hint"), " ended ", Gap(""))).gaps == (Gap("a hint"), Gap(""))


@pytest.mark.parametrize(
    ("part", "levels"),
    [
        ("level 2", [2]),
        ("Levels 1-3", [1, 2, 3]),
        ("level 1 – 5", [1, 2, 3, 4, 5]),
        ("level 0", []),
        ("level 6", []),
        ("level 2-6", []),
        ("level 3-1", []),
        ("level 12", []),
        ("level up", None),
        ("levels", None),
        ("wars", None),
    ],
)
def test_levels_that_a_part_names(part: str, levels: list[int] | None) -> None:
    named = head.levels_named(part)
    assert (None if named is None else list(named)) == levels


@pytest.mark.parametrize(
    ("part", "level", "has"),
    [
        ("WARS", None, True),
        ("popes", 2, False),
        ("level 2", 2, True),
        ("level 2", 3, False),
        ("level 2", None, False),
    ],
)
def test_what_belongs_to_a_part(part: str, level: int | None, has: bool) -> None:
    assert head.has_part(part, ("Wars",), level) == has
