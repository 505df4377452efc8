"""The program is ended at any moment, in any way, again and again: nothing that was acknowledged is lost."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import kill_lines
import kill_others
import kill_screens
import pytest
from kill_storm import Tally, signals_heard, storm
from machine import Machine


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    with signals_heard():
        yield


def told_of(tally: Tally, tell: Callable[..., None]) -> None:
    tell(**tally._asdict(), lost=sum(", written " in one for one in tally.wrong))


def test_sittings_line_by_line(
    tmp_path: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    tally = storm(tmp_path, kill_lines.sit, kill_lines.WAYS, amount(16, 800), Random(1))
    told_of(tally, tell)
    assert not tally.wrong


def test_sittings_in_a_full_terminal(
    tmp_path: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    tally = storm(tmp_path, kill_screens.sit, kill_screens.WAYS, amount(6, 200), Random(2))
    told_of(tally, tell)
    assert not tally.wrong


def test_other_commands_that_write(
    tmp_path: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    kills, wrong = kill_others.storm(tmp_path, amount(8, 200), Random(3))
    tell(kills=kills, lost=len(wrong))
    assert not wrong


def test_exams(tmp_path: Path, amount: Callable[[int, int], int], tell: Callable[..., None]) -> None:
    kills, wrong = kill_others.exam_storm(tmp_path, amount(4, 60), Random(4))
    tell(kills=kills, lost=len(wrong))
    assert not wrong


@pytest.mark.parametrize(
    ("imported", "told"), [("errno", ""), ("click", "Interrupted. Every answer you gave is saved.\n")]
)
def test_ctrl_c_while_something_is_imported(tmp_path: Path, imported: str, told: str) -> None:
    """`errno` is imported before there is anything that could tell it."""
    machine = Machine(tmp_path)
    code = f"""
import sys
from quizkit.__main__ import main
class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == {imported!r}:
            raise KeyboardInterrupt
sys.modules.pop({imported!r}, None)
sys.meta_path.insert(0, Interrupting())
main()
"""
    machine.argv = [sys.executable, "-c", code]
    done = machine.run("check", "deck.yaml")
    assert (done.code, done.out, done.err) == (130, "", told)


def test_ctrl_c_right_behind_an_answer_is_heard(tmp_path: Path) -> None:
    """In raw mode it is a key like others, and keys pressed ahead are forgotten."""
    machine = Machine(tmp_path)
    machine.deck()
    with machine.open("study", "deck.yaml", "--seed", "1", "--new", "99") as program:
        program.wait_for("q quit")
        program.send("1", "c-c")
        assert program.status() == 130
        assert program.echoes
