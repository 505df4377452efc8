"""Learners before an exam: those who follow a plan, and those whose intervals are cut at the day."""

from math import ceil
from typing import NamedTuple

from quizkit.study.expected import Grid
from quizkit.study.plan import Done, Morning, Plan, choose, find_level, make_plan
from quizkit.study.plan_course import Terms

from .learner import MODEL, PACE, START, Learner, with_past

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
        return with_past(
            seed, {key: 7 + 35 * place // self.met for place, key in enumerate(self.keys[: self.met])}
        )

    def terms(self, today: int = START) -> Terms:
        return Terms(today, START, START + self.days, self.minutes_a_day, self.retention)


LOADS = (
    Load("60 new, 21 days, 8 minutes", 60, 0, 21, 8.0),
    Load("80 new, 30 days, 2.6 minutes", 80, 0, 30, 2.6),
    Load("100 new, 21 days, 2.5 minutes", 100, 0, 21, 2.5),
    Load("50 new, 50 met, 14 days, 4 minutes", 100, 50, 14, 4.0),
    Load("100 met, 21 days, 1 minute", 100, 100, 21, 1.0),
    Load("40 new, 20 met, 7 days, 5 minutes", 60, 20, 7, 5.0),
    Load("60 new, 30 days, 90 % wanted", 60, 0, 30, None, 0.90),
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
        memories = learner.memories
        fresh = [key for key in load.keys if key not in memories]
        level = find_level(GRID, list(memories.values()), len(fresh), terms)
        minutes.append(_study_day(learner, Morning(memories, len(fresh)), fresh, terms, level) / 60)
        levels.append(level)
    return Became(plan, _recall(load, learner), tuple(minutes), tuple(levels))


def _study_day(learner: Learner, morning: Morning, fresh: list[str], terms: Terms, level: float) -> float:
    """Several sittings, each with what is left; the seconds that they take."""
    most = (level if terms.minutes_a_day is None else terms.minutes_a_day) * 60
    used = 0.0
    while True:
        now = learner.memories
        done = [key for key in morning.memories if now[key].last_day == terms.today]
        new = sum(key in now for key in fresh)
        today = choose(GRID, morning, Done(done, new, used), terms, level)
        limit = 1e9 if terms.minutes_a_day is None else most - used
        took = learner.study(terms.today, [*today.reviews, *fresh[new : new + today.new]], limit)
        used += took
        if not took:
            return used


def with_clamp(load: Load, seed: int, minutes: float, *, new_first: bool) -> tuple[float, float]:
    """Follows the ordinary schedule; what would come back after the exam comes back on its eve.

    Args:
        minutes: no day takes longer.
        new_first: whether new questions come before what is due. As many as in a plan.

    Returns:
        The recall on the day, and the minutes used a day.
    """
    learner = load.learner(seed)
    eve = START + load.days - 1
    used = 0.0
    for day in range(START, START + load.days):
        memories = learner.memories
        at_risk = {
            key: learner.recall(key, day) for key, due_day in learner.due.items() if min(due_day, eve) <= day
        }
        due = sorted(at_risk, key=lambda key: at_risk[key])
        fresh = [key for key in load.keys if key not in memories]
        new = fresh[: ceil(load.terms().new_on(day, len(fresh)))]
        asked = [*new, *due] if new_first else [*due, *new]
        used += learner.study(day, asked, minutes * 60) / 60
    return _recall(load, learner), used / load.days


def _recall(load: Load, learner: Learner) -> float:
    return mean([learner.recall(key, START + load.days) for key in load.keys])


def mean(values: list[float]) -> float:
    return sum(values) / len(values)
