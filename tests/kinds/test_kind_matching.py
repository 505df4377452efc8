"""Pairs to find."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import Option, Pair
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Paired, Picked, Reply

if TYPE_CHECKING:
    from kind_samples import Read

REFORMERS = "{question: Q, match: {Calvin: Geneva, Zwingli: Zürich, Bucer: Strasbourg}, extra: [Basel]}"
PAIRS = (("Calvin", "Geneva"), ("Zwingli", "Zürich"), ("Bucer", "Strasbourg"))


def test_a_matching(read: "Read") -> None:
    reformers = read(REFORMERS).only
    assert reformers.kind == "matching"
    assert reformers.right_reply() == Paired(PAIRS)
    assert reformers.right_lines() == ("Calvin → Geneva", "Zwingli → Zürich", "Bucer → Strasbourg")


def test_the_right_side_is_shuffled_and_the_left_keeps_its_order(read: "Read") -> None:
    forms = [read(REFORMERS).only.form(str(seed)) for seed in range(20)]
    left = tuple(Option(name, name) for name, _ in PAIRS)
    rights = {tuple(option.key for option in form.right) for form in forms if isinstance(form, Pair)}
    assert {form.left for form in forms if isinstance(form, Pair)} == {left}
    assert {tuple(sorted(right)) for right in rights} == {("Basel", "Geneva", "Strasbourg", "Zürich")}
    assert len(rights) > 1


@pytest.mark.parametrize(
    ("reply", "score", "outcome"),
    [
        (Paired(PAIRS), 1, Outcome.RIGHT),
        (Paired(PAIRS[::-1]), 1, Outcome.RIGHT),
        (Paired(PAIRS[:1]), 1 / 3, Outcome.PARTLY),
        (Paired((("Calvin", "Basel"), ("Zwingli", "Zürich"), ("Bucer", "Geneva"))), 1 / 3, Outcome.PARTLY),
        (Paired((("Calvin", "gone"), ("gone", "Geneva"))), 0, Outcome.WRONG),
        # The last word on an item counts.
        (Paired((*PAIRS, ("Calvin", "Basel"))), 2 / 3, Outcome.PARTLY),
        (Paired(()), 0, Outcome.WRONG),
        (GaveUp(), 0, Outcome.WRONG),
        (Picked("Geneva"), 0, Outcome.WRONG),
    ],
)
def test_grades(read: "Read", reply: Reply, score: float, outcome: Outcome) -> None:
    grade = read(REFORMERS).only.grade(reply)
    assert grade.score == pytest.approx(score)
    assert grade.outcome is outcome


def test_what_was_said(read: "Read") -> None:
    grade = read(REFORMERS).only.grade(Paired((("Calvin", "Basel"),)))
    assert grade.said == ("Calvin → Basel",)
    assert grade.right == ("Calvin → Geneva", "Zwingli → Zürich", "Bucer → Strasbourg")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{match: {a: b, c: d}}", [("E006", 1, 1)]),
        ("{question: Q, match: [a, b]}", [("E006", 1, 22)]),
        ("{question: Q, match: {}}", [("E008", 1, 22)]),
        ("{question: Q, match: {a: b}}", [("E006", 1, 22)]),
        ("{question: Q, match: {a: b, c: }}", [("E008", 1, 32)]),
        ("{question: Q, match: {a: b, c: [d]}}", [("E006", 1, 32)]),
        ("{question: Q, match: {a: b, c: B}}", [("E018", 1, 32)]),
        ("{question: Q, match: {a: b, A: d}}", [("E018", 1, 29)]),
        ("{question: Q, match: {a: b, c: d}, extra: [D, e]}", [("E018", 1, 44)]),
        ("{question: Q, match: {a: b, c: d}, extra: e}", [("E006", 1, 43)]),
        ("{question: Q, match: {a: b, c: d}, extra: []}", [("E008", 1, 43)]),
        ("{question: Q, match: {a: b, c: d}, pin: d}", [("E006", 1, 41)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()
