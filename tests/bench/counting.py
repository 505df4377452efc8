"""What is asked of a log with many answers: figures, and what is due."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizkit.files.decks import load_deck
from quizkit.store.index import Index
from quizkit.store.migrate import create
from quizkit.store.statistics import read_counts
from quizkit.store.waiting import Waiting
from quizkit.study.counts import Chosen
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler
from quizkit.study.statistics import statistics

from . import anki_peer
from .answers import LAST_DAY, fill, given, scan, write_answers
from .findings import Finding, LeftOut, Setting, timed
from .generate import library
from .homes import decks_for
from .timing import Case, inside, interleaved, many

_DECKS = 20
_YEAR = 365
_FIRST = 20


def stats(setting: Setting) -> Iterator[Finding]:
    """All figures over the answers of ten years, against reading these answers once, and against Anki's."""
    answers = setting.sizes.counted
    questions = answers // 100
    folder = setting.place("stats")
    index, log = folder / "index.db", folder / "log.db"
    _indexed(index, folder, questions, _DECKS)
    create(log)
    fill(log, answers, questions, _DECKS)
    scheduler, chosen = Scheduler(MemoryModel()), Chosen(LAST_DAY)
    counts = read_counts(index, log, chosen)
    assert sum(day.answers for day in counts.days) == answers
    cases: dict[str, Case] = {
        "scan": inside(lambda: scan(log)),
        "counts": inside(lambda: read_counts(index, log, chosen)),
        "figures": inside(lambda: statistics(read_counts(index, log, chosen), chosen, scheduler)),
    }
    floor = "one scan of the answers"
    figures = interleaved(cases, setting.rounds)
    yield timed(f"stats: SQL, {answers:,} answers", floor, figures["counts"], 3)
    yield timed("stats: all figures of them", floor, figures["figures"], 3)
    if not anki_peer.INSTALLED:
        yield LeftOut("stats against Anki's graphs", anki_peer.MISSING)
        return
    last = chosen._replace(days=_YEAR)
    ours = inside(lambda: statistics(read_counts(index, log, last), last, scheduler))
    with _anki(folder, answers, questions) as (year, all_years):
        of_all = interleaved({"anki": all_years, "figures": cases["figures"]}, setting.few)
        of_year = interleaved({"anki": year, "figures": ours}, setting.few)
    yield timed("stats: all figures of them", "Anki's graphs of all years", of_all["figures"], 1.5)
    yield timed("stats: those of the last year", "Anki's graphs of the last year", of_year["figures"], 1.5)


@contextmanager
def _anki(folder: Path, answers: int, questions: int) -> Iterator[tuple[Case, Case]]:
    path = folder / "graphs.anki2"
    anki_peer.make(path, questions)
    anki_peer.review(path, given(answers, questions))
    with anki_peer.opened(path) as col:
        yield inside(lambda: anki_peer.graphs(col, _YEAR)), inside(lambda: anki_peer.graphs(col, 0))


def due(setting: Setting) -> Iterator[Finding]:
    """The first twenty that are due, joined with the index, against the bare query over the cards."""
    questions = setting.sizes.library
    folder, decks = setting.place("due"), decks_for(questions)
    index, log = folder / "index.db", folder / "log.db"
    _indexed(index, folder, questions, decks)
    write_answers(log, questions, questions, (decks, range(LAST_DAY - 8, LAST_DAY)))
    names = [f"generated-{number}" for number in range(decks)]
    bare = """
    SELECT deck, question, (:day - last_day) / max(stability_days, 0.001) AS risk FROM card
    WHERE due_day <= :day AND NOT suspended ORDER BY risk DESC, deck, question LIMIT :limit
    """
    with closing(sqlite3.connect(log)) as connection, Waiting.open(index, log) as waiting:
        for what, on in (("a hundredth of them due", LAST_DAY), ("all of them due", LAST_DAY + 400)):
            values = {"day": on, "limit": _FIRST}
            found = waiting.due(names, on, limit=_FIRST)
            assert [one.name for one in found] == [
                (deck, key) for deck, key, _ in connection.execute(bare, values)
            ]
            figures = interleaved(
                {
                    "bare": many(lambda: connection.execute(bare, values).fetchall(), 10),  # noqa: B023
                    "due": many(lambda: waiting.due(names, on, limit=_FIRST), 10),  # noqa: B023
                },
                setting.rounds,
            )
            yield timed(
                f"first {_FIRST} due of {questions:,}, {what}, 10 ×", "the bare query", figures["due"], 2
            )


def _indexed(index: Path, folder: Path, questions: int, decks: int) -> None:
    library(folder / "decks", questions, decks)
    with Index.open(index) as opened:
        opened.refresh(sorted((folder / "decks").iterdir()), load_deck)
