"""Answers of a learner whose memory follows given parameters, and who studies by the default schedule."""

import random
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.reviews import Repetition
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import AGAIN, GOOD

if TYPE_CHECKING:
    from quizkit.study.memory import Memory

QUICK_TO_FORGET = (
    0.1, 0.6, 1.2, 4.0, 6.8, 0.7, 2.6, 0.02, 1.4, 0.25, 0.65,
    1.9, 0.05, 0.35, 1.2, 0.5, 2.2, 0.4, 0.1, 0.08, 0.25,
)  # fmt: skip
"""Parameters of a learner who forgets sooner than most."""

DEFAULTS = MemoryModel().parameters
FIRST_DAY = 20_000
NEW_A_DAY = 8
MS_A_DAY = 86_400_000


class Given(NamedTuple):
    """An answer. `at_ms` only ever grows."""

    question: int
    day: int
    rating: int
    at_ms: int


def answers_of(parameters: tuple[float, ...], count: int, seed: int = 1) -> list[Given]:
    """So many answers, oldest first; what was missed is asked again until it is recalled."""
    chance = random.Random(seed)
    true, schedule = MemoryModel(parameters), MemoryModel()
    memories: dict[int, tuple[Memory, Memory]] = {}
    due: defaultdict[int, list[int]] = defaultdict(list)
    given: list[Given] = []
    day = FIRST_DAY
    while len(given) < count:
        for question in [*due.pop(day, []), *range(len(memories), len(memories) + NEW_A_DAY)]:
            own, planned = memories.get(question, (None, None))
            recall = 0.6 if own is None else true.recall(own, day)
            rating = AGAIN
            while rating == AGAIN:
                rating = GOOD if chance.random() < recall else AGAIN
                own = true.after(own, rating, day).memory
                planned, interval_days, _ = schedule.after(planned, rating, day)
                given.append(Given(question, day, rating, day * MS_A_DAY + len(given) % MS_A_DAY))
                recall = max(recall, 0.8)
            assert own is not None
            assert planned is not None
            memories[question] = own, planned
            due[day + interval_days].append(question)
        day += 1
    return given[:count]


def repetitions_of(given: list[Given]) -> list[Repetition]:
    """The same answers as the log tells them, with default parameters in force."""
    model = MemoryModel()
    made: list[Repetition] = []
    for _, answers in groupby(sorted(given), key=lambda answer: answer.question):
        memory: Memory | None = None
        for number, answer in enumerate(answers, 1):
            since_days = None if memory is None else answer.day - memory.last_day
            memory, _, recall = model.after(memory, answer.rating, answer.day)
            made.append(Repetition(number, answer.at_ms, answer.day, since_days, answer.rating, recall))
    return made
