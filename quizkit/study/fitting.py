"""The learner's own parameters of the model of memory: what they are fitted to, and whether they are better.

The oldest answers are for fitting, the newest are held out: parameters are kept only if they foretell those
better than the ones in force. Only answers on a later day than the one before are counted, for on the same
day there is next to nothing to foretell.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizkit.model.reviews import Repetition
from quizkit.study.rating import AGAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizkit.study.memory import Memory, MemoryModel

    Memories: TypeAlias = Callable[["Item"], Sequence[Memory]]
    """The memory after each answer of a history; its `last_day` is counted from the first answer."""

FEWEST = 400
"""So many answers on a later day are needed. With fewer, twenty parameters would follow chance."""

HELD_OUT = 0.2
"""The share of the answers, the newest, that parameters are tried on."""

LEAST_GAIN = 1e-4
"""A smaller one is none: what foretells the new way rounds differently, and four places are shown."""

_SUREST = 1e-6
"""No forecast is taken to be surer than this, so that one mistake does not outweigh all others."""

Item: TypeAlias = tuple[tuple[int, int], ...]
"""A question's answers so far: ratings, and the study days since the answer before (0 for the first)."""


class Split(NamedTuple):
    """Where the newest answers begin.

    Attributes:
        answers: how many there are on a later day than the one before.
        from_ms: those from this moment on are held out.
    """

    answers: int
    from_ms: int


class Trial(NamedTuple):
    """How two sets of parameters fared with the answers held out.

    Attributes:
        held_out: answers that were foretold.
        before, after: log loss of the parameters in force and of the new ones; the lower the better.
        error: standard error of the difference.
    """

    held_out: int
    before: float
    after: float
    error: float

    @property
    def better(self) -> bool:
        """The new ones gain more than chance and rounding would give."""
        return self.before - self.after > max(self.error, LEAST_GAIN)


def split(answers: Iterable[Repetition]) -> Split:
    """Parts the answers by time. All are held out when there are none."""
    times = sorted(answer.at_ms for answer in answers if answer.counts)
    return Split(len(times), times[-max(1, round(len(times) * HELD_OUT))] if times else 0)


def training_items(answers: Sequence[Repetition], from_ms: int) -> Iterator[Item]:
    """One item for each answer before `from_ms` that counts: the question's answers up to it; oldest first.

    Args:
        answers: by question, each from its first answer on.
        from_ms: where the answers held out begin.
    """
    last = [place for place, answer in enumerate(answers) if answer.counts and answer.at_ms < from_ms]
    for place in sorted(last, key=lambda place: answers[place].at_ms):
        first = place + 1 - answers[place].number
        yield _item(answers[first : place + 1])


def try_out(answers: Sequence[Repetition], from_ms: int, model: "MemoryModel", memories: "Memories") -> Trial:
    """Lets a model foretell the answers held out, next to the parameters in force.

    Args:
        answers: by question, each from its first answer on.
        from_ms: where the answers held out begin.
        model: has the new parameters.
        memories: by the same parameters.
    """
    starts = [place for place, answer in enumerate(answers) if answer.number == 1]
    before: list[float] = []
    after: list[float] = []
    for start, end in pairwise([*starts, len(answers)]):
        history = answers[start:end]
        held_out = [place for place, one in enumerate(history) if one.counts and one.at_ms >= from_ms]
        known = memories(_item(history[: held_out[-1]])) if held_out else ()
        for place in held_out:
            answer, memory = history[place], known[place - 1]
            assert answer.recall is not None
            assert answer.since_days is not None
            before.append(_loss(answer.recall, answer.rating))
            after.append(_loss(model.recall(memory, memory.last_day + answer.since_days), answer.rating))
    assert before, "nothing was held out"
    return _compared(before, after)


def _item(history: Iterable[Repetition]) -> Item:
    return tuple([(answer.rating, answer.since_days or 0) for answer in history])


def _loss(recall: float, rating: int) -> float:
    """Log loss of one forecast."""
    foretold = 1 - recall if rating == AGAIN else recall
    return -log(min(max(foretold, _SUREST), 1 - _SUREST))


def _compared(before: Sequence[float], after: Sequence[float]) -> Trial:
    """Both losses on average; the error is that of the mean of the paired differences."""
    count = len(before)
    gains = [old - new for old, new in zip(before, after, strict=True)]
    mean = sum(gains) / count
    error = sqrt(sum((gain - mean) ** 2 for gain in gains)) / count
    return Trial(count, sum(before) / count, sum(after) / count, error)
