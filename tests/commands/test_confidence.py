"""Sure or not: what is asked and kept, and the drill of what was sure but wrong."""

from typing import Any

import pytest
from world import World

DECK = """
title: Small
id: small
questions:
  - id: a
    question: Alpha or beta?
    right: alpha
    wrong: {beta: That is the second., gamma: }
    why: It is the first.
    hint: The first.
  - {id: b, question: Type gamma., answer: gamma, feedback: {delta: That comes next.}, tags: [greek]}
  - {id: c, front: cuius regio, back: eius religio}
"""
SURE = "Sure? (y/n): "


@pytest.fixture
def deck(world: World) -> str:
    return str(world.deck(DECK))


def study(world: World, *options: str, typed: str) -> str:
    ran = world.run("study", "small", "--linear", *options, typed=typed)
    assert ran.code == 0
    return ran.out


def said(world: World) -> list[tuple[str, Any]]:
    return [(answer["question"], answer["sure"]) for answer in world.answers()]


@pytest.fixture
def known(world: World, deck: str) -> World:
    """A world in which the deck is known and nothing was answered."""
    world.run("decks", "add", deck)
    return world


def test_it_is_kept_with_the_answer_and_nothing_is_told_before(known: World) -> None:
    screen = study(known, "--confidence", typed="beta\ny\ngamma\nn\n")
    before, after = screen.split(SURE)[:2]
    assert "Wrong" not in before
    assert "Wrong" in after
    assert said(known) == [("a", True), ("b", False)]


def test_it_is_not_asked_unless_wanted(known: World) -> None:
    assert SURE not in study(known, typed="alpha\ngamma\n\n3\n")
    assert said(known) == [("a", None), ("b", None), ("c", None)]


@pytest.mark.parametrize(
    ("setting", "option", "asked"),
    [("true", [], True), ("true", ["--no-confidence"], False), ("false", ["--confidence"], True)],
)
def test_the_option_overrules_the_setting(known: World, setting: str, option: list[str], asked: bool) -> None:
    known.run("config", "set", "confidence", setting)
    assert (SURE in study(known, *option, typed="alpha\n")) is asked


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        (":hint\nalpha\n", [("a", None)]),
        (":dontknow\n", [("a", None)]),
        ("beta\ny\n:skip\n:skip\nalpha\n", [("a", True), ("a", None)]),
        ("alpha\ny\ngamma\ny\n\n3\n", [("a", True), ("b", True), ("c", None)]),
        ("beta\n:back\nalpha\nn\n", [("a", False)]),
        ("beta\n:quit\n", []),
        ("beta\n", []),
    ],
    ids=["hint", "dontknow", "again", "flashcard", "back", "quit", "end of input"],
)
def test_when_it_is_asked(known: World, typed: str, answers: list[tuple[str, bool | None]]) -> None:
    study(known, "--confidence", typed=typed)
    assert said(known) == answers


def test_it_is_not_asked_when_the_missed_ones_are_practised_at_the_end(known: World) -> None:
    study(known, "--confidence", "--limit", "1", typed="beta\ny\nalpha\n:practise\nalpha\n\n")
    assert said(known) == [("a", True), ("a", None), ("a", None)]
    assert "Question 1 of 1" in study(known, "--only", "sure-but-wrong", typed="")


def test_the_time_to_say_it_is_not_counted(known: World) -> None:
    study(known, "--confidence", typed="alpha\ny\n")
    study(known, "--new", "9", typed=":skip\n:skip\ngamma\n")
    asked, plain = known.answers()
    assert asked["took_ms"] == 10
    assert plain["took_ms"] >= 10


def test_an_undone_answer_is_asked_for_again(known: World) -> None:
    study(known, "--confidence", typed="beta\ny\n:undo\nalpha\nn\n")
    assert said(known) == [("a", True), ("a", False)]
    assert known.run("study", "small", "--linear", "--only", "sure-but-wrong").out == (
        "Nothing was sure but wrong.\n"
    )


def test_an_override_takes_it_off_the_list(known: World) -> None:
    study(known, "--confidence", typed="alpha\ny\ndelta\ny\n:right\n")
    assert "Nothing was sure but wrong." in study(known, "--only", "sure-but-wrong", typed="")


def test_what_was_sure_but_wrong_is_drilled_until_it_is_not(known: World) -> None:
    study(known, "--confidence", typed="beta\ny\ndelta\ny\n:skip\nalpha\ngamma\n")
    before = known.run("history", "small", "--json").json
    screen = study(known, "--only", "sure-but-wrong", typed="gamma\ny\nbeta\ny\nalpha\n\n")
    assert screen.index("Type gamma.") < screen.index("Alpha or beta?")
    assert "Question 1 of 2" in screen
    assert "Practice finished" in screen
    assert known.run("history", "small", "--json").json == before
    drilled = known.answers()[-3:]
    assert [(one["mode"], one["question"], one["sure"]) for one in drilled] == [
        ("practice", "b", True), ("practice", "a", True), ("practice", "a", None),
    ]  # fmt: skip
    assert "Question 1 of 1" in study(known, "--only", "sure-but-wrong", typed="alpha\nn\n")
    assert "Nothing was sure but wrong." in study(known, "--only", "sure-but-wrong", typed="")


def test_a_drill_keeps_to_tags_and_limits(known: World) -> None:
    study(known, "--confidence", typed="beta\ny\ndelta\ny\n")
    only = ("--only", "sure-but-wrong")
    assert "Type gamma." in study(known, *only, "--tag", "greek", typed="")
    assert "Alpha" not in study(known, *only, "--tag", "greek", typed="gamma\ny\n")
    assert "Question 1 of 1" in study(known, *only, "--limit", "1", typed="")


def test_without_being_asked_a_drill_goes_on_for_ever(known: World) -> None:
    study(known, "--confidence", typed="beta\ny\n")
    assert SURE not in study(known, "--only", "sure-but-wrong", "--no-confidence", typed="alpha\n")
    assert "Question 1 of 1" in study(known, "--only", "sure-but-wrong", typed="")


def test_what_is_flagged_is_drilled_in_the_order_of_the_deck(known: World) -> None:
    assert study(known, "--only", "flagged", typed="") == "No question is flagged.\n"
    study(known, "--new", "9", typed=":skip\n:flag\ngamma\n:skip\n:flag\nalpha\n")
    screen = study(known, "--only", "flagged", typed="alpha\ngamma\n\n")
    assert "Question 1 of 2" in screen
    assert screen.index("Alpha or beta?") < screen.index("Type gamma.")
    assert SURE not in screen
    assert known.answers()[-1]["mode"] == "practice"


def test_the_same_wrong_option_again_is_told_first_with_its_words_and_the_right_one(known: World) -> None:
    first = study(known, typed="beta\n")
    assert "before" not in first
    known.wait(days=1)
    day = known.run("log", "--json").json_lines[-1]["day"]
    verdict = study(known, typed="beta\n").split("x Wrong\n")[1].splitlines()
    assert verdict[:5] == [
        f"You chose this before, on {int(day[-2:])} September.",
        "You said: beta",
        "That is the second.",
        "Right is: alpha",
        "Why: It is the first.",
    ]
    known.wait(days=1)
    assert "You chose this twice before, last on" in study(known, typed="beta\n")
    assert "You chose" not in study(known, typed="gamma\n")


def test_the_same_wrong_text_again_is_told(known: World) -> None:
    screen = study(known, "--tag", "greek", typed="delta\nDelta\ngamma\n")
    assert "You wrote this before, today.\nYou typed: Delta\nThat comes next." in screen
