import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.facts import (
    EXAM,
    PRACTICE,
    STUDY,
    Answered,
    Card,
    Carried,
    DeckAdded,
    Event,
    Fact,
    Flagged,
    Moment,
    Name,
    Overridden,
    Seen,
    Suspended,
    Undone,
)
from quizkit.model.reviews import AGAIN_TODAY, DUE, EARLY, NEW, Review
from quizkit.study.memory import MemoryModel
from quizkit.study.projection import advance, project

NAME = Name("d", "q")
MODEL = MemoryModel()


def event(number: int, fact: Fact, day: int = 100) -> Event:
    return Event(f"e{number}", "dev", number, number, Moment(day * 86_400_000, 0, day), fact)


def answered(rating: int, due_day: int | None = None, mode: str = STUDY) -> Answered:
    return Answered(NAME, mode, '{"typed":"x"}', float(rating > 1), rating, 1000, 0, due_day)


def card(*facts: Fact) -> Card:
    return project(NAME, [event(n, fact, 100 + n) for n, fact in enumerate(facts)], MODEL).card


def reviews(*days_and_facts: tuple[int, Fact]) -> tuple[Review, ...]:
    events = [event(number, fact, day) for number, (day, fact) in enumerate(days_and_facts)]
    return project(NAME, events, MODEL).reviews


def test_an_answer_sets_the_card() -> None:
    one = card(answered(3, 107))
    assert (one.first_day, one.last_day, one.due_day, one.reps, one.lapses) == (100, 100, 107, 1, 0)
    assert one.stability_days > 0
    assert not one.learning


def test_a_due_day_that_no_event_chose_comes_from_the_model() -> None:
    one = card(answered(3))
    step = MODEL.after(None, 3, 100)
    assert one.due_day == 100 + step.interval_days


def test_lapses_count_what_was_known_and_then_forgotten() -> None:
    assert card(answered(1)).lapses == 0
    assert card(answered(3), answered(1)).lapses == 1
    assert card(answered(3), answered(1), answered(1)).lapses == 1
    assert card(answered(3), answered(1), answered(3), answered(1)).lapses == 2
    assert card(answered(3), answered(1)).learning


@pytest.mark.parametrize("mode", [PRACTICE, EXAM])
def test_practice_and_exams_leave_the_schedule_alone(mode: str) -> None:
    assert card(answered(3, 107), answered(1, mode=mode)) == card(answered(3, 107))
    assert len(reviews((100, answered(3, 107)), (101, answered(1, mode=mode)))) == 1


def test_undo_takes_an_answer_back_wherever_it_stands() -> None:
    assert card(answered(3, 107), answered(1, 101), Undone(NAME, "e1")) == card(answered(3, 107))
    assert card(answered(3, 107), Undone(NAME, "e0")) == Card(NAME)


def test_an_override_counts_instead_and_is_undone_with_its_answer() -> None:
    overridden = card(answered(1, 101), Overridden(NAME, "e0", 1.0, 3, 108))
    assert overridden == card(answered(3, 108))
    assert card(answered(1, 101), Overridden(NAME, "e0", 1.0, 3, 108), Undone(NAME, "e0")) == Card(NAME)


def test_flags_and_suspension() -> None:
    assert card(Flagged(NAME, on=True)).flagged
    assert not card(Flagged(NAME, on=True), Flagged(NAME, on=False)).flagged
    assert card(Suspended(NAME, on=True)).suspended


def test_a_changed_answer_is_due_at_once_but_never_later_than_before() -> None:
    seen = Seen(NAME, "p", "r", ask_again=True)
    assert card(answered(3, 150), seen).due_day == 101
    assert card(answered(3, 100), seen).due_day == 100
    assert card(seen).due_day is None
    assert (card(seen).prompt, card(seen).right) == ("p", "r")
    assert card(answered(3, 150), seen._replace(ask_again=False)).due_day == 150


def test_facts_of_other_things_leave_a_card_as_it_is() -> None:
    assert advance(Card(NAME), event(1, DeckAdded("/x")), MODEL) == (Card(NAME), None)
    assert advance(Card(NAME), event(1, Carried(NAME, Name("d", "old"))), MODEL) == (Card(NAME), None)


@given(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=1, max_size=12))
def test_answering_one_by_one_equals_the_replay(ratings: list[int]) -> None:
    events = [event(n, answered(rating, 100 + 2 * n), 100 + n) for n, rating in enumerate(ratings)]
    live, reviews = Card(NAME), []
    for one in events:
        live, review = advance(live, one, MODEL)
        reviews.append(review)
    assert project(NAME, events, MODEL) == (live, tuple(reviews))


def test_the_first_review_has_nothing_before_it() -> None:
    fact = answered(3, 107)._replace(took_ms=90_000, hints=1, sure=False)
    one = event(7, fact, 100)._replace(moment=Moment(100 * 86_400_000 + 90 * 60_000, -150, 99))
    (review,) = project(NAME, [one], MODEL).reviews
    memory = MODEL.after(None, 3, 99).memory
    assert review == Review(
        name=NAME,
        number=1,
        event="e7",
        day=99,
        hour=23,
        at_ms=one.moment.at_ms,
        since_days=None,
        stability_before_days=None,
        difficulty_before=None,
        recall=None,
        lapses=0,
        occasion=NEW,
        first_today=True,
        rating=3,
        score=1.0,
        took_ms=60_000,
        hints=1,
        sure=False,
        stability_days=memory.stability_days,
        difficulty=memory.difficulty,
        due_day=107,
    )


def test_a_review_tells_how_often_it_had_been_forgotten_before() -> None:
    """As the card counts it: missing it again before it was recalled is no second time."""
    given = [(100, 1), (101, 3), (102, 1), (103, 1), (104, 3), (110, 1), (111, 3)]
    found = reviews(*((day, answered(rating, day + 1)) for day, rating in given))
    assert [review.lapses for review in found] == [0, 0, 0, 1, 1, 1, 2]


def test_a_review_tells_what_the_model_thought_before_and_after() -> None:
    first, second = reviews((100, answered(3, 107)), (109, answered(1, 110)))
    memory = MODEL.after(None, 3, 100).memory
    assert (second.number, second.since_days, second.first_today) == (2, 9, True)
    assert (second.stability_before_days, second.difficulty_before) == (memory[0], memory[1])
    assert (first.stability_days, first.difficulty) == (memory[0], memory[1])
    assert second.recall == MODEL.recall(memory, 109)
    assert (second.rating, second.score, second.due_day) == (1, 0.0, 110)
    assert second.stability_days == MODEL.after(memory, 1, 109).memory.stability_days


@pytest.mark.parametrize(
    ("before", "day", "occasion", "since_days"),
    [
        ([], 100, NEW, None),
        ([(100, answered(3, 107))], 107, DUE, 7),
        ([(100, answered(3, 107))], 120, DUE, 20),
        ([(100, answered(3, 107))], 106, EARLY, 6),
        ([(100, answered(3, 107))], 100, EARLY, 0),
        ([(100, answered(1, 101))], 100, AGAIN_TODAY, 0),
        ([(100, answered(1, 101))], 101, DUE, 1),
        ([(100, answered(1, 101)), (100, answered(3, 103))], 100, EARLY, 0),
        ([(100, answered(3, 107)), (102, Seen(NAME, "p", "r", ask_again=True))], 102, DUE, 2),
        ([(100, answered(3, 107, PRACTICE))], 101, NEW, None),
        # A clock that went back: as on the same day.
        ([(100, answered(3, 107))], 90, EARLY, 0),
        ([(100, answered(1, 101))], 90, AGAIN_TODAY, 0),
    ],
)
def test_why_a_question_was_asked(
    before: list[tuple[int, Fact]], day: int, occasion: str, since_days: int | None
) -> None:
    last = reviews(*before, (day, answered(3, 200)))[-1]
    assert (last.occasion, last.since_days, last.first_today) == (occasion, since_days, since_days != 0)
    assert last.day == day


def test_what_a_clock_showed_that_was_ahead_is_not_kept() -> None:
    days = [100, 103, 190, 104]
    events = [event(number, answered(3), day) for number, day in enumerate(days)]
    card, (*_, ahead, last) = project(NAME, events, MODEL)
    assert (card.first_day, card.last_day, card.reps) == (100, 104, 4)
    assert card.due_day is not None
    assert 104 < card.due_day < 120
    assert ahead.stability_days > 20
    assert (last.day, last.since_days, last.stability_before_days, last.first_today) == (104, 0, 4.0, False)


def test_what_was_met_by_a_clock_that_was_ahead_was_met_when_it_was_right() -> None:
    card, _ = project(NAME, [event(0, answered(3), 190), event(1, answered(3), 100)], MODEL)
    assert (card.first_day, card.last_day) == (100, 100)


def test_a_review_counts_as_the_learner_said_later() -> None:
    said = Overridden(NAME, "e0", 1.0, 3, 108)
    (review,) = reviews((100, answered(1, 101)), (100, said))
    assert (review.rating, review.score, review.due_day) == (3, 1.0, 108)
    assert reviews((100, answered(1, 101)), (100, said), (100, Undone(NAME, "e0"))) == ()


def test_reviews_are_counted_without_those_taken_back() -> None:
    left = reviews(
        (100, answered(3, 107)), (107, answered(1, 108)), (108, answered(3)), (109, Undone(NAME, "e1"))
    )
    assert [(review.number, review.event, review.since_days) for review in left] == [
        (1, "e0", None),
        (2, "e2", 8),
    ]
