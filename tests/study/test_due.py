"""Why a question comes back on its day, word for word."""

from typing import Any

import pytest
from store_samples import MODEL, TODAY

from quizkit.model.facts import Card, Name
from quizkit.model.reviews import Review
from quizkit.study.due import why_that_day
from quizkit.study.schedule import Policy, Scheduler

LAST_DAY = TODAY - 10
MEMORY = MODEL.after(None, 4, LAST_DAY).memory
CARD = Card(Name("d", "a"), MEMORY.stability_days, MEMORY.difficulty, LAST_DAY, LAST_DAY, TODAY + 3)


def easy(percent: int, ending: str) -> str:
    answer = "the last answer, 10 days ago, was rated easy"
    return f": {answer}; recall is expected to be {percent}% on that day, and {ending}."


def last(due_day: int) -> Review:
    return Review(
        *(CARD.name, 1, "e", LAST_DAY, 9, 0, None, None, None, None, 0, "new", True, 4, 1.0, 1, 0, None),
        *(MEMORY.stability_days, MEMORY.difficulty, due_day),
    )


@pytest.mark.parametrize(
    ("wanted", "changes", "told"),
    [
        (
            0.9,
            {},
            "Due in 3 days, 7 October 2024" + easy(87, "90% is wanted"),
        ),
        (
            0.99,
            {"due_day": LAST_DAY + 1},
            "Due 9 days ago, 25 September 2024" + easy(98, "it cannot be sooner than the next day"),
        ),
        (
            0.99,
            {"due_day": LAST_DAY + 2},
            "Due 8 days ago, 26 September 2024" + easy(97, "99% is wanted"),
        ),
        (
            0.9,
            {"due_day": LAST_DAY + 1},
            "Due 9 days ago, 25 September 2024" + easy(98, "90% is wanted"),
        ),
        (
            0.9,
            {"learning": True, "last_day": TODAY, "due_day": TODAY + 1},
            "Missed today: it comes back until it is recalled once. Due tomorrow, 5 October 2024"
            + easy(98, "90% is wanted"),
        ),
        (
            0.9,
            {"learning": True},
            "Due in 3 days, 7 October 2024" + easy(87, "90% is wanted"),
        ),
        (0.9, {"suspended": True}, "Due in 3 days, 7 October 2024, but it is set aside and not asked."),
        (
            0.9,
            {"last_day": None},
            "Not answered so far: it comes when it is its turn in the author's order.",
        ),
        (0.9, {"due_day": None}, "Not answered so far: it comes when it is its turn in the author's order."),
    ],
)
def test_why_that_day(wanted: float, changes: dict[str, Any], told: str) -> None:
    card = CARD._replace(**changes)
    scheduler = Scheduler(MODEL, Policy(0.5, {"d": wanted}))
    assert why_that_day(card, last(card.due_day or TODAY), TODAY, scheduler) == told


def test_a_question_that_was_brought_forward_says_why() -> None:
    told = why_that_day(CARD, last(TODAY + 4), TODAY, Scheduler(MODEL))
    assert told == "Due in 3 days, 7 October 2024: its right answer was changed, so that it is asked again."


def test_a_question_without_an_answer_waits_for_its_turn() -> None:
    told = why_that_day(CARD, None, TODAY, Scheduler(MODEL))
    assert told == "Not answered so far: it comes when it is its turn in the author's order."
