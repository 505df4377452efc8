"""Whether the small tables beside the events are what the events say: no chain covers them."""

import sqlite3
from collections.abc import Iterator

from quizkit.model.facts import Carried, DeckAdded, DeckRemoved, Event
from quizkit.store import tables
from quizkit.store.connection import fetch_value, snapshot
from quizkit.store.histories import place_of
from quizkit.store.rows import COLUMNS, Row, path_to_bytes, to_event


def wrong_device(connection: sqlite3.Connection) -> list[str]:
    """The name of the device stands nowhere else. But decks are known by its own events alone."""
    device = tables.read_meta(connection, "device")
    knows = fetch_value(connection, "SELECT 1 FROM known_deck LIMIT 1")
    if device and (knows is None or has_written(connection, device)):
        return []
    return ["the name of this device is not what it was"]


def has_written(connection: sqlite3.Connection, device: str) -> bool:
    """Some event in the log is of this device."""
    return fetch_value(connection, "SELECT 1 FROM event WHERE device = ? LIMIT 1", device) is not None


def stale_tables(connection: sqlite3.Connection) -> Iterator[str]:
    """What a rebuild would change beside cards and reviews."""
    with snapshot(connection):
        device = tables.read_meta(connection, "device")
        known = connection.execute("SELECT path, clock FROM known_deck").fetchall()
        if dict(known) != _known_decks(connection, device):
            yield "the known decks are not what their events say"
        if set(connection.execute("SELECT * FROM carried").fetchall()) != _carries(connection):
            yield "the carries of questions are not what their events say"
        if not _is_latest(connection, device, tables.read_meta(connection, "latest_clock")):
            yield "the latest clock is not that of the events"


def _known_decks(connection: sqlite3.Connection, device: str) -> dict[bytes, int]:
    events = _of_kinds(connection, "deck IS NULL AND kind IN ('deck_added', 'deck_removed')")
    known: dict[bytes, int] = {}
    for event in sorted(events, key=place_of):
        match event.fact:
            case DeckAdded(path) if event.device == device:
                known.setdefault(path_to_bytes(path), event.clock)
            case DeckRemoved(path) if event.device == device:
                known.pop(path_to_bytes(path), None)
            case _:
                pass
    return known


def _carries(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    found = [(event, event.fact) for event in _of_kinds(connection, "kind = 'carried'")]
    return {(*fact.old, *place_of(event), *fact.name) for event, fact in found if isinstance(fact, Carried)}


def _is_latest(connection: sqlite3.Connection, device: str, clock: str) -> bool:
    """Later than what other devices wrote; what this one wrote since then, it need not be."""
    others = fetch_value(connection, "SELECT coalesce(max(clock), 0) FROM event WHERE device <> ?", device)
    every = fetch_value(connection, "SELECT coalesce(max(clock), 0) FROM event")
    return (clock or "0").isdecimal() and others <= int(clock or 0) <= every


def _of_kinds(connection: sqlite3.Connection, condition: str) -> list[Event]:
    sql = f"SELECT {COLUMNS} FROM event WHERE {condition}"  # noqa: S608 - conditions of this module
    return [to_event(Row._make(row)) for row in connection.execute(sql).fetchall()]
