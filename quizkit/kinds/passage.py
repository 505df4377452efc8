"""Passage: a text that several questions share.

Each of its questions is asked and graded by itself, with the text above it. The passage may carry `tags`,
which are added to those of its questions, and `level`, `source` and `shuffle`, which hold for questions
that do not say otherwise. It has no `id`: its questions have. (A single question may have a text of its own
under `passage`.)

    - passage: |
        The Edict of Worms was a decree issued on 25 May 1521 by Emperor Charles V.
        Its contents proscribed Luther's writings.
      tags: [reformation]
      questions:
        - question: Whose writings did the edict proscribe?
          answer: [Luther, Martin Luther]
        - question: Charles V issued the edict.
          truth: true
"""

from quizkit.kinds.about import KEYS as COMMON_KEYS
from quizkit.kinds.about import read_source, read_tags
from quizkit.kinds.fields import Fields, found
from quizkit.kinds.registry import read_entry
from quizkit.model.head import Head
from quizkit.model.nodes import MapNode, Node
from quizkit.model.problems import Problems
from quizkit.model.question import Question

KEYS = {
    "passage": ("text", "the text"),
    "questions": ("questions", "list of the questions about it"),
    **{key: COMMON_KEYS[key] for key in ("tags", "level", "source", "shuffle")},
}


def parse(fields: Fields) -> tuple[Question, ...]:
    text = fields.text("passage")
    level = fields.whole("level", 1, 5, fatal=False)
    head = fields.head._replace(
        tags=read_tags(fields),
        source=read_source(fields) if "source" in fields.values else fields.head.source,
        shuffle=fields.flag("shuffle", default=fields.head.shuffle),
    )
    questions: list[Question] = []
    for node in fields.list_of_nodes("questions"):
        questions += _read_question(node, head, fields.problems)
    return tuple([_within(question, text, level) for question in questions])


def _read_question(node: Node, head: Head, problems: Problems) -> tuple[Question, ...]:
    if not isinstance(node, MapNode):
        problems.add(node, "E006", f"a question should be a mapping of keys, found {found(node)}")
        return ()
    for name, _ in node.pairs:
        if name.text in ("passage", "questions"):
            message = "a question of a passage cannot have a passage of its own"
            problems.add(name, "E006", message, "move it out of this passage")
            return ()
    return read_entry(node, head, problems)


def _within(question: Question, text: str, level: int | None) -> Question:
    about = question.about
    own_level = level if about.level is None else about.level
    return question._replace(about=about._replace(passage=text, level=own_level))
