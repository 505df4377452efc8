"""The table of reviews, which follows from the events like the cards. Written here alone.

Statistics count its rows where they are told; `review_on_day` covers what is counted by day and deck.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from quizkit.model.facts import Name
from quizkit.model.reviews import Repetition, Review

COLUMNS = "deck, question, " + ", ".join(Review._fields[1:])

_OF_QUESTION = f"SELECT {COLUMNS} FROM review WHERE deck = ? AND question = ? ORDER BY number"  # noqa: S608
_ALL = f"SELECT {', '.join(Repetition._fields)} FROM review ORDER BY deck, question, number"  # noqa: S608
_ADD = f"INSERT INTO review({COLUMNS}) VALUES({', '.join('?' * 22)})"


def read(connection: sqlite3.Connection, name: Name) -> tuple[Review, ...]:
    """The answers to a question that counted, oldest first."""
    return tuple(map(from_row, connection.execute(_OF_QUESTION, name).fetchall()))


def repetitions(connection: sqlite3.Connection) -> list[Repetition]:
    """All answers that counted, as fitting needs them: by question, oldest first."""
    return list(map(Repetition._make, connection.execute(_ALL)))


def add(connection: sqlite3.Connection, reviews: Iterable[Review]) -> None:
    connection.executemany(_ADD, map(to_row, reviews))


def remove(connection: sqlite3.Connection, name: Name) -> None:
    connection.execute("DELETE FROM review WHERE deck = ? AND question = ?", name)


def rename(connection: sqlite3.Connection, old: Name, new: Name) -> None:
    """Gives the reviews of a question to another that has none."""
    sql = "UPDATE review SET deck = ?, question = ? WHERE deck = ? AND question = ?"
    connection.execute(sql, (*new, *old))


def to_row(review: Review) -> tuple[Any, ...]:
    """The values of `COLUMNS`; `from_row` is the inverse."""
    name, number, event, *rest = review
    return (*name, number, bytes.fromhex(event), *rest)


def from_row(row: tuple[Any, ...]) -> Review:
    deck, question, number, event, *rest = row
    review = Review._make((Name(deck, question), number, event.hex(), *rest))
    sure = None if review.sure is None else bool(review.sure)
    return review._replace(first_today=bool(review.first_today), sure=sure)
