"""A learner whose true memory is known, FSRS with given parameters, to hold figures against."""

import random
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store_samples import moment

from quizkit.model.facts import STUDY, Answered, Card, Name
from quizkit.store.log import Log
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import AGAIN, GOOD

if TYPE_CHECKING:
    from quizkit.study.memory import Memory

KNOWN_BEFORE = 0.5
"""So probably is a question answered that was never met."""
MOST_TRIES = 4
"""On one day; then it is left until the next."""


class SimulatedLearner:
    """Answers with the true probability of recall, and remembers.

    Args:
        parameters: of the true memory; None for the library's defaults.
        seed: the same one gives the same answers.
    """

    def __init__(self, parameters: tuple[float, ...] | None = None, seed: int = 0) -> None:
        self.model = MemoryModel(parameters)
        self.memories: dict[Name, Memory] = {}
        self._rng = random.Random(seed)

    def recall(self, name: Name, day: int) -> float:
        """The true probability of a right answer."""
        memory = self.memories.get(name)
        return KNOWN_BEFORE if memory is None else self.model.recall(memory, day)

    def answer(self, name: Name, day: int) -> int:
        """Answers a question on a study day: GOOD or AGAIN. Each answer changes the memory."""
        rating = GOOD if self._rng.random() < self.recall(name, day) else AGAIN
        self.memories[name] = self.model.after(self.memories.get(name), rating, day).memory
        return rating


def study(
    log: Log, learner: SimulatedLearner, names: Sequence[Name], days: range, new_a_day: int = 20
) -> list[tuple[float, bool]]:
    """Answers day after day what is due, then new questions; what is missed comes again on the same day.

    Returns:
        Of each test of memory (the first answer of a day to a question met before): the true probability of
        recall, and whether it was recalled.
    """
    tests: list[tuple[float, bool]] = []
    for day in days:
        due = [card.name for card in _cards(log, names) if card.due_day is not None and card.due_day <= day]
        fresh = [name for name in names if name not in learner.memories][:new_a_day]
        for second, name in enumerate((*due, *fresh)):
            truth, known = learner.recall(name, day), name in learner.memories
            recalled = _ask(log, learner, name, (day, second))
            if known:
                tests.append((truth, recalled))
    return tests


def _ask(log: Log, learner: SimulatedLearner, name: Name, at: tuple[int, int]) -> bool:
    """Asks until the answer is right; whether the first one was."""
    day, second = at
    ratings: list[int] = []
    while GOOD not in ratings and len(ratings) < MOST_TRIES:
        ratings.append(learner.answer(name, day))
        right = ratings[-1] > AGAIN
        # The log would choose a day by chance, and the test would not be the same twice.
        _, days = log.scheduler.after(log.card(name) or Card(name), ratings[-1], day)
        due_day = days[len(days) // 2]
        fact = Answered(name, STUDY, '{"typed":"Worms"}', float(right), ratings[-1], 4_000, 0, due_day)
        log.write([fact], moment(day, second))
    return ratings[0] > AGAIN


def _cards(log: Log, names: Sequence[Name]) -> Iterable[Card]:
    return (card for deck in dict.fromkeys(name.deck for name in names) for card in log.cards(deck))
