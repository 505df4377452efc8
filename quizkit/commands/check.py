"""`quizkit check`: every mistake of a deck in one go, each with its place."""

import os
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import counted, outside_of, paths_argument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizkit.commands.outside import Outside
    from quizkit.model.problems import Problem

FOUND = 1


@click.command("check")
@paths_argument
@click.option(
    "form",
    "--format",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="full shows the line itself with a caret.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Find mistakes in decks: everything that cannot be asked or marked, and text that would be lost.

    A folder is walked. Exit code 1 when something was found.

    \b
    Examples:
      quizkit check my-deck.yaml
      quizkit check decks/ --format concise
    """
    from quizkit.files.decks import deck_files, read_deck

    outside = outside_of(ctx)
    files = _each_once(file for path in paths for file in deck_files(path))
    problems: list[Problem] = []
    questions = 0
    with outside.progress("Checking") as progress:
        for number, file in enumerate(files, 1):
            read = read_deck(file, str(file))
            problems += read.problems
            questions += len(read.items)
            progress(number, len(files))
    _tell(outside, problems, form)
    if form != "json":
        mistakes = counted(len(problems), "mistake") if problems else "No mistakes"
        sound = f"{counted(questions, 'question')} in {counted(len(files), 'deck')}"
        outside.out.news(f"{mistakes}; {sound} can be asked.")
    if problems:
        ctx.exit(FOUND)


def _each_once(files: "Iterable[Path]") -> "list[Path]":
    """The files without those that were named twice, in a folder and by themselves."""
    return list({os.path.realpath(file): file for file in reversed(list(files))}.values())[::-1]


def _tell(outside: "Outside", problems: "list[Problem]", form: str) -> None:
    if form == "json":
        import json

        from quizkit.model.problems import ERRORS

        rows = [
            {
                "path": problem.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "end_line": problem.place.end_line,
                "end_column": problem.place.end_column,
                "code": problem.code,
                "name": ERRORS[problem.code],
                "severity": "error",
                "message": problem.message,
                "help": problem.help,
            }
            for problem in problems
        ]
        outside.out.data(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for path, found in groupby(problems, attrgetter("path")):
        lines = _lines(path) if form == "full" else []
        for problem in found:
            outside.out.line(str(problem))
            _show_line(outside, problem, lines)


def _lines(path: str) -> list[str]:
    """The lines of a file, as editors and YAML count them."""
    from quizkit.files.opening import read_text
    from quizkit.model.problems import Problems
    from quizkit.model.text import LINE_ENDS

    text = read_text(Path(path), Problems(path)).text or ""
    return text.translate(dict.fromkeys(map(ord, LINE_ENDS), " ")).split("\n")


def _show_line(outside: "Outside", problem: "Problem", lines: list[str]) -> None:
    """The line with a caret below the place, as it stands in the file."""
    from quizkit.terminal.layout import excerpt

    place = problem.place
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return
    text = lines[place.line - 1].rstrip("\r")
    end = place.end_column if place.end_line == place.line else len(text) + 1
    shown, caret = excerpt(text, place.column, max(place.column + 1, end), outside.out.width)
    outside.out.line(f"    {shown}")
    outside.out.line(f"    {caret}")
