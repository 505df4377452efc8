"""Completion as a shell asks for it."""

import pytest
from machine import Machine


def complete(machine: Machine, line: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    words = line.split(" ")
    done = machine.run(_QUIZKIT_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert done.code == 0, done
    return [offer.partition(",")[2] for offer in done.out.splitlines()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quizkit stu", ["study"]),
        ("quizkit study --pra", ["--practice"]),
        ("quizkit due sahel-a", ["sahel-actors", "sahel-after"]),
        ("quizkit history sahel-actors:g5-m", ["sahel-actors:g5-members"]),
        ("quizkit completion f", ["fish"]),
    ],
)
def test_commands_options_decks_and_questions(machine: Machine, line: str, offered: list[str]) -> None:
    machine.run("due")
    assert complete(machine, line) == offered
