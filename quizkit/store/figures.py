"""Small figures over the whole log that commands show; each reads an index, not all events."""

import sqlite3
from collections.abc import Sequence

from quizkit.model.facts import LONGEST_MS, Away
from quizkit.study.days import DAY_START_MINUTES, study_day

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
    sql = """
    SELECT avg(score >= 1) FROM review
    WHERE first_today AND day = (SELECT max(day) FROM review WHERE first_today AND day < ?)
    """
    share: float | None = connection.execute(sql, (day,)).fetchone()[0]
    return share


def usual_seconds(connection: sqlite3.Connection) -> float | None:
    sql = """
    SELECT avg(min(took_ms, ?)) FROM
      (SELECT took_ms FROM event WHERE kind = 'answered' AND day > -719163 ORDER BY day DESC LIMIT ?)
    """
    took_ms = connection.execute(sql, (LONGEST_MS, _OF_LATE)).fetchone()[0]
    return None if took_ms is None else took_ms / 1000


def streak(
    connection: sqlite3.Connection,
    today: int,
    away: Sequence[Away] = (),
    day_start_minutes: int = DAY_START_MINUTES,
) -> int:
    """Days with answers in a row, up to today or the day before it.

    Days away are passed over, and so is a day that there was not where the learner travelled to.
    """
    days = 0
    expected = today
    while (day := _last_answer_day(connection, expected + 1)) is not None:
        allowed = _before(min(expected, today - 1), away)
        if day < allowed and not (days and _adjoin(connection, day, expected + 1, day_start_minutes)):
            break
        days += 1
        expected = day - 1
    return days


def _adjoin(connection: sqlite3.Connection, day: int, later: int, day_start_minutes: int) -> bool:
    """Whether no day lies between two days of study by the clock of one of the places they were spent at."""
    of_day = "SELECT at_ms, offset_minutes FROM event WHERE kind = 'answered' AND day = ? ORDER BY clock"
    last_ms, last_offset = connection.execute(f"{of_day} DESC LIMIT 1", (day,)).fetchone()
    first_ms, first_offset = connection.execute(f"{of_day} LIMIT 1", (later,)).fetchone()
    return any(
        study_day(first_ms, offset, day_start_minutes) - study_day(last_ms, offset, day_start_minutes) <= 1
        for offset in (last_offset, first_offset)
    )


def _before(day: int, away: Sequence[Away]) -> int:
    """This day, or the last one before the days away that it lies in."""
    for stretch in reversed(away):
        if stretch.first_day <= day <= stretch.last_day:
            return stretch.first_day - 1
    return day


def has_answers_on(connection: sqlite3.Connection, day: int) -> bool:
    sql = "SELECT 1 FROM event WHERE kind = 'answered' AND day = ? LIMIT 1"
    return connection.execute(sql, (day,)).fetchone() is not None


def _last_answer_day(connection: sqlite3.Connection, before: int) -> int | None:
    sql = "SELECT max(day) FROM event WHERE kind = 'answered' AND day < ?"
    day: int | None = connection.execute(sql, (before,)).fetchone()[0]
    return day
