"""`quizkit away`: days without study."""

from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import counted, json_option, outside_of
from quizkit.model.errors import UsageError

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.model.facts import Away


@click.command("away")
@click.argument("days", required=False, metavar="[FROM..TO]")
@click.option("--clear", is_flag=True, help="Study on these days after all.")
@json_option
@click.pass_context
def command(ctx: click.Context, days: str | None, *, clear: bool, as_json: bool) -> None:
    """Say on which days you are away; also afterwards. Without days: list them.

    The streak is kept. What would come back on such a day is asked shortly before, where its interval leaves
    room for that, and the rest is spread over the days after. A plan for an exam counts on no day away.

    \b
    Examples:
      quizkit away 2026-12-20..2027-01-02
      quizkit away yesterday
      quizkit away --clear 2026-12-31..2027-01-02
    """
    from quizkit.commands.dates import parse_days
    from quizkit.commands.library import open_library
    from quizkit.model.facts import Away

    outside = outside_of(ctx)
    if days is None and clear:
        raise UsageError("It is not said which days are meant.", "`quizkit away --clear FROM..TO`.")
    today = outside.moment().day
    stretch = None if days is None else Away(*parse_days(days, today), not clear)
    with open_library(outside) as library:
        if stretch is not None:
            if stretch.last_day - stretch.first_day >= _LONGEST_DAYS:
                raise UsageError(f"{days} is longer than a year.")
            library.log.write([stretch], outside.moment())
        if as_json or stretch is None:
            _list(library, as_json=as_json)
        elif stretch.on:
            _tell_of(library, stretch)
        else:
            outside.out.line(f"{_told(stretch, today)}: days of study again.")


_LONGEST_DAYS = 366


def _list(library: "Library", *, as_json: bool) -> None:
    from quizkit.commands.dates import iso

    today, out = library.outside.moment().day, library.outside.out
    stretches = library.log.away()
    if as_json:
        import json

        rows = [{"from": iso(one.first_day), "to": iso(one.last_day)} for one in stretches]
        out.data(json.dumps(rows, indent=2))
        return
    if not stretches:
        out.line("No days away. `quizkit away 2026-12-20..2027-01-02` says when you are.")
    for one in stretches:
        number = counted(one.last_day - one.first_day + 1, "day")
        now = ", now" if one.first_day <= today <= one.last_day else ""
        out.line(f"{_told(one, today)}: {number}{now}")


def _tell_of(library: "Library", stretch: "Away") -> None:
    """What becomes of the questions that come back while the learner is away."""
    from quizkit.study.away import is_asked_before

    today = library.outside.moment().day
    ahead = stretch.last_day >= today
    library.outside.out.line(
        f"{_told(stretch, today)}: away. Your streak {'will not suffer' if ahead else 'does not suffer'}."
    )
    if not ahead:
        return
    decks = [row.deck for row in library.decks()]
    cards = library.waiting.morning(decks, today + 1, stretch.last_day)
    due = [card for card in cards if card.due_day is not None and card.due_day >= stretch.first_day]
    before = sum(is_asked_before(card, stretch) for card in due) if stretch.first_day > today else 0
    if due:
        library.outside.out.line(
            f"{counted(len(due), 'question')} would come back then: {before} asked before, "
            f"{len(due) - before} after."
        )


def _told(stretch: "Away", today: int) -> str:
    from quizkit.commands.dates import told

    first = told(stretch.first_day, today)
    if stretch.first_day == stretch.last_day:
        return first[:1].upper() + first[1:]
    text = f"{first} to {told(stretch.last_day, today)}"
    return text[:1].upper() + text[1:]
