"""S801, S802, S803 and S805: the texts of questions as such."""

import pytest
from check_samples import codes, findings, fires, fixed, silent

END = "  right: a\n  wrong: [b, c]\n"


def asked(question: str) -> str:
    return f"- question: {question}\n{END}"


@pytest.mark.parametrize(
    "marked",
    [
        asked("Which«  »river is long?"),
        asked("Which river is long.«  »Say it."),
        asked('"Which«  »river is long?"'),
        asked(">-\n    Which river\n    is«   »long?"),
        asked("What is `a  b` in«  »code?"),
        asked("Was it in 1453«  »in May?"),
        asked('"« »Which river is long?"'),
        asked("'Which river is long?« »'"),
        asked("Which river is long« »?"),
        asked("Which river is so long« »!"),
        "- {question: Q, right: long, wrong: [not«  »long, c]}",
        "- {question: Q, right: a, wrong: {not«  »long: why, c: }}",
        "- {question: Q, right: a, wrong: [b, c], why: It is«  »so.}",
        "terms: {Diet: an«  »assembly}",
        "language: fr\nquestions:\n- {question: 'Il pleut« ».', truth: true}",
    ],
)
def test_a_space_too_many(marked: str) -> None:
    fires("S801", marked)


@pytest.mark.parametrize(
    "text",
    [
        asked("Which river is long?"),
        asked("What is `a  b`?"),
        asked("|\n    Which river  is long?"),
        asked("What follows 1  2  3?"),
        asked("The ____  is long."),
        asked(">-\n    Which river\n    is long?\n    # no comment"),
        "language: fr\nquestions:\n- {question: Il pleut ?, truth: true}",
        "- {front: plan B, back: it}",
    ],
)
def test_every_space_is_meant(text: str) -> None:
    silent("S801", text)


def test_a_text_is_told_of_once() -> None:
    found = findings(
        "- {passage: So  it  was ., questions: [{question: Is it?, truth: true}, {question: Q, truth: true}]}"
    )
    assert sum(problem.code == "S801" for problem in found) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Which  river   is long ?  # two", "Which river is long?  # two"),
        ("' Which river is  long ? '", "'Which river is long?'"),
        (">-\n    Which  river\n    is  long ?\n", ">-\n    Which river\n    is long?\n"),
        ('"Which  river\n    is long  "', '"Which river\n    is long"'),
    ],
)
def test_one_space_is_left(before: str, after: str) -> None:
    assert fixed("S801", asked(before)) == f"questions:\n{asked(after)}"


def options(right: str, wrong: str) -> str:
    return f"- question: Why did they build it?\n  right: {right}\n  wrong: {wrong}\n"


@pytest.mark.parametrize(
    "marked",
    [
        options("«To bring water.»", "[To carry grain, To mark a border]"),
        options("To bring water", "[«To carry grain.», To mark a border]"),
        options("To bring water.", "[«To carry grain», To mark a border.]"),
        options("To bring water.", "[«To say “no”», To mark a border.]"),
        options("«To bring water. It came.»", "[To go, To mark]")
        .replace("«", "")
        .replace("»", "")
        .replace("To go", "«To go»"),
    ],
)
def test_options_end_in_two_ways(marked: str) -> None:
    assert "full stop" in fires("S802", marked).message


@pytest.mark.parametrize(
    "text",
    [
        options("To bring water.", "[To carry grain., To mark a border.]"),
        options("To bring water", "[To carry grain, To mark a border]"),
        options("in the U.S.", "[in France, in Mali]"),
        options("John Smith Jr.", "[John Smith Sr., John Smith]"),
        options("To bring water.", "[1453, 1517]"),
        options("To bring water.", "['To carry?', 'x + 1', '`code`']"),
        "- {question: Q, answer: [water., water now]}",
    ],
)
def test_options_end_alike(text: str) -> None:
    silent("S802", text)


@pytest.mark.parametrize(
    ("right", "wrong", "right_after", "wrong_after"),
    [
        ("To bring water.", "[To go, To mark]", "To bring water", "[To go, To mark]"),
        ("To bring water", "[To carry., To mark.]", "To bring water.", "[To carry., To mark.]"),
        (
            "'To bring water.'",
            '["To carry.", To go, To mark]',
            "'To bring water'",
            '["To carry", To go, To mark]',
        ),
        ("It rose. It fell.", "[It stayed, It went]", "It rose. It fell.", "[It stayed., It went.]"),
        (
            ">-\n    To bring\n    water.\n",
            "[To go, To mark]",
            ">-\n    To bring\n    water\n",
            "[To go, To mark]",
        ),
        ("To go", "{To carry.: why, To mark: so}", "To go", "{To carry: why, To mark: so}"),
    ],
)
def test_all_options_are_made_alike(right: str, wrong: str, right_after: str, wrong_after: str) -> None:
    assert fixed("S802", options(right, wrong)) == "questions:\n" + options(right_after, wrong_after)


@pytest.mark.parametrize(
    "text",
    [
        options("To bring water.", "[To go, To mark]") + "  pin: To bring water.\n",
        options("To bring water.", "[To bring water, To mark]"),
    ],
)
def test_no_fix_that_would_spoil_the_question(text: str) -> None:
    (problem,) = (problem for problem in findings(text) if problem.code == "S802")
    assert problem.edits == ()


def code(line: str) -> str:
    return asked(f"|\n    What is it?\n    ```\n    {line}\n    ```")


def test_a_line_of_code_is_too_wide() -> None:
    assert "takes 79 columns" in fires("S803", code("«" + "x" * 79 + "»")).message
    assert "takes 80 columns" in fires("S803", code("«" + "国" * 40 + "»")).message


@pytest.mark.parametrize(
    "text",
    [
        code("x" * 78),
        code("é" * 78),
        code(""),
        asked("What is `" + "x" * 79 + "`?"),
        asked("What is ``` here?"),
    ],
)
def test_code_is_narrow_enough(text: str) -> None:
    silent("S803", text)


@pytest.mark.parametrize(
    ("marked", "what"),
    [
        (asked("What is «$x^2$» here?"), "LaTeX"),
        (asked("What is «$\\alpha$» here?"), "LaTeX"),
        (asked("What is «$$ x $$» here?"), "LaTeX"),
        (asked("What is «\\(x\\)» here?"), "LaTeX"),
        (asked("What is «\\[x\\]» here?"), "LaTeX"),
        (asked("What is «\\frac{»1}{2} here?"), "LaTeX"),
        (asked("What is «\\int_»0 here?"), "LaTeX"),
        (asked("|\n    | a | b |\n    «|---|---|»\n    | 1 | 2 |\n"), "a table"),
        (asked("|\n    a | b\n    «--- | :---:»\n    1 | 2\n"), "a table"),
        (asked("What is shown in «![a map](map.png)» here?"), "an image"),
        (asked('What is shown in «<img src="map.png">» here?'), "an image"),
        (asked("Is «$x^2$» more than $x^3$ is?"), "LaTeX"),
    ],
)
def test_a_terminal_cannot_show_it(marked: str, what: str) -> None:
    assert (
        fires("S805", marked).message == f"this is {what}, and a terminal shows the signs it is written with"
    )


@pytest.mark.parametrize(
    "text",
    [
        asked("What costs $5 and not $10?"),
        asked("What costs $5 with x_1 and not $10?"),
        asked("What is `$x^2$` here?"),
        asked("What is C:\\text here?"),
        asked("|\n    ```\n    | a | b |\n    |---|---|\n    ```\n"),
        asked("What is a | b?"),
        asked("What a day! [It] rains (so)."),
        asked("x² and √2"),
    ],
)
def test_a_terminal_can_show_it(text: str) -> None:
    silent("S805", text)


def test_a_text_of_spaces_alone_is_another_fault() -> None:
    found = codes(asked("Q") + "  why: '   '\n")
    assert "E008" in found
    assert "S801" not in found


def test_what_is_no_question_is_passed_over() -> None:
    assert "S801" not in codes("title: A  title\nquestions:\n" + asked("Q"))
