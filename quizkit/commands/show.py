"""`quizkit show`: questions as a student sees them, with the answer."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import deck_argument, outside_of

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside
    from quizkit.files.decks import DeckRead
    from quizkit.model.question import Question


@click.command("show")
@deck_argument
@click.option("open_it", "--open", is_flag=True, help="Ask for real; nothing is logged.")
@click.option("--linear", is_flag=True, help="Plain lines, with --open.")
@click.option("--seed", default="1", metavar="N", help="Gives the order of options.")
@click.pass_context
def command(ctx: click.Context, deck: str, *, open_it: bool, linear: bool, seed: str) -> None:
    """Show the questions of a deck, or one of them, as a student sees them, with the answers.

    With them comes what is said of wrong answers, other texts that are accepted, hints and sources.

    \b
    Examples:
      quizkit show my-deck.yaml
      quizkit show my-deck.yaml:edict-nantes
      quizkit show eu-hist:edict-nantes --open
    """
    from quizkit.kinds.about import BACK

    outside = outside_of(ctx)
    read, key = _read(outside, deck)
    wanted = (key, f"{key}{BACK}")
    questions = [item.question for item in read.items if not key or item.question.about.key in wanted]
    for problem in read.problems:
        outside.out.error(str(problem))
    if not questions:
        raise _no_question(deck, key, read)
    if open_it:
        _ask(outside, read, questions, linear=linear, seed=seed)
        return
    from quizkit.terminal.show import show_question

    for question in questions:
        show_question(outside.out, question, seed)


def _read(outside: "Outside", named: str) -> "tuple[DeckRead, str]":
    """The deck that is named, read anew, and the question's key; empty for all."""
    from quizkit.files.decks import deck_files, read_deck
    from quizkit.model.errors import UsageError

    path, key = _place(outside, named)
    files = deck_files(path)
    if len(files) > 1:
        raise UsageError(f"{path} holds {len(files)} decks; name one of them.")
    return read_deck(files[0], str(files[0])), key


def _place(outside: "Outside", named: str) -> tuple[Path, str]:
    if os.path.exists(named):  # noqa: PTH110 - Path.exists raises for some names
        return Path(named), ""
    deck, colon, key = named.rpartition(":")
    if colon and os.path.exists(deck):  # noqa: PTH110 - the same
        return Path(deck), key
    from quizkit.commands.library import choose, open_library
    from quizkit.commands.naming import split_question

    with open_library(outside) as library:
        deck, key = split_question(library, named)
        (chosen,) = choose(library, [deck])
        return next(Path(row.path) for row in library.decks() if row.deck == chosen), key


def _no_question(named: str, key: str, read: "DeckRead") -> Exception:
    from quizkit.commands.suggesting import did_you_mean
    from quizkit.model.errors import QuizkitError, UsageError

    if not key:
        return QuizkitError(f"{named} has no question that can be asked.")
    advice = did_you_mean(key, [item.question.about.key for item in read.items])
    return UsageError(f"The deck {read.head.id} has no question “{key}”.", advice)


def _ask(
    outside: "Outside", read: "DeckRead", questions: "list[Question]", *, linear: bool, seed: str
) -> None:
    """Asks each question once and shows its verdict. Nothing is written anywhere."""
    from quizkit.commands import views
    from quizkit.model.facts import PRACTICE, Card, Name
    from quizkit.study.session import Effort, Session
    from quizkit.terminal.front import Command

    names = {Name(read.head.id, question.about.key): question for question in questions}
    session = Session.start(tuple(names), PRACTICE)
    accepted = {text for item in read.items for text in item.question.accepted()}
    with outside.front(linear=linear) as front:
        hints = 0
        while (name := session.current) is not None:
            question = names[name]
            dates = partial(views.next_dates, Card(name), outside.scheduler, 0)
            setting = views.Setting(read.head, None, hints, seed, dates)
            got = front.ask(views.asking(question, session, setting), question.objection)
            match got:
                case Command.QUIT:
                    return
                case Command.HINT if hints < len(question.about.hints):
                    front.hint(question.about.hints[hints], hints + 1, len(question.about.hints))
                    hints += 1
                case Command.SKIP:
                    session, hints = session.drop(name), 0
                case Command():
                    front.note("Nothing is logged here: answer, skip or quit.")
                case _:
                    grade = question.grade(got, accepted - set(question.accepted()))
                    view = views.verdict(question, grade, hints, "")
                    if front.verdict(view._replace(overridable=False)) is Command.QUIT:
                        return
                    session, _ = session.answer(got, grade, Effort(0, hints))
                    session, hints = session.drop(name), 0
