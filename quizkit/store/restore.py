"""Brings events back from a backup, or over from another device: a union, never a replacement.

A log that is damaged itself is not mended in place: what can be read of it and the backup go into a new log,
and the damaged file is kept beside it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from quizkit.model.errors import LogDamaged, UsageError
from quizkit.store import tables
from quizkit.store.backups import back_up, back_up_before, drop_older_before
from quizkit.store.check import check_events, wrong_parts
from quizkit.store.check_tables import has_written
from quizkit.store.connection import (
    SQLITE_ERRORS,
    connect,
    damaged,
    failures,
    fetch_value,
    make_read_only,
    transaction,
)
from quizkit.store.disk import make_folder, remove_with_journal, replace_and_keep, temporary_name
from quizkit.store.log import Log
from quizkit.store.migrate import create, migrate, version_of
from quizkit.store.replay import rebuild
from quizkit.store.salvage import INSERT, Values, sound_rows, sound_rows_in_pages
from quizkit.store.schema import MIGRATIONS, Migrations
from quizkit.study.schedule import Scheduler

_OTHER_FILE = "Try another backup; the log itself was left as it was."


class Restored(NamedTuple):
    """What became of a restore.

    Attributes:
        added: events of the file that the log did not have.
        known: events that it had.
        refused: rows of the file that are damaged, as far as they can be counted.
        saved: events that were read from the damaged log; None when it was sound.
        aside: where the damaged log lies now; None when it was sound.
    """

    added: int
    known: int
    refused: int
    saved: int | None = None
    aside: Path | None = None


def restore(path: Path, file: Path, scheduler: Scheduler, *, backups: Path, day: int) -> Restored:
    """Adds every sound event of `file` to the log.

    Args:
        path: the log. It may be damaged or missing.
        file: a backup, or the log of another device, of this version or an older one.
        scheduler: as for `Log.open`.
        backups: the folder of backups; a sound log is backed up before anything is added, and the newest of
            these backups are kept.
        day: the study day, for the name of what is kept aside.

    Raises:
        UsageError: `file` is a pipe or a device. Nothing was changed.
        LogDamaged: `file` is no log at all. Nothing was changed.
        LogTooNew, LogLocked, DiskRefuses: nothing was changed.
    """
    with _open_source(file, backups) as source:
        try:
            with Log.open(path, scheduler, backups=backups) as log:
                if not check_events(log).damage:
                    return _union(log, source, backups)
        except LogDamaged:
            pass
        return _salvage(path, source, scheduler, backups=backups, day=day)


def _union(log: Log, source: sqlite3.Connection, backups: Path) -> Restored:
    with log.failures():
        back_up_before(log.connection, backups, "restore")
        with transaction(log.connection):
            if fetch_value(log.connection, "SELECT 1 FROM event LIMIT 1") is None:
                # A log that was lost comes back as the device it was, with its known decks.
                tables.put_meta(log.connection, [("device", tables.read_meta(source, "device"))])
            counts = _add(log.connection, sound_rows(source))
            rebuild(log.connection, log.scheduler.model)
    with suppress(OSError):  # what is brought back is safe; they may go the next time
        drop_older_before(backups, "restore")
    return counts


def _salvage(
    path: Path, source: sqlite3.Connection, scheduler: Scheduler, *, backups: Path, day: int
) -> Restored:
    temporary = temporary_name(path)
    aside = _free_name(path, day)
    try:
        with failures(path):
            create(temporary, device=_device_of(path) or tables.read_meta(source, "device"))
        with (
            Log.open(temporary, scheduler, backups=backups) as log,
            log.failures(),
            transaction(log.connection),
        ):
            saved = _add_damaged(log.connection, path)
            _take_name(log.connection, tables.read_meta(source, "device"))
            counts = _add(log.connection, sound_rows(source))
            rebuild(log.connection, scheduler.model)
        with failures(path):
            replace_and_keep(path, temporary, aside)
    finally:
        remove_with_journal(temporary)
    return counts._replace(saved=saved, aside=aside)


@contextmanager
def _open_source(
    file: Path, backups: Path, migrations: Migrations = MIGRATIONS
) -> Iterator[sqlite3.Connection]:
    """A log to read events from. An older one is read from a copy that was brought up to date."""
    with failures(file, _OTHER_FILE):
        if file.exists() and not file.is_file():  # SQLite would wait at a pipe, and read a device without end
            raise UsageError(f"{file} is no ordinary file, as a backup is.", _OTHER_FILE)
        connection = connect(file)
    with closing(connection):
        with failures(file, _OTHER_FILE):
            make_read_only(connection)
            version = version_of(connection, file, len(migrations))
            if wrong := wrong_parts(connection, migrations):
                raise damaged(file, "; ".join(wrong[:3]), _OTHER_FILE)
        if version == len(migrations):
            yield connection
            return
        with _updated_copy(connection, file, backups, migrations) as copy:
            yield copy


@contextmanager
def _updated_copy(
    connection: sqlite3.Connection, file: Path, backups: Path, migrations: Migrations
) -> Iterator[sqlite3.Connection]:
    make_folder(backups)
    temporary = temporary_name(backups / file.name)
    try:
        back_up(connection, temporary)
        with closing(connect(temporary)) as copy, failures(file, _OTHER_FILE):
            migrate(copy, temporary, migrations, backups=None, rebuild=lambda _: None)
            yield copy
    finally:
        remove_with_journal(temporary)


def _add(connection: sqlite3.Connection, rows: Iterable[Values | None]) -> Restored:
    added = known = refused = 0
    for row in rows:
        if row is None:
            refused += 1
            continue
        try:
            new = connection.execute(INSERT, row).rowcount
        except sqlite3.IntegrityError:
            refused += 1
            continue
        added += new
        known += 1 - new
    return Restored(added, known, refused)


def _add_damaged(connection: sqlite3.Connection, path: Path) -> int:
    """Adds what can be read of a damaged log, with SQLite and without; returns how many events that is."""
    saved = 0
    with suppress(*SQLITE_ERRORS, OSError), closing(_open_broken(path)) as broken:
        saved = _add(connection, sound_rows(broken)).added
    with suppress(OSError):
        saved += _add(connection, sound_rows_in_pages(path)).added
    return saved


def _device_of(path: Path) -> str:
    """The device that wrote a damaged log; empty when it cannot be read."""
    try:
        with closing(_open_broken(path)) as broken:
            return tables.read_meta(broken, "device")
    except (*SQLITE_ERRORS, OSError):
        return ""


def _take_name(connection: sqlite3.Connection, other: str) -> None:
    """What is damaged may be the name of the device: then another one has written what it holds."""
    own = tables.read_meta(connection, "device")
    if not has_written(connection, own) and has_written(connection, other):
        tables.put_meta(connection, [("device", other)])


def _open_broken(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    # Without the first SQLite reads nothing at all of a file that has lost its end, and with these checks
    # nothing of one whose list of tables is damaged somewhere. Of each event its chain tells if it is sound.
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("PRAGMA cell_size_check=OFF")
    make_read_only(connection)
    return connection


def _free_name(path: Path, day: int) -> Path:
    name = f"{path.name}.damaged-{date(1970, 1, 1) + timedelta(days=day)}"
    aside, number = path.with_name(name), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{name}-{number}")
    return aside
