"""The tables that follow from the events: cards, carries, known decks. Read and written here alone.

Reviews follow from the events too: see `store.reviews`.
"""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizkit.model.facts import Card, Name
from quizkit.store.rows import (
    CARD_COLUMNS,
    card_from_row,
    card_to_row,
    path_from_bytes,
    path_to_bytes,
)

if TYPE_CHECKING:
    from quizkit.store.histories import Place

_CARD = f"SELECT {CARD_COLUMNS} FROM card WHERE deck = ? AND question = ?"  # noqa: S608 - columns of ours
_CARDS = f"SELECT {CARD_COLUMNS} FROM card WHERE deck = ? ORDER BY question"  # noqa: S608
_PUT = f"INSERT OR REPLACE INTO card({CARD_COLUMNS}) VALUES({', '.join('?' * 14)})"


def read_card(connection: sqlite3.Connection, name: Name) -> Card | None:
    row = connection.execute(_CARD, name).fetchone()
    return None if row is None else card_from_row(row)


def read_cards(connection: sqlite3.Connection, deck: str) -> list[Card]:
    """The cards of one deck, by key."""
    return [card_from_row(row) for row in connection.execute(_CARDS, (deck,)).fetchall()]


def put_card(connection: sqlite3.Connection, card: Card) -> None:
    connection.execute(_PUT, card_to_row(card))


def remove_card(connection: sqlite3.Connection, name: Name) -> None:
    connection.execute("DELETE FROM card WHERE deck = ? AND question = ?", name)


def read_loads(connection: sqlite3.Connection, days: range) -> dict[int, int]:
    """How many questions are due on each of these days."""
    sql = "SELECT due_day, count(*) FROM card WHERE due_day BETWEEN ? AND ? GROUP BY due_day"
    return dict(connection.execute(sql, (days[0], days[-1])).fetchall())


def put_carry(connection: sqlite3.Connection, place: "Place", old: Name, new: Name) -> None:
    connection.execute("INSERT INTO carried VALUES(?, ?, ?, ?, ?, ?)", (*old, *place, *new))


def put_known(connection: sqlite3.Connection, path: str, clock: int) -> None:
    """A deck that is known already keeps its place in the order."""
    connection.execute("INSERT OR IGNORE INTO known_deck VALUES(?, ?)", (path_to_bytes(path), clock))


def remove_known(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("DELETE FROM known_deck WHERE path = ?", (path_to_bytes(path),))


def read_known(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Paths of known files and folders of decks, in the order in which they were added."""
    rows = connection.execute("SELECT path FROM known_deck ORDER BY clock, path").fetchall()
    return tuple(path_from_bytes(path) for (path,) in rows)


def put_meta(connection: sqlite3.Connection, values: Iterable[tuple[str, str]]) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES(?, ?)", values)


def read_meta(connection: sqlite3.Connection, name: str) -> str:
    """A value; empty when there is none."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])
