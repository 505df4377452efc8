"""Statistics in sentences: what a screen reader and a log file get, and what stands below each chart.

Every way of showing takes its headings and its words from here.
"""

from collections.abc import Iterable, Mapping, Sequence

from quizkit.model.facts import Name
from quizkit.model.value import Value
from quizkit.study.counts import LATELY_DAYS, MATURE_DAYS
from quizkit.study.days import distance, full_date
from quizkit.study.reason import LEECH_LAPSES
from quizkit.study.statistics import FEWEST, Calibration, Retention, Share, Statistics, Topic

HEADINGS = {
    "retention": "True retention",
    "calendar": "Answers a day",
    "load": "Due in the coming days",
    "time": "Time spent",
    "calibration": "Model of memory",
    "sureness": "Sure and unsure",
    "decks": "Decks",
    "topics": "Weakest topics",
    "questions": "Weakest questions",
}
SHOWN_TOPICS = 8
DARKEST = 4
"""So many shades of a calendar beside the one of none."""
STEADY = 0.05
"""A trend by less than this is none."""


class Report(Value):
    """Statistics and what is needed to tell them.

    Attributes:
        title: of what they are.
        titles: of decks, by id.
        prompts: of weak questions, on one line.
    """

    title: str
    statistics: Statistics
    titles: Mapping[str, str]
    prompts: Mapping[Name, str]


def tell(report: Report) -> dict[str, tuple[str, ...]]:
    """The sentences of each section by its key in `HEADINGS`; sections without any are left out."""
    told = {
        "retention": _retention(report.statistics),
        "calendar": _calendar(report.statistics),
        "load": load(report.statistics),
        "time": time(report.statistics),
        "calibration": calibration(report.statistics),
        "sureness": _surenesses(report.statistics),
        "decks": _decks(report),
        "topics": _topics(report.statistics),
        "questions": _questions(report),
    }
    return {key: tuple(sentences) for key, sentences in told.items() if sentences}


def overview(report: Report) -> str:
    found = report.statistics
    told = f"{counted(found.answers, 'answer')} on {counted(found.studied_days, 'day')}."
    return f"{told} Streak {counted(found.streak_days, 'day')}." if found.streak_days else told


def period(days: int | None) -> str:
    """A stretch of days that ends today, as it is told."""
    match days:
        case None:
            return "all"
        case 1:
            return "today"
        case _:
            return f"last {days} days"


def share(of: Share) -> str:
    return f"{of.value:.0%} of {of.asked}" if of.value is not None else "none"


def interval(of: Share) -> str:
    """Where the true share may lie: "88 to 94%"."""
    edges = of.interval
    return "" if edges is None else f"{100 * edges[0]:.0f} to {edges[1]:.0%}"


def duration(took_ms: int) -> str:
    """A stretch of time: "48 s", "6 min", "1 h 5 min"."""
    seconds = round(took_ms / 1000)
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def shade_steps(counts: Sequence[int]) -> tuple[int, ...]:
    """From which counts on a day is darker: quarters of the most, at most four steps that differ."""
    most = max(counts, default=0)
    return (
        tuple(sorted({max(1, round(most * quarter / DARKEST)) for quarter in range(DARKEST)})) if most else ()
    )


def shade(count: int, steps: Sequence[int]) -> int:
    """How dark a day is: 0 for none, 4 for the darkest."""
    return DARKEST - len(steps) + sum(count >= step for step in steps) if count else 0


def points(difference: float) -> str:
    """A difference between two shares: "+12 points"."""
    return f"{100 * difference:+.0f} points"


def load(found: Statistics) -> list[str]:
    """How much is due, and when it is most."""
    days = found.load
    told = [
        f"Due today: {days[0]}; tomorrow: {days[1]}; in 7 days: {sum(days[:7])}; in {len(days)}: {sum(days)}."
    ]
    most = max(range(len(days)), key=lambda ahead: days[ahead])
    if days[most]:
        when = full_date(found.chosen.today + most) if most > 1 else distance(most, 0)
        told.append(f"Most: {days[most]}, {when}.")
    return told


def time(found: Statistics) -> list[str]:
    spent = found.time
    stretches = {"today": spent.today_ms, "last 7 days": spent.week_ms, "last 30 days": spent.month_ms}
    stretches[period(found.chosen.days)] = spent.all_ms
    told = [_capital("; ".join(f"{name}: {duration(took_ms)}" for name, took_ms in stretches.items())) + "."]
    if found.answers:
        told.append(f"An answer took {spent.all_ms / found.answers / 1000:.0f} s on average.")
    return told


def calibration(found: Statistics) -> list[str]:
    """What was expected and what was recalled; how far the model is off."""
    told = found.calibration
    if told.predicted is None or told.log_loss is None or told.rmse_bins is None:
        return []
    stretch = _capital(period(found.chosen.period_days))
    recalled = f"{told.recalled.value:.1%} of {told.recalled.asked:,} recalled"
    return [
        f"{stretch}: {told.predicted:.1%} expected, {recalled}.",
        f"Log loss {told.log_loss:.3f}, RMSE in bins {told.rmse_bins:.1%}: the lower, the better.",
    ]


def bins(told: Calibration) -> list[str]:
    """Expected and recalled in each bin with enough answers."""
    return [
        f"Expected {100 * one.low:.0f} to {one.high:.0%}: {share(one.recalled)} recalled."
        for one in told.bins
        if one.recalled.asked >= FEWEST
    ]


def leeches(number: int) -> str:
    """What to do about questions that are forgotten again and again; empty when there are none."""
    if not number:
        return ""
    have, them = ("question has", "it") if number == 1 else ("questions have", "them")
    return (
        f"{number} {have} been forgotten {LEECH_LAPSES} times or more: reword {them}, or ask smaller steps."
    )


def trend(topic: Topic) -> str:
    """How a topic goes, in words; empty when too little is known."""
    rise = topic.trend
    if rise is None:
        return ""
    if abs(rise) < STEADY:
        return "steady"
    return f"{points(rise)} in {LATELY_DAYS} days"


def deck_title(report: Report, deck: str) -> str:
    return report.titles.get(deck, deck)


def prompt(report: Report, name: Name) -> str:
    return report.prompts.get(name) or str(name)


def by_age(of: Retention) -> str:
    """Young and mature memories apart; empty when there are no mature ones."""
    if not of.mature.asked:
        return ""
    days = f"{MATURE_DAYS} days of stability"
    return f"Memories below {days}: {share(of.young)} recalled; above: {share(of.mature)}."


def nothing() -> str:
    return "Nothing was answered here so far. `quizkit study` begins."


def _retention(found: Statistics) -> list[str]:
    told = [f"Wanted: {found.wanted:.0%}."]
    if not found.retention[-1].all.asked:
        return [*told, "Nothing that was learned has been asked again so far."]
    told += [f"{_capital(period(one.days))}: {_recalled(one)}." for one in found.retention]
    return [*told, *_if_any(by_age(found.retention[-1]))]


def _recalled(one: Retention) -> str:
    if not one.all.asked:
        return "nothing learned was asked"
    return f"{share(one.all)} recalled (95% sure: {interval(one.all)})"


def _calendar(found: Statistics) -> list[str]:
    studied = [day for day in found.days if day.answers]
    if not studied:
        return []
    most = max(studied, key=lambda day: day.answers)
    week = ", ".join(str(day.answers) for day in found.days[-7:])
    average = round(sum(day.answers for day in studied) / len(studied))
    return [
        f"Answers on {len(studied)} of the {_of_days(len(found.days))}, {average} a day on those.",
        f"Most on {full_date(most.day)}: {most.answers}.",
        f"Last 7 days, today last: {week}.",
    ]


def _of_days(length: int) -> str:
    return "last day" if length == 1 else period(length)


def _surenesses(found: Statistics) -> list[str]:
    told = []
    for one in found.surenesses:
        words = [
            f"{word} {share(part)} right"
            for word, part in (("sure", one.sure), ("unsure", one.unsure))
            if part.asked
        ]
        told.append(f"{_capital(one.topic or 'all')}: {', '.join(words)}.")
    return told


def _decks(report: Report) -> list[str]:
    found = report.statistics.decks
    if len(found) < 2:
        return []
    return [
        f"{deck_title(report, one.deck)}: {share(one.recalled)} recalled (wanted: {one.wanted:.0%}), "
        f"{counted(one.answers, 'answer')}, {duration(one.took_ms)}."
        for one in found
    ]


def _topics(found: Statistics) -> list[str]:
    told = []
    for one in found.topics[:SHOWN_TOPICS]:
        ending = trend(one)
        told.append(f"{one.tag}: {share(one.recalled)} recalled{', ' if ending else ''}{ending}.")
    return told


def _questions(report: Report) -> list[str]:
    today = report.statistics.chosen.today
    told = [
        f"{prompt(report, one.name)} Forgotten {_times(one.lapses)}, recall now {one.recall:.0%}, "
        f"due {distance(max(one.due_day, today), today)}."
        for one in report.statistics.weak
    ]
    return [*told, *_if_any(leeches(report.statistics.leeches))]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _if_any(*texts: str) -> Iterable[str]:
    return (text for text in texts if text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
