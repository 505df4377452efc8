"""A log with any number of answers, put straight into the tables that statistics read."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LAST_DAY = 20_717
YEARS = 10

Row = tuple[Any, ...]


def fill(log: Path, answers: int, questions: int, decks: int) -> None:
    """Adds reviews, in the order of time, and cards to a log; no events."""
    rng = random.Random(1)
    reviews: list[Row] = []
    cards: list[Row] = []
    for place in range(questions):
        name = (f"generated-{place % decks}", f"q{place // decks:06}")
        rows = list(_of_question(rng, name, answers // questions))
        reviews += rows
        last = rows[-1]
        cards.append((*name, last[-3], last[-2], rows[0][4], last[4], last[-1], 0, len(rows), last[11]))
    reviews.sort(key=lambda row: row[6])
    connection = sqlite3.connect(log, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO review VALUES (?{', ?' * 21})", reviews)
    connection.executemany(f"INSERT OR REPLACE INTO card VALUES (?{', ?' * 9}, 0, 0, '', '')", cards)
    connection.execute("COMMIT")
    connection.close()


def scan(log: Path) -> None:
    """Reads every answer once."""
    connection = sqlite3.connect(log)
    sql = "SELECT count(*), sum(rating > 1), sum(took_ms), sum(stability_days) FROM review"
    connection.execute(sql).fetchall()
    connection.close()


def _of_question(rng: random.Random, name: tuple[str, str], answers: int) -> Iterator[Row]:
    longest = 4 * YEARS * 365 // answers
    day = LAST_DAY - answers * longest // 4
    before: Row = (None, None)
    lapses = 0
    for number in range(1, answers + 1):
        since_days = None if number == 1 else rng.choice((0, rng.randrange(longest)))
        day = min(day + (since_days or 0), LAST_DAY)
        recall = None if number == 1 else rng.uniform(0.7, 1.0)
        rating = 1 if rng.random() < 0.1 else 3
        at_ms = day * 86_400_000 + rng.randrange(40_000_000)
        occasion = "new" if number == 1 else "due" if since_days else "again"
        memory = (rng.uniform(1, 200), rng.uniform(1, 10))
        event = rng.randbytes(16)
        stamp = (
            number,
            event,
            day,
            13,
            at_ms,
            since_days,
            *before,
            recall,
            lapses,
            occasion,
            since_days != 0,
        )
        said = (rating, float(rating > 1), rng.randrange(60_000), 0, None)
        yield (*name, *stamp, *said, *memory, day + rng.randrange(1, 90))
        before = memory
        lapses += rating == 1 and number > 1
