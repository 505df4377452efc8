"""quizkit from Python: load a deck, grade replies, run a session without a terminal.

    from quizkit.api import Picked, load, run

    deck = load("history.yaml")
    for problem in deck.problems:
        print(problem)
    question = deck["edict-nantes"]
    print(question.grade(Picked("Henry IV")).score)
    for answered in run(deck, lambda question, form: question.right_reply()):
        print(answered.question.about.key, answered.grade.outcome)

Nothing here reads a clock, writes a log or moves a schedule.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from quizkit.files.decks import load_deck
from quizkit.model.facts import PRACTICE, Name
from quizkit.model.forms import (
    Arrange,
    FillGaps,
    Form,
    Option,
    Pair,
    PickOne,
    TickSeveral,
    TurnOver,
    TypeLine,
    TypeLines,
)
from quizkit.model.grades import Grade, Outcome
from quizkit.model.head import Head
from quizkit.model.problems import Problem
from quizkit.model.question import Question
from quizkit.model.replies import (
    Arranged,
    Filled,
    GaveUp,
    Listed,
    Paired,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
)
from quizkit.study.session import Effort, Session

__all__ = [
    "Answer",
    "Arrange",
    "Arranged",
    "Deck",
    "FillGaps",
    "Filled",
    "Form",
    "GaveUp",
    "Grade",
    "Head",
    "Listed",
    "Option",
    "Outcome",
    "Pair",
    "Paired",
    "PickOne",
    "Picked",
    "Problem",
    "Question",
    "Rated",
    "Reply",
    "TickSeveral",
    "Ticked",
    "TurnOver",
    "TypeLine",
    "TypeLines",
    "Typed",
    "load",
    "run",
]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck as it was read.

    Attributes:
        questions: those that can be asked, by key, in the author's order.
        problems: everything that is wrong with the file, in its order; empty for a sound deck.
    """

    head: Head
    questions: Mapping[str, Question]
    problems: tuple[Problem, ...]

    def __getitem__(self, key: str) -> Question:
        return self.questions[key]

    def rivals(self, question: Question) -> frozenset[str]:
        """The typed answers of all other questions: a slip that is as near to one of them is not forgiven."""
        return frozenset(
            text for other in self.questions.values() if other is not question for text in other.accepted()
        )


class Answer(NamedTuple):
    """One answer of a session."""

    question: Question
    reply: Reply
    grade: Grade


def load(path: str | Path) -> Deck:
    """Reads a deck file.

    Raises:
        quizkit.model.errors.QuizkitError: there is no such file. Mistakes in it are `Deck.problems`.
    """
    read = load_deck(Path(path))
    questions = {item.question.about.key: item.question for item in read.items}
    return Deck(read.head, questions, read.problems)


def run(deck: Deck, answer: Callable[[Question, Form], Reply], *, seed: str = "1") -> Iterator[Answer]:
    """A session on all questions of a deck; what was wrong comes back until it is right once.

    Args:
        deck: what to ask.
        answer: gives a reply to a question as it is put. It must be right in the end, or the session goes on.
        seed: the same gives the same order of options.
    """
    session = Session.start(tuple(Name(deck.head.id, key) for key in deck.questions), PRACTICE)
    while (name := session.current) is not None:
        question = deck[name.key]
        reply = answer(question, question.form(f"{seed}/{name}/{len(session.turns)}"))
        grade = question.grade(reply, deck.rivals(question))
        session, _ = session.answer(reply, grade, Effort(took_ms=0, hints=0))
        yield Answer(question, reply, grade)
