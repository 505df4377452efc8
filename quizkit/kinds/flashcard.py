"""Flashcard: a front and a back.

Answered by turning it over and rating one's own recall: 1 again, 2 hard, 3 good, 4 easy. Credit: 0 for
again, else 1.

`both: true` makes a second card from back to front. The two are siblings and not asked on one day; the
second one has no hints, for they were written for the first. A line of the deck's `terms` is a card in both
directions.

    - front: Diet
      back: an assembly of the estates of the Empire
      both: true
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import BACK, read_about
from quizkit.kinds.fields import Fields
from quizkit.model.forms import TurnOver
from quizkit.model.grades import Grade, partial
from quizkit.model.question import Question
from quizkit.model.replies import Rated, Reply

KEYS = {
    "front": ("text", "what is shown first"),
    "back": ("text", "what is to be recalled"),
    "both": ("flag?", "true: also asked from back to front"),
}

_AGAIN, _GOOD, _EASY = 1, 3, 4


class Flashcard(Question):
    kind: ClassVar[str] = "flashcard"

    front: str
    back: str

    @property
    def prompt(self) -> str:
        return self.front

    def form(self, seed: str) -> TurnOver:
        del seed
        return TurnOver(self.back)

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        rating = reply.rating if isinstance(reply, Rated) and _AGAIN <= reply.rating <= _EASY else None
        score = 0.0 if rating is None or rating == _AGAIN else 1.0
        return Grade(score, partial(score), (), self.right_lines(), rating=rating)

    def right_reply(self) -> Rated:
        return Rated(_GOOD)

    def right_lines(self) -> tuple[str, ...]:
        return (self.back,)


def parse(fields: Fields) -> tuple[Question, ...]:
    front, back = fields.text("front"), fields.text("back")
    about = read_about(fields, front)
    card = Flashcard(about, front, back)
    if not fields.flag("both", default=False):
        return (card,)
    turned = about._replace(key=about.key + BACK, hints=())
    return (card, Flashcard(turned, back, front))
