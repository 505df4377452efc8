"""Reviews follow from the answers, in the same transaction: what they are is tested with the projection."""

from pathlib import Path

from store_samples import (
    MODEL,
    TODAY,
    answered,
    made,
    moment,
    name,
    open_log,
)

from quizkit.model.facts import (
    EXAM,
    PRACTICE,
    Answered,
    Carried,
    ExamStarted,
    Flagged,
    Overridden,
    Undone,
)
from quizkit.store.check import Checked, check
from quizkit.store.log import Log

A = name("a")


def told(log: Log, key: str = "a") -> list[tuple[int, int, int, int | None]]:
    """Number, day, rating and days since the one before of each review."""
    reviews = log.reviews(name(key))
    return [(review.number, review.day, review.rating, review.since_days) for review in reviews]


def test_each_answer_that_counts_has_one(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (first,) = log.write([answered("a")], moment())
        log.write([answered("a", mode=PRACTICE), Flagged(A, on=True), answered("b", 1)], moment(TODAY + 1))
        (second,) = log.write([answered("a", 1)._replace(sure=True)], moment(TODAY + 5))
        assert told(log) == [(1, TODAY, 3, None), (2, TODAY + 5, 1, 5)]
        assert [review.event for review in log.reviews(A)] == [first.id, second.id]
        assert log.reviews(A)[1].sure is True
        assert isinstance(first.fact, Answered)
        assert log.reviews(A)[0].due_day == first.fact.due_day
        assert log.reviews(name("c")) == ()


def test_exam_answers_are_in_the_history_and_move_nothing(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        before = made(log)
        (start,) = log.write([ExamStarted("history", "{}")], moment(TODAY + 1))
        fact = answered("a", 1, EXAM)._replace(exam=start.id)
        (event,) = log.write([fact], moment(TODAY + 1))
        assert event.fact == fact
        assert made(log) == before
        assert log.history(A)[-1] == event
        assert check(log, MODEL) == Checked(3)


def test_an_undo_removes_one_and_numbers_the_rest_anew(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        (slip,) = log.write([answered("a", 1)], moment(TODAY + 4))
        log.write([answered("a")], moment(TODAY + 5))
        log.write([Undone(A, slip.id)], moment(TODAY + 5))
        assert told(log) == [(1, TODAY, 3, None), (2, TODAY + 5, 3, 5)]


def test_an_override_counts_instead(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (wrong,) = log.write([answered("a", 1)], moment())
        log.write([Overridden(A, wrong.id, 1.0, 3)], moment())
        (review,) = log.reviews(A)
    assert (review.rating, review.score, review.event) == (3, 1.0, wrong.id)


def test_reviews_move_with_their_question(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment(TODAY - 9))
        log.write([Carried(name("b"), A)], moment(TODAY - 8))
        assert (told(log), told(log, "b")) == ([], [(1, TODAY - 9, 3, None)])
        log.write([answered("a")], moment(TODAY - 7))
        log.write([Carried(name("b"), A)], moment(TODAY - 6))
        assert (told(log), told(log, "b")) == ([], [(1, TODAY - 9, 3, None), (2, TODAY - 7, 3, 2)])
