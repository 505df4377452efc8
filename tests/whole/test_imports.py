"""Nothing slow at start: what a command has imported by its end, and a sitting by its first question."""

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
NOT_FREE = {"dataclasses", "inspect", "pathlib", "sqlite3", "urllib"}
"""Modules of Python that cost as much as ten or twenty of ours."""
OF_CLICK = {"click", "dataclasses", "inspect", "pathlib", "urllib"}
LATER = {
    "quizkit.commands.naming",
    "quizkit.commands.planning",
    "quizkit.files.deck_questions",
    "quizkit.store.chain",
    "quizkit.store.histories",
    "quizkit.store.mornings",
    "quizkit.store.writing",
    "quizkit.study.away",
    "quizkit.study.comeback",
    "quizkit.study.expected",
    "quizkit.study.forecast",
    "quizkit.study.identity",
    "quizkit.study.plan",
    "quizkit.study.plan_course",
    "quizkit.terminal.ask",
    "quizkit.terminal.show",
}
"""Ours that nobody needs who has answered nothing."""
MOST_OF_OURS = 85
"""Modules of ours at the first question. Each costs a fifth of a millisecond, whatever is in it."""

RUN = """
import atexit, json, sys
atexit.register(lambda: sys.stderr.write(json.dumps(sorted(sys.modules))))
sys.argv = ["quizkit", *sys.argv[1:]]
from quizkit.__main__ import main
main()
"""

RUN_UNTIL_PAINTED = """
import os, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "quizkit.terminal.ask":  # what asks is imported when the question is on the screen
            with open("imported", "w") as file:
                file.write(" ".join(sys.modules))
            print("painted", flush=True)
            os._exit(0)
sys.meta_path.insert(0, Watch())
sys.argv = ["quizkit", *sys.argv[1:]]
from quizkit.__main__ import main
main()
"""


def imported(machine: Machine, *arguments: str) -> set[str]:
    machine.argv = [machine.argv[0], "-c", RUN]
    done = machine.run(*arguments)
    assert done.code == 0, done
    return set(json.loads(done.err.splitlines()[-1])) & (HEAVY | NOT_FREE | LATER)


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--version",), set()),
        (("--help",), OF_CLICK),
        (("due",), {"sqlite3"}),
        ((), {"sqlite3"}),
        (("study",), {"sqlite3"}),
        (("study", "--linear"), {"sqlite3", *OF_CLICK}),
        (("due", "--json"), {"sqlite3", *OF_CLICK}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    machine: Machine, arguments: tuple[str, ...], allowed: set[str]
) -> None:
    machine.run("due")
    assert imported(machine, *arguments) <= allowed


def test_the_first_question_is_painted_before_anything_slow(machine: Machine) -> None:
    machine.run("due")
    machine.argv = [machine.argv[0], "-c", RUN_UNTIL_PAINTED]
    with machine.open("study") as program:
        program.wait_for("painted")
        assert "1 of " in program.text
    names = (machine.folder / "imported").read_text(encoding="utf-8").split()
    assert set(names) & (HEAVY | NOT_FREE | LATER) == {"sqlite3"}
    ours = [name for name in names if name.startswith("quizkit")]
    assert len(ours) <= MOST_OF_OURS, ours
