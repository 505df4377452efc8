"""`quizkit new`: a first deck to edit."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import outside_of

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside

_NEXT = (
    ("check", "find mistakes"),
    ("show", "see it with its answers"),
    ("study", "try it"),
)


@click.command("new")
@click.argument("named", metavar="PATH")
@click.option("--title", default="", help="The deck's title; else made of the file's name.")
@click.pass_context
def command(ctx: click.Context, named: str, *, title: str) -> None:
    """Write a deck to edit, in which each kind of question stands once.

    A schema for editors is written beside it, `.deck.schema.json`, with which they complete keys and mark
    mistakes while you type.

    \b
    Examples:
      quizkit new my-deck.yaml
      quizkit new week-3 --title "The Reformation"
    """
    from quizkit.files.new_deck import new_deck, write_schema
    from quizkit.files.places import write_atomically

    outside = outside_of(ctx)
    path = _checked(named)
    write_atomically(path, new_deck(path, title).encode(), mode=0o644)
    outside.out.news(f"Wrote {path}.")
    schema = write_schema(path.parent)
    if schema is not None:
        outside.out.news(f"Wrote {schema}, which editors read.")
    _tell_next(outside, path)


def _checked(named: str) -> Path:
    """Where the deck will stand: nothing may be there yet, and its folder must."""
    from quizkit.model.errors import UsageError

    path = Path(named)
    if not named.strip() or "\0" in named:
        raise UsageError("A path is wanted, like my-deck.yaml.")
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", f"Name a file in it, like {path / 'my-deck.yaml'}.")
    if path.name.startswith("."):
        raise UsageError(f"{path} would be hidden, and hidden files are passed over.")
    if path.suffix.lower() not in (".yaml", ".yml"):
        if path.suffix[1:].isalpha():
            raise UsageError(f"A deck is a .yaml file, found {path}.", f"Write {path.with_suffix('.yaml')}.")
        path = path.with_name(f"{path.name}.yaml")
    if path.exists() or path.is_symlink():
        raise UsageError(f"{path} is there already; nothing was written.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.")
    return path


def _tell_next(outside: "Outside", path: Path) -> None:
    from quizkit.files.new_deck import as_typed

    outside.out.line("Edit it, then:")
    commands = [(f"  quizkit {verb} {as_typed(str(path))}", purpose) for verb, purpose in _NEXT]
    longest = max(len(command) for command, _ in commands)
    for command, purpose in commands:
        outside.out.line(command.ljust(longest), ("dim", f"   {purpose}"))
