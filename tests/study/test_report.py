"""Statistics in words: each figure as it is told, and where telling it changes."""

from typing import Any

import pytest
from statistics_samples import SCHEDULER, first_day, nothing, report
from store_samples import TODAY

from quizkit.model.facts import Name
from quizkit.study import report as words
from quizkit.study.counts import BinCount, Chosen, Counts, DayCount, DeckCount, TopicCount, WeakCount
from quizkit.study.days import full_date
from quizkit.study.report import Report, tell
from quizkit.study.statistics import Retention, Share, Topic, statistics

NONE = Counts((), (), (), (TopicCount(""),), {}, (), 0)
NO_SHARE = Share(0, 0)


def told(**counts: Any) -> dict[str, tuple[str, ...]]:
    found = statistics(NONE._replace(**counts), Chosen(TODAY), SCHEDULER)
    return tell(Report("all", found, {"rome": "Rome"}, {Name("rome", "a"): "Who?"}))


@pytest.mark.parametrize(
    ("days", "told"), [(None, "all"), (1, "today"), (2, "last 2 days"), (30, "last 30 days")]
)
def test_period(days: int | None, told: str) -> None:
    assert words.period(days) == told


@pytest.mark.parametrize(
    ("took_ms", "told"),
    [
        (0, "0 s"),
        (499, "0 s"),
        (59_499, "59 s"),
        (59_500, "1 min"),
        (89_000, "1 min"),
        (3_569_000, "59 min"),
        (3_571_000, "1 h 0 min"),
        (3_900_000, "1 h 5 min"),
        (90_000_000, "25 h 0 min"),
    ],
)
def test_duration(took_ms: int, told: str) -> None:
    assert words.duration(took_ms) == told


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_234, "1,234 days")]
)
def test_counted(number: int, told: str) -> None:
    assert words.counted(number, "day") == told


@pytest.mark.parametrize(
    ("of", "share", "interval"),
    [
        (NO_SHARE, "none", ""),
        (Share(9, 10), "90% of 10", "60 to 98%"),
        (Share(95, 100), "95% of 100", "89 to 98%"),
        (Share(0, 4), "0% of 4", "0 to 49%"),
    ],
)
def test_shares(of: Share, share: str, interval: str) -> None:
    assert (words.share(of), words.interval(of)) == (share, interval)


@pytest.mark.parametrize(
    ("counts", "steps"),
    [
        ([], ()),
        ([0, 0], ()),
        ([1], (1,)),
        ([2, 1], (1, 2)),
        ([3], (1, 2)),
        ([5, 0], (1, 2, 4)),
        ([8, 3], (1, 2, 4, 6)),
        ([100], (1, 25, 50, 75)),
    ],
)
def test_shade_steps(counts: list[int], steps: tuple[int, ...]) -> None:
    assert words.shade_steps(counts) == steps


@pytest.mark.parametrize(
    ("count", "steps", "shade"),
    [
        (0, (1, 25, 50, 75), 0),
        (1, (1, 25, 50, 75), 1),
        (24, (1, 25, 50, 75), 1),
        (25, (1, 25, 50, 75), 2),
        (100, (1, 25, 50, 75), 4),
        (1, (1,), 4),
        (1, (1, 2), 3),
        (0, (), 0),
    ],
)
def test_the_most_is_always_darkest(count: int, steps: tuple[int, ...], shade: int) -> None:
    assert words.shade(count, steps) == shade


@pytest.mark.parametrize(
    ("lately", "before", "told"),
    [
        (Share(10, 10), Share(0, 9), ""),
        (Share(90, 100), Share(86, 100), "steady"),
        (Share(86, 100), Share(90, 100), "steady"),
        (Share(90, 100), Share(80, 100), "+10 points in 30 days"),
        (Share(80, 100), Share(90, 100), "-10 points in 30 days"),
        (Share(1, 20), Share(0, 20), "+5 points in 30 days"),
        (Share(19, 20), Share(5, 20), "+70 points in 30 days"),
    ],
)
def test_trend(lately: Share, before: Share, told: str) -> None:
    assert words.trend(Topic("t", NO_SHARE, lately, before)) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, ""),
        (1, "1 question has been forgotten 8 times or more: reword it, or ask smaller steps."),
        (2, "2 questions have been forgotten 8 times or more: reword them, or ask smaller steps."),
    ],
)
def test_leeches(number: int, told: str) -> None:
    assert words.leeches(number) == told


def test_memories_by_age_only_where_there_are_old_ones() -> None:
    young = Retention(None, Share(9, 10), Share(9, 10), NO_SHARE)
    assert words.by_age(young) == ""
    assert words.by_age(young._replace(mature=Share(3, 4))) == (
        "Memories below 21 days of stability: 90% of 10 recalled; above: 75% of 4."
    )


def test_a_long_history() -> None:
    sentences = tell(report())
    assert list(sentences) == list(words.HEADINGS)
    assert words.overview(report()) == "1,022 answers on 129 days. Streak 5 days."
    assert sentences["decks"] == (
        "The history of Rome and of all Gaul: 90% of 384 recalled (wanted: 90%), 700 answers, 1 h 45 min.",
        "French verbs: 89% of 100 recalled (wanted: 95%), 200 answers, 25 min.",
    )


def test_a_first_day() -> None:
    assert words.overview(first_day()) == "2 answers on 1 day."
    assert tell(first_day()) == {
        "retention": ("Wanted: 90%.", "Nothing that was learned has been asked again so far."),
        "calendar": (
            "Answers on 1 of the last 365 days, 2 a day on those.",
            f"Most on {full_date(TODAY)}: 2.",
            "Last 7 days, today last: 0, 0, 0, 0, 0, 0, 2.",
        ),
        "load": (
            "Due today: 0; tomorrow: 2; in 7 days: 2; in 30: 2.",
            "Most: 2, tomorrow.",
        ),
        "time": (
            "Today: 9 s; last 7 days: 9 s; last 30 days: 9 s; all: 9 s.",
            "An answer took 4 s on average.",
        ),
    }


def test_before_the_first_answer() -> None:
    assert words.overview(nothing()) == "0 answers on 0 days."
    assert words.nothing() == "Nothing was answered here so far. `quizkit study` begins."
    assert tell(nothing()) == {
        "retention": ("Wanted: 90%.", "Nothing that was learned has been asked again so far."),
        "load": ("Due today: 0; tomorrow: 0; in 7 days: 0; in 30: 0.",),
        "time": ("Today: 0 s; last 7 days: 0 s; last 30 days: 0 s; all: 0 s.",),
    }


def test_the_heaviest_day_is_told_by_its_name() -> None:
    assert told(load={TODAY: 2, TODAY + 2: 2})["load"][1] == "Most: 2, today."
    assert told(load={TODAY: 1, TODAY + 2: 2})["load"][1] == f"Most: 2, {full_date(TODAY + 2)}."


def test_how_much_was_answered_on_how_many_days() -> None:
    days = (DayCount(TODAY - 3, 3, 1, 3), DayCount(TODAY - 1, 5, 1, 5))
    assert told(days=days)["calendar"] == (
        "Answers on 2 of the last 365 days, 4 a day on those.",
        f"Most on {full_date(TODAY - 1)}: 5.",
        "Last 7 days, today last: 0, 0, 0, 3, 0, 5, 0.",
    )
    today = statistics(
        NONE._replace(days=(DayCount(TODAY, 2, 1, 2),)), Chosen(TODAY, days=1, period_days=1), SCHEDULER
    )
    assert (
        tell(Report("all", today, {}, {}))["calendar"][0] == "Answers on 1 of the last day, 2 a day on those."
    )


def test_sure_and_unsure_answers() -> None:
    assert tell(report())["sureness"] == (
        "All: sure 90% of 30 right, unsure 55% of 20 right.",
        "Gaul: sure 92% of 12 right, unsure 50% of 4 right.",
    )


def test_a_week_is_today_and_the_six_days_after() -> None:
    assert told(load={TODAY + 6: 1, TODAY + 7: 2, TODAY + 29: 4, TODAY + 30: 8})["load"][0] == (
        "Due today: 0; tomorrow: 0; in 7 days: 1; in 30: 7."
    )


def test_how_long_an_answer_took() -> None:
    days = (DayCount(TODAY, 3, 3_000_000, 3),)
    assert told(days=days)["time"][1] == "An answer took 1000 s on average."


def test_no_more_than_eight_topics_are_told() -> None:
    topics = tuple(TopicCount(f"t{place}", 10, place) for place in range(9))
    shown = told(topics=(TopicCount("", 90, 36), *topics))["topics"]
    assert shown == tuple(f"t{place}: {place * 10}% of 10 recalled." for place in range(8))
    rising = TopicCount("t", 100, 80, 40, 36, 40, 24)
    assert told(topics=(TopicCount("", 100, 80), rising))["topics"] == (
        "t: 80% of 100 recalled, +30 points in 30 days.",
    )


def test_stretches_without_a_test_of_memory_say_so() -> None:
    days = (DayCount(TODAY - 40, 4, 40_000, 0, 4, 3), DayCount(TODAY, 1, 1_000, 1))
    assert told(days=days)["retention"] == (
        "Wanted: 90%.",
        "Today: nothing learned was asked.",
        "Last 7 days: nothing learned was asked.",
        "Last 30 days: nothing learned was asked.",
        "Last 365 days: 75% of 4 recalled (95% sure: 30 to 95%).",
        "All: 75% of 4 recalled (95% sure: 30 to 95%).",
    )


def test_what_was_expected_and_what_was_recalled() -> None:
    found = told(bins=(BinCount(18, 1, 0, 0, 1_000, 890, 920.0, 300.0),))
    assert found["calibration"] == (
        "Last 365 days: 92.0% expected, 89.0% of 1,000 recalled.",
        "Log loss 0.300, RMSE in bins 3.0%: the lower, the better.",
    )


@pytest.mark.parametrize(("asked", "told"), [(9, []), (10, ["Expected 90 to 95%: 80% of 10 recalled."])])
def test_a_bin_is_told_from_ten_answers_on(asked: int, told: list[str]) -> None:
    count = BinCount(18, 1, 0, 0, asked, 8, 0.9 * asked, 1.0)
    found = statistics(NONE._replace(bins=(count,)), Chosen(TODAY), SCHEDULER)
    assert words.bins(found.calibration) == told


def test_one_deck_is_no_comparison() -> None:
    assert "decks" not in told(decks=(DeckCount("rome", 1, 1_000, 1, 1),))


@pytest.mark.parametrize(("lapses", "times"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_weak_questions(lapses: int, times: str) -> None:
    weak = tuple(
        WeakCount(Name("rome", key), lapses, 9, 10.0, 5.0, TODAY - 10, due)
        for key, due in (("a", TODAY - 3), ("b", TODAY + 1))
    )
    assert told(weak=weak, leeches=1)["questions"] == (
        f"Who? Forgotten {times}, recall now 90%, due today.",
        f"rome:b Forgotten {times}, recall now 90%, due tomorrow.",
        words.leeches(1),
    )
