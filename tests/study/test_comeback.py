"""After a break: shares, pure; and simulated learners who take them."""

from random import Random

import pytest
from learners.breaks import come_back
from learners.learner import MODEL, PACE, START

from quizkit.study.breaks import LONGEST_DAYS, Break, last_break
from quizkit.study.comeback import caught_up, gathered, most_at_once, reviews_a_day
from quizkit.study.expected import Grid
from quizkit.study.forecast import Habits, Standing
from quizkit.study.memory import Memory

GRID = Grid(MODEL, PACE)


@pytest.mark.parametrize(
    ("days_ago", "found"),
    [
        ([], None),
        ([1, 2, 3], None),
        ([2, 3], None),
        ([3, 4], Break(-3, 0)),
        ([31], Break(-31, 0)),
        ([1, 2, 40], Break(-40, -2)),
        ([1, 3, 4, 9], Break(-9, -4)),
        ([*range(1, 32), 60], None),
        # What ended more than four weeks ago does not matter any more.
        ([*range(1, 29), 40], Break(-40, -28)),
        ([*range(1, 30), 40], None),
    ],
)
def test_the_last_break(days_ago: list[int], found: Break | None) -> None:
    expected = None if found is None else Break(100 + found.last_day, 100 + found.back_day)
    assert last_break([100 - days for days in days_ago], 100) == expected


@pytest.mark.parametrize(("usual", "number"), [(None, 20), (4.0, 20), (30.0, 45), (30.5, 46)])
def test_as_many_are_no_wall(usual: float | None, number: int) -> None:
    assert most_at_once(usual, 20) == number


def test_a_share_is_as_small_as_it_can_be() -> None:
    waiting = [Standing(Memory(10.0, 5.0, START - 40), START - 30) for _ in range(200)]
    share = reviews_a_day(GRID, waiting, START, 5)
    assert 200 / LONGEST_DAYS < share < 40
    day = caught_up(GRID, waiting, START, Habits(reviews_a_day=share))
    assert day is not None
    assert day < START + LONGEST_DAYS
    later = caught_up(GRID, waiting, START, Habits(reviews_a_day=share - 1))
    assert later is None or later >= START + LONGEST_DAYS
    assert reviews_a_day(GRID, waiting, START, 90) == 90


def test_questions_that_are_nearly_alike_give_the_same_share_as_one_by_one() -> None:
    chance = Random(1)
    waiting = []
    for _ in range(3000):
        stability_days, ago = chance.lognormvariate(3, 1.3), chance.randint(30, 90)
        memory = Memory(stability_days, chance.uniform(1, 10), START - ago)
        waiting.append(Standing(memory, START - ago + max(1, round(stability_days))))
    alike = gathered(GRID, waiting, START)
    assert len(alike) < len(waiting) / 2
    assert sum(one.share for one in alike) == len(waiting)
    share = reviews_a_day(GRID, waiting, START, 20)
    for given in (share * 0.98 - 1, share * 1.02 + 1):
        days = [caught_up(GRID, one, START, Habits(reviews_a_day=given)) for one in (alike, waiting)]
        assert days[0] == days[1]


def test_too_small_a_share_never_ends() -> None:
    waiting = [Standing(Memory(1.0, 9.0, START - 40), START - 30) for _ in range(300)]
    assert caught_up(GRID, waiting, START, Habits(reviews_a_day=1)) is None


@pytest.mark.parametrize("seed", range(4))
def test_a_simulated_learner_after_thirty_days(seed: int) -> None:
    back = come_back(200, 30, seed)
    assert back.due > back.share
    assert max(back.asked) <= back.share
    assert not back.lost
    assert len(back.asked) <= LONGEST_DAYS + 1
