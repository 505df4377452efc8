"""Every example that teaches the deck language is a deck, and is read without a mistake."""

from pathlib import Path

import pytest
from document_examples import PAGES, ROOT, as_deck, examples

from quizkit.files.decks import read_deck
from quizkit.kinds.registry import KINDS
from quizkit.model.grades import Outcome


@pytest.mark.parametrize(("place", "example"), examples(), ids=[place for place, _ in examples()])
def test_an_example_is_read_and_its_right_answers_are_right(place: str, example: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(as_deck(example), encoding="utf-8")
    deck = read_deck(path, place)
    assert deck.problems == ()
    assert deck.items
    for item in deck.items:
        grade = item.question.grade(item.question.right_reply())
        assert (grade.outcome, grade.score) == (Outcome.RIGHT, 1), item.question


def test_every_kind_has_an_example(tmp_path: Path) -> None:
    kinds = set()
    for _, example in examples():
        path = tmp_path / "deck.yaml"
        path.write_text(as_deck(example), encoding="utf-8")
        kinds |= {item.question.kind for item in read_deck(path, "deck").items}
    assert {kind.name for kind in KINDS} - {"passage"} <= kinds


def test_every_yaml_example_was_found() -> None:
    assert len(examples()) == sum(
        (ROOT / page).read_text(encoding="utf-8").count("```yaml") for page in PAGES
    )
