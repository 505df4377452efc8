"""Judges what a power cut left of a log: opened by the program's own store, as at the next start."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from model_disk import CUTS, Disk, Image, Told
from store_samples import MODEL, SCHEDULER, answered, moment
from strace_recording import Recorded

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Answered, DeckAdded, Event, Flagged, Overridden, Undone
from quizkit.store.check import Checked, check
from quizkit.store.connection import SQLITE_ERRORS
from quizkit.store.log import Log

VERDICTS = re.compile(
    r"\S (Right|Almost|Partly right|Wrong)\b|The last answer was taken back|Marked for a second look"
    r"|The mark is removed|Counted as right|\S+ is one of your decks now"
)
"""How the lines begin that say of a fact that it is safe."""
TOLD_OF = (Answered, Undone, Flagged, Overridden, DeckAdded)
"""The facts that are told so, each once and in their order."""

ONE_MORE = 0.05
"""In so many logs one more question is answered, which takes ten times as long as looking."""


class Left(NamedTuple):
    """What the store found.

    Attributes:
        events: the ids in the log, in its order.
        fault: what is wrong with it; empty for nothing.
    """

    events: tuple[str, ...]
    fault: str = ""


class Judged(NamedTuple):
    """How many images were looked at, how many different logs were in them, and what was wrong.

    Attributes:
        lost: the images in which a fact was missing that had been told. corrupt: those in which something
            else was wrong, in words.
    """

    images: int
    logs: int
    lost: int
    corrupt: tuple[str, ...]


def judge(
    recorded: Recorded, events: Sequence[Event], folder: Path, *, cuts_a_step: int, safe: int = 0
) -> Judged:
    """Cuts the power after each step, in several ways, and looks at the log each time.

    Args:
        recorded: by programs that had written these events in the end, and nothing else.
        folder: to put logs into.
        cuts_a_step: of the ways of `CUTS`; what differs by chance differs each time.
        safe: so many events were there before.
    """
    chance = random.Random(f"{len(recorded.ops)}")
    places = [place for place in range(safe, len(events)) if isinstance(events[place].fact, TOLD_OF)]
    ids = tuple(event.id for event in events)
    found: dict[int, Left] = {}
    images = lost = told = 0
    corrupt: list[str] = []
    for step, (disk, said) in enumerate(steps(recorded)):
        if VERDICTS.match(said):
            safe = places[told] + 1
            told += 1
        for cut in chance.sample(CUTS, cuts_a_step):
            files = log_files(disk.image(cut, chance))
            images += 1
            key = hash(frozenset(files.items()))
            if key not in found:
                found[key] = look(files, folder, more=chance.random() < ONE_MORE)
            left = found[key]
            lost += left.events[:safe] != ids[:safe]
            if left.fault or left.events != ids[: len(left.events)]:
                corrupt.append(f"step {step}, {cut}: {left.fault or 'other events'}")
    assert told == len(places), "every fact was told"
    return Judged(images, len(found), lost, tuple(corrupt))


def steps(recorded: Recorded) -> Iterator[tuple[Disk, str]]:
    """The disk after each thing that the programs did, and what they told in it."""
    disk = Disk(recorded.before)
    for op in recorded.ops:
        disk.apply(op)
        yield disk, op.text if isinstance(op, Told) else ""


def log_files(image: Image) -> dict[str, bytes]:
    """The log and what SQLite keeps beside it, by their names."""
    return {
        path.removeprefix("home/"): content
        for path, content in image.items()
        if path.startswith("home/log.db") and content is not None
    }


def look(files: dict[str, bytes], folder: Path, *, more: bool = False) -> Left:
    """Opens a log as the next start would.

    Args:
        files: by their names.
        folder: what is in it is removed.
        more: one more question is answered.
    """
    for old in folder.glob("log.db*"):
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    events: tuple[str, ...] = ()
    try:
        with Log.open(folder / "log.db", SCHEDULER, backups=folder / "backups") as log:
            events = tuple(event.id for event in log.events())
            checked = check(log, MODEL)
            if checked != Checked(len(events)):
                return Left(events, str(checked))
            if more:
                log.write([answered("one more")], moment())
                assert check(log, MODEL) == Checked(len(events) + 1)
    except (QuizkitError, *SQLITE_ERRORS) as error:
        return Left(events, str(error))
    return Left(events)
