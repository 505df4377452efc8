"""What a question tells its author beside its right answer."""

from typing import TYPE_CHECKING

import pytest

from quizkit.model.question import with_key

if TYPE_CHECKING:
    from kind_samples import Read


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{question: Q, answer: a}", {}),
        ("{question: Q, answer: [a, b, c]}", {"also": ("b", "c")}),
        ("{question: Q, answer: a, feedback: {b: no, c: d e}}", {"feedback": ("b: no", "c: d e")}),
        (
            "{question: Q, answer: a, case: true, accents: true, typos: 0}",
            {"compared": ("capitals must be right", "accents must be right", "no slip is forgiven")},
        ),
        ("{question: Q, answer: a, typos: 2}", {"compared": ("2 slips are forgiven",)}),
        ("{question: Q, answer: a, typos: 1, case: false, accents: false}", {}),
        ("{question: Q, list: [[a, b, c], [d, e], f]}", {"also": ("b, for a", "c, for a", "e, for d")}),
        ("{question: Q, list: [a, b], case: true}", {"compared": ("capitals must be right",)}),
        (
            "{cloze: 'A {{b|c}} and {{d}}.', feedback: {e: no}}",
            {"also": ("c, for b",), "feedback": ("e: no",)},
        ),
        ("{question: Q, date: 1453}", {}),
        (
            "{question: Q, date: 1453-05, feedback: {1204-04-13: no, 44 BC: never}}",
            {"feedback": ("13 April 1204: no", "44 BC: never")},
        ),
        ("{question: Q, number: 5 m}", {}),
        (
            "{question: Q, number: 41.6 m, units: {cm: 0.01, km: 1e3}, feedback: {16150 cm: its tower}}",
            {"units": ("1 cm is 0.01 m", "1 km is 1000 m"), "feedback": ("161.50 m: its tower",)},
        ),
        ("{question: Q, number: 5, feedback: {1e3: no}}", {"feedback": ("1000: no",)}),
        ("{question: Q, order: [a, b]}", {}),
        ("{question: Q, timeline: {b: 1648, a: 1521-04}}", {"dates": ("a (April 1521)", "b (1648)")}),
        ("{question: Q, match: {a: b, c: d}}", {}),
        ("{question: Q, right: a, wrong: {b: no}}", {}),
        ("{question: Q, truth: true}", {}),
        ("{front: a, back: b}", {}),
    ],
)
def test_details(read: "Read", entry: str, told: dict[str, tuple[str, ...]]) -> None:
    assert dict(read(entry).only.details()) == told


def test_a_question_under_another_key_is_the_same_otherwise(read: "Read") -> None:
    question = read("{id: old, question: Q, answer: a}").only
    renamed = with_key(question, "new")
    assert renamed.about.key == "new"
    assert with_key(renamed, "old") == question
