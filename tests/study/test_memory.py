"""Conformance of the memory model. The vectors are those of the reference engine in Rust."""

import pytest

from quizkit.study.memory import Memory, MemoryModel

VECTOR = ((1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21))
"""Ratings with the days since the answer before."""


def replay(model: MemoryModel) -> Memory:
    memory, day = None, 20_000
    for rating, gap in VECTOR:
        day += gap
        memory = model.after(memory, rating, day).memory
    assert memory is not None
    return memory


def test_states_agree_with_the_reference() -> None:
    memory = replay(MemoryModel())
    assert memory.stability_days == pytest.approx(53.62691, rel=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, rel=1e-4)


def test_states_without_the_short_term_part_agree_with_the_reference() -> None:
    defaults = MemoryModel().parameters
    model = MemoryModel((*defaults[:17], 0.0, 0.0, 0.0, *defaults[20:]))
    assert replay(model).stability_days == pytest.approx(53.335106, rel=1e-4)


def test_recall_is_certain_on_the_day_and_ninety_percent_after_the_stability() -> None:
    model = MemoryModel()
    memory = Memory(10.0, 5.0, 100)
    assert model.recall(memory, 100) == pytest.approx(1.0)
    assert model.recall(memory, 110) == pytest.approx(0.9)


@pytest.mark.parametrize("earlier", [1, 90])
def test_a_clock_that_went_back_counts_as_the_same_day(earlier: int) -> None:
    model = MemoryModel()
    first = model.after(None, 3, 1000).memory
    same_day = model.after(first, 3, 1000)
    assert model.after(first, 3, 1000 - earlier) == same_day
    assert model.recall(first, 1000 - earlier) == pytest.approx(1.0)


def test_a_higher_retention_gives_shorter_intervals() -> None:
    model = MemoryModel()
    memory = model.after(None, 3, 1000).memory
    intervals = [model.after(memory, 3, 1003, wanted).interval_days for wanted in (0.7, 0.9, 0.97)]
    assert intervals == sorted(intervals, reverse=True)
    assert len(set(intervals)) == 3


def test_no_interval_is_longer_than_the_maximum() -> None:
    model = MemoryModel(maximum_interval_days=30)
    assert model.after(Memory(900.0, 2.0, 100), 4, 1000).interval_days == 30


def test_the_name_tells_parameters_apart() -> None:
    defaults = MemoryModel()
    other = MemoryModel((0.3, *defaults.parameters[1:]))
    assert defaults.name == MemoryModel(defaults.parameters).name
    assert defaults.name != other.name
    assert defaults.name.startswith("FSRS-6/")


def test_a_step_tells_the_chance_of_recall_before_it() -> None:
    model = MemoryModel()
    first = model.after(None, 3, 1000)
    assert first.recall is None
    assert model.after(first.memory, 1, 1005).recall == model.recall(first.memory, 1005)
    assert model.after(first.memory, 3, 1000).recall == 1.0


def test_other_parameters_make_another_model_with_the_same_longest_interval() -> None:
    model = MemoryModel(maximum_interval_days=30)
    own = (0.5, *model.parameters[1:])
    tuned = model.tuned(own)
    assert tuned.parameters == own
    assert tuned.after(Memory(900.0, 2.0, 100), 4, 1000).interval_days == 30
    assert tuned.tuned(own) is tuned
    assert tuned.tuned(None).parameters == model.parameters
    assert model.tuned(None) is model


def test_which_parameters_can_be_used() -> None:
    defaults = MemoryModel().parameters
    assert MemoryModel.takes(defaults)
    assert MemoryModel.takes(())
    assert not MemoryModel.takes(defaults[:-1])
    assert not MemoryModel.takes((-1.0, *defaults[1:]))
    assert not MemoryModel.takes((float("nan"), *defaults[1:]))
