"""What kinds share that begin with `question:`."""

from quizkit.model.question import Question


class Asked(Question):
    """A question whose prompt is written under `question:`."""

    question: str

    @property
    def prompt(self) -> str:
        return self.question
