"""Text that YAML drops behind ` #` or splits at a comma."""

import pytest

from quizkit.files.yaml_nodes import read_nodes
from quizkit.model.problems import Problem, Problems


def told(text: str) -> tuple[Problem, ...]:
    problems = Problems("deck.yaml")
    read_nodes(text, problems)
    return problems.sorted()


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a: b #1\n", (1, 5, 1, 8), "#1"),
        ("a: b # and more  \n", (1, 5, 1, 18), "# and more"),
        ("a:\n  - b\n  - c d #x\n", (3, 8, 3, 11), "#x"),
        ("a: #1 of 3\n", (1, 3, 1, 11), "#1 of 3"),
        ("a:\n  - #1\n  - b\n", (2, 4, 2, 7), "#1"),
        ("a: [b,\n  c #d\n  ]\n", (2, 4, 2, 7), "#d"),
        ("a: one\n  two #3\n", (2, 6, 2, 9), "#3"),
        ("a: b #1\r\nc: d\r\n", (1, 5, 1, 8), "#1"),
        ("a: b # quizkitty: x\n", (1, 5, 1, 20), "# quizkitty: x"),
    ],
)
def test_one_space_and_a_hash_lose_text(text: str, place: tuple[int, ...], found: str) -> None:
    (problem,) = told(text)
    assert (problem.code, problem.place) == ("E002", place)
    assert f"found `{found}`" in problem.message
    assert problem.fatal


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # a comment\n",
        "a: b\t# a comment\n",
        "a: 'b' # a comment\n",
        'a: "b #1"\n',
        "a: [b] # a comment\n",
        "a: {b: c} # a comment\n",
        "a: # a comment\n  - b\n",
        "a: # a comment\n  b: c\n",
        "a: | # a comment\n  b #1\n",
        "a: b # quizkit: ignore[C101]\n",
        "# a #comment\na: b\n",
        "a: https://example.org/#here\n",
        "a: C#\n",
        "---\n# x\n a: 1\n",
    ],
)
def test_comments_that_are_meant_and_signs_that_are_text(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "splits"),
    [
        ("a: [1,000, 2,000]\n", [("1:5", "1,000"), ("1:12", "2,000")]),
        ("a: [1,000,000, x]\n", [("1:5", "1,000,000")]),
        ("a: [about 1,000 years]\n", [("1:5", "about 1,000")]),
        ("a: {x: 1,000}\n", [("1:8", "1,000")]),
        ("a: [100,200,300]\n", [("1:5", "100,200,300")]),
    ],
)
def test_split_numbers(text: str, splits: list[tuple[str, str]]) -> None:
    problems = told(text)
    assert [f"{one.place.line}:{one.place.column}" for one in problems] == [place for place, _ in splits]
    for problem, (_, number) in zip(problems, splits, strict=True):
        assert problem.code == "E009"
        assert problem.message.endswith(f'write "{number}"')


@pytest.mark.parametrize(
    "text",
    [
        "a: 1,000\n",
        "a:\n  - 1,000\n",
        "a: ['1,000', \"2,000\"]\n",
        "a: [1, 000]\n",
        "a: [1,0000, 2,00]\n",
        "a: [x,000]\n",
        "a: [1914,1918]\n",
        "a: ['1',000]\n",
        "a: [[1],000]\n",
        "a: |\n  [1,000]\n",
        "# 1,000\na: b\n",
    ],
)
def test_commas_that_split_no_number(text: str) -> None:
    assert told(text) == ()
