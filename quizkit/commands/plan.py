"""`quizkit plan`: study towards an exam."""

from typing import TYPE_CHECKING, Any

import click

from quizkit.commands.arguments import complete_deck, json_option, outside_of
from quizkit.model.errors import UsageError

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.model.facts import Planned


_LONGEST_DAYS = 731


@click.command("plan")
@click.argument("deck", required=False, metavar="[DECK]", shell_complete=complete_deck)
@click.option("--exam", metavar="DATE", help="When it is: 2026-12-18, tomorrow or +14.")
@click.option(
    "--minutes-a-day",
    type=click.FloatRange(min=1, max=960),
    metavar="N",
    help="No day takes longer; without it, as long as it takes.",
)
@click.option(
    "--retention",
    type=click.FloatRange(min=0.5, max=0.99),
    metavar="R",
    help="Recall wanted on that day, like 0.9; without it, as much as the time allows.",
)
@click.option("--clear", is_flag=True, help="Give up the plan.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, deck: str | None, *, clear: bool, as_json: bool, **wanted: Any) -> None:
    """Plan for an exam: what it takes each day, and what you will recall with and without.

    While a plan is in force, `quizkit study` asks what the plan wants asked today. It is made anew each
    morning from how you stand, and ends by itself on the day of the exam.

    \b
    Examples:
      quizkit plan eu-hist --exam 2026-12-18
      quizkit plan eu-hist --exam +30 --minutes-a-day 15 --retention 0.9
      quizkit plan                        every plan, and how it stands
      quizkit plan eu-hist --clear
    """
    from quizkit.commands.library import open_library

    outside = outside_of(ctx)
    changes = any(value is not None for value in wanted.values())
    if clear and changes:
        raise UsageError("`--clear` gives a plan up; nothing else can be said with it.")
    with open_library(outside) as library:
        named = None if deck is None else _one_deck(library, deck)
        if clear:
            _clear(library, named)
            return
        if changes:
            named = named or _named(library, "`quizkit plan DECK --exam DATE` makes a plan.")
            library.log.write([_planned(library, named, **wanted)], outside.moment())
        from quizkit.commands.plan_report import tell

        tell(library, named, as_json=as_json)


def _one_deck(library: "Library", named: str) -> str:
    from quizkit.commands.library import choose

    decks = choose(library, [named])
    if len(decks) != 1:
        raise UsageError(f"{named} holds {len(decks)} decks, and a plan is for one.", "Name one of them.")
    return decks[0]


def _named(library: "Library", advice: str) -> str:
    """The deck that is meant when none is named: that of the only plan."""
    plans = list(library.log.plans())
    if len(plans) != 1:
        raise UsageError("It is not said which deck is meant.", advice)
    return plans[0]


def _planned(
    library: "Library", deck: str, exam: str | None, minutes_a_day: float | None, retention: float | None
) -> "Planned":
    """A new plan, or the one in force with changes."""
    from quizkit.commands.dates import iso, parse_day
    from quizkit.model.facts import Planned

    today = library.outside.moment().day
    if exam is None:
        before = library.log.plans().get(deck)
        if before is None or before.exam_day <= today:
            raise UsageError(
                f"There is no plan for {deck} that could be changed.", "`--exam DATE` makes one."
            )
        return Planned(
            deck,
            before.exam_day,
            before.minutes_a_day if minutes_a_day is None else minutes_a_day,
            before.retention if retention is None else retention,
        )
    day = parse_day(exam, today)
    if day <= today:
        when = "today" if day == today else "over"
        raise UsageError(f"An exam on {iso(day)} is {when}; a plan needs a day of study before it.")
    if day > today + _LONGEST_DAYS:
        raise UsageError(f"An exam on {iso(day)} is too far off.", "A plan is for two years at most.")
    return Planned(deck, day, minutes_a_day, retention)


def _clear(library: "Library", named: str | None) -> None:
    from quizkit.model.facts import PlanCleared

    deck = named or _named(library, "`quizkit plan DECK --clear` gives one up.")
    if deck not in library.log.plans():
        raise UsageError(f"There is no plan for {deck}.", "`quizkit plan` lists the plans.")
    library.log.write([PlanCleared(deck)], library.outside.moment())
    library.outside.out.line(f"The plan for {deck} is given up; its questions come as usual.")
