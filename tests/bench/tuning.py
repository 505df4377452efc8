"""Own parameters: all of `quizkit tune --dry-run`, the fit of the library alone, and Anki's."""

from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import count
from pathlib import Path

import fsrs_rs_python as rs
from remembering import QUICK_TO_FORGET, answers_of, repetitions_of

from quizkit.commands.outside import Clock, Outside, Streams
from quizkit.commands.tuning import tune
from quizkit.model.facts import Name
from quizkit.model.reviews import Repetition, Review
from quizkit.store import reviews
from quizkit.store.connection import transaction
from quizkit.store.log import Log
from quizkit.study.fitting import split, training_items
from quizkit.study.memory import MemoryModel
from quizkit.study.optimizer import EPOCHS
from quizkit.study.schedule import Scheduler

from . import anki_peer
from .findings import Finding, LeftOut, Setting, timed
from .timing import inside, interleaved

_NOTHING = dict.fromkeys(Review._fields, 0)


def tuning(setting: Setting) -> Iterator[Finding]:
    """Own parameters, tried on the newest answers, against the fit alone and against Anki's."""
    folder, answers = setting.place("tuning"), setting.sizes.fitted
    given = answers_of(QUICK_TO_FORGET, answers)
    what = f"tune, {answers:,} answers"
    with Log.open(folder / "log.db", Scheduler(MemoryModel()), backups=folder / "backups") as log:
        with transaction(log.connection):
            reviews.add(log.connection, _reviews(repetitions_of(given)))
        ours = inside(whole(log, folder))
        figures = interleaved({"fit alone": inside(fit_alone(log)), "tune": ours}, setting.few)
        yield timed(what, "the library's fit alone", figures["tune"], 3)
        if not anki_peer.INSTALLED:
            yield LeftOut("tune against Anki's optimizer", anki_peer.MISSING)
            return
        path = folder / "tuning.anki2"
        anki_peer.make(path, 1 + max(answer.question for answer in given))
        anki_peer.review(path, given)
        with anki_peer.opened(path) as col:
            against = interleaved({"anki": inside(lambda: anki_peer.fit(col)), "tune": ours}, setting.few)
        yield timed(what, "Anki's optimizer on the same", against["tune"], 1.3)


def _reviews(answers: Iterable[Repetition]) -> Iterator[Review]:
    questions = count()
    name = Name("deck", "")
    for answer in answers:
        if answer.number == 1:
            name = Name("deck", f"q{next(questions):06}")
        known = {"name": name, "event": bytes(16).hex(), "occasion": "due", **answer._asdict()}
        yield Review(**{**_NOTHING, **known})


def fit_alone(log: Log) -> Callable[[], object]:
    """What the library does when everything is laid before it."""
    answers = log.repetitions()
    items = [
        rs.FSRSItem([rs.FSRSReview(rating, days) for rating, days in item])
        for item in training_items(answers, split(answers).from_ms)
    ]
    config = rs.TrainingConfig(num_epochs=EPOCHS)
    return lambda: rs.FSRS(rs.DEFAULT_PARAMETERS).compute_parameters(items, training_config=config)


def whole(log: Log, folder: Path) -> Callable[[], object]:
    """From the log to parameters that were tried."""
    streams = Streams(StringIO(), StringIO(), StringIO())
    outside = Outside({"QUIZKIT_HOME": str(folder)}, streams, Clock.of_system())
    return lambda: tune(outside, log)
