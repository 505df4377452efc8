"""A clock that was ahead, and is set right: what was answered meanwhile comes back, and soon."""

from collections.abc import Callable
from pathlib import Path

import pytest
from clock_journeys import FULL_EXAMPLES, for_all
from clock_worlds import QUESTIONS, Traveller
from hypothesis import strategies as st

from quizkit.study.schedule import AHEAD_DAYS

WRONG = "beta\nbeta\nbeta\n"


@pytest.mark.parametrize("typed", ["right", "wrong"])
def test_what_was_answered_ahead_of_time_is_asked_on_the_first_day_of_a_right_clock(
    tmp_path_factory: pytest.TempPathFactory, amount: Callable[[int, int], int], typed: str
) -> None:
    def holds(before: int, ahead_days: int, meanwhile: int) -> None:
        traveller = Traveller(tmp_path_factory.mktemp("traveller"))
        for _ in range(before):
            traveller.study()
            traveller.wait(days=1)
        traveller.wait(days=ahead_days)
        for _ in range(meanwhile):
            traveller.study(**({"typed": WRONG + ":quit\n"} if typed == "wrong" else {}))
            traveller.wait(days=1)
        traveller.wait(days=-ahead_days)
        today = traveller.now_ms // 86_400_000
        there = traveller.cards()
        believed = today + AHEAD_DAYS  # that far apart right clocks may be
        last = {key: card.last_day for key, card in there.items()}
        waiting = {key for key, day in last.items() if day is not None and day > believed}
        assert waiting
        assert "ahead: asked again from today on." in traveller.run("due").err
        traveller.study()
        after = traveller.cards()
        assert {key for key in waiting if after[key].reps > there[key].reps} == waiting
        assert all(card.last_day is None or card.last_day <= believed for card in after.values())
        assert all(card.due_day is None or today < card.due_day <= today + 30 for card in after.values())
        assert (traveller.count("due"), traveller.count("learning")) == (0, 0)
        assert "asked again" not in traveller.run("due").err
        traveller.look_round()
        assert traveller.run("doctor").code == 0

    few = st.integers(1, 3)
    for_all(amount(3, FULL_EXAMPLES // 10), holds, few, st.integers(4, 90) | st.just(30_000), few)


def test_where_many_days_lie_ahead_it_is_today_that_is_not_believed(tmp_path: Path) -> None:
    traveller = Traveller(tmp_path)
    for _ in range(20):
        traveller.study("alpha\n:quit\n")
        traveller.wait(days=3)
    before = traveller.cards()
    traveller.wait(days=-3_000)
    assert "many days after that: is it right?" in traveller.run("due").err
    assert traveller.count("due") == 0
    traveller.study()
    after = traveller.cards()
    assert {key: after[key] for key in before} == before
    traveller.wait(days=3_000)
    assert "clock" not in traveller.run("due").err


def test_a_plan_asks_for_what_was_met_ahead_of_time(tmp_path: Path) -> None:
    traveller = Traveller(tmp_path)
    traveller.wait(days=60)
    traveller.study()
    met = set(traveller.cards())
    traveller.wait(days=-60)
    traveller.run("plan", "same", "--exam", "+9")
    before = traveller.cards()
    for _ in range(8):
        traveller.study()
        traveller.wait(days=1)
    after = traveller.cards()
    assert {key for key in met if after[key].reps > before[key].reps} == met
    assert len(after) == QUESTIONS


def test_why_it_is_asked_again_is_told(tmp_path: Path) -> None:
    traveller = Traveller(tmp_path)
    traveller.wait(days=90)
    traveller.study()
    traveller.wait(days=-90)
    told = traveller.run("study", "--linear", typed=":info\n:quit\n").out
    assert "Answered last on" in told
    assert "the clock was wrong then, or it is now." in told
