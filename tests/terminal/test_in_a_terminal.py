"""What only a real terminal shows: signals, echo, resizing, keys typed ahead."""

import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pty_driver import Program

import quizkit

TESTS = Path(__file__).parent.parent
ENVIRON = {"PYTHONPATH": str(Path(quizkit.__file__).parent.parent), "PYTHONWARNINGS": "error"}
KEYS_TOLD = {"pick": "q quit", "line": "Enter answer"}
AT_WORK = {"pick": ("down", "› 2)"), "line": ("x", "› x")}
"""A key, and what shows that it was worked off."""


def program(*arguments: str, environ: Mapping[str, str] | None = None) -> Program:
    argv = [sys.executable, str(TESTS / "terminal_program.py"), *arguments]
    return Program(argv, environ={**ENVIRON, **(environ or {})})


@pytest.mark.parametrize("form", ["pick", "line"])
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_signals_end_it_and_the_terminal_is_as_before(form: str, number: signal.Signals, status: int) -> None:
    with program(form) as run:
        assert run.echoes
        run.wait_for(KEYS_TOLD[form])
        raw_mode = not run.echoes
        key, shown = AT_WORK[form]
        run.send(key)
        run.wait_for(shown)
        run.signal(number)
        assert run.status() == status
        assert raw_mode
        assert run.echoes
        assert "Traceback" not in run.text
        assert KEYS_TOLD[form] not in run.text


def test_control_c_is_told_from_quitting() -> None:
    with program("pick") as run:
        run.wait_for("q quit")
        run.send("c-c")
        assert run.status() == 130
        assert run.echoes


def test_closed_window_ends_it() -> None:
    with program("line") as run:
        run.wait_for("Enter answer")
        run.hang_up()
        assert run.status() == 129


def test_one_question_after_the_other_stays_readable() -> None:
    with program("pick", "line", "card") as run:
        run.wait_for("q quit")
        run.send("2")
        run.wait_for("Enter answer")
        run.send("41 m", "enter")
        run.wait_for("Enter turn over")
        run.send("enter")
        run.wait_for("how well you knew it")
        run.send("4")
        assert run.status() == 0
        shown = run.everything
        for text in ("› 2) The receiver hands bytes", "got Typed(text='41 m')", "got Rated(rating=4)"):
            assert text in shown
        assert "q quit" not in shown


def test_keys_typed_while_it_loads_are_forgotten_and_do_not_show() -> None:
    with program("--slow", "pick") as run:
        run.wait_for("teachers write long answers")
        assert not run.echoes
        run.send("3", "enter", "x", "enter")
        run.wait_for("q quit")
        assert run.lines[6] == " › 1) Datagrams never get lost"
        assert run.lines[11].endswith("q quit")
        run.send("2")
        run.wait_for("got Picked(key='THE RECEIVER")


def test_resizing_draws_it_anew() -> None:
    with program("pick") as run:
        run.wait_for("i info  e edit  q quit")
        run.resize(40, 24)
        run.wait_for("2) The receiver hands bytes over in\n      sequence")
        run.resize(80, 24)
        run.wait_for("2) The receiver hands bytes over in sequence")
        run.send("q")
        run.wait_for("got Command.QUIT")


def test_neither_another_screen_nor_questions_to_the_terminal() -> None:
    with program("pick") as run:
        run.wait_for("q quit")
        run.send("1")
        assert run.status() == 0
        assert b"\x1b[?1049h" not in run.raw
        assert b"\x1b[6n" not in run.raw


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"ACCESSIBLE": "1", "FORCE_COLOR": "1"}])
def test_linear_mode_writes_no_escape_byte(environ: dict[str, str]) -> None:
    with program("pick", "tick", environ=environ) as run:
        run.wait_for("Your answer: ")
        run.send("2", "enter")
        run.wait_for("Your answers: ")
        run.send("c-d")
        run.wait_for("got Command.QUIT")
        assert run.status() == 0
        assert b"\x1b" not in run.raw
        assert "Your answer: 2" in run.lines


@pytest.mark.parametrize(
    ("environ", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False)],
)
def test_colours(environ: dict[str, str], colour: bool) -> None:
    with program("pick", environ=environ) as run:
        run.wait_for("q quit")
        run.send("1")
        assert run.status() == 0
        assert (b"36m" in run.raw or b";36" in run.raw) is colour


def test_ascii_terminal_gets_ascii() -> None:
    environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    with program("pick", environ=environ) as run:
        run.wait_for("q quit")
        assert " > 1) Datagrams" in run.text
        run.send("1")
        assert run.status() == 0
        assert run.raw.isascii()


def test_question_is_painted_before_the_prompt_library_is_imported() -> None:
    source = """
import sys
from terminal_samples import asking, written
from quizkit.terminal.full import FullFront
one = written()
FullFront(one.out, sys.stdin)._paint(asking("pick"), FullFront(one.out, sys.stdin)._look)
assert "segments" in one.stdout.getvalue()
heavy = {"questionary", "prompt_toolkit", "rich", "asyncio", "dataclasses", "inspect"} & set(sys.modules)
assert not heavy, heavy
"""
    environ = {**ENVIRON, "PYTHONPATH": f"{ENVIRON['PYTHONPATH']}:{TESTS}"}
    done = subprocess.run(
        [sys.executable, "-c", source], env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
