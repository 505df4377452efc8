"""Backups of the log: whole, checked, and as many as are worth their room.

A plain copy of a log that is being written is mostly corrupt; SQLite's own backup never is.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from quizkit.model.errors import LogLocked, UsageError
from quizkit.store.connection import StrPath, connect, damaged, failures, waited_for_by_sqlite
from quizkit.store.disk import beside, make_folder, remove_with_journal, sync
from quizkit.store.schema import APPLICATION_ID

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many backups are kept: the newest ones, and the last one of each of the newest weeks and months."""
BEFORE = 5
"""So many backups before the same large thing are kept."""

_EPOCH = date(1970, 1, 1).toordinal()
_APPLICATION_ID_AT = slice(68, 72)
"""Where SQLite keeps it in a file."""
_NAME = re.compile(r"log-(\d{4}-\d{2}-\d{2})\.db")


def back_up(source: sqlite3.Connection, target: Path) -> None:
    """Writes a checked copy of an open log, which other programs may be writing to meanwhile.

    Raises:
        LogDamaged: the copy is not sound, so the log is not; nothing is left of it.
        LogLocked, DiskRefuses: nothing is left of it.
    """
    with failures(target):
        temporary = beside(target)
    try:
        with failures(target), closing(connect(temporary)) as copy:
            copy.execute("PRAGMA synchronous=OFF")
            with waited_for_by_sqlite(source):
                source.backup(copy, progress=_refuse_to_wait)
            # Whether each index agrees with its table takes twice as long, and a restore reads no index.
            found = copy.execute("PRAGMA quick_check(1)").fetchall()
            if found != [("ok",)]:
                raise damaged(target, f"the copy is not sound ({found[0][0]})")
        with failures(target):
            sync(temporary)
            temporary.replace(target)
            sync(target.parent)
    finally:
        remove_with_journal(temporary)


def check_target(target: Path, log: StrPath) -> None:
    """Makes sure that a backup replaces nothing but an older backup, or an empty file.

    Raises:
        UsageError: it would replace something else.
        DiskRefuses: this cannot be found out.
    """
    with failures(target):
        if not target.exists():
            return
        if Path(log).exists() and target.samefile(log):
            raise UsageError(f"{target} is the log itself.", "Name another file for its backup.")
        if not target.is_file() or not _may_be_replaced(target):
            raise UsageError(
                f"{target} is there already, and it is no backup of a log.",
                "Name another file, or move this one away.",
            )


def _may_be_replaced(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_APPLICATION_ID_AT.stop)
    return not start or start[_APPLICATION_ID_AT] == APPLICATION_ID.to_bytes(4)


def back_up_daily(source: sqlite3.Connection, backups: StrPath, day: int) -> Path:
    """The backup of a study day; older ones that are not worth their room are deleted."""
    folder = Path(backups)
    target = folder / f"log-{_iso(day)}.db"
    make_folder(folder)
    if target.exists():
        # Of a log that has gone since, or of another one: what it holds may be nowhere else.
        target.rename(_numbered(folder, "replaced"))
    back_up(source, target)
    kept = {found: path for path in folder.iterdir() if (found := day_of(path)) is not None}
    # With a clock that went back, the one just made is older than all others.
    for old in expired(kept) - {day}:
        kept[old].unlink(missing_ok=True)
    return target


def has_daily(backups: StrPath, day: int) -> bool:
    """There is a backup of this study day."""
    return Path(backups, f"log-{_iso(day)}.db").exists()


def back_up_before(source: sqlite3.Connection, backups: StrPath, what: str) -> Path:
    """A backup before something large, as `what` names it; `drop_older_before` deletes it, or nothing."""
    make_folder(backups)
    target = _numbered(Path(backups), f"before-{what}")
    back_up(source, target)
    return target


def drop_older_before(backups: StrPath, what: str) -> None:
    """Deletes all but the newest backups before the same thing. All that they hold must be in the log.

    Raises:
        OSError: some are still there.
    """
    for _, old in _of_number(Path(backups), f"before-{what}")[:-BEFORE]:
        old.unlink(missing_ok=True)


def newest_backup(backups: StrPath) -> Path | None:
    """The daily backup to restore from first; None when there is none, or the folder cannot be read."""
    try:
        days = {found: path for path in Path(backups).iterdir() if (found := day_of(path)) is not None}
    except OSError:
        return None
    return days[max(days)] if days else None


def _numbered(folder: Path, what: str) -> Path:
    """A name that no file bears, with the next number: the higher, the newer."""
    numbers = [number for number, _ in _of_number(folder, what)]
    return folder / f"log-{what}-{max(numbers, default=0) + 1}.db"


def _of_number(folder: Path, what: str) -> list[tuple[int, Path]]:
    """The files that `_numbered` has named, by their numbers."""
    wanted = re.compile(rf"log-{re.escape(what)}-([0-9]{{1,9}})\.db")
    found = [(wanted.fullmatch(path.name), path) for path in folder.iterdir()]
    return sorted((int(match[1]), path) for match, path in found if match is not None)


def expired(days: Iterable[int]) -> set[int]:
    """Which daily backups to delete.

    Args:
        days: the study days of all there are.
    """
    newest_first = sorted(set(days), reverse=True)
    kept = set(newest_first[:DAILY])
    kept |= _last_of_each(newest_first, _week, WEEKLY)
    kept |= _last_of_each(newest_first, _month, MONTHLY)
    return set(newest_first) - kept


def day_of(path: Path) -> int | None:
    """The study day of a daily backup by its name; None for other files."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1]).toordinal() - _EPOCH
    except ValueError:
        return None


def _refuse_to_wait(status: int, _remaining: int, _total: int) -> None:
    # Python would try again for ever; SQLite has already waited for the busy timeout.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise LogLocked("The log could not be copied: another program keeps it locked.")


def _last_of_each(newest_first: Iterable[int], period: Callable[[int], int], count: int) -> set[int]:
    newest: dict[int, int] = {}
    for day in newest_first:
        newest.setdefault(period(day), day)
    return set(list(newest.values())[:count])


def _week(day: int) -> int:
    # 1970-01-01 was a Thursday; weeks begin on Mondays.
    return (day + 3) // 7


def _month(day: int) -> int:
    on = date.fromordinal(day + _EPOCH)
    return on.year * 12 + on.month


def _iso(day: int) -> str:
    return date.fromordinal(day + _EPOCH).isoformat()
