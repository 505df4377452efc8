"""What a rule of the checker is, and what the families of rules offer."""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.nodes import Place, place_of
from quizkit.model.problems import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizkit.checks.subject import Deck, Entry
    from quizkit.model.nodes import Node


class Severity(Enum):
    """How much a finding weighs: an error cannot be asked or marked, or loses text; style is never one."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fix(Enum):
    """Whether a rule can mend what it finds. A safe fix keeps what the author meant, for certain."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Rule(NamedTuple):
    """One rule; what it means to an author stands on its page, `pages/<code>.md`.

    Attributes:
        needs_words: it looks at words, and runs only where the deck's language has a word list.
        on: it is run unless it is deselected; False for one that must be asked for by its code.
    """

    code: str
    name: str
    severity: Severity
    fix: Fix = Fix.NONE
    needs_words: bool = False
    on: bool = True

    def at(self, where: "Place | Node", path: str, message: str, advice: str = "", *edits: Edit) -> Problem:
        """A finding. `advice` is one line on what to write instead."""
        place = where if isinstance(where, Place) else place_of(where)
        return Problem(path, place, self.code, message, advice, fatal=False, edits=edits)


class Family(NamedTuple):
    """The rules of one file, and what finds them.

    Attributes:
        question: finds them in one question; None when they are about whole decks.
        deck: finds them in one deck.
        course: finds them in all the decks that are checked together.
    """

    rules: tuple[Rule, ...]
    question: "Callable[[Entry, Deck], Iterable[Problem]] | None" = None
    deck: "Callable[[Deck], Iterable[Problem]] | None" = None
    course: "Callable[[Sequence[Deck]], Iterable[Problem]] | None" = None
