"""Exams in a real pseudo-terminal: every kind, kills at every question, and a clock that runs out."""

import json
import re
import signal
from typing import Any

import pytest
from machine import Machine
from pty_driver import Program

DECK = """
title: Reformation
id: ref
exam: {minutes: 30, pass: 60%}
questions:
  - {id: a, question: Which is one?, right: alpha, wrong: [omega]}
  - {id: b, question: Which is two?, right: beta, wrong: [psi]}
  - {id: c, question: Which is three?, right: gamma, wrong: [chi]}
  - {id: d, question: Which is four?, right: delta, wrong: [phi]}
"""
RIGHT = {"one": "alpha", "two": "beta", "three": "gamma", "four": "delta"}


def records(machine: Machine) -> Any:
    return json.loads(machine.run("exam", "--list", "--json").out)


def wait_until_asked(program: Program, place: str) -> None:
    """Reads until the question at this place can be answered."""
    program.wait_for(place)
    for _ in range(300):
        shown = program.text.rpartition(place)[2]
        if "q leave" in shown or "Esc menu" in shown:
            return
        program._read(0.05)
    raise AssertionError(program.text)


def begin(machine: Machine, *options: str, **environ: str) -> Program:
    """An exam at its first question."""
    machine.deck(DECK)
    program = machine.open("exam", "deck.yaml", *options, columns=80, **environ)
    program.wait_for("Enter begin")
    program.send("enter")
    wait_until_asked(program, "1 of 4")
    return program


def right_answer(program: Program, place: str) -> str:
    (asked,) = re.findall(r"Which is (\w+)\?", program.text.rpartition(place)[2])
    return RIGHT[asked]


def test_killed_at_every_question_it_goes_on_there(machine: Machine) -> None:
    begin(machine).close()
    for number in range(1, 5):
        place = f"{number} of 4"
        for answers in (False, True):
            with machine.open("exam", "deck.yaml") as program:
                wait_until_asked(program, place)
                if answers:
                    right = right_answer(program, place)
                    program.send(re.findall(rf"(\d)\) {right}", program.text)[-1])
                    program.wait_for("Review" if number == 4 else f"{number + 1} of 4")
                program.signal(signal.SIGKILL)
                assert program.status() == -9
        assert records(machine)[0]["answered"] == number
    with machine.open("exam", "deck.yaml") as program:
        program.wait_for("All 4 answered.")
        program.wait_for("q leave")
        program.send("h")
        program.wait_for("n not yet")
        program.send("y")
        program.wait_for("100%, 4 of 4 points")
        assert program.status() == 0
    assert len(machine.answers()) == 4


def test_killed_at_every_question_line_by_line(machine: Machine) -> None:
    machine.deck(DECK)
    for number in range(1, 5):
        place = f"Question {number} of 4"
        with machine.open("exam", "deck.yaml", "--linear") as program:
            if number == 1:
                program.wait_for("Enter to begin")
                program.send("enter")
            program.wait_for(place)
            program.wait_for("Your answer:")
            program.send(right_answer(program, place), "enter")
            program.wait_for("Review." if number == 4 else f"Question {number + 1} of 4")
            program.signal(signal.SIGKILL)
            assert program.status() == -9
    done = machine.run("exam", "deck.yaml", typed=":hand-in\nyes\n")
    assert "100%, 4 of 4 points" in done.out


def test_the_end_of_the_time_hands_in_by_itself(machine: Machine) -> None:
    with begin(machine, "--minutes", "0.07") as program:
        program.wait_for("Enter done")
        assert "The time is up: the exam is handed in." in program.everything
        assert "0%, 0 of 4 points" in program.everything
        program.send("enter")
        assert program.status() == 0
        assert program.echoes
    assert records(machine)[0]["state"] == "handed in"


def test_the_clock_runs_while_the_program_does_not(machine: Machine) -> None:
    begin(machine, "--minutes", "0.05").close()
    with machine.open("exam", "deck.yaml") as program:
        program.wait_for("Enter done")
        assert "The time is up" in program.everything
        program.send("enter")
        assert program.status() == 0


@pytest.mark.parametrize(("key", "status"), [("c-c", 130), ("q", 0), ("c-d", 0)])
def test_leaving_says_how_to_go_on(machine: Machine, key: str, status: int) -> None:
    with begin(machine) as program:
        program.send(key)
        assert program.status() == status
        assert "`quizkit exam ref` goes on. The clock runs" in " ".join(program.everything.split())
        assert program.echoes
    assert records(machine)[0]["state"] == "open"


@pytest.mark.parametrize("columns", [80, 40])
def test_every_kind_in_an_exam(machine: Machine, columns: int) -> None:
    machine.deck()
    with machine.open("exam", "deck.yaml", "--seed", "1", columns=columns) as program:
        program.wait_for("Enter begin")
        assert "flashcard is left out" in " ".join(program.text.split())
        program.send("enter")
        for number in range(1, 11):
            wait_until_asked(program, f"{number} of 10")
            program.send("pagedown")
        program.wait_for("go there")
        assert "Open: 1-10." in program.text
        program.send("h")
        program.wait_for("n not yet")
        program.send("y")
        program.wait_for("Enter done")
        assert all(len(line) <= columns for line in program.everything.split("\n"))
        program.send("enter")
        assert program.status() == 0


def test_no_color_writes_no_colour(machine: Machine) -> None:
    with begin(machine, NO_COLOR="1") as program:
        assert not re.search(rb"\x1b\[[0-9;]*3[0-7]m", program.raw)
