"""What is told of each failure of SQLite or the system, word for word, and how connections are set up."""

import errno
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quizkit.model.errors import DiskRefuses, LogDamaged, LogError, LogLocked
from quizkit.store import connection as connections
from quizkit.store.connection import (
    address,
    connect,
    failures,
    is_damage,
    make_durable,
    make_read_only,
    roll_back,
    snapshot,
    sqlite_version,
)

SAVED = "Every answer that was given a verdict is saved."
RESTORE = "`quizkit log restore FILE` mends it from a backup. Nothing was deleted."
WRITABLE = "Make the folder writable, or name another with QUIZKIT_HOME."
LOCKED = (LogLocked, "The log l.db is in use: another program keeps it locked.")
READ_ONLY = (
    DiskRefuses,
    "l.db cannot be written: the file, its folder or the disk is read-only, or it was moved.",
)


def of_sqlite(code: int, words: str = "words") -> sqlite3.Error:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "told", "advice"),
    [
        (sqlite3.SQLITE_BUSY, LOCKED, f"Try again when the other one is done. {SAVED}"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LOCKED, f"Try again when the other one is done. {SAVED}"),
        (sqlite3.SQLITE_LOCKED, LOCKED, f"Try again when the other one is done. {SAVED}"),
        (sqlite3.SQLITE_PROTOCOL, LOCKED, f"Try again when the other one is done. {SAVED}"),
        (
            sqlite3.SQLITE_FULL,
            (DiskRefuses, "The disk is full: nothing could be written to l.db."),
            f"Make room and try again. {SAVED}",
        ),
        (sqlite3.SQLITE_READONLY, READ_ONLY, WRITABLE),
        (sqlite3.SQLITE_READONLY_DBMOVED, READ_ONLY, WRITABLE),
        (sqlite3.SQLITE_PERM, READ_ONLY, WRITABLE),
        (
            sqlite3.SQLITE_CANTOPEN,
            (
                DiskRefuses,
                "l.db cannot be opened: it is missing, or you may not read and write it and its folder.",
            ),
            WRITABLE,
        ),
        (
            sqlite3.SQLITE_IOERR_FSYNC,
            (DiskRefuses, "The disk refuses to read or write l.db: it is full, or it fails."),
            f"Make room or use another disk. {SAVED}",
        ),
        (sqlite3.SQLITE_CORRUPT, (LogDamaged, "The log l.db is damaged: words."), RESTORE),
        (sqlite3.SQLITE_NOTADB, (LogDamaged, "The log l.db is damaged: words."), RESTORE),
    ],
)
def test_what_is_told_of_each_failure_of_sqlite(
    code: int, told: tuple[type[LogError], str], advice: str
) -> None:
    error = of_sqlite(code)
    with pytest.raises(LogError) as raised, failures("l.db"):
        raise error
    assert (type(raised.value), raised.value.message) == told
    assert raised.value.advice == advice
    assert raised.value.__cause__ is error


def test_the_failure_names_what_the_file_is() -> None:
    with pytest.raises(LogLocked) as raised, failures("i.db", what="index"):
        raise of_sqlite(sqlite3.SQLITE_BUSY)
    assert raised.value.message == "The index i.db is in use: another program keeps it locked."


def test_damage_is_told_with_the_advice_given() -> None:
    with pytest.raises(LogDamaged) as raised, failures("l.db", "Do this."):
        raise of_sqlite(sqlite3.SQLITE_CORRUPT)
    assert raised.value.advice == "Do this."


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.EACCES, "Permission denied"), "l.db cannot be used: Permission denied."),
        (OSError("no number"), "l.db cannot be used: no number."),
    ],
)
def test_what_is_told_of_failures_of_the_system(error: OSError, message: str) -> None:
    with pytest.raises(DiskRefuses) as raised, failures("l.db"):
        raise error
    assert raised.value.message == message


@pytest.mark.parametrize(
    "error",
    [of_sqlite(sqlite3.SQLITE_ERROR), of_sqlite(sqlite3.SQLITE_CONSTRAINT), sqlite3.ProgrammingError("ours")],
)
def test_our_own_mistakes_pass(error: sqlite3.Error) -> None:
    with pytest.raises(type(error)) as raised, failures("l.db"):
        raise error
    assert raised.value is error


@pytest.mark.parametrize(
    ("error", "damage"),
    [
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), True),
        (sqlite3.OperationalError("Could not decode to UTF-8 column"), True),
        (sqlite3.OperationalError("else"), False),
        (of_sqlite(sqlite3.SQLITE_ERROR, "no such table: card"), True),
        (of_sqlite(sqlite3.SQLITE_ERROR, "malformed database schema"), True),
        (of_sqlite(sqlite3.SQLITE_ERROR, "near x: syntax error"), False),
        (of_sqlite(sqlite3.SQLITE_FULL), False),
    ],
)
def test_what_is_damage(error: Exception, damage: bool) -> None:
    assert is_damage(error) is damage


def test_an_sqlite_that_is_too_old_is_told_before_the_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "OLDEST_SQLITE", (99, 1, 2))
    with pytest.raises(LogError) as raised:
        connect("nowhere.db")
    assert raised.value.message == (
        f"This Python comes with SQLite {sqlite3.sqlite_version}; quizkit needs 99.1.2 or newer."
    )
    assert raised.value.advice == (
        "Install quizkit with another Python (`uv tool install quizkit` brings one)."
    )


def test_the_oldest_sqlite_is_new_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "l.db").touch()
    monkeypatch.setattr(connections, "OLDEST_SQLITE", sqlite3.sqlite_version_info)
    connect(tmp_path / "l.db").close()


def test_the_version_is_that_of_the_library() -> None:
    assert sqlite_version() == sqlite3.sqlite_version


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_how_a_connection_is_set_up(tmp_path: Path) -> None:
    (tmp_path / "l.db").touch()
    with closing(connect(tmp_path / "l.db")) as connection:
        found = {name: pragma(connection, name) for name in ("trusted_schema", "foreign_keys", "query_only")}
        assert found == {"trusted_schema": 0, "foreign_keys": 1, "query_only": 0}
        assert pragma(connection, "cell_size_check") == 1
        assert connection.isolation_level is None
        make_read_only(connection)
        assert pragma(connection, "query_only") == 1


@pytest.mark.parametrize(("platform", "full"), [("darwin", 1), ("linux", 0)])
def test_what_is_committed_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, full: int
) -> None:
    (tmp_path / "l.db").touch()
    with closing(connect(tmp_path / "l.db")) as connection:
        monkeypatch.setattr(sys, "platform", platform)
        make_durable(connection)
        monkeypatch.undo()
        assert pragma(connection, "journal_mode") == "truncate"
        assert pragma(connection, "synchronous") == 3, "EXTRA: the folder is flushed as well"
        assert pragma(connection, "fullfsync") == full


def test_a_snapshot_is_one_transaction_that_ends(tmp_path: Path) -> None:
    (tmp_path / "l.db").touch()
    with closing(connect(tmp_path / "l.db")) as connection:
        with snapshot(connection):
            assert connection.in_transaction
        assert not connection.in_transaction


def test_an_address_is_whole_and_has_only_plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getcwd", lambda: "/here")
    assert address("/a/b-c.db") == "file:///a/b-c.db?mode=rw"
    assert address("../l?.db") == "file:///here/../l%3F.db?mode=rw"
    assert address("/ü #%") == "file:///%C3%BC%20%23%25?mode=rw"


def test_a_connection_that_cannot_be_set_up_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[sqlite3.Connection] = []

    def refuse(connection: sqlite3.Connection, *_: object) -> None:
        made.append(connection)
        raise of_sqlite(sqlite3.SQLITE_IOERR)

    (tmp_path / "l.db").touch()
    monkeypatch.setattr(connections.Connection, "execute", refuse)
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "l.db")
    (connection,) = made
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.cursor()


def test_a_transaction_that_cannot_be_rolled_back_hides_no_other_failure(tmp_path: Path) -> None:
    def refuse(action: int, *_: str | None) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_TRANSACTION else sqlite3.SQLITE_OK

    (tmp_path / "l.db").touch()
    with closing(connect(tmp_path / "l.db")) as connection:
        connection.execute("BEGIN")
        connection.set_authorizer(refuse)
        roll_back(connection)
        assert connection.in_transaction
