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
    # An interval of 41 days may be 37 at least.
    assert asked[:7] == [0] * 7
    assert asked[-1] == 60
    gained = [after - before for before, after in pairwise(asked)]
    assert max(gained) < 40
    assert min(gained[-3:]) > 0
    assert sorted(asked) == asked


def test_what_would_come_too_early_waits() -> None:
    late, short = card("late", 60, 112), card("short", 98, 100)
    assert not is_asked_before(late, Away(100, 114))
    assert not is_asked_before(short, Away(100, 114))
    assert asked_before([late, short], Away(100, 114), 99) == []


@pytest.mark.parametrize(
    ("first_away", "asked_on"),
    [
        # An interval of 10 days may be 8 to 12: from day 98 on it is not too early.
        (99, 98),
        (98, None),
        (97, None),
    ],
)
def test_no_interval_is_cut_by_more_than_its_spread(first_away: int, asked_on: int | None) -> None:
    one, stretch = card("q", 90, 100), Away(first_away, 110)
    assert is_asked_before(one, stretch) == (asked_on is not None)
    asked = [day for day in range(91, first_away) if asked_before([one], stretch, day)]
    assert asked == ([] if asked_on is None else list(range(asked_on, first_away)))


def test_what_is_most_at_risk_is_asked_first() -> None:
    half, whole, lost = (
        card(key, 60, 101)._replace(stability_days=days)
        for key, days in (("half", 80.0), ("whole", 40.0), ("lost", 0.0))
    )
    assert asked_before([half, lost, whole], Away(100, 114), 99) == [lost, whole, half]


def test_risk_grows_with_the_days_since_the_last_answer() -> None:
    late, early = card("late", 80, 101)._replace(stability_days=30.0), card("early", 60, 101)
    assert asked_before([late, early._replace(stability_days=50.0)], Away(100, 114), 99) == [
        early._replace(stability_days=50.0),
        late,
    ]
