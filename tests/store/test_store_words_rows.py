"""What is wrong with each row that makes no sense, and facts as they stand in the log, letter for letter."""

from math import inf, nan
from typing import Any

import pytest
from store_samples import answered, moment, name

from quizkit.model.facts import (
    Answered,
    Away,
    Carried,
    DeckAdded,
    Event,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Fact,
    Flagged,
    Overridden,
    PlanCleared,
    Planned,
    Seen,
    Tuned,
    Undone,
)
from quizkit.model.nodes import Place
from quizkit.model.problems import Problem
from quizkit.store.deck_rows import problems_from_json, problems_to_json
from quizkit.store.fact_rows import FIRST_DAY, LAST_DAY, READERS, columns_of, detail_of
from quizkit.store.rows import Row, to_row

TARGET = "f" * 32
WHOLE = to_row(Event("0" * 32, "d", 1, 1, moment(), Overridden(name("q"), TARGET, 1.0, 3)))
ANSWER = to_row(Event("0" * 32, "d", 1, 1, moment(), answered("q")))
ON = {"on": True}
PLAN = {"deck": "d", "exam_day": 20_000, "minutes_a_day": 20, "retention": 0.9}
AWAY = {"first_day": 1, "last_day": 2, "on": True}
SEEN = {"prompt": "p", "right": "r", "ask_again": False}


@pytest.mark.parametrize(
    ("kind", "row", "detail", "words"),
    [
        ("flagged", WHOLE._replace(deck=None), ON, "no question"),
        ("suspended", WHOLE._replace(question=None), ON, "no question"),
        ("undone", WHOLE._replace(target=None), {}, "no target"),
        ("overridden", WHOLE._replace(target=None), {}, "no target"),
        ("overridden", WHOLE._replace(score=None), {}, "not a whole override"),
        ("overridden", WHOLE._replace(rating=None), {}, "not a whole override"),
        *(
            ("answered", ANSWER._replace(**{column: None}), {}, "not a whole answer")  # type: ignore[arg-type]
            for column in ("mode", "reply", "score", "rating", "took_ms", "hints")
        ),
        ("answered", ANSWER, {"sure": 2}, "neither true nor false"),
        ("flagged", WHOLE, {"on": "yes"}, "neither true nor false"),
        ("flagged", WHOLE, {"on": None}, "neither true nor false"),
        ("seen", WHOLE, SEEN | {"prompt": 1}, "not a text"),
        ("seen", WHOLE, SEEN | {"right": None}, "not a text"),
        ("carried", WHOLE, {"deck": 1, "question": "q"}, "not a text"),
        ("deck_added", WHOLE, {"path": "a\0b"}, "not a path"),
        ("deck_removed", WHOLE, {"path": "\0"}, "not a path"),
        ("deck_added", WHOLE, {"path": 1}, "not a text"),
        ("plan_cleared", WHOLE, {"deck": 1}, "not a text"),
        ("planned", WHOLE, PLAN | {"minutes_a_day": 0}, "not an amount"),
        ("planned", WHOLE, PLAN | {"minutes_a_day": -1}, "not an amount"),
        ("planned", WHOLE, PLAN | {"minutes_a_day": inf}, "not an amount"),
        ("planned", WHOLE, PLAN | {"retention": nan}, "not an amount"),
        ("planned", WHOLE, PLAN | {"exam_day": "1"}, "not a day"),
        ("planned", WHOLE, PLAN | {"exam_day": LAST_DAY + 1}, "not a day"),
        ("away", WHOLE, AWAY | {"first_day": FIRST_DAY - 1}, "not a day"),
        ("away", WHOLE, AWAY | {"last_day": 1.5}, "not a day"),
        ("exam_marked", WHOLE._replace(target=None), {"deck": "d", "question": "q"} | ON, "no target"),
        ("exam_handed_in", WHOLE._replace(target=None), {"result": "{}"}, "no target"),
        ("tuned", WHOLE, {"parameters": [], "figures": 1}, "not a text"),
        ("exam_started", WHOLE, {"deck": "d", "paper": {}}, "not a text"),
    ],
)
def test_what_is_wrong_with_a_row(kind: str, row: Row, detail: dict[str, Any], words: str) -> None:
    with pytest.raises((ValueError, TypeError)) as raised:
        READERS[kind](row, detail)
    assert str(raised.value) == words


def test_the_first_and_the_last_day_can_be_told() -> None:
    read = READERS["away"](WHOLE, {"first_day": FIRST_DAY, "last_day": LAST_DAY, "on": True})
    assert read == Away(FIRST_DAY, LAST_DAY)


def test_small_amounts_are_amounts() -> None:
    read = READERS["planned"](WHOLE, PLAN | {"minutes_a_day": 0.5, "retention": None})
    assert read == Planned("d", 20_000, 0.5, None)


@pytest.mark.parametrize(
    ("fact", "detail"),
    [
        (answered("q"), ""),
        (answered("q")._replace(sure=True), '{"sure":true}'),
        (answered("q")._replace(sure=False), '{"sure":false}'),
        (Undone(name("q"), TARGET), ""),
        (Overridden(name("q"), TARGET, 1.0, 3), ""),
        (Flagged(name("q"), on=True), '{"on":true}'),
        (Seen(name("q"), "größe", "0f"), '{"prompt":"größe","right":"0f","ask_again":false}'),
        (Carried(name("q"), name("ü", "ö")), '{"deck":"ö","question":"ü"}'),
        (DeckAdded("/größe"), '{"path": "/gr\\u00f6\\u00dfe"}'),
        (
            Planned("Größe", 3, 20.5),
            '{"deck":"Größe","exam_day":3,"minutes_a_day":20.5,"retention":null}',
        ),
        (PlanCleared("half \ud800"), '{"deck":"half \\\\ud800"}'),
        (PlanCleared("plain"), '{"deck":"plain"}'),
        (Away(1, 2, on=False), '{"first_day":1,"last_day":2,"on":false}'),
        (Tuned((0.5, 1.0)), '{"parameters":[0.5,1.0],"figures":"{}"}'),
        (ExamStarted("d", '{"a":"ü"}'), '{"deck":"d","paper":"{\\"a\\":\\"ü\\"}"}'),
        (ExamMarked(TARGET, name("q", "d"), on=True), '{"deck":"d","question":"q","on":true}'),
        (ExamHandedIn(TARGET, '{"score":1}'), '{"result":"{\\"score\\":1}"}'),
    ],
)
def test_the_detail_of_each_fact_letter_for_letter(fact: Fact, detail: str) -> None:
    assert detail_of(fact) == detail


def test_a_half_character_is_written_as_its_escape() -> None:
    values = columns_of(Answered(name("q\udcff", "dé"), "study", '{"typed":"\ud83d"}', 1, 3, 1, 0))
    assert (values["reply"], values["deck"], values["question"]) == (
        '{"typed":"\\ud83d"}',
        "dé",
        "q\\udcff",
    )


def test_a_fact_of_no_known_sort_is_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError):
        columns_of("no fact")  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        detail_of("no fact")  # type: ignore[arg-type]


def test_problems_are_kept_as_they_are_written() -> None:
    problem = Problem("d.yaml", Place(1, 2, 1, 4), "E006", "größe")
    assert "größe" in problems_to_json([problem])
    assert problems_from_json(problems_to_json([problem]), "d.yaml") == (problem,)
