"""The log replayed, against the library's own replay of the same answers."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizkit.store.log import Log
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

from . import anki_peer
from .answers import given, write_answers
from .findings import Finding, Goal, LeftOut, Row, Setting, timed
from .peaks import KNOWN, UNKNOWN, peak_of
from .timing import inside, interleaved

ANSWERS_A_QUESTION = 20
"""So that histories are as long as those of some years."""

_PEER = "the library's own replay of them"
_REBUILD = """
import sys
from pathlib import Path
from tests.bench.replaying import rebuild
rebuild(Path(sys.argv[1]))
"""


def replay(setting: Setting) -> Iterator[Finding]:
    """Everything that follows from the events made anew, and its memory against that of fewer."""
    answers = setting.sizes.replayed
    questions = answers // ANSWERS_A_QUESTION
    folder = setting.place("replay")
    log = folder / "log.db"
    write_answers(log, answers, questions)
    yield from _speed(setting, log, questions)
    yield from _memory(setting, log)


def _speed(setting: Setting, log: Path, questions: int) -> Iterator[Finding]:
    folder, answers = log.parent, setting.sizes.replayed
    by_card = list(_by_card(answers, questions))
    cases = {"library": inside(lambda: _library_replay(by_card)), "ours": inside(lambda: rebuild(log))}
    rounds = -(-setting.few // 2)
    if anki_peer.INSTALLED:
        path = folder / "replay.anki2"
        anki_peer.make(path, questions)
        anki_peer.review(path, given(answers, questions))
        with anki_peer.opened(path) as col:
            figures = interleaved({**cases, "anki": inside(lambda: anki_peer.replay(col))}, rounds)
        yield timed(f"Anki: memory of each card from {answers:,} answers", _PEER, figures["anki"])
    else:
        figures = interleaved(cases, rounds)
        yield LeftOut("replay with Anki", anki_peer.MISSING)
    yield timed(f"replay {answers:,} answers", _PEER, figures["ours"], 1.5)


def _memory(setting: Setting, log: Path) -> Iterator[Finding]:
    if not KNOWN:
        yield LeftOut("peak memory of a replay", UNKNOWN)
        return
    fewer = setting.sizes.flat
    answers = max(2 * fewer, setting.sizes.replayed)
    logs = {setting.sizes.replayed: log}
    for size in (fewer, answers):
        if size not in logs:
            logs[size] = log.with_name(f"{size}.db")
            write_answers(logs[size], size, size // ANSWERS_A_QUESTION)
    floor, peak = peak_of(_REBUILD, str(logs[fewer])), peak_of(_REBUILD, str(logs[answers]))
    what = f"replay {answers:,} answers: peak memory"
    yield Row(what, f"{fewer:,} answers", peak, "MiB", peak / floor, Goal(1.05))


def rebuild(path: Path) -> None:
    """Opens a log and makes everything anew; power cuts do not matter here."""
    with Log.open(path, Scheduler(MemoryModel()), backups=path.with_name("backups")) as log:
        log.connection.execute("PRAGMA synchronous=OFF")
        log.rebuild()


def _by_card(answers: int, questions: int) -> Iterator[list[tuple[int, datetime]]]:
    """The same answers as the library takes them: rating and time, by card."""
    cards: defaultdict[int, list[tuple[int, datetime]]] = defaultdict(list)
    start = datetime(1970, 1, 1, tzinfo=UTC)
    for answer in given(answers, questions):
        cards[answer.question].append((answer.rating, start + timedelta(days=answer.day)))
    yield from cards.values()


def _library_replay(by_card: list[list[tuple[int, datetime]]]) -> None:
    import fsrs

    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for answers in by_card:
        card = fsrs.Card(card_id=1)
        for rating, at in answers:
            card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
