"""A learner who recalls as likely as the model of memory says, and takes the same time for every answer."""

from collections.abc import Iterable, Mapping
from random import Random

from quizkit.study.expected import Pace
from quizkit.study.memory import Memory, MemoryModel
from quizkit.study.rating import AGAIN, GOOD
from quizkit.study.session import BETWEEN

PACE = Pace(review_seconds=10.0, new_seconds=15.0, first_right=0.6)
START = 20_000
"""The study day on which everything begins."""


class Learner:
    """Answers questions, which are named by texts.

    Attributes:
        memories: of the questions met so far.
        due: when they come back by the ordinary schedule.
    """

    def __init__(self, model: MemoryModel, seed: int, pace: Pace = PACE) -> None:
        self.memories: dict[str, Memory] = {}
        self.due: dict[str, int] = {}
        self.pace = pace
        self._model = model
        self._random = Random(seed)

    def study(self, day: int, keys: Iterable[str], seconds: float = 1e9) -> float:
        """Answers questions until all are right, or no further answer fits into the time; the time used."""
        waiting = list(keys)
        used = 0.0
        while waiting:
            key = waiting.pop(0)
            memory = self.memories.get(key)
            takes = self.pace.new_seconds if memory is None else self.pace.review_seconds
            if used + takes > seconds + 1e-6:
                break
            used += takes
            recall = self.pace.first_right if memory is None else self._model.recall(memory, day)
            right = self._random.random() < recall
            step = self._model.after(memory, GOOD if right else AGAIN, day)
            self.memories[key] = step.memory
            self.due[key] = day + step.interval_days
            if not right:
                waiting.insert(BETWEEN, key)
        return used

    def recall(self, day: int, keys: Iterable[str]) -> float:
        """Mean chance of recall on a day, 0 for what was never met."""
        chances = [
            self._model.recall(self.memories[key], day) if key in self.memories else 0.0 for key in keys
        ]
        return sum(chances) / len(chances)


def with_past(model: MemoryModel, seed: int, met: Mapping[str, int]) -> Learner:
    """A learner who met questions so many days before the start, and has studied as scheduled since."""
    learner = Learner(model, seed)
    for day in range(START - max(met.values(), default=0), START):
        today = [key for key, days in met.items() if START - days == day]
        learner.study(day, [*(key for key, due in learner.due.items() if due <= day), *today])
    return learner
