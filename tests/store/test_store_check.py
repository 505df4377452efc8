import sqlite3
from pathlib import Path

import pytest
from store_samples import MODEL, answered, moment, name, open_log

from quizkit.model.facts import Carried, Flagged
from quizkit.store.check import Checked, check, check_events
from quizkit.store.log import Log


def test_a_sound_log(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        assert check(log, MODEL) == Checked(0)
        log.write([answered("a"), answered("b")], moment())
        assert check(log, MODEL) == Checked(2)


@pytest.mark.parametrize(
    "sql",
    ["UPDATE event SET rating = 4", "DELETE FROM event", "UPDATE event SET detail = '' WHERE seq = 1"],
)
def test_events_cannot_be_changed_or_deleted(tmp_path: Path, sql: str) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        with pytest.raises(sqlite3.IntegrityError, match="events are never"):
            log.connection.execute(sql)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "'guessed'"),
        ("mode", "'exam'"),
        ("mode", "'dream'"),
        ("kind", "''"),
        ("kind", "'tuned'"),
        ("mode", "NULL"),
        ("score", "1.5"),
        ("rating", "5"),
        ("rating", "NULL"),
        ("took_ms", "-1"),
        ("took_ms", "'long'"),
        ("reply", "NULL"),
        ("deck", "NULL"),
        ("target", "x'00'"),
        ("clock", "0"),
        ("counter", "0"),
        ("chain", "x'00'"),
        ("offset_minutes", "5000"),
        ("day", "99999999"),
    ],
)
def test_what_makes_no_sense_cannot_be_written(tmp_path: Path, column: str, value: str) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        columns = [row[1] for row in log.connection.execute("PRAGMA table_info(event)")][2:]
        values = ", ".join(value if one == column else one for one in columns)
        insert = f"INSERT INTO event(id, {', '.join(columns)}) SELECT randomblob(16), {values} FROM event"
        with pytest.raises(sqlite3.IntegrityError):
            log.connection.execute(insert)
        log.connection.execute(insert.replace(values, ", ".join(columns)))


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("DROP TRIGGER event_is_never_deleted", "trigger event_is_never_deleted is missing"),
        ("DROP INDEX event_of_question", "index event_of_question is missing"),
        ("ALTER TABLE card ADD COLUMN x TEXT", "table card is not as it was made"),
        ("CREATE TABLE x(y)", "table x is not as it was made"),
    ],
)
def test_missing_and_strange_parts_are_found(tmp_path: Path, sql: str, found: str) -> None:
    with open_log(tmp_path) as log:
        log.connection.execute(sql)
        assert check_events(log).damage == (found,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE card SET stability_days = stability_days + 1e-9 WHERE question = 'a'",
        "UPDATE card SET due_day = NULL WHERE question = 'a'",
        "UPDATE card SET flagged = 1 WHERE question = 'carried'",
        "DELETE FROM card WHERE question = 'b'",
        "INSERT INTO card SELECT 'x', 'y', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''",
        "UPDATE review SET recall = 0.5 WHERE question = 'a'",
        "UPDATE review SET deck = 'x' WHERE question = 'b'",
        "DELETE FROM review WHERE question = 'b'",
        "UPDATE review SET question = 'y' WHERE question = 'a'",
    ],
)
def test_a_stale_card_or_review_is_found_and_a_rebuild_mends_it(tmp_path: Path, sql: str) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a"), answered("b"), answered("c")], moment())
        log.write([Carried(name("carried"), name("c"))], moment())
        log.connection.execute(sql)
        checked = check(log, MODEL)
        assert checked.damage == ()
        assert len(checked.stale) >= 1
        log.rebuild()
        assert check(log, MODEL) == Checked(4)


def test_many_findings_are_counted(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name(f"q{number}"), on=True) for number in range(50)], moment())
        log.connection.execute("UPDATE card SET flagged = 0")
        stale = check(log, MODEL).stale
    assert len(stale) == 21
    assert stale[-1] == "30 more of this sort"


def test_every_flipped_bit_of_an_event_is_found(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("needle"), answered("b")], moment())
    path = tmp_path / "log.db"
    content = path.read_bytes()
    places = [at for at in range(len(content)) if content.startswith(b"needle", at)]
    assert len(places) >= 3, "in the event, in its index, in the card"
    for at in places:
        for bit in range(8):
            spoilt = bytearray(content)
            spoilt[at] ^= 1 << bit
            path.write_bytes(spoilt)
            with Log.read_only(path) as log:
                checked = check(log, MODEL)
            assert checked.damage or checked.stale, (at, bit)
