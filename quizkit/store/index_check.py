"""Rows of the library index that are not as they were read from the decks."""

import sqlite3

from quizkit.store.index_tables import CHECKED, checksum
from quizkit.store.rivals import are_as_written


def wrong_rows(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite's own check does not find. Tags, and pairs that give each other away, have no checksum."""
    wrong = [
        f"a row of {table} is not what was read from its deck"
        for table in CHECKED
        for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of ours
        if checksum(row[:-1]) != row[-1]
    ]
    if not are_as_written(connection):
        wrong.append("an answer is not what was read from its deck")
    return tuple(wrong)
