"""The program in a real pseudo-terminal: every kind of question, at two widths, and every way to leave."""

import re
import signal
from collections.abc import Callable

import pytest
from machine import Machine
from pty_driver import Program

STUDY = ("study", "deck.yaml", "--seed", "1", "--new", "99", "--limit", "99")


def key_of(program: Program, text: str) -> str:
    """The digit or letter that stands before an option on the screen."""
    found = re.findall(rf"(\w)[.)] {re.escape(text)}", program.text)
    assert found, program.text
    return str(found[-1])


def single(program: Program) -> None:
    program.send(key_of(program, "Worms"))


def several(program: Program) -> None:
    for text in ("Calvin", "Zwingli"):
        program.send(key_of(program, text))
    program.send("enter")


def truth(program: Program) -> None:
    program.send("down", "enter")


def order(program: Program) -> None:
    # Each item in turn is sent to its place from the top; the pointer goes there with it.
    pointer = 1
    for place, text in enumerate(("baron", "viscount", "count"), 1):
        steps = int(key_of(program, text)) - pointer
        program.send(*["j" if steps > 0 else "k"] * abs(steps), str(place))
        program.wait_for(f"› {place}. {text}")
        pointer = place
    program.send("enter")


def match(program: Program) -> None:
    program.send(key_of(program, "Strasbourg"), key_of(program, "Edinburgh"), "enter")


def typed(*lines: str) -> Callable[[Program], None]:
    def answer(program: Program) -> None:
        for line in lines:
            program.send(line, "enter")

    return answer


def card(program: Program) -> None:
    program.send("enter")
    program.wait_for("eius religio")
    program.send("3")


ANSWERS: dict[str, Callable[[Program], None]] = {
    "Edict of Worms": single,
    "Which were reformers": several,
    "theses were in German": truth,
    "Who nailed theses": typed("Luther"),
    "How high is the nave": typed("41,5"),
    "When did Constantinople": typed("29 May 1453"),
    "ended the": typed("Westphalia", "30 years war"),
    "ecclesiastical electors": typed("Trier", "Mainz", "Cologne", ""),
    "Lowest rank first": order,
    "Match them": match,
    "cuius regio": card,
}


TYPED_OR_PAIRED = {4, 5, 6, 7, 8, 10}
"""Numbers of the questions whose footer ends in "Esc menu", for letters are part of the answer."""


@pytest.mark.parametrize("columns", [80, 40])
def test_every_kind_is_asked_and_graded(machine: Machine, columns: int) -> None:
    machine.deck()
    with machine.open(*STUDY, columns=columns) as program:
        for number, (prompt, answer) in enumerate(ANSWERS.items(), 1):
            program.wait_for(f"{number} of {len(ANSWERS)}")
            program.wait_for(prompt)
            program.wait_for("Esc menu" if number in TYPED_OR_PAIRED else "quit")
            answer(program)
            program.wait_for("Right")
            if number < len(ANSWERS):
                program.wait_for(f"{number + 1} of {len(ANSWERS)}")
        program.wait_for("Enter done")
        program.send("enter")
        assert program.status() == 0
        assert program.echoes
        assert all(len(line) <= columns for line in program.lines)
    answers = machine.answers()
    assert [answer["score"] for answer in answers] == [1] * len(ANSWERS)


def start(machine: Machine) -> Program:
    """A sitting in which the first question was answered wrong and its verdict is on the screen."""
    machine.deck()
    program = machine.open(*STUDY)
    program.wait_for("quit")
    program.send(key_of(program, "Speyer"))
    program.wait_for("Wrong")
    return program


@pytest.mark.parametrize(
    ("leave", "status"),
    [
        (lambda program: program.send("c-c"), 130),
        (lambda program: program.send("c-d"), 0),
        (lambda program: program.send("q"), 0),
        (lambda program: program.signal(signal.SIGTERM), 143),
        (lambda program: program.signal(signal.SIGHUP), 129),
        (lambda program: program.signal(signal.SIGKILL), -9),
    ],
    ids=["ctrl-c", "ctrl-d", "q", "sigterm", "sighup", "sigkill"],
)
@pytest.mark.parametrize("moment", ["verdict", "question", "typing"])
def test_every_way_out_keeps_what_was_answered(
    machine: Machine, leave: Callable[[Program], None], status: int, moment: str
) -> None:
    with start(machine) as program:
        program.wait_for("Enter next")
        if moment != "verdict":
            program.send("enter")
            program.wait_for("2 of 11" if "2 of 11" in program.text else "reformers")
            program.wait_for("Space")
        if moment == "typing":
            machine_to_typing(program)
            if leave_is_letter(leave):
                program.send("esc")
                program.wait_for("save and quit")
        leave(program)
        assert program.status() == status
        if status != -9:
            assert program.echoes
        if status == 130:
            assert "Every answer you gave is saved" in program.everything
    assert machine.answers()[0]["score"] == 0
    assert machine.run("doctor").code == 0


def machine_to_typing(program: Program) -> None:
    several(program)
    program.wait_for("in German")
    program.wait_for("quit")
    truth(program)
    program.wait_for("Who nailed")
    program.wait_for("Esc menu")
    program.send("Lu")
    program.wait_for("Lu")


def leave_is_letter(leave: Callable[[Program], None]) -> bool:
    return leave.__code__.co_consts[1:] == ("q",) or "q" in leave.__code__.co_consts


def test_a_closed_window(machine: Machine) -> None:
    with start(machine) as program:
        program.hang_up()
        assert program.status() in {0, 129}
    assert machine.answers()[0]["score"] == 0


def test_two_terminals_at_once(machine: Machine) -> None:
    machine.deck()
    with machine.open(*STUDY) as one, machine.open(*STUDY) as other:
        for program in (one, other):
            program.wait_for("quit")
        for program in (one, other):
            single(program)
            program.wait_for("Right")
        for program in (other, one):
            program.wait_for("reformers")
            program.wait_for("Space")
            several(program)
            program.wait_for("in German")
            program.wait_for("quit")
            program.send("q")
            assert program.status() == 0
    assert len(machine.answers()) == 4


def test_resizing_repaints(machine: Machine) -> None:
    machine.deck()
    with machine.open(*STUDY) as program:
        program.wait_for("quit")
        program.resize(40, 24)
        program.wait_for("Augsburg")
        program.send(key_of(program, "Worms"))
        program.wait_for("Right")
        program.send("q")


def test_no_color_writes_no_colour(machine: Machine) -> None:
    machine.deck()
    with machine.open(*STUDY, NO_COLOR="1") as program:
        program.wait_for("quit")
        single(program)
        program.wait_for("2 of 11")
        program.wait_for("Space")
        assert not re.search(rb"\x1b\[[0-9;]*3[0-7]m", program.raw)


def test_a_dumb_terminal_gets_lines(machine: Machine) -> None:
    machine.deck()
    with machine.open(*STUDY, TERM="dumb") as program:
        program.wait_for("Question 1 of 11, single choice.")
        program.send("Worms", "enter")
        program.wait_for("Question 2 of 11")
        program.wait_for("Your answer")
        assert b"\x1b" not in program.raw
        program.send("c-c")
        assert program.status() == 130


def test_home_studies_and_quits(machine: Machine) -> None:
    with machine.open() as program:
        program.wait_for("Enter study all")
        assert "Sahel: timeline" in program.text
        program.send("1")
        program.wait_for("1 of 10")
        program.wait_for("Esc menu" if "____" in program.text else "quit")
        program.send("c-d")
        program.wait_for("Nothing was answered")
        program.wait_for("Enter study all")
        program.send("s")
        program.wait_for("Nothing was answered here so far")
        program.wait_for("Enter study all")
        program.send("q")
        assert program.status() == 0


def test_edit_goes_on_with_the_mended_question(machine: Machine) -> None:
    machine.deck(EDITED)
    editor = machine.folder / "editor.sh"
    editor.write_text(
        '#!/bin/sh\nfor file; do :; done\nsed -i "s/Who nailde it/Who nailed it/" "$file"\n', encoding="utf-8"
    )
    editor.chmod(0o755)
    with machine.open(*STUDY, EDITOR=str(editor), VISUAL="") as program:
        program.wait_for("Who nailde it")
        program.wait_for("quit")
        program.send("e")
        program.wait_for("Who nailed it")
        program.wait_for("quit")
        program.send(key_of(program, "Luther"))
        program.wait_for("Enter done")
        program.send("enter")
        assert program.status() == 0
    assert machine.answers()[0]["score"] == 1


EDITED = """
title: Typo
questions:
  - question: Who nailde it to the door?
    right: Luther
    wrong: [Calvin, Knox]
"""
