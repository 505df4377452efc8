"""A deck with every kind of question, answered through the linear mode as a script would."""

import re
from pathlib import Path

import pytest
from machine import EVERY_KIND
from world import World

DECK = (
    EVERY_KIND
    + """\
  - {id: timeline, question: Earliest first., timeline: {Magna Carta: 1215, Worms met: 1521, Peace: 1648}}
  - passage: In 1555 the estates agreed at Augsburg.
    questions:
      - {id: passage, question: Where did they agree?, answer: Augsburg}
"""
)
RIGHT = {
    "single": "Worms",
    "several": "Calvin, Zwingli",
    "truth": "false",
    "short": "Luther",
    "number": "41,6",
    "date": "29 May 1453",
    "cloze": "Westphalia\n30 years war",
    "list": "Trier\nMainz\nCologne\n",
    "match": "Strasbourg\nEdinburgh",
    "card": "\n3",
    "passage": "Augsburg",
}
WRONG = {
    "single": "Speyer",
    "several": "Eck, Cajetan",
    "truth": "true",
    "short": "Calvin",
    "number": "30",
    "date": "1453-05-30",
    "cloze": "Prague\nHundred Years' War",
    "list": "Worms\n",
    "match": "Edinburgh\nBasel",
    "card": "\n1",
    "passage": "Worms",
}
PARTLY = {
    "several": "Calvin, Eck, Zwingli",
    "cloze": "Westphalia\nHundred Years' War",
    "list": "Trier\nMainz\n",
    "match": "Strasbourg\nBasel",
}
ORDERED = {
    "order": ["baron", "viscount", "count"],
    "timeline": ["Magna Carta", "Worms met", "Peace"],
}


@pytest.fixture
def deck(world: World) -> Path:
    return world.deck(DECK)


def ask(world: World, deck: Path, answers: dict[str, str], only: str) -> str:
    """Studies a copy of the deck that holds one question, and answers it."""
    path = only_question(world, deck, only)
    return world.run("study", path, "--linear", "--seed", "1", typed=answers[only] + "\n").out


def only_question(world: World, deck: Path, key: str) -> Path:
    lines = deck.read_text(encoding="utf-8").splitlines()
    head = [f"title: {key}", f"id: one-{key}", "questions:"]
    if key == "passage":
        return world.deck("\n".join([*head, *lines[-3:]]) + "\n", f"{key}.yaml")
    (line,) = [line for line in lines if f"id: {key}," in line]
    return world.deck("\n".join([*head, line]) + "\n", f"{key}.yaml")


@pytest.mark.parametrize("key", RIGHT)
def test_right_answers_score_one(world: World, deck: Path, key: str) -> None:
    screen = ask(world, deck, RIGHT, key)
    (answer,) = world.answers()
    assert answer["question"] == key
    assert answer["score"] == 1, screen
    assert answer["rating"] == 3
    assert "Right" in screen or "Almost" in screen


@pytest.mark.parametrize("key", WRONG)
def test_wrong_answers_score_nothing_and_are_rated_again(world: World, deck: Path, key: str) -> None:
    screen = ask(world, deck, WRONG, key)
    answer = world.answers()[0]
    assert answer["score"] == 0, screen
    assert answer["rating"] == 1


@pytest.mark.parametrize("key", PARTLY)
def test_part_of_the_credit_lies_between_and_is_rated_again(world: World, deck: Path, key: str) -> None:
    screen = ask(world, deck, PARTLY, key)
    answer = world.answers()[0]
    assert 0 < answer["score"] < 1, screen
    assert answer["rating"] == 1


@pytest.mark.parametrize("key", ORDERED)
@pytest.mark.parametrize(("swap", "score"), [(False, 1), (True, 0)])
def test_ordering_by_the_numbers_shown(world: World, deck: Path, key: str, swap: bool, score: int) -> None:
    path = only_question(world, deck, key)
    shown = world.run("study", path, "--linear", "--seed", "7", typed=":quit\n").out
    numbers = {text: number for number, text in re.findall(r"^(\d)\) (.*)$", shown, re.MULTILINE)}
    order = ORDERED[key][::-1] if swap else ORDERED[key]
    world.run(
        "study", path, "--linear", "--seed", "7", typed=" ".join(numbers[item] for item in order) + "\n"
    )
    answer = world.answers()[0]
    assert answer["score"] == score
    assert answer["rating"] == (1 if swap else 3)


def test_the_whole_deck_in_one_go(world: World, deck: Path) -> None:
    """The seed makes the order repeatable, so that a script can answer after one look."""
    look = world.run("study", deck, "--linear", "--seed", "1", "--new", "99", typed=":quit\n").out
    assert "Question 1 of 13, single choice." in look
    again = world.run("study", deck, "--linear", "--seed", "1", "--new", "99", typed=":quit\n").out
    assert again == look
    skip_all = world.run("study", deck, "--linear", "--seed", "1", "--new", "99", typed=":skip\n" * 26).out
    for number in range(1, 14):
        assert f"Question {number} of 13" in skip_all
    assert world.answers() == []
