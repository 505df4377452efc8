"""Short answer: a text to type.

Answered by typing one line. Credit: 1 for an accepted text, else 0. Capitals, spaces and the shape of
quotes and dashes do not count; a missing accent or one slip of the finger counts as almost right (see
`model/compare.py`) unless `case`, `accents` or `typos` say otherwise.

`answer` is a text or a list of accepted texts; the first is the one that is shown. `feedback` holds words
for wrong answers that are to be expected; a slip is never forgiven towards one of these.

    - question: Who nailed theses to a church door in 1517?
      answer: [Martin Luther, Luther]
      feedback: {Calvin: A generation later.}
      typos: 1
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.fields import Fields
from quizkit.kinds.typed import (
    BLANK,
    FEEDBACK_KEY,
    RULE_KEYS,
    Feedback,
    details,
    read_accepted,
    read_feedback,
    read_rules,
    words_on,
)
from quizkit.model.compare import compare, fold
from quizkit.model.forms import TypeLine
from quizkit.model.grades import Grade, Outcome, partial
from quizkit.model.head import TypedRules
from quizkit.model.question import Detail, Question
from quizkit.model.replies import Reply, Typed

KEYS = {
    "question": ("text", "what is asked"),
    "answer": ("texts", "the accepted text, or a list of accepted texts"),
    **FEEDBACK_KEY,
    **RULE_KEYS,
}


class ShortAnswer(Asked):
    kind: ClassVar[str] = "short answer"

    answers: tuple[str, ...]
    rules: TypedRules
    feedback: Feedback

    def form(self, seed: str) -> TypeLine:
        del seed
        return TypeLine("an answer")

    def objection(self, reply: Reply) -> str:
        return BLANK if isinstance(reply, Typed) and not fold(reply.text) else ""

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        if not isinstance(reply, Typed):
            return Grade(0.0, Outcome.WRONG, (), self.right_lines())
        said = (reply.text,)
        match = compare(reply.text, self.answers, self.rules, (*rivals, *(text for text, _ in self.feedback)))
        if match is None:
            words = words_on(reply.text, self.feedback, self.rules, self.answers)
            return Grade(0.0, Outcome.WRONG, said, self.right_lines(), feedback=words)
        return Grade(1.0, partial(1.0, almost=bool(match.rule)), said, (match.text,), match.rule)

    def right_reply(self) -> Typed:
        return Typed(self.answers[0])

    def right_lines(self) -> tuple[str, ...]:
        return self.answers[:1]

    def accepted(self) -> tuple[str, ...]:
        return self.answers

    def details(self) -> tuple[Detail, ...]:
        return details(self.answers[1:], self.feedback, self.rules)


def parse(fields: Fields) -> tuple[Question, ...]:
    question, rules = fields.text("question"), read_rules(fields)
    answers = read_accepted(fields, "answer", fields.texts("answer"))
    feedback = read_feedback(fields, answers, rules)
    return (ShortAnswer(read_about(fields, question), question, answers, rules, feedback),)
