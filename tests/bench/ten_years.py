"""A learner's ten years through the real store: how its memory, its file and its checks grow.

The learner lives in this process and asks the log what is due. The writer is a process of its own, whose
memory is what is measured: `python -m tests.bench.ten_years LOG` reads what was answered, day by day.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple, TextIO

from remembering import MS_A_DAY
from simulated_learner import SimulatedLearner

from quizkit.model.facts import STUDY, Answered, Moment, Name
from quizkit.store.check import check
from quizkit.store.log import Log
from quizkit.store.reader import LogReader
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import GOOD
from quizkit.study.schedule import Scheduler

from .answers import DAYS, LAST_DAY, name_of
from .findings import Finding, Goal, LeftOut, Row, Setting
from .generate import library
from .homes import FLOOR, PROGRAM, QUESTIONS_A_DECK, decks_for, environment, places
from .peaks import KNOWN, UNKNOWN, own_environment, peak_mib, peak_of
from .timing import inside, interleaved, process

_SHARES = (10, 50, 100)
"""Percent of the answers after which the writer's peak is told."""
_MIB = 1024 * 1024
_MOST_TRIES = 4
_CHECK = """
import sys
from pathlib import Path
from tests.bench.ten_years import check_log
check_log(Path(sys.argv[1]))
"""


class _Lived(NamedTuple):
    """What the ten years came to.

    Attributes:
        questions: that were met.
        peaks: of the writer in MiB, after each of `_SHARES`.
        early: a copy of the log after the first of them.
    """

    questions: int
    peaks: list[float]
    early: Path


class _Writer(Log):
    """A log that is not backed up every day: 3,650 copies would be most of the work."""

    def _back_up_daily(self, day: int) -> None:
        pass


def ten_years(setting: Setting) -> Iterator[Finding]:
    """Ten years of answers: flat memory, a log that opens at once, a projection that equals its replay."""
    answers = setting.sizes.lived
    if not KNOWN:
        yield LeftOut("ten years", UNKNOWN)
        return
    home, decks = setting.place("ten-years"), decks_for(answers // 4)
    environ, log = environment(setting, home), Path(places(home).log)
    _open(log).close()
    lived = _live(log, answers, decks)
    for share, peak in zip(_SHARES, lived.peaks, strict=True):
        goal = None if share == _SHARES[0] else Goal(1.05)
        what = f"ten years, {answers:,} answers: writer's peak at {share} %"
        yield Row(what, f"at {_SHARES[0]} %", peak, "MiB", peak / lived.peaks[0], goal)
    yield Row(f"… {lived.questions:,} questions met: size of the log", "", log.stat().st_size / _MIB, "MiB")
    yield from _checked(log, lived)
    opened = inside(lambda: _open(log).close())
    seconds = interleaved({"open": opened}, setting.rounds)["open"].seconds
    yield Row("… open the log", "", seconds * 1000, goal=Goal(500, "ms"))
    library(setting.folder / "lived", decks * QUESTIONS_A_DECK, decks)
    process([*PROGRAM, "decks", "add", str(setting.folder / "lived")], environ)()
    cases = {"pass": process(FLOOR, environ), "due": process([*PROGRAM, "due"], environ)}
    due = interleaved(cases, setting.few)["due"]
    yield Row("… quizkit due on it, after weeks away", "python -c pass", due.seconds * 1000, "ms", due.ratio)
    backed_up = _first_of_a_day(log)
    yield Row("… the day's first answer, with its backup", "", backed_up * 1000)


def _checked(log: Path, lived: _Lived) -> Iterator[Finding]:
    """That the tables are what the events say, and what finding out takes in memory."""
    floor, peak = peak_of(_CHECK, str(lived.early)), peak_of(_CHECK, str(log))
    what, peer = "… projection equals replay; peak of the check", f"at {_SHARES[0]} %"
    yield Row(what, peer, peak, "MiB", peak / floor, Goal(1.05))


def check_log(path: Path) -> None:
    """Fails unless the log is sound and all that follows from its events is as a replay makes it."""
    with Log.read_only(path) as log:
        checked = check(log, MemoryModel())
    assert checked.events, path
    assert not checked.damage, checked
    assert not checked.stale, checked
    assert not checked.lost, checked


def _live(path: Path, answers: int, decks: int) -> _Lived:
    """Answers day after day what is due, then new questions, as many as fit into the day."""
    learner, fresh, early = SimulatedLearner(), count(), path.with_name("early.db")
    peaks: list[float] = []
    done = 0
    with (
        Log.read_only(path) as reader,
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.ten_years", str(path)],
            env=own_environment(),
            cwd=Path(__file__).parent.parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as writer,
    ):
        assert writer.stdin is not None
        assert writer.stdout is not None
        for number, day in enumerate(DAYS, 1):
            wanted = answers * number // len(DAYS) - done
            lines = list(_of_day(reader, learner, (name_of(new, decks) for new in fresh), (day, wanted)))
            done += len(lines)
            writer.stdin.write("".join([*lines, "\n"]))
            writer.stdin.flush()
            assert writer.stdout.readline() == f"{done}\n", "the writer has failed"
            if done * 100 >= _SHARES[len(peaks)] * answers:
                peaks.append(peak_mib(writer.pid))
                if len(peaks) == 1:
                    shutil.copyfile(path, early)
        writer.stdin.close()
    return _Lived(len(learner.memories), peaks, early)


def _of_day(
    reader: LogReader, learner: SimulatedLearner, fresh: Iterator[Name], today: tuple[int, int]
) -> Iterator[str]:
    """So many answers of a day, a line each; what is missed is asked again at once, a few times."""
    day, wanted = today
    sql = "SELECT deck, question FROM card WHERE due_day <= ? ORDER BY due_day LIMIT ?"
    with reader.failures():
        due = list(map(Name._make, reader.connection.execute(sql, (day, wanted)).fetchall()))
    names = (name for source in (due, fresh) for name in source)
    while wanted > 0:
        name = next(names)
        for _ in range(min(_MOST_TRIES, wanted)):
            rating = learner.answer(name, day)
            wanted -= 1
            yield f"{day} {name.deck} {name.key} {rating}\n"
            if rating == GOOD:
                break


def write_days(path: Path, days: TextIO, told: TextIO) -> None:
    """Writes answers into a log as they come, those of a day together; tells how many there are.

    Power cuts do not matter here.
    """
    written = 0
    with _Writer.open(path, Scheduler(MemoryModel()), backups=path.with_name("backups")) as log:
        log.connection.execute("PRAGMA synchronous=OFF")
        facts: list[Answered] = []
        day = DAYS[0]
        for line in days:
            if line != "\n":
                said, deck, key, rating = line.split()
                day = int(said)
                right = float(int(rating) >= GOOD)
                facts.append(
                    Answered(Name(deck, key), STUDY, '{"picked":"Worms"}', right, int(rating), 4_200, 0)
                )
                continue
            written += len(log.write(facts, Moment(day * MS_A_DAY + MS_A_DAY // 2, 60, day)))
            facts = []
            told.write(f"{written}\n")
            told.flush()


def _first_of_a_day(path: Path) -> float:
    """Seconds of saving the first answer of a day, which the backup of the day follows."""
    day = LAST_DAY + 1
    with _open(path) as log:
        fact = Answered(name_of(0, 1), STUDY, '{"picked":"Worms"}', 1.0, GOOD, 4_200, 0)
        seconds = inside(lambda: log.write([fact], Moment(day * MS_A_DAY, 60, day)))()
        assert log.backup_failure is None, log.backup_failure
    return seconds


def _open(path: Path) -> Log:
    return Log.open(path, Scheduler(MemoryModel()), backups=path.with_name("backups"))


if __name__ == "__main__":
    write_days(Path(sys.argv[1]), sys.stdin, sys.stdout)
