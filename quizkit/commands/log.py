"""`quizkit log`: the events, a backup, a restore."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import json_option, outside_of
from quizkit.commands.events import as_plain, reply_text, what

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizkit.commands.outside import Outside
    from quizkit.model.facts import Event
    from quizkit.store.reader import LogReader


@click.group("log", invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Show the log: every answer, flag, undo and edit, oldest first. Nothing is ever removed from it.

    \b
    Examples:
      quizkit log
      quizkit log --json | jq 'select(.kind == "answered")'
      quizkit log backup ~/safe/quizkit.db
      quizkit log restore ~/safe/quizkit.db
    """
    if ctx.invoked_subcommand is not None:
        return
    outside = outside_of(ctx)
    with _open_to_read(outside) as log:
        open_exams = frozenset(exam.id for exam in log.exams() if exam.handed_in is None)
        if as_json:
            for event in log.events():
                outside.out.data(json.dumps(as_plain(event, open_exams), ensure_ascii=False))
            return
        rows = [_row(event, open_exams) for event in log.events()]
    outside.out.table(
        ("when", "what", "question", "answer", "score", "rating"), rows, right=("score", "rating")
    )


@command.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def backup(ctx: click.Context, file: Path | None) -> None:
    """Write a checked copy of the log to FILE, or among the daily backups."""
    outside = outside_of(ctx)
    places = outside.places
    target = file or Path(places.backups) / f"log-by-hand-{outside.moment().at_ms}.db"
    with outside.open_log() as log:
        log.back_up(target)
    outside.out.line(f"The log is backed up in {target}.")


@command.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def restore(ctx: click.Context, file: Path) -> None:
    """Add the events of FILE, a backup, to the log. Nothing in the log is replaced or lost.

    A damaged log is set aside first, and what can be read of it is kept too.
    """
    from quizkit.store.index import Index
    from quizkit.store.restore import restore as restore_log

    outside = outside_of(ctx)
    places = outside.places
    day = outside.moment().day
    log, backups = Path(places.log), Path(places.backups)
    restored = restore_log(log, file, outside.scheduler, backups=backups, day=day)
    with Index.open(places.index) as index:
        # Histories may have come back under names that the decks do not have any more.
        index.unsettle(row.deck for row in index.decks())
    out = outside.out
    if restored.aside is not None:
        out.line(
            f"The damaged log was set aside as {restored.aside}; {restored.saved} events of it were saved."
        )
    out.line(f"{restored.added} events added, {restored.known} were there already.")
    if restored.refused:
        out.error(f"{restored.refused} events of {file} are damaged and were left out.")
        ctx.exit(1)


def _open_to_read(outside: "Outside") -> "LogReader":
    """The log; one of a newer version of the program is read, and not written."""
    from quizkit.model.errors import LogTooNew
    from quizkit.store.log import Log

    try:
        return outside.open_log()
    except LogTooNew:
        return Log.read_only(outside.places.log)


def _row(event: "Event", open_exams: "Collection[str]") -> tuple[str, ...]:
    plain = as_plain(event, open_exams)
    about = plain["deck"] or plain.get("path", "")
    name = f"{plain['deck']}:{plain['question']}" if plain["question"] else about
    score = "" if plain["score"] is None else f"{plain['score']:.2f}"
    rating = "" if plain["rating"] is None else str(plain["rating"])
    return plain["at"][:16].replace("T", " "), what(event), name, reply_text(plain["reply"]), score, rating
