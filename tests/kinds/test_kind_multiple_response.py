"""Several options of which any number may be right."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import TickSeveral
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Listed, Picked, Reply, Ticked

if TYPE_CHECKING:
    from kind_samples import Read

SEVERAL = "{question: Q, right: [a, b, c], wrong: {d: not d, e: not e, f: }}"


def test_several(read: "Read") -> None:
    several = read(SEVERAL).only
    assert several.kind == "multiple response"
    assert several.right_reply() == Ticked(("a", "b", "c"))
    assert several.right_lines() == ("a", "b", "c")
    form = several.form("seed")
    assert isinstance(form, TickSeveral)
    assert sorted(option.key for option in form.options) == ["a", "b", "c", "d", "e", "f"]


def test_options_are_shuffled_by_the_seed_and_the_pinned_one_stays_last(read: "Read") -> None:
    several = read("{question: Q, right: [a, b], wrong: [c, None of these], pin: none of these}").only
    orders = set()
    for seed in range(20):
        form = several.form(str(seed))
        assert isinstance(form, TickSeveral)
        orders.add(tuple(option.key for option in form.options))
    assert {order[-1] for order in orders} == {"None of these"}
    assert len(orders) > 3


@pytest.mark.parametrize(
    ("reply", "score", "outcome", "feedback"),
    [
        (Ticked(("a", "b", "c")), 1, Outcome.RIGHT, ()),
        (Ticked(("c", "a", "b", "a")), 1, Outcome.RIGHT, ()),
        (Ticked(("a", "b")), 2 / 3, Outcome.PARTLY, ()),
        (Ticked(("a", "b", "c", "d")), 2 / 3, Outcome.PARTLY, ("not d",)),
        (Ticked(("a", "d", "e", "f")), 0, Outcome.WRONG, ("not d", "not e")),
        (Ticked(("a", "gone")), 0, Outcome.WRONG, ()),
        (Ticked(()), 0, Outcome.WRONG, ()),
        (GaveUp(), 0, Outcome.WRONG, ()),
        (Picked("a"), 0, Outcome.WRONG, ()),
    ],
)
def test_grades(
    read: "Read", reply: Reply, score: float, outcome: Outcome, feedback: tuple[str, ...]
) -> None:
    grade = read(SEVERAL).only.grade(reply)
    assert grade.score == pytest.approx(score)
    assert (grade.outcome, grade.feedback, grade.right) == (outcome, feedback, ("a", "b", "c"))


def test_what_was_said_is_told_once(read: "Read") -> None:
    assert read(SEVERAL).only.grade(Ticked(("d", "a", "d"))).said == ("d", "a")


def test_nothing_ticked_is_asked_again(read: "Read") -> None:
    several = read(SEVERAL).only
    assert several.objection(Ticked(())) == "Tick at least one."
    assert several.objection(Ticked(("a",))) == ""
    assert several.objection(Listed(())) == ""


def test_one_right_option_will_do(read: "Read") -> None:
    assert read("{question: Q, right: [a], wrong: [b]}").only.right_lines() == ("a",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{question: Q, right: [], wrong: [b]}", [("E008", 1, 22)]),
        ("{question: Q, right: [a, {b: c}], wrong: [d]}", [("E006", 1, 26)]),
        ("{question: Q, right: [a, b]}", [("E014", 1, 1)]),
        ("{question: Q, right: [a, b, A], wrong: [c, B]}", [("E013", 1, 29), ("E012", 1, 44)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()
