"""`quizkit check --watch`: real processes whose files change, and what counts as a change."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from machine import Machine

from quizkit.commands.watching import stamps

DOUBTFUL = "questions:\n  - {id: a, question: Type gamma., answer: gamma}\n"
SOUND = "questions:\n  - {id: a, question: Which letter comes third?, answer: gamma}\n"
WATCHING = "Watching for changes; Ctrl-C ends."
SELECT = ("--select", "T301")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_change_is_told_and_ctrl_c_ends_it(machine: Machine) -> None:
    machine.deck(DOUBTFUL)
    with machine.open("check", "deck.yaml", "--watch", *SELECT) as program:
        program.wait_for(WATCHING)
        assert "deck.yaml:2:28: warning T301" in program.text
        assert "No mistakes" not in program.text
        machine.deck(SOUND)
        program.wait_for("No mistakes; 1 question in 1 deck can be asked.")
        program.send("c-c")
        assert program.status() == 130
        assert "Traceback" not in program.everything
        assert "answer you gave" not in program.everything


def test_a_deck_that_is_gone_and_wrong_settings_are_told_and_it_goes_on(machine: Machine) -> None:
    path = machine.deck(DOUBTFUL)
    with machine.open("check", "deck.yaml", "--watch", *SELECT, columns=200) as program:
        program.wait_for(WATCHING)
        path.unlink()
        program.wait_for("There is no file or folder deck.yaml.")
        (machine.folder / "quizkit.toml").write_text("colour = 3")
        machine.deck(SOUND)
        program.wait_for("`colour` is no setting")
        (machine.folder / "quizkit.toml").unlink()
        program.wait_for("No mistakes")
        program.signal(signal.SIGINT)
        assert program.status() == 130


def test_it_mends_whenever_something_can_be_mended(machine: Machine) -> None:
    path = machine.deck(SOUND)
    with machine.open("check", ".", "--watch", "--fix", "--select", "T302") as program:
        program.wait_for(WATCHING)
        machine.deck(SOUND.replace("answer: gamma", "answer: [gamma, gamma]"))
        program.wait_for("Mended deck.yaml: T302.")
        program.send("c-c")
        assert program.status() == 130
    assert path.read_text() == SOUND.replace("answer: gamma", "answer: [gamma]")


def change(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns + 1))


@pytest.mark.parametrize(
    ("touch", "counts"),
    [
        (lambda top: change(top / "course/a.yaml", "more"), True),
        (lambda top: change(top / "course/a.yaml"), True),
        (lambda top: change(top / "course/new.yml"), True),
        (lambda top: change(top / "course/week-1/new.YAML"), True),
        (lambda top: change(top / "course/quizkit.toml"), True),
        (lambda top: change(top / "course/week-1/pyproject.toml"), True),
        (lambda top: change(top / "quizkit.toml"), True),
        (lambda top: change(top / "linked/new.yaml"), True),
        (lambda top: (top / "course/a.yaml").unlink(), True),
        (lambda top: (top / "course/a.yaml").replace(top / "course/b.yaml"), True),
        (lambda top: change(top / "course/week-1/notes.txt"), False),
        (lambda top: change(top / "course/.git/a.yaml"), False),
        (lambda top: change(top / "other/a.yaml"), False),
        (lambda top: change(top / "other.toml"), False),
    ],
)
def test_what_counts_as_a_change(tmp_path: Path, touch: Callable[[Path], None], counts: bool) -> None:
    for name in (
        "course/a.yaml",
        "course/week-1/b.yaml",
        "course/.git/c.yaml",
        "linked/d.yaml",
        "other/e.yaml",
    ):
        change(tmp_path / name)
    (tmp_path / "course/link").symlink_to(tmp_path / "linked")
    (tmp_path / "course/week-1/loop").symlink_to(tmp_path / "course")
    before = stamps([tmp_path / "course"])
    assert stamps([tmp_path / "course"]) == before
    touch(tmp_path)
    assert (stamps([tmp_path / "course"]) != before) is counts


def test_a_file_alone_is_watched_with_the_settings_above_it(tmp_path: Path) -> None:
    change(tmp_path / "course/a.yaml")
    change(tmp_path / "course/b.yaml")
    before = stamps([tmp_path / "course/a.yaml"])
    change(tmp_path / "course/b.yaml", "more")
    assert stamps([tmp_path / "course/a.yaml"]) == before
    change(tmp_path / "pyproject.toml")
    assert stamps([tmp_path / "course/a.yaml"]) != before
