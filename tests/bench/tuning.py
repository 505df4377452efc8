"""Own parameters for 100,000 answers: all of `quizkit tune --dry-run`, and the fit of the library alone."""

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
from quizkit.store.log import Log
from quizkit.study.fitting import split, training_items
from quizkit.study.memory import MemoryModel
from quizkit.study.optimizer import EPOCHS
from quizkit.study.schedule import Scheduler

ANSWERS = 100_000

_NOTHING = dict.fromkeys(Review._fields, 0)


def open_filled(folder: Path) -> Log:
    """A log with the reviews of a learner who forgets soon; no events."""
    log = Log.open(folder / "log.db", Scheduler(MemoryModel()), backups=folder / "backups")
    log.connection.execute("BEGIN")
    reviews.add(log.connection, _reviews(repetitions_of(answers_of(QUICK_TO_FORGET, ANSWERS))))
    log.connection.execute("COMMIT")
    return log


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
