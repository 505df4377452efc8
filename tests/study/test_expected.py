"""Cells of memories agree with the model, and pace with what was measured."""

import pytest

from quizkit.study.expected import Grid, Pace, nearby_cell, nearby_days
from quizkit.study.memory import Memory, MemoryModel

MODEL = MemoryModel()


@pytest.mark.parametrize("stability_days", [0.06, 1.0, 7.3, 400.0])
@pytest.mark.parametrize("days", [1, 10, 200])
def test_a_cell_recalls_about_as_the_memory_in_it(stability_days: float, days: int) -> None:
    grid = Grid(MODEL, Pace())
    memory = Memory(stability_days, 5.2, 0)
    assert grid.recall(grid.cell(memory), days) == pytest.approx(MODEL.recall(memory, days), abs=0.01)


def test_a_review_leads_to_about_the_memory_that_it_would_lead_to() -> None:
    grid = Grid(MODEL, Pace(), retention=0.85)
    memory = Memory(8.0, 5.0, 0)
    onward = grid.onward(grid.cell(memory), 10)
    right = MODEL.after(memory, 3, 10, 0.85)
    missed = MODEL.after(MODEL.after(memory, 1, 10).memory, 3, 10, 0.85)
    assert onward.recall == pytest.approx(right.recall, abs=0.01)
    assert onward.right_days == pytest.approx(right.interval_days, rel=0.08)
    assert onward.wrong_days == pytest.approx(missed.interval_days, abs=1)
    assert grid.recall(onward.right, 30) == pytest.approx(MODEL.recall(right.memory, 40), abs=0.01)
    assert grid.recall(onward.wrong, 30) == pytest.approx(MODEL.recall(missed.memory, 40), abs=0.01)


def test_a_new_question_is_known_as_often_as_the_pace_says() -> None:
    assert Grid(MODEL, Pace(first_right=0.37)).first.recall == 0.37


def test_an_answer_after_a_wrong_one_takes_time_too() -> None:
    pace = Pace(10.0, 15.0, 0.6)
    assert pace.of_review(1.0) == 10.0
    assert pace.of_review(0.0) == 20.0
    assert pace.of_new == pytest.approx(19.0)


def test_what_is_nearby_differs_little() -> None:
    assert [nearby_days(days) for days in range(9)] == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert all(abs(nearby_days(days) / days - 1) < 0.11 for days in range(1, 10_000))
    assert len({nearby_days(days) for days in range(10_000)}) < 70
    grid = Grid(MODEL, Pace())
    cells = [grid.cell(Memory(1.1**row, 1 + column / 2, 0)) for row in range(60) for column in range(19)]
    for cell in cells:
        here, nearby = grid.memory(cell), grid.memory(nearby_cell(cell))
        assert abs(nearby.stability_days / here.stability_days - 1) < 0.09
        assert 1 <= nearby.difficulty <= 10
        assert abs(nearby.difficulty - here.difficulty) <= 0.5
    assert len(set(map(nearby_cell, cells))) < len(set(cells)) / 6
