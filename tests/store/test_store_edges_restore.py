"""What a restore says of what it refuses, whose log the mended one is, and what it leaves alone."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import SCHEDULER, TODAY, answered, moment, open_log

from quizkit.model.errors import DiskRefuses, LogDamaged, UsageError
from quizkit.model.facts import DeckAdded
from quizkit.store import restore as module
from quizkit.store.restore import Restored, restore
from quizkit.store.salvage import sound_rows
from quizkit.store.tables import put_meta

ADVICE = "Try another backup; the log itself was left as it was."


def bring_back(folder: Path, file: Path) -> Restored:
    return restore(folder / "log.db", file, SCHEDULER, backups=folder / "backups", day=TODAY)


def write(folder: Path, *keys: str) -> str:
    """Answers in a log; returns the name of its device."""
    with open_log(folder) as log:
        log.write([answered(key) for key in keys], moment())
        return log.device


def device(folder: Path) -> str:
    with open_log(folder) as log:
        return log.device


def rot(path: Path, key: str = "a") -> None:
    """Changes an event as a failing disk might, so that the log is a damaged one."""
    with closing(sqlite3.connect(path)) as connection:
        trigger = "event_is_never_changed"
        (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (trigger,)).fetchone()
        connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE event SET rating = 1 WHERE question = ?", (key,))
        connection.execute(made)
        connection.commit()


def rename_device(folder: Path, new: str) -> None:
    with open_log(folder) as log:
        put_meta(log.connection, [("device", new)])


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The log of another device, with one event."""
    write(tmp_path / "other", "z")
    return tmp_path / "other" / "log.db"


def test_a_damaged_log_stays_the_device_that_it_was(tmp_path: Path, other: Path) -> None:
    own = write(tmp_path, "a", "b")
    rot(tmp_path / "log.db")
    restored = bring_back(tmp_path, other)
    assert restored[:4] == (1, 0, 0, 1)
    assert device(tmp_path) == own


def test_a_log_that_holds_events_of_both_stays_the_device_that_it_was(tmp_path: Path, other: Path) -> None:
    own = write(tmp_path, "a", "b")
    bring_back(tmp_path, other)
    rot(tmp_path / "log.db")
    restored = bring_back(tmp_path, other)
    assert restored[:4] == (0, 1, 0, 2)
    assert device(tmp_path) == own


def test_a_log_of_which_nothing_can_be_read_becomes_the_device_of_the_backup(
    tmp_path: Path, other: Path
) -> None:
    (tmp_path / "log.db").write_text("this is no database, and long enough to be one " * 99)
    aside = tmp_path / "log.db.damaged-2024-10-04"
    assert bring_back(tmp_path, other) == Restored(1, 0, 0, saved=0, aside=aside)
    assert device(tmp_path) == device(tmp_path / "other")


def test_a_spoilt_name_of_the_device_is_that_of_the_backup_that_wrote_the_log(tmp_path: Path) -> None:
    own = write(tmp_path, "a", "b")
    with open_log(tmp_path) as log:
        log.back_up(tmp_path / "backup.db")
    rename_device(tmp_path, "spoilt")
    rot(tmp_path / "log.db")
    assert bring_back(tmp_path, tmp_path / "backup.db")[:4] == (1, 1, 0, 1)
    assert device(tmp_path) == own


def test_a_name_that_wrote_nothing_is_kept_when_the_backup_wrote_nothing_of_it_either(
    tmp_path: Path, other: Path
) -> None:
    write(tmp_path, "a", "b")
    rename_device(tmp_path, "stray")
    rot(tmp_path / "log.db")
    bring_back(tmp_path, other)
    assert device(tmp_path) == "stray"


def test_what_is_no_ordinary_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError) as caught:
        bring_back(tmp_path, tmp_path / "pipe")
    assert caught.value.message == f"{tmp_path / 'pipe'} is no ordinary file, as a backup is."
    assert caught.value.advice == ADVICE
    assert not (tmp_path / "log.db").exists()


def test_a_file_that_is_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("title: a deck\nquestions: []\n" * 50)
    with pytest.raises(LogDamaged) as caught:
        bring_back(tmp_path, path)
    assert caught.value.message == f"The log {path} is damaged: file is not a database."
    assert caught.value.advice == ADVICE


def test_the_first_three_wrong_parts_of_a_backup_are_told(tmp_path: Path, other: Path) -> None:
    with closing(sqlite3.connect(other)) as connection:
        for number in range(5):
            connection.execute(f"CREATE TABLE strange{number}(x)")
        connection.commit()
    with pytest.raises(LogDamaged) as caught:
        bring_back(tmp_path, other)
    wrong = "; ".join(f"table strange{number} is not as it was made" for number in range(3))
    assert caught.value.message == f"The log {other} is damaged: {wrong}."
    assert caught.value.advice == ADVICE


def test_a_backup_of_this_version_is_read_where_it_lies_and_never_written(
    tmp_path: Path, other: Path
) -> None:
    with module._open_source(other, tmp_path / "backups") as source:
        assert source.execute("PRAGMA database_list").fetchall()[0][2] == str(other)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            source.execute("DELETE FROM card")
    assert not (tmp_path / "backups").exists()


def test_a_damaged_log_is_never_written(other: Path) -> None:
    with (
        closing(module._open_broken(other)) as broken,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        broken.execute("DELETE FROM card")


def test_rows_that_the_log_does_not_take_are_counted_and_the_others_added(tmp_path: Path) -> None:
    write(tmp_path / "other", "a", "b", "c", "d", "e")
    with (
        open_log(tmp_path) as log,
        module._open_source(tmp_path / "other" / "log.db", tmp_path / "backups") as source,
    ):
        log.connection.execute(
            "CREATE TEMP TRIGGER picky BEFORE INSERT ON main.event WHEN new.question IN ('b', 'd') "
            "BEGIN SELECT RAISE(ABORT, 'not this one'); END"
        )
        assert module._add(log.connection, sound_rows(source)) == Restored(3, 0, 2)
        assert module._add(log.connection, sound_rows(source)) == Restored(0, 3, 2)


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "it fails")


@pytest.mark.parametrize("step", ["create", "replace_and_keep"])
def test_a_disk_that_refuses_the_mended_log_is_told_with_its_name(
    tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write(tmp_path, "a")
    rot(tmp_path / "log.db")
    before = (tmp_path / "log.db").read_bytes()
    monkeypatch.setattr(module, step, refuse)
    with pytest.raises(DiskRefuses) as caught:
        bring_back(tmp_path, other)
    assert caught.value.message == f"{tmp_path / 'log.db'} cannot be used: it fails."
    assert (tmp_path / "log.db").read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_old_backups_that_cannot_be_dropped_do_not_undo_a_restore(
    tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "drop_older_before", refuse)
    write(tmp_path, "a")
    assert bring_back(tmp_path, other) == Restored(1, 0, 0)
    with open_log(tmp_path) as log:
        assert [card.name.key for card in log.cards("history")] == ["a", "z"]


@pytest.mark.parametrize("content", [b"", b"\xff" * 9000])
def test_the_device_of_what_cannot_be_read_is_not_known(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "log.db").write_bytes(content)
    assert module._device_of(tmp_path / "log.db") == ""
    with open_log(tmp_path / "new") as log:
        assert module._add_damaged(log.connection, tmp_path / "log.db") == 0


def test_known_decks_of_a_damaged_log_stay_known(tmp_path: Path, other: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([DeckAdded("/decks"), answered("a")], moment())
    rot(tmp_path / "log.db")
    bring_back(tmp_path, other)
    with open_log(tmp_path) as log:
        assert log.known_decks() == ("/decks",)
