"""Connections to SQLite: how they are set up, their transactions, and what their failures mean.

The settings are measured: on a model disk whose power was cut at every step, acknowledged answers were lost
in 638 of 3,180 images with SQLite's defaults, in 572 of 834 with WAL, and in none with these. WAL is also out
because a lone copy of the file may come up empty, and because it does not work on network drives.
"""

import errno
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeAlias

from quizkit.model.errors import DiskRefuses, LogDamaged, LogError, LogLocked

BUSY_SECONDS = 5.0
_LOOK_SECONDS = 0.002
SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second when even the message about a damaged file is no text."""

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

StrPath: TypeAlias = str | os.PathLike[str]
"""What is opened at every start is named by texts: importing `pathlib` would take longer than opening it."""

_OF_DAMAGE = ("no such", "malformed", "unsupported file format", "unknown function")
"""What SQLite says of tables that are not as they were made, in words of a general error."""

_PLAIN_BYTES = frozenset(b"/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""What stands for itself in a URI."""


class Connection(sqlite3.Connection):
    """Waits for other programs as SQLite does, but looks more often.

    SQLite soon looks only ten times a second. Of three programs that wrote one answer after the other on a
    busy machine, some waited for 3 to 7 s and a few in vain; so they wait a third of that.
    """

    patience_seconds = BUSY_SECONDS

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parameters)
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
        return self._execute_patiently(sql, parameters)

    def _execute_patiently(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        give_up_at = time.monotonic() + self.patience_seconds
        while True:
            time.sleep(_LOOK_SECONDS)
            try:
                return super().execute(sql, parameters)
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > give_up_at:
                    raise


@contextmanager
def waited_for_by_sqlite(connection: sqlite3.Connection) -> Iterator[None]:
    """For what is no statement, and so cannot be tried again by `Connection`."""
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}")
    try:
        yield
    finally:
        connection.execute("PRAGMA busy_timeout=0")


def _is_busy(error: sqlite3.Error) -> bool:
    code: int = getattr(error, "sqlite_errorcode", 0)  # not all are of SQLite itself
    return code & 0xFF == sqlite3.SQLITE_BUSY


def connect(path: StrPath, *, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to a file that must exist, without any transaction of Python's own making.

    Raises:
        OSError: it is a pipe, a device or a folder.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE))
        raise LogError(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; quizkit needs {wanted} or newer.",
            "Install quizkit with another Python (`uv tool install quizkit` brings one).",
        )
    _refuse_special(path)
    connection = sqlite3.connect(address(path), 0.0, isolation_level=None, factory=Connection, uri=True)
    connection.patience_seconds = busy_seconds
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cell_size_check=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_special(path: StrPath) -> None:
    """SQLite would wait at a pipe, and read a device without end."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - see StrPath
    except OSError:
        return  # SQLite says why
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")


def sqlite_version() -> str:
    """The version of the SQLite library in use."""
    return sqlite3.sqlite_version


def address(path: StrPath) -> str:
    """The URI of a database that is not to be created."""
    # Not `abspath`: what stands before `..` may be a link.
    whole = path if os.path.isabs(path) else os.path.join(os.getcwd(), path)  # noqa: PTH109, PTH117, PTH118
    letters = (chr(byte) if byte in _PLAIN_BYTES else f"%{byte:02X}" for byte in os.fsencode(whole))
    return f"file://{''.join(letters)}?mode=rw"


def make_durable(connection: sqlite3.Connection) -> None:
    """What is committed from now on survives a power cut, on a disk that keeps its promises."""
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=EXTRA")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")


def make_read_only(connection: sqlite3.Connection) -> None:
    """Unlike a file opened for reading only, a journal that a killed program left is still rolled back."""
    connection.execute("PRAGMA query_only=ON")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within it is there afterwards, or nothing. Other writers wait from its start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read within it belongs together. Writers wait for its end, so keep it short."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        roll_back(connection)


def roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


@contextmanager
def failures(path: StrPath, advice: str = "", *, what: str = "log") -> Iterator[None]:
    """Turns what SQLite or the system says of a file into a failure that tells what to do.

    Args:
        path: the file.
        advice: what to do when it is damaged; empty for restoring a backup.
        what: what the file is, as it is told.
    """
    try:
        yield
    except SQLITE_ERRORS as error:
        failure = _failure(error, path, what, advice)
        if failure is None:
            raise
        raise failure from error
    except OSError as error:
        raise DiskRefuses(f"{path} cannot be used: {error.strerror or error}.") from error


def is_damage(error: Exception) -> bool:
    """The file is no database, or not what it was when it was written."""
    if isinstance(error, UnicodeDecodeError):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "Could not decode" in str(error)
    if code & 0xFF == sqlite3.SQLITE_ERROR:
        return any(words in str(error) for words in _OF_DAMAGE)
    return code & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def fetch_value(connection: sqlite3.Connection, sql: str, *values: Any) -> Any:
    """The only column of the only row; None when there is no row."""
    row = connection.execute(sql, values).fetchone()
    return None if row is None else row[0]


def _failure(error: Exception, path: StrPath, what: str, advice: str) -> LogError | None:
    """None for what is our own mistake."""
    if is_damage(error):
        return damaged(path, str(error), advice)
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return LogLocked(
                f"The {what} {path} is in use: another program keeps it locked.",
                "Try again when the other one is done. Every answer that was given a verdict is saved.",
            )
        case sqlite3.SQLITE_FULL:
            return DiskRefuses(
                f"The disk is full: nothing could be written to {path}.",
                "Make room and try again. Every answer that was given a verdict is saved.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return DiskRefuses(
                f"{path} cannot be written: the file, its folder or the disk is read-only, or it was moved.",
                "Make the folder writable, or name another with QUIZKIT_HOME.",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return DiskRefuses(
                f"{path} cannot be opened: it is missing, or you may not read and write it and its folder.",
                "Make the folder writable, or name another with QUIZKIT_HOME.",
            )
        case sqlite3.SQLITE_IOERR:
            return DiskRefuses(
                f"The disk refuses to read or write {path}: it is full, or it fails.",
                "Make room or use another disk. Every answer that was given a verdict is saved.",
            )
    return None


def damaged(path: StrPath, what: str, advice: str = "") -> LogDamaged:
    """The failure of a log that cannot be read as one."""
    return LogDamaged(
        f"The log {path} is damaged: {what}.",
        advice or "`quizkit log restore FILE` mends it from a backup. Nothing was deleted.",
    )
