"""Events as `quizkit log` tells them, and the parameters that commands take from the log."""

import pytest
from store_samples import OTHER_PARAMETERS, SCHEDULER, answered, moment, name
from world import World

from quizkit.commands.events import as_plain, what
from quizkit.model.facts import (
    EXAM,
    Away,
    Event,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Fact,
    PlanCleared,
    Planned,
    Tuned,
)
from quizkit.store.log import Log

EXAM_ID = "e" * 32


def plain(fact: Fact) -> dict[str, object]:
    return as_plain(Event("f" * 32, "device", 1, 1, moment(), fact))


@pytest.mark.parametrize(
    ("fact", "words", "values"),
    [
        (
            answered("a", mode=EXAM)._replace(exam=EXAM_ID, sure=True),
            "exam",
            {"mode": "exam", "exam": EXAM_ID, "sure": True, "question": "a"},
        ),
        (answered("a"), "study", {"mode": "study", "exam": None, "sure": None}),
        (
            Planned("latin", 20_001, 25.0, 0.95),
            "exam planned for 2024-10-05",
            {
                "deck": "latin",
                "question": None,
                "exam_day": "2024-10-05",
                "minutes_a_day": 25.0,
                "retention": 0.95,
            },
        ),
        (PlanCleared("latin"), "plan cleared", {"deck": "latin", "kind": "plan_cleared"}),
        (
            Away(20_001, 20_002),
            "away 2024-10-05..2024-10-06",
            {"first_day": "2024-10-05", "last_day": "2024-10-06", "on": True},
        ),
        (Away(20_001, 20_001, on=False), "not away 2024-10-05..2024-10-05", {"on": False}),
        (
            Tuned((0.5, 1.0), '{"after":0.4}'),
            "own parameters",
            {"parameters": [0.5, 1.0], "figures": {"after": 0.4}},
        ),
        (Tuned(()), "default parameters", {"parameters": []}),
        (ExamStarted("latin", '{"seed":"x"}'), "exam started", {"deck": "latin", "paper": {"seed": "x"}}),
        (
            ExamMarked(EXAM_ID, name("a"), on=True),
            "marked in the exam",
            {"exam": EXAM_ID, "deck": "history", "question": "a", "on": True},
        ),
        (ExamHandedIn(EXAM_ID, '{"score":1}'), "exam handed in", {"exam": EXAM_ID, "result": {"score": 1}}),
    ],
)
def test_events_are_told_in_words_and_as_json(fact: Fact, words: str, values: dict[str, object]) -> None:
    assert what(Event("f" * 32, "device", 1, 1, moment(), fact)) == words
    assert values.items() <= plain(fact).items()


def test_the_log_lists_what_is_about_a_deck_or_about_nothing(world: World) -> None:
    with Log.open(world.home / "log.db", SCHEDULER, backups=world.home / "backups") as log:
        log.write([Planned("latin", 20_001), Away(20_001, 20_002)], moment())
    told = world.run("log").out
    assert "latin" in told
    assert "away 2024-10-05..2024-10-06" in told
    assert [line["kind"] for line in world.run("log", "--json").json_lines] == ["planned", "away"]


def test_commands_go_by_the_parameters_of_the_log(world: World) -> None:
    world.deck("questions:\n  - {id: a, question: What?, answer: this}\n")
    world.run("study", "deck.yaml", "--linear", typed="this\n")
    before = world.run("history", "deck:a").out
    with Log.open(world.home / "log.db", SCHEDULER, backups=world.home / "backups") as log:
        log.write([Tuned(OTHER_PARAMETERS)], moment(30_000))
    world.wait(days=9)
    after = world.run("history", "deck:a").out
    world.run("study", "deck.yaml", "--linear", typed="this\n")
    first, second = world.answers()
    assert before != after
    assert first["algorithm"] != second["algorithm"]
    assert second["algorithm"] == SCHEDULER.model.tuned(OTHER_PARAMETERS).name
    assert world.run("doctor").code == 0
