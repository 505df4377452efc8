"""Exams as their events tell them: the paper, the answers so far, the marks, and how it ended."""

import sqlite3
from typing import NamedTuple

from quizkit.model.facts import (
    Answered,
    Event,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Moment,
    Name,
)
from quizkit.store.rows import COLUMNS, Row, to_event

_STARTED = f"""
SELECT {COLUMNS} FROM event INDEXED BY event_of_none
WHERE deck IS NULL AND kind = 'exam_started' ORDER BY clock, id
"""  # noqa: S608 - columns of ours
_OF_EXAM = f"""
SELECT {COLUMNS} FROM event
WHERE target = ? AND kind IN ('answered', 'exam_marked', 'exam_handed_in')
  AND NOT EXISTS (SELECT 1 FROM event AS said WHERE said.target = event.id AND said.kind = 'undone')
ORDER BY clock, id
"""  # noqa: S608


class Exam(NamedTuple):
    """An exam.

    Attributes:
        id: of the event that started it.
        deck, paper: as `ExamStarted` has them.
        started: when.
        answers: events of its answers, oldest first; a question may have several, and those that were taken
            back are left out.
        marked: questions to look at again, in the order of marking.
        handed_in: when; None as long as it is not. What comes after it counts no more.
        result: as `ExamHandedIn` has it; empty as long as it is not handed in.
    """

    id: str
    deck: str
    paper: str
    started: Moment
    answers: tuple[Event, ...] = ()
    marked: tuple[Name, ...] = ()
    handed_in: Moment | None = None
    result: str = ""


def read_exams(connection: sqlite3.Connection) -> tuple[Exam, ...]:
    """All exams, oldest first."""
    rows = connection.execute(_STARTED).fetchall()
    return tuple(_exam(connection, to_event(Row._make(row))) for row in rows)


def _exam(connection: sqlite3.Connection, start: Event) -> Exam:
    assert isinstance(start.fact, ExamStarted)
    answers: list[Event] = []
    marked: dict[Name, None] = {}
    handed_in, result = None, ""
    for row in connection.execute(_OF_EXAM, (bytes.fromhex(start.id),)).fetchall():
        event = to_event(Row._make(row))
        match event.fact:
            case Answered():
                answers.append(event)
            case ExamMarked(question=question, on=on):
                marked.pop(question, None)
                if on:
                    marked[question] = None
            case ExamHandedIn():
                handed_in, result = event.moment, event.fact.result
                break
    return Exam(
        start.id,
        start.fact.deck,
        start.fact.paper,
        start.moment,
        tuple(answers),
        tuple(marked),
        handed_in,
        result,
    )
