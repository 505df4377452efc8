"""Mutants tried within one run of pytest: the tests are collected once, each mutant is a forked child."""

import contextlib
import importlib
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from .covering import Covering
from .mutants import Mutant

KILLED: Final = "killed"
SURVIVED: Final = "survived"
ENDLESS: Final = "ran too long"
NO_TEST: Final = "no test runs it"
NOT_TRIED: Final = "not tried"
"""The change made no code that can be exchanged."""

_OUTCOMES = {0: SURVIVED, 1: KILLED, 2: NOT_TRIED}
_MORE_SECONDS = 10
_LONGER = 5
"""A mutant may take so many times what the tests take, and some seconds more."""


class Tried(NamedTuple):
    mutant: Mutant
    outcome: str


class Trial:
    """A plugin of pytest: instead of running the tests it tries the mutants.

    Args:
        mutants: to be tried.
        covering: which tests run which lines.
        at_once: so many children at a time.
        tell: is told each outcome.
    """

    def __init__(
        self, mutants: Sequence[Mutant], covering: Covering, at_once: int, tell: Callable[[Tried], None]
    ) -> None:
        self._mutants = mutants
        self._covering = covering
        self._at_once = at_once
        self._tell = tell
        self._running: dict[int, tuple[Mutant, Path]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        for path in {mutant.path for mutant in self._mutants}:
            importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
        items = {item.nodeid: item for item in session.items}
        for mutant in self._mutants:
            tests = self._covering.of(mutant.path, mutant.change.line, mutant.change.end_line)
            known = [items[test] for test in tests if test in items]
            if not known:
                self._tell(Tried(mutant, NO_TEST))
                continue
            if len(self._running) == self._at_once:
                self._wait()
            self._start(session, mutant, known)
        while self._running:
            self._wait()
        return True

    def _start(self, session: pytest.Session, mutant: Mutant, tests: list[pytest.Item]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="mutant-"))
        seconds = sum(self._covering.seconds[test.nodeid] for test in tests)
        child = os.fork()
        if child:
            self._running[child] = mutant, folder
            return
        code = 3
        with contextlib.suppress(BaseException):
            code = _try(session, mutant, tests, folder, int(seconds * _LONGER) + _MORE_SECONDS)
        os._exit(code)

    def _wait(self) -> None:
        child, status = os.wait()
        mutant, folder = self._running.pop(child)
        shutil.rmtree(folder, ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        self._tell(Tried(mutant, _OUTCOMES.get(code, ENDLESS if code < 0 else KILLED)))


def _try(session: pytest.Session, mutant: Mutant, tests: list[pytest.Item], folder: Path, limit: int) -> int:
    """The exit status of a child: 0 survived, 1 killed, 2 not tried."""
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    signal.alarm(20 * limit)
    config: Any = session.config
    config.pluginmanager.unregister(name="terminalreporter")
    config._tmp_path_factory._basetemp = folder
    try:
        mutant.take()
    except (SyntaxError, ValueError):
        return 2
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if session.testsfailed:
            return 1
    return 0
