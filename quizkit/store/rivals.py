"""The accepted typed answers of a deck in the library index, by their lengths.

A checksum goes with all that have one length: whoever has read them knows that none was changed or lost.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from quizkit.model.facts import Name
from quizkit.store.connection import fetch_value
from quizkit.store.index_tables import checksum

REACH = 4
"""Two slips from an accepted text and two from another answer: so far apart they may be, and no further."""


def sums_of_lengths(answers: Iterable[Sequence[Any]]) -> dict[int, int]:
    """A checksum for each length. Answers are (length, text, position), in their order, each once."""
    return {
        length: checksum(tuple([(text, position) for _, text, position in found]))
        for length, found in groupby(answers, key=lambda answer: answer[0])
    }


def read_rivals(
    connection: sqlite3.Connection, name: Name, accepted: Sequence[str]
) -> tuple[str, ...] | None:
    """See `Index.rivals`; None when they are not what was written."""
    from quizkit.model.compare import fold, without_accents

    lengths = [len(without_accents(fold(text))) for text in accepted]
    file = fetch_value(connection, "SELECT file FROM deck WHERE id = ?", name.deck)
    sql = "SELECT position FROM question WHERE file = ? AND key = ?"
    own = fetch_value(connection, sql, file, name.key)
    found = _between(connection, file, min(lengths) - REACH, max(lengths) + REACH)
    if found is None:
        return None
    return tuple(sorted({text for _, text, position in found if position != own}.difference(accepted)))


def are_as_written(connection: sqlite3.Connection) -> bool:
    """All answers of all decks."""
    files = connection.execute("SELECT file FROM answer UNION SELECT file FROM answer_length").fetchall()
    longest = (1 << 63) - 1
    return all(_between(connection, file, -longest, longest) is not None for (file,) in files)


def _between(
    connection: sqlite3.Connection, file: int, shortest: int, longest: int
) -> list[tuple[int, str, int]] | None:
    """The answers of a file with these lengths; None when they are not what was written."""
    where = "WHERE file = ? AND length BETWEEN ? AND ?"
    sql = f"SELECT length, text, position FROM answer {where} ORDER BY length, text, position"  # noqa: S608
    found = connection.execute(sql, (file, shortest, longest)).fetchall()
    sums = f"SELECT length, checksum FROM answer_length {where}"  # noqa: S608 - text of ours
    written = dict(connection.execute(sums, (file, shortest, longest)).fetchall())
    return found if sums_of_lengths(found) == written else None
