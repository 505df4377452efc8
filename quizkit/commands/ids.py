"""`quizkit ids`: writes an id into every question that has none."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import counted, outside_of, paths_argument

if TYPE_CHECKING:
    from quizkit.commands.mending import MendedFile
    from quizkit.commands.outside import Outside
    from quizkit.files.decks import DeckRead

FOUND_OR_FAILED = 1


@click.command("ids")
@paths_argument
@click.option("--diff", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], *, diff: bool) -> None:
    """Write an id into every question that has none; comments and layout stay.

    A written id makes it certain that a learner's history follows a question when its text is edited. Those
    who have studied the deck keep what they have. With --diff, exit code 1 when something would be written.

    \b
    Examples:
      quizkit ids my-deck.yaml
      quizkit ids decks/ --diff
    """
    from quizkit.commands.checking import files_below
    from quizkit.files.committed import committed_texts

    outside = outside_of(ctx)
    files = files_below(paths)
    committed = committed_texts(files)
    written = [_in_one(outside, file, committed.get(file), diff=diff) for file in files]
    ids = [number for number in written if number]
    if diff:
        told = f"{counted(sum(ids), 'id')} would be written into {counted(len(ids), 'deck')}"
        outside.out.news(f"{told}; nothing was written.")
    elif not ids and None not in written:
        outside.out.news("Every question that can be asked has an id; nothing was written.")
    if None in written or (diff and ids):
        ctx.exit(FOUND_OR_FAILED)


def keeps_all(before: "DeckRead", after: str) -> bool:
    """Whether the same questions can be asked of a deck's new text."""
    from quizkit.files.decks import read_deck_text

    again = read_deck_text(after, "")
    return [item.question.prompt for item in again.items] == [item.question.prompt for item in before.items]


def _in_one(outside: "Outside", file: Path, committed: str | None, *, diff: bool) -> int | None:
    """Writes the ids of one deck, or shows them; how many. None when it cannot have any.

    Args:
        committed: its text in the last commit, if there is one: an id that is gone since is written again.
    """
    from quizkit.checks.edits import apply
    from quizkit.checks.identity import earlier_ids
    from quizkit.checks.new_ids import new_ids
    from quizkit.commands.mending import MendedFile, show_difference
    from quizkit.files.checked_decks import deck_to_check
    from quizkit.files.decks import read_deck, read_deck_text

    read = read_deck(file, str(file))
    before = None if committed is None else read_deck_text(committed, str(file), file.stem)
    deck = deck_to_check(read, str(file), before)
    if deck is None or not deck.entries:
        outside.out.error(f"{file} has no question that can be asked.")
        outside.out.advice(f"`quizkit check {file}` says why.")
        return None
    if read.problems:
        mistakes = counted(len(read.problems), "mistake")
        outside.out.news(f"{file} has {mistakes}; a question that cannot be asked gets no id.")
    edits = new_ids(deck, earlier_ids(deck))
    change = MendedFile(file, deck.text, apply(deck.text, edits), Counter())
    if not keeps_all(read, change.after):
        outside.out.error(f"{file} was left as it is: with ids, not all of its questions could be asked.")
        return None
    if diff and edits:
        show_difference(outside, change)
    elif edits and not _write(outside, change, read.content_hash, len(edits)):
        return None
    return len(edits)


def _write(outside: "Outside", change: "MendedFile", content_hash: str, ids: int) -> bool:
    """Whether it could be written; the next deck may be, unless the disk takes nothing."""
    from quizkit.files.rewriting import write_text
    from quizkit.model.errors import DiskRefuses, QuizkitError

    try:
        write_text(change.file, content_hash, change.after)
    except DiskRefuses:
        raise
    except QuizkitError as error:
        outside.out.error(error.message)
        return False
    outside.out.news(f"Wrote {counted(ids, 'id')} into {change.file}.")
    return True
