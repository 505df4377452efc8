"""Streams that are closed, full, or that nobody reads."""

import subprocess
import sys
from errno import ENOSPC, EPIPE
from io import StringIO
from os import strerror
from pathlib import Path

import pytest

from quizkit.commands.boundary import run
from quizkit.commands.outside import Clock, Outside, Streams


class Failing(StringIO):
    """A stream that refuses everything."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code

    def write(self, _text: str) -> int:
        raise OSError(self.code, strerror(self.code))


def outside(folder: Path, stdout: StringIO, stderr: StringIO) -> Outside:
    streams = Streams(StringIO(), stdout, stderr)
    return Outside({"QUIZKIT_HOME": str(folder)}, streams, Clock.of_system())


COMMANDS = [
    ["due"],
    ["decks", "--json"],
    ["show", "sahel-roots"],
    ["log"],
    ["doctor"],
    ["--version"],
    [],
]


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_full_disk_behind_the_output(tmp_path: Path, arguments: list[str]) -> None:
    said = StringIO()
    assert run(arguments, outside(tmp_path, Failing(ENOSPC), said)) == 4
    assert said.getvalue() == "The output cannot be written: No space left on device.\n"
    assert run(arguments, outside(tmp_path, Failing(ENOSPC), Failing(ENOSPC))) == 4


@pytest.mark.parametrize("arguments", COMMANDS)
def test_nobody_reads_any_more(tmp_path: Path, arguments: list[str]) -> None:
    said = StringIO()
    assert run(arguments, outside(tmp_path, Failing(EPIPE), said)) == 0
    assert said.getvalue() == ""


@pytest.mark.parametrize("code", [EPIPE, ENOSPC])
def test_a_failure_that_cannot_be_told_has_its_exit_code(tmp_path: Path, code: int) -> None:
    assert run(["due", "nothing"], outside(tmp_path, StringIO(), Failing(code))) == 2


@pytest.mark.parametrize("redirected", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "| :"])
@pytest.mark.parametrize("arguments", ["--version", "due", "study sahel-roots --linear"])
def test_closed_streams(tmp_path: Path, arguments: str, redirected: str) -> None:
    line = f'"{sys.executable}" -m quizkit {arguments} {redirected}'
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        env={"QUIZKIT_HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, b"")
