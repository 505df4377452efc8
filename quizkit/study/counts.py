"""What is counted in a log for statistics, before any figure is made of it.

An answer is a test of memory (`asked`) when it is the first of its question on a study day, and the question
was met on an earlier one. Whether it came on its day or ahead of it makes no difference: both show whether
it was still known. That is what Anki counts as well (rslib/src/stats/graphs/retention.rs: reviews of cards
with an interval of a day or more); the first answer ever and the later ones of a day test no memory.
"""

from collections.abc import Mapping
from typing import NamedTuple

from quizkit.model.facts import Name

MATURE_DAYS = 21
"""A memory is mature from this stability on; Anki takes the interval, which is the same at 90 % wanted."""

NUMBER_EDGES = (2, 4, 7, 13, 25, 46, 87, 163, 308, 582)
SINCE_EDGES = (4, 14, 48, 172, 622, 2251, 8147, 29492)
LAPSES_EDGES = (1, 2, 3, 6, 9, 16, 27, 47, 81, 139)
"""Where the bins of RMSE(bins) begin, the first of them below the first edge: powers of 1.89, 3.62 and 1.73,
as the benchmark of the authors of FSRS has them (open-spaced-repetition/srs-benchmark, `rmse_matrix`)."""

LATELY_DAYS = 30
"""A trend compares so many days with as many before them."""

PERIOD_DAYS = 365
"""What is told of a stretch of time is told of so many days, unless others are asked for."""

LOAD_DAYS = 30
"""So far ahead the load is counted, today included."""


class Chosen(NamedTuple):
    """Which answers are counted.

    Attributes:
        today: the study day.
        decks: ids; None for all, those that are gone as well.
        tags: questions that have one of them; empty for all.
        days: so many, today included; None for all there are.
        period_days: the same for what is told of a stretch of time: calibration, topics, being sure.
    """

    today: int
    decks: tuple[str, ...] | None = None
    tags: tuple[str, ...] = ()
    days: int | None = None
    period_days: int = PERIOD_DAYS


class DayCount(NamedTuple):
    """The answers of a study day.

    Attributes:
        took_ms: each answer counts 60 s at most.
        new: first answers ever.
        asked, passed: tests of memory, and those recalled. The mature ones among them.
    """

    day: int
    answers: int = 0
    took_ms: int = 0
    new: int = 0
    asked: int = 0
    passed: int = 0
    mature_asked: int = 0
    mature_passed: int = 0


class BinCount(NamedTuple):
    """Tests of memory that are alike.

    Attributes:
        step: predicted recall in twentieths, rounded down; 19 at most.
        number, since, lapses: bins of the answer's number among those to its question, of the days since the
            one before, and of how often it had been forgotten: how many of the edges it reaches.
        recall: sum of what was predicted.
        loss: sum of -ln of the probability that was given to what happened.
    """

    step: int
    number: int
    since: int
    lapses: int
    asked: int
    passed: int
    recall: float
    loss: float


class TopicCount(NamedTuple):
    """The answers to the questions that have a tag; an empty tag stands for all answers.

    Attributes:
        asked, passed: tests of memory in the period; of late; in as many days before that.
        sure, sure_right, unsure, unsure_right: answers of which the learner said how sure they were.
    """

    tag: str
    asked: int = 0
    passed: int = 0
    late_asked: int = 0
    late_passed: int = 0
    before_asked: int = 0
    before_passed: int = 0
    sure: int = 0
    sure_right: int = 0
    unsure: int = 0
    unsure_right: int = 0


class DeckCount(NamedTuple):
    """The answers to a deck in the period; see `DayCount`."""

    deck: str
    answers: int
    took_ms: int
    asked: int
    passed: int


class WeakCount(NamedTuple):
    """A question that was forgotten, and its memory."""

    name: Name
    lapses: int
    reps: int
    stability_days: float
    difficulty: float
    last_day: int
    due_day: int


class Counts(NamedTuple):
    """All that is counted.

    Attributes:
        days: with an answer, oldest first.
        topics: the empty tag first.
        load: questions due, by study day, for the coming weeks; what is overdue is due today.
        weak: often forgotten ones first, among equals the likeliest to be forgotten now.
        leeches: how many questions were forgotten so often that they should be reworded.
    """

    days: tuple[DayCount, ...]
    bins: tuple[BinCount, ...]
    decks: tuple[DeckCount, ...]
    topics: tuple[TopicCount, ...]
    load: Mapping[int, int]
    weak: tuple[WeakCount, ...]
    leeches: int
