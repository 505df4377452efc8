"""Records what programs do to the files of a folder, with strace, for a model disk to be told."""

import os
import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from model_disk import Cut, Disk, Image, Op, Told
from strace_reading import CALLS, Names, Reading


def need_strace() -> None:
    """Skips a test where programs cannot be traced; fails it where they must be."""
    found = shutil.which("strace")
    if found is None:
        why = "strace is not installed"
    elif subprocess.run([found, "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        why = "strace may not trace here"
    else:
        return
    if os.environ.get("QUIZKIT_STRACE_TESTS"):
        pytest.fail(f"{why}, and QUIZKIT_STRACE_TESTS is set")
    pytest.skip(why)


class Recorded(NamedTuple):
    """What programs did, one after the other.

    Attributes:
        before: what was there, and was safe.
        ops: a `Told` with an empty text ends each program.
        codes: exit codes.
    """

    before: Image
    ops: tuple[Op, ...]
    codes: tuple[int, ...]


class Recorder:
    """Runs programs and keeps what they do to what lies below a folder.

    Args:
        top: the folder. It and what is in it now is safe.
        environ: of the programs.
    """

    def __init__(self, top: Path, environ: Mapping[str, str]) -> None:
        self._top = top
        self._environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **environ}
        self._before = files_below(top)
        self._names = Names(self._before)
        self._ops: list[Op] = []
        self._codes: list[int] = []

    def run(self, argv: Sequence[str], typed: str = "") -> None:
        trace = self._top.with_name(f"{self._top.name}.trace")
        done = subprocess.run(
            ["strace", "-f", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(trace), *argv],
            input=typed.encode(),
            capture_output=True,
            env=self._environ,
            cwd=self._top,
            check=False,
        )
        self._ops += [*Reading(str(self._top), self._names).ops(trace.read_text()), Told("")]
        self._codes.append(done.returncode)
        trace.unlink()

    def recorded(self) -> Recorded:
        """All of it. A disk that was told so holds what lies in the folder now: nothing was overlooked."""
        disk = Disk(self._before)
        for op in self._ops:
            disk.apply(op)
        told, real = disk.image(Cut("all", "all"), random.Random(0)), files_below(self._top)
        assert sorted(told) == sorted(real)
        assert [path for path in real if told[path] != real[path]] == []
        return Recorded(self._before, tuple(self._ops), tuple(self._codes))


def files_below(top: Path) -> Image:
    """All there is, but for the shared memory of SQLite's WAL, which is not read after a power cut."""
    return {
        str(path.relative_to(top)): None if path.is_dir() else path.read_bytes()
        for path in sorted(top.rglob("*"))
        if not path.name.endswith("-shm")
    }
