"""Learners who come back after a break, and take the share that is proposed."""

from math import ceil
from typing import NamedTuple

from quizkit.study import comeback
from quizkit.study.expected import Grid
from quizkit.study.forecast import Habits, Standing

from .learner import MODEL, PACE, START, Learner, with_past

GRID = Grid(MODEL, PACE)
SITTING = 20


class Back(NamedTuple):
    """What became of a learner.

    Attributes:
        due: on the first day back.
        share: proposed on it. told_days: so many days it would take.
        asked: reviews on each day until all was caught up.
        lost: questions that were due then and were asked on none of these days.
    """

    due: int
    share: int
    told_days: int
    asked: tuple[int, ...]
    lost: frozenset[str]


def come_back(questions: int, away_days: int, seed: int) -> Back:
    """Studies for weeks, not at all for some days, then a share each day."""
    keys = [f"q{place:04}" for place in range(questions)]
    learner = with_past(seed, {key: 1 + 59 * place // questions for place, key in enumerate(keys)})
    usual = sum(map(len, [learner.asked.get(START - days, []) for days in range(1, 15)])) / 14
    back = START + away_days
    standing = _standing(learner)
    due = {key for key, day in learner.due.items() if day <= back}
    least = comeback.most_at_once(usual, SITTING)
    if len(due) <= least:
        return Back(len(due), len(due), 1, (), frozenset())
    share = comeback.reviews_a_day(GRID, standing, back, least)
    told = comeback.caught_up(GRID, standing, back, Habits(reviews_a_day=share))
    asked: list[int] = []
    day = back
    while waiting := _by_risk(learner, day):
        today, rest = waiting[:share], waiting[share:]
        learner.study(day, today)
        asked.append(len(learner.asked[day]))
        day += 1
        if not rest or len(asked) > 10 * ceil(questions / share):
            break
    done = {key for at in range(back, day) for key in learner.asked.get(at, [])}
    days = (told or back) - back + 1
    return Back(len(due), share, days, tuple(asked), frozenset(due - done))


def _standing(learner: Learner) -> list[Standing]:
    return [Standing(memory, learner.due[key]) for key, memory in learner.memories.items()]


def _by_risk(learner: Learner, day: int) -> list[str]:
    """As the log's index gives what is due: by the days since the last answer as a part of the stability."""

    def risk(key: str) -> float:
        memory = learner.memories[key]
        return (day - memory.last_day) / memory.stability_days

    return sorted((key for key, due_day in learner.due.items() if due_day <= day), key=risk, reverse=True)
