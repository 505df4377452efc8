"""What an exam leaves behind: the protocol, exit codes, the schedule, practice, and decks that are edited."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from exam_runs import DECK, ORDER, RIGHT, WRONG, answers, events, exam, records
from world import World

from quizkit.commands.boundary import run


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


def test_a_question_that_became_a_flashcard_leaves_the_total(world: World, deck: str) -> None:
    exam(world, deck)
    world.deck(DECK.replace("question: Type gamma., answer: gamma", "front: Type gamma., back: gamma"))
    ran = exam(world, deck, ":hand-in", "yes", "", options=(), begin=False)
    assert "Not in the deck now, and not counted as long as that is so: b." in ran.out
    assert "0%, 0 of 3 points" in ran.out


ANOTHER = "title: Reformation\nid: ref\nquestions:\n  - {id: z, question: Quite another?, answer: yes}\n"


@pytest.mark.parametrize("broken", [ANOTHER, DECK.replace("questions:", "questions: [")])
def test_when_no_question_can_be_read_the_exam_stays_open(world: World, deck: str, broken: str) -> None:
    exam(world, deck, *answers(RIGHT))
    world.deck(broken)
    ran = exam(world, "ref", options=(), begin=False)
    assert ran.code == 1
    assert "none of its questions can be asked now" in ran.err
    assert "--drop 1" in ran.err
    world.deck(DECK)
    assert "4 of 4 points" in exam(world, deck, ":hand-in", "yes", options=(), begin=False).out


def test_an_exam_whose_deck_is_gone_can_be_dropped(world: World, deck: str) -> None:
    exam(world, deck)
    Path(deck).unlink()
    ran = exam(world, "ref", options=(), begin=False)
    assert ran.code == 1
    assert "there is no such deck now" in ran.err
    assert world.run("exam", "--drop", "1").code == 0
    (record,) = records(world)
    assert (record["state"], record["score"], record["passed"]) == ("dropped", None, None)
    assert "dropped" in world.run("exam", "--list").out
    assert "was dropped" in world.run("exam", "--show", "1").err
    assert world.run("exam", "--drop", "1").code == 2
    assert world.run("exam", "--drop", "2").code == 2
    assert world.run("doctor").code == 0


def test_a_dropped_exam_makes_room_for_another(world: World, deck: str) -> None:
    exam(world, deck)
    world.run("exam", "--drop", "1")
    assert "Question 1 of 4" in exam(world, deck).out
    assert [record["state"] for record in records(world)] == ["dropped", "open"]


def test_the_list_knows_a_deck_by_its_file_too(world: World, deck: str) -> None:
    exam(world, deck)
    assert world.run("exam", "--list", deck).out == world.run("exam", "--list", "ref").out


@pytest.mark.parametrize(
    "options",
    [
        ("--list", "--fail-under", "50%"),
        ("--list", "--questions", "3"),
        ("--show", "1", "ref"),
        ("--show", "0", "--count"),
        ("--drop", "1", "--json"),
        ("--list", "--drop", "1"),
    ],
)
def test_what_would_be_left_aside_is_refused(world: World, deck: str, options: tuple[str, ...]) -> None:
    exam(world, deck)
    ran = world.run("exam", *options)
    assert ran.code == 2
    assert "does not go with" in ran.err
    assert records(world)[0]["state"] == "open"


def test_the_log_says_nothing_of_right_and_wrong_before_the_end(world: World, deck: str) -> None:
    exam(world, deck, *answers(RIGHT))
    assert {(line["score"], line["rating"]) for line in world.answers()} == {(None, None)}
    assert "1.00" not in world.run("log").out
    exam(world, deck, ":hand-in", "yes", options=(), begin=False)
    assert {line["score"] for line in world.answers()} == {1}
    assert "1.00" in world.run("log").out


def test_an_exam_that_was_handed_in_in_another_terminal(world: World, deck: str) -> None:
    exam(world, deck, RIGHT[ORDER[0]])
    outside = world.outside("x\n:hand-in\nyes\n\n")
    other = iter(outside.streams.stdin.readlines())

    def next_line(_size: int = -1) -> str:
        line = next(other, "")
        if line == "yes\n":
            exam(world, deck, ":hand-in", "yes", options=(), begin=False)
        return line

    outside.streams.stdin.readline = next_line  # type: ignore[method-assign]
    assert run(["exam", "ref", "--linear"], outside) == 0
    out = outside.streams.stdout
    assert isinstance(out, StringIO)
    assert "It was handed in elsewhere meanwhile" in out.getvalue()
    assert len(events(world, "exam_handed_in")) == 1


def test_history_leaves_the_answers_of_an_open_exam_out(world: World, deck: str) -> None:
    first = ORDER[0]
    exam(world, deck, RIGHT[first])
    assert world.run("history", f"ref:{first}", "--json").json["answers"] == []
    exam(world, deck, ":hand-in", "yes", "", options=(), begin=False)
    (answer,) = world.run("history", f"ref:{first}", "--json").json["answers"]
    assert (answer["mode"], answer["score"]) == ("exam", 1.0)
