"""T302: accepted texts that are accepted already."""

import pytest
from check_samples import findings, fires, fixed, silent

QUESTION = "questions:\n- question: Who?\n"


@pytest.mark.parametrize(
    "marked",
    [
        "- {question: Q, answer: [Luther, «luther»]}",
        "- {question: Q, answer: [Thirty Years' War, «Thirty Years’ War»]}",
        "- {question: Q, list: [[Cologne, «COLOGNE»], Trier]}",
        "- cloze: The Peace of {{Westphalia| «westphalia»::where}} and {{Münster}}.",
    ],
)
def test_a_text_is_accepted_already(marked: str) -> None:
    problem = fires("T302", marked)
    assert "is accepted already: it counts as" in problem.message
    assert problem.edits


def test_a_text_stands_twice() -> None:
    assert (
        fires("T302", "- {question: Q, answer: [Luther, «Luther»]}").message == "`Luther` is accepted twice"
    )


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Q, answer: [Zürich, Zurich]}",
        "- {question: Q, answer: [Luther, Luter]}",
        "- {question: Q, answer: [pH, PH], case: true}",
        "- {question: Q, answer: [Luther]}",
        "- cloze: The {{Rhine}} and the {{rhine}}.",
        "- {question: Q, right: Luther, wrong: [Calvin, Zwingli]}",
    ],
)
def test_every_text_is_needed(text: str) -> None:
    silent("T302", text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  answer: [Luther, luther]\n", "  answer: [Luther]\n"),
        ("  answer: [Luther, luther, LUTHER, Martin]\n", "  answer: [Luther, Martin]\n"),
        ('  answer: ["Luther", "luther"]  # two\n', '  answer: ["Luther"]  # two\n'),
        ("  answer:\n  - Luther  # one\n  - luther\n  # and\n", "  answer:\n  - Luther  # one\n  # and\n"),
        ("  answer:\r\n  - Luther\r\n  - luther\r\n", "  answer:\r\n  - Luther\r\n"),
        ("  answer:\n  - Luther\n  - luther", "  answer:\n  - Luther\n"),
        ("  answer:\n  - Luther\n  - >-\n    luther\n", "  answer:\n  - Luther\n"),
        ("  list: [[Cologne, cologne], Trier]\n", "  list: [[Cologne], Trier]\n"),
        (
            "  list:\n  - - Cologne\n    - cologne\n  - Trier\n",
            "  list:\n  - - Cologne\n  - Trier\n",
        ),
    ],
)
def test_the_text_is_taken_out_of_its_list(before: str, after: str) -> None:
    assert fixed("T302", QUESTION + before) == QUESTION + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- cloze: At {{Rome|rome}} or {{Ostia}}.\n", "- cloze: At {{Rome}} or {{Ostia}}.\n"),
        ("- cloze: At {{Rome | rome::a city}}.\n", "- cloze: At {{Rome ::a city}}.\n"),
        ("- cloze: At {{Rome|Roma|ROME|roma}}.\n", "- cloze: At {{Rome|Roma}}.\n"),
        ("- cloze: >-\n    At {{Rome|\n    rome}} it rains.\n", "- cloze: >-\n    At {{Rome}} it rains.\n"),
        ("- cloze: 'A {{a \\| b|A \\| B}}.'\n", "- cloze: 'A {{a \\| b}}.'\n"),
    ],
)
def test_the_text_is_taken_out_of_its_gap(before: str, after: str) -> None:
    assert fixed("T302", before) == f"questions:\n{after}"


def test_a_comment_is_not_lost() -> None:
    text = "- question: Who?\n  answer: [\n    Luther,  # the monk\n    luther]\n"
    (problem,) = (problem for problem in findings(text) if problem.code == "T302")
    assert problem.edits == ()


@pytest.mark.parametrize(
    "text",
    [
        # The file shows other gaps, or other texts in one, than the sentence has.
        '- cloze: "At {{Rome|rome\\x7d}."',
        '- cloze: "At {{Rome\\x7crome}}."',
    ],
)
def test_what_is_written_with_escapes_is_left_alone(text: str) -> None:
    (problem,) = (problem for problem in findings(text) if problem.code == "T302")
    assert problem.edits == ()
    assert problem.place.line == 2
