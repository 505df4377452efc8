"""`quizkit ids`: ids are written, nothing else changes, and nobody's history is lost."""

import os
import subprocess

import pytest
from world import World

from quizkit.commands.ids import keeps_all
from quizkit.files.decks import read_deck_text

RIVERS = """\
# Rivers, for the second week.
title: Rivers

questions:
  # Egypt
  - question: Which river made the delta north of Cairo?   # by its mud
    answer: [the Nile, Nile]
    why: >-
      Its mud did,
      each summer.

  - {question: Which river crosses Vienna?, right: the Danube, wrong: [the Rhine, the Elbe]}
  -   id: own
      question: Which river crosses Paris?
      answer: the Seine
  - passage: Two rivers meet at Koblenz.
    questions:
    - question: Which flows on to the sea?
      answer: the Rhine

terms:
  delta: land made of mud at a mouth  # no id here
"""

WITH_IDS = (
    RIVERS.replace(
        "- question: Which river made", "- id: river-delta-north-cairo\n    question: Which river made"
    )
    .replace(
        "{question: Which river crosses Vienna",
        "{id: river-crosses-vienna, question: Which river crosses Vienna",
    )
    .replace("- question: Which flows", "- id: flows-sea\n      question: Which flows")
)

MISTAKEN = """\
questions:
  - question: Which river crosses Vienna?
    answer: the Danube
  - question: Which river crosses Paris?
"""


def test_ids_are_written_and_all_else_stays(world: World) -> None:
    path = world.deck(RIVERS)
    ran = world.run("ids", "deck.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "Wrote 3 ids into deck.yaml.\n")
    assert path.read_text(encoding="utf-8") == WITH_IDS
    assert world.run("check", "deck.yaml", "--select", "D712").err.startswith("No mistakes")


def test_a_second_time_nothing_is_written(world: World) -> None:
    path = world.deck(WITH_IDS)
    before = path.stat()
    ran = world.run("ids", "deck.yaml")
    assert ran.code == 0
    assert ran.err == "Every question that can be asked has an id; nothing was written.\n"
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_line_ends_a_byte_order_mark_and_permissions_stay(world: World) -> None:
    path = world.deck("")
    path.write_bytes(b"\xef\xbb\xbf" + RIVERS.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert world.run("ids", "deck.yaml").code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + WITH_IDS.replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_difference_can_be_used_as_a_patch(world: World) -> None:
    path = world.deck(RIVERS)
    ran = world.run("ids", "deck.yaml", "--diff")
    assert ran.code == 1
    assert ran.err == "3 ids would be written into 1 deck; nothing was written.\n"
    assert path.read_text(encoding="utf-8") == RIVERS
    assert "+  - id: river-delta-north-cairo" in ran.out.splitlines()
    subprocess.run(
        ["patch", "-p0"], input=ran.out.encode(), check=True, capture_output=True, cwd=world.folder
    )
    assert path.read_text(encoding="utf-8") == WITH_IDS
    ran = world.run("ids", "deck.yaml", "--diff")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "0 ids would be written into 0 decks; nothing was written.\n"


def test_an_id_of_the_last_commit_is_written_again(world: World) -> None:
    path = world.deck(
        RIVERS.replace("- question: Which river made", "- id: delta\n    question: Which river made")
    )
    identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"]
    for arguments in (["init", "-q"], ["add", "deck.yaml"], [*identity, "commit", "-qm", "a deck"]):
        subprocess.run(["git", *arguments], cwd=world.folder, check=True, capture_output=True)
    path.write_text(RIVERS, encoding="utf-8")
    assert world.run("ids", "deck.yaml").code == 0
    assert "  - id: delta\n    question: Which river made" in path.read_text(encoding="utf-8")


def test_several_decks_below_a_folder(world: World) -> None:
    one = world.deck(RIVERS, "course/one.yaml")
    two = world.deck(MISTAKEN.partition("  - question: Which river crosses Paris")[0], "course/two.yaml")
    done = world.deck(WITH_IDS, "course/done.yaml")
    world.deck("services: {web: {image: nginx}}\n", "course/compose.yaml")
    ran = world.run("ids", "course")
    assert ran.code == 0
    assert ran.err == "Wrote 3 ids into course/one.yaml.\nWrote 1 id into course/two.yaml.\n"
    assert one.read_text(encoding="utf-8") == done.read_text(encoding="utf-8") == WITH_IDS
    assert "id: river-crosses-vienna" in two.read_text(encoding="utf-8")


def test_a_deck_with_a_mistake_gets_ids_for_its_sound_questions(world: World) -> None:
    path = world.deck(MISTAKEN)
    ran = world.run("ids", "deck.yaml")
    assert ran.code == 0
    assert ran.err == (
        "deck.yaml has 1 mistake; a question that cannot be asked gets no id.\nWrote 1 id into deck.yaml.\n"
    )
    assert path.read_text(encoding="utf-8") == MISTAKEN.replace(
        "- question: Which river crosses Vienna?",
        "- id: river-crosses-vienna\n    question: Which river crosses Vienna?",
    )


@pytest.mark.parametrize(
    "text", ["", "questions: []\n", "services: {web: {image: nginx}}\n", "questions:\n  - question: [\n", "a"]
)
def test_a_file_without_questions_is_left_and_the_others_get_their_ids(world: World, text: str) -> None:
    bad, good = world.deck(text, "bad.yaml"), world.deck(RIVERS, "good.yaml")
    ran = world.run("ids", "bad.yaml", "good.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "bad.yaml has no question that can be asked.\n`quizkit check bad.yaml` says why.\n"
        "Wrote 3 ids into good.yaml.\n"
    )
    assert (bad.read_text(encoding="utf-8"), good.read_text(encoding="utf-8")) == (text, WITH_IDS)


def test_a_glossary_alone_needs_none(world: World) -> None:
    path = world.deck("terms: {delta: land made of mud}\n")
    assert world.run("ids", "deck.yaml").code == 0
    assert path.read_text(encoding="utf-8") == "terms: {delta: land made of mud}\n"


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (WITH_IDS, True),
        (RIVERS.replace("the Nile, Nile", "the Blue Nile"), True),
        (RIVERS.replace("  - question: Which river made", "  - ? question: Which river made"), False),
        (RIVERS.replace("answer: the Seine", "anwser: the Seine"), False),
        ("", False),
    ],
)
def test_what_would_lose_a_question_is_not_written(after: str, kept: bool) -> None:
    assert keeps_all(read_deck_text(RIVERS, "deck.yaml"), after) is kept


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_deck_in_a_folder_that_may_not_be_written(world: World) -> None:
    path = world.deck(RIVERS, "course/deck.yaml")
    path.parent.chmod(0o500)
    try:
        ran = world.run("ids", "course")
    finally:
        path.parent.chmod(0o700)
    assert ran.code == 1
    assert "course/deck.yaml cannot be written: Permission denied." in ran.err


def test_a_read_only_deck_is_left_and_the_next_gets_its_ids(world: World) -> None:
    world.deck(RIVERS, "one.yaml").chmod(0o444)
    world.deck(RIVERS, "two.yaml")
    ran = world.run("ids", "one.yaml", "two.yaml")
    assert ran.code == 1
    assert ran.err == "one.yaml is read-only; it was left as it is.\nWrote 3 ids into two.yaml.\n"


@pytest.mark.parametrize("arguments", [(), ("gone.yaml",), ("",)])
def test_wrong_usage(world: World, arguments: tuple[str, ...]) -> None:
    assert world.run("ids", *arguments).code == 2


def studied(world: World) -> None:
    """Every question of the deck answered once."""
    answers = "Nile\nthe Danube\nthe Seine\nthe Rhine\n\n3\n\n3\n"
    ran = world.run("study", "deck.yaml", "--linear", "--new", "9", "--seed", "1", typed=answers)
    assert ran.code == 0, ran


def test_the_history_of_a_learner_goes_on_and_is_told_in_one_line(world: World) -> None:
    path = world.deck(RIVERS)
    studied(world)
    cards = {row["question"] for row in world.answers()}
    assert len(cards) == 5
    due = world.run("due", "--json").json
    world.wait(hours=1)
    world.run("ids", "deck.yaml")
    ran = world.run("due", "--json")
    assert ran.json == due
    assert ran.err == (
        "Decks were edited: the histories of 3 edited questions go on under their new names.\n"
    )
    told = world.run("history", "deck:river-crosses-vienna", "--json").json
    assert [event["score"] for event in told["events"] if event["kind"] == "answered"] == [1]
    assert told["card"]["reps"] == 1
    world.wait(days=4)
    again = world.run("study", "deck.yaml", "--linear", "--new", "0", typed=":quit\n")
    assert "Question 1 of 5" in again.out
    assert "edited" not in again.err
    assert path.read_text(encoding="utf-8") == WITH_IDS


def test_two_questions_with_one_prompt_keep_their_own_histories(world: World) -> None:
    world.deck(
        "questions:\n"
        "  - {passage: On the Rhine., question: Where is it?, answer: Basel}\n"
        "  - {passage: On the Seine., question: Where is it?, answer: Rouen}\n"
    )
    world.run("study", "deck.yaml", "--linear", typed="Basel\n")
    world.wait(days=1)  # they are siblings, and not asked on one day
    world.run("study", "deck.yaml", "--linear", typed="no\n:quit\n")
    scores = {row["question"]: row["score"] for row in world.answers()}
    assert sorted(scores.values()) == [0, 1]
    world.run("ids", "deck.yaml")
    world.run("due")
    for key, score in (("where-is-it", 1), ("where-is-it-2", 0)):
        told = world.run("history", f"deck:{key}", "--json").json
        assert [event["score"] for event in told["events"] if event["kind"] == "answered"] == [score]
