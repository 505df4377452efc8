"""Several texts to name, in any order."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import TypeLines
from quizkit.model.grades import Outcome
from quizkit.model.replies import Filled, GaveUp, Listed, Reply

if TYPE_CHECKING:
    from kind_samples import Read

ELECTORS = """
question: Name the three ecclesiastical electors.
list:
  - Mainz
  - [Cologne, Köln, köln]
  - Trier
feedback: {Bavaria: A secular one.}
"""
ALL = ("Mainz", "Cologne", "Trier")


def test_an_enumeration(read: "Read") -> None:
    electors = read(ELECTORS).only
    assert electors.kind == "enumeration"
    assert electors.form("seed") == TypeLines(3)
    assert electors.right_lines() == ALL
    assert electors.right_reply() == Listed(ALL)
    assert electors.accepted() == ("Mainz", "Cologne", "Köln", "köln", "Trier")


@pytest.mark.parametrize(
    ("lines", "score", "outcome", "feedback"),
    [
        (("trier", "köln", "MAINZ"), 1, Outcome.RIGHT, ()),
        (("Trierr", "koln", "Mainz"), 1, Outcome.ALMOST, ()),
        (("Mainz", "Trier"), 2 / 3, Outcome.PARTLY, ()),
        (("Mainz", "Trier", "Bavaria"), 2 / 3, Outcome.PARTLY, ("A secular one.",)),
        # Guessing on does not pay; saying a thing twice, or by another name, costs nothing.
        (("Mainz", "Trier", "Köln", "Bavaria"), 3 / 4, Outcome.PARTLY, ("A secular one.",)),
        (("Mainz", "mainz ", "Trier", "Köln", "Cologne", ""), 1, Outcome.RIGHT, ()),
        (("Bavaria", "BAVARIA", "Saxony", "Trier"), 1 / 3, Outcome.PARTLY, ("A secular one.",)),
        (("Saxony",), 0, Outcome.WRONG, ()),
        (("Bavariaa",), 0, Outcome.WRONG, ("A secular one.",)),
        (("",), 0, Outcome.WRONG, ()),
        ((), 0, Outcome.WRONG, ()),
    ],
)
def test_grades(
    read: "Read", lines: tuple[str, ...], score: float, outcome: Outcome, feedback: tuple[str, ...]
) -> None:
    grade = read(ELECTORS).only.grade(Listed(lines))
    assert grade.score == pytest.approx(score)
    assert (grade.outcome, grade.feedback, grade.right) == (outcome, feedback, ALL)


def test_what_was_said_and_why_it_counted(read: "Read") -> None:
    grade = read(ELECTORS).only.grade(Listed(("koln", "KOLN", " ", "Trierr", "Mainzz")))
    assert grade.said == ("koln", "Trierr", "Mainzz")
    assert grade.rule == "Counted as right: an accent is missing. Counted as right: one slip of the finger."


@pytest.mark.parametrize("reply", [GaveUp(), Filled(ALL)])
def test_other_replies_score_nothing(read: "Read", reply: Reply) -> None:
    grade = read(ELECTORS).only.grade(reply)
    assert (grade.score, grade.said, grade.right) == (0, (), ALL)


def test_a_slip_towards_a_rival_is_wrong(read: "Read") -> None:
    nerves = read("{question: Q, list: [afferent, motor]}").only
    assert nerves.grade(Listed(("efferent", "motor"))).score == 1
    assert nerves.grade(Listed(("efferent", "motor")), rivals=["efferent"]).score == 0.5


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Listed(()), "Nothing was typed."),
        (Listed(("", " ")), "Nothing was typed."),
        (Listed(("", "x")), ""),
        (GaveUp(), ""),
    ],
)
def test_what_is_asked_again(read: "Read", reply: Reply, told: str) -> None:
    assert read(ELECTORS).only.objection(reply) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{list: [a, b]}", [("E006", 1, 1)]),
        ("{question: Q, list: a}", [("E006", 1, 21)]),
        ("{question: Q, list: []}", [("E008", 1, 21)]),
        ("{question: Q, list: [a, [], '']}", [("E008", 1, 25), ("E008", 1, 29)]),
        ("{question: Q, list: [a, {b: c}, [d, [e]]]}", [("E006", 1, 25), ("E006", 1, 37)]),
        ("{question: Q, list: [a, [b, A]]}", [("E013", 1, 29)]),
        ('{question: Q, list: [a, "\\u200b"]}', [("E008", 1, 25)]),
        ("{question: Q, list: [a, [b, c]], feedback: {C: no}}", [("E012", 1, 45)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()
