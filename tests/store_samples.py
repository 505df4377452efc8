"""What the tests of the store share: a scheduler, moments, facts, and logs in a temporary folder."""

import shutil
from pathlib import Path

from quizkit.model.facts import STUDY, Answered, Card, Moment, Name
from quizkit.model.reviews import Review
from quizkit.store.log import Log
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

MODEL = MemoryModel()
SCHEDULER = Scheduler(MODEL)
TODAY = 20_000
MS_A_DAY = 86_400_000


def name(key: str, deck: str = "history") -> Name:
    return Name(deck, key)


def moment(day: int = TODAY, second: int = 0) -> Moment:
    return Moment(day * MS_A_DAY + second * 1000, 60, day)


def answered(key: str, rating: int = 3, mode: str = STUDY, deck: str = "history") -> Answered:
    return Answered(name(key, deck), mode, '{"typed":"Worms"}', float(rating > 1), rating, 4_000, 0)


OTHER_PARAMETERS = (0.5, 1.5, 3.0, 9.0, *MODEL.parameters[4:20], 0.3)
"""Own parameters: other first stabilities, another decay."""


def open_hasty_log(folder: Path, empty: Path) -> Log:
    """A copy of an empty log without flushes and backups, of which Hypothesis would make thousands."""
    path = folder / "log.db"
    shutil.copy(empty, path)
    log = Log.open(path, SCHEDULER, backups=path)
    log.connection.execute("PRAGMA synchronous=OFF")
    return log


def open_log(folder: Path) -> Log:
    return Log.open(folder / "log.db", SCHEDULER, backups=folder / "backups")


def made(log: Log) -> list[tuple[Card, tuple[Review, ...]]]:
    """All cards with their reviews: what follows from the events."""
    cards = [card for deck in log.decks_with_cards() for card in log.cards(deck)]
    return [(card, log.reviews(card.name)) for card in cards]
