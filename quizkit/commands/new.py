"""`quizkit new`: a first deck to edit."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import outside_of

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside


@click.command("new")
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.option("--title", default="", help="The deck's title; else made of the file's name.")
@click.pass_context
def command(ctx: click.Context, path: Path, *, title: str) -> None:
    """Write a deck to edit, in which each kind of question stands once.

    A schema for editors is written beside it, so that they complete keys and mark mistakes while you type.

    \b
    Example:
      quizkit new my-deck.yaml
    """
    from quizkit.files.new_deck import SCHEMA_FILE, new_deck, write_schema
    from quizkit.files.places import write_atomically

    outside = outside_of(ctx)
    path = _checked(path)
    write_atomically(path, new_deck(path, title).encode(), mode=0o644)
    outside.out.news(f"Wrote {path}.")
    if write_schema(path.with_name(SCHEMA_FILE)):
        outside.out.news(f"Wrote {path.with_name(SCHEMA_FILE)}, which editors read.")
    _tell_next(outside, path)


def _checked(path: Path) -> Path:
    """Where the deck will stand: nothing may be there yet, and its folder must."""
    from quizkit.model.errors import UsageError

    if not path.suffix:
        path = path.with_name(f"{path.name}.yaml")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"A deck is a .yaml file, found {path}.", f"Write {path.with_suffix('.yaml')}.")
    if path.exists() or path.is_symlink():
        raise UsageError(f"{path} is there already; nothing was written.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.")
    return path


def _tell_next(outside: "Outside", path: Path) -> None:
    outside.out.line("Edit it, then:")
    for verb, purpose in (("check", "find mistakes"), ("show", "see it with its answers"), ("study", "try it")):
        outside.out.line(f"  quizkit {verb} {path}", ("dim", f"   {purpose}"))
