from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.facts import Name
from quizkit.study.queue import Candidate, apart, build, interleave


def due(
    key: str, *, deck: str = "d", topic: str = "", group: str = "", others: tuple[str, ...] = ()
) -> Candidate:
    return Candidate(Name(deck, key), group or key, topic, others=others)


def new(key: str, deck: str = "d") -> Candidate:
    return Candidate(Name(deck, key), key, new=True)


def keys(candidates: tuple[Candidate, ...]) -> str:
    return "".join(one.name.key for one in candidates)


def test_due_ones_come_before_new_ones_and_the_limit_cuts_the_new_first() -> None:
    assert keys(build([due("a"), due("b")], [new("x"), new("y")])) == "abxy"
    assert keys(build([due("a"), due("b")], [new("x"), new("y")], limit=3)) == "abx"
    assert keys(build([due("a"), due("b")], [new("x")], limit=1)) == "a"
    assert build([due("a")], [new("x")], limit=0) == ()


def test_siblings_are_kept_apart() -> None:
    front, back = due("f", group="g"), due("b", group="g")
    assert keys(apart([front, back, due("x")])) == "fx"


def test_the_same_group_in_another_deck_is_no_sibling() -> None:
    assert len(apart([due("f", group="g"), due("b", group="g", deck="e")])) == 2


def test_a_question_that_gives_another_away_waits() -> None:
    assert keys(apart([due("a"), due("b", others=("a",))])) == "a"
    assert keys(apart([due("b", others=("a",))], [Name("d", "a")])) == ""
    assert keys(apart([due("b", others=("a",))], [Name("e", "a")])) == "b"


def test_topics_are_interleaved_and_keep_their_order() -> None:
    queue = [
        due("a", topic="t"),
        due("b", topic="t"),
        due("c", topic="t"),
        due("x", topic="u"),
        due("y", topic="u"),
    ]
    assert keys(interleave(queue, lambda one: one.topic)) == "axbyc"


def test_new_ones_of_a_deck_stay_in_the_authors_order_while_decks_alternate() -> None:
    fresh = [new("a"), new("b"), new("x", "e"), new("y", "e")]
    assert keys(build([], fresh)) == "axby"


CANDIDATES = st.lists(
    st.builds(
        lambda key, deck, topic: Candidate(Name(deck, str(key)), str(key), topic),
        st.integers(0, 99),
        st.sampled_from(["d", "e"]),
        st.sampled_from(["", "t", "u"]),
    ),
    unique_by=lambda one: one.name,
    max_size=30,
)


@given(CANDIDATES)
def test_interleaving_loses_nothing_and_keeps_each_topics_order(queue: list[Candidate]) -> None:
    mixed = interleave(queue, lambda one: one.topic)
    assert sorted(mixed) == sorted(queue)
    for topic in ("", "t", "u"):
        assert [one for one in mixed if one.topic == topic] == [one for one in queue if one.topic == topic]


@given(CANDIDATES, st.integers(0, 40))
def test_the_limit_is_kept(queue: list[Candidate], limit: int) -> None:
    assert len(build(queue, [], limit=limit)) == min(limit, len(queue))
