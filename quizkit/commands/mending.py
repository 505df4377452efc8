"""Mends deck files: makes the fixes of rules until none is left, and shows them as a difference."""

from collections import Counter
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from quizkit.checks.fixes import can_mend, mend
from quizkit.commands.checking import Asked, check_text
from quizkit.model.problems import ERRORS, Problem

MOST_ROUNDS = 10
"""One fix may make room for another; fixes that call for each other without end would be our mistake."""


class MendedFile(NamedTuple):
    """What the fixes make of one file.

    Attributes:
        before, after: its text, without a byte order mark; the same when nothing is mended.
        codes: of the problems that are mended, with how many of each.
    """

    file: Path
    before: str
    after: str
    codes: Counter[str]


def mended(file: Path, text: str, asked: Asked, *, unsafe: bool) -> MendedFile:
    """The text of a file after all fixes. Nothing is written."""
    after, codes = text, Counter[str]()
    problems = check_text(after, file, asked)
    for _ in range(MOST_ROUNDS):
        if not any(can_mend(problem, unsafe=unsafe) for problem in problems):
            break
        attempt = mend(after, problems, unsafe=unsafe)
        found = check_text(attempt.text, file, asked)
        if _errors(found) > _errors(problems):  # never leave a deck worse than it was
            break
        after, problems = attempt.text, found
        codes += attempt.codes
    return MendedFile(file, text, after, codes)


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.code in ERRORS for problem in problems)


def difference(change: MendedFile) -> list[str]:
    """A unified diff, without line ends."""
    lines = unified_diff(
        change.before.splitlines(), change.after.splitlines(), str(change.file), str(change.file), lineterm=""
    )
    return list(lines)
