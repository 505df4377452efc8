"""`quizkit schema`: the JSON Schema of decks, for editors."""

import click

from quizkit.commands.arguments import outside_of


@click.command("schema")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print the JSON Schema (draft-07) of decks, with which editors complete keys and mark mistakes.

    \b
    Examples:
      quizkit schema > .deck.schema.json
    and in the first line of a deck:
      # yaml-language-server: $schema=.deck.schema.json
    """
    from quizkit.files.deck_schema import schema_text

    outside_of(ctx).out.data(schema_text().rstrip("\n"))
