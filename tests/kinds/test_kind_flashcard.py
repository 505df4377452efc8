"""Cards: a front, a back, and the learner's own word on the recall."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import TurnOver
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Picked, Rated, Reply

if TYPE_CHECKING:
    from kind_samples import Read

CARD = "{front: Diet, back: an assembly, hint: not food}"


def test_a_card(read: "Read") -> None:
    card = read(CARD).only
    assert card.kind == "flashcard"
    assert card.prompt == "Diet"
    assert card.form("seed") == TurnOver("an assembly")
    assert card.right_lines() == ("an assembly",)
    assert card.about.group == card.about.key
    assert card.accepted() == ()


def test_both_directions_are_siblings(read: "Read") -> None:
    front, back = read("{id: diet, front: Diet, back: an assembly, hint: not food, both: true}").questions
    assert (front.about.key, back.about.key) == ("diet", "diet~back")
    assert front.about.group == back.about.group == "diet"
    assert (back.prompt, back.right_lines()) == ("an assembly", ("Diet",))
    # The hints were written for the front.
    assert (front.about.hints, back.about.hints) == (("not food",), ())


def test_both_may_be_false(read: "Read") -> None:
    assert read("{front: Diet, back: an assembly, both: false}").only.prompt == "Diet"


@pytest.mark.parametrize(
    ("reply", "score", "outcome", "rating"),
    [
        (Rated(1), 0, Outcome.WRONG, 1),
        (Rated(2), 1, Outcome.RIGHT, 2),
        (Rated(3), 1, Outcome.RIGHT, 3),
        (Rated(4), 1, Outcome.RIGHT, 4),
        (Rated(0), 0, Outcome.WRONG, None),
        (Rated(5), 0, Outcome.WRONG, None),
        (GaveUp(), 0, Outcome.WRONG, None),
        (Picked("an assembly"), 0, Outcome.WRONG, None),
    ],
)
def test_grades(read: "Read", reply: Reply, score: float, outcome: Outcome, rating: int | None) -> None:
    grade = read(CARD).only.grade(reply)
    assert (grade.score, grade.outcome, grade.rating) == (score, outcome, rating)
    assert (grade.said, grade.right) == ((), ("an assembly",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{back: an assembly}", [("E006", 1, 1)]),
        ("{front: , back: an assembly}", [("E008", 1, 9)]),
        ("{front: Diet, back: [one, two]}", [("E006", 1, 21)]),
        ("{front: Diet, back: an assembly, both: yes}", [("E006", 1, 40)]),
        ("{front: Diet}", [("E005", 1, 1)]),
        ("{front: Diet, back: an assembly, wrong: [x]}", [("E004", 1, 34)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()
