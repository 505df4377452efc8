"""Sentences with gaps."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.forms import FillGaps, Gap
from quizkit.model.grades import Grade, Outcome
from quizkit.model.replies import Filled, GaveUp, Listed, Reply

if TYPE_CHECKING:
    from kind_samples import Read

PEACE = """
cloze: The Peace of {{Westphalia}} ended the {{Thirty Years' War|30 Years War::which war}}.
feedback: {Augsburg: That was in 1555.}
"""
ONE_SLIP = "Counted as right: one slip of the finger."


def test_a_cloze(read: "Read") -> None:
    cloze = read(PEACE).only
    assert cloze.kind == "cloze"
    assert cloze.prompt == "The Peace of ____ ended the ____."
    form = cloze.form("seed")
    assert form == FillGaps(("The Peace of ", Gap(""), " ended the ", Gap("which war"), "."))
    assert cloze.right_reply() == Filled(("Westphalia", "Thirty Years' War"))
    assert cloze.right_lines() == ("Westphalia", "Thirty Years' War")
    assert cloze.accepted() == ("Westphalia", "Thirty Years' War", "30 Years War")


def test_pieces_and_gaps_alternate_to_the_ends(read: "Read") -> None:
    form = read('cloze: "{{a}}{{b}}"').only.form("seed")
    assert form == FillGaps(("", Gap(""), "", Gap(""), ""))


WANTED = ("Westphalia", "Thirty Years' War")


@pytest.mark.parametrize(
    ("reply", "grade"),
    [
        (
            Filled(("westphalia", "30 years war")),
            Grade(1, Outcome.RIGHT, ("westphalia", "30 years war"), ("Westphalia", "30 Years War")),
        ),
        (
            Filled(("Westphalja", "Thirty Yeers' War")),
            Grade(1, Outcome.ALMOST, ("Westphalja", "Thirty Yeers' War"), WANTED, ONE_SLIP),
        ),
        (
            Filled(("Augsburg", "Thirty Years War")),
            Grade(
                0.5,
                Outcome.PARTLY,
                ("Augsburg", "Thirty Years War"),
                WANTED,
                ONE_SLIP,
                ("That was in 1555.",),
            ),
        ),
        (
            Filled(("Augsbrug", "31 Years War")),
            Grade(0, Outcome.WRONG, ("Augsbrug", "31 Years War"), WANTED, "", ("That was in 1555.",)),
        ),
        (
            Filled(("", "31 Years War")),
            Grade(0, Outcome.WRONG, ("–", "31 Years War"), WANTED),
        ),
        (GaveUp(), Grade(0, Outcome.WRONG, (), WANTED)),
        (Listed(("Westphalia",)), Grade(0, Outcome.WRONG, (), WANTED)),
        # Replies to an older deck.
        (Filled(("Westphalia",)), Grade(0.5, Outcome.PARTLY, ("Westphalia", "–"), WANTED)),
        (Filled((*WANTED, "more")), Grade(1, Outcome.RIGHT, WANTED, WANTED)),
    ],
)
def test_grades(read: "Read", reply: Reply, grade: Grade) -> None:
    assert read(PEACE).only.grade(reply) == grade


def test_what_stands_in_another_gap_is_no_slip(read: "Read") -> None:
    cloze = read("cloze: The {{afferent}} nerve and the {{efferent}} one.").only
    assert cloze.grade(Filled(("efferent", "afferent"))).score == 0
    assert cloze.grade(Filled(("aferent", "efferentt"))).outcome is Outcome.ALMOST


def test_a_slip_towards_a_rival_is_wrong(read: "Read") -> None:
    cloze = read("cloze: The {{afferent}} nerve.").only
    assert cloze.grade(Filled(("efferent",))).score == 1
    assert cloze.grade(Filled(("efferent",)), rivals=["efferent"]).score == 0


def test_the_rules_of_typed_text_hold(read: "Read") -> None:
    assert read("{cloze: 'a {{Goïta}}', accents: true}").only.grade(Filled(("Goita",))).score == 0


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Filled(("", " ")), "Nothing was typed."),
        (Filled(()), "Nothing was typed."),
        (Filled(("", "x")), ""),
        (GaveUp(), ""),
    ],
)
def test_what_is_asked_again(read: "Read", reply: Reply, told: str) -> None:
    assert read(PEACE).only.objection(reply) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cloze:", [("E008", 1, 7)]),
        ("cloze: [a]", [("E006", 1, 8)]),
        ("cloze: no gap", [("E015", 1, 8)]),
        ("cloze: a {{gap", [("E015", 1, 8)]),
        ("cloze: an {{}} empty gap", [("E015", 1, 8)]),
        ("{cloze: 'a {{gap}}', feedback: {GAP: no}}", [("E012", 1, 33)]),
        ("{cloze: 'a {{gap}}', question: Q}", [("E004", 1, 22)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_the_message_says_what_is_wrong(read: "Read") -> None:
    (problem,) = read("cloze: a {{gap").problems
    assert problem.message == "a gap is not closed with }}, found 'a {{gap'"
    assert problem.help == r"for braces that are meant, write \{{ and \}}"
