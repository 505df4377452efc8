"""`quizkit forecast`: what the coming weeks bring, for several settings side by side."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from quizkit.commands.arguments import decks_argument, json_option, outside_of
from quizkit.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizkit.commands.library import Library
    from quizkit.study.forecast import Week

_MOST_SETTINGS = 6


class Setting(NamedTuple):
    """What is tried. None: as the settings say, for each deck."""

    retention: float | None
    new: int | None

    def __str__(self) -> str:
        parts = []
        if self.retention is not None:
            parts.append(f"{self.retention:.0%}")
        if self.new is not None:
            parts.append(f"{self.new} new")
        return ", ".join(parts) or "as set"


@click.command("forecast")
@decks_argument
@click.option("--retention", default="", metavar="R,…", help="Recall wanted, like .85,.90,.95.")
@click.option("--new", default="", metavar="N,…", help="New questions a day and deck, like 5,10,20.")
@click.option(
    "--weeks", type=click.IntRange(min=1, max=104), default=8, show_default=True, metavar="N", help="So many."
)
@json_option
@click.pass_context
def command(
    ctx: click.Context, decks: tuple[str, ...], *, retention: str, new: str, weeks: int, as_json: bool
) -> None:
    """Foretell reviews and minutes a day, and how many questions you will know, week by week.

    From how you stand now, with the model of memory and your pace of late; nothing is random. Known is how
    many questions you would recall if all were asked. Plans for exams are left out of account.

    \b
    Examples:
      quizkit forecast
      quizkit forecast eu-hist --retention .85,.90,.95
      quizkit forecast --new 5,10,20 --weeks 26
    """
    from quizkit.commands.library import choose, open_library

    outside = outside_of(ctx)
    retentions = _numbers(retention, "--retention", 0.70, 0.97)
    news = _numbers(new, "--new", 0, 10_000)
    if any(number != int(number) for number in news):
        raise UsageError(f"`--new {new}` should be whole numbers.")
    settings = [
        Setting(wanted, None if number is None else int(number))
        for wanted in retentions or (None,)
        for number in news or (None,)
    ]
    if len(settings) > _MOST_SETTINGS:
        raise UsageError(f"{len(settings)} settings are more than can be shown side by side.")
    with open_library(outside) as library:
        ids = choose(library, decks)
        foretold = [(setting, _foretell(library, ids, setting, weeks)) for setting in settings]
    if as_json:
        _write_json(library, foretold)
    else:
        _tell(library, foretold)


def _numbers(text: str, option: str, least: float, most: float) -> list[float]:
    numbers = []
    for part in text.split(",") if text else ():
        try:
            number = float(part)
        except ValueError:
            raise UsageError(f"`{option} {text}` should be numbers with commas between them.") from None
        if not least <= number <= most:
            raise UsageError(f"`{option}` should be from {least:g} to {most:g}, found {part.strip()}.")
        numbers.append(number)
    return numbers


def _foretell(library: "Library", decks: "Sequence[str]", setting: Setting, weeks: int) -> "list[Week]":
    """The weeks of all decks together."""
    from quizkit.commands.planning import grid_of, stands
    from quizkit.study.forecast import Habits, forecast, together

    today = library.outside.moment().day
    away = library.log.away()
    grids: dict[float, Any] = {}
    each = []
    for deck in decks:
        own = library.outside.settings.for_deck(deck)
        retention = own.retention if setting.retention is None else setting.retention
        if retention not in grids:
            grids[retention] = grid_of(library, retention)
        deck_stands = stands(library, deck, today + 1)
        met_today = library.waiting.first_met_on(today).get(deck, 0)
        new_a_day = own.new_a_day if setting.new is None else setting.new
        habits = Habits(deck_stands.new, new_a_day, away=away, met_today=met_today)
        each.append(forecast(grids[retention], deck_stands.standing, today, weeks, habits))
    return together(each)


def _tell(library: "Library", foretold: "list[tuple[Setting, list[Week]]]") -> None:
    from quizkit.commands.dates import iso

    out = library.outside.out
    header = ("reviews", "minutes", "known")
    if out.style.linear or out.width < 12 + 26 * len(foretold):
        for place, (setting, weeks) in enumerate(foretold):
            if len(foretold) > 1:
                out.line(*([""] if not place else []), f"{setting}:")
            table = [(iso(week.first_day), *_figures(week)) for week in weeks]
            out.table(("week from", *header), table, right=header)
    else:
        names = [
            f"{setting}: {name}" if not place else name
            for setting, _ in foretold
            for place, name in enumerate(header)
        ]
        rows = [
            (iso(weeks[0].first_day), *(figure for week in weeks for figure in _figures(week)))
            for weeks in zip(*(weeks for _, weeks in foretold), strict=True)
        ]
        out.table(("week from", *names), rows, right=names)
    out.line("Reviews and minutes are means of a day.")


def _figures(week: "Week") -> tuple[str, str, str]:
    return f"{week.reviews_a_day:.0f}", f"{week.minutes_a_day:.0f}", f"{week.known:.0f}"


def _write_json(library: "Library", foretold: "list[tuple[Setting, list[Week]]]") -> None:
    import json

    from quizkit.commands.dates import iso

    rows = [
        {
            "retention": setting.retention,
            "new_a_day": setting.new,
            "weeks": [
                {"from": iso(week.first_day), **{key: round(value, 2) for key, value in _rest(week)}}
                for week in weeks
            ],
        }
        for setting, weeks in foretold
    ]
    library.outside.out.data(json.dumps(rows, indent=2))


def _rest(week: "Week") -> "list[tuple[str, float]]":
    return list(week._asdict().items())[1:]
