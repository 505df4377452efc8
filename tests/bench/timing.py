"""Runs things in turn, so that a machine that slows down slows all of them."""

import gc
import math
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from .terminal import Terminal


class Figures(NamedTuple):
    """Medians: seconds, and the ratio to the first case round by round."""

    seconds: float
    ratio: float


Case: TypeAlias = Callable[[], float]
"""Runs something once: seconds."""


def interleaved(cases: Mapping[str, Case], rounds: int) -> dict[str, Figures]:
    """Runs all cases in turn, `rounds` times; the first case is the floor of the ratios.

    Several rounds are led by one more to warm up, which is not counted.
    """
    runs: dict[str, list[float]] = {name: [] for name in cases}
    warm_up = rounds > 1
    for number in range(rounds + warm_up):
        for name, case in cases.items():
            seconds = case()
            if number or not warm_up:
                runs[name].append(seconds)
    floor = next(iter(runs.values()))
    return {
        name: Figures(
            statistics.median(seconds),
            statistics.median([one / least for one, least in zip(seconds, floor, strict=True)]),
        )
        for name, seconds in runs.items()
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of all values does not exceed."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


def process(argv: Sequence[str], environ: Mapping[str, str]) -> Case:
    """A whole process from start to end, its output thrown away."""

    def run() -> float:
        started = time.perf_counter()
        done = subprocess.run(
            argv,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        seconds = time.perf_counter() - started
        assert done.returncode == 0, (argv, done)
        return seconds

    return run


def painted(argv: Sequence[str], environ: Mapping[str, str], wanted: str) -> Case:
    """A process in a pseudo-terminal, until `wanted` stands on its screen; then it is ended."""

    def run() -> float:
        with Terminal(argv, environ) as terminal:
            return terminal.until(wanted)

    return run


def inside(work: Callable[[], object]) -> Case:
    """A piece of work within this process; it does not pay for the garbage of the one before it."""

    def run() -> float:
        gc.collect()
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return run


def many(work: Callable[[], object], times: int) -> Case:
    """Something short, so many times."""

    def run() -> None:
        for _ in range(times):
            work()

    return inside(run)
