"""Mends deck files: makes the fixes of rules until none is left, and shows them as a difference."""

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizkit.checks.fixes import mend
from quizkit.commands.checking import Asked, Checked, check_reads
from quizkit.files.decks import DeckRead, read_deck_text

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside

MOST_ROUNDS = 10
"""One fix may make room for another; fixes that call for each other without end would be our mistake."""

_UNREADABLE = ("E001", "E020")
_WRONG_MARK = "E024"
_DIFFERENCE_STYLES = {"+": "right", "-": "wrong", "@": "dim"}


class MendedFile(NamedTuple):
    """What the fixes make of one file.

    Attributes:
        before, after: its text, without a byte order mark.
        codes: of the problems that are mended, with how many of each.
    """

    file: Path
    before: str
    after: str
    codes: Counter[str]


class Mending(NamedTuple):
    """What the fixes make of the files that were checked. Nothing is written.

    Attributes:
        changes: the files that would change.
        refused: those in which fixes are left out that would have kept a question from being asked.
    """

    changes: tuple[MendedFile, ...]
    refused: tuple[Path, ...]


class _Attempt(NamedTuple):
    read: DeckRead
    codes: Counter[str]


def mended(checked: Checked, asked: Asked, *, unsafe: bool) -> Mending:
    """Makes the fixes that can be made, and checks all files again after each round of them.

    They are checked together: a rule that compares decks finds too little in one alone, and what ignores it
    there would be taken for idle.
    """
    now, refused = checked, set[Path]()
    codes = {file: Counter[str]() for file in checked.reads}
    for _ in range(MOST_ROUNDS):
        attempts = {file: one for file, one in _attempts(now, unsafe=unsafe) if file not in refused}
        if not attempts:
            break
        then = check_reads({**now.reads, **{file: one.read for file, one in attempts.items()}}, asked)
        worse = {file for file in attempts if _is_worse(file, then, now)}
        refused |= worse
        if worse:
            continue  # the same once more without these
        for file, attempt in attempts.items():
            codes[file] += attempt.codes
        now = then
    changes = (
        MendedFile(file, read.text, now.reads[file].text, codes[file]) for file, read in checked.reads.items()
    )
    return Mending(
        tuple(change for change in changes if change.after != change.before),
        tuple(file for file in checked.reads if file in refused),
    )


def _attempts(checked: Checked, *, unsafe: bool) -> Iterator[tuple[Path, _Attempt]]:
    """One round of fixes for each file that has some."""
    for path, problems in groupby(checked.problems, attrgetter("path")):
        file = Path(path)
        before = checked.reads[file].text
        after, codes = mend(before, problems, unsafe=unsafe)
        if after != before:
            yield file, _Attempt(read_deck_text(after, path, file.stem), codes)


def _is_worse(file: Path, then: Checked, now: Checked) -> bool:
    """Whether a file lost a question, be it that more of it can be read."""
    lost = len(then.reads[file].items) < len(now.reads[file].items)
    return lost or _weight(file, then) > _weight(file, now)


def _weight(file: Path, checked: Checked) -> tuple[int, int, int]:
    """How bad a file is: what cannot be read weighs most, for it hides what else may be wrong there.

    Other errors are not counted: a mended one may uncover several.
    """
    codes = [problem.code for problem in checked.problems if problem.path == str(file)]
    unreadable = sum(code in _UNREADABLE for code in codes)
    return unreadable, -len(checked.reads[file].items), codes.count(_WRONG_MARK)


def patch(change: MendedFile) -> str:
    """A unified diff that the program `patch` takes, line ends included."""
    name = str(change.file)
    rows = unified_diff(_lines(change.before), _lines(change.after), name, name)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def difference(change: MendedFile) -> list[str]:
    """The same for a person: line by line, without line ends."""
    return [row.rstrip("\r") for row in patch(change).removesuffix("\n").split("\n")]


def show_difference(outside: "Outside", change: MendedFile) -> None:
    """Writes it to standard output: in colours, or else so that it can be used as a patch."""
    if not outside.style.colour:
        outside.out.data(patch(change).removesuffix("\n"))
        return
    header, rows = difference(change)[:2], difference(change)[2:]
    outside.out.lines([(("strong", row),) for row in header])
    outside.out.lines([((_DIFFERENCE_STYLES.get(row[:1], ""), row),) for row in rows])


def _lines(text: str) -> list[str]:
    """With their line ends: only a line feed ends one, so that a carriage return is seen to change."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]
