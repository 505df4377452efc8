"""Completion as a shell asks for it."""

from io import StringIO
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from machine import Machine
from world import World

from quizkit.commands.completing import complete_daily
from quizkit.commands.group import quizkit


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


@pytest.mark.parametrize(
    "words",
    [
        ("sahel-a",),
        ("sahel-actors", "sahel-w"),
        ("sahel-actors:g5-m",),
        ("nothing-like-it",),
        ("sahel-actors", ""),
        ("",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_quick_way_says_what_the_library_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, words: tuple[str, ...]
) -> None:
    world = World(tmp_path)
    world.run("due")
    line = " ".join(["quizkit", "study", *words])
    environ = {
        **world.environ,
        "COMP_WORDS": line,
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(words) + 1),
    }
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    library = get_completion_class(shell)
    assert library is not None
    outside = world.outside(**environ)
    assert complete_daily(f"{shell}_complete", outside)
    assert isinstance(outside.streams.stdout, StringIO)
    said = outside.streams.stdout.getvalue().removesuffix("\n")
    assert said == library(quizkit, {}, "quizkit", "_QUIZKIT_COMPLETE").complete()


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("quizkit study --pra", "2"),
        ("quizkit stu", "1"),
        ("quizkit show sahel-a", "2"),
        ("quizkit study 'a b", "2"),
        ("quizkit study a", "nowhere"),
        ("", ""),
    ],
)
def test_any_other_line_is_left_to_the_library(tmp_path: Path, line: str, at: str) -> None:
    outside = World(tmp_path).outside(COMP_WORDS=line, COMP_CWORD=at)
    for shell in ("bash", "zsh"):
        assert not complete_daily(f"{shell}_complete", outside)
    assert not complete_daily("powershell_complete", outside)
