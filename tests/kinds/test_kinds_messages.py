"""What authors are told, word for word: one reviewed file per subject, entries with what is said of them.

A line that begins with a brace is an entry; what is told of it stands below, and how it would be mended.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import golden
import pytest

from quizkit.kinds.about import KEYS as COMMON_KEYS
from quizkit.kinds.registry import KINDS, module_of
from quizkit.model.problems import ERRORS, Problem

if TYPE_CHECKING:
    from kind_samples import Read

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.glob("*.txt"))
OF_WHOLE_DECKS = {"E001", "E002", "E003", "E009", "E010", "E011", "E019", "E020", "E021", "E022", "E024"}


def entries(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("{")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_told(read: "Read", path: Path) -> None:
    told = [line for entry in entries(path) for line in (entry, *lines(entry, read(entry).problems), "")]
    golden.check(path, "\n".join(told))


def lines(entry: str, problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        line, column, end_line, end_column = problem.place
        assert (line, end_line) == (1, 1)
        beside = "" if problem.fatal else ", asked all the same"
        found = entry[column - 1 : end_column - 1]
        yield f"  {problem.code}, column {column}{beside}: {found if len(found) < len(entry) else '(all)'}"
        yield f"    {problem.message}"
        if problem.help:
            yield f"    {problem.help}"
        if problem.edits:
            yield f"    mended: {mended(entry, problem)}"


def mended(entry: str, problem: Problem) -> str:
    for edit in reversed(problem.edits):
        entry = entry[: edit.start] + edit.text + entry[edit.end :]
    return entry


def test_every_mistake_of_an_entry_is_shown(read: "Read") -> None:
    shown = {problem.code for path in FILES for entry in entries(path) for problem in read(entry).problems}
    assert shown == ERRORS.keys() - OF_WHOLE_DECKS


def test_what_each_key_is_for() -> None:
    told = [
        "any question",
        *(f"  {key} ({shape}): {purpose}" for key, (shape, purpose) in COMMON_KEYS.items()),
    ]
    for kind in KINDS:
        own = module_of(kind).KEYS.items()
        told += [kind.name, *(f"  {key} ({shape}): {purpose}" for key, (shape, purpose) in own)]
    golden.check(FOLDER / "keys.md", "\n".join(told))
