"""True or false: a statement that holds or does not.

Answered by picking one of the two, always in this order. Credit: 1 or 0.

    - question: Luther wrote the Ninety-five Theses in German.
      truth: false
      why: They were in Latin.
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.fields import Fields
from quizkit.model.forms import Option, PickOne
from quizkit.model.grades import Grade, partial
from quizkit.model.question import Question
from quizkit.model.replies import Picked, Reply

KEYS = {
    "question": ("text", "the statement"),
    "truth": ("flag", "true or false"),
}

_WORDS = {"true": "True", "false": "False"}


class TrueFalse(Asked):
    kind: ClassVar[str] = "true or false"

    truth: bool

    def form(self, seed: str) -> PickOne:
        del seed
        return PickOne(tuple(Option(key, text) for key, text in _WORDS.items()))

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        key = reply.key if isinstance(reply, Picked) else ""
        score = 1.0 if key == self.right_reply().key else 0.0
        said = (_WORDS.get(key, key),) if key else ()
        return Grade(score, partial(score), said, self.right_lines())

    def right_reply(self) -> Picked:
        return Picked("true" if self.truth else "false")

    def right_lines(self) -> tuple[str, ...]:
        return (_WORDS[self.right_reply().key],)


def parse(fields: Fields) -> tuple[Question, ...]:
    question, truth = fields.text("question"), fields.flag("truth", default=True)
    return (TrueFalse(read_about(fields, question), question, truth),)
