"""One answer saved, and the bare insert it is compared with."""

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from quizkit.model.facts import STUDY, Answered, Moment, Name
from quizkit.store.log import Log
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

QUESTIONS = 500


def plain_insert(folder: Path) -> Callable[[], object]:
    """An insert of a row of the same size, committed with the settings that lose nothing."""
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("CREATE TABLE answer(seq INTEGER PRIMARY KEY, id BLOB UNIQUE, said TEXT) STRICT")
    numbers = count()

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO answer(id, said) VALUES (?, ?)", (next(numbers).to_bytes(16, "big"), "x" * 200)
        )
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
