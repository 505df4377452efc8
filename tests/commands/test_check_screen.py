"""`quizkit check` in a real terminal: wrapped to its width, in colours, and never so for a program."""

from pathlib import Path

import pytest
from machine import Machine

LONG = (
    "questions:\n"
    "  - id: a\n"
    "    question: Which of the several places that are named in the text is where gamma was found?\n"
    "    answer: [gamma, gamma]\n"
)
SELECT = ("--select", "T301,T302")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.deck(LONG)
    return machine


@pytest.mark.parametrize("columns", [80, 40])
def test_everything_fits_the_width(machine: Machine, columns: int) -> None:
    with machine.open("check", "deck.yaml", *SELECT, columns=columns) as program:
        assert program.status() == 1
        rows = program.everything.splitlines()
    heads = [row for row in rows if row.startswith("deck.yaml:")]
    assert [row.split()[2] for row in heads] == ["T301", "T302"]
    carets = [number for number, row in enumerate(rows) if row.strip(" ^") == "" and "^" in row]
    assert [rows[number - 1][rows[number].index("^") :][:5] for number in carets] == ["gamma", "gamma"]
    end = rows.index("", rows.index(heads[1]))
    assert all(row.startswith("    ") for row in rows[:end] if row and row not in heads)
    assert " ".join(rows[end + 1 :]).startswith("2 warnings; 1 question in 1 deck can be asked. 1 can be")
    # A row that is too wide would have gone on in the next one, at its first column.
    assert max(map(len, rows)) < columns


def test_colours_and_none(machine: Machine) -> None:
    with machine.open("check", "deck.yaml", *SELECT) as program:
        program.status()
        assert b"\x1b[1;33m warning T301\x1b[0m" in program.raw
    with machine.open("check", "deck.yaml", *SELECT, NO_COLOR="1") as program:
        program.status()
        assert b"\x1b[" not in program.raw


def test_a_program_gets_whole_lines_without_colours(machine: Machine) -> None:
    done = machine.run("check", "deck.yaml", *SELECT, COLUMNS="40")
    assert done.code == 1
    assert "\x1b" not in done.out + done.err
    rows = done.out.splitlines()
    assert [row.split()[2] for row in rows if not row.startswith(" ") and row] == ["T301", "T302"]
    assert max(map(len, rows)) > 40
    assert done.err.startswith("2 warnings; 1 question in 1 deck can be asked.")
