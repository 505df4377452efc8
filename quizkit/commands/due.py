"""`quizkit due`: counts a deck."""

import click

from quizkit.commands.arguments import decks_argument, json_option, outside_of
from quizkit.commands.counting import tell_due


@click.command("due")
@decks_argument
@json_option
@click.pass_context
def command(ctx: click.Context, decks: tuple[str, ...], *, as_json: bool) -> None:
    """Count what is due, new and being learned in each deck.

    \b
    Examples:
      quizkit due
      quizkit due eu-hist --json
    """
    tell_due(outside_of(ctx), decks, as_json=as_json)
