"""What a learner can do in the course of a sitting, and at its end."""

import pytest
from world import World

DECK = """
title: Small
questions:
  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta]}
  - {id: b, question: Type gamma., answer: gamma}
  - {id: c, question: Type delta., answer: delta}
"""


@pytest.fixture
def deck(world: World) -> str:
    return str(world.deck(DECK))


def overrides(world: World) -> list[str]:
    return [
        line["question"] for line in world.run("log", "--json").json_lines if line["kind"] == "overridden"
    ]


def editor(world: World, script: str) -> str:
    """An editor that does this to the deck."""
    path = world.folder / "editor"
    path.write_text(f'#!/bin/sh\n{script} "$1"\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_question_is_counted_when_it_is_first_met(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--linear", typed="beta\ngamma\n:skip\nalpha\ndelta\n").out
    assert [line.split(",")[0] for line in screen.splitlines() if line.startswith("Question")] == [
        "Question 1 of 3", "Question 2 of 3", "Question 3 of 3", "Question 3 of 3", "Question 3 of 3",
    ]  # fmt: skip


def test_after_a_skip_the_answer_before_can_still_be_overruled(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--linear", typed="alpha\nwrong\n:skip\n:right\n").out
    assert overrides(world) == ["b"]
    assert screen.count("Type delta.") == 2


def test_a_question_that_came_back_goes_when_it_is_overruled(world: World, deck: str) -> None:
    ran = world.run("study", deck, "--linear", typed="alpha\ngamma\nwrong\n:right\ndelta\n")
    assert ran.code == 0
    assert "3 right, 0 almost, 0 wrong" in ran.out
    assert len(world.answers()) == 3


def test_an_answer_is_overruled_once(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--linear", typed="alpha\nwrong\n:right\n:right\n:easy\n").out
    assert "Counted as right." in screen
    assert screen.count("There is no answer to change.") == 2
    assert len(overrides(world)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("beta\n:easy\n", "Only a right answer can be called too easy."),
        ("alpha\n:dontknow\n:right\n", "Only a typed answer that was marked wrong can be called right."),
    ],
)
def test_what_cannot_be_said_of_an_answer(world: World, deck: str, typed: str, said: str) -> None:
    assert said in world.run("study", deck, "--linear", typed=typed).out
    assert overrides(world) == []


def test_skipped_twice_it_does_not_come_back(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--new", "1", "--linear", typed=":skip\n:skip\n").out
    assert "Skipped: it comes back later." in screen
    assert "Skipped again: left for another sitting." in screen
    assert "2 skipped" not in screen


def test_undoing_a_skip_at_the_end_shows_the_question_again(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--new", "1", "--linear", typed=":skip\n:skip\n:undo\nalpha\n").out
    assert screen.split("Back to the question you skipped.")[1].count("Alpha or beta?") == 1


def test_undoing_a_skip_of_a_question_that_was_called_right_asks_nothing(world: World, deck: str) -> None:
    typed = "alpha\nwrong\n:skip\n:right\n:undo\n\n"
    ran = world.run("study", deck, "--new", "2", "--linear", typed=typed)
    assert ran.out.split("The skip was taken back.")[1].count("Question") == 0
    assert ran.code == 0
    assert overrides(world) == ["b"]


@pytest.mark.parametrize("command", [":practise", ":undo"])
def test_when_the_time_is_up_the_end_can_still_be_worked_on(world: World, deck: str, command: str) -> None:
    typed = f"beta\n{command}\nalpha\n\n"
    screen = world.run("study", deck, "--minutes", "0.0004", "--linear", typed=typed).out
    assert "The time is up." in screen
    assert "Type gamma." not in screen
    assert [answer["score"] for answer in world.answers()] == [0, 1]


def test_an_editor_that_does_not_start_ends_nothing(world: World, deck: str) -> None:
    ran = world.run("study", deck, "--new", "1", "--linear", typed=":edit\nalpha\n", EDITOR="no-such-editor")
    assert "“no-such-editor” does not start" in ran.out
    assert ran.code == 0
    assert len(world.answers()) == 1


def test_a_deck_that_an_edit_breaks_is_left_out_in_one_line(world: World, deck: str) -> None:
    broken = editor(world, 'echo "title: [" >')
    ran = world.run("study", deck, "--linear", typed="alpha\n:edit\n", EDITOR=broken)
    assert "2 questions are not in their decks any more and were left out." in ran.out
    assert ran.code == 0


def test_an_answer_is_overruled_under_the_name_it_has_after_an_edit(world: World) -> None:
    deck = world.deck("questions:\n  - {question: Who was it that nailed the theses?, answer: Luther}\n")
    edit = editor(world, "sed -i.bak 's/nailed the theses/nailed up the theses/'")
    typed = "Calvin\n:edit\n:right\n"
    world.run("study", deck, "--linear", typed=typed, EDITOR=edit)
    (card,) = world.run("history", "deck", "--json").json
    assert overrides(world) == [card["name"].split(":")[1]]
    assert card["learning"] is False


def test_history_tells_what_is_asked_later(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="alpha\n")
    assert "Due in 2 days, 23 September 2026: the last answer" in world.run("history", "deck:a").out
    assert "Not answered so far." in world.run("history", "deck:b").out


def test_history_tells_what_is_being_learned_today(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="beta\n")
    assert "Missed today: it comes back until" in world.run("history", "deck:a").out
