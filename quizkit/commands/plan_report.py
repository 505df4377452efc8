"""What `quizkit plan` tells of plans: in sentences and a table, or as JSON."""

from typing import TYPE_CHECKING, Any, NamedTuple

from quizkit.commands.arguments import counted
from quizkit.commands.dates import as_date, iso, told
from quizkit.commands.planning import grid_of, stands, terms_of
from quizkit.model.facts import Away, Planned
from quizkit.study.forecast import AsUsual, Habits, as_usual
from quizkit.study.plan import Plan, Unless, make_plan
from quizkit.study.plan_course import Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizkit.commands.library import Library
    from quizkit.study.plan_course import PlanDay

_DAYS_TOLD = 10
"""So many days are told one by one; more of them by weeks."""


class Report(NamedTuple):
    """A plan as it stands this morning."""

    deck: str
    title: str
    terms: Terms
    new: int
    plan: Plan
    without: AsUsual


def tell(library: "Library", named: str | None, *, as_json: bool) -> None:
    """Tells of the plan of one deck, or of all plans."""
    today = library.outside.moment().day
    plans, away = library.log.agreement()
    chosen = {deck: made for deck, made in plans.items() if named in (None, deck)}
    out = library.outside.out
    reports = {
        deck: _report(library, made, away) for deck, made in chosen.items() if made[0].exam_day > today
    }
    if as_json:
        import json

        rows = [_as_json(deck, plan, since, reports.get(deck)) for deck, (plan, since) in chosen.items()]
        out.data(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not chosen:
        what = "exam" if named is None else f"exam on {named}"
        out.line(f"No {what} is planned. `quizkit plan DECK --exam 2026-12-18` plans one.")
    for place, (deck, (plan, _)) in enumerate(chosen.items()):
        if place:
            out.line("")
        if plan.exam_day > today:
            _tell_plan(library, reports[deck])
        else:
            when = told(plan.exam_day, today)
            out.line(
                f"{deck}: the exam was on {when}; its questions come as usual again."
                if plan.exam_day < today
                else f"{deck}: the exam is today. Good luck."
            )


def _report(library: "Library", made: tuple[Planned, int], away: tuple[Away, ...]) -> Report:
    plan, since = made
    today = library.outside.moment().day
    settings = library.outside.settings.for_deck(plan.deck)
    deck_stands = stands(library, plan.deck, today)
    terms = terms_of(plan, since, today, away)
    grid = grid_of(library, settings.retention)
    # Fair only in the same time: without a plan what is due comes first, then new questions.
    habits = Habits(deck_stands.new, settings.new_a_day, minutes_a_day=plan.minutes_a_day, away=away)
    titles = {row.deck: row.title for row in library.decks()}
    return Report(
        plan.deck,
        titles.get(plan.deck, plan.deck),
        terms,
        deck_stands.new,
        make_plan(grid, list(deck_stands.memories.values()), deck_stands.new, terms),
        as_usual(grid, deck_stands.standing, today, plan.exam_day, habits),
    )


def _tell_plan(library: "Library", report: Report) -> None:
    out = library.outside.out
    terms, plan = report.terms, report.plan
    at = as_date(terms.exam_day)
    days = counted(terms.exam_day - terms.today, "day")
    out.line(f"{report.title}: exam on {at:%A} {at.day} {at:%B} {at.year}, in {days}.")
    out.line(
        f"Recall expected on the day: {_percent_down(plan.course.recall)} with the plan, "
        f"{_percent_down(report.without.recall)} without."
    )
    limit = "" if terms.minutes_a_day is None else f", of the {terms.minutes_a_day:g} that there are"
    out.line(f"It takes {_minutes(plan.minutes_a_day)} a day{limit}.")
    if terms.minutes_a_day is None:
        usual, busiest = report.without.minutes_a_day, report.without.busiest_minutes
        out.line(f"Without it: {_minutes(usual)} a day, {_minutes(busiest)} on the busiest.")
    met = [day for day in plan.course.days if day.new > 0.01]
    if report.new:
        last = f", the last of them {_on(met[-1].day, terms.today)}" if met else ""
        out.line(f"New questions: {report.new}{last}.")
    out.line(_verdict(report))
    rows = _rows(plan.course.days)
    out.table(("from", "reviews a day", "new a day", "minutes a day"), rows, right=_FIGURES)


_FIGURES = ("reviews a day", "new a day", "minutes a day")


def _on(day: int, today: int) -> str:
    when = told(day, today)
    return when if when in ("today", "tomorrow") else f"on {when}"


def _minutes(minutes: float) -> str:
    return counted(max(1, round(minutes)), "minute") if minutes > 0 else "no time"


def _verdict(report: Report) -> str:
    unless, course, terms = report.plan.unless, report.plan.course, report.terms
    if unless is None:
        return "It can be kept."
    if round(course.late):
        why = f"{counted(round(course.late), 'new question')} would be met too late"
    else:
        why = f"{_percent_down(course.recall)} is what the time allows, and {terms.retention:.0%} is wanted"
    return f"It cannot be kept: {why}. {_told_unless(unless)}"


def _told_unless(unless: Unless) -> str:
    ways = []
    if unless.minutes_a_day is not None:
        ways.append(f"with {counted(unless.minutes_a_day, 'minute')} a day")
    if unless.retention is not None:
        ways.append(f"with a recall of {unless.retention:.0%}")
    if unless.days_later is not None:
        ways.append(f"with the exam {counted(unless.days_later, 'day')} later")
    if not ways:
        return "Neither more time nor another date would change that."
    told_ways = ways[0] if len(ways) == 1 else f"{', '.join(ways[:-1])} or {ways[-1]}"
    return f"It could be kept {told_ways}."


def _percent_down(share: float) -> str:
    """Rounded down: a promise should not be rounded up."""
    return f"{int(share * 100)}%"


def _rows(days: "Sequence[PlanDay]") -> list[tuple[str, str, str, str]]:
    step = 1 if len(days) <= _DAYS_TOLD else 7
    groups = [days[start : start + step] for start in range(0, len(days), step)]
    return [
        (
            iso(group[0].day),
            f"{sum(day.reviews for day in group) / len(group):.0f}",
            f"{sum(day.new for day in group) / len(group):.0f}",
            f"{sum(day.minutes for day in group) / len(group):.0f}",
        )
        for group in groups
    ]


def _as_json(deck: str, plan: Planned, since: int, report: Report | None) -> dict[str, Any]:
    values: dict[str, Any] = {
        "deck": deck,
        "exam": iso(plan.exam_day),
        "since": iso(since),
        "minutes_a_day": plan.minutes_a_day,
        "retention": plan.retention,
        "over": report is None,
    }
    if report is None:
        return values
    unless = report.plan.unless
    return values | {
        "title": report.title,
        "takes_minutes_a_day": round(report.plan.minutes_a_day, 2),
        "recall": round(report.plan.course.recall, 4),
        "without": {key: round(value, 4) for key, value in report.without._asdict().items()},
        "new": report.new,
        "kept": unless is None,
        "unless": None if unless is None else unless._asdict(),
        "days": [
            {"day": iso(day.day), **{key: round(value, 2) for key, value in list(day._asdict().items())[1:]}}
            for day in report.plan.course.days
        ],
    }
