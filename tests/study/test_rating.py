import pytest

from quizkit.model.grades import Grade, Outcome
from quizkit.study.rating import rate, rate_override


@pytest.mark.parametrize(
    ("outcome", "hints", "rating"),
    [
        (Outcome.WRONG, 0, 1),
        (Outcome.WRONG, 2, 1),
        (Outcome.PARTLY, 0, 1),
        (Outcome.PARTLY, 1, 1),
        (Outcome.RIGHT, 1, 2),
        (Outcome.ALMOST, 1, 2),
        (Outcome.RIGHT, 0, 3),
        (Outcome.ALMOST, 0, 3),
    ],
)
def test_what_happened_gives_the_rating(outcome: Outcome, hints: int, rating: int) -> None:
    score = {Outcome.WRONG: 0.0, Outcome.PARTLY: 0.5}.get(outcome, 1.0)
    assert rate(Grade(score, outcome, (), ()), hints).value == rating


@pytest.mark.parametrize("said", [1, 2, 3, 4])
def test_a_flashcard_is_rated_by_the_learner(said: int) -> None:
    grade = Grade(float(said > 1), Outcome.RIGHT if said > 1 else Outcome.WRONG, (), (), rating=said)
    assert rate(grade, 1).value == said


@pytest.mark.parametrize(("hints", "rating"), [(0, 3), (1, 2)])
def test_an_override_counts_as_right(hints: int, rating: int) -> None:
    assert rate_override(hints).value == rating


def test_every_rating_says_why() -> None:
    for outcome in Outcome:
        assert rate(Grade(0.5, outcome, (), ()), 0).reason
        assert rate(Grade(0.5, outcome, (), ()), 1).reason
