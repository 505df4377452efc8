"""Whether questions with one prompt contradict each other."""

import pytest

from quizkit.files.same_prompts import claims_of, contradict
from quizkit.files.yaml_nodes import read_nodes
from quizkit.kinds.registry import read_entry
from quizkit.model.head import Head
from quizkit.model.nodes import MapNode
from quizkit.model.problems import Problems
from quizkit.model.question import Question


def question(answer: str) -> Question:
    problems = Problems("deck.yaml")
    first = "" if answer.startswith(("{cloze", "{front")) else "question: Which?, "
    entry = read_nodes(f"{{{first}{answer[1:]}", problems).root
    assert isinstance(entry, MapNode)
    (read,) = read_entry(entry, Head("d", "D"), problems)
    return read


CONTRADICTIONS = [
    ("{answer: a}", "{answer: b}"),
    ("{answer: [a, b]}", "{answer: [c]}"),
    ("{right: a, wrong: [b, c]}", "{right: b, wrong: [a, d]}"),
    ("{right: a, wrong: [b, c]}", "{right: d, wrong: [A, e]}"),
    ("{right: [a, b], wrong: [c, d]}", "{right: [a, c], wrong: [e, f]}"),
    ("{right: a, wrong: [b, c]}", "{right: [b, x], wrong: [c, d]}"),
    ("{truth: true}", "{truth: false}"),
    ("{number: 3}", "{number: 4}"),
    ("{order: [a, b, c]}", "{order: [c, a, d]}"),
    ("{match: {a: x, b: y}}", "{match: {a: y, c: x}}"),
    ("{list: [a, b]}", "{list: [c, d]}"),
    ("{front: x, back: y}", "{front: x, back: z}"),
]
AGREEMENTS = [
    ("{answer: a}", "{answer: A}"),
    ("{answer: [a, b]}", "{answer: [b, c]}"),
    ("{right: a, wrong: [b, c]}", "{right: a, wrong: [d, e]}"),
    ("{right: a, wrong: [b, c]}", "{right: d, wrong: [e, f]}"),
    ("{right: [a, b], wrong: [c, d]}", "{right: [a, e], wrong: [c, f]}"),
    ("{truth: true}", "{truth: true}"),
    ("{order: [a, b, c]}", "{order: [a, x, c]}"),
    ("{order: [a, b]}", "{order: [x, y]}"),
    ("{match: {a: x, b: y}}", "{match: {a: x, c: z}}"),
    ("{answer: a}", "{right: b, wrong: [a]}"),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS)
def test_contradictions(one: str, other: str) -> None:
    ours, theirs = claims_of(question(one)), claims_of(question(other))
    assert contradict(ours, theirs)
    assert contradict(theirs, ours)
    assert not contradict(ours, ours)


@pytest.mark.parametrize(("one", "other"), AGREEMENTS)
def test_no_contradictions(one: str, other: str) -> None:
    assert not contradict(claims_of(question(one)), claims_of(question(other)))
