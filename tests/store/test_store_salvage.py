"""What of a log from elsewhere is taken: rows whose checksum is right and which make sense."""

from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from store_samples import MODEL, MS_A_DAY, SCHEDULER, TODAY, answered, moment, open_log

from quizkit.model.facts import Event
from quizkit.store.backups import back_up
from quizkit.store.chain import START, link
from quizkit.store.check import Checked, check
from quizkit.store.restore import _open_broken, restore
from quizkit.store.rows import COLUMNS, Row, to_row
from quizkit.store.salvage import sound_rows, sound_rows_in_pages

ROW = to_row(Event("0" * 31 + "1", "other", 1, 99 << 16, moment(), answered("a"), "FSRS-6/1"))
GOLDEN = max((Path(__file__).parent / "golden").glob("log-v*.db"))
DEEP = "[" * 100_000 + "]" * 100_000


def is_taken(folder: Path, **values: Any) -> bool:
    """Whether a row with these values, whose checksum is right, comes out of a log."""
    row = ROW._replace(**values)
    marks = ", ".join("?" * (len(row) + 2))
    with open_log(folder) as log:
        log.connection.execute(
            f"INSERT INTO event({COLUMNS}, parent, chain) VALUES({marks})",
            (*row, START, link(START, row)),
        )
        (found,) = sound_rows(log.connection)
    assert found is None or Row._make(found[:-2]) == row
    return found is not None


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"at_ms": 0},
        {"at_ms": -719_162 * MS_A_DAY},
        {"at_ms": 2_932_896 * MS_A_DAY - 1},
        {"offset_minutes": 1439},
        {"offset_minutes": -1439},
        {"clock": 1 << 60},
        {"reply": '{"typed": "x\\ud800"}'},
        {"reply": '{"gave_up":true}'},
    ],
)
def test_what_makes_sense_is_taken(tmp_path: Path, values: dict[str, Any]) -> None:
    assert is_taken(tmp_path, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"at_ms": -719_162 * MS_A_DAY - 1},
        {"at_ms": 2_932_896 * MS_A_DAY},
        {"at_ms": (1 << 63) - 1},
        {"offset_minutes": 1440},
        {"offset_minutes": -1440},
        {"clock": (1 << 60) + 1},
        {"reply": "x"},
        {"reply": "[]"},
        {"reply": "{}"},
        {"reply": '{"typed":NaN}'},
        {"reply": '{"typed":"x","picked":"y"}'},
        {"reply": '{"typed":' + DEEP + "}"},
        {"reply": '{"typed":' + "9" * 5_000 + "}"},
        {"detail": DEEP},
        {"detail": "[]"},
        {"kind": "evil", **dict.fromkeys(("mode", "reply", "took_ms", "hints", "rating", "score"))},
    ],
)
def test_what_makes_none_is_left_out(tmp_path: Path, values: dict[str, Any]) -> None:
    assert not is_taken(tmp_path, **values)


PAGE = 4096
LEAF = 0x0D


def test_the_name_of_a_column_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    content = GOLDEN.read_bytes()
    assert content.count(b"detail TEXT NOT NULL") == 1
    path.write_bytes(content.replace(b"detail TEXT NOT NULL", b"tetail TEXT NOT NULL"))
    assert read(path) == read(GOLDEN)


def test_the_list_of_tables_is_damaged(tmp_path: Path) -> None:
    """The last entry of the page on which `event` stands has no place in it."""
    path = tmp_path / "log.db"
    content = bytearray(GOLDEN.read_bytes())
    start = content.index(b"CREATE TABLE event") // PAGE * PAGE
    entries = int.from_bytes(content[start + 3 : start + 5], "big")
    content[start + 8 + 2 * (entries - 1)] ^= 0x80
    path.write_bytes(content)
    assert read(path) == read(GOLDEN)


@pytest.mark.parametrize("place", [0, 3, -1])
@pytest.mark.parametrize("number", [1, 0x7F])
def test_the_number_of_a_row_is_damaged(tmp_path: Path, place: int, number: int) -> None:
    """A search for numbers passes by others then; not one row is missed."""
    path, content = tmp_path / "log.db", bytearray(GOLDEN.read_bytes())
    leaves = [
        start
        for start in range(PAGE, len(content), PAGE)
        if content[start] == LEAF and b"FSRS-6" in content[start : start + PAGE]
    ]
    start = leaves[1]
    entries = int.from_bytes(content[start + 3 : start + 5], "big")
    at = start + 8 + 2 * (place % entries)
    cell = start + int.from_bytes(content[at : at + 2], "big")
    content[cell + 2] = number  # behind two bytes that say how long the row is
    path.write_bytes(content)
    assert read(path) == read(GOLDEN)


def test_pages_give_the_same_events_as_sqlite(tmp_path: Path) -> None:
    """Also those that go on over many pages, and numbers of every size."""
    with open_log(tmp_path) as log:
        for number, letters in enumerate((1, 100, 4_060, 4_070, 9_000, 70_000)):
            fact = answered("é" * (number + 1))._replace(reply='{"typed":"' + "x" * letters + '"}', score=1.0)
            log.write([fact], moment(TODAY + 40 * number))
            log.write([fact._replace(took_ms=1 << 10 * number, score=0.5)], moment(-TODAY, number))
        path = Path(log.path)
    assert set(sound_rows_in_pages(path)) == read(path)
    assert set(sound_rows_in_pages(GOLDEN)) == read(GOLDEN)


@pytest.mark.parametrize("spoilt", [0, 16, 20, 100])
def test_pages_are_read_whatever_the_first_one_says(tmp_path: Path, spoilt: int) -> None:
    path = tmp_path / "log.db"
    content = bytearray(GOLDEN.read_bytes())
    content[spoilt : spoilt + 2] = b"\xff\xfe"
    path.write_bytes(content)
    assert set(sound_rows_in_pages(path)) == read(GOLDEN)


def test_pages_that_make_no_sense_are_passed_by(tmp_path: Path) -> None:
    chance, sound, path = Random(3), read(GOLDEN), tmp_path / "log.db"
    content = GOLDEN.read_bytes()
    leaf = bytes([LEAF, 0, 0, 255, 255]) + bytes(range(256)) * 16
    for _ in range(40):
        start = chance.randrange(1, len(content) // PAGE) * PAGE
        noise = chance.choice([leaf[:PAGE], b"\x0d" + chance.randbytes(PAGE - 1)])
        path.write_bytes(content[:start] + noise + content[start + PAGE :])
        assert set(sound_rows_in_pages(path)) <= sound
    for length in (0, 1, 100, PAGE, PAGE + 1, len(content) - 1):
        path.write_bytes(content[:length])
        assert set(sound_rows_in_pages(path)) <= sound


def test_a_log_without_its_list_of_tables_loses_nothing(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        back_up(log.connection, tmp_path / "backup.db")
        log.write([answered("b"), answered("c")], moment(TODAY + 1))
        events, path = {event.id: event for event in log.events()}, Path(log.path)
    content = bytearray(path.read_bytes())
    content[100:PAGE] = bytes(PAGE - 100)
    path.write_bytes(content)
    restored = restore(path, tmp_path / "backup.db", SCHEDULER, backups=tmp_path / "b", day=TODAY)
    assert restored.saved == len(events)
    with open_log(tmp_path) as log:
        assert {event.id: event for event in log.events()} == events
        assert check(log, MODEL) == Checked(len(events))


def read(path: Path) -> set[Any]:
    with closing(_open_broken(path)) as connection:
        rows = set(sound_rows(connection))
    assert None not in rows
    assert rows
    return rows


def test_the_first_and_the_last_day_are_days_of_events() -> None:
    assert (ROW.at_ms, ROW.day) == (TODAY * MS_A_DAY, TODAY)
