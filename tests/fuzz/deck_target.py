"""Decks: any bytes are read as questions that can be asked, or told in clear words, or both."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.checks.catalogue import RULES
from quizkit.checks.selection import Selection
from quizkit.commands.checking import Asked, Checked, check_reads
from quizkit.commands.mending import mended
from quizkit.files.decks import DeckRead, read_deck_text
from quizkit.files.opening import decoded
from quizkit.kinds.registry import read_entry
from quizkit.model.head import Head, from_json, to_json
from quizkit.model.nodes import MapNode, Point, from_plain, to_plain
from quizkit.model.problems import Problem, Problems
from quizkit.model.question import Question, with_key
from quizkit.model.text import unsafe

if TYPE_CHECKING:
    from quizkit.files.deck_questions import Item

from .promises import can_be_shown, keeps_its_promises

FILE = Path("/nowhere/deck.yaml")
"""Above it there are no settings."""
LONGEST_MESSAGE = 500
ASKED = Asked(Selection(select=("ALL",), ignore=("D713", "D715")))
"""All rules but those that look into the version control."""


def run_reading(data: bytes) -> None:
    """The reader: every problem has its place, and every question that was read can be asked."""
    problems = Problems("deck.yaml")
    text = decoded(data, problems)
    if text is None:
        assert len(problems) == 1
        are_told(problems.sorted(), data.decode(errors="replace").lstrip("\ufeff"))
        return
    deck = read_deck_text(text, "deck.yaml")
    assert deck.items or deck.problems, "nothing is read and nothing is told"
    are_told(deck.problems, text)
    answers = tuple(text for item in deck.items for text in item.question.accepted())[:4]
    for item in deck.items:
        can_be_asked(item.question, answers)
        comes_back_from_the_index(item, deck.head)


def run_mending(data: bytes) -> None:
    """The checker and its fixes: they end, lose no question, and leave nothing to be done again."""
    text = decoded(data, Problems("deck.yaml"))
    if text is None:
        return
    checked = _checked(text)
    are_told(checked.problems, text)
    for only_sure in (True, False):
        after = _mended(checked, unsafe=not only_sure)
        now = _checked(after)
        are_told(now.problems, after)
        assert _mended(now, unsafe=not only_sure) == after, "mending twice differs"
        assert _unreadable(now) <= _unreadable(checked), "mending made it unreadable"
        assert len(_read(now).items) >= len(_read(checked).items), "mending lost a question"


def are_told(problems: tuple[Problem, ...], text: str) -> None:
    """Asserts that each problem is one clear sentence with a place within the text, and so are its edits."""
    lines = re.split(r"\r\n|\r|\n", text)
    for problem in problems:
        said = str(problem)
        assert problem.code in RULES
        assert unsafe(said) is None, "a message is unsafe"
        assert "\n" not in said, "a message has two lines"
        assert len(said) < LONGEST_MESSAGE, "a message is too long"
        place = problem.place
        assert (place.line, place.column) <= (place.end_line, place.end_column), (
            "a place ends before it begins"
        )
        assert min(place) >= 1, "a place is above the text"
        _is_in(place.line, place.column, lines)
        _is_in(place.end_line, place.end_column - 1, lines)
        for edit in problem.edits:
            assert 0 <= edit.start <= edit.end <= len(text), "an edit is beyond the text"


def comes_back_from_the_index(item: "Item", head: Head) -> None:
    """Asserts that what the index keeps of a question gives it again."""
    about = item.question.about
    kept = json.dumps(to_plain(item.entry), ensure_ascii=False)
    entry = from_plain(json.loads(kept), Point(about.place.line - 1, about.place.column - 1))
    assert isinstance(entry, MapNode)
    again = read_entry(entry, from_json(to_json(head)), Problems(""))[item.variant]
    again = with_key(again, about.key)
    same = again._replace(about=again.about._replace(place=about.place, key_written=about.key_written))
    assert same == item.question, "the index gives another question"


def can_be_asked(question: Question, rivals: tuple[str, ...]) -> None:
    about = question.about
    shown = (question.prompt, *question.right_lines(), *about.hints, about.why, about.source, about.passage)
    assert question.prompt, "nothing is asked"
    assert all(question.right_lines()), "nothing is right"
    assert all(unsafe(text) is None for text in shown), "what is shown is unsafe"
    keeps_its_promises(question, rivals)
    can_be_shown(question)


def _is_in(line: int, column: int, lines: list[str]) -> None:
    # The line behind the last line end, and the column behind the last character, can be pointed at.
    assert line <= len(lines) + 1, "a place is below the text"
    beyond = 2 if line > len(lines) else len(lines[line - 1]) + 2
    assert column <= beyond, "a place is beyond its line"


def _checked(text: str) -> Checked:
    return check_reads({FILE: read_deck_text(text, str(FILE), FILE.stem)}, ASKED)


def _mended(checked: Checked, *, unsafe: bool) -> str:
    changes = mended(checked, ASKED, unsafe=unsafe).changes
    return changes[0].after if changes else _read(checked).text


def _read(checked: Checked) -> DeckRead:
    return checked.reads[FILE]


def _unreadable(checked: Checked) -> int:
    return sum(problem.code == "E001" for problem in checked.problems)
