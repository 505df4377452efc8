"""What of a log from elsewhere is taken: rows whose checksum is right and which make sense."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import MS_A_DAY, TODAY, answered, moment, open_log

from quizkit.model.facts import Event
from quizkit.store.chain import START, link
from quizkit.store.restore import _open_broken
from quizkit.store.rows import COLUMNS, Row, to_row
from quizkit.store.salvage import sound_rows

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


def read(path: Path) -> set[Any]:
    with closing(_open_broken(path)) as connection:
        rows = set(sound_rows(connection))
    assert None not in rows
    assert rows
    return rows


def test_the_first_and_the_last_day_are_days_of_events() -> None:
    assert (ROW.at_ms, ROW.day) == (TODAY * MS_A_DAY, TODAY)
