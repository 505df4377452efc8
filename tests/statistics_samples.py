"""A report for what shows statistics, and the events behind a smaller one."""

from collections.abc import Iterator

from store_samples import MODEL, TODAY

from quizkit.model.facts import Name
from quizkit.study.counts import (
    BinCount,
    Chosen,
    Counts,
    DayCount,
    DeckCount,
    TopicCount,
    WeakCount,
)
from quizkit.study.report import Report
from quizkit.study.schedule import Policy, Scheduler
from quizkit.study.statistics import statistics

HOSTILE = '</title><script>alert("x")</script> & <b>bold</b> \u202e\x1b[31mred'
"""A title that would be more than text if it could."""

TITLES = {"rome": "The history of Rome and of all Gaul", "verbs": "French verbs"}
PROMPTS = {
    Name("rome", "zama"): "Who won at Zama, and over whom?",
    Name("rome", "alesia"): "In which year did Vercingetorix give himself up at Alesia?",
}
SCHEDULER = Scheduler(MODEL, Policy(0.9, {"verbs": 0.95}))


def report(title: str = "all decks", *, days: int | None = None) -> Report:
    """Half a year of study, told by all sections."""
    chosen = Chosen(TODAY, days=days, period_days=365 if days is None else days)
    counts = _counts()
    if days is not None:
        counts = counts._replace(days=counts.days[-days:])
    found = statistics(counts, chosen, SCHEDULER)._replace(streak_days=5)
    return Report(title, found, TITLES, PROMPTS)


def first_day() -> Report:
    """Two questions were met today, and nothing came again so far."""
    counts = Counts((DayCount(TODAY, 2, 9_000, 2),), (), (), (TopicCount(""),), {TODAY + 1: 2}, (), 0)
    return Report("all decks", statistics(counts, Chosen(TODAY), SCHEDULER), {}, {})


def nothing() -> Report:
    """Of a log without an answer."""
    counts = Counts((), (), (), (TopicCount(""),), {}, (), 0)
    return Report("all decks", statistics(counts, Chosen(TODAY), SCHEDULER), {}, {})


def hostile() -> Report:
    """Every text that comes from a deck would be more than text if it could."""
    whole = report(HOSTILE)
    topics = tuple(topic._replace(tag=f"{HOSTILE} {topic.tag}") for topic in whole.statistics.topics)
    surenesses = tuple(
        one._replace(topic=HOSTILE if one.topic else "") for one in whole.statistics.surenesses
    )
    found = whole.statistics._replace(topics=topics, surenesses=surenesses)
    titles = {deck: f"{HOSTILE} {title}" for deck, title in TITLES.items()}
    return whole._replace(statistics=found, titles=titles, prompts=dict.fromkeys(PROMPTS, HOSTILE))


def _counts() -> Counts:
    return Counts(
        days=tuple(_days()),
        bins=(
            BinCount(13, 1, 0, 0, 20, 14, 13.4, 12.0),
            BinCount(16, 1, 1, 0, 60, 49, 49.8, 28.0),
            BinCount(18, 2, 1, 0, 300, 280, 277.5, 76.0),
            BinCount(18, 2, 1, 1, 100, 86, 91.0, 40.0),
            BinCount(19, 2, 0, 1, 4, 4, 3.8, 0.2),
        ),
        decks=(
            DeckCount("rome", 700, 6_300_000, 384, 344),
            DeckCount("verbs", 200, 1_500_000, 100, 89),
        ),
        topics=(
            TopicCount("", 484, 433, 80, 70, 90, 84, 30, 27, 20, 11),
            TopicCount("gaul", 150, 120, 40, 34, 30, 21, 12, 11, 4, 2),
            TopicCount("punic wars", 90, 84, 20, 19, 20, 19),
            TopicCount("etruscans", 12, 11, 2, 2, 3, 3),
            TopicCount("lately", 4, 1),
        ),
        load={TODAY: 14, TODAY + 1: 9, TODAY + 3: 19, TODAY + 4: 2, TODAY + 11: 6, TODAY + 29: 1},
        weak=(
            WeakCount(Name("rome", "zama"), 9, 21, 12.0, 8.2, TODAY - 12, TODAY),
            WeakCount(Name("rome", "alesia"), 3, 9, 30.0, 6.1, TODAY - 2, TODAY + 20),
            WeakCount(Name("gone", "q"), 1, 4, 3.0, 5.0, TODAY - 1, TODAY + 1),
        ),
        leeches=1,
    )


def _days() -> Iterator[DayCount]:
    for ago in range(180, -1, -1):
        if ago % 7 in (2, 5):
            continue
        answers = 3 + ago % 11
        asked = answers - 1 if ago < 150 else 0
        mature = asked // 3 if ago < 90 else 0
        yield DayCount(
            TODAY - ago,
            answers,
            answers * 9_000,
            answers - asked,
            asked,
            asked - (ago % 3 == 0 and asked > 0),
            mature,
            mature,
        )
