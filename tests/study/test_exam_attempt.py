"""An exam in progress: going back and forth, changing answers, marks."""

from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.facts import EXAM, STUDY, Answered, Name
from quizkit.model.grades import Grade, Outcome
from quizkit.model.replies import Picked, Typed
from quizkit.study.exam_attempt import Attempt, Given, answered

A, B, C = (Name("d", key) for key in "abc")
NAMES = (A, B, C)
ONE, TWO = Given(Typed("one"), 5), Given(Typed("two"), 7)


def test_answering_leads_to_the_next_and_at_last_to_the_review() -> None:
    attempt = Attempt(NAMES).answer(ONE).answer(ONE)
    assert attempt.name == C
    attempt = attempt.answer(ONE)
    assert attempt.name is None
    assert (attempt.answered, attempt.open) == ((1, 2, 3), ())


def test_the_last_answer_to_a_question_counts() -> None:
    attempt = Attempt(NAMES).answer(ONE).answer(ONE).go(1).answer(TWO)
    assert attempt.given == {B: ONE, A: TWO}
    assert list(attempt.given) == [B, A]
    assert (attempt.at, attempt.open) == (2, (3,))


def test_nowhere_else_than_from_the_first_to_the_review() -> None:
    assert Attempt(NAMES).go(0).at == Attempt(NAMES).go(-5).at == 1
    assert Attempt(NAMES).go(4).at == Attempt(NAMES).go(9).at == 4


def test_marks_come_and_go() -> None:
    attempt = Attempt(NAMES).go(2).mark()
    assert attempt.to_look_at == (2,)
    assert attempt.go(3).mark().go(2).mark().to_look_at == (3,)


def test_resuming_goes_on_after_the_last_answer() -> None:
    gone = Name("d", "gone")
    attempt = Attempt.resumed(NAMES, [(A, ONE), (C, ONE), (A, TWO), (gone, ONE)], [B, gone])
    assert attempt.given == {C: ONE, A: TWO}
    assert attempt.at == 2
    assert attempt.marked == {B}


@given(st.lists(st.sampled_from(NAMES)))
def test_resuming_is_where_answering_had_led(order: list[Name]) -> None:
    attempt = Attempt(NAMES)
    for name in order:
        attempt = attempt.go(NAMES.index(name) + 1).answer(ONE)
    assert Attempt.resumed(NAMES, [(name, ONE) for name in order], []) == attempt


def test_the_fact_of_an_answer() -> None:
    grade = Grade(0.5, Outcome.PARTLY, (), ())
    given = Given(Picked("x"), 1200)
    assert answered(A, given, grade, "e1") == Answered(A, EXAM, '{"picked":"x"}', 0.5, 1, 1200, 0, exam="e1")
    assert answered(A, given, grade, mode=STUDY).exam == ""
