import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import SCHEDULER, TODAY, answered, moment, name, open_log

from quizkit.model.errors import DiskRefuses, LogDamaged, LogLocked, UsageError
from quizkit.model.facts import PRACTICE, Flagged
from quizkit.store.backups import back_up, day_of, expired, newest_backup
from quizkit.store.log import Log

MONDAY = 4
"""1970-01-05."""


@pytest.mark.parametrize(
    ("days", "deleted"),
    [
        ([], []),
        (range(7), []),
        # Eight days from a Monday on: the second Monday is new, and the first Sunday ends its week.
        (range(MONDAY, MONDAY + 8), [MONDAY]),
        (range(MONDAY, MONDAY + 14), range(MONDAY, MONDAY + 6)),
        # One backup a week: four weeks, and before them the last of each month.
        ([6, 13, 20, 27, 34, 41, 48, 55, 62, 69, 76, 83], [6, 13, 20, 34]),
        # One backup a month for two years: twelve.
        ([30 * month for month in range(24)], [30 * month for month in range(12)]),
        # Rarely used: the newest stay, however old.
        ([0, 400, 800, 1200], []),
    ],
)
def test_which_backups_are_deleted(days: "range | list[int]", deleted: "range | list[int]") -> None:
    assert expired(days) == set(deleted)


def test_deleting_day_by_day_keeps_what_deleting_at_once_would() -> None:
    kept: set[int] = set()
    for day in range(TODAY, TODAY + 500):
        kept.add(day)
        kept -= expired(kept)
    assert kept == set(range(TODAY, TODAY + 500)) - expired(range(TODAY, TODAY + 500))
    assert len(kept) <= 7 + 4 + 12


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("log-1970-01-05.db", 4),
        ("log-2024-10-04.db", TODAY),
        ("log-2024-13-04.db", None),
        ("log-before-restore-1.db", None),
        ("log-2024-10-04.db.new", None),
        ("my-log-2024-10-04.db", None),
    ],
)
def test_daily_backups_are_known_by_their_names(file: str, day: int | None) -> None:
    assert day_of(Path(file)) == day


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_study_day_with_answers_is_backed_up_when_the_log_is_closed(tmp_path: Path) -> None:
    made = tmp_path / "backups/log-2024-10-04.db"
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
        log.back_up_if_due()
        assert not made.exists()
        log.write([answered("a")], moment())
        log.write([answered("a", mode=PRACTICE)], moment())
        assert not made.exists(), "no verdict waits for it"
    with Log.read_only(made) as backup:
        assert [event.counter for event in backup.events()] == [1, 2, 3]
    before = made.stat().st_mtime_ns
    with open_log(tmp_path) as log:
        log.write([answered("b")], moment())
    assert made.stat().st_mtime_ns == before
    assert log.backup_failure is None


def test_a_sitting_past_the_end_of_a_day_makes_both_backups(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        log.write([answered("a")], moment(TODAY + 1))
        assert names(tmp_path / "backups") == ["log-2024-10-04.db"]
    assert names(tmp_path / "backups") == ["log-2024-10-04.db", "log-2024-10-05.db"]


def test_the_next_program_makes_the_backup_of_one_that_was_killed(tmp_path: Path) -> None:
    killed = open_log(tmp_path)
    killed.write([answered("a")], moment())
    killed.connection.close()
    with open_log(tmp_path) as log:
        log.write([answered("b")], moment())
    assert names(tmp_path / "backups") == ["log-2024-10-04.db"]


def test_old_daily_backups_go_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "log-before-restore-1.db").write_text("mine")
    with open_log(tmp_path) as log:
        for ahead in range(40):
            log.write([answered("a")], moment(TODAY + ahead))
    daily = [day for path in folder.iterdir() if (day := day_of(path)) is not None]
    assert expired(daily) == set()
    assert len(daily) < 15
    assert (folder / "log-before-restore-1.db").read_text() == "mine"


def test_a_backup_that_fails_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be")
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        log.back_up_if_due()
        assert log.backup_failure is not None
        assert len(log.cards("history")) == 1


def test_a_backup_is_private_and_leaves_nothing_else(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        log.back_up(tmp_path / "by hand" / "copy.db")
    assert names(tmp_path / "by hand") == ["copy.db"]
    assert (tmp_path / "by hand/copy.db").stat().st_mode & 0o077 == 0


def test_the_backup_of_a_log_that_has_gone_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for key in ("a", "b"):
        with open_log(tmp_path) as log:
            log.write([answered(key)], moment())
        (tmp_path / "log.db").unlink()
    assert names(folder) == ["log-2024-10-04.db", "log-replaced-1.db"]
    with Log.read_only(folder / "log-replaced-1.db") as kept:
        assert [card.name for card in kept.cards("history")] == [name("a")]


def test_the_newest_backup(tmp_path: Path) -> None:
    assert newest_backup(tmp_path / "none") is None
    assert newest_backup(tmp_path) is None
    for file in ("log-2024-10-04.db", "log-2024-11-01.db", "log-before-restore-1.db"):
        (tmp_path / file).touch()
    assert newest_backup(tmp_path) == tmp_path / "log-2024-11-01.db"


def test_a_backup_replaces_an_older_one_or_an_empty_file_and_nothing_else(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("questions:\n  - {question: What?, answer: this}\n")
    (tmp_path / "empty.db").touch()
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE mine(a)")
    (tmp_path / "link.db").symlink_to("log.db")
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
        for _ in range(2):
            log.back_up(tmp_path / "empty.db")
        for file in ("deck.yaml", "other.db", "log.db", "link.db", "backups"):
            (tmp_path / "backups").mkdir(exist_ok=True)
            before = (tmp_path / file).stat().st_mtime_ns
            with pytest.raises(UsageError):
                log.back_up(tmp_path / file)
            assert (tmp_path / file).stat().st_mtime_ns == before
    assert "What?" in deck.read_text()


def test_a_backup_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with open_log(tmp_path) as log, pytest.raises(DiskRefuses):
        log.back_up(tmp_path / "file" / "copy.db")


def test_a_damaged_log_gives_no_backup(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name(f"q{number}"), on=True) for number in range(500)], moment())
    content = bytearray((tmp_path / "log.db").read_bytes())
    content[5 * 4096 : 6 * 4096] = b"\xff" * 4096
    (tmp_path / "log.db").write_bytes(content)
    with (
        Log.read_only(tmp_path / "log.db") as log,
        pytest.raises(LogDamaged),
    ):
        log.back_up(tmp_path / "copy.db")
    assert names(tmp_path) == ["log.db", "log.db-journal"]


def test_a_backup_of_a_locked_log_gives_up(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
    with (
        closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as other,
        closing(sqlite3.connect(tmp_path / "log.db", 0.0)) as source,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LogLocked):
            back_up(source, tmp_path / "copy.db")
    assert names(tmp_path) == ["backups", "log.db", "log.db-journal"]


def test_backups_are_made_before_anything_large_and_never_overwritten(tmp_path: Path) -> None:
    from quizkit.store.backups import back_up_before

    with Log.open(tmp_path / "log.db", SCHEDULER, backups=tmp_path / "b") as log:
        back_up_before(log.connection, tmp_path / "b", "restore")
        back_up_before(log.connection, tmp_path / "b", "restore")
    assert names(tmp_path / "b") == ["log-before-restore-1.db", "log-before-restore-2.db"]


def test_of_backups_before_a_restore_the_newest_five_are_kept(tmp_path: Path) -> None:
    from quizkit.store.restore import restore

    path, folder = tmp_path / "log.db", tmp_path / "b"
    folder.mkdir()
    for kept in ("log-before-version-2-1.db", "log-2024-10-04.db", "log-before-restore-x.db"):
        (folder / kept).write_text("mine")
    with Log.open(path, SCHEDULER, backups=folder) as log:
        log.back_up(tmp_path / "backup.db")
    for _ in range(12):
        restore(path, tmp_path / "backup.db", SCHEDULER, backups=folder, day=TODAY)
    numbers = [8, 9, 10, 11, 12]
    assert sorted(names(folder)) == sorted(
        ["log-2024-10-04.db", "log-before-restore-x.db", "log-before-version-2-1.db"]
        + [f"log-before-restore-{number}.db" for number in numbers]
    )


def test_a_backup_made_by_a_clock_that_went_back_is_not_deleted_at_once(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        for day in range(30):
            log.write([answered("a")], moment(TODAY + 31 * day))
        log.write([answered("a")], moment(0))
    assert "log-1970-01-01.db" in names(tmp_path / "backups")
