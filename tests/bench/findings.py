"""What a benchmark finds: rows of the table, what it left out, and curves of the plot."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from .timing import Figures


class Goal(NamedTuple):
    """What is wanted: at most so much.

    Attributes:
        most: of the ratio, or of the value itself.
        unit: "×" for the ratio, else the unit of the value.
        exact: less is no better: a flush that is missing is an answer that may be lost.
    """

    most: float
    unit: str = "×"
    exact: bool = False

    def __str__(self) -> str:
        number = f"{self.most:g} {self.unit}".removesuffix(" ×")
        return f"{'=' if self.exact else '≤'} {number}"


class Row(NamedTuple):
    """A line of the table.

    Attributes:
        what: is measured.
        peer: the floor or the peer that was measured in turn with it; empty for none.
        value: a median, unless `what` says otherwise.
        ratio: to the peer; None without one.
        goal: None where nothing was promised, as for peers.
    """

    what: str
    peer: str
    value: float
    unit: str = "ms"
    ratio: float | None = None
    goal: Goal | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.goal is None:
            return None
        reached = self.ratio if self.goal.unit == "×" else self.value
        assert reached is not None, self
        return reached == self.goal.most if self.goal.exact else reached <= self.goal.most


class LeftOut(NamedTuple):
    """Rows that could not be measured here."""

    what: str
    why: str


class Curve(NamedTuple):
    """How something grows.

    Attributes:
        along: what there is more and more of.
        points: how many, and milliseconds.
    """

    what: str
    along: str
    points: tuple[tuple[int, float], ...]


Finding: TypeAlias = Row | LeftOut | Curve


class Sizes(NamedTuple):
    """How much is measured.

    Attributes:
        library, small_library: questions that are known to a learner.
        deck: questions in one file.
        presses: of keys in a terminal.
        saved: answers that make one round of saving.
        replayed, counted, fitted: answers in a log.
        flat: answers whose replay fills SQLite's cache: that of more takes no more memory.
        lived: answers in ten years.
        questions, answers: along which growth is shown.
    """

    library: int = 100_000
    small_library: int = 10_000
    deck: int = 10_000
    presses: int = 100
    saved: int = 100
    replayed: int = 200_000
    counted: int = 1_000_000
    fitted: int = 100_000
    flat: int = 200_000
    lived: int = 20_000
    questions: tuple[int, ...] = (1_000, 3_000, 10_000, 30_000, 100_000)
    answers: tuple[int, ...] = (10_000, 30_000, 100_000)


SIZES = Sizes()
FULL = SIZES._replace(
    replayed=1_000_000, lived=1_000_000, answers=(10_000, 30_000, 100_000, 300_000, 1_000_000)
)


class Setting(NamedTuple):
    """What a benchmark is given.

    Attributes:
        folder: of all benchmarks; what several need is made once.
        environ: of the programs that are started.
        rounds: of what takes a tenth of a second.
    """

    folder: Path
    environ: Mapping[str, str]
    rounds: int = 15
    sizes: Sizes = SIZES

    @property
    def few(self) -> int:
        """Rounds of what takes a second."""
        return -(-self.rounds // 3)

    def place(self, name: str) -> Path:
        """A folder of this name."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return folder


Benchmark: TypeAlias = Callable[[Setting], Iterable[Finding]]


def timed(what: str, peer: str, figures: Figures, most: float | None = None) -> Row:
    """A row of milliseconds whose goal, if it has one, is a ratio."""
    goal = None if most is None else Goal(most)
    return Row(what, peer, figures.seconds * 1000, "ms", figures.ratio, goal)
