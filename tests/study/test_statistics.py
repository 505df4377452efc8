"""Figures from counts, each by hand."""

from math import log, sqrt
from typing import Any

import pytest
from statistics_samples import SCHEDULER, nothing, report
from store_samples import MODEL, TODAY

from quizkit.model.facts import Name
from quizkit.study.counts import (
    LAPSES_EDGES,
    NUMBER_EDGES,
    SINCE_EDGES,
    BinCount,
    Chosen,
    Counts,
    DayCount,
    DeckCount,
    TopicCount,
    WeakCount,
)
from quizkit.study.memory import Memory
from quizkit.study.statistics import Share, Statistics, Topic, calibrate, statistics

NOTHING = Counts((), (), (), (TopicCount(""),), {}, (), 0)


def figures(chosen: Chosen | None = None, **counts: Any) -> Statistics:
    return statistics(NOTHING._replace(**counts), chosen or Chosen(TODAY), SCHEDULER)


@pytest.mark.parametrize(
    ("passed", "asked", "low", "high"),
    [
        # Newcombe, Two-sided confidence intervals for the single proportion, Stat. Med. 17 (1998), table I.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval(passed: int, asked: int, low: float, high: float) -> None:
    assert Share(passed, asked).interval == pytest.approx((low, high), abs=5e-5)
    assert Share(asked - passed, asked).interval == pytest.approx((1 - high, 1 - low), abs=5e-5)


def test_nothing_has_no_share() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval is None


def test_retention_of_each_stretch() -> None:
    days = (
        DayCount(TODAY - 400, 10, 0, 0, 8, 4, 4, 1),
        DayCount(TODAY - 365, 1, 0, 0, 1, 0),
        DayCount(TODAY - 364, 2, 0, 0, 2, 1, 1, 1),
        DayCount(TODAY - 29, 4, 0, 0, 4, 3),
        DayCount(TODAY - 6, 8, 0, 0, 8, 8),
        DayCount(TODAY, 16, 0, 0, 16, 10, 6, 6),
    )
    found = {one.days: one for one in figures(days=days).retention}
    assert {length: one.all for length, one in found.items()} == {
        1: Share(10, 16),
        7: Share(18, 24),
        30: Share(21, 28),
        365: Share(22, 30),
        None: Share(26, 39),
    }
    assert (found[None].young, found[None].mature) == (Share(18, 28), Share(8, 11))
    assert (found[1].young, found[1].mature) == (Share(4, 10), Share(6, 6))


@pytest.mark.parametrize(
    ("days", "periods"), [(1, [1]), (7, [1, 7]), (8, [1, 7, 8]), (400, [1, 7, 30, 365, 400])]
)
def test_periods_of_a_stretch(days: int, periods: list[int]) -> None:
    chosen = Chosen(TODAY, days=days)
    assert [one.days for one in figures(chosen).retention] == periods


def test_days_of_a_clock_that_was_put_back_are_in_all() -> None:
    found = figures(days=(DayCount(TODAY + 3, 1, 5, 0, 1, 1),))
    assert [one.all.asked for one in found.retention] == [0, 0, 0, 0, 1]
    assert found.time == (0, 0, 0, 5)


def test_days_without_answers_are_there() -> None:
    found = figures(Chosen(TODAY, period_days=3), days=(DayCount(TODAY - 1, 4), DayCount(TODAY - 9, 1)))
    assert found.days == (DayCount(TODAY - 2), DayCount(TODAY - 1, 4), DayCount(TODAY))
    assert (found.answers, found.studied_days) == (5, 2)


def test_time() -> None:
    days = tuple(DayCount(TODAY - ago, 1, took) for ago, took in ((0, 1), (6, 2), (7, 4), (29, 8), (30, 16)))
    assert figures(days=days).time == (1, 3, 15, 31)


def test_calibration_by_hand() -> None:
    """Three answers: 0.9 recalled, 0.85 forgotten, 0.6 recalled; the first two alike but for the step."""
    bins = (
        BinCount(18, 1, 0, 0, 1, 1, 0.9, -log(0.9)),
        BinCount(17, 1, 0, 0, 1, 0, 0.85, -log(0.15)),
        BinCount(12, 2, 0, 1, 1, 1, 0.6, -log(0.6)),
    )
    found = calibrate(bins)
    assert [(one.low, one.high, one.predicted, one.recalled) for one in found.bins] == [
        (0.6, 0.65, 0.6, Share(1, 1)),
        (0.85, 0.9, 0.85, Share(0, 1)),
        (0.9, 0.95, 0.9, Share(1, 1)),
    ]
    assert found.recalled == Share(2, 3)
    assert found.predicted == pytest.approx((0.9 + 0.85 + 0.6) / 3)
    assert found.log_loss == pytest.approx(-log(0.9 * 0.15 * 0.6) / 3)
    # Two answers of a mean of 0.875 of which half were recalled; one of 0.6 that was.
    assert found.rmse_bins == pytest.approx(sqrt((2 * (0.5 - 0.875) ** 2 + (1 - 0.6) ** 2) / 3))


def test_calibration_of_nothing() -> None:
    found = calibrate(())
    assert (found.predicted, found.log_loss, found.rmse_bins) == (None, None, None)
    assert found.recalled.value is None


@pytest.mark.parametrize(("base", "edges"), [(1.89, NUMBER_EDGES), (3.62, SINCE_EDGES)])
def test_edges_are_powers(base: float, edges: tuple[int, ...]) -> None:
    """As srs-benchmark has them: floor(log(x) / log(base))."""
    for number in range(1, min(edges[-1], 5_000)):
        assert sum(number >= edge for edge in edges) == int(log(number) / log(base) + 1e-12), number


def test_edges_of_lapses() -> None:
    """None is a bin of its own."""
    for lapses in range(1, LAPSES_EDGES[-1]):
        reached = sum(lapses >= edge for edge in LAPSES_EDGES)
        assert reached == 1 + int(log(lapses) / log(1.73) + 1e-12), lapses


def test_what_is_wanted_goes_by_what_was_asked() -> None:
    assert figures().wanted == pytest.approx(0.9)
    decks = (DeckCount("rome", 9, 0, 3, 2), DeckCount("verbs", 9, 0, 1, 1))
    found = figures(decks=decks)
    assert found.wanted == pytest.approx((3 * 0.9 + 0.95) / 4)
    assert [deck.wanted for deck in found.decks] == [0.9, 0.95]


def test_weakest_topics_come_first_and_small_ones_not_at_all() -> None:
    topics = (
        TopicCount("", 99, 9),
        TopicCount("b", 10, 9),
        TopicCount("few", 9, 0),
        TopicCount("a", 20, 18),
        TopicCount("weak", 10, 1),
    )
    assert [topic.tag for topic in figures(topics=topics).topics] == ["weak", "a", "b"]


@pytest.mark.parametrize(
    ("lately", "before", "trend"),
    [((9, 10), (5, 10), 0.4), ((5, 10), (9, 10), -0.4), ((9, 9), (5, 10), None), ((9, 10), (9, 9), None)],
)
def test_trend(lately: tuple[int, int], before: tuple[int, int], trend: float | None) -> None:
    topic = Topic("x", Share(1, 2), Share(*lately), Share(*before))
    assert topic.trend == (None if trend is None else pytest.approx(trend))


def test_sureness_is_told_of_all_and_of_topics_with_enough() -> None:
    zeros = (0, 0, 0, 0, 0, 0)
    topics = (
        TopicCount("", *zeros, 1, 1, 0, 0),
        TopicCount("few", *zeros, 5, 5, 4, 1),
        TopicCount("enough", *zeros, 6, 5, 4, 1),
    )
    assert [tuple(one) for one in figures(topics=topics).surenesses] == [
        ("", Share(1, 1), Share(0, 0)),
        ("enough", Share(5, 6), Share(1, 4)),
    ]
    assert figures().surenesses == ()


def test_recall_of_weak_questions_is_that_of_today() -> None:
    one = WeakCount(Name("d", "q"), 3, 9, 12.0, 5.0, TODAY - 6, TODAY + 2)
    (found,) = figures(weak=(one,)).weak
    assert found == (one.name, 3, 9, MODEL.recall(Memory(12.0, 5.0, TODAY - 6), TODAY), TODAY + 2)


def test_load_has_every_day() -> None:
    load = figures(load={TODAY: 3, TODAY + 29: 1}).load
    assert (len(load), load[0], load[29], sum(load)) == (30, 3, 1, 4)


def test_samples_tell_every_section() -> None:
    found = report().statistics
    assert found.topics
    assert found.surenesses
    assert not nothing().statistics.answers
