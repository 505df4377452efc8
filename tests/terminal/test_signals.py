"""A signal ends the program wherever it comes."""

import subprocess
import sys

import pytest

FREES = """
import signal, sys, time
from quizkit.terminal.signals import end_cleanly

class Freed:
    def __del__(self):
        {act}

end_cleanly()
freed = Freed()
try:
    del freed
    {then}
finally:
    print("on the way out")
"""


def run(act: str, then: str = "time.sleep(20)") -> "subprocess.CompletedProcess[str]":
    """A program in which something is done while an object is freed, and then something else."""
    argv = [sys.executable, "-c", FREES.format(act=act, then=then)]
    return subprocess.run(argv, capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize(("sent", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_while_an_object_is_freed(sent: str, code: int) -> None:
    done = run(f"signal.raise_signal(signal.{sent})")
    assert (done.returncode, done.stdout, done.stderr) == (code, "on the way out\n", "")


def test_ctrl_c_while_an_object_is_freed() -> None:
    done = run("signal.raise_signal(signal.SIGINT)")
    assert done.stdout == "on the way out\n"
    assert done.stderr.splitlines()[-1] == "KeyboardInterrupt"
    assert "Exception ignored" not in done.stderr


def test_other_errors_there_are_told_as_usual() -> None:
    done = run("raise ValueError", then="pass")
    assert (done.returncode, done.stdout) == (0, "on the way out\n")
    assert "Exception ignored" in done.stderr


def test_when_the_program_ends_already() -> None:
    code = """
import signal, sys
from quizkit.terminal.signals import end_cleanly

class FreedLast:
    def __del__(self):
        raise SystemExit(143)

end_cleanly()
sys.kept = FreedLast()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_where_a_signal_is_told_it_raises_nothing() -> None:
    code = """
import signal
from quizkit.terminal.signals import end_cleanly, told

end_cleanly()
came = []
with told(came.append):
    signal.raise_signal(signal.SIGHUP)
    signal.raise_signal(signal.SIGINT)
print(came)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("raised again")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "[SystemExit(129), KeyboardInterrupt()]\nraised again\n"


def test_what_the_program_was_started_to_ignore_stays_ignored() -> None:
    code = """
import signal
from quizkit.terminal.signals import end_cleanly

signal.signal(signal.SIGHUP, signal.SIG_IGN)
end_cleanly()
signal.raise_signal(signal.SIGHUP)
print("goes on")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "goes on\n")
