"""Statements that are true or false."""

import pytest
from check_samples import codes, fires, fixed, silent


def test_an_absolute_term_in_a_false_statement() -> None:
    fires("F201", "- {question: Water «always» boils at 100 degrees., truth: false}")


@pytest.mark.parametrize(
    "text",
    [
        "[{question: Water always boils somewhere., truth: true}]",
        "[{question: Water does not always freeze., truth: false}]",
        "[{question: Which metal always melts?, right: tin, wrong: [gold, lead]}]",
        "[{question: Water always boils., truth: false}, {question: Ice always floats., truth: true}]",
        (
            "[{question: Ice never melts., truth: false}, {question: Ice is always red., truth: false},"
            " {question: Ice always floats., truth: true}]"
        ),
    ],
)
def test_absolute_terms_that_tell_nothing(text: str) -> None:
    silent("F201", f"questions: {text}")


def test_two_negatives() -> None:
    fires("F202", "- {question: Plants «cannot grow without» light., truth: true}")
    fires("F202", "- question: >-\n    It is «not\n    impossible» to grow plants.\n  truth: true\n")


@pytest.mark.parametrize(
    "question",
    [
        "Plants cannot grow in the dark.",
        "Plants grow not only without light.",
        "'Plants do not grow, without light.'",
    ],
)
def test_one_negative(question: str) -> None:
    silent("F202", f"- {{question: {question}, truth: true}}")


@pytest.mark.parametrize(
    "question",
    [
        "Magellan set out in 1519 «and was» the first to return.",
        "Ice floats «because» it is lighter than water.",
        "'Ice floats, «but it» melts.'",
    ],
)
def test_two_claims(question: str) -> None:
    fires("F203", f"- {{question: {question}, truth: true}}")


@pytest.mark.parametrize(
    "question",
    [
        "Ice and steam are water.",
        "Ice has floated since 1519.",
        "Ice is light but cold.",
        "'It is `and was`.'",
    ],
)
def test_one_claim(question: str) -> None:
    silent("F203", f"- {{question: {question}, truth: true}}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '- question: Ice floats.\n  truth: "true"  # yes\n',
            "- question: Ice floats.\n  truth: true  # yes\n",
        ),
        ("- {question: Ice floats., truth: ' True '}\n", "- {question: Ice floats., truth: true}\n"),
        ('- {"question":"Ice sinks.","truth":"false"}\n', '- {"question":"Ice sinks.","truth":false}\n'),
    ],
)
def test_quotes_around_truth_are_removed(before: str, after: str) -> None:
    assert fixed("F204", before) == f"questions:\n{after}"


def test_the_place_of_quotes() -> None:
    fires("F204", "- {question: Ice floats., truth: «'true'»}")


@pytest.mark.parametrize("truth", ["true", "False", ">-\n    true"])
def test_truth_without_quotes(truth: str) -> None:
    silent("F204", f"- question: Ice floats.\n  truth: {truth}\n")


def test_no_words_for_the_language() -> None:
    text = (
        "language: xx\nquestions: [{question: Ice never sinks because it is not unlike wood., truth: false}]"
    )
    assert not codes(text) & {"F201", "F202", "F203"}
