"""From counts to the figures that a learner reads. Pure; `study.counts` says what is counted."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizkit.model.facts import Name
from quizkit.model.value import Value
from quizkit.study.counts import (
    LOAD_DAYS,
    BinCount,
    Chosen,
    Counts,
    DayCount,
    DeckCount,
    TopicCount,
    WeakCount,
)
from quizkit.study.memory import Memory, MemoryModel
from quizkit.study.schedule import Policy, Scheduler

FEWEST = 10
"""A topic, a trend and a bin are told from so many answers on; fewer are mostly chance."""

_NORMAL_95 = 1.959964
_PERIODS = (1, 7, 30, 365)
_STEPS = 20


class Share(NamedTuple):
    """So many of so many."""

    passed: int
    asked: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.passed / self.asked if self.asked else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies with a probability of 95 %; None of nothing.

        Wilson's score interval: E. B. Wilson, Probable inference, J. Am. Stat. Assoc. 22 (1927), 209-212.
        """
        if not self.asked:
            return None
        share, square = self.passed / self.asked, _NORMAL_95**2 / self.asked
        middle = (share + square / 2) / (1 + square)
        reach = math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
        return max(0.0, middle - reach), min(1.0, middle + reach)


class Retention(NamedTuple):
    """True retention in a stretch of days: tests of memory that were passed.

    Attributes:
        days: its length, today included; None for all.
        young, mature: by the memory's stability before, see `counts.MATURE_DAYS`.
    """

    days: int | None
    all: Share
    young: Share
    mature: Share


class Bin(NamedTuple):
    """Tests of memory whose predicted recall lies between two twentieths.

    Attributes:
        low, high: the edges, 0 to 1.
        predicted: mean of the predictions.
    """

    low: float
    high: float
    predicted: float
    recalled: Share


class Calibration(NamedTuple):
    """How well the model of memory foretold what was recalled. None where nothing was asked.

    Attributes:
        bins: those with an answer, by predicted recall.
        predicted: mean prediction, and beside it what was recalled.
        log_loss: mean of -ln of the probability that was given to what happened.
        rmse_bins: RMSE(bins) of open-spaced-repetition/srs-benchmark: root of the mean, weighted by answers,
            of the squared difference between predicted and actual recall in bins by number of the answer,
            days since the one before, and lapses.
    """

    bins: tuple[Bin, ...]
    recalled: Share
    predicted: float | None
    log_loss: float | None
    rmse_bins: float | None


class Sureness(NamedTuple):
    """Answers of which the learner said how sure they were: how many of them were right."""

    topic: str
    sure: Share
    unsure: Share


class Topic(NamedTuple):
    """How a tag's questions are recalled.

    Attributes:
        recalled: in the period.
        lately, before: in the last days, and in as many before; see `counts.LATELY_DAYS`.
    """

    tag: str
    recalled: Share
    lately: Share
    before: Share

    @property
    def trend(self) -> float | None:
        """By how much the share has risen; None when either stretch has too few answers."""
        if min(self.lately.asked, self.before.asked) < FEWEST:
            return None
        return (self.lately.value or 0.0) - (self.before.value or 0.0)


class WeakQuestion(NamedTuple):
    """A question that was forgotten. `recall` is the probability of recall today, 0 to 1."""

    name: Name
    lapses: int
    reps: int
    recall: float
    due_day: int


class DeckRetention(NamedTuple):
    """How a deck was recalled in the period. `wanted` is 0 to 1."""

    deck: str
    answers: int
    took_ms: int
    recalled: Share
    wanted: float


class Time(NamedTuple):
    """Time spent on answers, each counted with 60 s at most, in milliseconds."""

    today_ms: int
    week_ms: int
    month_ms: int
    all_ms: int


class Statistics(Value):
    """All figures.

    Attributes:
        chosen: of what.
        answers: that counted. studied_days: with at least one.
        wanted: retention wanted, 0 to 1; of decks that differ the mean, by how much was asked.
        retention: from today to all.
        days: the answers of each of the last days, oldest first, days without any included.
        load: questions due on each of the coming days, today first.
        topics: weakest first; only those with enough answers in the period.
        surenesses: of all answers, then of the topics with enough of them; empty when it was never said.
        streak_days: None when it is not wanted.
    """

    chosen: Chosen
    answers: int
    studied_days: int
    wanted: float
    retention: tuple[Retention, ...]
    decks: tuple[DeckRetention, ...]
    days: tuple[DayCount, ...]
    load: tuple[int, ...]
    time: Time
    calibration: Calibration
    surenesses: tuple[Sureness, ...]
    topics: tuple[Topic, ...]
    weak: tuple[WeakQuestion, ...]
    leeches: int
    streak_days: int | None = None


def statistics(counts: Counts, chosen: Chosen, scheduler: Scheduler) -> Statistics:
    """Makes figures of counts.

    Args:
        counts: of what was chosen.
        scheduler: its model tells how well a question is remembered today, its policy what is wanted.
    """
    today, days, policy = chosen.today, counts.days, scheduler.policy
    return Statistics(
        chosen=chosen,
        answers=sum(day.answers for day in days),
        studied_days=len(days),
        wanted=_wanted(counts.decks, policy),
        retention=_retentions(days, chosen),
        decks=tuple(
            DeckRetention(
                one.deck,
                one.answers,
                one.took_ms,
                Share(one.passed, one.asked),
                policy.retention_of(one.deck),
            )
            for one in counts.decks
        ),
        days=_without_gaps(days, range(today - chosen.period_days + 1, today + 1)),
        load=tuple(counts.load.get(today + ahead, 0) for ahead in range(LOAD_DAYS)),
        time=Time(*(sum(day.took_ms for day in _last(days, today, length)) for length in (1, 7, 30, None))),
        calibration=calibrate(counts.bins),
        surenesses=_surenesses(counts.topics),
        topics=_topics(counts.topics),
        weak=tuple(_weak(one, today, scheduler.model) for one in counts.weak),
        leeches=counts.leeches,
    )


def calibrate(bins: Iterable[BinCount]) -> Calibration:
    """Compares what was predicted with what was recalled."""
    bins = tuple(bins)
    asked = sum(one.asked for one in bins)
    by_step: dict[object, list[BinCount]] = {}
    by_kind: dict[object, list[BinCount]] = {}
    for one in bins:
        by_step.setdefault(one.step, []).append(one)
        by_kind.setdefault((one.number, one.since, one.lapses), []).append(one)
    total = _joined(bins)
    square = sum(
        (share.passed - predicted) ** 2 / share.asked for share, predicted in map(_joined, by_kind.values())
    )
    return Calibration(
        bins=tuple(_bin(step, by_step[step]) for step in range(_STEPS) if step in by_step),
        recalled=total[0],
        predicted=total[1] / asked if asked else None,
        log_loss=sum(one.loss for one in bins) / asked if asked else None,
        rmse_bins=math.sqrt(square / asked) if asked else None,
    )


def _wanted(decks: Sequence[DeckCount], policy: Policy) -> float:
    """The retention wanted, on average over what was asked."""
    asked = sum(deck.asked for deck in decks)
    if not asked:
        return policy.retention
    return sum(policy.retention_of(deck.deck) * deck.asked for deck in decks) / asked


def _retentions(days: Sequence[DayCount], chosen: Chosen) -> tuple[Retention, ...]:
    shorter = [length for length in _PERIODS if chosen.days is None or length < chosen.days]
    return tuple(_retention(length, _last(days, chosen.today, length)) for length in (*shorter, chosen.days))


def _retention(length: int | None, days: Sequence[DayCount]) -> Retention:
    asked, passed = sum(day.asked for day in days), sum(day.passed for day in days)
    mature = Share(sum(day.mature_passed for day in days), sum(day.mature_asked for day in days))
    young = Share(passed - mature.passed, asked - mature.asked)
    return Retention(length, Share(passed, asked), young, mature)


def _last(days: Sequence[DayCount], today: int, length: int | None) -> Sequence[DayCount]:
    """The days of a stretch that ends today. What a clock that was put back leaves after it is in all."""
    return days if length is None else [day for day in days if today - length < day.day <= today]


def _without_gaps(days: Sequence[DayCount], stretch: range) -> tuple[DayCount, ...]:
    known = {day.day: day for day in days}
    return tuple(known.get(day, DayCount(day)) for day in stretch)


def _joined(bins: Iterable[BinCount]) -> tuple[Share, float]:
    """What was recalled, and the sum of what was predicted."""
    bins = tuple(bins)
    share = Share(sum(one.passed for one in bins), sum(one.asked for one in bins))
    return share, sum(one.recall for one in bins)


def _bin(step: int, bins: Sequence[BinCount]) -> Bin:
    share, predicted = _joined(bins)
    return Bin(step / _STEPS, (step + 1) / _STEPS, predicted / share.asked, share)


def _surenesses(topics: Sequence[TopicCount]) -> tuple[Sureness, ...]:
    told = [one for one in topics if one.sure + one.unsure >= (FEWEST if one.tag else 1)]
    return tuple(
        Sureness(one.tag, Share(one.sure_right, one.sure), Share(one.unsure_right, one.unsure))
        for one in told
    )


def _topics(topics: Sequence[TopicCount]) -> tuple[Topic, ...]:
    told = [
        Topic(
            one.tag,
            Share(one.passed, one.asked),
            Share(one.late_passed, one.late_asked),
            Share(one.before_passed, one.before_asked),
        )
        for one in topics
        if one.tag and one.asked >= FEWEST
    ]
    return tuple(sorted(told, key=lambda topic: (topic.recalled.value, -topic.recalled.asked, topic.tag)))


def _weak(one: WeakCount, today: int, model: MemoryModel) -> WeakQuestion:
    recall = model.recall(Memory(one.stability_days, one.difficulty, one.last_day), today)
    return WeakQuestion(one.name, one.lapses, one.reps, recall, one.due_day)
