"""Statistics as a page: the sentences, a chart of each section, and a table with its figures."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quizkit.pages import svg
from quizkit.pages.page import folded, page, paragraphs, section, table
from quizkit.pages.svg import Mark
from quizkit.study import report as words
from quizkit.study.days import date_of, distance, full_date
from quizkit.study.report import HEADINGS, Report
from quizkit.study.statistics import FEWEST, Share, Statistics

_DAYS_A_WEEK = 7


class Week(NamedTuple):
    """What was done in a week that begins on a Monday."""

    first_day: int
    answers: int
    took_ms: int
    recalled: Share


def statistics_page(report: Report) -> str:
    """The page as HTML."""
    found = report.statistics
    about = [full_date(found.chosen.today), words.overview(report)]
    if not found.answers:
        return page(f"Statistics: {report.title}", about, paragraphs([words.nothing()]))
    told = words.tell(report)
    sections = [
        section(key, HEADINGS[key], [*paragraphs(_said(key, told[key], report)), *draw(report)])
        for key, draw in _SECTIONS.items()
        if key in told
    ]
    return page(f"Statistics: {report.title}", about, sections)


def _said(key: str, sentences: Sequence[str], report: Report) -> Sequence[str]:
    """What is said above the charts; what they show row by row is said in their descriptions."""
    match key:
        case "retention" if report.statistics.retention[-1].all.asked:
            return (sentences[0], words.by_age(report.statistics.retention[-1]))
        case "decks" | "topics" | "sureness":
            return (f"{words.period(report.statistics.chosen.period_days).capitalize()}.",)
        case "questions":
            return (words.leeches(report.statistics.leeches),)
        case _:
            return sentences


def weeks(found: Statistics) -> list[Week]:
    """The weeks of the days told, oldest first."""
    by_monday: dict[int, list[int]] = {}
    for place, day in enumerate(found.days):
        by_monday.setdefault(day.day - _weekday(day.day), []).append(place)
    told = []
    for monday, places in by_monday.items():
        days = [found.days[place] for place in places]
        recalled = Share(sum(day.passed for day in days), sum(day.asked for day in days))
        took_ms = sum(day.took_ms for day in days)
        told.append(Week(monday, sum(day.answers for day in days), took_ms, recalled))
    return told


def _retention(report: Report) -> list[str]:
    found = report.statistics
    if not found.retention[-1].all.asked:
        return []
    rows = [
        Mark(words.period(one.days), one.all.value, one.all.interval, found.wanted, words.share(one.all))
        for one in found.retention
    ]
    by_week = weeks(found)
    names = [f"week of {full_date(week.first_day)}" for week in by_week]
    shares = [week.recalled.value for week in by_week]
    goal = f"The line across each bar is what is wanted: {found.wanted:.0%}."
    figures = [
        (words.period(one.days), *map(words.share, (one.all, one.young, one.mature)), words.interval(one.all))
        for one in found.retention
    ]
    header = ("period", "recalled", "young memories", "mature ones", "95% interval")
    return [
        svg.figure(
            "retention-bars", "True retention by period", _sentences("retention", report), svg.marks(rows)
        ),
        folded("Table: true retention by period", table(goal, header, figures)),
        svg.figure(
            "retention-weeks",
            "True retention by week",
            f"A line from week to week, and a straight one at what is wanted: {found.wanted:.0%}.",
            svg.curve(shares, names, found.wanted),
        ),
        folded(
            "Table: true retention by week",
            table(
                "Weeks in which something learned was asked.",
                ("week of", "recalled"),
                [
                    (full_date(week.first_day), words.share(week.recalled))
                    for week in by_week
                    if week.recalled.asked
                ],
            ),
        ),
    ]


def _calendar(report: Report) -> list[str]:
    found = report.statistics
    first = found.days[0].day - _weekday(found.days[0].day)
    steps = words.shade_steps([day.answers for day in found.days])
    squares = (
        (
            (day.day - first) // _DAYS_A_WEEK,
            _weekday(day.day),
            words.shade(day.answers, steps),
            f"{full_date(day.day)}: {words.counted(day.answers, 'answer')}",
        )
        for day in found.days
    )
    by_week = weeks(found)
    names = [
        (place, f"{date_of(week.first_day):%b}")
        for place, week in enumerate(by_week)
        if date_of(week.first_day).day <= _DAYS_A_WEEK
    ]
    description = "One square a day, one column a week: the stronger its colour, the more answers."
    rows = [(full_date(week.first_day), str(week.answers)) for week in by_week if week.answers]
    return [
        svg.figure("calendar-days", "Answers on each day", description, svg.calendar(squares, names)),
        folded("Table: answers by week", table("Weeks with answers.", ("week of", "answers"), rows)),
    ]


def _load(report: Report) -> list[str]:
    found = report.statistics
    days = [full_date(found.chosen.today + ahead) for ahead in range(len(found.load))]
    due = [str(number) for number in found.load]
    drawing = svg.columns(found.load, days, due)
    rows = list(zip(days, due, strict=True))
    description = "One column a day, today first. What is overdue is due today."
    return [
        svg.figure("load-days", "Questions due by day", description, drawing),
        folded("Table: questions due by day", table(description, ("day", "due"), rows)),
    ]


def _time(report: Report) -> list[str]:
    by_week = weeks(report.statistics)
    names = [f"week of {full_date(week.first_day)}" for week in by_week]
    spent = [words.duration(week.took_ms) for week in by_week]
    drawing = svg.columns([week.took_ms for week in by_week], names, spent)
    description = "One column a week. An answer counts 60 seconds at most."
    rows = [(full_date(week.first_day), words.duration(week.took_ms)) for week in by_week if week.took_ms]
    return [
        svg.figure("time-weeks", "Time spent by week", description, drawing),
        folded("Table: time by week", table("Weeks with answers.", ("week of", "time"), rows)),
    ]


def _calibration(report: Report) -> list[str]:
    told = [one for one in report.statistics.calibration.bins if one.recalled.asked >= FEWEST]
    points = [
        (one.predicted, one.recalled.value or 0.0, one.recalled.interval or (0.0, 1.0), one.recalled.asked)
        for one in told
    ]
    rows = [
        (
            f"{100 * one.low:.0f} to {one.high:.0%}",
            f"{one.predicted:.1%}",
            words.share(one.recalled),
            words.interval(one.recalled),
        )
        for one in told
    ]
    description = (
        "Each dot stands for answers for which the model expected about the same: to the right what it "
        "expected, upwards what was recalled. On the slanting line it was right."
    )
    header = ("expected", "on average", "recalled", "95% interval")
    caption = f"Bins with {FEWEST} answers or more."
    return [
        svg.figure("calibration-bins", "Recall expected and actual", description, svg.calibration(points)),
        folded("Table: recall expected and actual", table(caption, header, rows)),
    ]


def _sureness(report: Report) -> list[str]:
    rows = [
        (one.topic or "all", words.share(one.sure), words.share(one.unsure))
        for one in report.statistics.surenesses
    ]
    caption = "Answers that were right, of those given as sure and as unsure."
    return [table(caption, ("topic", "sure", "unsure"), rows)]


def _decks(report: Report) -> list[str]:
    decks = [(words.deck_title(report, one.deck), one) for one in report.statistics.decks]
    rows = [
        Mark(title, one.recalled.value, one.recalled.interval, one.wanted, words.share(one.recalled))
        for title, one in decks
    ]
    figures = [
        (
            title,
            words.share(one.recalled),
            f"{one.wanted:.0%}",
            str(one.answers),
            words.duration(one.took_ms),
        )
        for title, one in decks
    ]
    header = ("deck", "recalled", "wanted", "answers", "time")
    return [
        svg.figure("decks-bars", "Recalled by deck", _sentences("decks", report), svg.marks(rows)),
        folded("Table: decks", table(words.period(report.statistics.chosen.period_days), header, figures)),
    ]


def _topics(report: Report) -> list[str]:
    found = report.statistics
    rows = [
        Mark(one.tag, one.recalled.value, one.recalled.interval, found.wanted, words.share(one.recalled))
        for one in found.topics[: words.SHOWN_TOPICS]
    ]
    figures = [
        (
            one.tag,
            words.share(one.recalled),
            words.share(one.lately),
            words.share(one.before),
            words.trend(one),
        )
        for one in found.topics
    ]
    header = ("topic", "recalled", "last 30 days", "30 days before", "trend")
    return [
        svg.figure("topics-bars", "Weakest topics", _sentences("topics", report), svg.marks(rows)),
        folded("Table: topics", table(words.period(found.chosen.period_days), header, figures)),
    ]


def _questions(report: Report) -> list[str]:
    today = report.statistics.chosen.today
    rows = [
        (
            words.prompt(report, one.name),
            str(one.lapses),
            f"{one.recall:.0%}",
            distance(max(one.due_day, today), today),
        )
        for one in report.statistics.weak
    ]
    header = ("question", "forgotten", "recall now", "due")
    return [table("Those most often forgotten.", header, rows)] if rows else []


def _sentences(key: str, report: Report) -> str:
    """All that a section says, for who does not see its bars."""
    return " ".join(words.tell(report)[key])


def _weekday(day: int) -> int:
    return date_of(day).weekday()


_SECTIONS: dict[str, Callable[[Report], Iterable[str]]] = {
    "retention": _retention,
    "calendar": _calendar,
    "load": _load,
    "time": _time,
    "calibration": _calibration,
    "sureness": _sureness,
    "decks": _decks,
    "topics": _topics,
    "questions": _questions,
}
