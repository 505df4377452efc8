"""`quizkit ids`: writes an id into every question that has none."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import counted, outside_of, paths_argument

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside

WOULD_WRITE = 1


@click.command("ids")
@paths_argument
@click.option("--diff", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], *, diff: bool) -> None:
    """Write an id into every question that has none; comments and layout stay.

    A written id makes it certain that a learner's history follows a question when its text is edited. Those
    who have studied the deck keep what they have.

    \b
    Examples:
      quizkit ids my-deck.yaml
      quizkit ids decks/ --diff
    """
    from quizkit.commands.checking import files_below

    outside = outside_of(ctx)
    written = [_write_ids(outside, file, diff=diff) for file in files_below(paths)]
    verb = "would be written" if diff else "written"
    outside.out.news(f"{counted(sum(written), 'id')} {verb} in {counted(len(written), 'deck')}.")
    if diff and sum(written):
        ctx.exit(WOULD_WRITE)


def _write_ids(outside: "Outside", file: Path, *, diff: bool) -> int:
    """Writes the ids of one deck; how many."""
    from quizkit.checks.edits import apply
    from quizkit.checks.new_ids import new_ids
    from quizkit.files.checked_decks import deck_to_check
    from quizkit.files.decks import read_deck
    from quizkit.files.rewriting import write_text

    read = read_deck(file, str(file))
    deck = deck_to_check(read, str(file))
    if deck is None or not deck.entries:
        _refuse(file, read.problems[0] if read.problems else None)
    assert deck is not None
    edits = new_ids(deck)
    after = apply(deck.text, edits)
    if diff:
        _show(outside, file, deck.text, after)
    elif edits:
        write_text(file, deck.text, after)
    left = len(read.problems)
    if left:
        outside.out.news(f"{file} has {counted(left, 'mistake')}; questions with one get no id.")
    return len(edits)


def _refuse(file: Path, problem: object) -> None:
    from quizkit.model.errors import QuizkitError

    advice = "" if problem is None else str(problem)
    raise QuizkitError(f"{file} has no question that can be asked.", advice)


def _show(outside: "Outside", file: Path, before: str, after: str) -> None:
    from collections import Counter

    from quizkit.commands.mending import MendedFile, difference

    for line in difference(MendedFile(file, before, after, Counter())):
        outside.out.line(({"+": "right", "-": "wrong", "@": "dim"}.get(line[:1], ""), line))
