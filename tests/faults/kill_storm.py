"""Kills one sitting after the other on the same home folders, at moments spread over all that it does."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

from kill_home import Home, Sat
from kill_lines import Moment

KILLS_A_HOME = 40
KILLS_A_CHECK = 5
COUNT = 8
"""A sitting is ended at the latest at the eighth question, answer or verdict."""

WITHIN_SECONDS = {
    "started": 0.15,
    "asked": 0.005,
    "sent": 0.02,
    "first sent": 0.06,
    "told": 0.005,
    "summary": 0.04,
}
"""So long after each stage a kill may come. Within it lie: importing and opening, waiting for an answer,
writing it, the backup after the first one of a day, showing the next question, and leaving."""

_CODES = {
    "SIGKILL": {-9},
    "SIGINT": {130, -2},
    "SIGTERM": {143},
    "SIGHUP": {129},
    "Ctrl-C": {130, -2},
    "Ctrl-C twice": {130, -2},
    "closed terminal": {0, 129},
    "nobody reads": {0},
}
"""Exit statuses. Python 3.11 ends with its own signal when SIGINT came within an `exec`, as some imports do,
even when the program has seen to it; to a shell both are 130."""

_SIGNAL_DEATHS = {"SIGINT": -2, "SIGTERM": -15, "SIGHUP": -1, "Ctrl-C": -2, "Ctrl-C twice": -2}
_SIGNAL_DEATHS["closed terminal"] = -1
"""Exit statuses where there is nothing to leave cleanly: before the first question, and after the end."""

_SHOWN = 2000
"""So many characters of what is wrong are kept."""

Sit: TypeAlias = Callable[[Home, str, Moment, Random], Sat]


class Tally(NamedTuple):
    """What a storm came to.

    Attributes:
        kills: sittings that were ended, and did not end by themselves before.
        acknowledged: answers, undos, flags and overrides whose success the learner was told.
        unfinished: kills that left a transaction half written, for the next program to take back.
        half_backups: kills in the midst of a daily backup.
        early, late: kills before the first question, and at or after the summary.
        wrong: all that must not be, in words.
    """

    kills: int = 0
    acknowledged: int = 0
    unfinished: int = 0
    half_backups: int = 0
    early: int = 0
    late: int = 0
    wrong: tuple[str, ...] = ()

    def with_sat(self, home: Home, sat: Sat) -> "Tally":
        return self._replace(
            kills=self.kills + 1,
            acknowledged=self.acknowledged + len(sat.told),
            unfinished=self.unfinished + home.has_open_journal(),
            half_backups=self.half_backups + home.has_new_half_backup(),
            early=self.early + ("asked" not in sat.stages),
            late=self.late + ("summary" in sat.stages),
        )


@contextmanager
def signals_heard() -> Iterator[None]:
    """What is started within it hears SIGINT and SIGHUP, also where the tests run in the background."""
    numbers = (signal.SIGINT, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    for number, found in zip(numbers, before, strict=True):
        if found is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, found in zip(numbers, before, strict=True):
            signal.signal(number, found)


def storm(folder: Path, sit: Sit, ways: Sequence[str], kills: int, chance: Random) -> Tally:
    """Runs sittings below `folder` until so many of them were killed."""
    tally = Tally()
    while tally.kills < kills and not tally.wrong:
        home = Home(folder / f"home-{tally.kills}")
        last = min(kills, tally.kills + KILLS_A_HOME)
        while tally.kills < last and not tally.wrong:
            home.skip_days(chance.randint(1, 4))
            way, moment = chance.choice(ways), _moment(chance)
            sat = sit(home, way, moment, chance)
            home.acknowledged[home.day] = sat.told
            if sat.killed:
                tally = tally.with_sat(home, sat)
            wrong = [*_wrong(way, sat), *(home.lost() if tally.kills % KILLS_A_CHECK == 0 else ())]
            tally = tally._replace(wrong=tuple(f"{way}, {moment}: {one[-_SHOWN:]}" for one in wrong))
        tally = tally._replace(wrong=(*tally.wrong, *home.lost(), *_doctor(home)))
    return tally


def _moment(chance: Random) -> Moment:
    stage = chance.choice(list(WITHIN_SECONDS))
    time = chance.randint(1, COUNT) if stage in ("asked", "sent", "told") else 1
    return Moment(stage.removeprefix("first "), time, chance.uniform(0, WITHIN_SECONDS[stage]))


def _wrong(way: str, sat: Sat) -> list[str]:
    """A traceback or a terminal that is left in disorder, and an exit status that is not as documented."""
    wanted = set(_CODES[way])
    if not sat.killed:
        wanted = {0}
    elif "summary" in sat.stages:  # it may just have ended by itself, and Python dies of a signal then
        wanted |= {0, _SIGNAL_DEATHS.get(way, 0)}
    elif "asked" not in sat.stages:  # there was nothing to leave cleanly; 1 is Python's, before the program
        wanted |= {_SIGNAL_DEATHS.get(way, 0)} | ({1} if _SIGNAL_DEATHS.get(way) == -2 else set())
    found = [] if sat.code in wanted else [f"exit status {sat.code}, not {sorted(wanted)}"]
    return [*found, *([sat.wrong] if sat.wrong else [])]


def _doctor(home: Home) -> list[str]:
    """What the program itself says of its log after a storm."""
    done = home.machine.run("doctor")
    return [] if done.code == 0 else [f"doctor: {done}"]
