from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from store_samples import TODAY, answered, moment, name, open_log

from quizkit.files.decks import load_deck
from quizkit.model.errors import DiskRefuses
from quizkit.model.facts import PRACTICE, Carried, Flagged, Name, Seen, Suspended, Undone
from quizkit.store import waiting as queries
from quizkit.store.connection import Connection
from quizkit.store.index import Index
from quizkit.store.log import Log
from quizkit.store.waiting import Count, Waiting
from quizkit.study.queue import Candidate

TAGS = {"q1": "people", "q3": "people, war"}


def deck_text(title: str, keys: list[str]) -> str:
    lines = [f"title: {title}", "tags: [all]", "questions:"]
    for key in keys:
        lines += [f"  - id: {key}", f"    question: What is {key} in {title}?", "    truth: true"]
        lines += [f"    tags: [{TAGS[key]}]"] if key in TAGS else []
    return "\n".join(lines) + "\n"


class Desk:
    """Two decks, `history` with q0 to q5 and `physics` with p0 to p2, a log, and what waits."""

    def __init__(self, folder: Path, log: Log, index: Index, waiting: Waiting) -> None:
        self.folder, self.log, self.index, self.waiting = folder, log, index, waiting

    def put(self, deck: str, keys: list[str]) -> None:
        (self.folder / f"{deck}.yaml").write_text(deck_text(deck, keys))
        self.index.refresh(sorted(self.folder.glob("*.yaml")), load_deck)

    def answer(self, key: str, due: int, *, ago: int = 10, rating: int = 3, deck: str = "history") -> str:
        """An answer `ago` days ago; it is due `due` days from today. Returns the event's id."""
        fact = answered(key, rating, deck=deck)._replace(due_day=TODAY + due)
        return self.log.write([fact], moment(TODAY - ago))[0].id

    def due(self, **wishes: Any) -> list[str]:
        return [one.name.key for one in self.waiting.due(["history", "physics"], TODAY, **wishes)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with (
        open_log(tmp_path) as log,
        Index.open(tmp_path / "index.db") as index,
        Waiting.open(tmp_path / "index.db", tmp_path / "log.db") as waiting,
    ):
        desk = Desk(tmp_path, log, index, waiting)
        desk.put("history", [f"q{number}" for number in range(6)])
        desk.put("physics", ["p0", "p1", "p2"])
        yield desk


def test_due_ones_come_most_at_risk_first(desk: Desk) -> None:
    desk.answer("q0", 0, ago=3)
    desk.answer("q1", -5, ago=30)
    desk.answer("q2", -1, ago=9)
    desk.answer("q3", 1, ago=90)
    desk.answer("p0", 0, ago=12, deck="physics")
    assert desk.due() == ["q1", "p0", "q2", "q0"]
    first = desk.waiting.due(["history"], TODAY)[0]
    card = desk.log.card(name("q1"))
    assert card is not None
    assert first.risk == pytest.approx(30 / card.stability_days)
    assert first == Candidate(name("q1"), "q1", "people", 1, new=False, risk=first.risk)


def test_what_was_missed_today_comes_back_today(desk: Desk) -> None:
    desk.answer("q0", 1, ago=0, rating=1)
    desk.answer("q1", 1, ago=1, rating=1)
    desk.answer("q2", 0, ago=5)
    assert desk.due() == ["q2", "q0"]


def test_nothing_is_due_twice_when_it_was_missed_today(desk: Desk) -> None:
    desk.answer("q0", 0, ago=0, rating=1)
    assert desk.due() == ["q0"]


def test_suspended_vanished_and_foreign_ones_are_not_due(desk: Desk) -> None:
    for key in ("q0", "q1", "q2"):
        desk.answer(key, 0)
    desk.answer("p0", 0, deck="physics")
    desk.log.write([Suspended(name("q0"), on=True)], moment())
    desk.put("history", ["q0", "q2"])
    assert [one.name.key for one in desk.waiting.due(["history"], TODAY)] == ["q2"]
    assert desk.waiting.due([], TODAY) == []


def test_due_ones_by_tag_and_number(desk: Desk) -> None:
    for number, key in enumerate(["q0", "q1", "q2", "q3"]):
        desk.answer(key, 0, ago=40 - number)
    assert desk.due(tags=("people",)) == ["q1", "q3"]
    assert desk.due(tags=("war", "nothing")) == ["q3"]
    assert desk.due(tags=("people",), limit=1) == ["q1"]
    assert desk.due(limit=2) == ["q0", "q1"]
    assert desk.due(limit=0) == []


def test_a_due_one_is_found_behind_many_that_are_gone(desk: Desk) -> None:
    facts = [answered(f"gone{number}")._replace(due_day=TODAY) for number in range(300)]
    desk.log.write(facts, moment(TODAY - 50))
    desk.answer("q0", 0, ago=2)
    assert desk.due(limit=1) == ["q0"]


def test_new_ones_come_in_the_authors_order(desk: Desk) -> None:
    def new(**wishes: Any) -> list[str]:
        return [one.name.key for one in desk.waiting.new("history", **wishes)]

    assert new() == ["q0", "q1", "q2", "q3", "q4", "q5"]
    desk.answer("q1", 5)
    undone = desk.answer("q2", 5)
    desk.log.write([Undone(name("q2"), undone), Flagged(name("q3"), on=True)], moment())
    desk.log.write([Suspended(name("q4"), on=True), Seen(name("q0"), "p", "r")], moment())
    desk.log.write([answered("q5", mode=PRACTICE)], moment())
    assert new() == ["q0", "q2", "q3", "q5"]
    assert new(limit=2) == ["q0", "q2"]
    assert new(tags=("people",)) == ["q3"]
    assert desk.waiting.new("history")[2] == Candidate(name("q3"), "q3", "people", 3, new=True)
    assert desk.waiting.new("nothing") == []


def test_give_aways_are_named_with_a_candidate(desk: Desk) -> None:
    (desk.folder / "clues.yaml").write_text(
        "title: clues\nquestions:\n"
        "  - {id: who, question: Who wrote the theses?, answer: Martin Luther}\n"
        "  - {id: ally, question: Who was an ally of Martin Luther?, answer: Melanchthon}\n"
    )
    desk.put("history", ["q0"])
    assert [(one.name.key, one.others) for one in desk.waiting.new("clues")] == [
        ("who", ("ally",)),
        ("ally", ("who",)),
    ]


def test_counts(desk: Desk) -> None:
    desk.answer("q0", 0, ago=7)
    desk.answer("q1", 3, ago=0, rating=1)
    desk.answer("q2", 9, ago=1)
    desk.answer("q3", 0, ago=4)
    desk.answer("gone", 0, ago=3)
    desk.log.write([Suspended(name("q3"), on=True), Suspended(name("q4"), on=True)], moment())
    assert desk.waiting.counts(TODAY, ["physics", "history", "unknown"]) == [
        Count("physics", due=0, learning=0, new=3, total=3, known=0.0, last_day=None),
        Count("history", due=1, learning=1, new=1, total=6, known=1 / 6, last_day=TODAY),
    ]
    assert desk.waiting.counts(TODAY + 9, ["history"])[0][1:4] == (3, 0, 1)
    assert desk.waiting.counts(TODAY, []) == []


def test_counts_agree_with_what_is_asked(desk: Desk) -> None:
    for number in range(6):
        desk.answer(f"q{number}", number - 3, ago=number % 3, rating=1 + number % 2 * 2)
    for day in range(TODAY - 3, TODAY + 5):
        (count,) = desk.waiting.counts(day, ["history"])
        assert count.due + count.learning == len(desk.waiting.due(["history"], day))
        assert count.new == len(desk.waiting.new("history"))


def test_a_deck_whose_questions_all_changed_was_still_studied(desk: Desk) -> None:
    desk.answer("q0", 0, ago=2)
    desk.put("history", ["other"])
    assert desk.waiting.counts(TODAY, ["history"]) == [Count("history", 0, 0, 1, 1, 0.0, TODAY - 2)]


def test_what_was_met_today(desk: Desk) -> None:
    desk.answer("q0", 5, ago=0)
    desk.answer("q1", 5, ago=1)
    taken_back = desk.answer("q2", 5, ago=0)
    desk.log.write([Undone(name("q2"), taken_back), Carried(name("q5"), name("q0"))], moment())
    assert desk.waiting.met_on(TODAY) == {name("q5")}
    assert desk.waiting.met_on(TODAY - 1) == {name("q1")}


def test_what_was_first_met_today(desk: Desk) -> None:
    desk.answer("q0", 5, ago=1)
    desk.answer("q0", 5, ago=0)
    desk.answer("q1", 5, ago=0)
    desk.answer("p0", 5, ago=0, deck="physics")
    assert desk.waiting.first_met_on(TODAY) == {"history": 1, "physics": 1}
    assert desk.waiting.first_met_on(TODAY - 1)["history"] == 1


def test_what_comes_back_on_a_day(desk: Desk) -> None:
    for key, due in [("q0", 1), ("q1", 1), ("q2", 2), ("q3", 0), ("gone", 1)]:
        desk.answer(key, due)
    desk.answer("p0", 1, deck="physics")
    desk.log.write([Suspended(name("q1"), on=True)], moment())
    assert desk.waiting.due_on(TODAY + 1, ["history", "physics"]) == 2
    assert desk.waiting.due_on(TODAY + 1, ["history"]) == 1


def test_histories_whose_question_is_gone(desk: Desk) -> None:
    desk.answer("q0", 1)
    desk.answer("gone", 1)
    desk.log.write([Flagged(name("cannot be known again"), on=True)], moment())
    desk.log.write([Seen(name("flagged"), "prompt", "right"), Flagged(name("flagged"), on=True)], moment())
    assert sorted(desk.waiting.missing("history")) == [name("flagged"), name("gone")]
    assert desk.waiting.missing("no deck at all") == []
    desk.answer("x", 1, deck="no deck at all")
    assert desk.waiting.missing("no deck at all") == [Name("no deck at all", "x")]


def test_waiting_needs_both_files(tmp_path: Path) -> None:
    with pytest.raises(DiskRefuses):
        Waiting.open(tmp_path / "index.db", tmp_path / "log.db")


@pytest.mark.parametrize(
    ("sql", "wanted"),
    [
        (
            queries._DUE,
            [
                "card_due (due_day<?)",
                "card_met (last_day>? AND last_day<?)",
                "card_met (last_day>?)",
                "question_key (file=? AND key=?)",
            ],
        ),
        (queries._NEW, ["question USING PRIMARY KEY (file=?)", "PRIMARY KEY (deck=? AND question=?)"]),
        (queries._COUNTS, ["PRIMARY KEY (deck=?)", "question_key (file=? AND key=?)"]),
    ],
)
def test_the_indexes_are_used(desk: Desk, sql: str, wanted: list[str]) -> None:
    values = {"decks": "[]", "tags": "[]", "day": 0, "limit": 0, "reach": 0, "deck": "", "believed": 0}
    plan = desk.waiting._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    steps = [step for *_, step in plan]
    for index in wanted:
        assert any(index in step for step in steps), steps
    assert not [step for step in steps if step.startswith(("SCAN log", "SCAN question", "SCAN file"))]


def test_answers_are_seen_at_once_and_readers_keep_nobody_waiting(desk: Desk) -> None:
    assert desk.due() == []
    assert isinstance(desk.log.connection, Connection)
    desk.log.connection.patience_seconds = 0.0
    fact = answered("q0")._replace(due_day=TODAY)
    for _ in range(3):
        desk.log.write([fact], moment())
        assert desk.due() == ["q0"]
