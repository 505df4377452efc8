"""Questions that share a text."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kind_samples import Read

EDICT = """
passage: |
  The Edict of Worms was a decree.
  It was issued in 1521.
tags: [reformation]
level: 2
source: {davies: p. 484}
shuffle: false
questions:
  - id: year
    question: When was it issued?
    date: 1521
    level: 1
  - question: What was it?
    right: a decree
    wrong: [a treaty]
    tags: [law]
    source: my own
    shuffle: true
  - {front: Edict, back: decree, both: true}
"""


def test_its_questions_share_its_text(read: "Read") -> None:
    reading = read(EDICT)
    assert reading.problems == ()
    assert [question.kind for question in reading.questions] == [
        "date",
        "single choice",
        "flashcard",
        "flashcard",
    ]
    passages = {question.about.passage for question in reading.questions}
    assert passages == {"The Edict of Worms was a decree.\nIt was issued in 1521."}


def test_what_the_passage_says_holds_where_the_question_does_not(read: "Read") -> None:
    year, what, card, _ = (question.about for question in read(EDICT).questions)
    assert (year.level, what.level) == (1, 2)
    assert year.tags == ("history", "reformation")
    assert what.tags == ("history", "reformation", "law")
    assert (year.source, what.source) == ("Europe: a history (1996), p. 484", "my own")
    assert (year.shuffle, what.shuffle) == (False, True)
    assert card.place.line == 20


def test_keys_do_not_depend_on_the_passage(read: "Read") -> None:
    year, what, front, back = (question.about for question in read(EDICT).questions)
    alone = read("{question: What was it?, right: a decree, wrong: [a treaty]}").only.about
    assert (year.key, what.key) == ("year", alone.key)
    assert front.group == back.group != what.group


def test_a_broken_question_leaves_the_others(read: "Read") -> None:
    reading = read("{passage: P, questions: [{question: Q}, {question: R, truth: true}, text]}")
    assert [question.prompt for question in reading.questions] == ["R"]
    assert reading.told == [("E005", 1, 26), ("E006", 1, 69)]


def test_a_single_question_may_have_a_text(read: "Read") -> None:
    assert read("{passage: P, question: Q, truth: true}").only.about.passage == "P"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{questions: [{question: Q, truth: true}]}", [("E006", 1, 1)]),
        ("{passage: '', questions: [{question: Q, truth: true}]}", [("E008", 1, 11)]),
        ("{passage: P, questions: []}", [("E008", 1, 25)]),
        ("{passage: P, questions: {question: Q, truth: true}}", [("E006", 1, 25)]),
        ("{passage: P, questions: [{passage: R, question: Q, truth: true}]}", [("E006", 1, 27)]),
        ("{passage: P, questions: [{questions: [], passage: Q}]}", [("E006", 1, 27)]),
        ("{passage: P, id: x, questions: [{question: Q, truth: true}]}", [("E004", 1, 14)]),
        ("{passage: P, answer: x, questions: [{question: Q, truth: true}]}", [("E005", 1, 25)]),
        ("{passage: P}", [("E005", 1, 1)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_what_belongs_to_its_questions_is_told(read: "Read") -> None:
    (problem,) = read("{passage: P, why: W, questions: [{question: Q, truth: true}]}").problems
    assert (problem.message, problem.help) == ("`why` is no key of a passage", "write it on its questions")
