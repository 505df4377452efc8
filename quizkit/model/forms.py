"""What a question asks of the learner: a small closed union that every way of asking matches to its end.

Options are named by key, never by their position on a screen. Texts are clean and may hold inline markup.
"""

from typing import TypeAlias

from quizkit.model.value import Value


class Option(Value):
    """One thing to choose, arrange or pair. `key` is what a reply names; `text` is what is shown."""

    key: str
    text: str


class PickOne(Value):
    options: tuple[Option, ...]


class TickSeveral(Value):
    options: tuple[Option, ...]


class TypeLine(Value):
    """One typed line. `expects` tells the learner what: "an answer", "a number in m", "a year"."""

    expects: str


class TypeLines(Value):
    """Typed lines in any order, one after another. `wanted` is how many there are to name."""

    wanted: int


class Gap(Value):
    hint: str


class FillGaps(Value):
    """A sentence with gaps. `pieces` alternates as the author wrote it."""

    pieces: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Gap))


class Arrange(Value):
    """Items to put in order; they are given shuffled."""

    items: tuple[Option, ...]


class Pair(Value):
    """For every left one its partner on the right. There may be more on the right than on the left."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]


class TurnOver(Value):
    """A card: the front is the prompt; the learner looks at the back and rates the recall, 1 to 4."""

    back: str


Form: TypeAlias = PickOne | TickSeveral | TypeLine | TypeLines | FillGaps | Arrange | Pair | TurnOver
