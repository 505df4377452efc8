"""One answer saved, and the bare inserts it is compared with."""

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from quizkit.model.facts import STUDY, Answered, Moment, Name
from quizkit.store.connection import make_durable
from quizkit.store.log import Log
from quizkit.store.migrate import create
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

QUESTIONS = 500


def plain_insert(folder: Path) -> Callable[[], object]:
    """The same rows into the same tables, committed with the same settings: event, card and review."""
    create(folder / "plain.db")
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    make_durable(connection)
    numbers = count()

    def insert() -> None:
        number = next(numbers)
        event = number.to_bytes(16, "big")
        name = ("deck", f"q{number % QUESTIONS}")
        day, at_ms = 20_717 + number // 200, 1_790_000_000_000 + number * 60_000
        stamp = (event, "0123456789ab", number + 1, at_ms << 16, at_ms, 60, day, "answered", "study")
        reply = ('{"picked":"Worms"}', 1.0, 3, 4200, 0, day + 30, None, "FSRS-6/12345678", "", event, event)
        card = (33.125, 5.25, day - 3, day, day + 30, 0, 2, 0, 0, 0, "", "")
        before = (number // QUESTIONS, event, day, 13, at_ms, 3, 12.25, 5.5, 0.93, 1, "due", 1)
        after = (3, 1.0, 4200, 0, None, 33.125, 5.25, day + 30)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO event VALUES (NULL{', ?' * 22})", (*stamp, *name, *reply))
        connection.execute(f"INSERT OR REPLACE INTO card VALUES (?{', ?' * 13})", (*name, *card))
        connection.execute(f"INSERT INTO review VALUES (?{', ?' * 21})", (*name, *before, *after))
        connection.execute("COMMIT")

    return insert


def save_answer(folder: Path) -> Callable[[], object]:
    """What happens between a reply and its verdict."""
    log = Log.open(folder / "log.db", Scheduler(MemoryModel()), backups=folder / "backups")
    numbers = count()

    def save() -> None:
        number = next(numbers)
        name = Name("deck", f"q{number % QUESTIONS}")
        fact = Answered(name, STUDY, '{"picked":"Worms"}', 1.0, 3, 4200, 0)
        log.write([fact], Moment(1_790_000_000_000 + number * 60_000, 60, 20_717 + number // 200))

    return save
