"""Which edits mend a deck, and what it says after them. Pure: text in, text out."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizkit.checks.catalogue import RULES
from quizkit.checks.edits import apply
from quizkit.checks.rule import Fix
from quizkit.model.problems import Edit, Problem


class Mended(NamedTuple):
    """A text after the edits of some problems.

    Attributes:
        codes: of the problems that were mended, with how many of each.
    """

    text: str
    codes: Counter[str]


def can_mend(problem: Problem, *, unsafe: bool) -> bool:
    """Whether a problem has a fix that may be made.

    Args:
        unsafe: fixes that may change what is meant are wanted too.
    """
    fix = RULES[problem.code].fix
    return bool(problem.edits) and (fix is Fix.SAFE or (unsafe and fix is Fix.UNSAFE))


def mend(text: str, problems: Iterable[Problem], *, unsafe: bool) -> Mended:
    """Makes the edits of as many problems as do not touch each other, the first in the file first.

    What is left over is found again when the mended text is checked. A problem's edits are made together or
    not at all.
    """
    taken: list[Edit] = []
    codes: Counter[str] = Counter()
    mendable = (problem for problem in problems if can_mend(problem, unsafe=unsafe))
    for problem in sorted(mendable, key=lambda one: (one.edits, one.code)):
        if not any(_touches(edit, taken) for edit in problem.edits):
            for edit in problem.edits:
                insort(taken, edit)
            codes[problem.code] += 1
    return Mended(apply(text, taken), codes)


def _touches(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit changes what one of the others changes, or puts something in at the same point.

    Args:
        taken: in the order of the file, none touching another: only its neighbours can touch the edit.
    """
    at = bisect_left(taken, edit)
    return any(
        one.start == edit.start or (one.start < edit.end and edit.start < one.end)
        for one in taken[max(at - 1, 0) : at + 1]
    )
