"""Date: a day, a month or a year to type.

Answered by typing one line, in most ways a date is written in English, French or figures. Credit: 1 for the
date to the precision that the author wrote, else 0. A more precise reply is compared at that precision; a
less precise one is asked again. Where day and month can be read either way, either is accepted.

`date` is written `1453-05-29`, `1453-05`, `1453`, `44 BC`, or with a margin of years, `814 +- 5`.
`feedback` holds words for wrong dates that are to be expected.

    - question: When did Constantinople fall to the Ottomans?
      date: 1453-05-29
      feedback: {1204-04-13: "That was the Fourth Crusade."}
    - question: In which year was Caesar murdered?
      date: 44 BC
"""

from collections.abc import Collection
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.date_text import DAY, EXAMPLES, MONTH, WANTED, YEAR, Date, read_one, readings
from quizkit.kinds.fields import Fields, found
from quizkit.kinds.typed import BLANK, FEEDBACK_KEY
from quizkit.model.compare import fold
from quizkit.model.forms import TypeLine
from quizkit.model.grades import Grade, partial
from quizkit.model.nodes import Node, TextNode
from quizkit.model.question import Detail, Question
from quizkit.model.replies import Reply, Typed

KEYS = {
    "question": ("text", "what is asked"),
    "date": ("text", "the date, as precise as it is asked: 1453-05-29, 1453-05, 1453, 44 BC, 814 +- 5"),
    **FEEDBACK_KEY,
}

_LIKE = {YEAR: "like 1984", MONTH: "like June 1984", DAY: "like 30 June 1984"}


class DateQuestion(Asked):
    kind: ClassVar[str] = "date"

    date: Date
    feedback: tuple[tuple[Date, str], ...]

    def form(self, seed: str) -> TypeLine:
        del seed
        return TypeLine(WANTED[self.date.precision])

    def objection(self, reply: Reply) -> str:
        if not isinstance(reply, Typed):
            return ""
        if not fold(reply.text):
            return BLANK
        dates = readings(reply.text)
        wanted = f"{WANTED[self.date.precision]}, {_LIKE[self.date.precision]}"
        if not dates:
            return f"That is no date. Wanted: {wanted}."
        return f"More is wanted: {wanted}." if dates[0].precision < self.date.precision else ""

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        said = (reply.text,) if isinstance(reply, Typed) else ()
        dates = [date for text in said for date in readings(text)]
        score = 1.0 if any(self.date.holds(date) for date in dates) else 0.0
        words = tuple(text for wrong, text in self.feedback if any(wrong.holds(date) for date in dates))
        return Grade(score, partial(score), said, self.right_lines(), feedback=() if score else words)

    def right_reply(self) -> Typed:
        return Typed(str(self.date._replace(slack_years=0)))

    def right_lines(self) -> tuple[str, ...]:
        return (str(self.date),)

    def accepted(self) -> tuple[str, ...]:
        return (str(self.date._replace(slack_years=0)),)

    def details(self) -> tuple[Detail, ...]:
        feedback = tuple(f"{wrong}: {words}" for wrong, words in self.feedback)
        return (Detail("feedback", feedback),) if feedback else ()


def parse(fields: Fields) -> tuple[Question, ...]:
    question = fields.text("question")
    about = read_about(fields, question)
    date = _read(fields, fields.node("date"), "date") if fields.text("date") else None
    wrong = [
        (name, _read(fields, name, "feedback"), words.text.strip())
        for name, words in fields.text_pairs("feedback", example="{1204: words on it}")
    ]
    if date is None:
        return ()
    for name, other, _ in wrong:
        if other is not None and date.holds(other):
            fields.report(name, "E012", f"{found(name)} is right and cannot have words on why it is wrong")
    feedback = tuple([(other, words) for _, other, words in wrong if other is not None])
    return (DateQuestion(about, question, date, feedback),)


def _read(fields: Fields, node: Node, key: str) -> Date | None:
    assert isinstance(node, TextNode)
    try:
        return read_one(node.text)
    except ValueError as error:
        from quizkit.kinds.meant import meant_date, rewritten  # most dates can be read

        meant = meant_date(node.text)
        advice = f"did you mean `{meant}`?" if meant else EXAMPLES
        message = f"`{key}`: {found(node)} {error}"
        fields.report(node, "E016", message, advice, edits=rewritten(node, meant))
        return None
