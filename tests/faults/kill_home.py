"""A home folder on which one sitting after the other is killed, and what its log must hold afterwards.

Every sitting has a study day of its own, so that each begins with a backup and finds questions that are due.
What the learner was told of it, and what the log holds of it, is compared as lists of short texts.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from machine import Machine
from store_samples import MODEL

from quizkit.model.facts import Answered, Event, Flagged, Overridden, Undone
from quizkit.store.check import Checked, check
from quizkit.store.log import Log

FIRST_DAY = 20_000
DAY_NS = 86_400_000_000_000

CLOCK = """
import os, time
_noon, _begun = int(os.environ["NOON_NS"]), time.monotonic_ns()
time.time_ns = lambda: _noon + time.monotonic_ns() - _begun
"""
"""Python imports a `sitecustomize` before the program: the program's clock begins at the noon of a day."""

PROMPTS = {
    "Where was the Edict of Worms issued?": "single",
    "Which were reformers?": "several",
    "The theses were in German.": "truth",
    "Who nailed theses to a door?": "short",
    "How high is the nave?": "number",
    "When did Constantinople fall?": "date",
    " ended the ": "cloze",
    "Name the ecclesiastical electors.": "list",
    "Lowest rank first.": "order",
    "Match them.": "match",
    "cuius regio": "card",
}
"""What tells a question of `EVERY_KIND` from the others, and its key."""

_NOTES = {
    "The last answer was taken back": "undone",
    "Counted as right": "overridden",
    "Noted as too easy": "overridden",
    "Marked for a second look": "flagged",
    "The mark is removed": "flagged",
}
_TOLD = re.compile(
    "|".join(
        [
            f"(?P<prompt>{'|'.join(map(re.escape, PROMPTS))})",
            "[+~x✓≈✗] (?P<verdict>Right|Almost|Partly right|Wrong)",
            f"(?P<note>{'|'.join(_NOTES)})",
        ]
    )
)


class Sat(NamedTuple):
    """What a sitting told its learner until it ended.

    Attributes:
        told: its acknowledged answers, undos, flags and overrides, in order.
        stages: what was reached of "started", "asked", "sent", "told" and "summary".
        killed: it did not end by itself before.
        code: exit status; negative for a signal.
        wrong: what must not be, in words; empty when all is well.
    """

    told: tuple[str, ...]
    stages: frozenset[str]
    killed: bool
    code: int
    wrong: str = ""


def told(text: str) -> tuple[str, ...]:
    """What a text, free of escape sequences, acknowledges."""
    entries: list[str] = []
    asked = ""
    for found in _TOLD.finditer(text):
        if found["prompt"]:
            asked = PROMPTS[found["prompt"]]
        elif found["note"]:
            entries.append(_NOTES[found["note"]])
        else:
            entries.append(_answer(asked, wrong=found["verdict"] == "Wrong"))
    return tuple(entries)


class Home:
    """A home folder, and what was acknowledged on each of its days."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.machine = Machine(folder)
        self.machine.deck()
        (folder / "clock").mkdir()
        (folder / "clock" / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
        self.machine.environ["PYTHONPATH"] = ":".join([str(folder / "clock"), *sys.path])
        self.machine.environ["TZ"] = "UTC"
        self.log = self.machine.home / "log.db"
        self.acknowledged: dict[int, tuple[str, ...]] = {}
        self._half_backups: set[Path] = set()
        self.day = FIRST_DAY
        self.skip_days(0)

    def skip_days(self, days: int) -> None:
        """What is run from now on has a clock that begins at the noon of a later day."""
        self.day += days
        self.machine.environ["NOON_NS"] = str(self.day * DAY_NS + DAY_NS // 2)

    def has_open_journal(self) -> bool:
        """A transaction was not finished: the next program to open the log takes it back."""
        journal = self.log.with_name("log.db-journal")
        return journal.exists() and journal.stat().st_size > 0

    def has_new_half_backup(self) -> bool:
        """The last sitting was ended in the midst of a backup."""
        half = set((self.machine.home / "backups").glob(".log-*.new"))
        new, self._half_backups = half - self._half_backups, half
        return bool(new)

    def lost(self) -> list[str]:
        """Checks everything; names what was acknowledged and is not there, and what else is wrong."""
        if not self.log.exists():
            return [f"day {day}: {entries}" for day, entries in self.acknowledged.items() if entries]
        with Log.read_only(self.log) as log:
            events = list(log.events())
            checked = check(log, MODEL)
        wrong = [] if checked == Checked(len(events)) else [str(checked)]
        return [*wrong, *_missing(self.acknowledged, _by_day(events))]


def _missing(acknowledged: Mapping[int, tuple[str, ...]], written: Mapping[int, list[str]]) -> Iterator[str]:
    for day, entries in acknowledged.items():
        there = written.get(day, [])
        if tuple(there[: len(entries)]) != entries:
            yield f"day {day}: told {entries}, written {there}"
        elif len(there) > len(entries) + 1:
            yield f"day {day}: more than one entry was written and not told: {there[len(entries) :]}"


def _by_day(events: Iterable[Event]) -> dict[int, list[str]]:
    days = groupby(events, key=lambda event: event.moment.day)
    return {day: [entry for event in of_day for entry in _entry(event)] for day, of_day in days}


def _entry(event: Event) -> Iterator[str]:
    match event.fact:
        case Answered(name=name, score=score):
            yield _answer(name.key, wrong=score == 0)
        case Undone() | Overridden() | Flagged():
            yield type(event.fact).__name__.lower()
        case _:
            pass


def _answer(key: str, *, wrong: bool) -> str:
    return f"{key} {'wrong' if wrong else 'right'}"
