"""Enumeration: several texts to name, in any order.

Answered by typing one line after another. Credit: items found divided by the number of items, or by the
number of different lines typed when that is larger, so that guessing on does not pay. Texts are compared as
in a short answer; a second name for an item already named counts neither way.

An item may be a list of accepted texts; the first is the one that is shown.

    - question: Name the three ecclesiastical electors of the Empire.
      list:
        - Mainz
        - [Cologne, Köln]
        - [Trier, Treves]
      feedback: {Bavaria: That was a secular electorate.}
"""

from collections.abc import Collection, Sequence
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
    other_texts,
    read_accepted,
    read_feedback,
    read_rules,
    rules_told,
    words_on,
)
from quizkit.model.compare import compare, fold
from quizkit.model.forms import TypeLines
from quizkit.model.grades import Grade, partial
from quizkit.model.head import TypedRules
from quizkit.model.nodes import ListNode, Node, TextNode
from quizkit.model.question import Detail, Question
from quizkit.model.replies import Listed, Reply

KEYS = {
    "question": ("text", "what is asked"),
    "list": ("items", "the items; one of them may be a list of accepted texts"),
    **FEEDBACK_KEY,
    **RULE_KEYS,
}


class Enumeration(Asked):
    kind: ClassVar[str] = "enumeration"

    items: tuple[tuple[str, ...], ...]
    rules: TypedRules
    feedback: Feedback

    def form(self, seed: str) -> TypeLines:
        del seed
        return TypeLines(len(self.items))

    def objection(self, reply: Reply) -> str:
        return BLANK if isinstance(reply, Listed) and not any(map(fold, reply.texts)) else ""

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        lines = _different(reply.texts) if isinstance(reply, Listed) else ()
        accepted = self.accepted()
        others = (*rivals, *(text for text, _ in self.feedback))
        matches = [compare(line, accepted, self.rules, others) for line in lines]
        missed = [line for line, match in zip(lines, matches, strict=True) if match is None]
        named = {self._place(match.text) for match in matches if match is not None}
        score = len(named) / max(len(self.items), len(named) + len(missed))
        rule = rules_told(matches)
        feedback = tuple(
            words for line in missed for words in words_on(line, self.feedback, self.rules, accepted)
        )
        return Grade(score, partial(score, almost=bool(rule)), lines, self.right_lines(), rule, feedback)

    def right_reply(self) -> Listed:
        return Listed(self.right_lines())

    def right_lines(self) -> tuple[str, ...]:
        return tuple(item[0] for item in self.items)

    def accepted(self) -> tuple[str, ...]:
        return tuple(text for item in self.items for text in item)

    def details(self) -> tuple[Detail, ...]:
        return details(other_texts(self.items), self.feedback, self.rules)

    def _place(self, accepted: str) -> int:
        return next(place for place, item in enumerate(self.items) if accepted in item)


def parse(fields: Fields) -> tuple[Question, ...]:
    question, rules = fields.text("question"), read_rules(fields)
    written = [_item_nodes(fields, node) for node in fields.list_of_nodes("list")]
    fields.report_twins([node for item in written for node in _spellings(item)], "E013")
    items = tuple([read_accepted(fields, "list", item) for item in written])
    feedback = read_feedback(fields, [text for item in items for text in item], rules)
    return (Enumeration(read_about(fields, question), question, items, rules, feedback),)


def _item_nodes(fields: Fields, node: Node) -> tuple[TextNode, ...]:
    if isinstance(node, ListNode):
        if not node.items:
            fields.report(node, "E008", "an item of `list` is an empty list", "write its accepted texts")
        return fields.written("list", node.items)
    return fields.written("list", (node,))


def _spellings(item: tuple[TextNode, ...]) -> Collection[TextNode]:
    """Two texts of one item may fold to the same, and then one stands for both; two items may share none."""
    return item if len(item) == 1 else {fold(node.text): node for node in item}.values()


def _different(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that say something, each once, in the order they were typed."""
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault(fold(line), line)
    first.pop("", None)
    return tuple(first.values())
