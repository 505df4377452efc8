"""Command lines on a model disk: run, recorded, and what they have written in the end."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from power_program import command
from store_samples import SCHEDULER
from strace_recording import Recorded, Recorder

from quizkit.model.facts import Event
from quizkit.store.log import Log

DECK = "title: Names\nid: names\nquestions:\n" + "".join(
    f'  - {{id: q{number}, question: "What is  number {number}?", answer: name {number}}}\n'
    for number in range(8)
)
_SAID = ("name", ":flag", ":right", ":dontknow", ":undo", "name 1")


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A folder for thousands of files that are written, flushed and thrown away; on disk if need be."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def record(top: Path, *lines: tuple[str, ...], typed: str = "", settings: str = "own") -> Recorded:
    """Runs command lines, which all succeed, one after the other.

    Args:
        top: the folder on the model disk; everything but decks beside it lies in it.
        typed: in each of them.
        settings: of SQLite, see `power_program`.
    """
    environ = {"QUIZKIT_HOME": str(top / "home"), "PYTHONPATH": str(Path(__file__).parents[2])}
    recorder = Recorder(top, environ)
    for line in lines:
        recorder.run(command(settings, *line), typed)
    recorded = recorder.recorded()
    assert set(recorded.codes) == {0}
    return recorded


def study(top: Path, settings: str, count: int) -> Recorded:
    """A sitting in which so many things are said, all of which are written into the log."""
    said = [_SAID[number % len(_SAID)] for number in range(count)]
    return record(top, ("study", "../deck.yaml"), typed="\n".join([*said, ""]), settings=settings)


def events(top: Path) -> list[Event]:
    """What is in the log in the end."""
    with Log.open(top / "home" / "log.db", SCHEDULER, backups=top / "home" / "backups") as log:
        return list(log.events())
