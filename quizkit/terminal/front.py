"""What the study loop shows and asks, apart from how: a full terminal and a linear one do it differently.

The loop is plain: ask, answer, write, show. What it needs of a person goes through a `Front`.
"""

from collections.abc import Callable
from enum import Enum
from typing import Protocol, TypeAlias

from quizkit.model.forms import Form
from quizkit.model.grades import Outcome
from quizkit.model.replies import Reply
from quizkit.model.value import Value


class Command(Enum):
    """What a learner asks for instead of answering, or after a verdict."""

    HINT = "hint"
    SKIP = "skip"
    UNDO = "undo"
    FLAG = "flag"
    INFO = "info"
    EDIT = "edit"
    RIGHT = "right"
    """“I was right”, of the last answer."""
    EASY = "easy"
    """“That was too easy”, of the last answer."""
    QUIT = "quit"
    NEXT = "next"
    PRACTISE = "practise"
    """Practise the missed ones, on the summary."""
    BACK = "back"
    """The question again, where one is asked whether one is sure. In an exam, the question before."""
    GO = "go"
    """To the question whose number is said with it; this one and those below in an exam only."""
    MARK = "mark"
    REVIEW = "review"
    HAND_IN = "hand-in"
    TIME = "time"
    """How much is left."""
    TIME_UP = "time-up"
    """Nobody asked for it: there is no time left."""


class Asking(Value):
    """One question as it is put to the learner.

    Attributes:
        number, of: which question of this sitting it is, from 1; one that comes back is counted once.
        done: how many of them need not be asked again.
        deck, topic: where it comes from, as shown; the topic may be empty.
        badge: "new", "again", "practice" or empty.
        right, wrong: answers so far.
        kind: the kind's name, "single choice".
        passage, prompt: may hold inline markup and line breaks; the passage may be empty.
        hints: those already shown, oldest first.
        flagged: the learner has marked it.
        seed: the same for the same question in the same sitting; a draft may be kept under it.
        next_dates: for a card that the learner rates: when it would come back after 1, 2, 3 and 4.
        reply: what was answered before and may be changed; None for nothing.
    """

    number: int
    of: int
    done: int
    deck: str
    topic: str
    badge: str
    right: int
    wrong: int
    kind: str
    passage: str
    prompt: str
    form: Form
    hints: tuple[str, ...]
    flagged: bool
    seed: str
    next_dates: Callable[[], tuple[str, str, str, str]]
    reply: Reply | None = None


class Verdict(Value):
    """What became of an answer.

    Attributes:
        outcome, said, right, rule, feedback: as in `Grade`.
        typed: the answer was typed, so that a slip can be marked in it.
        why, source: of the question; may be empty.
        next: when it comes back: "again today, then tomorrow"; empty in practice.
        reason: why it is rated so; one clause.
        overridable: “I was right” can be said of it.
        before: when the same wrong answer was given before, as a sentence; empty if it was not.
    """

    outcome: Outcome
    said: tuple[str, ...]
    right: tuple[str, ...]
    rule: str
    feedback: tuple[str, ...]
    typed: bool
    why: str
    source: str
    next: str
    reason: str
    overridable: bool
    before: str = ""


class Missed(Value):
    """A question to look at again: its prompt and right answer on one line each, and when it comes back."""

    prompt: str
    right: str
    next: str


class Summary(Value):
    """A sitting, finished.

    Attributes:
        took_ms: from the first question to the last verdict.
        right, almost, wrong, skipped: questions by what became of them the first time they were asked.
        last_time: share recalled on the last day of study before, 0 to 1; None for the first.
        leeches: (prompt, how often missed) of questions that are missed again and again.
        tomorrow: how many are due tomorrow. waiting: how many are still due today.
        practice: the schedule was left alone.
    """

    took_ms: int
    right: int
    almost: int
    wrong: int
    skipped: int
    last_time: float | None
    missed: tuple[Missed, ...]
    leeches: tuple[tuple[str, int], ...]
    tomorrow: int
    waiting: int
    practice: bool


class DeckLine(Value):
    """A deck on the home screen. `known` is a share, 0 to 1; `last` as told: "yesterday", "" for never."""

    deck: str
    title: str
    due: int
    new: int
    known: float
    last: str


class Home(Value):
    """The home screen.

    Attributes:
        date: as told: "Thursday 6 August".
        minutes: an estimate for what is due.
        streak_days: None when it is not wanted.
        notes: lines to be read before anything else (decks with mistakes, for example).
        share: after a break, what is proposed for today instead of all that is due; else empty.
    """

    date: str
    decks: tuple[DeckLine, ...]
    due: int
    minutes: int
    streak_days: int | None
    notes: tuple[str, ...] = ()
    share: str = ""


class Choice(Value):
    """What was chosen on the home screen.

    Attributes:
        deck: to study; empty for all.
        new_only: leave out what is due.
        stats: show the statistics instead.
    """

    deck: str = ""
    new_only: bool = False
    stats: bool = False


Objection: TypeAlias = Callable[[Reply], str]
"""Why a reply should be asked again; empty when it can be graded."""


class Front(Protocol):
    """A way of asking. Each method returns when the learner has decided."""

    def home(self, view: Home) -> Choice | None:
        """Shows the decks; None means quit."""

    def ask(self, view: Asking, objection: Objection) -> Reply | Command:
        """Shows a question and waits for a reply that can be graded, or a command.

        Called again with the same `seed` after a hint and the like; what was typed so far is kept.
        """

    def sure(self) -> bool | Command:
        """Asks whether the learner is sure of the reply just given. BACK to change it, or QUIT."""

    def verdict(self, view: Verdict) -> Command:
        """Shows what became of the answer. NEXT, UNDO, RIGHT, EASY, FLAG, INFO, EDIT or QUIT."""

    def after(self, view: Verdict | None) -> Command:
        """Waits again after a command on the same verdict was carried out, without showing it anew.

        None: it was overruled, and nothing more can be said of it.
        """

    def summary(self, view: Summary) -> Command:
        """Shows the end of a sitting. NEXT when done; else PRACTISE, UNDO, RIGHT, EASY or EDIT."""

    def hint(self, text: str, number: int, of: int) -> None:
        """Shows one hint, counted from 1."""

    def info(self, lines: tuple[str, ...]) -> None:
        """Shows why a question is asked now."""

    def note(self, text: str) -> None:
        """Shows one line of news: "Taken back.", "Flagged."."""

    def warn(self, text: str) -> None:
        """Shows one line that something is amiss."""
