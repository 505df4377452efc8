"""T307: short answers that are numbers or dates."""

import pytest
from check_samples import findings, fires, fixed, silent

from quizkit.model.problems import Problem


def only(text: str) -> Problem:
    (problem,) = (problem for problem in findings(text) if problem.code == "T307")
    return problem


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("- {question: How many theses?, answer: «95»}", "number: 95"),
        ("- {question: How many theses?, answer: «[95, '95']»}", "number: 95"),
        ("- {question: When did it fall?, answer: «1453»}", "date: 1453"),
        ("- {question: In which year did it fall?, answer: «[1453, AD 1453]»}", "date: 1453"),
        ("- {question: How many fell in the year 1453?, answer: «4000»}", "number: 4000"),
        ("- {question: When 5 weeks are over?, answer: «95»}", ""),
        ("- {question: What is 7 × 8?, answer: «56»}", "number: 56"),
        ("- {question: How strong is it?, answer: «9.81 m/s2»}", "number: 9.81 m/s2"),
        ("- {question: How large?, answer: «[1000, '1,000', 1 000]»}", ""),
        ("- {question: How many?, answer: «['1,000', 1000]»}", "number: 1000"),
        ("- {question: How many?, answer: «'1,000'»}", "number: 1000"),
        ("- {question: When?, answer: «29 May 1453»}", "date: 29 May 1453"),
        ("- {question: When?, answer: «['May 29, 1453', 1453-05-29]»}", "date: May 29, 1453"),
        ("- {question: When?, answer: «44 BC»}", "date: 44 BC"),
        ("- {question: When?, answer: «29.5.1453»}", "date: 29.5.1453"),
        ("language: de\nquestions:\n- {question: Wie viel ist 7 × 8?, answer: «56»}", "number: 56"),
        ("language: de\nquestions:\n- {question: Wann?, answer: «1453-05-29»}", "date: 1453-05-29"),
    ],
)
def test_it_is_a_number_or_a_date(marked: str, wanted: str) -> None:
    if wanted:
        assert fires("T307", marked).help == f"write `{wanted}`: then other ways to write it count too"
    else:
        silent("T307", marked.replace("«", "").replace("»", ""))


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Which novel did Orwell write?, answer: 1984}",
        "- {question: Which status code means not found?, answer: 404}",
        "- {question: How many is that?, answer: 007}",
        "- {question: When did it begin?, answer: 007}",
        "- {question: In which version?, answer: 3.10}",
        "- {question: How many?, answer: [206, two hundred and six]}",
        "- {question: How many?, answer: [2, -2]}",
        "- {question: What does `len('abc')` return?, answer: 3}",
        "- {question: Which tournament?, answer: 5 Nations}",
        "- {question: When is it?, answer: 14 July}",
        "- {question: When?, answer: 9/11}",
        "- {question: When?, answer: 1/2000}",
        "- {question: When?, answer: [1453-05-29, 1453]}",
        "- {question: When?, answer: [1453-05-29, in spring 1453]}",
        "- {question: Which room?, answer: 221B}",
        "- {question: How many?, list: [1, 2]}",
        "language: de\nquestions:\n- {question: Wie viele?, answer: 95}",
    ],
)
def test_it_is_a_text(text: str) -> None:
    silent("T307", text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- question: When was it?\n  answer: 1453  # in May\n",
            "- question: When was it?\n  date: 1453  # in May\n",
        ),
        ("- {question: How many?, answer: '95'}\n", "- {question: How many?, number: '95'}\n"),
        ("- {question: How many?, answer: [95, '95']}\n", "- {question: How many?, number: 95}\n"),
        ("- {question: When?, answer: ['May 29, 1453']}\n", '- {question: When?, date: "May 29, 1453"}\n'),
        (
            "- question: How many?\n  answer:\n  - 1 000\n  - 1000\n  why: So.\n",
            "- question: How many?\n  number: 1 000\n  why: So.\n",
        ),
        (
            "- question: How many?\n  answer: 95\n  feedback: {93: No.}\n",
            "- question: How many?\n  number: 95\n  feedback: {93: No.}\n",
        ),
        (
            "- question: When was it?\n  answer: 1453\n  feedback: {29 May 1204: No.}\n",
            "- question: When was it?\n  date: 1453\n  feedback: {29 May 1204: No.}\n",
        ),
    ],
)
def test_the_key_is_changed(before: str, after: str) -> None:
    assert fixed("T307", before) == f"questions:\n{after}"


@pytest.mark.parametrize(
    "text",
    [
        "- {question: How many?, answer: 95, typos: 0}",
        "- {question: How many?, answer: 95, feedback: {many: No.}}",
        "- {question: How many?, answer: 95, feedback: {93 m: No.}}",
        "- {question: When was it?, answer: 1453, feedback: {later: No.}}",
        "- {question: How many?, answer: '1,000'}",
        "- question: How many?\n  answer:\n  - 95\n  # or\n  - '95'\n",
    ],
)
def test_no_fix_that_might_not_be_sound(text: str) -> None:
    assert only(text).edits == ()
