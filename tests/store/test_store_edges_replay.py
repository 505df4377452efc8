"""What a rebuild tells of its progress, how much it takes at once, and what salvage reads of spoilt rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import answered, made, moment, name, open_log

from quizkit.model.facts import Carried, Flagged, Name
from quizkit.store import salvage
from quizkit.store.connection import fetch_value
from quizkit.store.log import Log
from quizkit.store.replay import _last_of_stretch
from quizkit.store.rows import COLUMNS


def told_by(log: Log) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    log.rebuild(lambda done, total: told.append((done, total)))
    return told


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, [(0, 0)]),
        (1, [(2, 2), (2, 2)]),
        (500, [(2, 1000), (1000, 1000)]),
        (501, [(2, 1002), (1002, 1002), (1002, 1002)]),
        (1_100, [(2, 2200), (1002, 2200), (2002, 2200), (2200, 2200)]),
    ],
)
def test_progress_is_told_every_five_hundred_questions(
    tmp_path: Path, count: int, expected: list[tuple[int, int]]
) -> None:
    with open_log(tmp_path) as log:
        facts = [Flagged(name(f"q{number:04}"), on=on) for number in range(count) for on in (True, False)]
        log.write(facts, moment())
        assert told_by(log) == expected


def test_progress_never_goes_beyond_the_end(tmp_path: Path) -> None:
    """The events of a question that was carried are looked at under both its names."""
    with open_log(tmp_path) as log:
        log.write([Flagged(name(f"q{number:04}"), on=True) for number in range(499)], moment())
        log.write([answered("a"), answered("a"), answered("a"), Carried(name("b"), name("a"))], moment())
        before = made(log)
        assert told_by(log) == [(1, 503), (503, 503), (503, 503)]
        assert made(log) == before


@pytest.mark.parametrize("deck", ["A", "0", " ", "Z", "a", "é"])
def test_a_rebuild_takes_decks_of_any_name(tmp_path: Path, deck: str) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("A", deck=deck), answered("0", deck=deck)], moment())
        before = made(log)
        log.rebuild()
        assert made(log) == before
        assert len(before) == 2


def test_a_rebuild_has_sixteen_mebibytes_of_the_file_in_memory(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.rebuild()
        assert fetch_value(log.connection, "PRAGMA cache_size") == -16_384


@pytest.mark.parametrize(
    ("numbers", "last"),
    [
        ([2_000], 0),
        ([5_000], 0),
        ([5_000, 1], 0),
        ([1_999, 1], 1),
        ([2_000, 1], 0),
        ([1_000, 1_000, 1], 1),
        ([1_500, 600, 1], 0),
        ([1_000, 500, 500], 2),
        ([1_000, 501, 500], 1),
        ([1] * 500, 499),
    ],
)
def test_a_stretch_has_two_thousand_events_or_one_question(numbers: list[int], last: int) -> None:
    names = [("deck", f"q{place}", number) for place, number in enumerate(numbers)]
    assert _last_of_stretch(names) == Name("deck", f"q{last}")


KEYS = list("abcdefg")


def spoilt(folder: Path, *keys: str) -> sqlite3.Connection:
    """A log with seven events, some of which cannot be decoded."""
    with open_log(folder) as log:
        log.write([answered(key) for key in KEYS], moment())
    connection = sqlite3.connect(folder / "log.db")
    connection.execute("DROP TRIGGER event_is_never_changed")
    for key in keys:
        connection.execute(
            "UPDATE event SET reply = CAST(x'ff' AS TEXT) WHERE question = ?",
            (key,),
        )
    connection.commit()
    return connection


def keys_of(connection: sqlite3.Connection) -> list[str | None]:
    place = [column.strip() for column in COLUMNS.split(",")].index("question")
    return [None if row is None else row[place] for row in salvage.sound_rows(connection)]


@pytest.mark.parametrize("stretch", [1, 2, 3, 6, 7, 8, 1000])
def test_every_row_comes_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(salvage, "_STRETCH", stretch)
    with closing(spoilt(tmp_path)) as connection:
        assert keys_of(connection) == KEYS


@pytest.mark.parametrize("stretch", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("bad", ["a", "c", "e", "g", "ag", "abcdefg"])
def test_each_row_that_cannot_be_read_is_told_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int, bad: str
) -> None:
    monkeypatch.setattr(salvage, "_STRETCH", stretch)
    with closing(spoilt(tmp_path, *bad)) as connection:
        assert keys_of(connection) == [None if key in bad else key for key in KEYS]


def test_numbers_end_after_the_highest(tmp_path: Path) -> None:
    with closing(spoilt(tmp_path)) as connection:
        assert salvage._end(connection) == 8


@pytest.mark.parametrize("sql", ["CREATE TABLE other(x)", "CREATE TABLE event(seq INTEGER PRIMARY KEY)"])
def test_numbers_are_bounded_by_the_size_of_the_file(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)
        if "event" in sql:
            assert salvage._end(connection) == 1
            connection.execute("INSERT INTO event VALUES(1000000000)")
        assert salvage._end(connection) == path.stat().st_size // 64 + 1
