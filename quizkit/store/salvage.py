"""Reads the events of a log of which parts may be damaged: every row that is still what was written."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Answered, Tuned
from quizkit.model.replies import from_json, to_plain
from quizkit.store.chain import Linked, is_sound
from quizkit.store.connection import SQLITE_ERRORS
from quizkit.store.fact_rows import FIRST_DAY, LAST_DAY
from quizkit.store.pages import records
from quizkit.store.rows import COLUMNS, Row, to_event
from quizkit.study.memory import MemoryModel

_STRETCH = 1000
_FEWEST_BYTES = 64
"""No event takes less room in a file."""
_MS_A_DAY, _MINUTES_A_DAY = 86_400_000, 1_440
_LATEST_CLOCK = 1 << 60
"""Centuries ahead; nothing could be written after such a clock for long."""

Values: TypeAlias = tuple[Any, ...]

_FIELDS = (*Row._fields, "parent", "chain")
"""The columns of an event, behind its number."""
_SCORE = _FIELDS.index("score")
INSERT = f"""
INSERT INTO event({COLUMNS}, parent, chain) VALUES({", ".join("?" * 22)}) ON CONFLICT(id) DO NOTHING
"""
"""Adds what `sound_rows` gives to another log."""


def sound_rows(connection: sqlite3.Connection) -> Iterator[Values | None]:
    """The rows of a log, by their numbers; None for one that cannot be read or is not what was written."""
    end, rows = _end(connection), f"SELECT {_columns(connection)} FROM event NOT INDEXED"  # noqa: S608
    found = 0
    for row in _by_number(connection, rows, end):
        found += row is not None
        yield row
    if found < end - 1:
        yield from _by_no_number(connection, rows, end)


def sound_rows_in_pages(path: Path) -> Iterator[Values]:
    """The sound rows of a log, in no order, without SQLite: of any log whose pages of events are whole.

    Raises:
        OSError: the file cannot be read.
    """
    from mmap import ACCESS_READ, mmap

    with path.open("rb") as file:
        if not path.stat().st_size:
            return
        with mmap(file.fileno(), 0, access=ACCESS_READ) as pages:
            for _, *values in records(pages, 1 + len(_FIELDS)):
                score = values[_SCORE]
                values[_SCORE] = float(score) if isinstance(score, int) else score  # a 1.0 is stored as 1
                row = _sound(tuple(values))
                if row is not None:
                    yield row


def _columns(connection: sqlite3.Connection) -> str:
    """By their places: what is damaged may be a name."""
    try:
        names = [name for _, name, *_ in connection.execute("PRAGMA table_info(event)")]
    except SQLITE_ERRORS:
        names = []
    if len(names) != 1 + len(_FIELDS):
        return ", ".join(_FIELDS)
    return ", ".join('"{}"'.format(name.replace('"', '""')) for name in names[1:])


def _by_number(connection: sqlite3.Connection, rows: str, end: int) -> Iterator[Values | None]:
    for first in range(1, end, _STRETCH):
        last = min(first + _STRETCH, end) - 1
        try:
            yield from _between(connection, rows, first, last)
        except SQLITE_ERRORS:
            yield from _one_by_one(connection, rows, range(first, last + 1))


def _between(connection: sqlite3.Connection, rows: str, first: int, last: int) -> list[Values | None]:
    return [
        _sound(row)
        for row in connection.execute(f"{rows} WHERE rowid BETWEEN ? AND ?", (first, last)).fetchall()
    ]


def _by_no_number(connection: sqlite3.Connection, rows: str, end: int) -> Iterator[Values]:
    """Sound rows besides: where a number was damaged, a search passes by all that lies behind it."""
    seen = {row[0] for row in _by_number(connection, rows, end) if row is not None}
    for order in ("ASC", "DESC"):
        cursor = connection.cursor()
        with suppress(*SQLITE_ERRORS):
            cursor.execute(f"{rows} ORDER BY rowid {order}")
        while (values := _next(cursor)) is not None:
            if values[0] not in seen and _sound(values) is not None:
                seen.add(values[0])
                yield values


def _next(cursor: sqlite3.Cursor) -> Values | None:
    """The next row; None at the end, or where nothing more can be read."""
    try:
        row: Values | None = cursor.fetchone()
    except SQLITE_ERRORS:
        return None
    return row


def _one_by_one(connection: sqlite3.Connection, rows: str, numbers: range) -> Iterator[Values | None]:
    for number in numbers:
        try:
            yield from _between(connection, rows, number, number)
        except SQLITE_ERRORS:
            yield None


def _sound(values: Values) -> Values | None:
    *columns, parent, chain = values
    row = Row._make(columns)
    if not is_sound(Linked(row, parent, chain)) or row.clock > _LATEST_CLOCK or not _has_a_time(row):
        return None
    try:
        fact = to_event(row).fact
    except (LogDamaged, RecursionError):
        return None
    if isinstance(fact, Answered) and not _is_reply(fact.reply):
        return None
    if isinstance(fact, Tuned) and not MemoryModel.takes(fact.parameters):
        return None
    return values


def _has_a_time(row: Row) -> bool:
    """A log from a stranger may have checksums that are right; its times must be some that can be told."""
    return (
        FIRST_DAY * _MS_A_DAY <= row.at_ms < LAST_DAY * _MS_A_DAY and abs(row.offset_minutes) < _MINUTES_A_DAY
    )


def _is_reply(text: str) -> bool:
    try:
        written: dict[str, Any] = json.loads(text)
        return to_plain(from_json(text)) == written
    except (ValueError, RecursionError):
        return False


def _end(connection: sqlite3.Connection) -> int:
    """One more than the highest number of a row. Numbers have no gaps, so the file's size bounds them."""
    (_, _, file) = connection.execute("PRAGMA database_list").fetchone()
    most = Path(file).stat().st_size // _FEWEST_BYTES
    try:
        highest: int = connection.execute("SELECT coalesce(max(rowid), 0) FROM event").fetchone()[0]
    except SQLITE_ERRORS:
        return most + 1
    return min(highest, most) + 1
