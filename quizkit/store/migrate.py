"""Makes a new log, and brings an older one up to date: whole or not at all."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing

from quizkit.model.errors import LogDamaged, LogTooNew
from quizkit.store.connection import StrPath, connect, damaged, fetch_value, make_durable, transaction
from quizkit.store.disk import beside, make_folder, publish_new, remove_with_journal
from quizkit.store.schema import APPLICATION_ID, MIGRATIONS, Migrations


def create(path: StrPath, migrations: Migrations = MIGRATIONS, device: str = "") -> None:
    """Makes an empty log unless there is one. It appears under its name when it is complete.

    Args:
        path: its folder is made as well.
        migrations: lead to the version wanted.
        device: names the device; empty for a new random name.
    """
    from pathlib import Path

    path = Path(path)
    make_folder(path.parent)
    temporary = beside(path)
    try:
        with closing(connect(temporary)) as connection:
            make_durable(connection)
            with transaction(connection):
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                _advance(connection, 0, migrations)
                connection.execute("INSERT INTO meta VALUES('device', ?)", (device or os.urandom(6).hex(),))
        publish_new(temporary, path)
    finally:
        remove_with_journal(temporary)


def version_of(connection: sqlite3.Connection, path: StrPath, newest: int) -> int:
    """The version of a log.

    Raises:
        LogDamaged: it is no log of ours.
        LogTooNew: a newer quizkit has written it.
    """
    version: int = fetch_value(connection, "PRAGMA user_version")
    if fetch_value(connection, "PRAGMA application_id") != APPLICATION_ID or version < 1:
        if not os.stat(path).st_size:  # noqa: PTH116 - see StrPath
            raise damaged(path, "it is empty")
        raise LogDamaged(
            f"{path} is not a log of quizkit but a database of another program.",
            "`quizkit log restore FILE` moves it aside and puts a backup in its place.",
        )
    if version > newest:
        raise LogTooNew(
            f"The log {path} was written by a newer quizkit (version {version}; this one knows {newest}).",
            "Update quizkit. `quizkit log` can still read it.",
        )
    return version


def migrate(
    connection: sqlite3.Connection,
    path: StrPath,
    migrations: Migrations,
    *,
    backups: StrPath | None,
    rebuild: Callable[[sqlite3.Connection], None],
) -> None:
    """Brings an older log up to date, in one transaction with its replay.

    Args:
        connection: to the log.
        path: of the log, for messages.
        migrations: lead to the version wanted.
        backups: the folder where it is backed up to before; None for no backup.
        rebuild: makes the tables that follow from the events anew.
    """
    newest = len(migrations)
    if version_of(connection, path, newest) == newest:
        return
    from quizkit.store.backups import back_up_before

    if backups is not None:
        back_up_before(connection, backups, f"version-{newest}")
    with transaction(connection):
        # Another program may have been faster.
        if (version := version_of(connection, path, newest)) < newest:
            _advance(connection, version, migrations)
            rebuild(connection)


def _advance(connection: sqlite3.Connection, version: int, migrations: Migrations) -> None:
    for statements in migrations[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version={len(migrations)}")
