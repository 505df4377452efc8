"""What waits to be asked: the library index and the cards of the log, joined."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from quizkit.model.facts import Name
from quizkit.store.connection import StrPath, address, connect, failures, make_read_only
from quizkit.store.index_tables import BUSY_SECONDS
from quizkit.study.believed import MANY_DAYS, believed_until
from quizkit.study.queue import Candidate
from quizkit.study.schedule import AHEAD_DAYS

if TYPE_CHECKING:
    from quizkit.model.facts import Card

ADVICE = "`quizkit doctor` tells whether it is the log or the index of decks, and mends it."


class Count(NamedTuple):
    """How a deck stands on a day.

    Attributes:
        due: to be reviewed, without those that are being learned.
        learning: missed today; they come back today.
        new: never answered so far.
        total: questions that can be asked, suspended ones too.
        known: share of the total that was answered and is not due, 0 to 1.
        last_day: the last study day on this deck; None before the first.
    """

    deck: str
    due: int
    learning: int
    new: int
    total: int
    known: float
    last_day: int | None


_IN_DECKS = "IN (SELECT value FROM json_each(:decks))"
_HAS_TAG = """
(:tags = '[]' OR EXISTS (SELECT 1 FROM tag
  WHERE tag.file = question.file AND tag.position = question.position
  AND tag IN (SELECT value FROM json_each(:tags))))
"""

_PAIRED = (
    "(SELECT json_group_array(other) FROM pair WHERE file = question.file AND position = question.position)"
)

# The plus signs keep SQLite from going through the decks one by one: the due day narrows down much more.
_DUE = f"""
SELECT card.deck, key, siblings, topic, question.position, {_PAIRED}, risk
FROM (
  SELECT deck, question, risk FROM (
    SELECT deck, question, max(:day - last_day, 0) / max(stability_days, 0.001) AS risk FROM log.card
    WHERE due_day <= :day AND NOT suspended AND +deck {_IN_DECKS}
    UNION ALL
    SELECT deck, question, 0.0 FROM log.card
    WHERE last_day BETWEEN :day AND :believed AND learning AND +due_day > :day AND NOT suspended
      AND +deck {_IN_DECKS}
    UNION ALL
    SELECT deck, question, 1.0 FROM log.card
    WHERE last_day > :believed AND +due_day > :day AND NOT suspended AND +deck {_IN_DECKS}
  )
  ORDER BY risk DESC, deck, question LIMIT :reach
) AS card
CROSS JOIN deck ON deck.id = card.deck
CROSS JOIN question ON question.file = deck.file AND question.key = card.question
WHERE {_HAS_TAG}
ORDER BY risk DESC, card.deck, card.question LIMIT :limit
"""  # noqa: S608 - text of ours

_THESE = f"""
SELECT card.deck, question.key, siblings, topic, question.position, {_PAIRED},
  (:day - last_day) / max(stability_days, 0.001) AS risk
FROM json_each(:names) AS named
CROSS JOIN log.card ON card.deck = :deck AND card.question = named.value
CROSS JOIN deck ON deck.id = card.deck
CROSS JOIN question ON question.file = deck.file AND question.key = card.question
WHERE NOT suspended AND {_HAS_TAG}
ORDER BY risk DESC, card.question
"""  # noqa: S608

_NEW = f"""
SELECT deck.id, key, siblings, topic, question.position, {_PAIRED}, 0.0
FROM deck CROSS JOIN question ON question.file = deck.file
LEFT JOIN log.card ON card.deck = deck.id AND card.question = question.key
WHERE deck.id = :deck AND card.due_day IS NULL AND NOT coalesce(card.suspended, 0) AND {_HAS_TAG}
ORDER BY question.position LIMIT :limit
"""  # noqa: S608

_COUNTS = f"""
SELECT card.deck,
  total(there AND due AND NOT again),
  total(there AND again),
  total(there AND due_day IS NOT NULL),
  total(there AND due_day IS NULL AND suspended),
  total(there AND due_day > :day AND last_day <= :believed AND NOT missed),
  max(last_day)
FROM (
  SELECT card.*, key IS NOT NULL AS there,
    NOT suspended AND (due_day <= :day OR last_day > :believed) AS due,
    learning AND last_day BETWEEN :day AND :believed AS missed,
    NOT suspended AND learning AND last_day BETWEEN :day AND :believed AS again
  FROM log.card JOIN deck ON deck.id = card.deck
  LEFT JOIN question ON question.file = deck.file AND question.key = card.question
  WHERE card.deck {_IN_DECKS}
) AS card
GROUP BY card.deck
"""  # noqa: S608


class Waiting:
    """Joined questions of the index and the log, both read only. Use `Waiting.open` in a `with` statement."""

    def __init__(self, connection: sqlite3.Connection, log: StrPath) -> None:
        self._connection = connection
        self._log = log

    @classmethod
    def open(cls, index: StrPath, log: StrPath) -> Self:
        """Opens an index and a log that exist.

        Raises:
            LogLocked, DiskRefuses, LogDamaged: one of them cannot be read.
        """
        return cls(open_joined(index, log), log)

    def reopen(self, index: StrPath) -> None:
        """Goes on with another index, which was made anew in the place of the one that was opened."""
        self._connection.close()
        self._connection = open_joined(index, self._log)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def due(
        self, decks: Sequence[str], day: int, tags: Sequence[str] = (), limit: int = 20
    ) -> list[Candidate]:
        """Questions to review on a day, most at risk first; those missed today come last.

        Args:
            decks: ids of the decks to look in.
            day: the study day.
            tags: only questions that have one of them; empty for all.
            limit: at most so many.
        """
        values = self._of_decks(decks, day) | {"tags": _tags(tags), "limit": limit}
        # Cards whose question is gone, or has another tag, fall out later: look further at first.
        reach = 4 * limit + 50 if tags else 2 * limit
        found = self._candidates(_DUE, {**values, "reach": reach}, new=False)
        if len(found) < limit:
            found = self._candidates(_DUE, {**values, "reach": -1}, new=False)
        return found

    def new(self, deck: str, tags: Sequence[str] = (), limit: int = 20) -> list[Candidate]:
        """Questions of a deck that were never answered and are not suspended, in the author's order."""
        return self._candidates(_NEW, {"deck": deck, "tags": _tags(tags), "limit": limit}, new=True)

    def these(self, names: Sequence[Name], day: int, tags: Sequence[str] = ()) -> list[Candidate]:
        """Questions that were met before, whenever they are due: the most at risk first."""
        found: list[Candidate] = []
        for deck in {name.deck for name in names}:
            keys = json.dumps([name.key for name in names if name.deck == deck])
            values = {"deck": deck, "names": keys, "day": day, "tags": _tags(tags)}
            found += self._candidates(_THESE, values, new=False)
        return sorted(found, key=lambda one: (-one.risk, one.name))

    def learning(self, deck: str, day: int) -> list[Name]:
        """Questions of a deck that were missed on a day, and not recalled since."""
        sql = """
        SELECT deck, question FROM log.card
        WHERE last_day = ? AND learning AND +deck = ? AND NOT suspended
        """
        return [Name(deck, key) for deck, key in self._rows(sql, day, deck)]

    def morning(self, decks: Sequence[str], day: int, until: int) -> "list[Card]":
        """The questions met before a day as they stood on its morning, and due up to another day.

        Of each card only the name, the memory and the due day are told.
        """
        from quizkit.store.mornings import MORNING, to_card

        values = self._of_decks(decks, day) | {"until": until}
        with self._reading():
            return [to_card(row) for row in self._connection.execute(MORNING, values).fetchall()]

    def counts(self, day: int, decks: Sequence[str]) -> list[Count]:
        """How these decks stand on a day, in the order given; a deck that is not known is left out."""
        values = self._of_decks(decks, day)
        totals = (
            f"SELECT deck.id, questions FROM deck JOIN file ON file.id = deck.file WHERE deck.id {_IN_DECKS}"  # noqa: S608
        )
        with self._reading():
            total = dict(self._connection.execute(totals, values).fetchall())
            rows = self._connection.execute(_COUNTS, values).fetchall()
        cards = {deck: figures for deck, *figures in rows}
        return [_count(deck, total[deck], cards.get(deck)) for deck in decks if deck in total]

    def met_on(self, day: int) -> set[Name]:
        """Questions answered on a study day, as they are called now; answers taken back do not count."""
        return {
            Name(deck, key)
            for deck, key in self._rows("SELECT deck, question FROM log.card WHERE last_day = ?", day)
        }

    def first_met_on(self, day: int) -> dict[str, int]:
        """How many questions were answered for the first time on a study day, by deck; none: absent."""
        sql = "SELECT deck, count(*) FROM log.card WHERE last_day >= ? AND first_day = ? GROUP BY deck"
        return dict(self._rows(sql, day, day))

    def due_on(self, day: int, decks: Sequence[str]) -> int:
        """How many questions come back on just this study day."""
        sql = """
        SELECT count(*) FROM log.card JOIN deck ON deck.id = card.deck
        JOIN question ON question.file = deck.file AND question.key = card.question
        WHERE due_day = ? AND NOT suspended AND +card.deck IN (SELECT value FROM json_each(?))
        """
        return int(self._rows(sql, day, json.dumps(list(decks)))[0][0])

    def missing(self, deck: str) -> list[Name]:
        """Questions with a history that are not in their deck any more."""
        sql = """
        SELECT card.deck, card.question FROM log.card
        WHERE card.deck = ? AND (reps > 0 OR prompt <> '') AND NOT EXISTS (
          SELECT 1 FROM deck JOIN question ON question.file = deck.file
          WHERE deck.id = card.deck AND question.key = card.question)
        """
        return [Name(deck, key) for deck, key in self._rows(sql, deck)]

    def days_ahead(self, day: int) -> int:
        """On how many days something was answered that lie too far ahead of this one, `MANY_DAYS` at most."""
        sql = "SELECT count(*) FROM (SELECT DISTINCT day FROM log.review WHERE day > ? LIMIT ?)"
        return int(self._rows(sql, day + AHEAD_DAYS, MANY_DAYS)[0][0])

    def not_believed(self, day: int) -> int:
        """How many questions are asked again because the clock was wrong when they were answered."""
        sql = "SELECT count(*) FROM log.card WHERE last_day > ?"
        return int(self._rows(sql, believed_until(day, self.days_ahead(day)))[0][0])

    def _of_decks(self, decks: Sequence[str], day: int) -> dict[str, Any]:
        believed = believed_until(day, self.days_ahead(day))
        return {"decks": json.dumps(list(decks)), "day": day, "believed": believed}

    def _candidates(self, sql: str, values: dict[str, Any], *, new: bool) -> list[Candidate]:
        with self._reading():
            rows = self._connection.execute(sql, values).fetchall()
        return [
            Candidate(Name(deck, key), group, topic, position, new, risk, tuple(sorted(json.loads(paired))))
            for deck, key, group, topic, position, paired, risk in rows
        ]

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._reading():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with failures(self._log, ADVICE, what="index of decks, or the log"):
            yield


def open_joined(index: StrPath, log: StrPath) -> sqlite3.Connection:
    """A connection that only reads: the index, the log attached to it as `log`. Raises as `Waiting.open`."""
    with failures(log, ADVICE, what="index of decks, or the log"):
        connection = connect(index, busy_seconds=BUSY_SECONDS)
        try:
            connection.execute("ATTACH ? AS log", (address(log),))
            make_read_only(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _tags(tags: Sequence[str]) -> str:
    return json.dumps([tag.casefold() for tag in tags])


def _count(deck: str, total: int, figures: Sequence[Any] | None) -> Count:
    if figures is None:
        return Count(deck, 0, 0, total, total, 0.0, None)
    due, learning, answered, put_off, known = map(int, figures[:5])
    share = known / total if total else 0.0
    return Count(deck, due, learning, total - answered - put_off, total, share, figures[5])
