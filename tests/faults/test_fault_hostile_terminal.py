"""Hostile text in decks, and hostile text that is pasted: a real terminal gets nothing but visible text."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from hostile_runs import HOME, RUNS
from hostile_text import ALL, HARMLESS, PAYLOADS, deck, sequences, strange
from machine import Machine
from pty_driver import Program

Amount = Callable[[int, int], int]
Tell = Callable[..., None]

IN_FEW_TERMINALS = (RUNS["study"][0], RUNS["show"][0], RUNS["check"][0], RUNS["exam"][0], HOME)

PASSING = re.compile(r"\r[^\r\n\x1b]*\x1b\[K")
"""A line that tells how far something has come; it is there only where that takes long."""


class Shown:
    """What a command wrote to a terminal."""

    def __init__(self, program: Program) -> None:
        self.raw = program.raw.decode(errors="surrogateescape")
        self.title = program._screen.title + program._screen.icon_name
        row, column = program.cursor
        self.cursor_on_screen = 0 <= row < 24 and 0 <= column <= 80


def shown(machine: Machine, text: str, run: tuple[str, ...], going_on: int) -> Shown:
    machine.deck(text)
    with machine.open(*run, TERM="xterm-256color") as program:
        for key in keys(program, going_on):
            program.send(key)
        return Shown(program)


def keys(program: Program, going_on: int) -> Iterator[str]:
    """Keys that go on somehow, each when the program has been quiet; in the end those that leave."""
    some = ("enter", "d", "enter", "1", "enter", "?", "enter", "esc", "i", "enter", "enter", "down")
    for number in range(going_on + 50):
        deadline = time.monotonic() + 15
        while program._read(0.1) and time.monotonic() < deadline:
            pass
        if program._process.poll() is not None:
            return
        if program.echoes and number > going_on / 2:
            yield ":quit\r"
        else:
            yield some[number % len(some)] if number < going_on else "c-c"


def assert_clean(machine: Machine, text: str, run: tuple[str, ...], going_on: int = 100) -> int:
    """Runs a command with a deck of plain words and with a hostile one of the same shape."""
    machine.run("decks", "add", str(machine.deck(deck(HARMLESS))))
    plain, evil = (shown(machine, one, run, going_on) for one in (deck(HARMLESS), text))
    assert not strange(plain.raw), (run, strange(plain.raw))
    assert not strange(evil.raw), (run, strange(evil.raw))
    # Styles may be others: authors may write strong words, and what is wrong with a deck is told in colours.
    new = sequences(PASSING.sub("", evil.raw)) - sequences(PASSING.sub("", plain.raw))
    assert {one for one in new if one[-1] != "m"} == set(), run
    assert evil.title == plain.title == ""
    assert evil.cursor_on_screen
    return len(evil.raw)


@pytest.mark.parametrize("run", IN_FEW_TERMINALS, ids=lambda run: " ".join(run) or "home")
def test_a_terminal_gets_nothing_but_visible_text(
    tmp_path: Path, amount: Amount, run: tuple[str, ...]
) -> None:
    assert assert_clean(Machine(tmp_path), deck(ALL), run, amount(24, 100))


def test_every_command_in_a_terminal(tmp_path: Path, amount: Amount, tell: Tell) -> None:
    if not amount(0, 1):
        pytest.skip("with --full")
    written = runs = 0
    few = cycle(IN_FEW_TERMINALS)
    for name, payload in {"all": ALL, **PAYLOADS}.items():
        for run in [one for some in RUNS.values() for one in some] if name == "all" else [next(few)]:
            folder = tmp_path / f"{runs}"
            folder.mkdir()
            written += assert_clean(Machine(folder), deck(payload), run, 36)
            runs += 1
    tell(runs=runs, bytes_written=written, bytes_outside_the_allow_list=0)


def test_whatever_is_pasted_in_a_terminal(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.deck("questions:\n  - {id: a, question: Where?, answer: Worms}\n")
    with machine.open("study", "deck.yaml") as program:
        program.wait_for("Esc menu")
        for evil in (*PAYLOADS.values(), "x" * 3_000):
            program.send(
                "\x1b[200~", re.sub("\x1b\\[201~", "", evil).encode(errors="replace").decode(), "\x1b[201~"
            )
            while program._read(0.05):
                pass
        # The line editor itself moves back with backspaces.
        assert strange(program.raw.decode(errors="replace")) <= {"\b"}
        assert program._process.poll() is None
        program.send("c-c")
        assert program.status() in {0, 130}
