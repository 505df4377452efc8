"""Which events belong to which question, through every edit that gave it another name.

Events are ordered by (clock, id). An undo or an override belongs to the question of its target, whatever
name it bears itself: another device may not have known of an edit yet.
"""

import sqlite3
from typing import TypeAlias

from quizkit.model.facts import Answered, Event, Flagged, Name, Seen, Suspended
from quizkit.store.rows import COLUMNS, Row, name_of, to_event

Place: TypeAlias = tuple[int, bytes]
"""Where an event stands among all: its clock and its id."""

BEFORE_ALL: Place = (0, b"")

MAKERS = (Answered, Flagged, Suspended, Seen)
"""Facts that make a card; undoing the only answer leaves an empty one."""

_NEXT_CARRY = """
SELECT new_deck, new_question, clock, id FROM carried
WHERE old_deck = ? AND old_question = ? AND (clock, id) > (?, ?) ORDER BY clock, id LIMIT 1
"""
_LAST_CARRY = """
SELECT new_deck, new_question, clock, id FROM carried
WHERE old_deck = ? AND old_question = ? ORDER BY clock DESC, id DESC LIMIT 1
"""
_FORMER = "SELECT DISTINCT old_deck, old_question FROM carried WHERE new_deck = ? AND new_question = ?"
SAID = "kind IN ('undone', 'overridden')"
"""Events that say something of an answer; other events with a target belong to an exam."""

_OF_QUESTION = f"SELECT {COLUMNS} FROM event WHERE deck = ? AND question = ? AND NOT {SAID}"  # noqa: S608
_ON_TARGET = f"SELECT {COLUMNS} FROM event WHERE target = ? AND {SAID}"  # noqa: S608 - columns of ours
_BY_ID = f"SELECT {COLUMNS} FROM event WHERE id = ?"  # noqa: S608


def history(connection: sqlite3.Connection, name: Name) -> tuple[Event, ...]:
    """All events of the question that bears this name now, oldest first."""
    events: list[tuple[Place, Event]] = []
    for former in _former_names(connection, name):
        for row in map(Row._make, connection.execute(_OF_QUESTION, former).fetchall()):
            place = (row.clock, row.id)
            if name_now(connection, former, place) == name:
                events.append((place, to_event(row)))
    for _, event in events.copy():
        if isinstance(event.fact, MAKERS):
            events += _said_of(connection, event.id)
    return tuple(event for _, event in sorted(events))


def makes_card(history: tuple[Event, ...]) -> bool:
    """A question with this history has a card."""
    return any(isinstance(event.fact, MAKERS) for event in history)


def name_now(connection: sqlite3.Connection, name: Name, place: Place) -> Name:
    """What the question is called now that was called `name` at that place among the events."""
    while (found := connection.execute(_NEXT_CARRY, (*name, *place)).fetchone()) is not None:
        deck, key, *at = found
        name, place = Name(deck, key), (at[0], at[1])
    return name


def successor(connection: sqlite3.Connection, name: Name) -> Name:
    """What the last question that was carried away from this name is called now; itself if none was."""
    found = connection.execute(_LAST_CARRY, name).fetchone()
    if found is None:
        return name
    deck, key, *at = found
    return name_now(connection, Name(deck, key), (at[0], at[1]))


def event_of(connection: sqlite3.Connection, event_id: str) -> Event | None:
    """The event with this id."""
    found = connection.execute(_BY_ID, (bytes.fromhex(event_id),)).fetchone()
    return None if found is None else to_event(Row._make(found))


def holder(connection: sqlite3.Connection, event_id: str) -> Name | None:
    """The question to which an event belongs now; None when there is no such event or no question in it."""
    found = connection.execute(_BY_ID, (bytes.fromhex(event_id),)).fetchone()
    if found is None:
        return None
    row = Row._make(found)
    name = name_of(row)
    return None if name is None else name_now(connection, name, (row.clock, row.id))


def place_of(event: Event) -> Place:
    return event.clock, bytes.fromhex(event.id)


def _said_of(connection: sqlite3.Connection, event_id: str) -> list[tuple[Place, Event]]:
    """Undos and overrides of an event."""
    rows = map(Row._make, connection.execute(_ON_TARGET, (bytes.fromhex(event_id),)).fetchall())
    return [((row.clock, row.id), to_event(row)) for row in rows]


def _former_names(connection: sqlite3.Connection, name: Name) -> tuple[Name, ...]:
    """This name and every name from which carries lead to it, whenever they happened."""
    found = {name: None}
    waiting = [name]
    while waiting:
        for former in map(Name._make, connection.execute(_FORMER, waiting.pop()).fetchall()):
            if former not in found:
                found[former] = None
                waiting.append(former)
    return tuple(found)
