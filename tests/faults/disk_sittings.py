"""Sittings for which the disk has too little room, and how they are judged."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from store_samples import MODEL
from world import Ran, World

from quizkit.store.check import Checked, check
from quizkit.store.log import Log

ANSWERS = 4
DECK = "title: Small\nid: small\nquestions:\n" + "".join(
    f"  - {{id: q{number}, question: Which number is {number}?, answer: n{number}}}\n" for number in range(8)
)
_NEWS = "is one of your decks now"


class Found(NamedTuple):
    """What a sitting came to.

    Attributes:
        acknowledged: answers that were given a verdict.
        whole: nothing was refused, the daily backup included.
        wrong: what must not be, in words.
    """

    acknowledged: int
    whole: bool
    wrong: tuple[str, ...]


class Place:
    """A home on a disk that may become full, and a deck elsewhere."""

    def __init__(self, folder: Path, disk: Path) -> None:
        self._folder = folder
        self.disk = disk
        self.world = self._world()
        self.deck = self.world.deck(DECK, "small.yaml")

    def begin_again(self, days: int = 0) -> None:
        """Another process, so many days after the first one."""
        self.world = self._world()
        self.world.wait(days=days)

    @property
    def log(self) -> Path:
        return self.world.home / "log.db"

    def sit(self) -> Ran:
        typed = ":dontknow\n" * ANSWERS
        return self.world.run("study", self.deck, "--linear", "--new", "99", "--seed", "1", typed=typed)

    def answers(self) -> int:
        if not self.log.exists():
            return 0
        with Log.read_only(self.log) as log:
            sql = "SELECT count(*) FROM event WHERE kind = 'answered'"
            return int(log.connection.execute(sql).fetchone()[0])

    def judge(self, before: int, ran: Ran) -> Found:
        """Looks at a sitting that is over, and at one after it, when there is room again.

        Args:
            before: answers in the log before it.
        """
        verdicts, refusal = ran.out.count("x Wrong"), _refusal(ran)
        wrong = []
        if (ran.code, bool(refusal)) not in ((0, False), (4, True)) and "backup" not in refusal:
            wrong.append(f"code {ran.code}: {ran.err}")
        if refusal and not any(word in refusal for word in ("disk", "cannot be used")):
            wrong.append(f"it is not told what is wrong: {refusal}")
        written = self.answers() - before if self.log.exists() else 0
        again = self.sit()
        if again.code != 0 or _refusal(again) or again.out.count("x Wrong") != ANSWERS:
            wrong.append(f"with room again: {again}")
        if not verdicts <= written <= verdicts + 1 or self.answers() != before + written + ANSWERS:
            wrong.append(f"{verdicts} verdicts, {written} answers in the log, then {self.answers()}")
        with Log.read_only(self.log) as log:
            checked = check(log, MODEL)
        if checked != Checked(checked.events):
            wrong.append(str(checked))
        return Found(verdicts, ran.code == 0 and not refusal, tuple(wrong))

    def _world(self) -> World:
        world = World(self._folder)
        world.home = self.disk / "home"
        world.environ = {"QUIZKIT_HOME": str(world.home)}
        return world


def _refusal(ran: Ran) -> str:
    return "\n".join(line for line in ran.err.splitlines() if _NEWS not in line)


def _nothing(place: Place) -> None:
    place.world.home.mkdir()


def _known(place: Place) -> None:
    assert place.world.run("decks", "add", place.deck).code == 0


def _studied(place: Place) -> None:
    assert place.sit().code == 0


def _killed(place: Place) -> None:
    """As a program leaves it that is killed when part of a transaction is in the file already."""
    _studied(place)
    home = place.world.home
    with Log.read_only(place.log) as log:
        log.connection.execute("PRAGMA query_only=OFF")
        log.connection.execute("PRAGMA cache_size=1")
        log.connection.execute("BEGIN IMMEDIATE")
        for number in range(300):
            log.connection.execute("INSERT INTO meta VALUES(?, ?)", (f"half-{number}", "x" * 100))
        shutil.copytree(home, home.with_name("killed"))
    shutil.rmtree(home)
    home.with_name("killed").rename(home)
    assert (home / "log.db-journal").stat().st_size > 0


STARTS: Mapping[str, tuple[Callable[[Place], None], int]] = {
    "nothing is there": (_nothing, 0),
    "known decks": (_known, 0),
    "the day after": (_studied, 1),
    "killed while writing": (_killed, 0),
}
"""What was there before, and how many days before."""
