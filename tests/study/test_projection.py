from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.facts import (
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
from quizkit.study.memory import MemoryModel
from quizkit.study.projection import advance, project, retrace

NAME = Name("d", "q")
MODEL = MemoryModel()


def event(number: int, fact: Fact, day: int = 100) -> Event:
    return Event(f"e{number}", "dev", number, number, Moment(day * 86_400_000, 0, day), fact)


def answered(rating: int, due_day: int | None = None, mode: str = STUDY) -> Answered:
    return Answered(NAME, mode, '{"typed":"x"}', float(rating > 1), rating, 1000, 0, due_day)


def card(*facts: Fact) -> Card:
    return project(NAME, [event(n, fact, 100 + n) for n, fact in enumerate(facts)], MODEL)


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


def test_practice_leaves_the_schedule_alone() -> None:
    assert card(answered(3, 107), answered(1, mode=PRACTICE)) == card(answered(3, 107))


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
    assert advance(Card(NAME), event(1, DeckAdded("/x")), MODEL) == Card(NAME)
    assert advance(Card(NAME), event(1, Carried(NAME, Name("d", "old"))), MODEL) == Card(NAME)


@given(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=1, max_size=12))
def test_answering_one_by_one_equals_the_replay(ratings: list[int]) -> None:
    events = [event(n, answered(rating, 100 + 2 * n), 100 + n) for n, rating in enumerate(ratings)]
    live = Card(NAME)
    for one in events:
        live = advance(live, one, MODEL)
    assert live == project(NAME, events, MODEL)


def test_names_are_retraced_through_every_carry() -> None:
    a, b, c = Name("d", "a"), Name("d", "b"), Name("d", "c")
    carries = [(1, a, b), (2, b, c), (3, c, a)]
    assert retrace(a, carries) == a
    assert retrace(a, carries[:2]) == c
    assert retrace(b, carries[1:2]) == c
    assert retrace(b, carries[2:]) == b
