"""Which tests run which line, and how long each of them takes: one run of the tests, recorded."""

import json
import os
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from .caches import forget

TESTS = tuple(
    f"tests/{folder}"
    for folder in ("model", "kinds", "study", "store", "files", "checks", "terminal", "commands")
)
"""Folders of tests that run in this process, those of the core first."""
SLOWEST_SECONDS = 3.0
"""Tests that take longer are left out: simulations, storms of kills."""
MOST_SECONDS = 10.0
"""So long may the tests of one mutant take together."""


class Covering(NamedTuple):
    """What a run of the tests told.

    Attributes:
        tests: by module and line, the tests that run it.
        seconds: how long each test takes that passes; the others notice nothing.
    """

    tests: Mapping[str, Mapping[int, frozenset[str]]]
    seconds: Mapping[str, float]

    def of(self, path: Path, line: int, end_line: int) -> list[str]:
        """The tests that run any of these lines, as many as there is time for.

        First those of the module's own folder, in each the fastest first.
        """
        lines = self.tests.get(str(path), {})
        found = frozenset[str]().union(*(lines.get(one, frozenset()) for one in range(line, end_line + 1)))
        known = [test for test in found if self.seconds.get(test, MOST_SECONDS) <= SLOWEST_SECONDS]
        near = f"tests/{path.parts[1]}/"
        ordered = sorted(known, key=lambda test: (not test.startswith(near), self.seconds[test], test))
        spent = accumulate(self.seconds[test] for test in ordered)
        return [test for test, seconds in zip(ordered, spent, strict=True) if seconds <= MOST_SECONDS]


def record(folder: Path, tests: Sequence[str] = TESTS) -> Covering:
    """Runs the tests once.

    Args:
        folder: where the records are written; those that are there already are used again.
        tests: files and folders.
    """
    data, durations = folder / "coverage", folder / "seconds.json"
    if not durations.exists():
        options = [
            "--cov=quizkit",
            "--cov-context=test",
            "--cov-report=",
            "--hypothesis-profile=mutants",
            "--timeout=0",
        ]
        plugin = ["-p", "tests.mutants.covering", "-p", "no:cacheprovider", "-q"]
        environ = {**os.environ, "COVERAGE_FILE": str(data), "QUIZKIT_DURATIONS": str(durations)}
        command = [sys.executable, "-m", "pytest", *plugin, *options, *tests]
        subprocess.run(command, env=environ, check=False)
    return Covering(_by_line(data), json.loads(durations.read_text(encoding="utf-8")))


def _by_line(data: Path) -> dict[str, dict[int, frozenset[str]]]:
    from coverage import CoverageData

    recorded = CoverageData(str(data))
    recorded.read()
    here = Path.cwd()
    return {
        str(Path(file).relative_to(here)): {
            line: frozenset(context.partition("|")[0] for context in contexts if context)
            for line, contexts in recorded.contexts_by_lineno(file).items()
        }
        for file in recorded.measured_files()
    }


class _Durations:
    """A plugin of pytest: writes down how long each test took, and has each run what others cached."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seconds: dict[str, float] = {}
        self._failed: set[str] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        forget()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, Any, None]:
        outcome = yield
        report: pytest.TestReport = outcome.get_result()
        self._seconds[item.nodeid] = self._seconds.get(item.nodeid, 0.0) + report.duration
        if report.failed:
            self._failed.add(item.nodeid)

    def pytest_sessionfinish(self) -> None:
        passed = {test: seconds for test, seconds in self._seconds.items() if test not in self._failed}
        self._path.write_text(json.dumps(passed), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    if "QUIZKIT_DURATIONS" in os.environ:
        config.pluginmanager.register(_Durations(Path(os.environ["QUIZKIT_DURATIONS"])))
