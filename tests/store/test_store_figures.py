from datetime import datetime
from pathlib import Path

import pytest
from store_samples import TODAY, answered, moment, name, open_log

from quizkit.model.facts import PRACTICE, Away, Moment, Overridden, Undone
from quizkit.study.days import study_day


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], 0),
        ([0], 1),
        ([1], 1),
        ([2], 0),
        ([0, 1, 2], 3),
        ([1, 2, 3], 3),
        ([0, 2, 3], 1),
        ([1, 3], 1),
        ([-1, 0, 1], 2),
    ],
)
def test_a_streak_is_days_in_a_row_up_to_today_or_yesterday(
    tmp_path: Path, days: list[int], expected: int
) -> None:
    with open_log(tmp_path) as log:
        for ago in days:
            log.write([answered("a")], moment(TODAY - ago))
        assert log.streak(TODAY) == expected


@pytest.mark.parametrize(
    ("days", "away", "expected"),
    [
        ([0, 1, 6, 7], (5, 2), 4),
        ([6, 7], (5, 0), 2),
        ([6, 7], (5, 1), 2),
        ([6, 7], (5, 2), 0),
        ([0, 3, 7], (5, 2), 1),
        ([0, 3, 6], (5, 1), 3),
        ([7], (5, 1), 0),
        ([0, 1, 2], (9, 8), 3),
    ],
)
def test_days_away_are_passed_over(
    tmp_path: Path, days: list[int], away: tuple[int, int], expected: int
) -> None:
    with open_log(tmp_path) as log:
        for ago in days:
            log.write([answered("a")], moment(TODAY - ago))
        log.write([Away(TODAY - away[0], TODAY - away[1])], moment())
        assert log.streak(TODAY) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # From Los Angeles to Sydney: the clock there was put forward over a whole day.
        (("2026-11-21T04:00", -480), ("2026-11-21T22:00", 660), 2),
        (("2026-11-21T04:00", -480), ("2026-11-22T09:00", 660), 2),
        (("2026-11-21T04:00", -480), ("2026-11-22T18:00", 660), 1),
        # Who stays has missed a day, however short it was from the one night to the other.
        (("2026-11-21T02:59", 60), ("2026-11-22T03:00", 60), 1),
        (("2026-11-21T02:59", 60), ("2026-11-22T02:59", 60), 2),
    ],
)
def test_a_day_that_a_journey_left_out_interrupts_no_streak(
    tmp_path: Path, first: tuple[str, int], second: tuple[str, int], expected: int
) -> None:
    with open_log(tmp_path) as log:
        for text, offset_minutes in (first, second):
            at_ms = round(datetime.fromisoformat(f"{text}+00:00").timestamp() * 1000)
            day = study_day(at_ms, offset_minutes)
            log.write([answered("a")], Moment(at_ms, offset_minutes, day))
        assert log.streak(day) == expected


def test_recalled_counts_the_first_answer_to_each_question_of_the_last_day(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        assert log.recalled_before(TODAY) is None
        log.write([answered("old")], moment(TODAY - 9))
        log.write([answered("a", 1), answered("b"), answered("a"), answered("c")], moment(TODAY - 2))
        log.write([answered("d", 1)], moment(TODAY))
        assert log.recalled_before(TODAY) == pytest.approx(2 / 3)
        assert log.recalled_before(TODAY - 2) == 1.0


def test_recalled_heeds_undos_overrides_and_practice(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("old")], moment(TODAY - 9))
        wrong, gone = log.write([answered("a", 1), answered("b", 1)], moment(TODAY - 2))
        log.write([Overridden(name("a"), wrong.id, 1.0, 3), Undone(name("b"), gone.id)], moment(TODAY - 2))
        log.write([answered("c", 1, PRACTICE)], moment(TODAY - 1))
        assert log.recalled_before(TODAY) == 1.0


def test_usual_seconds_forget_interruptions(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        assert log.usual_seconds() is None
        log.write([answered("a")._replace(took_ms=20_000)], moment())
        log.write([answered("a")._replace(took_ms=3_600_000)], moment())
        assert log.usual_seconds() == 40.0


def test_the_last_study_day_of_a_deck(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment(TODAY - 3))
        log.write([answered("b")], moment(TODAY - 5))
        assert log.last_study_day("history") == TODAY - 3
        assert log.last_study_day("other") is None
        assert log.decks_with_cards() == ["history"]
