"""Whether the small tables beside the events are what the events say: no chain covers them."""

import sqlite3
from collections.abc import Iterator

from quizkit.store import tables
from quizkit.store.connection import fetch_value, snapshot
from quizkit.store.replay import carries, known_decks
from quizkit.store.rows import path_to_bytes


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
        if dict(known) != {path_to_bytes(path): clock for path, clock in known_decks(connection).items()}:
            yield "the known decks are not what their events say"
        wanted = {(*fact.old, *place, *fact.name) for place, fact in carries(connection)}
        if set(connection.execute("SELECT * FROM carried").fetchall()) != wanted:
            yield "the carries of questions are not what their events say"
        if not _is_latest(connection, device, tables.read_meta(connection, "latest_clock")):
            yield "the latest clock is not that of the events"


def _is_latest(connection: sqlite3.Connection, device: str, clock: str) -> bool:
    """Later than what other devices wrote; what this one wrote since then, it need not be."""
    others = fetch_value(connection, "SELECT coalesce(max(clock), 0) FROM event WHERE device <> ?", device)
    every = fetch_value(connection, "SELECT coalesce(max(clock), 0) FROM event")
    return (clock or "0").isdecimal() and others <= int(clock or 0) <= every
