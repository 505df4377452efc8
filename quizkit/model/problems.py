"""What is wrong with a deck, told so that its author can mend it."""

from typing import NamedTuple

from quizkit.model.nodes import Node, Place, place_of

ERRORS = {
    "E001": "yaml-syntax",
    "E002": "text-lost-after-hash",
    "E003": "duplicate-key",
    "E004": "unknown-key",
    "E005": "no-answer",
    "E006": "wrong-shape",
    "E007": "bad-id",
    "E008": "empty-text",
    "E009": "split-number",
    "E010": "missing-file",
    "E011": "letters-when-shuffled",
    "E012": "right-among-wrong",
    "E013": "duplicate-option",
    "E014": "no-wrong-option",
    "E015": "bad-cloze",
    "E016": "bad-number",
    "E017": "bad-order",
    "E018": "ambiguous-match",
    "E019": "same-prompt-different-answer",
    "E020": "encoding",
    "E021": "unsafe-text",
    "E022": "too-large",
    "E023": "unknown-source",
    "E024": "wrong-mark",
}
"""Codes and names of the mistakes that keep a question from being asked or marked, or lose text."""


class Edit(NamedTuple):
    """A change of a file's text: what stands from `start` to before `end` becomes `text`.

    Counted in characters from 0, as `Mark.index`, without a byte order mark. Where both are the same,
    something is put in.
    """

    start: int
    end: int
    text: str


class Problem(NamedTuple):
    """One mistake of an author, or a doubt about a question, with its place in the file the author opened.

    Attributes:
        path: the file as the user named it.
        message: what is wrong, what was found, what would be right; one sentence.
        help: how to mend it; empty when the message says it all.
        fatal: the question it stands in cannot be asked. False for a mistake beside a sound question
            (a wrong source, say), which is still reported, and for every doubt.
        edits: what mends it, in the order of the file; empty when only the author can. Whether that keeps
            the meaning for certain is said by the rule (see `checks/rule.py`).
    """

    path: str
    place: Place
    code: str
    message: str
    help: str = ""
    fatal: bool = True
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        tail = f" ({self.help})" if self.help else ""
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.code} {self.message}{tail}"


class Problems:
    """Collects the mistakes found while one file is read, in the order of the file when asked for."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Problem] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(
        self,
        at: Node | Place,
        code: str,
        message: str,
        advice: str = "",
        *,
        fatal: bool = True,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        place = at if isinstance(at, Place) else place_of(at)
        self._found.append(Problem(self.path, place, code, message, advice, fatal, edits))

    def keep(self, problem: Problem) -> None:
        """Adds a problem that was made elsewhere."""
        self._found.append(problem)

    def sorted(self) -> tuple[Problem, ...]:
        return tuple(sorted(self._found, key=lambda problem: (problem.place, problem.code)))
