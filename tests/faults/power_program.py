"""Quizkit with other settings of SQLite than its own, and without the bundled decks: a program for tests.

`python power_program.py SETTINGS ARGUMENTS…`
"""

import sqlite3
import sys
from pathlib import Path

from quizkit.commands.boundary import run
from quizkit.commands.outside import Outside
from quizkit.store import log, migrate

SETTINGS = {
    "own": None,
    "synchronous=OFF": ("PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=OFF"),
    "WAL and NORMAL": ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL"),
    "SQLite's defaults": (),
}
"""What replaces `make_durable`; None for nothing."""


def command(settings: str, *arguments: str) -> list[str]:
    """Runs this program."""
    return [sys.executable, __file__, settings, *arguments]


def without_bundled_decks(outside: Outside) -> Outside:
    """Reading them takes most of the time of a test."""
    nowhere = Path(outside.places.log).parent / "no decks"
    outside.places = outside.places._replace(bundled_decks=str(nowhere))
    return outside


def main(settings: str, *arguments: str) -> int:
    replaced = SETTINGS[settings]

    def make_durable(connection: sqlite3.Connection) -> None:
        for statement in replaced or ():
            connection.execute(statement)

    if replaced is not None:
        for module in (log, migrate):
            module.make_durable = make_durable  # type: ignore[attr-defined]
    return run(arguments, without_bundled_decks(Outside.of_process()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
