"""Learners before an exam: those who follow a plan, and those whose intervals are cut at the day."""

from math import ceil
from typing import NamedTuple

from learners.learner import PACE, START, Learner, with_past

from quizkit.study.expected import Grid
from quizkit.study.memory import MemoryModel
from quizkit.study.plan import Done, Morning, Plan, Terms, choose, find_level, make_plan

MODEL = MemoryModel()
GRID = Grid(MODEL, PACE)


class Load(NamedTuple):
    """What is to be learned. Of `questions`, `met` are known from the six weeks before."""

    name: str
    questions: int
    met: int
    days: int
    minutes_a_day: float | None
    retention: float | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(f"q{place:04}" for place in range(self.questions))

    def learner(self, seed: int) -> Learner:
        keys = self.keys[: self.met]
        return with_past(MODEL, seed, {key: 7 + 35 * place // self.met for place, key in enumerate(keys)})

    def terms(self, today: int = START) -> Terms:
        return Terms(today, START, START + self.days, self.minutes_a_day, self.retention)


LOADS = (
    Load("plenty of time", 60, 0, 21, 8.0),
    Load("enough time", 80, 0, 30, 2.6),
    Load("too little time", 100, 0, 21, 2.5),
    Load("half is known", 100, 50, 14, 4.0),
    Load("a week", 60, 20, 7, 5.0),
    Load("no limit, 90 %", 60, 0, 30, None, 0.90),
)


class Became(NamedTuple):
    """What became of a learner: the first plan, the recall had on the day, minutes used and planned a day."""

    plan: Plan
    had: float
    minutes: tuple[float, ...]
    levels: tuple[float, ...]


def with_plan(load: Load, seed: int) -> Became:
    """Follows the plan of each morning until it asks no more."""
    learner = load.learner(seed)
    plan = make_plan(GRID, list(learner.memories.values()), load.questions - load.met, load.terms())
    minutes, levels = [], []
    for day in range(START, START + load.days):
        terms = load.terms(day)
        fresh = [key for key in load.keys if key not in learner.memories]
        morning = Morning(dict(learner.memories), len(fresh))
        level = find_level(GRID, list(learner.memories.values()), len(fresh), terms)
        minutes.append(_study_day(learner, morning, fresh, terms, level) / 60)
        levels.append(level)
    had = learner.recall(START + load.days, load.keys)
    return Became(plan, had, tuple(minutes), tuple(levels))


def _study_day(learner: Learner, morning: Morning, fresh: list[str], terms: Terms, level: float) -> float:
    """Several sittings, each with what is left; the seconds that they take."""
    most = (level if terms.minutes_a_day is None else terms.minutes_a_day) * 60
    used = 0.0
    while True:
        done = [key for key in morning.memories if learner.memories[key].last_day == terms.today]
        new = sum(key in learner.memories for key in fresh)
        today = choose(GRID, morning, Done(done, new, used), terms, level)
        took = learner.study(terms.today, [*today.reviews, *fresh[new : new + today.new]], most - used)
        used += took
        if not took:
            return used


def with_clamp(load: Load, seed: int, minutes: float, *, new_first: bool) -> tuple[float, float]:
    """Follows the ordinary schedule; what would come back after the exam comes back on its eve.

    Returns:
        The recall on the day, and the minutes used a day.
    """
    learner = load.learner(seed)
    eve = START + load.days - 1
    used = 0.0
    for day in range(START, START + load.days):
        due = [key for key, at in learner.due.items() if min(at, eve) <= day]
        due.sort(key=lambda key: MODEL.recall(learner.memories[key], day))  # noqa: B023 - used at once
        fresh = [key for key in load.keys if key not in learner.memories]
        new = fresh[: ceil(load.terms().new_on(day, len(fresh)))]
        asked = [*new, *due] if new_first else [*due, *new]
        used += learner.study(day, asked, minutes * 60) / 60
    return learner.recall(eve + 1, load.keys), used / load.days
