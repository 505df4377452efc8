"""A learner of known memory with a clock: every answer takes its time, and what is missed is asked again."""

from collections.abc import Iterable, Mapping

from simulated_learner import KNOWN_BEFORE, SimulatedLearner

from quizkit.model.facts import Name
from quizkit.study.expected import Pace
from quizkit.study.memory import Memory, MemoryModel
from quizkit.study.rating import AGAIN
from quizkit.study.session import BETWEEN

MODEL = MemoryModel()
PACE = Pace(review_seconds=10.0, new_seconds=15.0, first_right=KNOWN_BEFORE)
START = 20_000
"""The study day on which everything begins."""


class Learner:
    """Answers questions, which are named by texts.

    Attributes:
        due: when they come back by the ordinary schedule.
        asked: how many were asked for the first time that day, by day; new ones apart.
    """

    def __init__(self, seed: int, model: MemoryModel = MODEL) -> None:
        self.due: dict[str, int] = {}
        self.asked: dict[int, list[str]] = {}
        self._model = model
        self._mind = SimulatedLearner(model.parameters, seed)

    @property
    def memories(self) -> dict[str, Memory]:
        return {name.key: memory for name, memory in self._mind.memories.items()}

    def study(self, day: int, keys: Iterable[str], seconds: float = 1e9) -> float:
        """Answers questions until all are right, or no further answer fits into the time; the time used."""
        waiting = list(keys)
        used = 0.0
        while waiting:
            name = Name("deck", waiting.pop(0))
            memory = self._mind.memories.get(name)
            takes = PACE.new_seconds if memory is None else PACE.review_seconds
            if used + takes > seconds + 1e-6:
                break
            used += takes
            if memory is not None and memory.last_day < day:
                self.asked.setdefault(day, []).append(name.key)
            rating = self._mind.answer(name, day)
            self.due[name.key] = day + self._model.after(memory, rating, day).interval_days
            if rating == AGAIN:
                waiting.insert(BETWEEN, name.key)
        return used

    def recall(self, key: str, day: int) -> float:
        """Chance of recall on a day; 0 for what was never met."""
        memory = self._mind.memories.get(Name("deck", key))
        return 0.0 if memory is None else self._model.recall(memory, day)


def with_past(seed: int, met: Mapping[str, int]) -> Learner:
    """A learner who met questions so many days before the start, and has studied as scheduled since."""
    learner = Learner(seed)
    for day in range(START - max(met.values(), default=0), START):
        today = [key for key, days in met.items() if START - days == day]
        learner.study(day, [*(key for key, due in learner.due.items() if due <= day), *today])
    return learner
