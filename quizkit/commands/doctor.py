"""`quizkit doctor`: where everything lies, versions, checks of the log and the index, repair."""

import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit import __version__
from quizkit.commands.arguments import counted, outside_of

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside

LIBRARIES = ("click", "fsrs", "platformdirs", "PyYAML", "questionary", "rapidfuzz", "rich")


@click.command("doctor")
@click.option("--rebuild", is_flag=True, help="Make the cards and the index anew.")
@click.pass_context
def command(ctx: click.Context, *, rebuild: bool) -> None:
    """Show where everything lies, and check the log, its cards and the index.

    The log is checked event by event: the file, the chain of checksums, and that every card and its reviews
    are what their events say. Exit code 6 when the log is damaged, 1 when something else is amiss.

    \b
    Examples:
      quizkit doctor
      quizkit doctor --rebuild
    """
    outside = outside_of(ctx)
    _tell_versions(outside)
    _tell_places(outside)
    if rebuild:
        _rebuild(outside)
    ctx.exit(_check(outside))


def _tell_versions(outside: "Outside") -> None:
    from quizkit.store.connection import sqlite_version

    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    outside.out.line(f"quizkit {__version__}, Python {platform.python_version()}, SQLite {sqlite_version()}")
    outside.out.line(libraries)


def _tell_places(outside: "Outside") -> None:
    places = outside.places
    outside.out.table(
        ("what", "where", "there"),
        [
            ("log", places.log, _size(places.log)),
            ("backups", places.backups, _count(places.backups, "*.db")),
            ("index", places.index, _size(places.index)),
            ("settings", places.settings, _size(places.settings, absent="no: defaults")),
            ("bundled decks", places.bundled_decks, _count(places.bundled_decks, "*.yaml")),
        ],
    )


def _rebuild(outside: "Outside") -> None:
    from quizkit.commands.library import open_library
    from quizkit.store.index import discard

    with outside.open_log() as log:
        with outside.progress("Replaying the log") as progress:
            log.rebuild(progress)
        outside.out.line("The cards were made anew from the events.")
    discard(outside.places.index)
    with open_library(outside) as library:
        questions = sum(row.questions for row in library.decks())
        outside.out.line(f"The index was made anew: {questions} questions.")


def _check(outside: "Outside") -> int:
    """Checks the log and the decks; the exit code."""
    from quizkit.commands.library import open_library
    from quizkit.model.errors import LogDamaged
    from quizkit.store.backups import newest_backup
    from quizkit.store.check import check

    out = outside.out
    with open_library(outside) as library:
        checked = check(library.log, outside.model)
        wrong = [row for row in library.index.decks() if row.problems or row.shadowed_by]
        spoilt = [f"the index of decks: {finding}" for finding in library.index.check()]
    for finding in (*checked.damage, *checked.stale, *spoilt):
        out.error(finding)
    if checked.damage:
        file = newest_backup(outside.places.backups) or "FILE"
        out.advice(f"`quizkit log restore {file}` brings back what a backup has, and loses nothing.")
        return LogDamaged.exit_code
    for gap in checked.lost:
        out.line(f"Lost once, before the log was mended: {gap}")
    if checked.stale or spoilt:
        out.advice("`quizkit doctor --rebuild` mends this.")
        return 1
    out.line(
        f"The log is sound: {checked.events} events, their chain unbroken, every card as its events say."
    )
    for row in wrong:
        out.line(
            f"{row.path}: the id {row.deck} is also that of {row.shadowed_by}, which is used."
            if row.shadowed_by
            else f"{row.path}: {counted(row.problems, 'mistake')}; `quizkit check {row.path}` names them."
        )
    return 0


def _size(path: str, absent: str = "not yet") -> str:
    try:
        return f"{Path(path).stat().st_size / 1024:.0f} KiB"
    except FileNotFoundError:
        return absent
    except OSError as error:
        return str(error.strerror)


def _count(path: str, pattern: str) -> str:
    folder = Path(path)
    try:
        return str(sum(1 for _ in folder.glob(pattern))) if folder.is_dir() else "none yet"
    except OSError as error:
        return str(error.strerror)
