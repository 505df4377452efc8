"""What an exam leaves behind: the protocol, exit codes, the schedule, practice, and decks that are edited."""

from pathlib import Path
from typing import Any

import pytest
from exam_runs import DECK, ORDER, RIGHT, WRONG, exam, records
from world import World


@pytest.fixture
def deck(world: World) -> str:
    return str(world.deck(DECK))


def half_right(world: World, deck: str, *options: str, after: tuple[str, ...] = ("",)) -> Any:
    first, second, third, fourth = ORDER
    given = (RIGHT[first], RIGHT[second], WRONG[third], WRONG[fourth])
    return exam(world, deck, *given, ":hand-in", "yes", *after, options=("--seed", "1", *options))


def test_the_protocol_can_be_shown_again(world: World, deck: str) -> None:
    ran = half_right(world, deck)
    shown = world.run("exam", "--show", "1")
    assert shown.code == 0
    assert shown.out in ran.out
    Path(deck).unlink()
    assert world.run("exam", "--show", "1").out == shown.out


def test_the_list_tells_each_exam(world: World, deck: str) -> None:
    half_right(world, deck)
    exam(world, deck)
    lines = world.run("exam", "--list").out.splitlines()
    assert len(lines) == 3
    assert lines[1].split()[0] == "1"
    assert "50%  not passed" in lines[1]
    assert "open" in lines[2]
    assert world.run("exam", "ref", "--list").out.splitlines() == lines
    assert "No exam on x was taken so far." in world.run("exam", "x", "--list").out


@pytest.mark.parametrize(("under", "code"), [("50%", 0), ("50.1%", 1), ("60", 1), ("0%", 0)])
def test_fail_under_makes_the_exit_code(world: World, deck: str, under: str, code: int) -> None:
    assert half_right(world, deck, "--fail-under", under).code == code
    assert world.run("exam", "--show", "1", "--fail-under", under).code == code


def test_an_exam_that_is_not_handed_in_is_below_everything(world: World, deck: str) -> None:
    assert exam(world, deck, options=("--fail-under", "0%")).code == 1
    assert exam(world, deck, options=(), begin=False).code == 0


def cards(world: World, deck: str) -> Any:
    return world.run("history", deck, "--json").json


def test_the_schedule_is_left_alone(world: World, deck: str) -> None:
    before = world.run("due", deck, "--json").out
    ran = half_right(world, deck)
    assert "The schedule is as it was." in ran.out
    assert cards(world, "ref") == []
    assert world.run("due", "ref", "--json").out == before
    assert {line["due"] for line in world.answers()} == {None}


@pytest.mark.parametrize("when", ["at the start", "when gone on with"])
def test_with_count_the_answers_are_study_answers_too(world: World, deck: str, when: str) -> None:
    first, second, third, _ = ORDER
    begun = ("--seed", "1", *(["--count"] if when == "at the start" else []))
    exam(world, deck, WRONG[first], ":back", RIGHT[first], WRONG[second], options=begun)
    later = () if when == "at the start" else ("--count",)
    ran = exam(world, deck, ":dontknow", ":hand-in", "yes", "", options=later, begin=False)
    assert "The answers count for the schedule." in ran.out
    counted = [line for line in world.answers() if line["mode"] == "study"]
    assert [(line["question"], line["score"], line["rating"]) for line in counted] == [
        (first, 1, 3),
        (second, 0, 1),
        (third, 0, 1),
    ]
    assert all(line["due"] and line["exam"] is None for line in counted)
    assert {card["name"] for card in cards(world, "ref")} == {f"ref:{key}" for key in (first, second, third)}
    assert world.run("doctor").code == 0


def test_what_was_missed_can_be_practised_at_once(world: World, deck: str) -> None:
    third, fourth = ORDER[2:]
    ran = half_right(world, deck, after=(":practise", RIGHT[third], RIGHT[fourth], ""))
    assert "Enter when done, :practise for the 2 missed" in ran.out
    assert "Practice finished" in ran.out
    practised = [line["question"] for line in world.answers() if line["mode"] == "practice"]
    assert practised == [third, fourth]
    assert cards(world, "ref") == []


def test_questions_that_are_gone_leave_the_total(world: World, deck: str) -> None:
    gone, *kept = ORDER
    exam(world, deck, RIGHT[gone])
    world.deck("\n".join(line for line in DECK.splitlines() if f"id: {gone}," not in line))
    ran = exam(world, deck, *(RIGHT[key] for key in kept), ":hand-in", "yes", options=(), begin=False)
    assert "Question 1 of 3" in ran.out
    assert f"Not in the deck any more, and not counted: {gone}." in ran.out
    assert "100%, 3 of 3 points" in ran.out


def test_an_edited_question_is_graded_as_it_is_now(world: World, deck: str) -> None:
    place = ORDER.index("b") + 1
    exam(world, deck, f":go {place}", "delta")
    world.deck(DECK.replace("answer: gamma", "answer: delta"))
    ran = exam(world, deck, ":hand-in", "yes", "", options=(), begin=False)
    assert "25%, 1 of 4 points" in ran.out


def test_a_renamed_question_keeps_its_answer_and_its_mark(world: World, deck: str) -> None:
    place = ORDER.index("b") + 1
    exam(world, deck, f":go {place}", "gamma", ":back", ":mark")
    world.deck(DECK.replace("id: b,", "id: renamed,"))
    ran = exam(world, deck, ":review", ":hand-in", "yes", "", options=(), begin=False)
    assert f"Marked: {place}." in ran.out
    assert "25%, 1 of 4 points" in ran.out


def test_a_question_that_was_not_answered_yet_is_known_again_too(world: World, deck: str) -> None:
    exam(world, deck)
    world.deck(DECK.replace("id: b,", "id: renamed,"))
    ran = exam(world, deck, options=(), begin=False)
    assert "Question 1 of 4" in ran.out


def test_an_answer_whose_option_is_gone_counts_nothing_and_breaks_nothing(world: World, deck: str) -> None:
    place = ORDER.index("a") + 1
    exam(world, deck, f":go {place}", "beta")
    world.deck(DECK.replace("wrong: [beta]", "wrong: [omega]"))
    ran = exam(world, deck, f":go {place}", ":hand-in", "yes", "", options=(), begin=False)
    assert ran.code == 0
    assert "0%, 0 of 4 points" in ran.out


def test_when_no_question_is_left_the_exam_is_over(world: World, deck: str) -> None:
    exam(world, deck)
    world.deck(
        "title: Reformation\nid: ref\nquestions:\n  - {id: z, question: Quite another?, answer: yes indeed}\n"
    )
    ran = exam(world, deck, options=(), begin=False)
    assert "0%, 0 of 0 points" in ran.out
    assert records(world)[0]["state"] == "handed in"
