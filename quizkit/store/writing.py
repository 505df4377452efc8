"""One fact becomes one event, and the tables that follow from the events follow at once.

A new event is always the last of its question's history, for its clock is later than every other in the
log; so the card goes on from where it stands. Only undos, overrides and carries look back, and other
parameters of the model make everything anew.
"""

import os
import sqlite3
from typing import assert_never

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import (
    STUDY,
    Answered,
    Away,
    Card,
    Carried,
    DeckAdded,
    DeckRemoved,
    Event,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Fact,
    Flagged,
    Moment,
    Name,
    Overridden,
    PlanCleared,
    Planned,
    Seen,
    Suspended,
    Tuned,
    Undone,
)
from quizkit.store import reviews, tables
from quizkit.store.agreements import read_away, read_parameters
from quizkit.store.chain import START, link
from quizkit.store.histories import event_of, history, holder, makes_card, place_of
from quizkit.store.replay import Progress, rebuild
from quizkit.store.rows import Row, to_event, to_row
from quizkit.study.away import outside
from quizkit.study.memory import MemoryModel
from quizkit.study.projection import Projected, advance, project
from quizkit.study.schedule import Scheduler, lightest

CLOCK_SHIFT = 16
"""A clock is milliseconds shifted left by so many bits, plus a count."""

_LAST = "SELECT counter, chain, clock FROM event WHERE device = ? ORDER BY counter DESC, id DESC LIMIT 1"
_INSERT = f"INSERT INTO event({', '.join(Row._fields)}, parent, chain) VALUES({', '.join('?' * 22)})"


class Pen:
    """Writes events within an open transaction, after everything that is in the log.

    Attributes:
        scheduler: goes by the parameters that the log holds, whoever wrote them.
    """

    def __init__(
        self, connection: sqlite3.Connection, scheduler: Scheduler, progress: Progress | None = None
    ) -> None:
        self._connection = connection
        self._progress = progress
        self.scheduler = scheduler.tuned(read_parameters(connection))
        self._device, latest = (tables.read_meta(connection, name) for name in ("device", "latest_clock"))
        if not self._device or not (latest or "0").isdecimal():
            raise LogDamaged(
                "The log is damaged: what it says of its device makes no sense.",
                "`quizkit doctor` checks all of it; `quizkit log restore FILE` mends it from a backup.",
            )
        last = connection.execute(_LAST, (self._device,)).fetchone()
        self._counter: int = 0 if last is None else last[0]
        self._chain: bytes = START if last is None else last[1]
        own_clock: int = 0 if last is None else last[2]
        self._clock = max(own_clock, int(latest or 0))

    def write(self, fact: Fact, moment: Moment) -> Event:
        """The event as the log keeps it: stamped, and with its due day."""
        self._counter += 1
        self._clock = max(moment.at_ms << CLOCK_SHIFT, self._clock + 1)
        event_id = os.urandom(16).hex()
        algorithm = self.scheduler.model.name if isinstance(fact, Answered | Overridden) else ""
        fact = self._with_due_day(fact, event_id, moment.day)
        event = Event(event_id, self._device, self._counter, self._clock, moment, fact, algorithm)
        row = to_row(event)
        parent, self._chain = self._chain, link(self._chain, row)
        self._connection.execute(_INSERT, (*row, parent, self._chain))
        event = to_event(row)
        self._follow(event)
        return event

    def _with_due_day(self, fact: Fact, event_id: str, day: int) -> Fact:
        match fact:
            case Answered(name=name, mode=mode, rating=rating, due_day=None) if mode == STUDY:
                card = tables.read_card(self._connection, name) or Card(name)
                return fact._replace(due_day=self._lightest(card, rating, day, event_id))
            case Overridden(target=target, rating=rating, due_day=None):
                answer = event_of(self._connection, target)
                if answer is None or not isinstance(answer.fact, Answered) or answer.fact.mode != STUDY:
                    return fact
                card = self._card_before(answer)
                return fact._replace(due_day=self._lightest(card, rating, answer.moment.day, event_id))
            case _:
                return fact

    def _lightest(self, card: Card, rating: int, day: int, event_id: str) -> int:
        _, days = self.scheduler.after(card, rating, day)
        loads = tables.read_loads(self._connection, days)
        return lightest(outside(days, read_away(self._connection)), loads, event_id)

    def _card_before(self, answer: Event) -> Card:
        """The card as it was when a question of its history was answered, with all that was said since."""
        name = holder(self._connection, answer.id)
        assert name is not None
        events = history(self._connection, name)
        known = [
            event
            for event in events
            if place_of(event) < place_of(answer) or isinstance(event.fact, Undone | Overridden)
        ]
        return project(name, known, self.scheduler.model).card

    def _follow(self, event: Event) -> None:
        """Brings the tables that follow from the events up to date with one more."""
        match event.fact:
            case Answered(name=name) | Flagged(name=name) | Suspended(name=name) | Seen(name=name):
                before = tables.read_card(self._connection, name) or Card(name)
                card, review = advance(before, event, self.scheduler.model)
                self._put(Projected(card, () if review is None else (review,)))
            case Undone(target=target) | Overridden(target=target):
                held = holder(self._connection, target)
                if held is not None:
                    self._project(held)
            case Carried(name=new, old=old):
                tables.put_carry(self._connection, place_of(event), old, new)
                self._carry(old, new)
            case DeckAdded(path):
                tables.put_known(self._connection, path, event.clock)
            case DeckRemoved(path):
                tables.remove_known(self._connection, path)
            case Tuned(parameters):
                assert MemoryModel.takes(parameters)
                self.scheduler = self.scheduler.tuned(parameters or None)
                rebuild(self._connection, self.scheduler.model, self._progress)
            case Planned() | PlanCleared() | Away() | ExamStarted() | ExamMarked() | ExamHandedIn():
                pass  # read from the events themselves
            case _:
                assert_never(event.fact)

    def _carry(self, old: Name, new: Name) -> None:
        card = tables.read_card(self._connection, old)
        if card is None:
            return
        tables.remove_card(self._connection, old)
        if tables.read_card(self._connection, new) is None:
            tables.put_card(self._connection, card._replace(name=new))
            reviews.rename(self._connection, old, new)
        else:
            reviews.remove(self._connection, old)
            self._project(new)

    def _project(self, name: Name) -> None:
        """The card and the reviews of a question from all its events."""
        events = history(self._connection, name)
        if makes_card(events):
            reviews.remove(self._connection, name)
            self._put(project(name, events, self.scheduler.model))

    def _put(self, projected: Projected) -> None:
        tables.put_card(self._connection, projected.card)
        reviews.add(self._connection, projected.reviews)
