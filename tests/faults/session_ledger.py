"""What a session machine remembers of the log: each answer, whose it was, and what was said of it later."""

from pathlib import Path
from typing import NamedTuple, TypeAlias

from quizkit.model.facts import (
    STUDY,
    Answered,
    Card,
    Event,
    Flagged,
    Name,
    Overridden,
    Suspended,
    Undone,
)
from quizkit.model.reviews import Review
from quizkit.store.reader import LogReader
from quizkit.store.rows import COLUMNS, Row, to_event

Said: TypeAlias = tuple[str | int | float, ...]
"""A fact as far as it is foreseen."""

_NEW = f"SELECT seq, {COLUMNS} FROM event WHERE seq > ? ORDER BY seq"


class Given(NamedTuple):
    """An answer that the log has. `question` is the number by which the machine knows it."""

    event: str
    question: int
    mode: str
    reply: str
    rating: int


class Memories(NamedTuple):
    """What the log says of memories: of each question its card and its reviews, if it has been answered."""

    of: dict[Name, tuple[Card, tuple[Review, ...]]]


class Ledger:
    """Books what happens, and reads the log as another program would: committed, or not there."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._seq = 0
        self.given: list[Given] = []
        self.undone: list[str] = []
        self.overridden: dict[str, int] = {}
        self.flagged: dict[int, bool] = {}
        self.suspended: dict[int, bool] = {}
        self.bearer: dict[Name, int] = {}
        """Whose name each is, as of the last time that the decks were read."""

    def news(self) -> list[Said]:
        """What was written since the last look; it is booked. Edits are left out."""
        with LogReader.open_to_read(self._log) as log:
            rows = log.connection.execute(_NEW, (self._seq,)).fetchall()
        said = []
        for seq, *values in rows:
            self._seq = seq
            said.append(self._book(to_event(Row._make(values))))
        return [one for one in said if one]

    def reread(self) -> None:
        """The log was restored: what it holds is booked already, but its rows may be numbered anew."""
        with LogReader.open_to_read(self._log) as log:
            (self._seq,) = log.connection.execute("SELECT max(seq) FROM event").fetchone()

    def memories(self) -> Memories:
        found = {}
        with LogReader.open_to_read(self._log) as log:
            for deck in log.decks_with_cards():
                for card in log.cards(deck):
                    plain = card._replace(flagged=False, suspended=False, prompt="", right="")
                    if plain != Card(card.name):
                        found[card.name] = plain, log.reviews(card.name)
        return Memories(found)

    def answers_of(self, question: int) -> list[str]:
        """The events of all answers to a question, oldest first."""
        return [one.event for one in self.given if one.question == question]

    def counting(self, question: int) -> list[tuple[str, int]]:
        """The answers that moved the schedule and still hold, with their ratings."""
        return [
            (one.event, self.overridden.get(one.event, one.rating))
            for one in self.given
            if one.question == question and one.mode == STUDY and one.event not in self.undone
        ]

    def _book(self, event: Event) -> Said:
        match event.fact:
            case Answered(name=name, mode=mode, reply=reply, rating=rating):
                question = self.bearer[name]
                self.given.append(Given(event.id, question, mode, reply, rating))
                return "answered", question, mode, reply
            case Undone(target=target):
                self.undone.append(target)
                return "undone", target
            case Overridden(target=target, rating=rating):
                self.overridden[target] = rating
                return "overridden", target, rating
            case Flagged(name=name, on=on):
                self.flagged[self.bearer[name]] = on
                return "flagged", self.bearer[name], on
            case Suspended(name=name, on=on):
                self.suspended[self.bearer[name]] = on
                return "suspended", self.bearer[name], on
        return ()
