"""Dates to type, to the precision that the author wrote."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import TypeLine
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Picked, Typed

if TYPE_CHECKING:
    from kind_samples import Read

FALL = """
question: When did Constantinople fall?
date: 1453-05-29
feedback: {1204: The Fourth Crusade.}
"""


@pytest.mark.parametrize(
    ("written", "wanted", "shown", "reply"),
    [
        ("1453-05-29", "day, month and year", "29 May 1453", "29 May 1453"),
        ("1453-05", "month and year", "May 1453", "May 1453"),
        ("1453", "a year", "1453", "1453"),
        ("814 +- 5", "a year", "814 ± 5", "814"),
        ("44 BC", "a year", "44 BC", "44 BC"),
    ],
)
def test_a_date(read: "Read", written: str, wanted: str, shown: str, reply: str) -> None:
    date = read(f"{{question: Q, date: {written}}}").only
    assert date.kind == "date"
    assert date.form("seed") == TypeLine(wanted)
    assert date.right_lines() == (shown,)
    assert date.right_reply() == Typed(reply)
    assert date.accepted() == (reply,)


@pytest.mark.parametrize(
    ("written", "typed", "right"),
    [
        ("1453-05-29", "29/05/1453", True),
        ("1453-05-29", "30 May 1453", False),
        # Read either way where it can be.
        ("1453-05-04", "4/5/1453", True),
        ("1453-05-04", "5/4/1453", True),
        ("1453-05-04", "5.4.1453", False),
        # More precise than asked.
        ("1453-05", "29 May 1453", True),
        ("1453-05", "29 June 1453", False),
        ("1453", "29 mai 1453", True),
        ("814 +- 5", "809", True),
        ("814 +- 5", "May 819", True),
        ("814 +- 5", "820", False),
        ("44 BC", "44 av. J.-C.", True),
        ("44 BC", "44", False),
        ("1 BC +- 1", "AD 1", True),
        ("1 BC +- 1", "2 BC", True),
        ("1 BC +- 1", "AD 2", False),
    ],
)
def test_what_is_right(read: "Read", written: str, typed: str, right: bool) -> None:
    date = read(f"{{question: Q, date: {written}}}").only
    assert date.objection(Typed(typed)) == ""
    grade = date.grade(Typed(typed))
    assert grade.outcome is (Outcome.RIGHT if right else Outcome.WRONG)
    assert (grade.score, grade.said) == (right, (typed,))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Nothing was typed."),
        ("in spring", "That is no date. Wanted: day, month and year, like 30 June 1984."),
        ("31 April 1453", "That is no date. Wanted: day, month and year, like 30 June 1984."),
        ("May 1453", "More is wanted: day, month and year, like 30 June 1984."),
        ("1453", "More is wanted: day, month and year, like 30 June 1984."),
        ("1 May 1453", ""),
    ],
)
def test_what_is_asked_again(read: "Read", typed: str, told: str) -> None:
    assert read(FALL).only.objection(Typed(typed)) == told


def test_nothing_else_is_asked_again(read: "Read") -> None:
    assert read(FALL).only.objection(GaveUp()) == ""


@pytest.mark.parametrize(
    ("typed", "feedback"),
    [("13 April 1204", ("The Fourth Crusade.",)), ("13 April 1205", ()), ("29 May 1453", ()), ("never", ())],
)
def test_words_on_wrong_dates(read: "Read", typed: str, feedback: tuple[str, ...]) -> None:
    assert read(FALL).only.grade(Typed(typed)).feedback == feedback


def test_a_vague_wrong_date_may_hold_the_right_one(read: "Read") -> None:
    date = read("{question: Q, date: 1453-05-29, feedback: {1453: Another day.}}").only
    assert date.grade(Typed("1453-05-30")).feedback == ("Another day.",)
    assert date.grade(Typed("1453-05-29")).feedback == ()


def test_other_replies_score_nothing(read: "Read") -> None:
    for reply in (GaveUp(), Picked("1453-05-29"), Typed("never")):
        grade = read(FALL).only.grade(reply)
        assert (grade.score, grade.right) == (0, ("29 May 1453",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{date: 1453}", [("E006", 1, 1)]),
        ("{question: Q, date: ''}", [("E008", 1, 21)]),
        ("{question: Q, date: [1453]}", [("E006", 1, 21)]),
        ("{question: Q, date: 1453-02-30}", [("E016", 1, 21)]),
        ("{question: Q, date: soon}", [("E016", 1, 21)]),
        ("{question: Q, date: 4/5/1453}", [("E016", 1, 21)]),
        ("{question: Q, date: 1453-05 +- 2}", [("E016", 1, 21)]),
        ("{question: Q, date: 1453, feedback: {then: no}}", [("E016", 1, 38)]),
        ("{question: Q, date: 1453, feedback: {1453-05: no}}", [("E012", 1, 38)]),
        ("{question: Q, date: soon, feedback: {then: no}}", [("E016", 1, 21), ("E016", 1, 38)]),
        ("{question: Q, date: 1453, units: {a: b}}", [("E004", 1, 27)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_the_message_shows_both_meanings(read: "Read") -> None:
    (problem,) = read("{question: Q, date: 4/5/1453}").problems
    assert problem.message == "`date`: '4/5/1453' may mean 4 May 1453 or 5 April 1453"
    assert problem.help == "write a date like 1453-05-29, 1453-05, 1453, 44 BC or 814 +- 5"
