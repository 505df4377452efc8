"""A learner's desk: decks in a folder, a home of the program's, a clock, and what must be true of them."""

import copy
import json
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from session_decks import START, Edit, Shelf, edited, there, write
from session_learner import Learner, Step
from session_ledger import Ledger
from session_looks import Stands, compare_counts, compare_events, compare_question
from session_process import Crash, Now, Process
from store_samples import made

from quizkit.commands.boundary import run
from quizkit.commands.studying import Wishes, study
from quizkit.model.errors import QuizkitError
from quizkit.model.facts import PRACTICE, STUDY, Card, Fact, Name, PlanCleared, Planned, Suspended, Tuned
from quizkit.store.check import check
from quizkit.store.index import discard
from quizkit.store.reader import LogReader
from quizkit.store.waiting import Waiting
from quizkit.study.believed import MANY_DAYS, believed_until
from quizkit.study.days import date_of, study_day
from quizkit.study.schedule import AHEAD_DAYS

NOON = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 12 * 3_600_000
MS_AN_HOUR = 3_600_000
ALL = Wishes(limit=99, new=99, seed="s")


class Jump(NamedTuple):
    """The clock goes on or back, and to another zone."""

    hours: int
    offset_minutes: int = 0


class Elsewhere(NamedTuple):
    """A deck is edited, and another process reads it."""

    edit: Edit


class Other(NamedTuple):
    """Another process: a sitting of its own."""

    script: tuple[Step, ...]


class Asked(NamedTuple):
    """Another process: `quizkit due`."""


class Desk:
    """Everything on it, and a model of what the log should hold.

    Attributes:
        read: how each question looked when the decks were last read by the program.
        known: how the log knows it; the same, unless a log was restored that is older than that reading.
        plans: decks with a plan. away: days away were named.
        here: the question asked last. called: its name then.
        disturbances: how often something happened that an undo does not undo.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = folder / "home"
        self._decks = folder / "decks"
        self._stamps = count(1_700_000_000_000_000_000, 1_000_000_000)
        self.now = Now(NOON, 0)
        self.shelf: Shelf = START
        self.read = self.known = START._replace(decks=())
        self.plans: set[str] = set()
        self.away = False
        self.disturbances = 0
        self.here = 0
        self.called = Name("", "")
        self.ledger = Ledger(self._home / "log.db")
        self._kept: tuple[Ledger, Shelf, set[str], bool] | None = None

    @classmethod
    def furnish(cls, folder: Path) -> None:
        """Makes a desk without decks in an empty folder, from which others are copied."""
        (folder / "bundled").mkdir()
        (folder / "decks").mkdir()
        cls(folder).run("due")

    @classmethod
    def like(cls, folder: Path, bare: Path) -> "Desk":
        """A copy of a desk, with decks."""
        shutil.copytree(bare, folder, dirs_exist_ok=True)
        desk = cls(folder)
        write(desk.shelf, desk._decks, desk._stamps)
        desk.run("decks", "add", str(desk._decks))
        desk.refreshed()
        desk.ledger.news()
        return desk

    def happen(self, what: object) -> None:
        match what:
            case Edit():
                self.edit(what)
            case Jump(hours, offset_minutes):
                self.now = Now(self.now.at_ms + hours * MS_AN_HOUR, offset_minutes)
            case Elsewhere(edit):
                self.edit(edit)
                self.due()
            case Other(script):
                self._study_elsewhere(script)
            case Asked():
                self.due()
            case _:
                raise AssertionError(what)

    def _study_elsewhere(self, script: tuple[Step, ...]) -> None:
        here, called = self.here, self.called
        if here in _changed(self.read, self.shelf) or not self.is_called(here, called):
            # Answered for the first time here and there, under an old name and a new one, it would be two.
            return
        self.disturbances += 1
        self.sit(script, ALL)
        self.here, self.called = here, called

    def edit(self, edit: Edit) -> None:
        """Edits the decks. A question that was edited already is first read as it is now.

        Counted is from the question at hand, or from the one removed last.
        """
        if edit.what != "put back":
            here = [place for place, item in enumerate(there(self.shelf)) if item.number == self.here]
            edit = edit._replace(which=edit.which + sum(here))
        after = edited(self.shelf, edit)
        if _changed(self.known, self.shelf) & _changed(self.shelf, after):
            self.due()
        self.shelf = after
        write(self.shelf, self._decks, self._stamps)

    def refreshed(self) -> None:
        """The program has read the decks as they are now, and settled whose history is whose."""
        if _changed(self.read, self.shelf):
            self.disturbances += 1
        self.read = self.known = self.shelf
        self.ledger.bearer |= {name: number for number, name in self.shelf.names().items()}

    def answer_to(self, prompt: str) -> str:
        return {**self.shelf.answers(), **self.read.answers()}.get(prompt, "nothing")

    def is_called(self, question: int, name: Name) -> bool:
        return self.read.names().get(question) == name

    def process(self) -> Process:
        return Process(str(self._home), str(self._folder / "bundled"), lambda: self.now)

    def run(self, *arguments: str) -> Process:
        """Runs a command that must not fail."""
        process = self.process()
        code = run(arguments, process)
        assert code == 0, process.said
        return process

    def due(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = json.loads(self.run("due", "--json").printed)
        self.refreshed()
        return told

    def sit(self, script: Sequence[Step], wishes: Wishes, *, keen: bool = False) -> Learner:
        """One sitting on all decks; it may die."""
        process = self.process()
        learner = Learner(self, process, script, PRACTICE if wishes.practice else STUDY)
        learner.keen = keen
        process.asker = learner
        try:
            study(process, (), wishes)
        except Crash:
            learner.died()
        except QuizkitError:
            if self.shelf.faces():  # else there is no question that can be asked
                raise
        else:
            learner.left()
            if not learner.begun:
                self.refreshed()
        return learner

    def start_dying(self, place: str) -> None:
        """The program is started, and may die while it reads the decks."""
        process = self.process()
        process.trap.place = place
        try:
            code = run(["due"], process)
        except Crash:
            return
        assert code == 0, process.said
        self.refreshed()

    def suspend(self, which: int, *, on: bool) -> None:
        """Sets a question aside that has been met: no command does, but the log may say so."""
        self.due()
        met = [name for number, name in self.read.names().items() if self.ledger.answers_of(number)]
        if met:
            self._write(Suspended(met[which % len(met)], on))

    def tune(self, parameters: tuple[float, ...]) -> None:
        self._write(Tuned(parameters))

    def study_all(self) -> None:
        """Answers all that waits right; then nothing does, and all that was due was asked."""
        self.due()
        stands = self._stands()
        learner = self.sit((), ALL, keen=True)
        if not self.plans and not self.away:
            due = {
                number for number, name in self.read.names().items() if name in stands.due | stands.learning
            }
            assert due <= set(learner.answered), "not all that was due was asked"
            assert not self._stands().due | self._stands().learning
            assert not self._stands().new

    def plan(self, which: int, days: int, minutes: int | None) -> None:
        """A plan for a few days: one for weeks takes long to work out."""
        decks = self._decks_there()
        if decks:
            deck = decks[which % len(decks)]
            self._write(Planned(deck, self._today + days, minutes))
            self.plans.add(deck)

    def give_up_plan(self, which: int) -> None:
        deck = sorted(self.plans)[which % len(self.plans)]
        self._write(PlanCleared(deck))
        self.plans.discard(deck)

    def go_away(self, first: int, days: int, *, on: bool) -> None:
        begin = self._today + first
        stretch = f"{date_of(begin)}..{date_of(begin + days)}"
        self.run("away", *([] if on else ["--clear"]), stretch)
        self.refreshed()
        self.away = True

    @property
    def has_backup(self) -> bool:
        return self._kept is not None

    def lose_index(self) -> None:
        discard(self.process().places.index)

    def keep(self) -> None:
        """Makes a backup."""
        self.run("log", "backup", str(self._folder / "kept.db"))
        self._kept = copy.deepcopy(self.ledger), self.known, set(self.plans), self.away

    def restore(self, *, lost: bool) -> None:
        """Restores the backup, with or without having lost the log, and what was written since, before."""
        assert self._kept is not None
        if lost:
            (self._home / "log.db").unlink()
            ledger, self.known, plans, self.away = copy.deepcopy(self._kept)
            ledger.bearer = self.ledger.bearer
            self.ledger, self.plans = ledger, plans
        self.run("log", "restore", str(self._folder / "kept.db"))
        self.ledger.reread()

    def look(self) -> None:
        """Asks the program how things stand, and compares all of it with what was done."""
        told = {row["deck"]: row for row in self.due()}
        with LogReader.open_to_read(self._home / "log.db") as log:
            compare_events(log, self.ledger)
            names = self.read.names()
            cards = [compare_question(log, self.ledger, number, names[number]) for number in names]
        assert {deck.id for deck in self.read.decks if not deck.broken} <= set(told)
        believed = self._believed
        for deck, row in told.items():
            if deck not in self.plans:
                own = [card for card in cards if card.name.deck == deck]
                compare_counts(row, Stands.of(own, self._today, believed), more=self.away)
        stands, places = Stands.of(cards, self._today, believed), self.process().places
        with Waiting.open(places.index, places.log) as waiting:
            found = waiting.due(list(told), self._today, limit=99)
        asked = {one.name for one in found}
        assert asked == stands.due | stands.learning, f"{asked}, day {self._today}, {cards}"
        assert len(asked) == len(found)

    def check(self) -> None:
        """The log is sound, and its cards and reviews are what its events say."""
        process = self.process()
        with LogReader.open_to_read(self._home / "log.db") as log:
            assert check(log, process.model)[1:] == ((), (), ())

    def rebuild(self) -> None:
        process = self.process()
        with process.open_log() as log:
            before = made(log)
            log.rebuild()
            assert made(log) == before

    def _write(self, fact: Fact) -> None:
        """Writes what a command would write that takes long or is not there."""
        process = self.process()
        with process.open_log() as log:
            log.write([fact], process.moment())
        self.ledger.news()

    def _decks_there(self) -> list[str]:
        """Decks of which something can be asked."""
        self.due()
        return [deck.id for deck in self.read.decks if deck.items and not deck.broken]

    def _stands(self) -> "Stands":
        """How all decks stand together."""
        with LogReader.open_to_read(self._home / "log.db") as log:
            cards = [log.card(name) or Card(name) for name in self.read.names().values()]
        return Stands.of(cards, self._today, self._believed)

    @property
    def _believed(self) -> int:
        """The last day of which answers are believed: the clock may have been wrong."""
        reviews = [one for _, reviews in self.ledger.memories().of.values() for one in reviews]
        ahead = {one.day for one in reviews if one.day > self._today + AHEAD_DAYS}
        return believed_until(self._today, min(len(ahead), MANY_DAYS))

    @property
    def _today(self) -> int:
        return study_day(*self.now)


def _changed(before: Shelf, after: Shelf) -> set[int]:
    one, other = before.faces(), after.faces()
    return {number for number in one.keys() | other.keys() if one.get(number) != other.get(number)}
