import os
import subprocess
import sys
from pathlib import Path

import pytest
from store_samples import SCHEDULER, answered, moment, name, open_log

from quizkit.model.errors import DiskRefuses, LogTooNew
from quizkit.store.connection import connect, fetch_value
from quizkit.store.log import Log
from quizkit.store.restore import _open_source
from quizkit.store.schema import MIGRATIONS, Migrations

NEXT_VERSION = (
    "ALTER TABLE event ADD COLUMN mood TEXT",
    "DROP TABLE card",
    """
    CREATE TABLE card(deck TEXT, question TEXT, stability_days REAL, difficulty REAL, first_day INT,
      last_day INT, due_day INT, learning INT, reps INT, lapses INT, flagged INT, suspended INT,
      prompt TEXT, right TEXT, mood TEXT, PRIMARY KEY(deck, question)) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX mood_of_event ON event(mood)",
)
NOW = len(MIGRATIONS)
NEWER: Migrations = (*MIGRATIONS, NEXT_VERSION)


def open_newer(folder: Path, migrations: Migrations = NEWER) -> Log:
    return Log.open(folder / "log.db", SCHEDULER, backups=folder / "backups", migrations=migrations)


def version(path: Path) -> int:
    connection = connect(path)
    found: int = fetch_value(connection, "PRAGMA user_version")
    connection.close()
    return found


def test_an_older_log_is_backed_up_brought_up_to_date_and_replayed(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        events = log.write([answered("a"), answered("b", 1)], moment())
        before = log.cards("history")
    with open_newer(tmp_path) as log:
        assert tuple(log.events()) == events
        assert log.cards("history") == before
        log.write([answered("a")], moment())
    assert version(tmp_path / "log.db") == NOW + 1
    backup = tmp_path / "backups" / f"log-before-version-{NOW + 1}-1.db"
    assert version(backup) == NOW
    with Log.read_only(backup) as log:
        assert tuple(log.events()) == events


def test_a_migration_that_fails_leaves_the_old_log_whole(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        log.connection.execute("CREATE TABLE in_the_way(x)")
    broken = (*MIGRATIONS, (*NEXT_VERSION, "CREATE TABLE in_the_way(x)"))
    with pytest.raises(Exception, match="in_the_way"):
        open_newer(tmp_path, broken)
    with open_log(tmp_path) as log:
        assert len(log.cards("history")) == 1
        log.write([answered("a")], moment())


def test_without_a_backup_nothing_is_migrated(tmp_path: Path) -> None:
    with open_log(tmp_path):
        (tmp_path / "backups").write_text("in the way")
    with pytest.raises(DiskRefuses):
        open_newer(tmp_path)
    assert version(tmp_path / "log.db") == NOW


def test_a_newer_log_is_read_and_never_written(tmp_path: Path) -> None:
    with open_newer(tmp_path) as log:
        events = log.write([answered("a")], moment())
    before = (tmp_path / "log.db").read_bytes()
    with pytest.raises(LogTooNew, match=f"version {NOW + 1}; this one knows {NOW}") as caught:
        open_log(tmp_path)
    assert "Update quizkit" in caught.value.advice
    with Log.read_only(tmp_path / "log.db") as reader:
        assert tuple(reader.events()) == events
        assert reader.card(name("a")) is not None
        assert not hasattr(reader, "write")
    assert (tmp_path / "log.db").read_bytes() == before


def test_a_backup_of_an_older_version_can_be_restored(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
    before = (tmp_path / "log.db").read_bytes()
    with _open_source(tmp_path / "log.db", tmp_path / "b", NEWER) as source:
        assert fetch_value(source, "SELECT count(mood) + count(*) FROM event") == 1
    assert (tmp_path / "log.db").read_bytes() == before
    assert list((tmp_path / "b").iterdir()) == []


def test_two_programs_may_make_the_log_at_once(tmp_path: Path) -> None:
    code = (
        "from store_samples import *; from pathlib import Path\n"
        f"with open_log(Path({str(tmp_path / 'new')!r})) as log: print(log.device)"
    )
    running = [start(code) for _ in range(3)]
    devices = {program.communicate()[0] for program in running}
    assert len(devices) == 1
    assert devices != {b""}
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["log.db"]


def start(code: str) -> "subprocess.Popen[bytes]":
    paths = os.pathsep.join(map(str, Path(__file__).parents[:3]))
    environ = {**os.environ, "PYTHONPATH": paths}
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environ)
