"""Comments that silence a rule, and S806, which tells of those that silence nothing."""

import pytest
from check_samples import codes, deck, findings, fires, fixed, silent

from quizkit.checks.ignores import heed

LONG = "answer: one two three four five six"
PASSAGE = "- passage: P\n  questions:\n"


@pytest.mark.parametrize(
    "text",
    [
        # On a line of the question.
        f"- question: Q  # quizkit: ignore[T303] as in the book\n  {LONG}\n",
        f"- question: Q\n  {LONG}  # quizkit: ignore[T303]\n",
        f"- question: Q\n  {LONG} # quizkit: ignore[T303]\n",
        f"- question: Q\n  # quizkit: ignore[T303]\n  {LONG}\n",
        f"- question: Q\n  {LONG}\n  why: |\n    So.\n  # quizkit: ignore[T303]\n  level: 1\n",
        # Above it.
        f"questions:\n# quizkit: ignore[T303]\n- question: Q\n  {LONG}\n",
        f"- {{question: P, answer: a}}\n# quizkit: ignore[T303]\n\n- question: Q\n  {LONG}\n",
        f"questions:\n  # quizkit: ignore[T303]\n\n  - question: Q\n    {LONG}\n",
        f"- a text\n- question: Q  # quizkit: ignore[T303]\n  {LONG}\n",
        # On a passage and above it, for all its questions.
        f"- passage: P  # quizkit: ignore[T303]\n  questions:\n  - question: Q\n    {LONG}\n",
        f"questions:\n# quizkit: ignore[T303]\n- passage: P\n  questions:\n  - question: Q\n    {LONG}\n",
        # On a question of a passage.
        f"- passage: P\n  questions:\n  # quizkit: ignore[T303]\n  - question: Q\n    {LONG}\n",
        # Below it, among its keys.
        f"- question: Q\n  {LONG}\n  # quizkit: ignore[T303]\n",
        f"- question: Q\n  {LONG}\n  # quizkit: ignore[T303]\n- question: P\n  answer: a\n",
        f"- passage: P\n  questions:\n  - question: Q\n    {LONG}\n    # quizkit: ignore[T303]\n",
        f"- passage: P\n  questions:\n  - question: Q\n    {LONG}\n  # quizkit: ignore[T303]\n",
        # By its name.
        f"- question: Q  # quizkit: ignore[long-answer]\n  {LONG}\n",
        # In any spelling.
        f"- question: Q  #quizkit:ignore[t303]\n  {LONG}\n",
        f"- question: Q  # quizkit: ignore [ T303 ,t301]\n  {LONG}\n",
        f"- question: Q  # quizkit: ignore[T303]\r\n  {LONG}\r\n",
    ],
)
def test_a_comment_silences_a_rule(text: str) -> None:
    assert "T303" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        # On another question, or for another rule.
        f"- question: P  # quizkit: ignore[T303]\n  answer: a\n- question: Q\n  {LONG}\n",
        f"- question: Q\n  {LONG}\n# quizkit: ignore[T303]\n- question: P\n  answer: a\n",
        f"- question: P\n  answer: a\n  # quizkit: ignore[T303]\n- question: Q\n  {LONG}\n",
        f"{PASSAGE}  - question: Q\n    {LONG}\n  # quizkit: ignore[T303]\n  - {{front: a, back: b}}\n",
        f"- question: Q  # quizkit: ignore[T301]\n  {LONG}\n",
        f"- question: Q  # quizkit: ignore\n  {LONG}\n",
        f"title: T  # quizkit: ignore[T303]\nquestions:\n- question: Q\n  {LONG}\n",
        f"# quizkit: ignore[T303]\ntitle: T\nquestions:\n- question: Q\n  {LONG}\n",
        f"- question: Q\n  {LONG}\n# quizkit: ignore[T303]\n",
        # In a text that is quoted or a block.
        f'- question: "Q # quizkit: ignore[T303]"\n  {LONG}\n',
        f"- question: 'Q\n    # quizkit: ignore[T303]'\n  {LONG}\n",
        f"- question: |\n    Q\n    # quizkit: ignore[T303]\n  {LONG}\n",
        f"- question: Q#quizkit:ignore[T303]\n  {LONG}\n",
    ],
)
def test_a_comment_does_not_silence_a_rule(text: str) -> None:
    assert "T303" in codes(text)


def test_a_comment_on_a_term() -> None:
    terms = "terms:\n  Diet: an  assembly\n  elector: a  prince\n"
    assert sum(problem.code == "S801" for problem in findings(terms)) == 2
    for text in (
        terms.replace("assembly\n", "assembly  # quizkit: ignore[S801]\n"),
        terms.replace("terms:\n", "terms:\n  # quizkit: ignore[S801]\n"),
    ):
        (left,) = (problem for problem in findings(text) if problem.code == "S801")
        assert left.place.line == text[: text.index("a  prince")].count("\n") + 1


def test_a_comment_in_the_head_is_for_the_whole_deck() -> None:
    text = "description: D\nquestions:\n- {question: Q, answer: a}\n"
    assert "D714" in codes(text)
    assert "D714" not in codes(f"# quizkit: ignore[D714]\n{text}")
    assert "D714" not in codes(text.replace("D\n", "D  # quizkit: ignore[D714]\n"))
    # On a question it says nothing of the deck.
    assert "D714" in codes(text.replace("}\n", "}  # quizkit: ignore[D714]\n"))


def test_an_error_cannot_be_silenced() -> None:
    unknown = "- question: Q\n  right: a\n  worng: [b]  # quizkit: ignore[E004]\n"
    text = unknown + "- question: P  # quizkit: ignore[E005]\n  answer: a\n"
    assert "E004" in codes(text)
    told = [problem.message for problem in findings(text) if problem.code == "S806"]
    assert told == ["an error cannot be ignored: `E004`", "an error cannot be ignored: `E005`"]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        (
            "- question: Q  «# quizkit: ignore[T303]»\n  answer: a\n",
            "nothing is left to ignore here for `T303`",
        ),
        (
            "questions:\n«# quizkit: ignore[T303] why»\n- question: Q\n  answer: a\n",
            "nothing is left to ignore here for `T303`",
        ),
        (
            f"- question: Q  «# quizkit: ignore[T301, T303, answer-in-prompt]»\n  {LONG}\n",
            "nothing is left to ignore here for `T301`, `answer-in-prompt`",
        ),
        (
            "- question: Q  «# quizkit: ignore[x999, T3, long-answers]»\n  answer: a\n",
            "no rule is called `x999`, `T3`, `long-answers`",
        ),
        (
            "- question: Q  «# quizkit: ignore»\n  answer: a\n",
            "this comment silences nothing: it names no rule",
        ),
        (
            "- question: Q  «# quizkit: ignore[]»\n  answer: a\n",
            "this comment silences nothing: it names no rule",
        ),
        (
            "- question: Q  «# quizkit: ignore[T303]»\r\n  answer: a\r\n",
            "nothing is left to ignore here for `T303`",
        ),
    ],
)
def test_a_comment_silences_nothing(marked: str, message: str) -> None:
    assert fires("S806", marked).message == message


@pytest.mark.parametrize(
    "text",
    [
        f"- question: Q  # quizkit: ignore[T303]\n  {LONG}\n",
        '- question: "Q # quizkit: ignore[T303]"\n  answer: a\n',
        "- question: |\n    Q\n    # quizkit: ignore[T303]\n  answer: a\n",
        "- question: Q  # not quizkit, to ignore[T303]\n  answer: a\n",
        "- question: Q  # quizkit: ignored[T303]\n  answer: a\n",
    ],
)
def test_a_comment_is_of_use_or_is_another(text: str) -> None:
    silent("S806", text)


def test_a_comment_for_a_rule_that_was_not_run_may_be_needed_again() -> None:
    one = deck("- question: Q  # quizkit: ignore[T303, T301]\n  answer: a\n")
    assert [problem.message for problem in heed(one, [], {"S806", "T301"})] == [
        "nothing is left to ignore here for `T301`"
    ]
    assert heed(one, [], {"T301", "T303"}) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- question: Q  # quizkit: ignore[T303] why\n  answer: a  # so\n",
            "- question: Q\n  answer: a  # so\n",
        ),
        ("  # quizkit: ignore[T303]\n  - question: Q\n    answer: a\n", "  - question: Q\n    answer: a\n"),
        (
            "- question: Q\r\n  # quizkit: ignore[T303]\r\n  answer: a  # quizkit: ignore[E004]\r\n",
            "- question: Q\r\n  answer: a\r\n",
        ),
        (
            f"- question: Q  # quizkit: ignore[T301, T303] as in the book\n  {LONG}\n",
            f"- question: Q  # quizkit: ignore[T303] as in the book\n  {LONG}\n",
        ),
        (
            f"- question: Q  # quizkit: ignore[long-answer,X999,T301]\n  {LONG}\n",
            f"- question: Q  # quizkit: ignore[long-answer, X999]\n  {LONG}\n",
        ),
        ("- question: Q\n  answer: a\n# quizkit: ignore[T303]", "- question: Q\n  answer: a\n"),
    ],
)
def test_the_comment_is_taken_out(before: str, after: str) -> None:
    start = before if before.startswith("-") else f"questions:\n{before}"
    assert fixed("S806", start) == f"questions:\n{after}"
