"""Whole processes, timed in turn, so that a machine that slows down slows all of them."""

import gc
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from termios import TIOCSWINSZ
from typing import NamedTuple

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")


class Figures(NamedTuple):
    """Medians: seconds, the ratio to the first case round by round; and the highest peak of memory in MiB."""

    seconds: float
    ratio: float
    peak_mib: float


Case = Callable[[], tuple[float, float]]
"""Runs something once: seconds and peak memory in MiB."""


def interleaved(cases: Mapping[str, Case], rounds: int) -> dict[str, Figures]:
    """Runs all cases in turn, `rounds` times after one warm-up; the first case is the floor of the ratios."""
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            figures = case()
            if number:
                runs[name].append(figures)
    floor = [seconds for seconds, _ in next(iter(runs.values()))]
    return {
        name: Figures(
            statistics.median(seconds for seconds, _ in figures),
            statistics.median(seconds / least for (seconds, _), least in zip(figures, floor, strict=True)),
            max(peak for _, peak in figures),
        )
        for name, figures in runs.items()
    }


def process(argv: Sequence[str], environ: Mapping[str, str]) -> Case:
    """A whole process from start to end, its output thrown away."""

    def run() -> tuple[float, float]:
        started = time.perf_counter()
        child = subprocess.Popen(
            argv, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, (argv, child.returncode)
        return time.perf_counter() - started, usage.ru_maxrss / 1024

    return run


def painted(argv: Sequence[str], environ: Mapping[str, str], wanted: str) -> Case:
    """A process in a pseudo-terminal of 80 × 24, until `wanted` stands on its screen; then it is ended."""

    def run() -> tuple[float, float]:
        started = time.perf_counter()
        child, terminal = pty.fork()
        if not child:
            os.execvpe(argv[0], list(argv), {**environ, "TERM": "xterm-256color"})
        ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        shown = b""
        while wanted.encode() not in ESCAPES.sub(b"", shown):
            ready, _, _ = select.select([terminal], [], [], 20)
            assert ready, (argv, wanted, shown)
            shown += os.read(terminal, 65_536)
        seconds = time.perf_counter() - started
        os.kill(child, signal.SIGKILL)
        _, _, usage = os.wait4(child, 0)
        os.close(terminal)
        return seconds, usage.ru_maxrss / 1024

    return run


def inside(work: Callable[[], object]) -> Case:
    """A piece of work within this process; it does not pay for the garbage of the one before it."""

    def run() -> tuple[float, float]:
        gc.collect()
        started = time.perf_counter()
        work()
        return time.perf_counter() - started, 0.0

    return run
