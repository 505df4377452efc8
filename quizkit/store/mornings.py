"""How decks stood on the morning of a study day, whatever was answered since; and what a day took.

A card is as it stood that morning when nothing was answered since. Else the first review since then tells
what it was before it, and the review before that one when it was to come back. One that was met by a clock
that was ahead (see `study.believed`) is as if its day had come.
"""

import sqlite3
from typing import Any

from quizkit.model.facts import LONGEST_MS, Card, Name
from quizkit.model.reviews import NEW

MORNING = """
SELECT card.deck, card.question, stability_days, difficulty, last_day, due_day
FROM deck CROSS JOIN log.card ON card.deck = deck.id
CROSS JOIN question ON question.file = deck.file AND question.key = card.question
WHERE deck.id IN (SELECT value FROM json_each(:decks))
  AND due_day <= :until AND last_day < :day AND NOT suspended
UNION ALL
SELECT card.deck, card.question, since.stability_before_days, since.difficulty_before,
  since.day - since.since_days, before.due_day
FROM (SELECT DISTINCT deck, question FROM log.review WHERE day >= :day) AS asked
CROSS JOIN log.review AS since ON since.deck = asked.deck AND since.question = asked.question
  AND since.number = (SELECT min(number) FROM log.review AS any
    WHERE any.deck = asked.deck AND any.question = asked.question AND any.day >= :day)
CROSS JOIN log.review AS before ON before.deck = asked.deck AND before.question = asked.question
  AND before.number = since.number - 1
CROSS JOIN log.card ON card.deck = asked.deck AND card.question = asked.question
CROSS JOIN deck ON deck.id = asked.deck
CROSS JOIN question ON question.file = deck.file AND question.key = asked.question
WHERE deck.id IN (SELECT value FROM json_each(:decks))
  AND before.due_day <= :until AND last_day >= :day AND NOT suspended
UNION ALL
SELECT card.deck, card.question, stability_days, difficulty,
  :day - max(1, CAST(stability_days AS INTEGER)), :day
FROM log.card CROSS JOIN deck ON deck.id = card.deck
CROSS JOIN question ON question.file = deck.file AND question.key = card.question
WHERE last_day > :believed AND first_day > :believed AND NOT suspended
  AND +card.deck IN (SELECT value FROM json_each(:decks))
"""

_OF_LATE = 400
_DAYS_OF_LATE = 14

_ANSWERS_OF_LATE = f"""
SELECT occasion = '{NEW}', count(*), avg(took_ms), avg(rating > 1) FROM
  (SELECT occasion, rating, min(took_ms, {LONGEST_MS}) AS took_ms FROM review INDEXED BY review_on_day
   WHERE day > -719163 ORDER BY day DESC LIMIT {_OF_LATE})
GROUP BY 1
"""  # noqa: S608 - numbers and words of ours

_REVIEWS_A_DAY = f"""
SELECT avg(reviews) FROM
  (SELECT count(*) AS reviews FROM review
   WHERE day < ? AND first_today AND occasion <> '{NEW}' GROUP BY day ORDER BY day DESC LIMIT {_DAYS_OF_LATE})
"""  # noqa: S608


def to_card(row: tuple[Any, ...]) -> Card:
    """A row of `MORNING`; what it does not tell is left at its default."""
    deck, key, stability_days, difficulty, last_day, due_day = row
    return Card(Name(deck, key), stability_days, difficulty, last_day=last_day, due_day=due_day)


def answers_of_late(connection: sqlite3.Connection) -> dict[bool, tuple[int, float, float]]:
    """Of new questions (True) and of others: how many answers, their mean milliseconds, their share right."""
    rows = connection.execute(_ANSWERS_OF_LATE).fetchall()
    return {bool(new): (count, took_ms, right) for new, count, took_ms, right in rows}


def reviews_a_day(connection: sqlite3.Connection, before: int) -> float | None:
    """Questions reviewed on one of the last days of study before this one; None when there was none."""
    mean: float | None = connection.execute(_REVIEWS_A_DAY, (before,)).fetchone()[0]
    return mean


def study_days(connection: sqlite3.Connection, before: int, since: int) -> list[int]:
    """The days of study before a day and from another on, newest first, and the one before those."""
    days: list[int] = []
    while before > since:
        day = connection.execute("SELECT max(day) FROM review WHERE day < ?", (before,)).fetchone()[0]
        if day is None:
            break
        days.append(day)
        before = day
    return days


def spent(connection: sqlite3.Connection, day: int) -> dict[str, tuple[int, float]]:
    """By deck: questions reviewed for the first time on a day, and the seconds of all its answers."""
    sql = """
    SELECT deck, total(first_today AND occasion <> 'new'), total(took_ms) / 1000.0
    FROM review WHERE day = ? GROUP BY deck
    """
    return {deck: (int(reviews), seconds) for deck, reviews, seconds in connection.execute(sql, (day,))}
