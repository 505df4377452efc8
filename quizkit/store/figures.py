"""Small figures over the whole log that commands show; each reads an index, not all events."""

import sqlite3

from quizkit.model.facts import STUDY, Name

LONGEST_MS = 60_000
"""Who takes longer than this for an answer was interrupted."""
_OF_LATE = 200


def decks_with_cards(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT DISTINCT deck FROM card ORDER BY deck").fetchall()
    return [deck for (deck,) in rows]


def last_study_day(connection: sqlite3.Connection, deck: str) -> int | None:
    day: int | None = connection.execute("SELECT max(last_day) FROM card WHERE deck = ?", (deck,)).fetchone()[
        0
    ]
    return day


def recalled_before(connection: sqlite3.Connection, day: int) -> float | None:
    """The last earlier day on which an answer counted: how many of its questions were right at first."""
    while (earlier := _last_answer_day(connection, day)) is not None:
        first = _first_scores(connection, earlier)
        if first:
            return sum(score >= 1 for score in first.values()) / len(first)
        day = earlier
    return None


def usual_seconds(connection: sqlite3.Connection) -> float | None:
    sql = """
    SELECT avg(min(took_ms, ?)) FROM
      (SELECT took_ms FROM event WHERE kind = 'answered' AND day > -719163 ORDER BY day DESC LIMIT ?)
    """
    took_ms = connection.execute(sql, (LONGEST_MS, _OF_LATE)).fetchone()[0]
    return None if took_ms is None else took_ms / 1000


def streak(connection: sqlite3.Connection, today: int) -> int:
    expected = today
    days = 0
    while (day := _last_answer_day(connection, expected + 1)) is not None:
        if day != expected and (days or day != today - 1):
            break
        days += 1
        expected = day - 1
    return days


def has_answers_on(connection: sqlite3.Connection, day: int) -> bool:
    sql = "SELECT 1 FROM event WHERE kind = 'answered' AND day = ? LIMIT 1"
    return connection.execute(sql, (day,)).fetchone() is not None


def _last_answer_day(connection: sqlite3.Connection, before: int) -> int | None:
    sql = "SELECT max(day) FROM event WHERE kind = 'answered' AND day < ?"
    day: int | None = connection.execute(sql, (before,)).fetchone()[0]
    return day


def _first_scores(connection: sqlite3.Connection, day: int) -> dict[Name, float]:
    """The score of each question's first answer of a day that counted, overrides included."""
    sql = """
    SELECT deck, question, score,
      (SELECT said.score FROM event AS said WHERE said.target = event.id AND said.kind = 'overridden'
        ORDER BY said.clock DESC LIMIT 1),
      EXISTS (SELECT 1 FROM event AS said WHERE said.target = event.id AND said.kind = 'undone')
    FROM event WHERE kind = 'answered' AND day = ? AND mode = ? ORDER BY clock, id
    """
    first: dict[Name, float] = {}
    for deck, question, score, overridden, undone in connection.execute(sql, (day, STUDY)).fetchall():
        if not undone:
            first.setdefault(Name(deck, question), score if overridden is None else overridden)
    return first
