"""Whatever happens, the cards and reviews are what a replay of the events gives."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import (
    MODEL,
    MS_A_DAY,
    OTHER_PARAMETERS,
    TODAY,
    answered,
    made,
    moment,
    name,
    open_hasty_log,
    open_log,
)

from quizkit.model.facts import (
    EXAM,
    PRACTICE,
    STUDY,
    Answered,
    Away,
    Carried,
    DeckAdded,
    DeckRemoved,
    ExamMarked,
    ExamStarted,
    Fact,
    Flagged,
    Moment,
    Name,
    Overridden,
    Seen,
    Suspended,
    Tuned,
    Undone,
)
from quizkit.store.check import check
from quizkit.store.connection import transaction
from quizkit.store.histories import name_now
from quizkit.store.log import Log
from quizkit.store.tables import put_carry

NAMES = [Name("d", "a"), Name("d", "b"), Name("d", "c"), Name("e", "a")]
names = st.sampled_from(NAMES)
targets = st.integers(0, 30)
"""Which of the events so far is meant, counted from the last."""

Step = tuple[Callable[[str], Fact], int]
"""A fact, given the id of its target, and by how many days the clock moves before it."""

ratings = st.integers(1, 4)
facts: st.SearchStrategy[Callable[[str], Fact]] = st.one_of(
    st.builds(
        lambda one, mode, rating: lambda _: Answered(one, mode, "{}", float(rating > 1), rating, 900, 0),
        names,
        st.sampled_from([STUDY, STUDY, STUDY, PRACTICE]),
        ratings,
    ),
    st.builds(lambda one: lambda target: Undone(one, target), names),
    st.builds(lambda one, rating: lambda target: Overridden(one, target, 1.0, rating), names, ratings),
    st.builds(lambda one, on: lambda _: Flagged(one, on), names, st.booleans()),
    st.builds(lambda one, on: lambda _: Suspended(one, on), names, st.booleans()),
    st.builds(
        lambda one, text, again: lambda _: Seen(one, text, text, again),
        names,
        st.sampled_from(["x", "y"]),
        st.booleans(),
    ),
    st.builds(lambda new, old: lambda _: Carried(new, old), names, names),
    st.builds(lambda values: lambda _: Tuned(values), st.sampled_from([(), OTHER_PARAMETERS])),
    st.builds(
        lambda one, sure: lambda exam: Answered(one, EXAM, "{}", 1.0, 3, 900, 0, sure=sure, exam=exam),
        names,
        st.sampled_from([None, True, False]),
    ),
    st.builds(lambda one: lambda exam: ExamMarked(exam, one, on=True), names),
    st.sampled_from([lambda _: ExamStarted("d", "{}"), lambda _: Away(TODAY, TODAY)]),
)
steps = st.lists(st.tuples(facts, targets, st.integers(-90, 90)), min_size=1, max_size=25)


def play(log: Log, script: list[tuple[Callable[[str], Fact], int, int]], after: Callable[[], None]) -> None:
    ids: list[str] = []
    day = TODAY
    for make, target, days in script:
        day += days
        meant = ids[-1 - target % len(ids)] if ids else "0" * 32
        (event,) = log.write([make(meant)], Moment(day * MS_A_DAY, 0, day))
        ids.append(event.id)
        after()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    open_log(folder).close()
    return folder / "log.db"


@settings(max_examples=200, deadline=None)
@given(steps)
def test_cards_and_reviews_equal_a_replay_after_every_event(empty: Path, script: list[Any]) -> None:
    with TemporaryDirectory() as folder, open_hasty_log(Path(folder), empty) as log:

        def agrees() -> None:
            assert check(log, MODEL)[1:] == ((), (), ())

        play(log, script, agrees)
        before = made(log)
        log.rebuild()
        assert made(log) == before
        for card, reviews in before:
            assert [review.number for review in reviews] == [*range(1, card.reps + 1)]


carries = st.lists(st.tuples(names, names), max_size=12)


@settings(max_examples=60, deadline=None)
@given(carries, names, st.integers(0, 12))
def test_names_are_followed_through_every_carry_that_came_later(
    empty: Path, moves: list[tuple[Name, Name]], start: Name, at: int
) -> None:
    with TemporaryDirectory() as folder, open_hasty_log(Path(folder), empty) as log:
        with transaction(log.connection):
            for clock, (old, new) in enumerate(moves, 1):
                put_carry(log.connection, (clock, bytes(16)), old, new)
        expected = start
        for old, new in moves[at:]:
            expected = new if old == expected else expected
        assert name_now(log.connection, start, (at, bytes(16))) == expected


def test_a_rebuild_makes_everything_anew(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([DeckAdded("/b"), DeckAdded("/a"), DeckAdded("/c"), DeckRemoved("/c")], moment())
        log.write([answered("a"), answered("b"), Carried(name("c"), name("b"))], moment())
        before = made(log)
        for table in ("card", "review", "carried", "known_deck"):
            log.connection.execute(f"DELETE FROM {table}")
        assert log.cards("history") == []
        told: list[tuple[int, int]] = []
        log.rebuild(lambda done, total: told.append((done, total)))
        assert made(log) == before
        assert log.known_decks() == ("/b", "/a")
        assert log.current_name(name("b")) == name("c")
    assert told[-1] == (7, 7)
    assert told == sorted(told)


def test_a_rebuild_takes_any_number_of_questions(tmp_path: Path) -> None:
    count = 1_250
    with open_log(tmp_path) as log:
        log.write([Flagged(name(f"q{number:04}"), on=True) for number in range(count)], moment())
        log.connection.execute("DELETE FROM card")
        log.rebuild()
        assert len(log.cards("history")) == count


def test_after_a_rebuild_the_clock_goes_on(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (before,) = log.write([answered("a")], moment(TODAY + 90))
        log.rebuild()
        (after,) = log.write([answered("a")], moment())
    assert after.clock == before.clock + 1
