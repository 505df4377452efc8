"""What happened, as the log keeps it. Nothing is ever changed in the log: undoing is another fact.

A question is named by (deck id, question key) as they were at the time; `Carried` leads from an old name to
a new one.
"""

from typing import NamedTuple, TypeAlias

from quizkit.model.value import Value

STUDY = "study"
PRACTICE = "practice"
EXAM = "exam"

LONGEST_MS = 60_000
"""Who takes longer than this for an answer was interrupted."""


class Moment(NamedTuple):
    """A point in time as the learner's clock showed it.

    Attributes:
        at_ms: UTC, milliseconds since 1970.
        offset_minutes: the local clock's distance from UTC.
        day: the study day, in days since 1970-01-01.
    """

    at_ms: int
    offset_minutes: int
    day: int


class Name(NamedTuple):
    """The identity of a question."""

    deck: str
    key: str

    def __str__(self) -> str:
        return f"{self.deck}:{self.key}"


class Answered(NamedTuple):
    """A question was answered.

    Attributes:
        mode: STUDY moves the schedule, PRACTICE and EXAM do not.
        reply: as JSON (see `replies.to_json`).
        score: 0 to 1.
        rating: 1 again, 2 hard, 3 good, 4 easy.
        took_ms: from the question's first appearance to the answer, as measured.
        hints: how many were shown.
        due_day: the study day on which it comes back; None unless it moves the schedule, and until the log
            has chosen it.
        sure: what the learner said before the verdict; None when not asked.
        exam: id of the event that started the exam; empty in any other mode.
    """

    name: Name
    mode: str
    reply: str
    score: float
    rating: int
    took_ms: int
    hints: int
    due_day: int | None = None
    sure: bool | None = None
    exam: str = ""


class Undone(Value):
    """The answer with event id `target` is taken back, and with it any override of it."""

    name: Name
    target: str


class Overridden(Value):
    """“I was right”: the answer `target` counts with this score and rating instead."""

    name: Name
    target: str
    score: float
    rating: int
    due_day: int | None = None


class Flagged(Value):
    """The learner marked the question for a second look, or (`on` False) removed the mark."""

    name: Name
    on: bool


class Suspended(Value):
    """The question is not asked any more, or (`on` False) asked again."""

    name: Name
    on: bool


class Seen(Value):
    """What the question said when it was first met, or after an edit of the deck.

    Attributes:
        prompt: folded, for recognising it after an edit.
        right: a fingerprint of the right answer.
        ask_again: the right answer has changed; due on the day of this fact.
    """

    name: Name
    prompt: str
    right: str
    ask_again: bool = False


class Carried(Value):
    """The history of `old` belongs to `name` from now on."""

    name: Name
    old: Name


class DeckAdded(Value):
    """A file or folder of decks became known on this device. An absolute path."""

    path: str


class DeckRemoved(Value):
    path: str


class Planned(Value):
    """There is an exam on this deck; an earlier plan for the deck no longer holds.

    Attributes:
        exam_day: study day of the exam.
        minutes_a_day: as much as there is time for; None for no limit.
        retention: recall wanted on that day, 0 to 1; None for as good as the time allows.
    """

    deck: str
    exam_day: int
    minutes_a_day: float | None = None
    retention: float | None = None


class PlanCleared(Value):
    """There is no plan for this deck any more."""

    deck: str


class Away(Value):
    """No study on these days, both included, or (`on` False) study after all."""

    first_day: int
    last_day: int
    on: bool = True


class Tuned(Value):
    """The learner's own parameters of the model of memory, from now on and for all that was.

    Attributes:
        parameters: a vector as the model takes it; empty for its defaults.
        figures: why, as JSON: log losses before and after.
    """

    parameters: tuple[float, ...]
    figures: str = "{}"


class ExamStarted(Value):
    """An exam began; this event's id names it.

    Attributes:
        deck: whose questions are asked.
        paper: as JSON: what is asked, in which order, how long, and what it takes to pass.
    """

    deck: str
    paper: str


class ExamMarked(Value):
    """A question of an exam is to be looked at again before handing in, or (`on` False) no more."""

    exam: str
    question: Name
    on: bool


class ExamHandedIn(Value):
    """An exam is over. `result` is JSON."""

    exam: str
    result: str


Fact: TypeAlias = (
    Answered
    | Undone
    | Overridden
    | Flagged
    | Suspended
    | Seen
    | Carried
    | DeckAdded
    | DeckRemoved
    | Planned
    | PlanCleared
    | Away
    | Tuned
    | ExamStarted
    | ExamMarked
    | ExamHandedIn
)


class Event(NamedTuple):
    """A fact with its stamp, as it stands in the log.

    Attributes:
        id: random, 32 hexadecimal digits.
        device: random name of the device that wrote it.
        counter: counts this device's events from 1, without gaps.
        clock: hybrid logical clock: milliseconds shifted left by 16, plus a count. Orders the events of
            several devices so that no effect comes before its cause.
        algorithm: name and version of the memory model in use, with its parameters' fingerprint.
    """

    id: str
    device: str
    counter: int
    clock: int
    moment: Moment
    fact: Fact
    algorithm: str = ""


class Trace(NamedTuple):
    """A question as it can be recognised.

    Attributes:
        name: its identity.
        prompt: folded.
        right: a fingerprint of its right answer.
        key_written: the author gave the id. Always False for what only the log knows.
    """

    name: Name
    prompt: str
    right: str
    key_written: bool = False


class Card(NamedTuple):
    """What the answers to one question say about the learner's memory of it: the projection of its events.

    Attributes:
        stability_days: days until recall has fallen to 90 %; 0 before the first answer.
        difficulty: 1 to 10; 0 before the first answer.
        first_day, last_day: study days of the first and the last answer that counted; None before it.
        due_day: study day it comes back; None when never answered.
        learning: the last answer was wrong, and it has not been recalled since.
        reps: answers that counted. lapses: how often it was forgotten after having been known.
    """

    name: Name
    stability_days: float = 0.0
    difficulty: float = 0.0
    first_day: int | None = None
    last_day: int | None = None
    due_day: int | None = None
    learning: bool = False
    reps: int = 0
    lapses: int = 0
    flagged: bool = False
    suspended: bool = False
    prompt: str = ""
    right: str = ""
