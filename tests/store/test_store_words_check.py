"""What a check says, sentence for sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from store_samples import MODEL, OTHER_PARAMETERS, answered, moment, name, open_log

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Carried, DeckAdded, Flagged, Tuned
from quizkit.store.chain import START, Fault, Linked, faults, link
from quizkit.store.check import Checked, check, check_events, wrong_parts
from quizkit.store.check_tables import stale_tables, wrong_device
from quizkit.store.log import Log

if TYPE_CHECKING:
    from quizkit.store.reader import LogReader

EVENT = "0" * 31 + "a"


@contextmanager
def unguarded(log: Log) -> Iterator[sqlite3.Connection]:
    """Without the triggers that guard events; they are there again afterwards, as they were made."""
    connection = log.connection
    sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    triggers = connection.execute(sql).fetchall()
    for trigger, _ in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    yield connection
    for _, statement in triggers:
        connection.execute(statement)


def counters(log: Log) -> dict[int, str]:
    return {linked.row.counter: linked.row.id.hex() for linked in log.linked()}


def device(log: Log) -> str:
    return next(linked.row.device for linked in log.linked())


def test_faults_in_words() -> None:
    assert str(Fault("d", 7, EVENT, damaged=True)) == f"event {EVENT} (number 7 of device d) was changed"
    assert str(Fault("d", 7, EVENT, damaged=False)) == (
        f"the event before {EVENT} (number 7 of device d) is missing"
    )


def test_changed_and_missing_events_are_named(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name(f"q{number}"), on=True) for number in range(5)], moment())
        ids, mine = counters(log), device(log)
        with unguarded(log) as connection:
            connection.execute("DELETE FROM event WHERE counter = 2")
            connection.execute("UPDATE event SET at_ms = at_ms + 1 WHERE counter = 5")
        assert list(faults(log.linked())) == [
            Fault(mine, 3, ids[3], damaged=False),
            Fault(mine, 5, ids[5], damaged=True),
        ]
        assert check_events(log) == Checked(
            4,
            damage=(f"event {ids[5]} (number 5 of device {mine}) was changed",),
            lost=(f"the event before {ids[3]} (number 3 of device {mine}) is missing",),
        )


def test_the_first_event_of_a_device_must_be_its_first(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True), Flagged(name("b"), on=True)], moment())
        first, second = log.linked()
        mine = device(log)
    again = Linked(first.row, second.chain, link(second.chain, first.row))
    assert list(faults([again])) == [Fault(mine, 1, first.row.id.hex(), damaged=False)]
    assert first.parent == START
    assert list(faults([second])) == [Fault(mine, 2, second.row.id.hex(), damaged=False)]


def test_damage_that_is_met_on_the_way_is_the_only_finding() -> None:
    def fail() -> None:
        raise LogDamaged("The log x is damaged: torn.", "Mend it.")

    log = cast("LogReader", SimpleNamespace(failures=fail))
    assert check_events(log) == Checked(0, ("The log x is damaged: torn.",))


def test_a_row_without_sense_whose_chain_is_sound_is_damage(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
        (only,) = log.linked()
        row = only.row._replace(detail='{"on":"perhaps"}')
        with unguarded(log) as connection:
            values = (row.detail, link(only.parent, row))
            connection.execute("UPDATE event SET detail = ?, chain = ?", values)
        assert check_events(log) == Checked(1)
        words = f"The log has a damaged row: number 1 of device {row.device}."
        assert check(log, MODEL) == Checked(1, damage=(words,))


def break_a_rule(connection: sqlite3.Connection, sql: str) -> None:
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(sql)
    connection.execute("PRAGMA ignore_check_constraints=OFF")


def test_what_sqlite_finds_is_told_of_the_file(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        with unguarded(log) as connection:
            break_a_rule(connection, "UPDATE event SET rating = 9")
        assert check_events(log) == Checked(0, ("the file: CHECK constraint failed in event",))


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE card SET due_day = due_day + 1", "the card of history:a is not what its events say"),
        ("UPDATE review SET recall = 0.5", "the reviews of history:a are not what its events say"),
        ("DELETE FROM review", "the reviews of history:a are not what its events say"),
        ("DELETE FROM card", "the card of history:a is not what its events say"),
        (
            "INSERT INTO card SELECT 'x', 'y', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''",
            "the card of x:y has no events",
        ),
        (
            "INSERT OR REPLACE INTO meta VALUES('latest_clock', '9999999999999999999')",
            "the latest clock is not that of the events",
        ),
        ("INSERT INTO known_deck VALUES(x'2f', 1)", "the known decks are not what their events say"),
        (
            "INSERT INTO carried SELECT 'a', 'b', clock, id, 'history', 'a' FROM event LIMIT 1",
            "the carries of questions are not what their events say",
        ),
    ],
)
@pytest.mark.parametrize("tuned", [False, True])
def test_what_is_stale_sentence_for_sentence(tmp_path: Path, sql: str, found: str, tuned: bool) -> None:
    with open_log(tmp_path) as log:
        if tuned:
            log.write([Tuned(OTHER_PARAMETERS)], moment())
        log.write([answered("a")], moment())
        log.write([answered("a")], moment(20_010))
        events = 2 + tuned
        assert check(log, MODEL) == Checked(events)
        log.connection.execute(sql)
        assert check(log, MODEL) == Checked(events, stale=(found,))


def test_a_newer_version_has_parts_that_are_not_known_here(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        assert wrong_parts(log.connection, ()) == []


def set_meta(log: Log, meta: str, value: object) -> None:
    log.connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (meta, str(value)))


@pytest.mark.parametrize(
    ("called", "knows_a_deck", "wrong"),
    [
        (None, True, False),
        (None, False, False),
        ("another", False, False),
        ("another", True, True),
        ("", False, True),
        ("", True, True),
    ],
)
def test_when_the_name_of_the_device_is_wrong(
    tmp_path: Path, called: str | None, knows_a_deck: bool, wrong: bool
) -> None:
    words = ("the name of this device is not what it was",)
    with open_log(tmp_path) as log:
        fact = DeckAdded("/decks") if knows_a_deck else Flagged(name("a"), on=True)
        log.write([fact], moment())
        if called is not None:
            set_meta(log, "device", called)
        assert wrong_device(log.connection) == list(words if wrong else ())
        assert check_events(log) == (Checked(0, words) if wrong else Checked(1))


@pytest.mark.parametrize(("later", "wrong"), [(-10, True), (-1, True), (0, False), (1, True)])
def test_the_latest_clock_is_not_before_what_others_wrote(tmp_path: Path, later: int, wrong: bool) -> None:
    words = ["the latest clock is not that of the events"]
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
        (only,) = log.linked()
        values: dict[str, Any] = {"device": "other", "clock": only.row.clock + 100, "id": bytes(16)}
        row = only.row._replace(**values)
        places = ", ".join("?" * (len(row) + 2))
        columns = ", ".join((*row._fields, "parent", "chain"))
        log.connection.execute(
            f"INSERT INTO event({columns}) VALUES({places})",
            (*row, START, link(START, row)),
        )
        set_meta(log, "latest_clock", row.clock + later)
        assert list(stale_tables(log.connection)) == (words if wrong else [])


def test_known_decks_and_carries_that_are_right(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([DeckAdded("/a"), answered("old"), Carried(name("new"), name("old"))], moment())
        assert list(stale_tables(log.connection)) == []


def test_what_another_program_wrote_between_two_looks_is_not_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        before = [(name("a"), None, ())]
        monkeypatch.setattr("quizkit.store.check.replay", lambda *_: iter(before))
        assert check(log, MODEL) == Checked(1)
