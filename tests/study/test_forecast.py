"""Expected weeks, against the same weeks lived through by simulated learners."""

import pytest
from learners.exams import mean
from learners.learner import MODEL, PACE, START, with_past

from quizkit.model.facts import Away
from quizkit.study.expected import Grid
from quizkit.study.forecast import Habits, Standing, as_usual, forecast, together
from quizkit.study.memory import Memory

GRID = Grid(MODEL, PACE)


def standing(*due_days: int) -> list[Standing]:
    return [Standing(Memory(100.0, 5.0, START - 10), START + due_day) for due_day in due_days]


def test_every_question_comes_on_its_day() -> None:
    week, *_ = forecast(GRID, standing(0, 0, 3, 20), START, 1, Habits())
    assert week.reviews_a_day * 7 == pytest.approx(3.0, abs=0.5)
    assert week.known == pytest.approx(4, abs=0.6)


def test_new_questions_come_as_set_until_there_are_no_more() -> None:
    weeks = forecast(GRID, [], START, 2, Habits(new=100, new_a_day=10, met_today=4))
    assert [round(week.new_a_day * 7, 6) for week in weeks] == [66, 34]


def test_days_away_bring_nothing_and_lose_nothing() -> None:
    gone = Habits(away=(Away(START, START + 6),))
    first, second = forecast(GRID, standing(0, 1, 2), START, 2, gone)
    assert (first.reviews_a_day, first.minutes_a_day) == (0, 0)
    assert second.reviews_a_day * 7 >= 3


def test_no_day_takes_longer_than_it_may() -> None:
    weeks = forecast(GRID, standing(*[0] * 50), START, 2, Habits(new=50, new_a_day=10, minutes_a_day=3.0))
    assert all(week.busiest_minutes <= 3.0 + 1e-9 for week in weeks)
    assert weeks[0].new_a_day < 10


def test_a_higher_retention_takes_more_time_and_knows_more() -> None:
    found = [
        as_usual(Grid(MODEL, PACE, wanted), [], START, START + 60, Habits(new=100, new_a_day=10))
        for wanted in (0.8, 0.9, 0.97)
    ]
    assert [one.recall for one in found] == sorted(one.recall for one in found)
    assert [one.minutes_a_day for one in found] == sorted(one.minutes_a_day for one in found)


def test_nothing_at_all_is_all_known() -> None:
    assert as_usual(GRID, [], START, START + 5, Habits()).recall == 1.0


def test_weeks_of_several_decks_are_added() -> None:
    each = [forecast(GRID, standing(0, 1), START, 2, Habits()) for _ in range(3)]
    added = together(each)
    assert [week.first_day for week in added] == [START, START + 7]
    assert added[0].reviews_a_day == pytest.approx(3 * each[0][0].reviews_a_day)
    assert together([]) == []


def test_simulated_learners_live_the_weeks_that_were_foretold() -> None:
    lived, foretold = [], []
    for seed in range(8):
        learner = with_past(seed, {f"q{place}": 1 + place % 40 for place in range(120)})
        now = [Standing(memory, learner.due[key]) for key, memory in learner.memories.items()]
        foretold.append(forecast(GRID, now, START, 4, Habits())[-1])
        for day in range(START, START + 28):
            learner.study(day, [key for key, due_day in learner.due.items() if due_day <= day])
        reviews = sum(len(learner.asked.get(START + day, ())) for day in range(21, 28)) / 7
        known = sum(learner.recall(key, START + 28) for key in learner.memories)
        lived.append((reviews, known))
    assert mean([week.reviews_a_day for week in foretold]) == pytest.approx(
        mean([reviews for reviews, _ in lived]), rel=0.15
    )
    assert mean([week.known for week in foretold]) == pytest.approx(
        mean([known for _, known in lived]), rel=0.02
    )
