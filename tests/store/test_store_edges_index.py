"""What the index of decks says when it is locked or damaged, and what it keeps no longer than it may."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from quizkit.files.decks import DeckRead, load_deck
from quizkit.model.errors import LogDamaged, LogLocked, QuizkitError
from quizkit.model.facts import Name
from quizkit.store import index_tables
from quizkit.store.connection import Connection
from quizkit.store.index import Index, _is_whole, discard

DECK = """\
title: Reformation
questions:
  - id: worms
    question: Where was the Edict of Worms issued?
    answer: Worms
  - id: nailed
    question: Who nailed theses to a church door?
    answer: Luther
"""
WORMS = Name("deck", "worms")
LUTHER = Name("deck", "nailed")
ADVICE = "Run the command again: it is made anew from your decks."


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.db"


@pytest.fixture
def index(path: Path, deck: Path) -> Iterator[Index]:
    with Index.open(path) as index:
        index.refresh([deck], load_deck)
        assert isinstance(index._connection, Connection)
        index._connection.patience_seconds = 0.0
        yield index


@pytest.fixture
def locked(index: Index, path: Path) -> Iterator[Index]:
    """An index that another program keeps locked."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield index


def change(index: Index, sql: str) -> None:
    index._connection.execute(sql)


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.refresh([], load_deck),
        lambda index: index.settle(["deck"]),
        lambda index: index.unsettle(["deck"]),
        lambda index: index.decks(),
        lambda index: index.head("deck"),
        lambda index: index.question(WORMS),
        lambda index: index.check(),
    ],
)
def test_a_locked_index_is_told_and_kept(locked: Index, path: Path, ask: Callable[[Index], Any]) -> None:
    with pytest.raises(LogLocked) as caught:
        ask(locked)
    assert caught.value.message == (f"The index of decks {path} is in use: another program keeps it locked.")
    assert path.exists()


@pytest.mark.parametrize("attempt", [Index.open, discard])
def test_a_locked_index_is_neither_opened_nor_discarded(
    locked: Index, path: Path, monkeypatch: pytest.MonkeyPatch, attempt: Callable[[Path], Any]
) -> None:
    monkeypatch.setattr(index_tables, "BUSY_SECONDS", 0.0)
    with pytest.raises(LogLocked) as caught:
        attempt(path)
    assert caught.value.message == (f"The index of decks {path} is in use: another program keeps it locked.")
    assert locked._path == path


def assert_removed(index: Index, path: Path, ask: Callable[[], Any], why: str) -> None:
    with pytest.raises(QuizkitError) as caught:
        ask()
    assert caught.value.message == f"The index of decks {path} was damaged and has been removed."
    assert caught.value.advice == ADVICE
    assert isinstance(caught.value.__cause__, LogDamaged)
    assert caught.value.__cause__.message == f"The log {path} is damaged: {why}."
    assert not path.exists()
    assert index._path == path


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.trace(WORMS),
        lambda index: index.traces("deck"),
        lambda index: index.question(WORMS),
    ],
)
def test_a_question_that_is_not_what_was_read(index: Index, path: Path, ask: Callable[[Index], Any]) -> None:
    change(index, "UPDATE question SET prompt = 'where?'")
    why = "a question in it is not what was read from its deck"
    assert_removed(index, path, lambda: ask(index), why)


def test_an_entry_that_is_not_what_was_read(index: Index, path: Path) -> None:
    change(index, "UPDATE entry SET entry = replace(entry, 'Edict', 'edict')")
    why = "a question in it is not what was read from its deck"
    assert_removed(index, path, lambda: index.question(WORMS), why)


def test_an_answer_that_is_not_what_was_read(index: Index, path: Path) -> None:
    change(index, "UPDATE answer SET text = 'Augsb'")
    why = "an answer in it is not what was read from its deck"
    assert_removed(index, path, lambda: index.rivals(WORMS, ("Worms",)), why)


def test_a_deck_that_is_not_what_was_read(index: Index, path: Path) -> None:
    change(index, "DROP TABLE deck")
    assert_removed(index, path, lambda: index.keys("deck"), "no such table: deck")


def put_out_of_order(index: Index) -> None:
    """A column that must not be empty is: all can be read, and SQLite's own check finds it."""
    change(index, "ALTER TABLE question ADD COLUMN mood TEXT")
    change(index, "PRAGMA writable_schema=ON")
    change(
        index,
        "UPDATE sqlite_schema SET sql = replace(sql, 'mood TEXT', 'mood TEXT NOT NULL') "
        "WHERE name = 'question'",
    )
    change(index, "PRAGMA writable_schema=RESET")


def test_a_question_that_is_missed_in_an_index_out_of_order(index: Index, path: Path) -> None:
    """What SQLite's own check finds is the reason that is given."""
    put_out_of_order(index)
    (found,) = index._connection.execute("PRAGMA integrity_check(1)").fetchone()
    assert found != "ok"
    assert_removed(index, path, lambda: index.question(Name("deck", "nothing")), found)


def test_a_question_that_is_not_there_costs_no_index(index: Index, path: Path) -> None:
    assert index.question(Name("deck", "nothing")) is None
    assert path.exists()


def test_a_check_tells_what_it_found(index: Index) -> None:
    assert index.check() == ()
    change(index, "UPDATE question SET prompt = 'where?' WHERE key = 'worms'")
    assert index.check() == ("a row of question is not what was read from its deck",)


def test_a_check_tells_what_sqlite_finds_alone(index: Index) -> None:
    put_out_of_order(index)
    wrong = index.check()
    assert len(wrong) == 2
    assert all(line.startswith("NULL value in question.mood") for line in wrong)


def test_a_check_of_what_cannot_be_read_says_why_and_removes_nothing(index: Index, path: Path) -> None:
    change(index, "DROP TABLE entry")
    assert index.check() == (f"The log {path} is damaged: no such table: entry.",)
    assert path.exists()


def test_a_closed_index_is_closed(index: Index, path: Path) -> None:
    with Index.open(path) as other:
        assert other.names("deck") == (WORMS, LUTHER)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        other._connection.execute("SELECT 1")
    assert index.names("deck") == (WORMS, LUTHER)


def test_a_head_is_read_anew_after_a_refresh(index: Index, deck: Path) -> None:
    assert index.head("deck").title == "Reformation"
    deck.write_text(DECK.replace("Reformation", "Luther and others"))
    assert index.head("deck").title == "Reformation"
    index.refresh([deck], load_deck)
    assert index.head("deck").title == "Luther and others"


def test_an_unknown_deck_is_named(index: Index) -> None:
    with pytest.raises(KeyError) as caught:
        index.head("nothing")
    assert caught.value.args == ("nothing",)


def test_rows_that_contradict_each_other_make_the_index_anew(index: Index, deck: Path) -> None:
    deck.write_text(DECK.replace("Worms", "Mainz"))
    before = index._connection
    errors = [sqlite3.IntegrityError("a contradiction")]
    told: list[tuple[int, int]] = []

    def read(file: Path) -> DeckRead:
        if errors:
            raise errors.pop()
        return load_deck(file)

    refreshed = index.refresh([deck], read, lambda done, total: told.append((done, total)))
    assert refreshed == (("deck",), ("deck",), (), True)
    assert told == [(0, 1), (0, 1), (1, 1)], "the first ended with the contradiction"
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        before.execute("SELECT 1")


def test_a_mistake_of_ours_is_no_damage(index: Index, deck: Path, path: Path) -> None:
    inode = path.stat().st_ino
    deck.write_text(DECK.replace("Worms", "Mainz"))

    def read(_: Path) -> DeckRead:
        raise sqlite3.ProgrammingError("a mistake")

    with pytest.raises(sqlite3.ProgrammingError, match="a mistake"):
        index.refresh([deck], read)
    assert path.stat().st_ino == inode
    assert index.names("deck") == (WORMS, LUTHER)


def test_a_question_stands_where_its_deck_has_it(index: Index) -> None:
    question = index.question(LUTHER)
    assert question is not None
    place = question.about.place
    assert (place.line, place.column) == (6, 5)
    where = index.where(LUTHER)
    assert where is not None
    assert where[1:] == (place.line, place.column)


def test_damage_that_a_refresh_meets_makes_the_index_anew(index: Index, deck: Path) -> None:
    change(index, "DROP TABLE pending")
    assert index.refresh([deck], load_deck) == (("deck",), ("deck",), (), True)


class Failing:
    """Stands for a connection to a file of which a check cannot read enough."""

    def __init__(self, code: int) -> None:
        self.error = sqlite3.DatabaseError("as SQLite says it")
        self.error.sqlite_errorcode = code

    def execute(self, _: str) -> Any:
        raise self.error


def test_an_index_that_cannot_be_checked_is_not_whole() -> None:
    failing: Any = Failing(sqlite3.SQLITE_CORRUPT)
    assert _is_whole(failing) is False


def test_a_check_that_another_program_prevents_says_nothing_of_the_index() -> None:
    failing: Any = Failing(sqlite3.SQLITE_BUSY)
    with pytest.raises(sqlite3.DatabaseError, match="as SQLite says it"):
        _is_whole(failing)
