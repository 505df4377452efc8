"""One right option among wrong ones, and the reading of options that multiple response shares."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import Option, PickOne
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Picked, Reply, Ticked, Typed

if TYPE_CHECKING:
    from kind_samples import Read

CHOICE = """
question: Which king issued the Edict of Nantes?
right: Henry IV
wrong:
  Louis XIV: He revoked it.
  Henry III:
"""


def shown(form: object) -> list[str]:
    assert isinstance(form, PickOne)
    assert all(option == Option(option.text, option.text) for option in form.options)
    return [option.text for option in form.options]


def test_a_choice(read: "Read") -> None:
    choice = read(CHOICE).only
    assert choice.kind == "single choice"
    assert choice.prompt == "Which king issued the Edict of Nantes?"
    assert choice.right_lines() == ("Henry IV",)
    assert choice.right_reply() == Picked("Henry IV")
    assert choice.objection(Picked("")) == ""


@pytest.mark.parametrize(
    ("reply", "score", "said", "feedback"),
    [
        (Picked("Henry IV"), 1, ("Henry IV",), ()),
        (Picked("Louis XIV"), 0, ("Louis XIV",), ("He revoked it.",)),
        (Picked("Henry III"), 0, ("Henry III",), ()),
        (Picked("gone from the deck"), 0, ("gone from the deck",), ()),
        (GaveUp(), 0, (), ()),
        (Typed("Henry IV"), 0, (), ()),
        (Ticked(("Henry IV",)), 0, (), ()),
    ],
)
def test_grades(
    read: "Read", reply: Reply, score: float, said: tuple[str, ...], feedback: tuple[str, ...]
) -> None:
    grade = read(CHOICE).only.grade(reply)
    assert (grade.score, grade.said, grade.feedback) == (score, said, feedback)
    assert grade.outcome == (Outcome.RIGHT if score else Outcome.WRONG)
    assert grade.right == ("Henry IV",)


def test_options_are_shuffled_by_the_seed(read: "Read") -> None:
    choice = read("{question: Q, right: a, wrong: [b, c, d, e]}").only
    orders = {tuple(shown(choice.form(str(seed)))) for seed in range(20)}
    assert len(orders) > 5
    assert {tuple(sorted(order)) for order in orders} == {("a", "b", "c", "d", "e")}
    assert choice.form("7") == choice.form("7")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("{question: Q, right: a, wrong: [c, b], shuffle: false}", ["a", "c", "b"]),
        ("{question: Q, wrong: [c, b], right: a, shuffle: false}", ["c", "b", "a"]),
        ("{question: Q, right: a, wrong: [c, b], shuffle: false, pin: C}", ["a", "b", "c"]),
    ],
)
def test_options_stay_in_the_order_of_the_file(read: "Read", text: str, order: list[str]) -> None:
    assert [shown(read(text).only.form(seed)) for seed in "12345678"] == [order] * 8


def test_the_deck_may_forbid_shuffling(read: "Read") -> None:
    text = "{question: Q, right: a, wrong: [c, b]}"
    assert shown(read(text, shuffle=False).only.form("any")) == ["a", "c", "b"]
    assert read(text[:-1] + ", shuffle: true}", shuffle=False).only.about.shuffle


def test_the_pinned_option_stays_last(read: "Read") -> None:
    choice = read("{question: Q, right: a, wrong: [None of these, b, c], pin: none of these}").only
    orders = [shown(choice.form(str(seed))) for seed in range(20)]
    assert {order[-1] for order in orders} == {"None of these"}
    assert len({tuple(order) for order in orders}) > 1


def test_capitals_among_signs_tell_options_apart(read: "Read") -> None:
    assert read("{question: Q, right: f(N), wrong: [f(n), F(N)]}").only.right_lines() == ("f(N)",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{right: a, wrong: [b]}", [("E006", 1, 1)]),
        ("{question: '', right: a, wrong: [b]}", [("E008", 1, 12)]),
        ("{question: Q, right: a}", [("E014", 1, 1)]),
        ("{question: Q, right: a, wrong: []}", [("E014", 1, 32)]),
        ("{question: Q, right: a, wrong: {}}", [("E014", 1, 32)]),
        ("{question: Q, right: a, wrong: ''}", [("E014", 1, 32)]),
        ("{question: Q, right: a, wrong: b}", [("E006", 1, 32)]),
        ("{question: Q, right: '', wrong: [b]}", [("E008", 1, 22)]),
        ("{question: Q, right: {a: b}, wrong: [b]}", [("E006", 1, 22)]),
        (
            "{question: Q, right: a, wrong: [b, '', [c], {d: e}]}",
            [("E008", 1, 36), ("E006", 1, 40), ("E006", 1, 45)],
        ),
        ("{question: Q, right: a, wrong: {b: [c], '': d}}", [("E006", 1, 36), ("E008", 1, 41)]),
        ("{question: Q, right: a, wrong: [b, A, c]}", [("E012", 1, 36)]),
        ("{question: Q, right: a, wrong: [b, c, ' B ']}", [("E013", 1, 39)]),
        ("{question: Q, right: a, wrong: {b: , B: }}", [("E013", 1, 38)]),
        ("{question: Q, right: x-1, wrong: [x-1]}", [("E012", 1, 35)]),
        ("{question: Q, right: a, wrong: [b], pin: c}", [("E006", 1, 42)]),
        ("{question: Q, right: a, wrong: [b], pin: ''}", [("E008", 1, 42)]),
        ("{question: Q, right: a, wrong: [b], shuffle: no}", [("E006", 1, 46)]),
        ("{question: Q, right: a, wrong: [b], front: c}", [("E004", 1, 37)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_messages_say_what_was_found(read: "Read") -> None:
    problems = read("{question: Q, right: a, wrong: 'Speyer, Augsburg', level: 9}").problems
    assert [problem.message for problem in problems] == [
        "`wrong` should be a list like [one, two], found 'Speyer, Augsburg'",
        "`level` should be a whole number from 1 to 5, found '9'",
    ]
