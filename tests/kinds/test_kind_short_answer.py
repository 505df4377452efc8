"""Texts to type, and the rules and words that all typed kinds share."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import TypeLine
from quizkit.model.grades import Grade, Outcome
from quizkit.model.head import TypedRules
from quizkit.model.replies import GaveUp, Picked, Reply, Typed

if TYPE_CHECKING:
    from kind_samples import Read

SHORT = """
question: Who nailed theses to a church door?
answer: [Martin Luther, Luther]
feedback: {Calvin: A generation later., Zwingli: In Zürich.}
"""


def test_a_short_answer(read: "Read") -> None:
    short = read(SHORT).only
    assert short.kind == "short answer"
    assert short.form("seed") == TypeLine("an answer")
    assert short.accepted() == ("Martin Luther", "Luther")
    assert short.right_lines() == ("Martin Luther",)
    assert short.right_reply() == Typed("Martin Luther")


def test_one_text_will_do(read: "Read") -> None:
    assert read("{question: Q, answer: ' no '}").only.accepted() == ("no",)


@pytest.mark.parametrize(
    ("reply", "outcome", "right", "rule", "feedback"),
    [
        (Typed("luther"), Outcome.RIGHT, "Luther", "", ()),
        (Typed("Lutherr"), Outcome.ALMOST, "Luther", "Counted as right: one slip of the finger.", ()),
        (Typed("Calvin"), Outcome.WRONG, "Martin Luther", "", ("A generation later.",)),
        (Typed("Calvni"), Outcome.WRONG, "Martin Luther", "", ("A generation later.",)),
        (Typed("Melanchthon"), Outcome.WRONG, "Martin Luther", "", ()),
        (Typed("  "), Outcome.WRONG, "Martin Luther", "", ()),
    ],
)
def test_grades(
    read: "Read", reply: Typed, outcome: Outcome, right: str, rule: str, feedback: tuple[str, ...]
) -> None:
    grade = read(SHORT).only.grade(reply)
    score = 1 if outcome in (Outcome.RIGHT, Outcome.ALMOST) else 0
    assert grade == Grade(score, outcome, (reply.text,), (right,), rule, feedback, None)


@pytest.mark.parametrize("reply", [GaveUp(), Picked("Luther")])
def test_other_replies_score_nothing(read: "Read", reply: Reply) -> None:
    grade = read(SHORT).only.grade(reply)
    assert (grade.score, grade.said, grade.right) == (0, (), ("Martin Luther",))


def test_a_slip_towards_a_rival_is_wrong(read: "Read") -> None:
    short = read("{question: Q, answer: afferent, feedback: {aferrent: No.}}").only
    assert short.grade(Typed("efferent")).outcome is Outcome.ALMOST
    assert short.grade(Typed("efferent"), rivals=["Efferent"]).outcome is Outcome.WRONG
    assert short.grade(Typed("aferrent")).feedback == ("No.",)


@pytest.mark.parametrize(("text", "asked_again"), [("", True), (" \t", True), ("\u200b", True), ("-", False)])
def test_blank_lines_are_asked_again(read: "Read", text: str, asked_again: bool) -> None:
    assert bool(read(SHORT).only.objection(Typed(text))) == asked_again


def test_nothing_else_is_asked_again(read: "Read") -> None:
    assert read(SHORT).only.objection(GaveUp()) == ""


def test_the_question_may_change_the_rules_of_the_deck(read: "Read") -> None:
    rules = TypedRules(case=True, accents=True, typos=2)
    strict = read("{question: Q, answer: Goïta}", typed=rules).only
    assert strict.grade(Typed("goïta")).score == 0
    lenient = read("{question: Q, answer: Goïta, case: false, accents: false}", typed=rules).only
    assert lenient.grade(Typed("goita")).outcome is Outcome.ALMOST
    assert lenient.grade(Typed("gotta")).outcome is Outcome.ALMOST
    exact = read("{question: Q, answer: Goïta, typos: 0}").only
    assert exact.grade(Typed("Goïtta")).score == 0
    assert read("{question: Q, answer: pH, case: true}").only.grade(Typed("PH")).score == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{answer: a}", [("E006", 1, 1)]),
        ("{question: Q, answer: ''}", [("E008", 1, 23)]),
        ("{question: Q, answer: []}", [("E008", 1, 23)]),
        ("{question: Q, answer: {a: b}}", [("E006", 1, 23)]),
        ("{question: Q, answer: [a, '', [b]]}", [("E008", 1, 27), ("E006", 1, 31)]),
        ('{question: Q, answer: "\\u200b"}', [("E008", 1, 23)]),
        ("{question: Q, answer: a, feedback: {A: words}}", [("E012", 1, 37)]),
        ("{question: Q, answer: a, feedback: {b: }}", [("E008", 1, 40)]),
        ("{question: Q, answer: a, feedback: {b: [c]}}", [("E006", 1, 40)]),
        ("{question: Q, answer: a, feedback: {'': c}}", [("E008", 1, 37)]),
        ("{question: Q, answer: a, feedback: {}}", [("E008", 1, 36)]),
        ("{question: Q, answer: a, feedback: words}", [("E006", 1, 36)]),
        ("{question: Q, answer: a, typos: 3}", [("E006", 1, 33)]),
        ("{question: Q, answer: a, typos: [1]}", [("E006", 1, 33)]),
        ("{question: Q, answer: a, case: maybe, accents: no}", [("E006", 1, 32), ("E006", 1, 48)]),
        ("{question: Q, answer: a, wrong: [b]}", [("E004", 1, 26)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_capitals_tell_feedback_from_answers_where_they_count(read: "Read") -> None:
    short = read("{question: Q, answer: pH, case: true, feedback: {PH: Mind the capitals.}}").only
    assert short.grade(Typed("PH")).feedback == ("Mind the capitals.",)
