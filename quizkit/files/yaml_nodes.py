"""Reads the text of a deck into nodes, and goes on behind a mistake, so that all are told at once."""

from typing import NamedTuple

from quizkit.files.lost_text import tell_lost_text
from quizkit.files.unsafe_text import Cleaner, is_ordinary, parseable, tell_unsafe, with_plain_indentation
from quizkit.files.yaml_blocks import block_around, means_something
from quizkit.files.yaml_events import MOST_NODES, Fault, TooMany, read_events
from quizkit.model.nodes import Node, Place
from quizkit.model.problems import Problems

MOST_TRIES = 20
MOST_REREAD = 16 * 1024 * 1024
"""So many characters are read again, in all, to find more mistakes: a large file gets fewer tries."""


class Reading(NamedTuple):
    """A text as nodes.

    Attributes:
        root: None when there is nothing to read.
        spoilt: where text was lost, cut or dropped without stopping the reading.
        whole: nothing was left out because it could not be read.
    """

    root: Node | None
    spoilt: tuple[Place, ...]
    whole: bool


def read_nodes(text: str, problems: Problems) -> Reading:
    """Reads a deck's text.

    Where YAML cannot be read, the question around the place is left out and the others are read all the same.
    """
    if is_ordinary(text):
        return _read_on(text, problems, cleaning_needed="\\" in text)
    told = Problems(problems.path)
    plain = with_plain_indentation(parseable(text, problems), problems)
    reading = _read_on(plain, told, cleaning_needed=True)
    for problem in told.sorted():
        # What was put in place of a character to make the text readable must not find its way into the file.
        sure = all(text[edit.start : edit.end] == plain[edit.start : edit.end] for edit in problem.edits)
        problems.keep(problem if sure else problem._replace(edits=()))
    return reading


def _read_on(text: str, problems: Problems, *, cleaning_needed: bool) -> Reading:
    left = text
    for tries in range(1, MOST_TRIES + 2):
        try:
            root, spoilt = _read_once(left, problems, cleaning_needed=cleaning_needed)
            return Reading(root, spoilt, tries == 1)
        except Fault as fault:
            lines = left.split("\n")
            enough = tries >= MOST_TRIES or tries * len(left) > MOST_REREAD
            left = _without_mistake(fault, lines, problems, to_end=enough)
        except TooMany as found:
            place = Place(found.at.line + 1, found.at.column + 1, found.at.line + 1, found.at.column + 2)
            problems.add(place, "E022", f"more than {MOST_NODES:,} texts, lists and mappings: split the deck")
            break
    return Reading(None, (), False)


def _read_once(
    text: str, problems: Problems, *, cleaning_needed: bool
) -> tuple[Node | None, tuple[Place, ...]]:
    cleaner, passed_over = Cleaner(needed=cleaning_needed), Problems(problems.path)
    root = read_events(text, cleaner, passed_over)
    tell_unsafe(cleaner.found, text, passed_over)
    if root is not None:
        tell_lost_text(text, root, passed_over)
        if "\\" in text:
            from quizkit.files.yaml_escapes import tell_eaten_backslashes

            tell_eaten_backslashes(text, root, passed_over)
    found = passed_over.sorted()
    for problem in found:
        problems.keep(problem)
    return root, tuple(problem.place for problem in found if problem.fatal)


def _without_mistake(fault: Fault, lines: list[str], problems: Problems, *, to_end: bool) -> str:
    """The text with comments in place of the lines around a mistake, which is told. Places stay true.

    Args:
        to_end: everything from there on is left out.
    """
    from quizkit.files.yaml_causes import explain  # most decks have no such mistake

    mistake = explain(fault, lines)
    problems.add(mistake.place, mistake.code, mistake.message, mistake.advice, edits=mistake.edits)
    first, last = block_around(lines, mistake.place.line - 1)
    if to_end and any(map(means_something, lines[last:])):
        place = Place(last + 1, 1, last + 1, len(lines[last]) + 1)
        problems.add(place, "E001", "not read from here on: mend the mistakes above, then check again")
        last = len(lines)
    lines[first:last] = ["#" + " " * (len(line) - 1) if line else "" for line in lines[first:last]]
    return "\n".join(lines)
