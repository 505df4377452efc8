"""Opening, reading and writing a log at its edges: exact messages, stamps and versions."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import MODEL, OTHER_PARAMETERS, SCHEDULER, TODAY, answered, moment, name, open_log

from quizkit.model.errors import DiskRefuses, LogDamaged, LogTooNew
from quizkit.model.facts import Answered, Flagged, Moment, Overridden, Tuned
from quizkit.store import backups
from quizkit.store.connection import connect, fetch_value
from quizkit.store.log import Log
from quizkit.store.migrate import create, migrate, version_of
from quizkit.store.reader import LogReader
from quizkit.store.schema import APPLICATION_ID, MIGRATIONS
from quizkit.store.tables import put_meta

NOW = len(MIGRATIONS)
ANOTHER_PROGRAM = "{} is not a log of quizkit but a database of another program."
MOVE_ASIDE = "`quizkit log restore FILE` moves it aside and puts a backup in its place."
MEND = "`quizkit log restore FILE` mends it from a backup. Nothing was deleted."


def read_only(folder: Path) -> LogReader:
    return Log.read_only(folder / "log.db")


def database(path: Path, application_id: int, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={application_id}")
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("CREATE TABLE event(x)")
        connection.commit()


@pytest.mark.parametrize(
    ("application_id", "version"), [(APPLICATION_ID, 0), (7, 1), (7, NOW), (0, 0), (APPLICATION_ID, -1)]
)
def test_a_database_of_another_program_is_told(tmp_path: Path, application_id: int, version: int) -> None:
    path = tmp_path / "log.db"
    database(path, application_id, version)
    for opened in (open_log, read_only):
        with pytest.raises(LogDamaged) as caught:
            opened(tmp_path)
        assert caught.value.message == ANOTHER_PROGRAM.format(path)
        assert caught.value.advice == MOVE_ASIDE


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.touch()
    for opened in (open_log, read_only):
        with pytest.raises(LogDamaged) as caught:
            opened(tmp_path)
        assert caught.value.message == f"The log {path} is damaged: it is empty."
        assert caught.value.advice == MEND


@pytest.mark.parametrize("version", [1, 5])
def test_a_version_up_to_the_newest_is_told(tmp_path: Path, version: int) -> None:
    path = tmp_path / "log.db"
    database(path, APPLICATION_ID, version)
    with closing(connect(path)) as connection:
        assert version_of(connection, path, 5) == version


def test_a_newer_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    database(path, APPLICATION_ID, 6)
    with closing(connect(path)) as connection, pytest.raises(LogTooNew) as caught:
        version_of(connection, path, 5)
    assert caught.value.message == (
        f"The log {path} was written by a newer quizkit (version 6; this one knows 5)."
    )
    assert caught.value.advice == "Update quizkit. `quizkit log` can still read it."


@pytest.mark.parametrize("device", ["", "mine"])
def test_a_new_log_has_a_name_of_twelve_digits_unless_one_is_given(tmp_path: Path, device: str) -> None:
    create(tmp_path / "log.db", device=device)
    with Log.read_only(tmp_path / "log.db") as log:
        found = log.device
    assert found == device or (not device and len(bytes.fromhex(found)) == 6)


@pytest.mark.parametrize("steps", [1, 2])
def test_another_program_may_bring_the_log_up_to_date_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    path = tmp_path / "log.db"
    open_log(tmp_path).close()
    newer = (*MIGRATIONS, ("CREATE TABLE mood(x)",))

    def be_faster(*_: object) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE mood(x)")
            other.execute(f"PRAGMA user_version={NOW + steps}")

    def bring_up_to_date(connection: sqlite3.Connection) -> None:
        migrate(connection, path, newer, backups=tmp_path, rebuild=lambda _: pytest.fail("it was done"))

    monkeypatch.setattr(backups, "back_up_before", be_faster)
    with closing(connect(path)) as connection:
        if steps == 1:
            bring_up_to_date(connection)
        else:
            with pytest.raises(LogTooNew, match=rf"^The log {path} was written by a newer quizkit"):
                bring_up_to_date(connection)
        assert fetch_value(connection, "PRAGMA user_version") == NOW + steps


def test_a_reader_writes_nothing_and_closes(tmp_path: Path) -> None:
    open_log(tmp_path).close()
    with Log.read_only(tmp_path / "log.db") as reader:
        assert reader.path == tmp_path / "log.db"
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM card")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        reader.connection.execute("SELECT 1")


def test_failures_of_a_reader_name_the_log(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with pytest.raises(DiskRefuses, match=f"^{path} cannot be opened: it is missing"):
        Log.read_only(path)
    open_log(tmp_path).close()
    with Log.read_only(path) as reader, pytest.raises(DiskRefuses) as caught, reader.failures():
        raise OSError(errno.EIO, "it fails")
    assert caught.value.message == f"{path} cannot be used: it fails."


def test_a_reader_backs_up_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
    with Log.read_only(tmp_path / "log.db") as reader:
        reader.back_up(tmp_path / "far" / "away" / "backup.db")
    with Log.read_only(tmp_path / "far" / "away" / "backup.db") as reader:
        assert len(list(reader.events())) == 1


@pytest.mark.parametrize("device", ["0", "000000000000", "A", "ffffffffffff"])
def test_the_chain_has_the_rows_of_every_device(tmp_path: Path, device: str) -> None:
    create(tmp_path / "log.db", device=device)
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True), Flagged(name("b"), on=True)], moment())
        assert [(one.row.device, one.row.counter) for one in log.linked()] == [(device, 1), (device, 2)]


@pytest.mark.parametrize("values", [("device", ""), ("latest_clock", "soon"), ("latest_clock", "-1")])
def test_a_device_that_makes_no_sense_is_told_before_anything_is_written(
    tmp_path: Path, values: tuple[str, str]
) -> None:
    with open_log(tmp_path) as log:
        put_meta(log.connection, [values])
        with pytest.raises(LogDamaged) as caught:
            log.write([Flagged(name("a"), on=True)], moment())
        assert list(log.events()) == []
    assert caught.value.message == "The log is damaged: what it says of its device makes no sense."
    assert caught.value.advice == (
        "`quizkit doctor` checks all of it; `quizkit log restore FILE` mends it from a backup."
    )


def test_clocks_are_the_time_and_a_count(tmp_path: Path) -> None:
    flagged = Flagged(name("a"), on=True)
    with open_log(tmp_path) as log:
        first = log.write([flagged, flagged], Moment(0, 0, 0))
        later = log.write([flagged, flagged], Moment(5, 0, 0))
        back = log.write([flagged], Moment(3, 0, 0))
    assert [event.clock for event in first] == [1, 2]
    assert [event.clock for event in later] == [5 << 16, (5 << 16) + 1]
    assert [event.clock for event in back] == [(5 << 16) + 2]
    assert [event.counter for event in (*first, *later, *back)] == [1, 2, 3, 4, 5]


def test_only_what_changes_a_memory_names_the_algorithm(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (answer, flag) = log.write([answered("a"), Flagged(name("a"), on=True)], moment())
        (override,) = log.write([Overridden(name("a"), answer.id, 1.0, 4)], moment())
    assert [one.algorithm for one in (answer, flag, override)] == [MODEL.name, "", MODEL.name]


def due_day(fact: Any) -> int:
    assert isinstance(fact, Answered | Overridden)
    assert fact.due_day is not None
    return fact.due_day


def test_an_override_is_due_as_the_answer_would_have_been(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a", 4)], moment(TODAY - 100))
        before = log.card(name("a"))
        assert before is not None
        (wrong,) = log.write([answered("a", 1)], moment(TODAY))
        log.write([answered("a", 3)], moment(TODAY + 1))
        (override,) = log.write([Overridden(name("a"), wrong.id, 1.0, 3)], moment(TODAY + 2))
    _, days = SCHEDULER.after(before, 3, TODAY)
    assert due_day(override.fact) in days
    assert days[0] > TODAY + 50, "long after what a new question would be given"


def test_progress_of_other_parameters_is_told_by_a_write(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_log(tmp_path) as log:
        log.write([answered("a"), answered("b")], moment())
        log.write([Tuned(OTHER_PARAMETERS)], moment(), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (3, 3)]
