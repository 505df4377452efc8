"""Items to put in order, given as such or by their dates."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import Arrange
from quizkit.model.grades import Outcome
from quizkit.model.replies import Arranged, GaveUp, Reply, Ticked

if TYPE_CHECKING:
    from kind_samples import Read

LAYERS = "{question: Lowest first., order: [link, internet, transport, application]}"
# The second and the third cannot be told apart.
EVENTS = """
question: Earliest first.
timeline:
  Peace of Westphalia: 1648
  Diet of Worms: 1521-04-18
  Knights' Revolt: 1521
  Magna Carta: 1215 +- 1
"""
EVENTS_IN_ORDER = ("Magna Carta", "Knights' Revolt", "Diet of Worms", "Peace of Westphalia")


def shown(form: object) -> tuple[str, ...]:
    assert isinstance(form, Arrange)
    return tuple(item.key for item in form.items)


def test_an_order(read: "Read") -> None:
    layers = read(LAYERS).only
    assert layers.kind == "ordering"
    assert layers.right_lines() == ("link", "internet", "transport", "application")
    assert layers.right_reply() == Arranged(layers.right_lines())


def test_a_timeline_is_sorted_by_its_dates(read: "Read") -> None:
    events = read(EVENTS).only
    assert events.right_reply() == Arranged(EVENTS_IN_ORDER)
    assert events.right_lines() == (
        "Magna Carta (1215 ± 1)",
        "Knights' Revolt (1521)",
        "Diet of Worms (18 April 1521)",
        "Peace of Westphalia (1648)",
    )


@pytest.mark.parametrize("text", [LAYERS, EVENTS, "{question: Q, order: [a, b], shuffle: false}"])
def test_it_is_never_shown_in_a_right_order(read: "Read", text: str) -> None:
    ordering = read(text).only
    forms = [ordering.form(str(seed)) for seed in range(50)]
    assert all(ordering.grade(Arranged(shown(form))).score < 1 for form in forms)
    assert {tuple(sorted(shown(form))) for form in forms} == {tuple(sorted(shown(forms[0])))}
    assert ordering.form("7") == ordering.form("7")


@pytest.mark.parametrize(
    ("reply", "score", "outcome"),
    [
        (Arranged(("link", "internet", "transport", "application")), 1, Outcome.RIGHT),
        (Arranged(("internet", "link", "transport", "application")), 5 / 6, Outcome.PARTLY),
        (Arranged(("application", "link", "internet", "transport")), 3 / 6, Outcome.PARTLY),
        (Arranged(("application", "transport", "internet", "link")), 0, Outcome.WRONG),
        # Replies that do not fit.
        (Arranged(("link", "internet", "transport")), 0, Outcome.WRONG),
        (Arranged(("link", "internet", "transport", "gone")), 0, Outcome.WRONG),
        (Arranged(("link", "link", "internet", "transport", "application")), 0, Outcome.WRONG),
        (Ticked(("link", "internet", "transport", "application")), 0, Outcome.WRONG),
        (GaveUp(), 0, Outcome.WRONG),
    ],
)
def test_grades(read: "Read", reply: Reply, score: float, outcome: Outcome) -> None:
    grade = read(LAYERS).only.grade(reply)
    assert grade.score == pytest.approx(score)
    assert grade.outcome is outcome
    assert grade.said == (reply.keys if isinstance(reply, Arranged) else ())


@pytest.mark.parametrize(
    ("order", "score"),
    [
        (("Magna Carta", "Knights' Revolt", "Diet of Worms", "Peace of Westphalia"), 1),
        (("Magna Carta", "Diet of Worms", "Knights' Revolt", "Peace of Westphalia"), 1),
        (("Knights' Revolt", "Magna Carta", "Diet of Worms", "Peace of Westphalia"), 4 / 5),
    ],
)
def test_events_at_the_same_time_may_stand_either_way(
    read: "Read", order: tuple[str, ...], score: float
) -> None:
    assert read(EVENTS).only.grade(Arranged(order)).score == pytest.approx(score)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{order: [a, b]}", [("E006", 1, 1)]),
        ("{question: Q, order: [a]}", [("E017", 1, 22)]),
        ("{question: Q, order: []}", [("E008", 1, 22)]),
        ("{question: Q, order: a}", [("E006", 1, 22)]),
        ("{question: Q, order: [a, b, ' A']}", [("E013", 1, 29)]),
        ("{question: Q, timeline: {a: 1453}}", [("E017", 1, 25)]),
        ("{question: Q, timeline: {a: 1453, b: 1453-05}}", [("E017", 1, 25)]),
        ("{question: Q, timeline: {a: 1453, b: soon}}", [("E016", 1, 38)]),
        ("{question: Q, timeline: {a: 1453, b: }}", [("E008", 1, 38)]),
        ("{question: Q, timeline: {a: 1453, A: 1454}}", [("E013", 1, 35)]),
        ("{question: Q, timeline: [1453, 1454]}", [("E006", 1, 25)]),
        ("{question: Q, order: [a, b], timeline: {a: 1, b: 2}}", [("E005", 1, 30)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()
