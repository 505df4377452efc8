"""How decks stood on a morning, and chosen questions, from the index and the log together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_samples import TODAY, answered, moment, name, open_log

from quizkit.files.decks import load_deck
from quizkit.model.facts import Name, Suspended, Undone
from quizkit.store.index import Index
from quizkit.store.log import Log
from quizkit.store.waiting import Waiting

DECK = """title: Small
id: history
questions:
  - {id: a, question: Is it a?, truth: true, tags: [one]}
  - {id: b, question: Is it b?, truth: true}
  - {id: c, question: Is it c?, truth: true}
  - {id: d, question: Is it d?, truth: true}
"""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with open_log(tmp_path) as log:
        yield log


@pytest.fixture
def waiting(tmp_path: Path, log: Log) -> Iterator[Waiting]:
    (tmp_path / "history.yaml").write_text(DECK)
    with Index.open(tmp_path / "index.db") as index:
        index.refresh([tmp_path / "history.yaml"], load_deck)
        with Waiting.open(tmp_path / "index.db", tmp_path / "log.db") as waiting:
            yield waiting


def answer(log: Log, key: str, ago: int, due: int, rating: int = 3, second: int = 0) -> str:
    fact = answered(key, rating)._replace(due_day=TODAY + due)
    return log.write([fact], moment(TODAY - ago, second))[0].id


def morning(waiting: Waiting, ago: int = 0, until: int = 99) -> list[tuple[str, int | None, int | None]]:
    cards = waiting.morning(["history"], TODAY - ago, TODAY + until)
    return sorted((card.name.key, card.last_day, card.due_day) for card in cards)


def test_a_morning_does_not_change_by_what_is_answered_later(log: Log, waiting: Waiting) -> None:
    answer(log, "a", 9, 0)
    answer(log, "b", 9, 5)
    expected = [("a", TODAY - 9, TODAY), ("b", TODAY - 9, TODAY + 5)]
    assert morning(waiting) == expected
    before = {card.name: card for card in waiting.morning(["history"], TODAY, TODAY + 99)}
    answer(log, "a", 0, 1, rating=1)
    answer(log, "a", 0, 2, second=1)
    event = answer(log, "c", 0, 3)
    assert morning(waiting) == expected
    assert {card.name: card for card in waiting.morning(["history"], TODAY, TODAY + 99)} == before
    log.write([Undone(name("c"), event)], moment(second=2))
    assert morning(waiting) == expected
    assert morning(waiting, ago=-1) == [("a", TODAY, TODAY + 2), ("b", TODAY - 9, TODAY + 5)]


def test_a_morning_long_ago(log: Log, waiting: Waiting) -> None:
    answer(log, "a", 9, -5)
    answer(log, "a", 5, 1)
    answer(log, "a", 2, 7)
    assert morning(waiting, ago=5) == [("a", TODAY - 9, TODAY - 5)]
    assert morning(waiting, ago=4) == [("a", TODAY - 5, TODAY + 1)]
    assert morning(waiting, ago=9) == []


def test_a_morning_leaves_out_what_cannot_be_asked(log: Log, waiting: Waiting) -> None:
    for key in ("a", "b", "gone"):
        answer(log, key, 9, 0)
    log.write([Suspended(name("b"), on=True)], moment())
    assert [key for key, _, _ in morning(waiting)] == ["a"]
    assert morning(waiting, until=-1) == []


def test_chosen_questions_come_most_at_risk_first(log: Log, waiting: Waiting) -> None:
    answer(log, "a", 2, 9)
    answer(log, "b", 6, 9)
    answer(log, "c", 4, 9)
    names = [name(key) for key in ("a", "b", "c", "d")]
    assert [one.name.key for one in waiting.these(names, TODAY)] == ["b", "c", "a"]
    assert [one.name.key for one in waiting.these(names, TODAY, ["one"])] == ["a"]
    assert waiting.these([Name("nowhere", "a")], TODAY) == []
    assert waiting.these([], TODAY) == []


def test_what_is_being_learned_today(log: Log, waiting: Waiting) -> None:
    answer(log, "a", 0, 1, rating=1)
    answer(log, "b", 1, 0, rating=1)
    answer(log, "c", 0, 1)
    assert waiting.learning("history", TODAY) == [name("a")]
