"""`quizkit decks`: what is known; add and remove."""

import os
from pathlib import Path

import click

from quizkit.commands.arguments import complete_deck, counted, json_option, outside_of, paths_argument


@click.group("decks", invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """List the decks that are known. The bundled decks are known from the start.

    \b
    Examples:
      quizkit decks
      quizkit decks add ~/courses/history
      quizkit decks remove ~/courses/history
    """
    if ctx.invoked_subcommand is not None:
        return
    from quizkit.commands.library import open_library

    outside = outside_of(ctx)
    with open_library(outside) as library:
        rows = library.index.decks()
        absent = library.absent()
    for path in absent:
        outside.out.error(f"{path}: no deck is there now; `quizkit decks remove {path}` forgets it.")
    if as_json:
        import json

        keys = ("deck", "title", "path", "questions", "problems", "shadowed_by")
        outside.out.data(
            json.dumps(
                [{key: getattr(row, key) for key in keys} for row in rows], ensure_ascii=False, indent=2
            )
        )
        return
    outside.out.table(
        ("deck", "questions", "mistakes", "title", "path"),
        [
            (
                row.deck,
                str(row.questions),
                str(row.problems or ""),
                row.title,
                _where(row.path, row.shadowed_by),
            )
            for row in rows
        ],
        right=("questions", "mistakes"),
    )


@command.command("add")
@paths_argument
@click.pass_context
def add(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Make files or folders of decks known. What is added to such a folder later is known as well."""
    from quizkit.commands.library import open_library
    from quizkit.files.decks import deck_files

    outside = outside_of(ctx)
    with open_library(outside) as library:
        for path in paths:
            files = {str(file.resolve()) for file in deck_files(path)}
            added = library.add(path)
            library.refresh()
            rows = [row for row in library.index.decks() if row.path in files]
            library.tell_problems([row.deck for row in rows])
            questions = sum(row.questions for row in rows)
            said = "now known" if added else "already known"
            outside.out.line(
                f"{path}: {said}, {counted(len(rows), 'deck')}, {counted(questions, 'question')}."
            )


@command.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="DECK...", shell_complete=complete_deck)
@click.pass_context
def remove(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Forget files or folders of decks. Files and histories stay; adding them again brings all back."""
    from quizkit.commands.library import open_library
    from quizkit.model.facts import DeckRemoved

    outside = outside_of(ctx)
    with open_library(outside) as library:
        for name in names:
            known = library.log.known_decks()
            paths = {row.deck: row.path for row in library.index.decks()}
            # Unlike Path.resolve, this never raises. An empty name would be the current folder.
            path = os.path.realpath(paths.get(name, name)) if name else ""
            if path not in known:
                raise _cannot_remove(name, path, known, outside.places.bundled_decks)
            library.log.write([DeckRemoved(path)], outside.moment())
            folder = _known_above(path, known)
            outside.out.line(
                f"{name}: not among your decks any more; its history is kept."
                if folder is None
                else f"{name}: still known through the folder {folder}; `quizkit decks remove {folder}`."
            )
        library.refresh()


def _known_above(path: str, known: tuple[str, ...]) -> str | None:
    return next((one for one in known if Path(one) in Path(path).parents), None)


def _cannot_remove(name: str, path: str, known: tuple[str, ...], bundled: str) -> Exception:
    from quizkit.model.errors import UsageError

    if Path(bundled) in Path(path).parents:
        return UsageError(f"“{name}” comes with quizkit and cannot be removed.")
    folder = _known_above(path, known)
    if folder is not None:
        return UsageError(
            f"“{name}” is known through the folder {folder}.", f"`quizkit decks remove {folder}`"
        )
    return UsageError(f"“{name}” was not added: `quizkit decks` lists what is known.")


def _where(path: str, shadowed_by: str) -> str:
    return f"{path} (not used: {shadowed_by} has the same id)" if shadowed_by else path
