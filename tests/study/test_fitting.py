"""What parameters are fitted to, what is held out, and when they are better."""

from typing import TYPE_CHECKING

import pytest
from remembering import DEFAULTS, QUICK_TO_FORGET, answers_of, repetitions_of

from quizkit.model.reviews import Repetition
from quizkit.study.fitting import Trial, split, training_items, try_out
from quizkit.study.memory import MemoryModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizkit.study.fitting import Item
    from quizkit.study.memory import Memory

MODEL = MemoryModel()


def tried(answers: "Sequence[Repetition]", from_ms: int = 0, model: MemoryModel = MODEL) -> Trial:
    """A trial with the memories of the model itself."""

    def memories(item: "Item") -> "list[Memory]":
        known: list[Memory] = []
        for rating, since_days in item:
            memory = known[-1] if known else None
            known.append(model.after(memory, rating, since_days + (memory.last_day if memory else 0)).memory)
        return known

    return try_out(answers, from_ms, model, memories)


def told(*questions: tuple[tuple[int, int], ...]) -> list[Repetition]:
    """Questions as (day, rating) of their answers; each answer of a day is a moment later."""
    made = []
    for number, answers in enumerate(questions):
        memory: Memory | None = None
        for place, (day, rating) in enumerate(answers, 1):
            since_days = None if memory is None else day - memory.last_day
            memory, _, recall = MODEL.after(memory, rating, day)
            made.append(Repetition(place, day * 1000 + number, day, since_days, rating, recall))
    return made


A = ((100, 1), (100, 3), (101, 3), (108, 1))
B = ((100, 3), (103, 3))
ONCE = ((107, 3),)


def test_only_answers_on_a_later_day_count() -> None:
    assert [answer.counts for answer in told(A, ONCE)] == [False, False, True, True, False]


def test_the_newest_fifth_is_held_out() -> None:
    assert split(told(A, B)) == (3, 108_000)
    many = told(*[((100, 3), (101 + place, 3)) for place in range(10)])
    assert split(many) == (10, 109_008)
    assert split([]) == (0, 0)
    assert split(told(ONCE)) == (0, 0)


def test_items_are_histories_up_to_an_answer_on_a_later_day_oldest_first() -> None:
    answers = told(B, A, ONCE)
    first, second, third = ((1, 0), (3, 0), (3, 1)), ((3, 0), (3, 3)), ((1, 0), (3, 0), (3, 1), (1, 7))
    assert list(training_items(answers, 1_000_000)) == [first, second, third]
    assert list(training_items(answers, 103_001)) == [first, second]
    assert list(training_items(answers, 103_000)) == [first]
    assert list(training_items(answers, 0)) == []


def test_the_parameters_in_force_are_no_better_than_themselves() -> None:
    trial = tried(told(A, B))
    assert trial.held_out == 3
    assert trial.before == trial.after
    assert trial.error == 0
    assert not trial.better


def test_what_is_not_held_out_is_not_foretold() -> None:
    far = MODEL.tuned(QUICK_TO_FORGET)
    late = tried(told(A, B), 108_000, far)
    assert late.held_out == 1
    assert late.after != late.before
    assert late == tried(told(A), 108_000, far)


def test_a_forecast_that_was_sure_costs_more_when_it_was_wrong() -> None:
    soon = [told(((100, 3), (101, 1))), told(((100, 3), (140, 1)))]
    costs = [tried(answers).after for answers in soon]
    assert costs[0] > costs[1] > 0


@pytest.mark.parametrize(
    ("after", "error", "better"),
    [
        (0.39, 0.005, True),
        (0.39, 0.02, False),
        (0.41, 0.005, False),
        (0.39995, 1e-9, False),
        (0.3998, 1e-9, True),
    ],
)
def test_a_gain_within_chance_is_none(after: float, error: float, better: bool) -> None:
    assert Trial(100, 0.4, after, error).better is better


def test_the_true_parameters_foretell_better_than_others() -> None:
    answers = repetitions_of(answers_of(QUICK_TO_FORGET, 3000))
    assert tried(answers, 0, MODEL.tuned(QUICK_TO_FORGET)).better
    answers = repetitions_of(answers_of(DEFAULTS, 3000))
    assert not tried(answers, 0, MODEL.tuned(QUICK_TO_FORGET)).better
