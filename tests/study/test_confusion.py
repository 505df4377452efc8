"""The same wrong answer twice, and what was sure but wrong."""

import pytest

from quizkit.model.facts import (
    EXAM,
    PRACTICE,
    STUDY,
    Answered,
    Event,
    Fact,
    Flagged,
    Moment,
    Name,
    Overridden,
    Undone,
)
from quizkit.model.replies import GaveUp, Picked, Reply, Ticked, Typed, to_json
from quizkit.study.confidence import sure_but_wrong
from quizkit.study.confusion import given_before, told

NAME = Name("deck", "q")
SPEYER, WORMS = Picked("Speyer"), Picked("Worms")


def answered(reply: Reply, score: float = 0.0, mode: str = STUDY, sure: bool | None = None) -> Answered:
    return Answered(NAME, mode, to_json(reply), score, 3 if score else 1, 4000, 0, sure=sure)


def events(*facts: Fact) -> list[Event]:
    """One a day, from day 101; the first has the id "0"."""
    return [
        Event(str(place), "device", place + 1, place + 1, Moment(1000 + place, 0, 101 + place), fact)
        for place, fact in enumerate(facts)
    ]


@pytest.mark.parametrize(
    ("facts", "reply", "days"),
    [
        ([], SPEYER, ()),
        ([answered(SPEYER)], SPEYER, (101,)),
        ([answered(SPEYER), answered(WORMS, 1.0), answered(SPEYER)], SPEYER, (101, 103)),
        ([answered(SPEYER)], Picked("Augsburg"), ()),
        ([answered(SPEYER, mode=PRACTICE)], SPEYER, (101,)),
        ([answered(SPEYER, mode=EXAM)._replace(exam="9")], SPEYER, ()),
        ([answered(SPEYER), Undone(NAME, "0")], SPEYER, ()),
        ([answered(SPEYER, 1.0)], SPEYER, ()),
        ([answered(Typed("Calvin"))], Typed(" calvin"), (101,)),
        ([answered(Typed("Calvin")), Overridden(NAME, "0", 1.0, 3)], Typed("Calvin"), ()),
        ([answered(Typed("Calvin"))], Picked("Calvin"), ()),
        ([answered(GaveUp())], GaveUp(), ()),
        ([answered(Ticked(("a",)))], Ticked(("a",)), ()),
        ([Flagged(NAME, on=True), answered(SPEYER)], SPEYER, (102,)),
    ],
)
def test_on_which_days_the_same_was_answered(facts: list[Fact], reply: Reply, days: tuple[int, ...]) -> None:
    assert given_before(events(*facts), reply, "none") == days


def test_the_answer_itself_does_not_count() -> None:
    assert given_before(events(answered(SPEYER), answered(SPEYER)), SPEYER, "1") == (101,)


@pytest.mark.parametrize(
    ("days", "reply", "today", "sentence"),
    [
        ([], SPEYER, 20_600, ""),
        ([20_576], SPEYER, 20_600, "You chose this before, on 3 May."),
        ([20_600], SPEYER, 20_600, "You chose this before, today."),
        ([20_576 - 365], SPEYER, 20_600, "You chose this before, on 3 May 2025."),
        ([20_570, 20_576], SPEYER, 20_600, "You chose this twice before, last on 3 May."),
        ([1, 2, 20_576], Typed("x"), 20_600, "You wrote this 3 times before, last on 3 May."),
    ],
)
def test_how_it_is_told(days: list[int], reply: Reply, today: int, sentence: str) -> None:
    assert told(days, reply, today) == sentence


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ([], None),
        ([answered(SPEYER)], None),
        ([answered(SPEYER, sure=True)], "0"),
        ([answered(SPEYER, sure=False)], None),
        ([answered(WORMS, 1.0, sure=True)], None),
        ([answered(SPEYER, sure=True), answered(WORMS, 1.0)], "0"),
        ([answered(SPEYER, sure=True), answered(WORMS, 1.0, sure=True)], None),
        ([answered(SPEYER, sure=True), answered(SPEYER, mode=PRACTICE, sure=False)], None),
        ([answered(SPEYER, sure=True), answered(WORMS, 1.0, sure=True), Undone(NAME, "1")], "0"),
        ([answered(SPEYER, sure=True), Undone(NAME, "0")], None),
        ([answered(SPEYER, sure=True), Overridden(NAME, "0", 1.0, 3)], None),
        ([answered(WORMS, 1.0, sure=True), answered(SPEYER, sure=True)], "1"),
    ],
)
def test_which_answer_was_sure_but_wrong(facts: list[Fact], answer: str | None) -> None:
    found = sure_but_wrong(events(*facts))
    assert (None if found is None else found.id) == answer
