"""Slips of authors who are new here: one message each, and all else is read as it was meant."""

import os
from pathlib import Path

import pytest

from quizkit.files.decks import DeckRead, load_deck


def _read(folder: Path, text: str) -> DeckRead:
    path = folder / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return load_deck(path)


def _told(deck: DeckRead) -> list[str]:
    return [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in deck.problems]


@pytest.mark.parametrize(
    ("text", "told_at", "keys"),
    [
        # Other spaces in the indentation, from web pages and word processors
        (
            "questions:\n  -\u00a0id: a\n\u00a0\u00a0\u00a0 front: Q\n    back: A\n",
            ["2:4 E001 U+00A0 NO-BREAK SPACE in the indentation: YAML takes only ordinary spaces there"],
            ["a"],
        ),
        (
            "questions:\n\u3000\u3000- {id: a, question: Q, right: R, wrong: [W]}\n",
            ["2:1 E001 U+3000 IDEOGRAPHIC SPACE in the indentation: YAML takes only ordinary spaces there"],
            ["a"],
        ),
        ("questions:\n  - {id: a, front: '\u00a0Q', back: A}\n", [], ["a"]),
        # A term with a mistake leaves the others
        (
            "terms:\n  a: one\n  b: two: three\n  c: four\n",
            ['3:6 E001 `: ` within a text: found `two: three`; write b: "two: three"'],
            ["a-", "a-", "c-", "c-"],
        ),
        ("terms:\n  a:\n", ["2:5 E008 the term 'a' needs a text as its meaning, found nothing"], []),
        # One mistake, one message
        ("Questions:\n  - front: a\n", ["1:1 E004 `Questions` is no key of a deck"], []),
        (
            "tags: a, b\nterms: {a: b}\n",
            ["1:7 E006 `tags` should be a list like [a, b], found 'a, b'"],
            ["a-", "a-"],
        ),
    ],
)
def test_habits_of_other_tools(tmp_path: Path, text: str, told_at: list[str], keys: list[str]) -> None:
    deck = _read(tmp_path, text)
    assert _told(deck) == told_at
    found = [item.question.about.key for item in deck.items]
    assert [key[: len(wanted)] for key, wanted in zip(found, keys, strict=True)] == keys


def test_what_an_escape_makes_is_told_as_one(tmp_path: Path) -> None:
    (problem,) = _read(tmp_path, 'questions:\n  - {question: Q, answer: "\\frac"}\n').problems
    assert problem.message == "unsafe character U+000C FORM FEED"
    assert problem.help.startswith("Within double quotes a backslash begins an escape")


def test_a_name_that_is_no_text_makes_a_title_that_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"week\xff.yaml")
    path.write_text("terms: {a: b}\n", encoding="utf-8")
    assert load_deck(path).head.title == "week\ufffd"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("questions:\n- question: Q\n  answer: A\nwhy: because\n", "it belongs to a question: indent it"),
        ("shuffle: false\nterms: {a: b}\n", "write `defaults: {shuffle: …}`"),
        ("case: true\nterms: {a: b}\n", "write `defaults: {typed: {case: …}}`"),
        ("quesions:\n- question: Q\n  answer: A\n", "did you mean `questions`?"),
        (
            "questions:\n- question: Q\n  right: A\n  wrong:\n  - Europe: a history\n",
            "a text with `: ` in it is quoted",
        ),
        (
            "questions:\n- {question: a, b or c?, answer: A}\n",
            "within { } a text with a comma in it is quoted",
        ),
    ],
)
def test_advice_for_what_stands_in_the_wrong_place(tmp_path: Path, text: str, advice: str) -> None:
    (problem,) = _read(tmp_path, text).problems
    assert problem.help.startswith(advice)


def test_a_tab_behind_the_dash(tmp_path: Path) -> None:
    deck = _read(tmp_path, "questions:\n  - {front: a, back: b}\n  -\tquestion: Q\n  \tanswer: A\n")
    assert _told(deck) == ["3:4 E001 a tab in the indentation: YAML takes only spaces there"]
    assert len(deck.items) == 1
