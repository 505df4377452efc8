"""Numbers to type, with margins and units."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import TypeLine
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Picked, Typed

if TYPE_CHECKING:
    from kind_samples import Read

NAVE = """
question: How high is the nave of Ulm Minster?
number: 41.6 +- 0.5 m
units: {cm: 0.01, km: 1000}
feedback: {161.5: That is its tower., 16150 cm: In centimetres.}
"""


def test_a_number(read: "Read") -> None:
    number = read(NAVE).only
    assert number.kind == "number"
    assert number.form("seed") == TypeLine("a number in m")
    assert number.right_lines() == ("41.6 ± 0.5 m",)
    assert number.right_reply() == Typed("41.6 m")
    assert number.accepted() == ("41.6 m",)


@pytest.mark.parametrize(
    ("written", "shown", "wanted", "reply"),
    [
        ("7", "7", "a number", "7"),
        ("9.81 +- 0.02 m/s2", "9.81 ± 0.02 m/s2", "a number in m/s2", "9.81 m/s2"),
        ("41.6 m +- 5%", "41.6 ± 5% m", "a number in m", "41.6 m"),
        ("3..5", "3 to 5", "a number", "3"),
        ("60 %", "60 %", "a number in %", "60 %"),
    ],
)
def test_how_it_is_shown(read: "Read", written: str, shown: str, wanted: str, reply: str) -> None:
    number = read(f"{{question: Q, number: '{written}'}}").only
    assert number.right_lines() == (shown,)
    assert number.form("seed") == TypeLine(wanted)
    assert number.right_reply() == Typed(reply)


@pytest.mark.parametrize(
    ("written", "typed", "right"),
    [
        # The ends belong to it, exactly.
        ("9.81 +- 0.02", "9.83", True),
        ("9.81 +- 0.02", "9.79", True),
        ("9.81 +- 0.02", "9.8300000000000000000000000000000001", False),
        ("200 +- 5%", "210", True),
        ("200 +- 5%", "189.99", False),
        ("-200 +- 5%", "-210", True),
        ("60% +- 5%", "55", True),
        ("3..5 kg", "5", True),
        ("3..5 kg", "5.01 kg", False),
        ("7", "7.0", True),
        ("7", "8", False),
        # Both meanings of one comma are tried.
        ("1500", "1,500", True),
        ("1.5", "1,500", True),
        ("1500", "1 500", True),
        ("1500", "1.5·10³", True),
        ("0.1", "0.1", True),
        ("1e30", "1000000000000000000000000000000", True),
        ("1e30", "1000000000000000000000000000001", False),
    ],
)
def test_what_is_right(read: "Read", written: str, typed: str, right: bool) -> None:
    number = read(f"{{question: Q, number: '{written}'}}").only
    assert number.objection(Typed(typed)) == ""
    grade = number.grade(Typed(typed))
    assert grade.outcome is (Outcome.RIGHT if right else Outcome.WRONG)
    assert grade.score == right
    assert grade.said == (typed,)


@pytest.mark.parametrize(
    ("typed", "score", "feedback"),
    [
        ("41.6", 1, ()),
        ("41.6 m", 1, ()),
        ("4160 cm", 1, ()),
        ("4160 CM", 1, ()),
        ("0.0416km", 1, ()),
        ("41.6 cm", 0, ()),
        ("161.5", 0, ("That is its tower.", "In centimetres.")),
        ("161.50 m", 0, ("That is its tower.", "In centimetres.")),
        ("40 ft", 0, ()),
        ("forty", 0, ()),
    ],
)
def test_units_and_feedback(read: "Read", typed: str, score: float, feedback: tuple[str, ...]) -> None:
    grade = read(NAVE).only.grade(Typed(typed))
    assert (grade.score, grade.feedback, grade.right) == (score, feedback, ("41.6 ± 0.5 m",))


def test_capitals_of_units_count_where_they_make_two(read: "Read") -> None:
    watts = read("{question: Q, number: 5 mW, units: {MW: 1000000000}}").only
    assert watts.grade(Typed("5 mW")).score == 1
    assert watts.grade(Typed("5 MW")).score == 0
    assert "MW" in watts.objection(Typed("5 Mw"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Nothing was typed."),
        ("  ", "Nothing was typed."),
        ("forty two", "“forty two” is no number. Wanted: a number in m, like 12.5."),
        ("40 or 41", "“40 or 41” is no number. Wanted: a number in m, like 12.5."),
        ("40 ft", "“ft” is no unit that is known here. Known here: m, cm, km, or none."),
        ("1e200", "“1e200” is out of reach. Wanted: a number in m, like 12.5."),
        ("7 m", ""),
    ],
)
def test_what_is_asked_again(read: "Read", typed: str, told: str) -> None:
    assert read(NAVE).only.objection(Typed(typed)) == told


def test_a_unit_where_none_is_wanted(read: "Read") -> None:
    number = read("{question: Q, number: 7}").only
    assert number.objection(Typed("7 m")) == "“m” is no unit that is known here. Only the number is wanted."
    assert number.grade(Typed("7 m")).score == 0
    assert number.objection(GaveUp()) == ""


def test_other_replies_score_nothing(read: "Read") -> None:
    for reply in (GaveUp(), Picked("41.6")):
        grade = read(NAVE).only.grade(reply)
        assert (grade.score, grade.said, grade.feedback) == (0, (), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{number: 7}", [("E006", 1, 1)]),
        ("{question: Q, number: }", [("E008", 1, 23)]),
        ("{question: Q, number: [1, 500]}", [("E006", 1, 23)]),
        ("{question: Q, number: abot 5}", [("E016", 1, 23)]),
        ("{question: Q, number: '1,500'}", [("E016", 1, 23)]),
        ("{question: Q, number: 5..3}", [("E016", 1, 23)]),
        ("{question: Q, number: 5 m +- 3 kg}", [("E016", 1, 23)]),
        ("{question: Q, number: 5 m, units: {m: 2}}", [("E013", 1, 36)]),
        ("{question: Q, number: 5 m, units: {cm: 0.01, c m: 2}}", [("E013", 1, 46)]),
        ("{question: Q, number: 5 m, units: {1/cm: 2}}", [("E016", 1, 36)]),
        ("{question: Q, number: 5 m, units: {100 cm: 1}}", [("E016", 1, 36)]),
        ("{question: Q, number: 5 m, units: {cm: many}}", [("E016", 1, 40)]),
        ("{question: Q, number: 5 m, units: {cm: 0}}", [("E016", 1, 40)]),
        ("{question: Q, number: 5 m, units: {cm: 1 m}}", [("E016", 1, 40)]),
        ("{question: Q, number: 5 m, units: [cm]}", [("E006", 1, 35)]),
        ("{question: Q, number: 5 m, feedback: {five: no}}", [("E016", 1, 39)]),
        ("{question: Q, number: 5 m, feedback: {7 ft: no}}", [("E016", 1, 39)]),
        ("{question: Q, number: 5 m, feedback: {5.0: no}}", [("E012", 1, 39)]),
        ("{question: Q, number: 5, typos: 1}", [("E004", 1, 26)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_the_message_shows_what_would_be_right(read: "Read") -> None:
    (problem,) = read("{question: Q, number: '1,500'}").problems
    assert problem.message == "`number`: '1,500' may mean 1500 or 1.500; leave out what separates thousands"
    assert problem.help == "did you mean `1500`?"
    (problem,) = read("{question: Q, number: abot 5}").problems
    assert problem.help == "write a number like 9.81 +- 0.02 m/s2, 41.6 +- 5% or 3..5"


def test_other_units_need_a_unit(read: "Read") -> None:
    (problem,) = read("{question: Q, number: 41.6, units: {cm: 0.01}}").problems
    assert (
        problem.message == "`units` tells what other units are in the unit of `number`, and `number` has none"
    )
    assert problem.help == "write its unit behind the number: `number: 41.6 m`"
