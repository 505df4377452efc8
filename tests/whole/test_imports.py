"""Nothing slow at start: which libraries a command has imported by its end."""

import json

import pytest
from machine import Machine

HEAVY = {
    "click",
    "fsrs",
    "hashlib",
    "platformdirs",
    "prompt_toolkit",
    "questionary",
    "rapidfuzz",
    "rich",
    "yaml",
}

RUN = """
import atexit, json, sys
atexit.register(lambda: sys.stderr.write(json.dumps(sorted(sys.modules))))
sys.argv = ["quizkit", *sys.argv[1:]]
from quizkit.__main__ import main
main()
"""


def imported(machine: Machine, *arguments: str) -> set[str]:
    machine.argv = [machine.argv[0], "-c", RUN]
    done = machine.run(*arguments)
    assert done.code == 0, done
    return set(json.loads(done.err.splitlines()[-1])) & {*HEAVY, "sqlite3", "dataclasses"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--version",), set()),
        (("--help",), {"click"}),
        (("due",), {"sqlite3"}),
        ((), {"sqlite3"}),
        (("study",), {"sqlite3", "dataclasses"}),
        (("study", "--linear"), {"sqlite3", "dataclasses", "click"}),
        (("due", "--json"), {"sqlite3", "click"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    machine: Machine, arguments: tuple[str, ...], allowed: set[str]
) -> None:
    machine.run("due")
    assert imported(machine, *arguments) <= allowed
