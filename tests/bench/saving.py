"""One answer saved, and the bare inserts it is compared with; and how often the disk is asked to flush."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from quizkit.model.facts import STUDY, Answered, Moment, Name
from quizkit.store.connection import make_durable
from quizkit.store.log import Log
from quizkit.store.migrate import create
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

from . import anki_peer
from .findings import Finding, Goal, LeftOut, Row, Setting, timed
from .generate import choices
from .homes import PROGRAM, environment
from .peaks import own_environment
from .timing import interleaved, many

_QUESTIONS = 500
_PEER = "the same insert without our code"


def saving(setting: Setting) -> Iterator[Finding]:
    """One answer saved, against one row inserted into SQLite with the same settings."""
    folder, times = setting.place("saving"), setting.sizes.saved
    with plain_insert(folder) as insert, save_answer(folder) as save:
        cases = {"plain": many(insert, times), "save": many(save, times)}
        if not anki_peer.INSTALLED:
            figures = interleaved(cases, setting.rounds)
            yield LeftOut("save an answer with Anki", anki_peer.MISSING)
        else:
            with anki_peer.answering(folder, times * (setting.rounds + 2)) as answer:
                figures = interleaved({**cases, "anki": many(answer, times)}, setting.rounds)
            yield timed(f"Anki: next card, and save {times} answers", _PEER, figures["anki"])
    yield timed(f"save {times} answers", _PEER, figures["save"], 1.5)


def flushes(setting: Setting) -> Iterator[Finding]:
    """How often one answer asks the disk to flush, in the whole program: as often as one transaction."""
    what = "flushes to disk for an answer"
    strace = shutil.which("strace")
    if strace is None:
        yield LeftOut(what, "strace is not installed")
        return
    folder = setting.place("flushes")
    (folder / "deck.yaml").write_text(choices(30), encoding="utf-8")
    environ = environment(setting, folder / "home")
    study = [*PROGRAM, "study", "--linear", "--new", "20", str(folder / "deck.yaml")]
    insert = "import sys; from tests.bench.saving import insert_times; insert_times(sys.argv[1], sys.argv[2])"
    plain = [sys.executable, "-c", insert, str(folder)]

    def answered(times: int) -> int:
        return _flushes(strace, study, environ, "1\n" * times)

    answered(1)  # makes the log and the day's backup
    ours = (answered(12) - answered(2)) / 10
    bare = (
        _flushes(strace, [*plain, "12"], own_environment())
        - _flushes(strace, [*plain, "2"], own_environment())
    ) / 10
    yield Row(what, "one transaction", ours, "flushes", ours / bare, Goal(1, exact=True))


def insert_times(folder: str, times: str) -> None:
    """So many bare inserts into a new log."""
    with plain_insert(Path(folder)) as insert:
        for _ in range(int(times)):
            insert()


def _flushes(strace: str, argv: Sequence[str], environ: dict[str, str], typed: str = "") -> int:
    done = subprocess.run(
        [strace, "-f", "-qq", "-e", "trace=fsync,fdatasync", "-e", "signal=none", *argv],
        env=environ,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return sum("sync(" in line for line in done.stderr.splitlines())


@contextmanager
def plain_insert(folder: Path) -> Iterator[Callable[[], None]]:
    """The same rows into the same tables, committed with the same settings: event, card and review."""
    path = folder / "plain.db"
    path.unlink(missing_ok=True)
    create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        make_durable(connection)
        numbers = count()
        yield lambda: _insert(connection, next(numbers))


def _insert(connection: sqlite3.Connection, number: int) -> None:
    event = number.to_bytes(16, "big")
    name = ("deck", f"q{number % _QUESTIONS}")
    day, at_ms = 20_717 + number // 200, 1_790_000_000_000 + number * 60_000
    stamp = (event, "0123456789ab", number + 1, at_ms << 16, at_ms, 60, day, "answered", "study")
    reply = ('{"picked":"Worms"}', 1.0, 3, 4200, 0, day + 30, None, "FSRS-6/12345678", "", event, event)
    card = (33.125, 5.25, day - 3, day, day + 30, 0, 2, 0, 0, 0, "", "")
    before = (number // _QUESTIONS, event, day, 13, at_ms, 3, 12.25, 5.5, 0.93, 1, "due", 1)
    after = (3, 1.0, 4200, 0, None, 33.125, 5.25, day + 30)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"INSERT INTO event VALUES (NULL{', ?' * 22})", (*stamp, *name, *reply))
    connection.execute(f"INSERT OR REPLACE INTO card VALUES (?{', ?' * 13})", (*name, *card))
    connection.execute(f"INSERT INTO review VALUES (?{', ?' * 21})", (*name, *before, *after))
    connection.execute("COMMIT")


@contextmanager
def save_answer(folder: Path) -> Iterator[Callable[[], None]]:
    """What happens between a reply and its verdict."""
    with Log.open(folder / "log.db", Scheduler(MemoryModel()), backups=folder / "backups") as log:
        numbers = count()

        def save() -> None:
            number = next(numbers)
            name = Name("deck", f"q{number % _QUESTIONS}")
            fact = Answered(name, STUDY, '{"picked":"Worms"}', 1.0, 3, 4200, 0)
            log.write([fact], Moment(1_790_000_000_000 + number * 60_000, 60, 20_717 + number // 200))

        yield save
