"""`quizkit study`: what is due, then new questions."""

from typing import Any

import click

from quizkit.commands.arguments import decks_argument, outside_of
from quizkit.commands.studying import FLAGGED, SURE_BUT_WRONG, Wishes, study


@click.command("study")
@decks_argument
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N questions.")
@click.option(
    "--new", type=click.IntRange(min=0), metavar="N", help="N new ones a deck, not the daily number."
)
@click.option(
    "--minutes", type=click.FloatRange(min=0), metavar="N", help="No further question after N minutes."
)
@click.option(
    "tags", "--tag", multiple=True, metavar="TAG", help="Only questions with this tag; may be repeated."
)
@click.option("--practice", is_flag=True, help="Ask anything; the schedule stays as it is.")
@click.option(
    "--only",
    type=click.Choice([SURE_BUT_WRONG, FLAGGED]),
    help="Practise only what you were sure of and got wrong, or what you flagged.",
)
@click.option(
    "--confidence/--no-confidence",
    default=None,
    help="Say whether you are sure before each verdict, whatever the settings say.",
)
@click.option("--linear", is_flag=True, help="Plain lines: for screen readers, pipes and scripts.")
@click.option("--seed", default="", metavar="N", help="Makes the order of questions and options repeatable.")
@click.pass_context
def command(ctx: click.Context, /, decks: tuple[str, ...], *, linear: bool, **wishes: Any) -> None:
    """Study what is due, most at risk first, then new questions.

    A DECK is the id of a known deck, a file or a folder; without one, all known decks are studied.

    \b
    Examples:
      quizkit study                         all decks
      quizkit study eu-hist --limit 10      ten questions of one deck
      quizkit study week3.yaml --new 20     a file, with twenty new questions
      quizkit study --practice --tag exam   drill without moving the schedule
      quizkit study --only sure-but-wrong   drill what you wrongly thought you knew
    """
    outside = outside_of(ctx)
    study(outside, decks, Wishes(**wishes), linear=linear)
