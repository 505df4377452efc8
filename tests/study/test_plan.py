"""Plans for an exam: pure, on the model's default parameters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learners.exams import LOADS, Load, mean, with_clamp, with_plan
from learners.learner import MODEL, PACE

from quizkit.model.facts import Away
from quizkit.study.expected import Grid
from quizkit.study.memory import Memory
from quizkit.study.plan import MOST_MINUTES, Done, Morning, choose, find_level, make_plan
from quizkit.study.plan_course import BEST, Terms, follow

TODAY = 1_000
GRID = Grid(MODEL, PACE)


def terms(
    days: int, minutes: float | None = None, retention: float | None = None, away: tuple[Away, ...] = ()
) -> Terms:
    return Terms(TODAY, TODAY, TODAY + days, minutes, retention, away)


def memories(*stabilities: float, ago: int = 3) -> list[Memory]:
    return [Memory(stability, 5.0, TODAY - ago) for stability in stabilities]


def test_what_is_aimed_at_is_reached_with_the_least_time() -> None:
    plan = make_plan(GRID, [], 100, terms(30, 60.0, 0.96))
    assert plan.unless is None
    assert plan.course.recall == pytest.approx(0.96)
    assert plan.minutes_a_day < 60
    less = follow(GRID, [], 100, terms(30, 60.0, 0.96), plan.minutes_a_day * 0.9)
    assert less.recall < 0.96 or less.late > 0.5


def test_without_wishes_the_best_is_aimed_at() -> None:
    plan = make_plan(GRID, [], 50, terms(30))
    assert plan.course.recall == pytest.approx(BEST, abs=0.005)


def test_more_time_gives_more_recall() -> None:
    recalls = [follow(GRID, [], 100, terms(30), minutes).recall for minutes in (1.0, 2.0, 4.0)]
    assert recalls == sorted(recalls)
    assert recalls[-1] > recalls[0] + 0.1


def test_what_is_known_well_takes_no_time() -> None:
    known = memories(*[5000.0] * 20)
    plan = make_plan(GRID, known, 0, terms(20, 10.0, 0.9))
    assert plan.minutes_a_day < 0.01
    assert choose(GRID, _morning(known), Done(), terms(20, 10.0, 0.9), plan.minutes_a_day).reviews == ()


def test_new_questions_are_spread_over_the_first_half() -> None:
    days = make_plan(GRID, [], 60, terms(30)).course.days
    assert [round(day.new, 3) for day in days[:15]] == [4.0] * 15
    assert sum(day.new for day in days[15:]) == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("minutes", "retention", "ways"),
    [
        (1.0, None, {"minutes_a_day", "days_later"}),
        (3.0, 0.97, {"minutes_a_day", "retention", "days_later"}),
    ],
)
def test_what_would_make_a_plan_possible(minutes: float, retention: float | None, ways: set[str]) -> None:
    wanted = terms(20, minutes, retention)
    unless = make_plan(GRID, [], 100, wanted).unless
    assert unless is not None
    assert {name for name, value in unless._asdict().items() if value is not None} == ways
    for changed in (
        wanted._replace(minutes_a_day=float(unless.minutes_a_day or 0)),
        wanted._replace(exam_day=wanted.exam_day + (unless.days_later or 0)),
        *([wanted._replace(retention=unless.retention)] if unless.retention else ()),
    ):
        assert make_plan(GRID, [], 100, changed).unless is None
    one_less = wanted._replace(minutes_a_day=float((unless.minutes_a_day or 0) - 1))
    assert make_plan(GRID, [], 100, one_less).unless is not None


def test_what_nothing_makes_possible() -> None:
    unless = make_plan(GRID, memories(2.0), 0, terms(1, 5.0, 0.999)).unless
    assert unless is not None
    assert unless.minutes_a_day is None


def test_where_no_time_is_enough_as_little_is_taken_as_comes_close() -> None:
    known, wanted = memories(0.3), terms(1, None, 0.97)
    plan = make_plan(GRID, known, 0, wanted)
    best = follow(GRID, known, 0, wanted, MOST_MINUTES).recall
    assert plan.course.recall == pytest.approx(best, abs=0.0006)
    assert best < 0.95
    assert plan.minutes_a_day < 1


def test_less_recall_or_a_later_exam_make_a_plan_possible_that_no_time_does() -> None:
    known, wanted = memories(0.3), terms(1, None, 0.97)
    unless = make_plan(GRID, known, 0, wanted).unless
    assert unless is not None
    assert unless.minutes_a_day is None
    assert unless.retention is not None
    assert unless.days_later is not None
    for retention, days_later, possible in (
        (unless.retention, 0, True),
        (unless.retention + 0.01, 0, False),
        (0.97, unless.days_later, True),
        (0.97, unless.days_later - 1, False),
    ):
        changed = wanted._replace(retention=retention, exam_day=wanted.exam_day + days_later)
        assert (make_plan(GRID, known, 0, changed).unless is None) == possible


def test_no_study_on_days_away() -> None:
    gone = Away(TODAY + 2, TODAY + 9)
    course = make_plan(GRID, [], 40, terms(20, 10.0, None, (gone,))).course
    assert [day.minutes > 0 for day in course.days[:12]] == [True] * 2 + [False] * 8 + [True] * 2
    while_away = terms(20, 10.0, None, (Away(TODAY, TODAY),))
    assert choose(GRID, _morning(memories(1.0)), Done(), while_away, 10.0).reviews == ()


def test_the_choice_of_today_does_not_depend_on_what_is_done() -> None:
    known = memories(*(float(place) for place in range(1, 40)))
    morning = _morning(known, 5)
    all_day = choose(GRID, morning, Done(), terms(10, 3.0), 3.0)
    first = all_day.reviews[:3]
    takes = sum(PACE.of_review(MODEL.recall(morning.memories[key], TODAY)) for key in first)
    rest = choose(GRID, morning, Done(first, 0, takes), terms(10, 3.0), 3.0)
    assert rest.new == all_day.new
    assert abs(len(all_day.reviews) - 3 - len(rest.reviews)) <= 1
    assert rest.reviews[: len(all_day.reviews) - 4] == all_day.reviews[3:-1]


def test_nothing_is_asked_when_the_time_is_used_up() -> None:
    morning = _morning(memories(1.0, 2.0), 5)
    today = choose(GRID, morning, Done((), 0, 180.0), terms(10, 3.0), 3.0)
    assert (today.reviews, today.new) == ((), 0)


@settings(max_examples=40, deadline=None)
@given(
    stabilities=st.lists(st.floats(0.1, 400.0), max_size=30),
    new=st.integers(0, 60),
    days=st.integers(1, 25),
    minutes=st.floats(1.0, 30.0),
    retention=st.none() | st.floats(0.6, 0.98),
)
def test_what_every_plan_promises(
    stabilities: list[float], new: int, days: int, minutes: float, retention: float | None
) -> None:
    wanted = terms(days, minutes, retention)
    plan = make_plan(GRID, memories(*stabilities), new, wanted)
    assert [day.day for day in plan.course.days] == list(range(TODAY, TODAY + days))
    assert all(day.minutes <= minutes + 1e-6 for day in plan.course.days)
    assert 0.0 <= plan.course.recall <= 1.0
    met = sum(day.new for day in plan.course.days)
    assert met <= new + 1e-6
    if plan.unless is None:
        in_time = sum(day.new for day in plan.course.days if day.day < wanted.latest_new)
        assert in_time >= new - 0.5
        assert retention is None or plan.course.recall >= retention - 0.001


@settings(max_examples=60, deadline=None)
@given(
    stabilities=st.lists(st.floats(0.1, 400.0), max_size=30),
    new=st.integers(0, 40),
    days=st.integers(1, 25),
    minutes=st.floats(1.0, 30.0),
)
def test_today_takes_no_longer_than_there_is(
    stabilities: list[float], new: int, days: int, minutes: float
) -> None:
    known = memories(*stabilities)
    level = find_level(GRID, known, new, terms(days, minutes))
    assert level <= minutes
    today = choose(GRID, _morning(known, new), Done(), terms(days, minutes), level)
    assert len(set(today.reviews)) == len(today.reviews)
    assert today.new <= new
    seconds = today.new * PACE.of_new + sum(
        PACE.of_review(MODEL.recall(_morning(known).memories[key], TODAY)) for key in today.reviews
    )
    assert seconds <= minutes * 60 + PACE.of_new + PACE.of_review(0.0)


@pytest.mark.parametrize(
    "load", [LOADS[0], LOADS[4], Load("short", 30, 0, 10, 3.0)], ids=lambda load: load.name
)
def test_a_simulated_learner_gets_what_was_promised(load: Load) -> None:
    became = [with_plan(load, seed) for seed in range(4)]
    shown = mean([one.plan.course.recall for one in became])
    assert mean([one.had for one in became]) == pytest.approx(shown, abs=0.03)
    assert load.minutes_a_day is not None
    assert all(minutes <= load.minutes_a_day + 1e-6 for one in became for minutes in one.minutes)


def test_a_plan_beats_intervals_cut_at_the_exam() -> None:
    load = Load("tight", 60, 0, 20, 1.6)
    became = [with_plan(load, seed) for seed in range(6)]
    used = mean([mean(list(one.minutes)) for one in became])
    cut = mean([with_clamp(load, seed, used, new_first=False)[0] for seed in range(6)])
    assert mean([one.had for one in became]) > cut + 0.05


def _morning(known: list[Memory], new: int = 0) -> Morning:
    return Morning({f"q{place}": memory for place, memory in enumerate(known)}, new)
