import pytest

from quizkit.model.grades import Grade, Outcome
from quizkit.study.rating import rate, rate_override


@pytest.mark.parametrize(
    ("outcome", "hints", "rating", "reason"),
    [
        (Outcome.WRONG, 0, 1, "it was wrong"),
        (Outcome.WRONG, 2, 1, "it was wrong"),
        (Outcome.PARTLY, 0, 1, "it was only partly right"),
        (Outcome.PARTLY, 1, 1, "it was only partly right"),
        (Outcome.RIGHT, 1, 2, "it was right after a hint"),
        (Outcome.ALMOST, 1, 2, "it was right after a hint"),
        (Outcome.RIGHT, 0, 3, "it was right"),
        (Outcome.ALMOST, 0, 3, "it was almost right"),
    ],
)
def test_what_happened_gives_the_rating_and_its_reason(
    outcome: Outcome, hints: int, rating: int, reason: str
) -> None:
    score = {Outcome.WRONG: 0.0, Outcome.PARTLY: 0.5}.get(outcome, 1.0)
    assert rate(Grade(score, outcome, (), ()), hints) == (rating, reason)


@pytest.mark.parametrize(("said", "name"), [(1, "again"), (2, "hard"), (3, "good"), (4, "easy")])
def test_a_flashcard_is_rated_by_the_learner(said: int, name: str) -> None:
    grade = Grade(float(said > 1), Outcome.RIGHT if said > 1 else Outcome.WRONG, (), (), rating=said)
    assert rate(grade, 1) == (said, f"you rated it {name}")


@pytest.mark.parametrize(("hints", "rating"), [(0, 3), (1, 2)])
def test_an_override_counts_as_right(hints: int, rating: int) -> None:
    assert rate_override(hints) == (rating, "you said that you were right")
