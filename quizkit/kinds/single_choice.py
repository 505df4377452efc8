"""Single choice: one right option among wrong ones.

Answered by picking one. Credit: 1 for the right option, else 0.

`wrong` may be a mapping that says a word on each option, shown to those who chose it. Options are shuffled
unless `shuffle: false` keeps them as written (put `wrong` before `right` to have the right one last); `pin`
names the one that stays last.

    - question: Which king issued the Edict of Nantes?
      right: Henry IV
      wrong:
        Louis XIV: He revoked it, in 1685.
        Henry III:
        None of these:
      pin: None of these
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.fields import Fields
from quizkit.kinds.options import Options, read_options
from quizkit.model.forms import PickOne
from quizkit.model.grades import Grade, partial
from quizkit.model.question import Question
from quizkit.model.replies import Picked, Reply

KEYS = {
    "question": ("text", "what is asked"),
    "right": ("text", "the right option"),
    "wrong": ("options", "the wrong options: a list, or a mapping of each to words on it"),
}


class SingleChoice(Asked):
    kind: ClassVar[str] = "single choice"

    options: Options

    def form(self, seed: str) -> PickOne:
        return PickOne(self.options.shown(self.about, seed))

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        said = (reply.key,) if isinstance(reply, Picked) else ()
        score = 1.0 if said == self.options.right else 0.0
        feedback = self.options.words_on(said[0]) if said else ()
        return Grade(score, partial(score), said, self.right_lines(), feedback=feedback)

    def right_reply(self) -> Picked:
        return Picked(self.options.right[0])

    def right_lines(self) -> tuple[str, ...]:
        return self.options.right


def parse(fields: Fields) -> tuple[Question, ...]:
    question, options = fields.text("question"), read_options(fields)
    return (SingleChoice(read_about(fields, question, options.texts), question, options),)
