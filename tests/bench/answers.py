"""Logs with any number of answers: true ones, and the tables that statistics read alone."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from remembering import MS_A_DAY, Given

from quizkit.model.facts import STUDY, Answered, Event, Moment, Name
from quizkit.store.connection import transaction
from quizkit.store.log import Log
from quizkit.store.writing import Pen
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import AGAIN, GOOD
from quizkit.study.schedule import Scheduler

LAST_DAY = 20_717
YEARS = 10
_LONGEST_DAYS = 400
"""Until a question is due again."""
DAYS = range(LAST_DAY - 365 * YEARS, LAST_DAY + 1)

Row = tuple[Any, ...]


class _Scribe(Pen):
    """Writes events alone. What follows from them is made at once in the end, twenty times as fast."""

    def _follow(self, event: Event) -> None:
        pass


def given(answers: int, questions: int, days: range = DAYS) -> Iterator[Given]:
    """Answers that are spread over these days; one in ten is wrong, and the question asked once more."""
    rng = random.Random(answers)
    asked, rating = 0, GOOD
    for number in range(answers):
        asked += rating != AGAIN
        rating = AGAIN if rng.random() < 0.1 else GOOD
        day = days[number * len(days) // answers]
        yield Given(asked % questions, day, rating, day * MS_A_DAY + MS_A_DAY // 2 + number % MS_A_DAY // 2)


def name_of(question: int, decks: int) -> Name:
    """The name of a question in a library that `generate` has made."""
    return Name(f"generated-{question % decks}", f"q{question // decks:06}")


def write_answers(path: Path, answers: int, questions: int, over: tuple[int, range] = (1, DAYS)) -> None:
    """Writes so many answers into a log, which is made if there is none, and all that follows from them.

    Args:
        questions: of which they are.
        over: how many decks have these questions, and the days.
    """
    decks, days = over
    with Log.open(path, Scheduler(MemoryModel()), backups=path.with_name("backups")) as log:
        log.connection.execute("PRAGMA synchronous=OFF")
        with transaction(log.connection):
            pen = _Scribe(log.connection, log.scheduler)
            for one in given(answers, questions, days):
                name, due_day = name_of(one.question, decks), one.day + 1 + one.question % _LONGEST_DAYS
                fact = Answered(
                    name, STUDY, '{"picked":"Worms"}', float(one.rating > 1), one.rating, 4_200, 0, due_day
                )
                pen.write(fact, Moment(one.at_ms, 60, one.day))
        log.rebuild()


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
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        with transaction(connection):
            connection.executemany(f"INSERT INTO review VALUES (?{', ?' * 21})", reviews)
            connection.executemany(f"INSERT OR REPLACE INTO card VALUES (?{', ?' * 9}, 0, 0, '', '')", cards)


def scan(log: Path) -> None:
    """Reads every answer once."""
    sql = "SELECT count(*), sum(rating > 1), sum(took_ms), sum(stability_days) FROM review"
    with closing(sqlite3.connect(log)) as connection:
        connection.execute(sql).fetchall()


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
        at_ms = day * MS_A_DAY + rng.randrange(40_000_000)
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
