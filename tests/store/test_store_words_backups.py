"""What is told when a backup cannot be made, word for word, and the order of its flushes."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from store_samples import TODAY, answered, moment, open_log

from quizkit.model.errors import DiskRefuses, LogDamaged, LogLocked, UsageError
from quizkit.store import backups
from quizkit.store.backups import (
    back_up,
    back_up_before,
    back_up_daily,
    check_target,
    drop_older_before,
    expired,
)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
    with closing(sqlite3.connect(tmp_path / "log.db", 0.0, isolation_level=None)) as connection:
        yield connection


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_that_is_not_sound(tmp_path: Path, source: sqlite3.Connection) -> None:
    source.execute("PRAGMA ignore_check_constraints=ON")
    source.execute("UPDATE card SET flagged = 2")
    source.execute("DROP TRIGGER event_is_never_changed")
    source.execute("UPDATE event SET rating = 9")
    with pytest.raises(LogDamaged) as raised:
        back_up(source, tmp_path / "copy.db")
    found = (
        source.execute("PRAGMA ignore_check_constraints=OFF").execute("PRAGMA quick_check(1)").fetchone()[0]
    )
    assert raised.value.message == (
        f"The log {tmp_path / 'copy.db'} is damaged: the copy is not sound ({found})."
    )
    assert not (tmp_path / "copy.db").exists()


def test_a_source_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, " * 100)
    with (
        closing(sqlite3.connect(tmp_path / "text", isolation_level=None)) as source,
        pytest.raises(LogDamaged) as raised,
    ):
        back_up(source, tmp_path / "copy.db")
    assert raised.value.message == f"The log {tmp_path / 'copy.db'} is damaged: file is not a database."
    assert names(tmp_path) == ["text"]


def test_a_folder_that_is_missing(tmp_path: Path, source: sqlite3.Connection) -> None:
    target = tmp_path / "nowhere" / "copy.db"
    with pytest.raises(DiskRefuses) as raised:
        back_up(source, target)
    assert raised.value.message == f"{target} cannot be used: No such file or directory."


def test_a_name_that_cannot_be_taken(tmp_path: Path, source: sqlite3.Connection) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)
    before = names(tmp_path)
    with pytest.raises(DiskRefuses) as raised:
        back_up(source, target)
    assert raised.value.message == f"{target} cannot be used: Is a directory."
    assert names(tmp_path) == before


def test_a_log_that_is_locked(tmp_path: Path, source: sqlite3.Connection) -> None:
    with pytest.raises(LogLocked) as raised:
        backups._refuse_to_wait(sqlite3.SQLITE_BUSY, 1, 1)
    assert raised.value.message == "The log could not be copied: another program keeps it locked."
    backups._refuse_to_wait(sqlite3.SQLITE_OK, 1, 1)
    back_up(source, tmp_path / "copy.db")


def test_the_copy_is_flushed_before_it_gets_its_name_and_its_folder_after(
    tmp_path: Path, source: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    synced: list[tuple[str, Path, bool]] = []
    monkeypatch.setattr(
        backups, "sync", lambda path: synced.append((path.name[:9], path.parent, target.exists()))
    )
    back_up(source, target)
    assert synced == [(".copy.db.", tmp_path, False), (tmp_path.name[:9], tmp_path.parent, True)]


def test_the_log_is_no_target_for_its_backup(tmp_path: Path) -> None:
    log = tmp_path / "log.db"
    log.touch()
    with pytest.raises(UsageError) as raised:
        check_target(log, log)
    assert raised.value.message == f"{log} is the log itself."
    assert raised.value.advice == "Name another file for its backup."


def test_another_file_is_no_target_for_a_backup(tmp_path: Path) -> None:
    target = tmp_path / "deck.yaml"
    target.write_text("questions: []\n")
    with pytest.raises(UsageError) as raised:
        check_target(target, tmp_path / "log.db")
    assert raised.value.message == f"{target} is there already, and it is no backup of a log."
    assert raised.value.advice == "Name another file, or move this one away."


def test_a_target_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    target = tmp_path / "copy.db"
    target.touch()
    monkeypatch.setattr(backups, "_may_be_replaced", refuse)
    with pytest.raises(DiskRefuses) as raised:
        check_target(target, tmp_path / "log.db")
    assert raised.value.message == f"{target} cannot be used: Permission denied."


def test_each_backup_says_where_it_is(tmp_path: Path, source: sqlite3.Connection) -> None:
    folder = tmp_path / "mine"
    assert back_up_daily(source, folder, TODAY) == folder / "log-2024-10-04.db"
    assert back_up_before(source, folder, "restore") == folder / "log-before-restore-1.db"
    assert back_up_before(source, folder, "restore") == folder / "log-before-restore-2.db"
    assert names(folder) == ["log-2024-10-04.db", "log-before-restore-1.db", "log-before-restore-2.db"]


def vanishing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program deletes each file just before we do."""
    unlink = Path.unlink

    def unlink_twice(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok=True)
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink_twice)


def test_an_old_backup_that_another_program_deletes_meanwhile(
    tmp_path: Path, source: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for number in range(1, 8):
        (folder / f"log-before-restore-{number}.db").touch()
    for day in range(1, 32):
        (folder / f"log-2024-08-{day:02}.db").touch()
    vanishing(monkeypatch)
    drop_older_before(folder, "restore")
    back_up_daily(source, folder, TODAY)
    assert "log-before-restore-2.db" not in names(folder)
    assert "log-before-restore-3.db" in names(folder)
    assert "log-2024-08-01.db" not in names(folder)
    assert "log-2024-10-04.db" in names(folder)


@pytest.mark.parametrize("first", ["2022-01-31", "2012-02-01", "2012-03-01"])
def test_months_of_different_years_are_different_months(first: str) -> None:
    """Also those whose numbers would be one if a year had another number of months."""
    recent = range(TODAY, TODAY + 60)
    old = {_day_of(first), _day_of("2023-01-31"), _day_of("2024-01-31"), _day_of("2024-02-29")}
    assert expired({*recent, *old}) & old == set()


def _day_of(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days
