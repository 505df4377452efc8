"""What became of each answer that counted. Apart from the facts, because no question needs it to be asked."""

from typing import NamedTuple

from quizkit.model.facts import Name

NEW, DUE, EARLY, AGAIN_TODAY = "new", "due", "early", "again"
"""Why a question is asked: it was never answered; its day has come; its day is still ahead; it was missed
earlier on the same day."""


class Review(NamedTuple):
    """One answer that counted, and what it did to the memory: what statistics and histories need of it.

    Like the card it follows from the events alone, so that overrides, undos and parameters change it.

    Attributes:
        name: what the question is called now.
        number: counts the question's answers that count, from 1.
        event: id of the answer.
        day, hour: study day and hour (0 to 23) of the learner's clock.
        since_days: since the answer before; 0 on the same day; None at the first.
        stability_before_days, difficulty_before: None at the first.
        recall: probability of recall that the model gave just before, 0 to 1; None at the first.
        lapses: how often it had been forgotten before, as the card counts it.
        occasion: NEW, DUE, EARLY or AGAIN_TODAY.
        first_today: no answer that counted came before it on its study day.
        rating, score: with what the learner said later.
        took_ms: at most `LONGEST_MS`.
        sure: None when not asked.
        stability_days, difficulty, due_day: after it.
    """

    name: Name
    number: int
    event: str
    day: int
    hour: int
    at_ms: int
    since_days: int | None
    stability_before_days: float | None
    difficulty_before: float | None
    recall: float | None
    lapses: int
    occasion: str
    first_today: bool
    rating: int
    score: float
    took_ms: int
    hints: int
    sure: bool | None
    stability_days: float
    difficulty: float
    due_day: int


class Repetition(NamedTuple):
    """What fitting needs of a review.

    Attributes:
        number: counts the question's answers from 1, so that 1 begins another question.
        since_days: study days since the answer before; None at the first.
        recall: what the parameters in force foretold; None at the first.
    """

    number: int
    at_ms: int
    day: int
    since_days: int | None
    rating: int
    recall: float | None

    @property
    def counts(self) -> bool:
        """Whether there was something to foretell."""
        return bool(self.since_days)
