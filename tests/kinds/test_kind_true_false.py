"""Statements that hold or do not."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import Option, PickOne
from quizkit.model.replies import GaveUp, Picked, Reply, Typed

if TYPE_CHECKING:
    from kind_samples import Read


@pytest.mark.parametrize(
    ("written", "right"), [("true", "True"), ("false", "False"), ("' TRUE '", "True"), ("False", "False")]
)
def test_a_statement(read: "Read", written: str, right: str) -> None:
    statement = read(f"{{question: Water is wet., truth: {written}}}").only
    assert statement.kind == "true or false"
    assert statement.prompt == "Water is wet."
    assert statement.right_lines() == (right,)
    assert statement.right_reply() == Picked(right.lower())


def test_it_is_never_shuffled(read: "Read") -> None:
    statement = read("{question: Q, truth: true}").only
    forms = {statement.form(str(seed)) for seed in range(10)}
    assert forms == {PickOne((Option("true", "True"), Option("false", "False")))}


@pytest.mark.parametrize(
    ("reply", "score", "said"),
    [
        (Picked("false"), 1, ("False",)),
        (Picked("true"), 0, ("True",)),
        (Picked("maybe"), 0, ("maybe",)),
        (Picked("False"), 0, ("False",)),
        (Typed("false"), 0, ()),
        (GaveUp(), 0, ()),
    ],
)
def test_grades(read: "Read", reply: Reply, score: float, said: tuple[str, ...]) -> None:
    grade = read("{question: Q, truth: false}").only.grade(reply)
    assert (grade.score, grade.said, grade.right) == (score, said, ("False",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{truth: true}", [("E006", 1, 1)]),
        ("{question: Q, truth: yes}", [("E006", 1, 22)]),
        ("{question: Q, truth: }", [("E008", 1, 22)]),
        ("{question: Q, truth: [true]}", [("E006", 1, 22)]),
        ("{question: Q, truth: true, wrong: [x]}", [("E004", 1, 28)]),
        ("{question: Q, truth: true, pin: 'True'}", [("E006", 1, 33)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()
