"""Clocks that jump, zones that change, days that do not exist: nothing is lost, no interval is negative."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from clock_journeys import (
    DAY_MS,
    FULL_EXAMPLES,
    HOUR_MS,
    Journey,
    at,
    for_all,
    honest,
    journeys,
    moment_at,
)
from clock_worlds import NEW_A_DAY, QUESTIONS, RIGHT, Traveller
from hypothesis import strategies as st
from machine import Done, Machine
from store_samples import MODEL, answered, made, name, open_hasty_log, open_log

from quizkit.model.facts import Answered, Overridden, Undone
from quizkit.store.check import Checked, check

if TYPE_CHECKING:
    from quizkit.model.facts import Event, Fact
    from quizkit.store.log import Log

EPOCH = date(1970, 1, 1)

acts = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.integers(1, 4), st.sampled_from(["answer"] * 4 + ["undo", "override"])
    ),
    min_size=12,
    max_size=12,
)
"""Which question, how it is rated, and what is done."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    open_log(folder).close()
    return folder / "log.db"


class Learner:
    """Answers, undoes and overrides as the clock goes on, and knows what must be there."""

    def __init__(self, log: "Log") -> None:
        self.log = log
        self.events: list[Event] = []
        self.counting: dict[str, Event] = {}

    def live(self, journey: Journey, script: list[tuple[str, int, str]]) -> None:
        for moment, (key, rating, what) in zip(journey.moments, script, strict=False):
            fact: Fact = answered(key, rating)
            last = next(reversed(self.counting), None)
            if last is not None and what == "undo":
                fact = Undone(name(key), last)
                del self.counting[last]
            elif last is not None and what == "override":
                fact = Overridden(name(key), last, 1.0, rating)
            (event,) = self.log.write([fact], moment)
            assert event.moment == moment, "kept as the learner's clock showed it"
            self.events.append(event)
            if isinstance(fact, Answered):
                self.counting[event.id] = event
                card = self.log.card(fact.name)
                assert card is not None
                assert card.due_day is not None
                assert card.due_day > moment.day, "never before the day of its answer"
            assert self.log.streak(moment.day) >= 0

    def check(self) -> None:
        clocks = [event.clock for event in self.events]
        assert clocks == sorted(set(clocks)), "no effect before its cause"
        assert [event.counter for event in self.events] == [*range(1, len(clocks) + 1)]
        assert check(self.log, MODEL) == Checked(len(clocks))
        before = made(self.log)
        found = [review for _, reviews in before for review in reviews]
        assert {review.event for review in found} == set(self.counting), "no answer is lost"
        for card, reviews in before:
            assert all(review.since_days is None or review.since_days >= 0 for review in reviews)
            assert all(review.since_days is None for review in reviews[:1])
            assert all(review.recall is None or 0.0 <= review.recall <= 1.0 for review in reviews)
            assert all(0 <= review.hour <= 23 for review in reviews)
            assert all(
                review.day == self.counting[review.event].moment.day and review.due_day > review.day
                for review in reviews
            )
            if card.last_day is not None and card.due_day is not None:
                assert card.due_day > card.last_day
                assert card.first_day is not None
                assert card.first_day <= card.last_day
        self.log.rebuild()
        assert made(self.log) == before


def test_whatever_the_clock_shows_no_answer_is_lost_and_no_interval_negative(
    empty: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    def holds(journey: Journey, script: list[tuple[str, int, str]]) -> None:
        with TemporaryDirectory() as folder, open_hasty_log(Path(folder), empty) as log:
            learner = Learner(log)
            learner.live(journey, script)
            learner.check()

    for_all(amount(100, FULL_EXAMPLES), holds, journeys, acts)
    tell(lost=0)


def test_a_traveller_with_a_clock_that_is_right_is_counted_by_the_days_that_clock_showed(
    empty: Path, amount: Callable[[int, int], int]
) -> None:
    """Over the date line and back a day may come twice or not at all; what lies between is still right."""

    def holds(journey: Journey) -> None:
        with TemporaryDirectory() as folder, open_hasty_log(Path(folder), empty) as log:
            for moment in journey.moments:
                log.write([answered("a")], moment)
            days = [moment.day for moment in journey.moments]
            ((_, reviews),) = made(log)
            assert [review.day for review in reviews] == days
            latest = days[0]
            for review, day in zip(reviews[1:], days[1:], strict=True):
                assert review.since_days == max(0, day - latest)
                latest = max(latest, day)

    for_all(amount(60, FULL_EXAMPLES), holds, honest)


def test_no_command_stumbles_over_any_clock(
    tmp_path_factory: pytest.TempPathFactory, amount: Callable[[int, int], int]
) -> None:
    def holds(journey: Journey) -> None:
        traveller = Traveller(tmp_path_factory.mktemp("traveller"), journey.day_start_minutes)
        for moment in journey.moments[:5]:
            traveller.set_clock(moment)
            traveller.study()
        traveller.look_round()
        took = [answer["took_ms"] for answer in traveller.answers()]
        assert all(0 <= one <= 60_000 for one in took)
        assert traveller.run("doctor").code == 0

    for_all(amount(4, FULL_EXAMPLES), holds, journeys)


def test_what_is_due_is_asked_on_the_first_day_of_study_from_its_day_on(
    tmp_path_factory: pytest.TempPathFactory, amount: Callable[[int, int], int]
) -> None:
    """Wherever that is; and each day gives its new questions, once."""

    def holds(journey: Journey) -> None:
        traveller = Traveller(tmp_path_factory.mktemp("traveller"), journey.day_start_minutes)
        new: dict[int, int] = {}
        traveller.set_clock(journey.moments[0])
        traveller.run("decks", "add", traveller.path)
        for moment in journey.moments[:7]:
            traveller.set_clock(moment)
            before = traveller.cards()
            traveller.study()
            after = traveller.cards()
            due = {
                key for key, card in before.items() if card.due_day is not None and card.due_day <= moment.day
            }
            asked = {key for key, card in after.items() if key in before and card.reps > before[key].reps}
            assert asked == due
            assert not traveller.count("due")
            new[moment.day] = new.get(moment.day, 0) + len(after) - len(before)
            left = QUESTIONS - len(before)
            assert new[moment.day] == NEW_A_DAY or new[moment.day] == left or left == 0

    for_all(amount(4, FULL_EXAMPLES), holds, honest)


@pytest.mark.parametrize("days", [(90, -90, -90, 90), (-90, 180, 0, -1), (1, 1, 1, 1)])
def test_a_clock_that_is_set_while_a_question_is_open_measures_nothing(
    tmp_path: Path, days: tuple[int, ...]
) -> None:
    traveller = Traveller(tmp_path)
    today = traveller.now_ms // DAY_MS
    traveller.study_while_the_clock_jumps(*days)
    answers = traveller.answers()
    assert [date.fromisoformat(answer["day"]) - EPOCH for answer in answers] == [
        timedelta(days=today + sum(days[: number + 1])) for number in range(len(days))
    ]
    assert all(0 <= answer["took_ms"] <= 100 for answer in answers), "by a clock that only grows"
    traveller.look_round()
    assert traveller.run("doctor").code == 0


@pytest.mark.parametrize("days", [-90, 90, 20_000])
def test_a_clock_that_was_wrong_takes_no_new_questions_from_the_days_after(tmp_path: Path, days: int) -> None:
    traveller = Traveller(tmp_path)
    traveller.study()
    traveller.wait(days=days)
    traveller.study()
    traveller.wait(days=1 - days)
    before = len(traveller.cards())
    traveller.study()
    assert len(traveller.cards()) - before == NEW_A_DAY


@pytest.mark.parametrize("year", [2263, 9999, 31_000])
def test_a_clock_that_is_centuries_wrong_is_told_and_writes_nothing(tmp_path: Path, year: int) -> None:
    """What it wrote, and all that came after it, could not be brought back from a backup."""
    traveller = Traveller(tmp_path)
    traveller.study()
    right_ms, events = traveller.now_ms, traveller.run("log", "--json").out
    traveller.now_ms = (year - 1970) * 31_556_952_000 + 43_200_000
    for command in ("study", "due", "stats", "away +1..+2", "plan same --exam +9", "log backup"):
        ran = traveller.run(*command.split(), typed=RIGHT)
        assert (ran.code, ran.out) == (1, ""), command
        assert "a year after 2262" in ran.err
        assert "Set it right" in ran.err
    assert traveller.run("log", "--json").out == events
    traveller.now_ms = right_ms
    assert traveller.run("doctor").code == 0


def test_what_a_clock_of_another_century_wrote_comes_back_from_a_backup(tmp_path: Path) -> None:
    traveller = Traveller(tmp_path)
    right_ms = traveller.now_ms
    traveller.now_ms = at("2262-01-01T12:00")
    traveller.study()
    traveller.now_ms = right_ms
    traveller.study()
    answers = traveller.answers()
    traveller.run("log", "backup", tmp_path / "all.db")
    (traveller.home / "log.db").unlink()
    assert "0 events of" not in traveller.run("log", "restore", tmp_path / "all.db").err
    assert traveller.answers() == answers
    assert traveller.run("doctor").code == 0


@pytest.mark.parametrize(
    ("begin", "place"),
    [
        ("2026-03-20T18:00", "Europe/Paris"),
        ("2026-10-18T18:00", "Europe/Paris"),
        ("2026-03-30T10:00", "Australia/Lord_Howe"),
        ("2026-09-28T10:00", "Australia/Lord_Howe"),
        ("2026-10-26T23:00", "America/New_York"),
        ("2011-12-24T20:00", "Pacific/Apia"),
    ],
)
def test_who_studies_every_day_has_a_day_for_each(empty: Path, begin: str, place: str) -> None:
    """Through clocks that are put forward and back; where a day was left out, nobody has missed it."""
    with TemporaryDirectory() as folder, open_hasty_log(Path(folder), empty) as log:
        days = []
        for hours in range(0, 14 * 24, 24):
            moment = moment_at(at(begin) + hours * HOUR_MS, place, 240)
            log.write([answered("a")], moment)
            days.append(moment.day)
            assert log.streak(moment.day) == len(days)
        assert len(set(days)) == 14


def in_a_process(machine: Machine, *command: str, at: str = "", zone: str = "UTC", typed: str = "") -> Done:
    """The program by a clock that `faketime` shows, in a zone of the environment."""
    if at:
        faketime = shutil.which("faketime")
        if faketime is None:
            pytest.skip("no faketime here")
        machine.argv = [faketime, "-f", f"@{at}", *machine.argv[-3:]]
    return machine.run(*command, typed=typed, TZ=zone, FAKETIME_DONT_FAKE_MONOTONIC="1")


@pytest.mark.parametrize(
    ("zone", "shown", "day"),
    [
        ("Asia/Kathmandu", "2026-11-21T03:59:30.000+05:45", "2026-11-20"),
        ("Pacific/Apia", "2011-12-31T04:00:30.000+14:00", "2011-12-31"),
        ("America/St_Johns", "1969-12-31T12:00:30.000-03:30", "1969-12-31"),
    ],
)
def test_a_process_keeps_the_time_of_its_zone(tmp_path: Path, zone: str, shown: str, day: str) -> None:
    machine = Machine(tmp_path)
    typed = "Worms\n:quit\n"
    when = shown[:19].replace("T", " ")
    done = in_a_process(machine, "study", str(machine.deck()), "--linear", at=when, zone=zone, typed=typed)
    assert done.code == 0, done.err
    (answer,) = machine.answers()
    assert answer["day"] == day
    assert answer["at"][:16] + answer["at"][-6:] == shown[:16] + shown[-6:]
    assert 0 <= answer["took_ms"] <= 60_000


def test_a_process_in_the_year_9999_says_so(tmp_path: Path) -> None:
    done = in_a_process(Machine(tmp_path), "due", at="9999-12-31 23:00:00")
    assert (done.code, done.out) == (1, "")
    assert "a year after 2262" in done.err
