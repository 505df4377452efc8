"""Folders of logs that are copied, merged and put back, and beside each file what must be in it."""

import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from store_samples import MODEL, SCHEDULER, TODAY, made, moment

from quizkit.model.facts import Event, Fact
from quizkit.store.chain import Linked
from quizkit.store.check import Checked, check
from quizkit.store.log import Log
from quizkit.store.restore import Restored, restore

CONFLICTS = (
    "log (conflicted copy 2026-11-21).db",
    "log.sync-conflict-20261121-101010-ABCDEF7.db",
    "log 2.db",
    "log-DESKTOP#1?%41.db",
)
"""What programs call the file that lost, when two machines wrote one file."""


class Seen(NamedTuple):
    """All that a log says, without the order in which it got its events."""

    rows: frozenset[Linked]
    made: list[Any]
    agreed: tuple[Any, ...]


class Folders:
    """Three folders, each with a log.

    Attributes:
        files: of every file that holds events, the ids of those it must hold.
    """

    def __init__(self, base: Path) -> None:
        self._base = base
        self._number = count(1)
        self._skews = [0, 0, 0]
        self._second = 0
        self.logs = [base / str(number) / "log.db" for number in range(3)]
        self.files: dict[Path, frozenset[str]] = {}
        for path in self.logs:
            self.open(path).close()
            self.files[path] = frozenset()

    def open(self, path: Path) -> Log:
        # A file where the folder of daily backups should be: none are made, which is told and harms nothing.
        return Log.open(path, SCHEDULER, backups=path)

    def turn_clock(self, folder: int, days: int) -> None:
        """From now on, the clock of this machine is so many days wrong."""
        self._skews[folder] = days

    def write(self, folder: int, fact: Fact) -> Event:
        """One fact; it must be there from now on."""
        path = self.logs[folder]
        self._second += 7
        with self.open(path) as log:
            counters = [event.counter for event in log.events() if event.device == log.device]
            (event,) = log.write([fact], moment(TODAY + self._skews[folder], self._second))
            assert (event.device, event.counter) == (log.device, max(counters, default=0) + 1)
        self.files[path] |= {event.id}
        return event

    def events(self, folder: int) -> list[Event]:
        with self.open(self.logs[folder]) as log:
            return list(log.events())

    def back_up(self, folder: int) -> Path:
        target = self._base / f"backup-{next(self._number)}.db"
        with self.open(self.logs[folder]) as log:
            log.back_up(target)
        self.files[target] = self.files[self.logs[folder]]
        return target

    def copy(self, file: Path, folder: int) -> None:
        """Another file takes the place of a log, as when a folder is copied over or a backup put back."""
        shutil.copy(file, self.logs[folder])
        self.files[self.logs[folder]] = self.files[file]

    def synchronise(self, winner: int, loser: int, name: str) -> None:
        """Two machines wrote what a program keeps the same: one file wins, the other lies beside it."""
        beside = self.logs[loser].with_name(f"{next(self._number)} {name}")
        self.logs[loser].rename(beside)
        self.files[beside] = self.files[self.logs[loser]]
        self.copy(self.logs[winner], loser)

    def merge(self, file: Path, path: Path) -> Restored:
        """What `quizkit log restore` does."""
        backups = path.parent / "backups"
        restored = restore(path, file, SCHEDULER, backups=backups, day=TODAY)
        before = self.files.get(path, frozenset())
        assert restored == Restored(len(self.files[file] - before), len(self.files[file] & before), 0)
        self.files[path] = before | self.files[file]
        return restored

    def merge_all(self, name: str, files: Sequence[Path]) -> Path:
        """A log that is new, or a copy of one, with everything of these files, in their order."""
        path = self._base / name / "log.db"
        for file in files:
            self.merge(file, path)
        return path

    def look(self, path: Path) -> Seen:
        """What a log says. It must hold what it must, be sound, and its cards be what its events say."""
        with self.open(path) as log:
            rows = frozenset(log.linked())
            assert {linked.row.id.hex() for linked in rows} == self.files[path], "one is lost, or made up"
            assert check(log, MODEL) == Checked(len(rows)), "an honest copy is no damage"
            agreed = (log.agreement(), log.parameters, log.exams())
            return Seen(rows, made(log), agreed)

    def known_decks(self, path: Path) -> tuple[str, tuple[str, ...]]:
        """The device of a log, and the decks that are known on it."""
        with self.open(path) as log:
            return log.device, log.known_decks()
