"""What became of a reply."""

from enum import Enum

from quizkit.model.value import Value


class Outcome(Enum):
    RIGHT = "right"
    ALMOST = "almost"
    """Counted as right; the learner is shown what was off (an accent, one slip of the finger)."""
    PARTLY = "partly"
    WRONG = "wrong"


class Grade(Value):
    """A reply, graded.

    Attributes:
        score: 0 to 1; 1 exactly when the outcome is RIGHT or ALMOST.
        said: what the learner answered, as lines to show; empty where there is nothing to say.
        right: the right answer, as lines to show.
        rule: which rule accepted an ALMOST, as a sentence ("Counted as right: one slip of the finger.").
        feedback: the author's words on what was chosen or typed.
        rating: what the learner said of a flashcard, 1 to 4; None for what the program graded.
    """

    score: float
    outcome: Outcome
    said: tuple[str, ...]
    right: tuple[str, ...]
    rule: str = ""
    feedback: tuple[str, ...] = ()
    rating: int | None = None


def partial(score: float, *, almost: bool = False) -> Outcome:
    """The outcome that belongs to a score; `almost` says that something in it was only nearly right."""
    if score >= 1:
        return Outcome.ALMOST if almost else Outcome.RIGHT
    return Outcome.PARTLY if score > 0 else Outcome.WRONG
