"""quizkit from Python, as its documentation shows it."""

from pathlib import Path

import pytest

from quizkit import api
from quizkit.api import Form, GaveUp, Outcome, Picked, PickOne, Question, Reply, Typed, load, run
from quizkit.model.errors import UsageError

DECK = """
title: Small
questions:
  - {id: edict, question: Where was the Edict of Worms issued?, right: Worms, wrong: [Speyer]}
  - {id: iran, question: Whose capital is Tehran?, answer: Persia}
  - {id: iraq, question: Which land was ruled from Ctesiphon?, answer: Persis}
  - {id: broken, question: Nothing?}
"""


@pytest.fixture
def deck(tmp_path: Path) -> api.Deck:
    path = tmp_path / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return load(path)


def test_a_deck_is_loaded_with_its_mistakes(deck: api.Deck) -> None:
    assert list(deck.questions) == ["edict", "iran", "iraq"]
    assert [problem.code for problem in deck.problems] == ["E005"]
    assert deck.head.title == "Small"


def test_a_reply_is_graded(deck: api.Deck) -> None:
    assert deck["edict"].grade(Picked("Worms")).score == 1
    assert deck["edict"].grade(Picked("Speyer")).score == 0
    assert isinstance(deck["edict"].form("1"), PickOne)


def test_a_slip_that_makes_another_answer_is_not_forgiven(deck: api.Deck) -> None:
    iran = deck["iran"]
    assert iran.grade(Typed("Persis")).outcome is Outcome.ALMOST
    assert iran.grade(Typed("Persis"), deck.rivals(iran)).outcome is Outcome.WRONG


def test_a_session_asks_until_everything_was_right_once(deck: api.Deck) -> None:
    missed = set()

    def answer(question: Question, form: Form) -> Reply:
        del form
        if question.about.key in missed:
            return question.right_reply()
        missed.add(question.about.key)
        return GaveUp()

    answers = list(run(deck, answer))
    assert [one.grade.score for one in answers].count(1.0) == 3
    assert len(answers) == 6


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        load(tmp_path / "absent.yaml")
    with pytest.raises(KeyError):
        load(_written(tmp_path))["absent"]


def test_everything_that_is_promised_is_there() -> None:
    assert all(hasattr(api, name) for name in api.__all__)


def _written(folder: Path) -> Path:
    path = folder / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path
