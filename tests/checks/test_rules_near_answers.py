"""T304: answers that are a slip away from each other."""

import pytest
from check_samples import findings, fires, silent

from quizkit.model.problems import Problem


def told(text: str) -> list[Problem]:
    return [problem for problem in findings(text) if problem.code == "T304"]


@pytest.mark.parametrize(
    "marked",
    [
        "- {question: Q, answer: statues}\n- {question: R, answer: «statutes»}",
        "- {question: Q, answer: statues}\n- {question: R, answer: [laws, «Statutes»]}",
        "- {question: Q, list: [laws, statues]}\n- {question: R, answer: «statutes»}",
        "- {question: Q, answer: statues}\n- cloze: They are {{«statutes»::x}}.",
        "- cloze: Neither {{statues}} nor {{«statutes»}}.",
        # Two neighbours exchanged.
        "- {question: Q, answer: marital}\n- {question: R, answer: «martial»}",
        "- {question: Q, answer: Austria}\n- {question: R, answer: «Australia», typos: 2}",
        # Only the later question forgives slips, then only the earlier one.
        "- {question: Q, answer: statues, typos: 0}\n- {question: R, answer: «statutes»}",
        "- {question: Q, answer: «statues»}\n- {question: R, answer: statutes, typos: 0}",
    ],
)
def test_two_answers_are_a_slip_apart(marked: str) -> None:
    problem = fires("T304", marked)
    assert "differs only by a slip from" in problem.message
    assert problem.help.startswith("write `typos: 0`")


def test_the_other_question_is_named() -> None:
    text = "- {question: Q, answer: statues}\n- {question: R, answer: «statutes»}"
    message = "`statutes` differs only by a slip from `statues`, an answer of the question on line 2"
    assert fires("T304", text).message == message


def test_two_answers_differ_in_an_accent() -> None:
    problem = fires("T304", "- {question: Q, answer: Zürich}\n- {question: R, answer: «Zurich»}")
    assert "only in an accent" in problem.message
    assert "`accents: true`" in problem.help


def test_two_questions_are_told_of_once() -> None:
    assert (
        len(told("- {question: Q, answer: [statues, statue]}\n- {question: R, answer: [statutes, statute]}"))
        == 1
    )


def test_a_wrong_text_of_another_question_would_count() -> None:
    text = "- {question: Q, answer: Liberia, feedback: {Siberia: No.}}\n- {question: R, answer: «Iberia»}"
    # The answer of the first is as near, but not as near as a slip.
    problem = fires("T304", text.replace("Liberia,", "Tundra,").replace("Iberia", "Sibera"))
    assert (
        problem.message == "`Siberia`, which the question on line 2 has as wrong, would count as a slip here"
    )
    assert problem.help == "name it under `feedback` here too, or write `typos: 0`"


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Q, answer: Slovakia}\n- {question: R, answer: Slovenia}",
        "- {question: Q, answer: Iran}\n- {question: R, answer: Iraq}",
        "- {question: Q, answer: statues, typos: 0}\n- {question: R, answer: statutes, typos: 0}",
        "- {question: Q, answer: Zürich, accents: true}\n- {question: R, answer: Zurich, accents: true}",
        # Each accepts the other.
        "- {question: Q, answer: [Gaddafi, Qaddafi]}\n- {question: R, answer: [Qaddafi, Gaddafi]}",
        # The same answer twice, and the same but for capitals.
        "- {question: Q, answer: Berlin}\n- {question: R, answer: berlin}",
        # Its author knows it.
        "- {question: Q, answer: statues, feedback: {statutes: These are laws.}}",
        "- {question: Q, answer: trail, feedback: {Trial: No}}\n- {question: R, answer: trial, typos: 0}",
        # Items of one list stand beside each other, and both are right.
        "- {question: Q, list: [statues, statutes]}",
        "- cloze: Neither {{statues|statutes}} nor {{statutes|statues}}.",
        "- {question: Q, answer: a, feedback: {trail: N}}\n- {question: R, answer: b, feedback: {trial: N}}",
        # Numbers are no slips.
        "- {question: Q, answer: chapter 12}\n- {question: R, answer: chapter 13}",
        "- {question: Q, right: statues, wrong: [x, y]}\n- {question: R, right: statutes, wrong: [x, y]}",
        "- {question: Q, answer: " + "x" * 50 + "}\n- {question: R, answer: " + "x" * 51 + "}",
    ],
)
def test_nothing_is_too_near(text: str) -> None:
    silent("T304", text)


def test_many_alike_are_not_compared_each_with_each() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    deck = "".join(f"- {{question: Q{one}, answer: {one}illing}}\n" for one in letters)
    assert 20 < len(told(deck)) <= 26 * 10


def test_a_long_text_with_two_slips() -> None:
    text = (
        "- {question: Q, answer: reconstructionists}\n- {question: R, answer: «reconstructionism», typos: 2}"
    )
    silent("T304", text.replace("«", "").replace("»", "").replace("nism", "nixx"))
    fires("T304", text.replace("nism", "nisms"))
