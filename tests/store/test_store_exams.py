from pathlib import Path

from store_samples import TODAY, answered, moment, name, open_log

from quizkit.model.facts import EXAM, Answered, ExamHandedIn, ExamMarked, ExamStarted, Undone
from quizkit.store.exams import Exam

A, B = name("a"), name("b")
PAPER = '{"seed":"s","names":["history:a","history:b"]}'


def exam_answer(exam: str, key: str, rating: int = 3) -> Answered:
    return answered(key, rating, EXAM)._replace(exam=exam)


def test_an_exam_in_progress_has_its_answers_in_order(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (start,) = log.write([ExamStarted("history", PAPER)], moment())
        answers = log.write([exam_answer(start.id, key) for key in "bab"], moment(second=5))
        assert log.exams() == (Exam(start.id, "history", PAPER, moment(), answers),)


def test_an_answer_that_was_taken_back_is_left_out(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (start,) = log.write([ExamStarted("history", PAPER)], moment())
        first, second = log.write([exam_answer(start.id, "a", 1), exam_answer(start.id, "a")], moment())
        log.write([Undone(A, first.id)], moment())
        assert log.exams()[0].answers == (second,)


def test_marks_are_those_that_were_not_removed(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (start,) = log.write([ExamStarted("history", PAPER)], moment())
        marks = [(A, True), (B, True), (name("c"), False), (A, False), (A, True)]
        log.write([ExamMarked(start.id, question, on) for question, on in marks], moment())
        assert log.exams()[0].marked == (B, A)
        assert log.card(A) is None


def test_what_comes_after_handing_in_counts_no_more(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (start,) = log.write([ExamStarted("history", PAPER)], moment())
        (only,) = log.write([exam_answer(start.id, "a")], moment())
        log.write([ExamHandedIn(start.id, '{"score":1}')], moment(second=60))
        log.write([exam_answer(start.id, "b"), ExamMarked(start.id, B, on=True)], moment(second=70))
        log.write([ExamHandedIn(start.id, '{"score":0}')], moment(second=80))
        (exam,) = log.exams()
    assert (exam.answers, exam.marked) == ((only,), ())
    assert (exam.handed_in, exam.result) == (moment(second=60), '{"score":1}')


def test_exams_are_kept_apart_and_in_order(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (one,) = log.write([ExamStarted("history", PAPER)], moment())
        (other,) = log.write([ExamStarted("latin", "{}")], moment(TODAY + 1))
        log.write([exam_answer(other.id, "x"), exam_answer(one.id, "a")], moment(TODAY + 1))
        first, second = log.exams()
    assert (first.deck, second.deck) == ("history", "latin")
    assert [
        [event.fact.name.key for event in exam.answers if isinstance(event.fact, Answered)]
        for exam in (first, second)
    ] == [["a"], ["x"]]
