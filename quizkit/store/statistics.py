"""Counts for statistics, in SQL over the reviews and cards of the log and the index of decks.

No model of memory is run and no event is read. A million answers are counted by going through
`review_on_day` once, and once more over the days of the period.
"""

import json
import math
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from quizkit.model.facts import Name
from quizkit.store.connection import StrPath, failures, snapshot
from quizkit.store.waiting import ADVICE, open_joined
from quizkit.study.counts import (
    LAPSES_EDGES,
    LATELY_DAYS,
    LOAD_DAYS,
    MATURE_DAYS,
    NUMBER_EDGES,
    SINCE_EDGES,
    BinCount,
    Chosen,
    Counts,
    DayCount,
    DeckCount,
    TopicCount,
    WeakCount,
)
from quizkit.study.reason import LEECH_LAPSES

_WEAKEST = 10

_OF_DECKS = " AND {prefix}deck IN (SELECT value FROM json_each(:decks))"
_OF_TAGS = """ AND ({prefix}deck, {prefix}question) IN (
  SELECT deck.id, key FROM tag JOIN deck ON deck.file = tag.file
  JOIN question ON question.file = tag.file AND question.position = tag.position
  WHERE tag IN (SELECT value FROM json_each(:tags)))
"""
_THERE = """
log.card CROSS JOIN deck ON deck.id = card.deck
CROSS JOIN question ON question.file = deck.file AND question.key = card.question
"""
_MATURE = f"since_days > 0 AND stability_before_days >= {MATURE_DAYS}"

# Counting with a filter is twice as fast as adding up the results of comparisons.
_DAYS = f"""
SELECT day, count(*), sum(took_ms),
  count(*) FILTER (WHERE occasion = 'new'),
  count(*) FILTER (WHERE since_days > 0),
  count(*) FILTER (WHERE since_days > 0 AND rating > 1),
  count(*) FILTER (WHERE {_MATURE}),
  count(*) FILTER (WHERE {_MATURE} AND rating > 1)
FROM log.review WHERE day > :first {{chosen}} GROUP BY day ORDER BY day
"""  # noqa: S608 - text of ours


def _bin(column: str, edges: Sequence[int]) -> str:
    """SQL for how many of the edges a number reaches."""
    cases = " ".join(f"WHEN {column} < {edge} THEN {place}" for place, edge in enumerate(edges))
    return f"CASE {cases} ELSE {len(edges)} END"


_STEP = "min(CAST(recall * 20 AS INTEGER), 19)"
_NUMBER = _bin("number", NUMBER_EDGES)
_SINCE = _bin("since_days", SINCE_EDGES)
_LAPSES = _bin("lapses", LAPSES_EDGES)
_LEAST = 1e-9
"""No prediction was ever so sure that being wrong about it costs more than -ln of this."""
_LOSS = f"-ln(max(CASE WHEN rating > 1 THEN recall ELSE 1 - recall END, {_LEAST}))"

# One number to group by is faster than four; no bin has sixteen.
_BINS = f"""
SELECT {_STEP}, {_NUMBER}, {_SINCE}, {_LAPSES}, count(*), count(*) FILTER (WHERE rating > 1), sum(recall),
  sum({_LOSS})
FROM log.review INDEXED BY review_on_day WHERE day > :period AND since_days > 0 {{chosen}}
GROUP BY (({_STEP} * 16 + {_NUMBER}) * 16 + {_SINCE}) * 16 + {_LAPSES}
"""  # noqa: S608
_OF_LATE = "since_days > 0 AND day > :late"
_BEFORE = "since_days > 0 AND day > :before AND day <= :late"
_FIGURES = [*DeckCount._fields[1:], *TopicCount._fields[3:]]
_SUMS = ", ".join(f"coalesce(sum({figure}), 0)" for figure in _FIGURES)
_PERIOD = f"""
WITH answered AS MATERIALIZED (
  SELECT deck, question, count(*) AS answers, sum(took_ms) AS took_ms,
    count(*) FILTER (WHERE since_days > 0) AS asked,
    count(*) FILTER (WHERE since_days > 0 AND rating > 1) AS passed,
    count(*) FILTER (WHERE {_OF_LATE}) AS late_asked,
    count(*) FILTER (WHERE {_OF_LATE} AND rating > 1) AS late_passed,
    count(*) FILTER (WHERE {_BEFORE}) AS before_asked,
    count(*) FILTER (WHERE {_BEFORE} AND rating > 1) AS before_passed,
    count(*) FILTER (WHERE sure) AS sure,
    count(*) FILTER (WHERE sure AND rating > 1) AS sure_right,
    count(*) FILTER (WHERE NOT sure) AS unsure,
    count(*) FILTER (WHERE NOT sure AND rating > 1) AS unsure_right
  FROM log.review INDEXED BY review_on_day WHERE day > :period {{chosen}} GROUP BY question, deck),
  tagged AS MATERIALIZED (SELECT file, position, tag FROM tag)
SELECT 'deck', deck, {_SUMS} FROM answered GROUP BY deck
UNION ALL SELECT 'all', '', {_SUMS} FROM answered
UNION ALL SELECT 'tag', tag, {_SUMS} FROM answered CROSS JOIN deck ON deck.id = answered.deck
CROSS JOIN question ON question.file = deck.file AND question.key = answered.question
CROSS JOIN tagged ON tagged.file = deck.file AND tagged.position = question.position
GROUP BY tag ORDER BY 1, 2
"""  # noqa: S608
_LOAD = f"""
SELECT max(due_day, :today), count(*) FROM {_THERE}
WHERE due_day < :today + {LOAD_DAYS} AND NOT suspended {{chosen}} GROUP BY 1
"""  # noqa: S608
_WEAK = f"""
SELECT card.deck, card.question, lapses, reps, stability_days, difficulty, last_day, due_day FROM {_THERE}
WHERE lapses > 0 AND NOT suspended {{chosen}}
ORDER BY lapses DESC, (:today - last_day) / max(stability_days, 0.001) DESC, card.deck, card.question
LIMIT {_WEAKEST}
"""  # noqa: S608
_LEECHES = f"""
SELECT count(*) FROM {_THERE} WHERE lapses >= {LEECH_LAPSES} AND NOT suspended {{chosen}}
"""  # noqa: S608


class _Question(NamedTuple):
    """The connection, and the values that all statements share."""

    connection: sqlite3.Connection
    chosen: Chosen
    values: dict[str, Any]

    def rows(self, sql: str, prefix: str = "") -> list[tuple[Any, ...]]:
        """The rows of a statement in which `{chosen}` stands for what was chosen."""
        conditions = [
            *([_OF_DECKS] if self.chosen.decks is not None else []),
            *([_OF_TAGS] if self.chosen.tags else []),
        ]
        told = "".join(conditions).format(prefix=prefix)
        return self.connection.execute(sql.format(chosen=told), self.values).fetchall()


def read_counts(index: StrPath, log: StrPath, chosen: Chosen) -> Counts:
    """Counts what was chosen.

    Args:
        index, log: both exist.
        chosen: which answers.

    Raises:
        LogLocked, DiskRefuses, LogDamaged: one of them cannot be read.
    """
    connection = open_joined(index, log)
    try:
        with failures(log, ADVICE, what="index of decks, or the log"), snapshot(connection):
            return count(connection, chosen)
    finally:
        connection.close()


def count(connection: sqlite3.Connection, chosen: Chosen) -> Counts:
    """Counts what was chosen, over an index to which the log is attached as `log`."""
    _give_logarithm(connection)
    today = chosen.today
    values = {
        "decks": json.dumps(chosen.decks),
        "tags": json.dumps([tag.casefold() for tag in chosen.tags]),
        "today": today,
        "first": -math.inf if chosen.days is None else today - chosen.days,
        "period": today - chosen.period_days,
        "late": today - LATELY_DAYS,
        "before": today - 2 * LATELY_DAYS,
    }
    ask = _Question(connection, chosen, values)
    period = ask.rows(_PERIOD)
    return Counts(
        days=tuple(DayCount._make(row) for row in ask.rows(_DAYS)),
        bins=tuple(BinCount._make(row) for row in ask.rows(_BINS)),
        decks=tuple(DeckCount(deck, *row[:4]) for of, deck, *row in period if of == "deck"),
        topics=tuple(TopicCount(tag, *row[2:]) for of, tag, *row in period if of != "deck"),
        load=dict(ask.rows(_LOAD, "card.")),
        weak=tuple(WeakCount(Name(deck, key), *rest) for deck, key, *rest in ask.rows(_WEAK, "card.")),
        leeches=ask.rows(_LEECHES, "card.")[0][0],
    )


def _give_logarithm(connection: sqlite3.Connection) -> None:
    """SQLite's own, which is far faster, is not in every build."""
    sql = "SELECT count(*) FROM pragma_function_list WHERE name = 'ln'"
    if connection.execute(sql).fetchone() == (0,):
        connection.create_function("ln", 1, math.log, deterministic=True)
