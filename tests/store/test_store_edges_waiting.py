"""Index and log joined, at the edges: locked, damaged, closed; what is told of nothing; order and limits."""

import math
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import TODAY, answered, moment, name, open_log

from quizkit.files.decks import load_deck
from quizkit.model.errors import LogDamaged, LogLocked
from quizkit.store import statistics, waiting
from quizkit.store.connection import Connection
from quizkit.store.index import Index
from quizkit.store.statistics import read_counts
from quizkit.store.waiting import Count, Waiting, open_joined
from quizkit.study.counts import LAPSES_EDGES, NUMBER_EDGES, SINCE_EDGES, Chosen

ADVICE = "`quizkit doctor` tells whether it is the log or the index of decks, and mends it."


def put_deck(folder: Path, deck: str, keys: list[str]) -> None:
    lines = [f"title: {deck}", "questions:"]
    lines += [f"  - {{id: {key}, question: What is {key} in {deck}?, truth: true}}" for key in keys]
    (folder / f"{deck}.yaml").write_text("\n".join(lines) + "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two decks and a log: `history` with q0 to q3, of which three were met, and `physics` with p0."""
    put_deck(tmp_path, "history", ["q0", "q1", "q2", "q3"])
    put_deck(tmp_path, "physics", ["p0"])
    with Index.open(tmp_path / "index.db") as index:
        index.refresh(sorted(tmp_path.glob("*.yaml")), load_deck)
    with open_log(tmp_path) as log:
        for key, ago in [("q0", 5), ("q1", 20), ("q2", 9)]:
            log.write([answered(key)._replace(due_day=TODAY)], moment(TODAY - ago))
        log.write([answered("p0", deck="physics")._replace(due_day=TODAY + 3)], moment(TODAY - 30))
    return tmp_path


@pytest.fixture
def joined(folder: Path) -> Iterator[Waiting]:
    with Waiting.open(folder / "index.db", folder / "log.db") as joined:
        assert isinstance(joined._connection, Connection)
        joined._connection.patience_seconds = 0.0
        yield joined


@pytest.fixture
def lock(folder: Path) -> Iterator[Callable[[], None]]:
    with closing(sqlite3.connect(folder / "log.db", isolation_level=None)) as other:

        def lock() -> None:
            other.execute("BEGIN EXCLUSIVE")

        yield lock


def locked(folder: Path) -> str:
    return f"The index of decks, or the log {folder / 'log.db'} is in use: another program keeps it locked."


@pytest.mark.parametrize(
    "ask",
    [
        lambda joined: joined.due(["history"], TODAY),
        lambda joined: joined.new("history"),
        lambda joined: joined.counts(TODAY, ["history"]),
        lambda joined: joined.morning(["history"], TODAY, TODAY),
        lambda joined: joined.met_on(TODAY),
    ],
)
def test_a_locked_log_is_told(
    folder: Path, joined: Waiting, lock: Callable[[], None], ask: Callable[[Waiting], Any]
) -> None:
    lock()
    with pytest.raises(LogLocked) as caught:
        ask(joined)
    assert caught.value.message == locked(folder)


def test_a_locked_log_is_not_opened(
    folder: Path, lock: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.0)
    lock()
    paths = folder / "index.db", folder / "log.db"
    for attempt in (lambda: Waiting.open(*paths).met_on(1), lambda: read_counts(*paths, Chosen(TODAY))):
        with pytest.raises(LogLocked) as caught:
            attempt()
        assert caught.value.message == locked(folder)


@pytest.mark.parametrize("damaged", ["index.db", "log.db"])
def test_what_is_no_database_is_told_with_what_finds_out(folder: Path, damaged: str) -> None:
    (folder / damaged).write_bytes(b"no database at all " * 300)
    paths = folder / "index.db", folder / "log.db"
    for attempt in (lambda: open_joined(*paths), lambda: read_counts(*paths, Chosen(TODAY))):
        with pytest.raises(LogDamaged) as caught:
            attempt()
        assert caught.value.message == f"The log {paths[1]} is damaged: file is not a database."
        assert caught.value.advice == ADVICE


def test_what_is_damaged_meanwhile_is_told_with_what_finds_out(folder: Path, joined: Waiting) -> None:
    with closing(sqlite3.connect(folder / "index.db")) as other:
        other.execute("DROP TABLE deck")
    paths = folder / "index.db", folder / "log.db"
    for attempt in (
        lambda: joined.counts(TODAY, ["history"]),
        lambda: read_counts(*paths, Chosen(TODAY, decks=("history",))),
    ):
        with pytest.raises(LogDamaged) as caught:
            attempt()
        assert caught.value.message == f"The log {paths[1]} is damaged: no such table: deck."
        assert caught.value.advice == ADVICE


def test_nothing_is_written_through_what_is_joined(folder: Path) -> None:
    with closing(open_joined(folder / "index.db", folder / "log.db")) as connection:
        for table in ("log.card", "main.deck"):
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute(f"DELETE FROM {table}")


def test_closed_is_closed_and_reopened_is_another(folder: Path, joined: Waiting) -> None:
    first = joined._connection
    joined.reopen(folder / "index.db")
    second = joined._connection
    assert joined.met_on(TODAY - 5) == {name("q0")}
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        first.execute("SELECT 1")
    with joined:
        second.execute("SELECT 1")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        second.execute("SELECT 1")


def test_counts_are_closed_when_they_are_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    def remembered(index: Path, log: Path) -> sqlite3.Connection:
        opened.append(open_joined(index, log))
        return opened[-1]

    monkeypatch.setattr(statistics, "open_joined", remembered)
    read_counts(folder / "index.db", folder / "log.db", Chosen(TODAY))
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


@pytest.mark.parametrize(
    ("ago", "ahead"), [(40, 4), (30, 3), (20, 2), (12, 2), (11, 1), (8, 1), (7, 0), (0, 0)]
)
def test_what_was_answered_further_ahead_than_clocks_may_be_apart(
    joined: Waiting, ago: int, ahead: int
) -> None:
    """Answered were questions 30, 20, 9 and 5 days ago; two days are believed."""
    assert joined.days_ahead(TODAY - ago) == ahead
    assert joined.not_believed(TODAY - ago) == ahead


def test_what_was_met_is_not_new(joined: Waiting) -> None:
    due = joined.due(["history"], TODAY, limit=3)
    assert [(one.name.key, one.new) for one in due] == [("q1", False), ("q2", False), ("q0", False)]
    assert [(one.name.key, one.new) for one in joined.new("history")] == [("q3", True)]
    names = [name("q0"), name("p0", "physics"), name("q1"), name("q3")]
    these = joined.these(names, TODAY)
    assert [(one.name.key, one.new) for one in these] == [("p0", False), ("q1", False), ("q0", False)]


@pytest.mark.parametrize(
    ("limit", "keys"), [(0, []), (1, ["q1"]), (2, ["q1", "q2"]), (3, ["q1", "q2", "q0"])]
)
def test_as_many_are_due_as_are_asked_for(joined: Waiting, limit: int, keys: list[str]) -> None:
    assert [one.name.key for one in joined.due(["history"], TODAY, limit=limit)] == keys


def test_those_behind_many_that_are_gone_are_found(folder: Path, joined: Waiting) -> None:
    with open_log(folder) as log:
        facts = [answered(f"gone{number}")._replace(due_day=TODAY) for number in range(60)]
        log.write(facts, moment(TODAY - 200))
    assert [one.name.key for one in joined.due(["history"], TODAY, limit=2)] == ["q1", "q2"]


def test_a_log_that_is_locked_before_it_is_counted_is_told(
    folder: Path, lock: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(index: Path, log: Path) -> sqlite3.Connection:
        connection = open_joined(index, log)
        assert isinstance(connection, Connection)
        connection.patience_seconds = 0.0
        lock()
        return connection

    monkeypatch.setattr(statistics, "open_joined", opened)
    with pytest.raises(LogLocked) as caught:
        read_counts(folder / "index.db", folder / "log.db", Chosen(TODAY))
    assert caught.value.message == locked(folder)


def test_a_deck_without_questions_is_known_to_no_share() -> None:
    assert waiting._count("d", 0, None) == Count("d", 0, 0, 0, 0, 0.0, None)
    assert waiting._count("d", 0, (0, 0, 0, 0, 0, TODAY)) == Count("d", 0, 0, 0, 0, 0.0, TODAY)
    assert waiting._count("d", 4, (1, 1, 3, 0, 2, TODAY)) == Count("d", 1, 1, 1, 4, 0.5, TODAY)


@pytest.mark.parametrize("edges", [(7,), (1, 2, 3), NUMBER_EDGES, SINCE_EDGES, LAPSES_EDGES])
def test_a_number_is_in_the_bin_of_the_edges_that_it_reaches(edges: tuple[int, ...]) -> None:
    numbers = sorted({0, *edges, *(edge - 1 for edge in edges), edges[-1] + 1})
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t(n INTEGER)")
        connection.executemany("INSERT INTO t VALUES(?)", [(number,) for number in numbers])
        found = connection.execute(f"SELECT n, {statistics._bin('n', edges)} FROM t ORDER BY n").fetchall()
    assert found == [(number, sum(number >= edge for edge in edges)) for number in numbers]


class _WithoutLogarithm(sqlite3.Connection):
    """A build of SQLite that knows no mathematics; with the functions that are given to it."""

    def __init__(self, *where: Any, **how: Any) -> None:
        super().__init__(*where, **how)
        self.create_function("ln", 1, None)  # whoever calls it now fails

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return super().execute("SELECT 0" if "pragma_function_list" in sql else sql, *values)


@pytest.mark.parametrize(
    ("recall", "rating", "probability"),
    [
        (0.9, 2, 0.9),
        (0.9, 4, 0.9),
        (0.75, 1, 0.25),
        (0.0, 3, 1e-9),
        (1.0, 1, 1e-9),
        (1.0, 3, 1.0),
        (0.0, 1, 1.0),
    ],
)
def test_a_loss_is_of_the_probability_of_what_happened(
    recall: float, rating: int, probability: float
) -> None:
    sql = f"SELECT {statistics._LOSS} FROM (SELECT ? AS recall, ? AS rating)"
    for kind in (sqlite3.Connection, _WithoutLogarithm):
        with closing(sqlite3.connect(":memory:", factory=kind)) as connection:
            statistics._give_logarithm(connection)
            (loss,) = connection.execute(sql, (recall, rating)).fetchone()
            assert loss == pytest.approx(-math.log(probability))
