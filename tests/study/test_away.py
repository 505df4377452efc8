"""Days away, pure."""

from itertools import pairwise

import pytest

from quizkit.model.facts import Away, Card, Name
from quizkit.study.away import asked_before, days_of_study, is_asked_before, next_stretch, outside, stretch_at

AWAY = (Away(10, 12), Away(20, 20))


def card(key: str, last_day: int, due_day: int) -> Card:
    return Card(Name("deck", key), float(due_day - last_day), 5.0, last_day=last_day, due_day=due_day)


def test_where_a_day_lies() -> None:
    assert [stretch_at(day, AWAY) for day in (9, 10, 12, 13, 20)] == [None, AWAY[0], AWAY[0], None, AWAY[1]]
    assert next_stretch(9, AWAY) == AWAY[0]
    assert next_stretch(10, AWAY) == AWAY[1]
    assert next_stretch(20, AWAY) is None


@pytest.mark.parametrize(
    ("first", "end", "days"), [(1, 10, 9), (1, 11, 9), (1, 30, 25), (11, 13, 0), (15, 5, 0)]
)
def test_days_of_study(first: int, end: int, days: int) -> None:
    assert days_of_study(first, end, AWAY) == days


def test_due_days_are_chosen_outside_where_there_is_a_choice() -> None:
    assert list(outside(range(8, 15), AWAY)) == [8, 9, 13, 14]
    assert list(outside(range(10, 13), AWAY)) == [10, 11, 12]
    assert list(outside(range(1, 4), ())) == [1, 2, 3]


def test_what_may_come_early_is_asked_in_the_days_before() -> None:
    cards = [card(f"q{place}", 60, 101) for place in range(60)]
    stretch = Away(100, 114)
    asked = [len(asked_before(cards, stretch, day)) for day in range(90, 100)]
    assert asked[0] == 0
    assert asked[-1] == 60
    gained = [after - before for before, after in pairwise(asked)]
    assert max(gained) < 40
    assert sorted(asked) == asked


def test_what_would_come_too_early_waits() -> None:
    late, short = card("late", 60, 112), card("short", 98, 100)
    assert not is_asked_before(late, Away(100, 114))
    assert not is_asked_before(short, Away(100, 114))
    assert asked_before([late, short], Away(100, 114), 99) == []
