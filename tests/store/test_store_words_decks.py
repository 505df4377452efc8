"""Rows of a deck in the index, letter for letter."""

from pathlib import Path

import pytest

from quizkit.files.decks import load_deck
from quizkit.model.digest import blake2b
from quizkit.model.nodes import Place
from quizkit.model.problems import Problem
from quizkit.store.deck_rows import DeckRows, _print, deck_rows, problems_to_json

DECK = """\
title: Städte
id: d
tags: [all]
questions:
  - {id: q, question: Größe?, answer: Ulm, tags: [Law, Empire]}
  - {id: r, question: None?, answer: Bern}
"""


@pytest.fixture
def rows(tmp_path: Path) -> DeckRows:
    (tmp_path / "d.yaml").write_text(DECK, encoding="utf-8")
    return deck_rows(load_deck(tmp_path / "d.yaml"))


def test_entries_are_short_json_in_the_authors_letters(rows: DeckRows) -> None:
    first, second = rows.entries
    assert first == (0, '{"id":"q","question":"Größe?","answer":"Ulm","tags":["Law","Empire"]}')
    assert second == (1, '{"id":"r","question":"None?","answer":"Bern"}')


def test_the_topic_is_the_first_tag_of_the_questions_own(rows: DeckRows) -> None:
    assert [row[5] for row in rows.questions] == ["Law", ""]


def test_the_right_answer_is_a_fingerprint_of_its_folded_lines(rows: DeckRows) -> None:
    assert [row[-1] for row in rows.questions] == [
        blake2b(folded, digest_size=8).hexdigest() for folded in (b"ulm", b"bern")
    ]


def test_problems_stand_as_they_are_told() -> None:
    problem = Problem("d.yaml", Place(1, 2, 3, 4), "E006", "größe", "mend it", fatal=False)
    assert problems_to_json([problem]) == '[[[1, 2, 3, 4], "E006", "größe", "mend it", false]]'


def test_a_fingerprint_is_of_all_lines_even_of_half_characters() -> None:
    """The log keeps it: with another one, every question would be asked again."""
    assert _print(["one", "two"]) == blake2b(b"one\ntwo", digest_size=8).hexdigest()
    assert _print(["half \ud800"]) == blake2b(b"half \xed\xa0\x80", digest_size=8).hexdigest()
