"""The tables of the library index. They may change with any version: an index of another one is made anew."""

import os
import sqlite3
import zlib
from typing import Any

from quizkit import __version__
from quizkit.store.connection import SQLITE_ERRORS, StrPath, connect, fetch_value, is_damage, transaction
from quizkit.store.disk import make_file, make_folder, remove_with_journal

FORMAT = 3
"""Raised whenever these tables, or what is put into them, change between two versions of the program."""

_PROGRAM = zlib.crc32(__version__.encode()) & 0x7FFF_FFFF
"""What is kept was read by one version of the program, and another may read decks otherwise."""

BUSY_SECONDS = 30.0
"""So long may another program take to read decks for the first time."""

_TABLES = (
    """
    CREATE TABLE file(
      id INTEGER PRIMARY KEY,
      path BLOB NOT NULL UNIQUE,
      place INTEGER NOT NULL,
      size INTEGER NOT NULL,
      mtime_ns INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      content_hash TEXT NOT NULL,
      deck TEXT NOT NULL,
      title TEXT NOT NULL,
      head TEXT NOT NULL,
      questions INTEGER NOT NULL,
      problem_count INTEGER NOT NULL,
      problems TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      shadowed_by BLOB
    ) STRICT
    """,
    "CREATE TABLE deck(id TEXT PRIMARY KEY, file INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE pending(deck TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE question(
      file INTEGER NOT NULL,
      position INTEGER NOT NULL,
      key TEXT NOT NULL,
      key_written INTEGER NOT NULL,
      variant INTEGER NOT NULL,
      siblings TEXT NOT NULL,
      topic TEXT NOT NULL,
      level INTEGER,
      kind TEXT NOT NULL,
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      end_line INTEGER NOT NULL,
      end_column INTEGER NOT NULL,
      prompt TEXT NOT NULL,
      answer TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY(file, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX question_key ON question(file, key)",
    """
    CREATE TABLE entry(file INTEGER, position INTEGER, entry TEXT NOT NULL, checksum INTEGER NOT NULL,
      PRIMARY KEY(file, position)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tag(file INTEGER, tag TEXT, position INTEGER, PRIMARY KEY(file, tag, position))
    STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE answer(file INTEGER, length INTEGER, text TEXT, position INTEGER,
      PRIMARY KEY(file, length, text, position)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE answer_length(file INTEGER, length INTEGER, checksum INTEGER NOT NULL,
      PRIMARY KEY(file, length)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE pair(file INTEGER, position INTEGER, other TEXT, PRIMARY KEY(file, position, other))
    STRICT, WITHOUT ROWID
    """,
)

OF_FILE = ("question", "entry", "tag", "answer", "answer_length", "pair")
"""Tables whose rows belong to one file."""
CHECKED = ("question", "entry")
"""Those of them whose rows end with a checksum of what stands before it."""

QUESTION = """
question.file, question.position, key, key_written, variant, siblings, topic, level, kind,
line, "column", end_line, end_column, prompt, answer
"""
"""The columns of a question that its checksum covers."""


def checksum(values: tuple[Any, ...]) -> int:
    """Of values as SQLite gives them back: what SQLite itself would not notice, this does."""
    return zlib.crc32(repr(values).encode())


def open_index(path: StrPath) -> sqlite3.Connection:
    """A connection to the index; one that is missing, damaged or of another version is made anew, empty."""
    make_folder(os.path.dirname(path) or ".")  # noqa: PTH120 - see StrPath
    try:
        return _prepared(path)
    except SQLITE_ERRORS as error:
        if not is_damage(error):
            raise
    remove_with_journal(path)
    return _prepared(path)


def _prepared(path: StrPath) -> sqlite3.Connection:
    make_file(path)
    connection = connect(path, busy_seconds=BUSY_SECONDS)
    try:
        # A kill leaves it whole, and so does a power cut: what is wrong in it would not be noticed. With
        # NORMAL, the journals of two changes may be mixed, and then half of one is taken back.
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        if not _is_current(connection):
            with transaction(connection):
                if not _is_current(connection):
                    _make_anew(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_current(connection: sqlite3.Connection) -> bool:
    version = fetch_value(connection, "PRAGMA user_version")
    return bool(version == FORMAT and fetch_value(connection, "PRAGMA application_id") == _PROGRAM)


def _make_anew(connection: sqlite3.Connection) -> None:
    old = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in old:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={_PROGRAM}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
