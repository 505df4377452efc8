from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import OTHER_PARAMETERS, TODAY, answered, moment, open_log

from quizkit.model.facts import Away, PlanCleared, Planned, Tuned
from quizkit.store import agreements, exams
from quizkit.store.agreements import away_in_force
from quizkit.store.log import Log


def test_a_new_log_has_no_agreements(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        assert (log.parameters, log.plans(), log.away(), log.exams()) == (None, {}, (), ())


def test_the_last_plan_of_each_deck_is_in_force(tmp_path: Path) -> None:
    latin, history = Planned("latin", TODAY + 30, 25.0), Planned("history", TODAY + 9, None, 0.95)
    with open_log(tmp_path) as log:
        log.write([Planned("latin", TODAY + 20), history, Planned("gone", TODAY), latin], moment())
        log.write([PlanCleared("gone"), PlanCleared("never")], moment(TODAY + 1))
        assert log.plans() == {"history": history, "latin": latin}
        assert list(log.plans()) == ["history", "latin"]
        assert Log.read_only(log.path).plans() == log.plans()


def test_the_last_parameters_are_in_force(tmp_path: Path) -> None:
    other = (0.7, *OTHER_PARAMETERS[1:])
    with open_log(tmp_path) as log:
        log.write([Tuned(other), Tuned(OTHER_PARAMETERS)], moment(TODAY + 90))
        assert log.parameters == OTHER_PARAMETERS
        log.write([Tuned(other)], moment(TODAY - 90))
        assert log.parameters == other, "a clock that went back changes no order"


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ([], []),
        ([Away(1, 9)], [(1, 9)]),
        ([Away(5, 9), Away(1, 3)], [(1, 3), (5, 9)]),
        ([Away(5, 9), Away(1, 4)], [(1, 9)]),
        ([Away(1, 9), Away(4, 5, on=False)], [(1, 3), (6, 9)]),
        ([Away(4, 5, on=False), Away(1, 9)], [(1, 9)]),
        ([Away(1, 9), Away(0, 20, on=False)], []),
        ([Away(1, 3), Away(9, 4)], [(1, 3)]),
    ],
)
def test_days_away_are_what_was_not_taken_back(facts: list[Away], left: list[tuple[int, int]]) -> None:
    assert away_in_force(facts) == tuple(Away(first, last) for first, last in left)


@given(st.lists(st.builds(Away, st.integers(0, 30), st.integers(0, 30), st.booleans())))
def test_days_away_are_the_days_one_by_one(facts: list[Away]) -> None:
    days: set[int] = set()
    for fact in facts:
        these = set(range(fact.first_day, fact.last_day + 1))
        days = days | these if fact.on else days - these
    left = away_in_force(facts)
    assert [day for one in left for day in range(one.first_day, one.last_day + 1)] == sorted(days)
    assert all(one.last_day + 1 < following.first_day for one, following in pairwise(left))


def test_days_away_are_read_in_the_order_of_their_clocks(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Away(TODAY, TODAY + 9), Away(TODAY + 4, TODAY + 5, on=False)], moment())
        assert log.away() == (Away(TODAY, TODAY + 3), Away(TODAY + 6, TODAY + 9))


@pytest.mark.parametrize(
    ("sql", "values", "index"),
    [
        (agreements._LAST_TUNED, (), "event_of_none"),
        (agreements._LAID_DOWN, (), "event_of_none"),
        (exams._STARTED, (), "event_of_none"),
        (exams._OF_EXAM, (bytes(16),), "event_on_target"),
    ],
)
def test_what_is_rare_is_found_without_reading_the_answers(
    tmp_path: Path, sql: str, values: tuple[object, ...], index: str
) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        plan = log.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    assert f"event USING INDEX {index}" in plan[0][3]
    assert "SCAN" not in str(plan)
