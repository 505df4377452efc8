import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.facts import Card, Name
from quizkit.study.memory import Memory, MemoryModel
from quizkit.study.schedule import Policy, Scheduler, lightest, memory_of, spread


@pytest.mark.parametrize(
    ("interval", "allowed"),
    [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (20, (17, 23)), (100, (93, 107)), (365, (345, 385))],
)
def test_spread(interval: int, allowed: tuple[int, int]) -> None:
    assert spread(interval) == allowed


@given(st.integers(1, 36_500), st.integers(1, 36_500))
def test_spread_stays_within_bounds(interval: int, maximum: int) -> None:
    shortest, longest = spread(min(interval, maximum), maximum)
    assert 1 <= shortest <= longest <= maximum


def test_the_lightest_day_is_taken() -> None:
    assert lightest(range(10, 14), {10: 3, 11: 1, 12: 2, 13: 5}, "seed") == 11
    assert lightest(range(10, 14), {10: 3, 11: 1, 13: 5}, "seed") == 12


def test_among_equal_days_the_seed_decides_and_repeats_itself() -> None:
    days = {seed: lightest(range(10, 20), {}, seed) for seed in map(str, range(50))}
    assert len(set(days.values())) > 5
    assert all(lightest(range(10, 20), {}, seed) == day for seed, day in days.items())


def test_the_days_allowed_follow_the_decks_own_retention() -> None:
    policy = Policy(0.9, {"hard": 0.97})
    scheduler = Scheduler(MemoryModel(), policy)
    _, usual = scheduler.after(Card(Name("usual", "q"), 20.0, 5.0, 80, 80, 100), 3, 100)
    _, often = scheduler.after(Card(Name("hard", "q"), 20.0, 5.0, 80, 80, 100), 3, 100)
    assert often.stop < usual.start
    assert often.start > 100


def test_days_are_counted_from_the_last_answer_when_the_clock_went_back() -> None:
    memory, allowed = Scheduler(MemoryModel()).after(Card(Name("d", "q"), 20.0, 5.0, 80, 100, 120), 3, 98)
    assert memory.last_day == 100
    assert allowed.start > 100


@pytest.mark.parametrize(
    ("first_day", "day", "memory"),
    [
        (80, 100, Memory(20.0, 5.0, 100)),
        (80, 98, Memory(20.0, 5.0, 100)),
        (80, 97, Memory(17.0, 5.0, 97)),
        (96, 97, Memory(1.0, 5.0, 97)),
        (97, 97, Memory(1.0, 5.0, 97)),
        (40, 97, Memory(20.0, 5.0, 97)),
        (98, 97, Memory(20.0, 5.0, 97)),
        (100, -20_000, Memory(20.0, 5.0, -20_000)),
    ],
)
def test_an_answer_further_ahead_than_any_journey_was_given_by_a_wrong_clock(
    first_day: int, day: int, memory: Memory
) -> None:
    assert memory_of(Card(Name("d", "q"), 20.0, 5.0, first_day, 100, 120), day) == memory


def test_other_parameters_change_the_model_and_keep_the_wishes() -> None:
    policy = Policy(0.8)
    own = tuple(value * 1.01 for value in MemoryModel().parameters)
    scheduler = Scheduler(MemoryModel(), policy).tuned(own)
    assert (scheduler.model.parameters, scheduler.policy) == (own, policy)
    assert scheduler.tuned(None).model.parameters == MemoryModel().parameters
