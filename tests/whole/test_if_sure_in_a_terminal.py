"""Sure or not in a real pseudo-terminal: keys pressed too early say nothing."""

import pytest
from machine import Machine

DECK = """
id: small
questions:
  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta], shuffle: false}
  - {id: b, question: Type gamma., answer: gamma}
"""


@pytest.mark.parametrize("columns", [80, 40])
def test_a_sitting_with_confidence(machine: Machine, columns: int) -> None:
    machine.deck(DECK)
    with machine.open("study", "deck.yaml", "--confidence", columns=columns) as program:
        program.wait_for("q quit")
        program.send("2", "y", "n", "enter")  # all but the first before it is asked
        program.wait_for("Sure?")
        assert "Wrong" not in program.text
        program.send("esc")
        program.wait_until_gone("Sure?")
        program.wait_for("q quit")
        assert program.text.count("Alpha or beta?") == 1
        program.send("2")
        program.wait_for("Sure?")
        program.send("y")
        program.wait_for("Enter next")
        assert "again" not in program.text.split("Wrong")[1].split("next")[0]
        program.send("enter")
        program.wait_for("Enter answer")
        program.send("gamma", "enter")
        program.wait_for("Sure?")
        program.send("n")
        program.wait_for("Right")
        program.wait_for("q quit")
        program.send("2")
        program.wait_for("You chose this before")
        assert all(len(line) <= columns for line in program.lines)
        program.wait_for("Enter next")
        program.send("q")
        assert program.status() == 0
        assert program.echoes
    assert [answer["sure"] for answer in machine.answers()] == [True, False, None]
