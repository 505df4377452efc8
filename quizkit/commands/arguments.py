"""Arguments and options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quizkit.commands.outside import Outside


def complete_deck(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Ids of known decks and, after a colon, of their questions; then files."""
    del ctx, param
    from click.shell_completion import CompletionItem

    from quizkit.commands.completing import offers
    from quizkit.commands.outside import Outside

    found = offers(Outside.of_process(), incomplete)
    return [CompletionItem(offer.value, offer.type, offer.help or None) for offer in found]


class _DeckPath(click.Path):
    """A file or folder. That it cannot be read is told where it is read, with what else is wrong."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            # A variable that a script forgot to set would mean the current folder.
            self.fail("a path is empty", param, ctx)
        return super().convert(value, param, ctx)


decks_argument = click.argument("decks", nargs=-1, metavar="[DECK]...", shell_complete=complete_deck)
deck_argument = click.argument("deck", metavar="DECK[:ID]", shell_complete=complete_deck)
paths_argument = click.argument("paths", nargs=-1, required=True, type=_DeckPath(), metavar="PATH...")
json_option = click.option("as_json", "--json", is_flag=True, help="Write JSON to standard output.")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 deck", "3 decks"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def outside_of(ctx: click.Context) -> "Outside":
    """What the command reaches outside for, as the error boundary made it."""
    outside: Outside = ctx.obj
    return outside
