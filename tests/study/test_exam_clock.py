"""The time of an exam: no clock and no restart gives any of it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.study.exam_clock import MINUTE_MS, Running, mark_passed, used_at

START = 1_000_000


@pytest.mark.parametrize(
    ("now_ms", "ticks_ms", "left_ms"),
    [
        (START, 50, 60_000),
        (START + 20_000, 50, 40_000),
        (START, 20_050, 40_000),  # the wall clock stands still
        (START - 99_000, 20_050, 40_000),  # it was set back
        (START + 30_000, 10_050, 30_000),  # the machine slept
        (START + 60_000, 50, 0),
        (START + 99_000, 50, 0),
    ],
)
def test_what_is_left(now_ms: int, ticks_ms: int, left_ms: int) -> None:
    assert Running(START, 0, 50, 60_000).left(now_ms, ticks_ms) == left_ms


def test_what_was_used_before_stays_used() -> None:
    assert Running(START, 45_000, 50, 60_000).left(START - 5, 5_050) == 10_000


def test_without_a_limit_none_is_left() -> None:
    assert Running(START, 0, 0, None).left(START + 10**9, 0) is None


@pytest.mark.parametrize(
    ("answers", "used"),
    [
        ([], []),
        ([(START + 5, 5), (START + 9, 3)], [5, 9]),
        ([(START + 500, 5), (START, 20)], [500, 520]),  # set back after the first
        ([(START - 10_000, 30), (START - 9_000, 30)], [30, 60]),
    ],
)
def test_what_was_used_at_each_answer(answers: list[tuple[int, int]], used: list[int]) -> None:
    assert used_at(START, answers) == used


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 10**5))))
def test_used_time_never_shrinks(answers: list[tuple[int, int]]) -> None:
    used = used_at(START, [(START + at_ms, took_ms) for at_ms, took_ms in answers])
    assert used == sorted(used)
    assert not used or used[-1] >= sum(took_ms for _, took_ms in answers)


@pytest.mark.parametrize(
    ("before", "left", "mark"),
    [
        (40, 31, None),
        (31, 30, 30),
        (30, 29, None),
        (31, 14, 15),
        (16, 5.5, 6),
        (16, 4.9, 5),
        (5.1, 4.9, 5),
        (1.5, 0.9, 1),
        (60, 0.5, 1),
        (0.9, 0.5, None),
    ],
)
def test_marks_of_an_hour(before: float, left: float, mark: float | None) -> None:
    passed = mark_passed(round(before * MINUTE_MS), round(left * MINUTE_MS), 60 * MINUTE_MS)
    assert passed == (None if mark is None else round(mark * MINUTE_MS))


def test_no_mark_is_longer_than_the_time() -> None:
    assert mark_passed(4 * MINUTE_MS, 3 * MINUTE_MS, 4 * MINUTE_MS) is None
    assert mark_passed(4 * MINUTE_MS, 2 * MINUTE_MS, 4 * MINUTE_MS) == 2 * MINUTE_MS
