"""Statistics on a terminal: pictures with their figures beside them, or sentences alone. Pure."""

from collections.abc import Callable, Iterable, Sequence

from quizkit.study import report as words
from quizkit.study.counts import LATELY_DAYS
from quizkit.study.days import distance, full_date
from quizkit.study.report import HEADINGS, SHOWN_TOPICS, STEADY, Report
from quizkit.study.statistics import FEWEST, Share, Topic
from quizkit.terminal import charts
from quizkit.terminal.charts import Row, bars
from quizkit.terminal.layout import BLANK, Line, cut, spread, wrap
from quizkit.terminal.layout import columns as aligned
from quizkit.terminal.prose import Look, one_line_of

_LEAD: Line = (("", "  "),)
_DAYS_OF_TIME = 30


def pictures(report: Report, look: Look) -> list[Line]:
    """Everything that there is to tell, as pictures."""
    found = report.statistics
    date: Line = (("dim", f"{full_date(found.chosen.today)} "),)
    title = cut(one_line_of(report.title, look), look.cells - 36, look.marks.ellipsis)
    top = spread((("head", " Statistics"), ("dim", f"   {title}")), date, look.cells)
    rows = [BLANK, *([top] if not look.stacked else _stacked_top(report, look)), *_overview(report, look)]
    if not found.answers:
        return [*rows, BLANK, *wrap((("", words.nothing()),), look.cells, (("", " "),))]
    for key, section in _SECTIONS.items():
        body = section(report, look)
        if body:
            rows += [BLANK, (("strong", f" {HEADINGS[key]}"),), *body]
    return rows


def spoken(report: Report, look: Look) -> list[Line]:
    """The same in sentences, nothing beside anything else."""
    found = report.statistics
    rows: list[Line] = [
        (("", f"Statistics: {one_line_of(report.title, look)}, {full_date(found.chosen.today)}."),),
        (("", words.overview(report)),),
    ]
    if not found.answers:
        return [*rows, (("", words.nothing()),)]
    for key, sentences in words.tell(report).items():
        told = (*sentences, *(words.bins(found.calibration) if key == "calibration" else ()))
        rows += [BLANK, (("strong", HEADINGS[key]),), *((("", look.safe(text)),) for text in told)]
    return rows


def _stacked_top(report: Report, look: Look) -> list[Line]:
    title = f"Statistics: {one_line_of(report.title, look)}"
    return [
        *wrap((("head", title),), look.cells, (("", " "),)),
        (("dim", f" {full_date(report.statistics.chosen.today)}"),),
    ]


def _overview(report: Report, look: Look) -> list[Line]:
    return wrap((("dim", words.overview(report)),), look.cells, (("", " "),))


def _retention(report: Report, look: Look) -> list[Line]:
    found = report.statistics
    if not found.retention[-1].all.asked:
        return _notes(words.tell(report)["retention"], look)
    rows = [
        _share_row(words.period(one.days), one.all, found.wanted, (words.interval(one.all),))
        for one in found.retention
    ]
    note = f"{look.marks.goal} wanted: {found.wanted:.0%}."
    if not look.stacked:
        note += " On the right: where the true share is, 95% sure."
    whole = found.retention[-1]
    return [*bars(rows, look), *_notes([note, words.by_age(whole)], look)]


def _calendar(report: Report, look: Look) -> list[Line]:
    found = report.statistics
    return charts.calendar([day.answers for day in found.days], found.chosen.today, look)


def _load(report: Report, look: Look) -> list[Line]:
    found = report.statistics
    drawn = charts.columns(found.load, look)
    last = full_date(found.chosen.today + len(found.load) - 1)
    if not any(found.load):
        return _notes(words.load(found), look)
    scale = f"  today{last:>{max(len(drawn) - 5, len(last) + 1)}}"
    return [(("right", f"  {drawn}"),), (("dim", scale),), *_notes(words.load(found), look)]


def _time(report: Report, look: Look) -> list[Line]:
    found = report.statistics
    spent = [day.took_ms for day in found.days[-_DAYS_OF_TIME:]]
    drawn = charts.columns(spent, look)
    if not any(spent):
        return _notes(words.time(found), look)
    first = full_date(found.chosen.today - len(spent) + 1)
    scale = f"  {first}{'today':>{max(len(drawn) - len(first), 6)}}"
    return [(("right", f"  {drawn}"),), (("dim", scale),), *_notes(words.time(found), look)]


def _calibration(report: Report, look: Look) -> list[Line]:
    found = report.statistics.calibration
    rows = [
        _share_row(f"{100 * one.low:.0f} to {one.high:.0%}", one.recalled, one.predicted)
        for one in found.bins
        if one.recalled.asked >= FEWEST
    ]
    key = f"Expected on the left and at {look.marks.goal}, recalled on the right." if rows else ""
    return [*bars(rows, look), *_notes([key, *words.calibration(report.statistics)], look)]


def _sureness(report: Report, look: Look) -> list[Line]:
    found = report.statistics.surenesses
    if not found:
        return []
    rows = [(look.safe(one.topic) or "all", words.share(one.sure), words.share(one.unsure)) for one in found]
    return _table([("right when", "sure", "unsure"), *rows], look, right=(1, 2))


def _decks(report: Report, look: Look) -> list[Line]:
    found = report.statistics.decks
    rows = [
        _share_row(
            one_line_of(words.deck_title(report, one.deck), look),
            one.recalled,
            one.wanted,
            (words.duration(one.took_ms),),
        )
        for one in found
    ]
    return bars(rows, look) if len(found) > 1 else []


def _topics(report: Report, look: Look) -> list[Line]:
    found = report.statistics
    rows = [
        _share_row(look.safe(one.tag), one.recalled, found.wanted, (_trend(one, look),))
        for one in found.topics[:SHOWN_TOPICS]
    ]
    key = f"On the right: points in {LATELY_DAYS} days." if any(row.notes[1] for row in rows) else ""
    return [*bars(rows, look), *_notes([key], look)]


def _trend(topic: Topic, look: Look) -> str:
    rise = topic.trend
    if rise is None or abs(rise) < STEADY:
        return words.trend(topic)
    return f"{look.marks.rising if rise > 0 else look.marks.falling} {100 * abs(rise):.0f}"


def _questions(report: Report, look: Look) -> list[Line]:
    found, today = report.statistics, report.statistics.chosen.today
    leeches = words.leeches(found.leeches)
    attention: Line = (("almost", f"  {look.marks.attention} "),)
    told = wrap((("", leeches),), look.cells, attention) if leeches else []
    rows = [
        (
            one_line_of(words.prompt(report, one.name), look),
            str(one.lapses),
            f"{one.recall:.0%}",
            distance(max(one.due_day, today), today),
        )
        for one in found.weak
    ]
    if not rows:
        return told
    if look.stacked:
        stacked = [
            line
            for prompt, lapses, recall, due in rows
            for line in (
                *wrap((("", prompt),), look.cells, _LEAD),
                *wrap((("dim", f"forgotten {lapses}, recall {recall}, {due}"),), look.cells, (("", "    "),)),
            )
        ]
        return [*stacked, *told]
    header = ("question", "forgotten", "recall now", "due")
    return [*_table([header, *rows], look, right=(1, 2)), *told]


def _table(rows: Sequence[Sequence[str]], look: Look, right: Iterable[int]) -> list[Line]:
    """Columns whose header is dim."""
    first, *rest = aligned(rows, look.cells - 3, tuple(right), look.marks.ellipsis)
    return [(*_LEAD, ("dim", first)), *((*_LEAD, ("", row)) for row in rest)]


def _share_row(label: str, of: Share, goal: float | None, more: tuple[str, ...] = ()) -> Row:
    return Row(label, of.value, goal, (words.share(of), *more))


def _notes(texts: Iterable[str], look: Look) -> list[Line]:
    return [row for text in texts if text for row in wrap((("dim", text),), look.cells, _LEAD)]


_SECTIONS: dict[str, Callable[[Report, Look], list[Line]]] = {
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
