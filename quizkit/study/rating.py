"""From what happened to a rating. The learner does not grade a question that the program can grade.

| what happened | rating |
|---|---|
| wrong, partly right, or "I don't know" | Again |
| right after a hint | Hard |
| right, or almost right | Good |
| right, and the learner marks it as too easy | Easy |
| a flashcard | as the learner says |

Hard is a pass; nothing that was forgotten is ever Hard. Speed never changes a rating.
"""

from typing import NamedTuple, assert_never

from quizkit.model.grades import Grade, Outcome

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
NAMES = {AGAIN: "again", HARD: "hard", GOOD: "good", EASY: "easy"}


class Rating(NamedTuple):
    """A rating from 1 (again) to 4 (easy), and why, as a clause to be shown."""

    value: int
    reason: str


def rate(grade: Grade, hints: int) -> Rating:
    """The rating that a graded reply earns after `hints` hints."""
    if grade.rating is not None:
        return Rating(grade.rating, f"you rated it {NAMES[grade.rating]}")
    match grade.outcome:
        case Outcome.WRONG:
            return Rating(AGAIN, "it was wrong")
        case Outcome.PARTLY:
            return Rating(AGAIN, "it was only partly right")
        case Outcome.RIGHT | Outcome.ALMOST if hints:
            return Rating(HARD, "it was right after a hint")
        case Outcome.RIGHT:
            return Rating(GOOD, "it was right")
        case Outcome.ALMOST:
            return Rating(GOOD, "it was almost right")
        case _:
            assert_never(grade.outcome)


def rate_override(hints: int) -> Rating:
    """The rating of an answer that the learner says was right."""
    return Rating(HARD if hints else GOOD, "you said that you were right")
