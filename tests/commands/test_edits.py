"""No edit of a deck loses a learner's history."""

from pathlib import Path

from world import World

TYPO = """
title: Reformation
questions:
  - question: Who nailde the ninety-five theses to a church door?
    answer: Luther
  - question: Where was the Edict of Worms issued?
    right: Worms
    wrong: [Speyer, Augsburg]
"""


def study(world: World, deck: Path | str) -> None:
    world.run("study", deck, "--linear", typed="Luther\nWorms\n")
    world.run("study", deck, "--linear", typed="Worms\nLuther\n")


def histories(world: World, deck: str) -> dict[str, int]:
    """Answers by question, for a deck."""
    return {card["name"]: card["reps"] for card in world.run("history", deck, "--json").json}


def started(world: World) -> Path:
    path = world.deck(TYPO, "reformation.yaml")
    world.run("study", path, "--linear", "--new", "1", typed="Luther\n")
    assert list(histories(world, "reformation").values()) == [1]
    return path


def test_a_mended_typo_in_a_prompt_without_id(world: World) -> None:
    path = started(world)
    (before,) = histories(world, "reformation")
    world.deck(TYPO.replace("nailde", "nailed"), path.name)
    told = world.run("due")
    assert "the history of" in told.err
    (after,) = histories(world, "reformation")
    assert after != before
    shown = world.run("history", after).out
    assert f"carried over from {before}" in shown
    assert "Luther" in shown


def test_it_is_told_once(world: World) -> None:
    path = started(world)
    world.deck(TYPO.replace("nailde", "nailed"), path.name)
    assert "the history of" in world.run("due").err
    assert "the history of" not in world.run("due").err


def test_a_renamed_file(world: World) -> None:
    path = started(world)
    path.rename(path.with_name("luther.yaml"))
    world.run("decks", "add", "luther.yaml")
    assert list(histories(world, "luther").values()) == [1]


def test_a_renamed_title(world: World) -> None:
    path = started(world)
    before = histories(world, "reformation")
    world.deck(TYPO.replace("title: Reformation", "title: The Reformation"), path.name)
    assert histories(world, "reformation") == before


def test_a_file_renamed_within_a_known_folder(world: World) -> None:
    world.deck(TYPO, "course/week1.yaml")
    world.run("decks", "add", "course")
    world.run("study", "week1", "--linear", "--new", "1", typed="Luther\n")
    (world.folder / "course/week1.yaml").rename(world.folder / "course/week-one.yaml")
    world.run("due")
    assert list(histories(world, "week-one").values()) == [1]


def test_a_question_moved_to_another_known_deck(world: World) -> None:
    path = started(world)
    moved = "title: Other\nquestions:\n" + "".join(TYPO.splitlines(keepends=True)[3:5])
    world.deck(moved, "other.yaml")
    world.deck("".join(TYPO.splitlines(keepends=True)[:3] + TYPO.splitlines(keepends=True)[5:]), path.name)
    world.run("decks", "add", "other.yaml")
    assert list(histories(world, "other").values()) == [1]
    assert histories(world, "reformation") == {}


def test_ids_written_later(world: World) -> None:
    path = started(world)
    world.deck(TYPO.replace("  - question: Who", "  - id: theses\n    question: Who"), path.name)
    world.run("due")
    assert histories(world, "reformation") == {"reformation:theses": 1}


def test_a_changed_answer_is_asked_again_soon(world: World) -> None:
    path = started(world)
    world.wait(days=1)
    assert world.run("due", "reformation", "--json").json[0]["due"] == 0
    world.deck(TYPO.replace("answer: Luther", "answer: Martin Luther"), path.name)
    told = world.run("due", "reformation", "--json")
    assert told.json[0]["due"] == 1
    assert "changed answer comes again soon" in told.err


def test_a_deck_that_is_broken_for_a_while_loses_nothing(world: World) -> None:
    path = started(world)
    before = histories(world, "reformation")
    world.deck("title: [\n", path.name)
    assert world.run("due").code == 0
    world.deck(TYPO, path.name)
    assert histories(world, "reformation") == before


def test_a_deck_forgotten_and_added_again(world: World) -> None:
    path = started(world)
    before = histories(world, "reformation")
    assert world.run("decks", "remove", "reformation").code == 0
    assert "reformation" not in world.run("due").out
    world.run("decks", "add", path)
    assert histories(world, "reformation") == before


def test_a_copy_that_was_known_before_the_original_went(world: World) -> None:
    path = started(world)
    world.deck(TYPO, "copy.yaml")
    world.run("decks", "add", "copy.yaml")
    assert histories(world, "copy") == {}
    path.unlink()
    assert "the history of" in world.run("due").err
    assert list(histories(world, "copy").values()) == [1]


def test_the_history_of_a_deck_that_is_gone_is_still_shown(world: World) -> None:
    path = started(world)
    (name,) = histories(world, "reformation")
    path.unlink()
    assert histories(world, "reformation") == {name: 1}
    assert "Luther" in world.run("history", name).out
