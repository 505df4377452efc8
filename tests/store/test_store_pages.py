"""Records read without SQLite are those that SQLite wrote, whatever their sizes and types."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.store.pages import records

INTEGERS = [sign * (1 << bits) + more for bits in range(63) for sign in (1, -1) for more in (-1, 0, 1)]
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.binary(max_size=30),
)


def write(path: Path, rows: list[tuple[Any, ...]], page_bytes: int = 4096) -> bytes:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={page_bytes}")
        connection.execute("CREATE TABLE other(x)")
        connection.execute("CREATE TABLE mine(a, b, c)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO other VALUES(?)", [(b"x" * 200,) for _ in range(5)])
        connection.executemany("INSERT INTO mine VALUES(?, ?, ?)", rows)
        connection.execute("COMMIT")
    return path.read_bytes()


def read(file: bytes) -> list[tuple[Any, ...]]:
    return sorted(records(file, 3), key=lambda row: row[0])


@pytest.mark.parametrize("page_bytes", [512, 1024, 4096, 32768])
def test_records_of_every_length(tmp_path: Path, page_bytes: int) -> None:
    """Around each length at which more or less of a record goes on elsewhere."""
    edges = {0, 127, 128, page_bytes - 35, 2 * page_bytes, 3 * page_bytes, 5 * page_bytes}
    lengths = sorted({edge + more for edge in edges for more in range(-45, 46) if edge + more >= 0})
    rows = [(number, b"\xfe" * length, "é") for number, length in enumerate(lengths)]
    assert read(write(tmp_path / "x.db", rows, page_bytes)) == rows


def test_records_that_go_on_for_every_length_of_two_pages(tmp_path: Path) -> None:
    rows = [(length, "y" * length, None) for length in range(430, 1_600)]
    assert read(write(tmp_path / "x.db", rows, 512)) == rows


def test_numbers_of_every_size(tmp_path: Path) -> None:
    rows = [(number, whole, float(whole)) for number, whole in enumerate(INTEGERS)]
    assert read(write(tmp_path / "x.db", rows)) == rows


@given(rows=st.lists(st.tuples(VALUES, VALUES), max_size=12))
def test_records_of_any_values(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Any, Any]]) -> None:
    numbered = [(number, *row) for number, row in enumerate(rows)]
    assert read(write(tmp_path_factory.mktemp("pages") / "x.db", numbered)) == numbered


def test_rows_with_high_numbers(tmp_path: Path) -> None:
    write(tmp_path / "x.db", [])
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as connection:
        for number in (1, 200, 1 << 20, 1 << 35, (1 << 63) - 1, -1, -(1 << 62)):
            connection.execute("INSERT INTO mine(rowid, a, b, c) VALUES(?, ?, 1, 2)", (number, number))
    found = read((tmp_path / "x.db").read_bytes())
    assert [row[0] for row in found] == sorted((1, 200, 1 << 20, 1 << 35, (1 << 63) - 1, -1, -(1 << 62)))


@pytest.mark.parametrize("spoilt", [b"\x00\x00", b"\xff\xff", b"\x00\x01", b"\x12\x00", b"\x01\x00"])
def test_the_size_of_pages_is_the_usual_one_where_the_file_says_none(tmp_path: Path, spoilt: bytes) -> None:
    rows = [(number, "z" * 90, 0) for number in range(200)]
    file = bytearray(write(tmp_path / "x.db", rows))
    file[16:18] = spoilt
    assert read(bytes(file)) == rows


def test_a_cell_that_makes_no_sense_costs_no_other(tmp_path: Path) -> None:
    rows = [(number, "z" * 40, 0) for number in range(20)]
    content = write(tmp_path / "x.db", rows)
    start = next(
        at for at in range(4096, len(content), 4096) if content.count(b"z" * 40, at, at + 4096) == 20
    )
    for number in range(20):
        at = start + 8 + 2 * number
        cell = start + int.from_bytes(content[at : at + 2], "big")
        for place, noise in (
            (at, b"\xff\xff"),
            (cell, b"\xff" * 9),
            (cell + 2, b"\x0a"),
            (cell + 3, b"\x0b"),
        ):
            file = bytearray(content)
            file[place : place + len(noise)] = noise
            left = {row for row in records(bytes(file), 3) if row in rows}
            assert left >= {row for row in rows if row[0] not in (number, number - 1)}
