"""Multiple response: several options, of which any number may be right.

Answered by ticking all that apply. Credit: right options ticked minus wrong ones ticked, divided by the
number of right ones, never below 0.

`wrong`, `shuffle` and `pin` are those of single choice.

    - question: Which of these were fought during the Thirty Years' War?
      right: [White Mountain, Lützen, Nördlingen]
      wrong: {Mühlberg: "In 1547, in the Schmalkaldic War.", Blenheim: }
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.fields import Fields
from quizkit.kinds.options import Options, read_options
from quizkit.model.forms import TickSeveral
from quizkit.model.grades import Grade, partial
from quizkit.model.question import Question
from quizkit.model.replies import Reply, Ticked

KEYS = {
    "question": ("text", "what is asked"),
    "right": ("list", "list of the right options"),
    "wrong": ("options", "the wrong options: a list, or a mapping of each to words on it"),
}


class MultipleResponse(Asked):
    kind: ClassVar[str] = "multiple response"

    options: Options

    def form(self, seed: str) -> TickSeveral:
        return TickSeveral(self.options.shown(self.about, seed))

    def objection(self, reply: Reply) -> str:
        return "Tick at least one." if isinstance(reply, Ticked) and not reply.keys else ""

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        said = tuple(dict.fromkeys(reply.keys)) if isinstance(reply, Ticked) else ()
        right = self.options.right
        hits = sum(key in right for key in said)
        score = max(0, hits - (len(said) - hits)) / len(right)
        feedback = tuple(words for key in said for words in self.options.words_on(key))
        return Grade(score, partial(score), said, right, feedback=feedback)

    def right_reply(self) -> Ticked:
        return Ticked(self.options.right)

    def right_lines(self) -> tuple[str, ...]:
        return self.options.right


def parse(fields: Fields) -> tuple[Question, ...]:
    question, options = fields.text("question"), read_options(fields)
    return (MultipleResponse(read_about(fields, question, options.texts), question, options),)
