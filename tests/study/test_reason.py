import pytest

from quizkit.model.facts import Card, Name
from quizkit.study.memory import MemoryModel
from quizkit.study.reason import days, is_leech, why_now

NAME = Name("d", "q")
MODEL = MemoryModel()
KNOWN = Card(NAME, 10.0, 5.5, first_day=80, last_day=90, due_day=100, reps=3, lapses=1)


@pytest.mark.parametrize("card", [None, Card(NAME), Card(NAME, flagged=True)])
def test_a_new_question_says_so(card: Card | None) -> None:
    assert why_now(card, 100, MODEL) == ("New: it is its turn in the author's order.",)


def test_a_due_question_tells_its_chances() -> None:
    assert why_now(KNOWN, 100, MODEL) == (
        "Due today.",
        "Last answered 10 days ago; chance of recall now 90% (stability 10 days, difficulty 5.5 of 10).",
        "Answered 3 times, forgotten once.",
    )


def test_other_reasons() -> None:
    assert why_now(KNOWN, 103, MODEL)[0] == "Due 3 days ago."
    assert why_now(KNOWN, 95, MODEL)[0] == "Due in 5 days: asked out of turn."
    missed = KNOWN._replace(learning=True, last_day=100, due_day=101, reps=1, lapses=0)
    assert why_now(missed, 100, MODEL) == (
        "Missed today: it comes back until it is recalled once.",
        "Answered once, never forgotten.",
    )


def test_what_was_missed_is_told_on_its_day_alone() -> None:
    missed_before = KNOWN._replace(learning=True, last_day=99, lapses=2)
    assert why_now(missed_before, 100, MODEL) == ("Due today.", "Answered 3 times, forgotten 2 times.")
    known_today = KNOWN._replace(last_day=95)
    assert why_now(known_today, 95, MODEL)[0] == "Due in 5 days: asked out of turn."


def test_another_reason_stands_in_the_place_of_the_due_day() -> None:
    lines = why_now(KNOWN, 95, MODEL, "Asked for the exam in 3 days.")
    assert lines[0] == "Asked for the exam in 3 days."
    assert lines[1:] == why_now(KNOWN, 95, MODEL)[1:]


@pytest.mark.parametrize(
    ("lapses", "leech"), [(0, False), (7, False), (8, True), (9, False), (12, True), (16, True)]
)
def test_leeches(lapses: int, leech: bool) -> None:
    assert is_leech(lapses) is leech


@pytest.mark.parametrize(
    ("count", "told"),
    [(0.36, "0.4 days"), (1.0, "1 day"), (1.2, "1 day"), (1.6, "2 days"), (41.2, "41 days")],
)
def test_days(count: float, told: str) -> None:
    assert days(count) == told
