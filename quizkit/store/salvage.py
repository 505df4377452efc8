"""Reads the events of a log of which parts may be damaged: every row that is still what was written."""

import sqlite3
from collections.abc import Iterator
from typing import Any, TypeAlias

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Tuned
from quizkit.store.chain import Linked, is_sound
from quizkit.store.connection import SQLITE_ERRORS
from quizkit.store.rows import COLUMNS, Row, to_event
from quizkit.study.memory import MemoryModel

_STRETCH = 1000
_FEWEST_BYTES = 64
"""No event takes less room in a file."""
_LATEST_CLOCK = 1 << 60
"""Centuries ahead; nothing could be written after such a clock for long."""

Values: TypeAlias = tuple[Any, ...]

_STRETCH_OF_ROWS = f"SELECT {COLUMNS}, parent, chain FROM event NOT INDEXED WHERE seq BETWEEN ? AND ?"  # noqa: S608
INSERT = f"""
INSERT INTO event({COLUMNS}, parent, chain) VALUES({", ".join("?" * 22)}) ON CONFLICT(id) DO NOTHING
"""
"""Adds what `sound_rows` gives to another log."""


def sound_rows(connection: sqlite3.Connection) -> Iterator[Values | None]:
    """The rows of a log, by their numbers; None for one that cannot be read or is not what was written."""
    end = _end(connection)
    for first in range(1, end, _STRETCH):
        last = min(first + _STRETCH, end) - 1
        try:
            yield from map(_sound, connection.execute(_STRETCH_OF_ROWS, (first, last)).fetchall())
        except SQLITE_ERRORS:
            yield from _one_by_one(connection, range(first, last + 1))


def _one_by_one(connection: sqlite3.Connection, numbers: range) -> Iterator[Values | None]:
    for number in numbers:
        try:
            yield from map(_sound, connection.execute(_STRETCH_OF_ROWS, (number, number)).fetchall())
        except SQLITE_ERRORS:
            yield None


def _sound(values: Values) -> Values | None:
    *columns, parent, chain = values
    row = Row._make(columns)
    if not is_sound(Linked(row, parent, chain)) or row.clock > _LATEST_CLOCK:
        return None
    try:
        fact = to_event(row).fact
    except LogDamaged:
        return None
    if isinstance(fact, Tuned) and not MemoryModel.takes(fact.parameters):
        return None
    return values


def _end(connection: sqlite3.Connection) -> int:
    """One more than the highest number of a row. Numbers have no gaps, so the file's size bounds them."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    most: int = pages * page_size // _FEWEST_BYTES
    try:
        highest: int = connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
    except SQLITE_ERRORS:
        return most + 1
    return min(highest, most) + 1
