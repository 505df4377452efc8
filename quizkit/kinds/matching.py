"""Matching: every item on the left has one partner on the right.

Answered by giving each its partner. Credit: right pairs divided by the number of items on the left.

`match` maps each left item to its partner; `extra` lists partners that belong to none. The left side is shown
in the author's order, the right side shuffled.

    - question: Match reformer and city.
      match: {Calvin: Geneva, Zwingli: Zürich, Bucer: Strasbourg}
      extra: [Basel]
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.fields import Fields
from quizkit.model import chance
from quizkit.model.forms import Option, Pair
from quizkit.model.grades import Grade, partial
from quizkit.model.question import Question
from quizkit.model.replies import Paired, Reply

KEYS = {
    "question": ("text", "what is asked"),
    "match": ("pairs", "a mapping of each left item to its partner"),
    "extra": ("list?", "list of partners that belong to none"),
}

_FEWEST = 2


class Matching(Asked):
    kind: ClassVar[str] = "matching"

    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...]

    def form(self, seed: str) -> Pair:
        left = tuple(left for left, _ in self.pairs)
        right = (*(right for _, right in self.pairs), *self.extra)
        return Pair(_options(left), _options(chance.shuffled(right, f"{seed}/right")))

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        said = reply.pairs if isinstance(reply, Paired) else ()
        score = len(set(dict(said).items()) & set(self.pairs)) / len(self.pairs)
        return Grade(score, partial(score), _lines(said), self.right_lines())

    def right_reply(self) -> Paired:
        return Paired(self.pairs)

    def right_lines(self) -> tuple[str, ...]:
        return _lines(self.pairs)


def _options(texts: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(text, text) for text in texts)


def _lines(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{left} → {right}" for left, right in pairs)


def parse(fields: Fields) -> tuple[Question, ...]:
    question = fields.text("question")
    written = fields.text_pairs("match", example="{left: right, another: its partner}")
    extra = fields.list_of_texts("extra")
    fields.report_twins((left for left, _ in written), "E018")
    fields.report_twins((*(right for _, right in written), *extra), "E018")
    if fields.sound and len(written) < _FEWEST:
        fields.report(fields.node("match"), "E006", f"there must be two pairs to match, found {len(written)}")
    pairs = tuple([(left.text.strip(), right.text.strip()) for left, right in written])
    texts = tuple([node.text.strip() for node in extra])
    return (Matching(read_about(fields, question), question, pairs, texts),)
