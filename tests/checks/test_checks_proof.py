"""The proof that questions mark their own answers: it must notice one that does not."""

from collections.abc import Collection

import pytest
from check_samples import deck, findings

from quizkit.checks.proof import prove
from quizkit.checks.subject import Entry
from quizkit.kinds.multiple_response import MultipleResponse
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.kinds.single_choice import SingleChoice
from quizkit.model.grades import Grade
from quizkit.model.question import Question
from quizkit.model.replies import Reply


class _LyingChoice(SingleChoice):
    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        return super().grade(reply, rivals)._replace(score=1.0)


class _LyingTicks(MultipleResponse):
    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        return super().grade(reply, rivals)._replace(score=0.5)


class _LyingAnswer(ShortAnswer):
    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        honest = super().grade(reply, rivals)
        return honest._replace(score=1.0 - honest.score)


SAMPLES: list[tuple[str, type[Question], list[tuple[int, str]]]] = [
    (
        "- question: Q?\n  right: a1\n  wrong: [b1, c1]\n",
        _LyingChoice,
        [
            (4, "the wrong option `b1` is marked as right"),
            (4, "the wrong option `c1` is marked as right"),
        ],
    ),
    (
        "- question: Q?\n  right: [a1, b1]\n  wrong: [c1]\n",
        _LyingTicks,
        [
            (2, "the right answer is marked as wrong: `a1, b1`"),
            (4, "the wrong option `c1` is marked as right"),
        ],
    ),
    (
        "- question: Q?\n  answer: [alpha, beta]\n  feedback: {gamma: no}\n",
        _LyingAnswer,
        [
            (2, "the right answer is marked as wrong: `alpha`"),
            (2, "the accepted text `alpha` is marked as wrong"),
            (2, "the accepted text `beta` is marked as wrong"),
            (4, "`gamma` has words on why it is wrong, and is marked as right"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "liar", "told"), SAMPLES)
def test_a_question_that_marks_otherwise_is_told(
    text: str, liar: type[Question], told: list[tuple[int, str]]
) -> None:
    checked = deck(text)
    (entry,) = checked.entries
    lying = Entry(liar(*entry.question._values()), entry.node)
    found = sorted((problem.place.line, problem.message) for problem in prove(lying, checked))
    assert found == sorted(told)
    assert {problem.code for problem in prove(lying, checked)} == {"E024"}


@pytest.mark.parametrize("text", [sample[0] for sample in SAMPLES])
def test_an_honest_one_is_not(text: str) -> None:
    assert "E024" not in {problem.code for problem in findings(text)}
