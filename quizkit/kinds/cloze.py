r"""Cloze: a sentence with gaps.

Answered by typing each gap. Credit: right gaps divided by all gaps. Texts are compared as in a short
answer; what stands in another gap of the sentence is never taken for a slip.

A gap is `{{text}}`. `{{text|other text}}` accepts either and shows the first, `{{text::hint}}` shows the
hint while the gap is open. A backslash takes the meaning from what follows: `\{{`, `\}}`, and inside a gap
`\|` and `\::`.

    - cloze: The Peace of {{Westphalia}} ended the {{Thirty Years' War|30 Years War::which war}}.
      feedback: {Augsburg: That peace was made in 1555.}
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.cloze_text import Hole, read_sentence
from quizkit.kinds.fields import Fields, found
from quizkit.kinds.typed import (
    BLANK,
    FEEDBACK_KEY,
    RULE_KEYS,
    Feedback,
    details,
    other_texts,
    read_feedback,
    read_rules,
    rules_told,
    words_on,
)
from quizkit.model.compare import compare, fold
from quizkit.model.forms import FillGaps, Gap
from quizkit.model.grades import Grade, partial
from quizkit.model.head import TypedRules
from quizkit.model.question import Detail, Question
from quizkit.model.replies import Filled, Reply

KEYS = {
    "cloze": ("gaps", "the sentence; a gap is {{text}}, {{text|other}} or {{text::hint}}"),
    **FEEDBACK_KEY,
    **RULE_KEYS,
}

_BLANK_LINE = "____"
_LEFT_OPEN = "–"


class Cloze(Question):
    """`pieces` are the texts around the holes: one more than there are holes, some of them empty."""

    kind: ClassVar[str] = "cloze"

    pieces: tuple[str, ...]
    holes: tuple[Hole, ...]
    rules: TypedRules
    feedback: Feedback

    @property
    def prompt(self) -> str:
        return _BLANK_LINE.join(self.pieces)

    def form(self, seed: str) -> FillGaps:
        del seed
        shown: list[str | Gap] = [self.pieces[0]]
        for hole, piece in zip(self.holes, self.pieces[1:], strict=True):
            shown += [Gap(hole.hint), piece]
        return FillGaps(tuple(shown))

    def objection(self, reply: Reply) -> str:
        return BLANK if isinstance(reply, Filled) and not any(map(fold, reply.texts)) else ""

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        if not isinstance(reply, Filled):
            return Grade(0.0, partial(0.0), (), self.right_lines())
        # A reply from an older deck may have fewer texts than there are gaps now, or more.
        texts = (*reply.texts, *("" for _ in self.holes))[: len(self.holes)]
        others = (*rivals, *self.accepted(), *(text for text, _ in self.feedback))
        matches = [
            compare(text, hole.accepted, self.rules, others)
            for text, hole in zip(texts, self.holes, strict=True)
        ]
        score = sum(match is not None for match in matches) / len(self.holes)
        rule = rules_told(matches)
        feedback = tuple(
            words
            for text, match in zip(texts, matches, strict=True)
            if match is None
            for words in words_on(text, self.feedback, self.rules, self.accepted())
        )
        said = tuple(text if fold(text) else _LEFT_OPEN for text in texts)
        right = tuple(
            hole.accepted[0] if match is None else match.text
            for hole, match in zip(self.holes, matches, strict=True)
        )
        return Grade(score, partial(score, almost=bool(rule)), said, right, rule, feedback)

    def right_reply(self) -> Filled:
        return Filled(self.right_lines())

    def right_lines(self) -> tuple[str, ...]:
        return tuple(hole.accepted[0] for hole in self.holes)

    def accepted(self) -> tuple[str, ...]:
        return tuple(text for hole in self.holes for text in hole.accepted)

    def details(self) -> tuple[Detail, ...]:
        return details(other_texts(hole.accepted for hole in self.holes), self.feedback, self.rules)


def parse(fields: Fields) -> tuple[Question, ...]:
    rules, text = read_rules(fields), fields.text("cloze")
    if not text:
        return ()
    try:
        pieces, holes = read_sentence(text)
    except ValueError as error:
        message = f"{error}, found {found(fields.node('cloze'))}"
        fields.report(fields.node("cloze"), "E015", message, r"for braces that are meant, write \{{ and \}}")
        return ()
    accepted = [text for hole in holes for text in hole.accepted]
    feedback = read_feedback(fields, accepted, rules)
    about = read_about(fields, _BLANK_LINE.join(pieces))
    return (Cloze(about, pieces, holes, rules, feedback),)
