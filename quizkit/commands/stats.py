"""`quizkit stats`: how well questions are remembered, what comes, and what is weak.

`--json` writes one object (see `commands.stats_plain`), `--html` a page of its own.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import decks_argument, json_option, outside_of

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.commands.outside import Outside
    from quizkit.model.facts import Name
    from quizkit.study.report import Report
    from quizkit.study.statistics import Statistics

LONGEST_DAYS = 36_500


@click.command("stats")
@decks_argument
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only questions with this tag.")
@click.option(
    "--days", type=click.IntRange(1, LONGEST_DAYS), metavar="N", help="Only answers of the last N days."
)
@json_option
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a page with charts.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    days: int | None,
    page: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show how well you remember against what you want, your days, what is due, and what is weak.

    True retention counts the first answer of a day to a question met before. Calibration, topics and decks
    go by the last 365 days, or by --days. Practice and exams do not count.

    \b
    Examples:
      quizkit stats
      quizkit stats eu-hist --tag reformation --days 90
      quizkit stats --html stats.html
    """
    from quizkit.commands.library import open_library

    outside = outside_of(ctx)
    if page is not None:
        _spare_other_files(page)
    with open_library(outside) as library:
        report = _report(library, decks, tags, days)
    if page is not None:
        _write_page(outside, report, page)
    if as_json:
        import json

        from quizkit.commands.stats_plain import as_plain

        outside.out.data(json.dumps(as_plain(report), ensure_ascii=False, indent=2))
    elif page is None:
        _show(outside, report)


def show_statistics(library: "Library") -> None:
    """Shows the statistics of all decks."""
    _show(library.outside, _report(library, (), (), None))


def _report(library: "Library", named: tuple[str, ...], tags: tuple[str, ...], days: int | None) -> "Report":
    from quizkit.store.statistics import read_counts
    from quizkit.study.counts import PERIOD_DAYS, Chosen
    from quizkit.study.report import Report
    from quizkit.study.statistics import statistics

    outside, today = library.outside, library.outside.moment().day
    decks = _decks(library, named) if named else None
    chosen = Chosen(today, decks, tags, days, PERIOD_DAYS if days is None else days)
    counts = read_counts(outside.places.index, outside.places.log, chosen)
    found = statistics(counts, chosen, outside.scheduler)
    if outside.settings.streak:
        found = found._replace(streak_days=library.log.streak(today, outside.settings.day_start_minutes))
    titles = {row.deck: row.title for row in library.decks()}
    shown = "all decks" if decks is None else ", ".join(titles.get(deck, deck) for deck in decks)
    title = "; ".join([shown, *([f"tagged {', '.join(tags)}"] if tags else [])])
    return Report(title, found, titles, _prompts(library, found))


def _decks(library: "Library", named: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the decks named. A deck may be gone; its answers are not."""
    from quizkit.commands.library import choose

    studied = library.log.decks_with_cards()
    found: list[str] = []
    for one in named:
        found += [one] if one in studied else choose(library, [one])
    return tuple(dict.fromkeys(found))


def _prompts(library: "Library", found: "Statistics") -> "dict[Name, str]":
    from quizkit.commands.views import line_of

    questions = {one.name: library.index.question(one.name) for one in found.weak}
    return {name: line_of(question.prompt) for name, question in questions.items() if question is not None}


def _show(outside: "Outside", report: "Report") -> None:
    from quizkit.terminal.prose import Look
    from quizkit.terminal.statistics import pictures, spoken

    look = Look.of(outside.style, outside.out.width)
    outside.out.lines((spoken if outside.linear else pictures)(report, look))


def _spare_other_files(path: Path) -> None:
    """A slip in a file's name must not cost a deck."""
    from quizkit.model.errors import QuizkitError, UsageError
    from quizkit.pages.page import is_page

    try:
        # Opening a FIFO would wait for a writer that may never come.
        ours = path.is_file() or not path.exists()
        if ours:
            with path.open("rb") as file:
                ours = is_page(file.read(2_000))
    except FileNotFoundError:
        return
    except OSError as error:
        raise QuizkitError(f"{path} cannot be written: {error.strerror}.") from None
    if not ours:
        raise UsageError(f"{path} is there already and is no page of quizkit.", "Name another file.")


def _write_page(outside: "Outside", report: "Report", path: Path) -> None:
    from quizkit.files.places import write_atomically
    from quizkit.pages.statistics import statistics_page

    write_atomically(path, statistics_page(report).encode("utf-8"), mode=0o644)
    outside.out.news(f"The statistics stand in {path}.")
