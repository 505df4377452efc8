"""What the world may do to the program: one clear message each, the right exit code, nothing lost."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from machine import EVERY_KIND, Machine

BROKEN = """
title: Half broken
questions:
  - {id: sound, question: Where?, right: Worms, wrong: [Speyer]}
  - {id: wrong-number, question: How high?, number: abot 5}
  - {id: no-answer, question: Why?}
"""


def fifo(path: Path) -> None:
    os.mkfifo(path)


BAD_DECKS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "utf-16": lambda path: path.write_bytes("title: x\n".encode("utf-16")),
    "fifo": fifo,
    "too large": lambda path: path.write_bytes(b"title: x\n" + b"# comment\n" * 950_000),
    "brackets": lambda path: path.write_bytes(b"[" * 25_000),
    "only a text": lambda path: path.write_bytes(b"hello"),
    "alias bomb": lambda path: path.write_bytes(b"a: &a [x]\nb: [*a, *a]\n"),
    "unclosed": lambda path: path.write_bytes(b'title: "x\n'),
}


@pytest.mark.parametrize("case", BAD_DECKS)
@pytest.mark.parametrize("command", ["study", "check", "show"])
def test_a_bad_deck_is_told_and_exits_with_1(machine: Machine, case: str, command: str) -> None:
    path = machine.folder / "bad.yaml"
    BAD_DECKS[case](path)
    done = machine.run(command, "bad.yaml")
    assert done.code == 1, done
    told = done.out + done.err
    assert "bad.yaml:" in told
    assert "Traceback" not in told
    assert len(told.strip().splitlines()) <= 12
    assert "bad" not in machine.run("decks").out


def test_a_folder_without_decks(machine: Machine) -> None:
    (machine.folder / "nothing").mkdir()
    for command in (["study"], ["check"], ["decks", "add"]):
        done = machine.run(*command, "nothing")
        assert done.code == 2, done
        assert "There is no deck below nothing." in done.err
        assert "Traceback" not in done.err


def test_a_deck_with_mistakes_names_them_all_and_asks_the_rest(machine: Machine) -> None:
    machine.deck(BROKEN)
    checked = machine.run("check", "deck.yaml", "--format", "json", "--select", "E")
    assert checked.code == 1
    assert [(problem["line"], problem["code"]) for problem in json.loads(checked.out)] == [
        (5, "E016"),
        (6, "E005"),
    ]
    studied = machine.run("study", "deck.yaml", typed="Worms\n")
    assert studied.code == 0
    assert studied.err.count("deck.yaml:") >= 2
    assert "Question 1 of 1" in studied.out
    assert len(machine.answers()) == 1


def test_check_shows_the_line_and_a_caret(machine: Machine) -> None:
    machine.deck(BROKEN)
    shown = machine.run("check", "deck.yaml").out
    assert "deck.yaml:5:" in shown
    assert "abot 5" in shown
    assert "^" in shown


def test_a_locked_log(machine: Machine) -> None:
    machine.run("due")
    holder = sqlite3.connect(machine.home / "log.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        done = machine.run("due")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert done.code == 3, done
    assert "Traceback" not in done.err
    assert machine.run("due").code == 0


def test_a_log_of_a_newer_version_is_read_and_not_written(machine: Machine) -> None:
    machine.deck()
    machine.run("study", "deck.yaml", "--seed", "1", typed="Worms\n")
    newer = sqlite3.connect(machine.home / "log.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    done = machine.run("due")
    assert done.code == 5, done
    assert "newer" in done.err
    assert len(machine.answers()) == 1


@pytest.mark.parametrize("damage", [b"this is no log\n" * 100, b""], ids=["other file", "emptied"])
def test_a_damaged_log_is_told_and_restored(machine: Machine, damage: bytes) -> None:
    machine.deck()
    machine.run("study", "deck.yaml", "--seed", "1", typed="Worms\n")
    assert machine.run("log", "backup", "safe.db").code == 0
    log = machine.home / "log.db"
    log.write_bytes(damage)
    done = machine.run("due")
    assert done.code == 6, done
    assert "quizkit log restore" in done.err
    restored = machine.run("log", "restore", "safe.db")
    assert restored.code == 0, restored
    assert len(machine.answers()) == 1
    assert list(machine.home.glob("log.db.damaged-*"))
    assert machine.run("doctor").code == 0


def test_restoring_adds_and_replaces_nothing(machine: Machine) -> None:
    machine.deck()
    machine.run("study", "deck.yaml", "--seed", "1", typed="Worms\n")
    machine.run("log", "backup", "safe.db")
    machine.run("study", "deck.yaml", "--seed", "1", typed=":dontknow\n")
    done = machine.run("log", "restore", "safe.db")
    assert done.code == 0
    assert "0 events added" in done.out
    assert len(machine.answers()) == 2


def test_the_index_can_be_lost_or_spoilt(machine: Machine) -> None:
    machine.deck()
    machine.run("study", "deck.yaml", "--seed", "1", typed="Worms\n")
    before = machine.run("due", "--json").out
    index = machine.home / "cache" / "index.db"
    index.write_bytes(b"garbage" * 1000)
    assert machine.run("due", "--json").out == before
    index.unlink()
    assert machine.run("due", "--json").out == before


def test_nobody_reads_what_is_written(machine: Machine) -> None:
    machine.deck()
    machine.run("study", "deck.yaml", "--new", "99", "--limit", "99", typed=":dontknow\n" * 40)
    command = f"{' '.join(machine.argv)} log --json | head -n 1"
    done = machine.run("due")
    assert done.code == 0
    piped = Machine(machine.folder)
    piped.argv = ["/bin/sh", "-c", command]
    result = piped.run()
    assert result.out.count("\n") == 1
    assert result.err == ""


@pytest.mark.parametrize(
    "arguments", [("due",), ("study", "deck.yaml"), ("show", "deck.yaml"), ("check", "deck.yaml")]
)
def test_an_ascii_terminal_gets_ascii(machine: Machine, arguments: tuple[str, ...]) -> None:
    machine.deck(
        EVERY_KIND.replace("The theses", "Ärger: 日本 the theses").replace("question: Ärger", "question: Ä")
    )
    done = machine.run(*arguments, typed="x\n", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.out.isascii()
    assert "Traceback" not in done.err


def test_settings_that_are_wrong_are_told(machine: Machine) -> None:
    machine.home.mkdir()
    (machine.home / "config.toml").write_text("retention = 2\n", encoding="utf-8")
    done = machine.run("due")
    assert done.code == 1
    assert "config.toml" in done.err
    assert "retention" in done.err
    (machine.home / "config.toml").unlink()


def test_hostile_text_never_reaches_the_terminal(machine: Machine) -> None:
    machine.deck(
        'title: "a\\e]0;owned\\a"\nquestions:\n'
        '  - {id: q, question: "what\\e[2J is \\u202Ethis?", right: "a\\e[31m", wrong: ["b\\x9b31m"],'
        ' why: "\\e]52;c;eA==\\a"}\n'
    )
    for arguments in (("check",), ("show",), ("study",)):
        done = machine.run(*arguments, "deck.yaml", typed="2\n1\n")
        told = done.out + done.err
        assert not set(told) & {"\x1b", "\x07", "\x9b", "\u202e"}
        assert "Traceback" not in told
