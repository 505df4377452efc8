"""What may go wrong with files and folders around the commands: one message, the right code, nothing lost."""

import os
from pathlib import Path

import pytest
from world import World

DECK = "questions:\n  - {id: a, question: Type alpha., answer: alpha}\n"
LOOP = "loop.yaml"


def test_a_deck_whose_name_is_no_text(world: World) -> None:
    world.deck(DECK, "plain.yaml")
    path = world.deck(DECK, os.fsdecode(b"week\xff.yaml"))
    assert world.run("decks", "add", path).code == 0
    assert [row["title"] for row in world.run("decks", "--json").json][9:] == ["week\ufffd"]
    assert "1 right" in world.run("study", path, "--linear", typed="alpha\n").out
    assert world.run("decks", "add", ".").code == 0
    assert world.run("decks", "remove", path).code == 0
    assert world.run("doctor").code == 0


@pytest.mark.parametrize("name", [LOOP, "x" * 300])
@pytest.mark.parametrize("command", ["check", "show", "study", "decks add", "decks remove"])
def test_a_path_that_leads_nowhere(world: World, command: str, name: str) -> None:
    Path(LOOP).symlink_to(LOOP)
    ran = world.run(*command.split(), name)
    assert ran.code in (1, 2)
    assert name in ran.err


def test_a_known_deck_that_became_a_loop(world: World) -> None:
    world.deck(DECK)
    world.run("decks", "add", "deck.yaml")
    Path("deck.yaml").unlink()
    Path("deck.yaml").symlink_to("deck.yaml")
    assert world.run("due").code == 0
    assert "no deck is there now" in world.run("decks").err
    assert world.run("decks", "remove", "deck.yaml").code == 0


@pytest.mark.parametrize("command", ["check", "show", "due", "study", "decks add", "decks remove"])
def test_an_empty_name_is_not_the_current_folder(world: World, command: str) -> None:
    world.deck(DECK)
    world.run("decks", "add", ".")
    assert world.run(*command.split(), "").code == 2
    assert [row["deck"] for row in world.run("decks", "--json").json][-2:] == ["sahel-sources", "deck"]


def test_a_file_that_is_named_twice_is_checked_once(world: World) -> None:
    world.deck("questions:\n  - {question: Q}\n", "sub/deck.yaml")
    ran = world.run(
        "check", "sub/deck.yaml", "sub", "./sub/deck.yaml", "--format", "concise", "--select", "E"
    )
    assert ran.out.count("E005") == 1
    assert "1 mistake; 0 questions in 1 deck" in ran.err
    assert ran.out.startswith("sub/deck.yaml:2:5")


def test_a_deck_that_is_removed_and_still_lies_in_a_known_folder(world: World) -> None:
    world.deck(DECK, "sub/deck.yaml")
    world.run("decks", "add", "sub/deck.yaml", "sub")
    assert "still known through the folder" in world.run("decks", "remove", "sub/deck.yaml").out
    assert "is known through the folder" in world.run("decks", "remove", "deck").err


def test_a_bundled_deck_cannot_be_removed(world: World) -> None:
    ran = world.run("decks", "remove", "sahel-roots")
    assert (ran.code, ran.err) == (2, "“sahel-roots” comes with quizkit and cannot be removed.\n")


def test_mistakes_in_several_decks_are_not_all_in_the_first(world: World) -> None:
    for name in ("a.yaml", "b.yaml"):
        world.deck("questions:\n" + "  - {question: Q}\n" * 6 + "  - {front: F, back: B}\n", name)
    world.run("decks", "add", "a.yaml", "b.yaml")
    assert "and 2 more: `quizkit check PATH` shows all." in world.run("due").err


def test_a_log_that_is_gone(world: World) -> None:
    world.deck(DECK)
    world.run("study", "deck.yaml", "--linear", typed="alpha\n")
    (world.home / "log.db").unlink()
    ran = world.run("due")
    assert "was gone, so that a new log was begun" in ran.err
    (backup,) = (world.home / "backups").glob("*.db")
    assert f"`quizkit log restore {backup}`" in ran.err
    assert world.run("log", "restore", backup).code == 0
    assert len(world.answers()) == 1


def test_a_damaged_log_names_the_newest_backup(world: World) -> None:
    world.deck(DECK)
    world.run("study", "deck.yaml", "--linear", typed="alpha\n")
    (world.home / "log.db").write_bytes(b"garbage" * 1000)
    ran = world.run("due")
    (backup,) = (world.home / "backups").glob("*.db")
    assert ran.code == 6
    assert f"The newest backup is {backup}." in ran.err


def test_a_backup_does_not_replace_a_deck(world: World) -> None:
    path = world.deck(DECK)
    ran = world.run("log", "backup", path)
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, DECK)
    assert "it is no backup of a log" in ran.err


def test_an_index_that_cannot_be_removed(world: World) -> None:
    world.run("due")
    (world.home / "cache/index.db").unlink()
    (world.home / "cache/index.db").mkdir()
    ran = world.run("doctor", "--rebuild")
    assert ran.code == 4
    assert "index.db cannot be used" in ran.err


def test_settings_that_cannot_be_read(world: World) -> None:
    (world.home / "config.toml").mkdir(parents=True)
    ran = world.run("due")
    assert ran.code == 1
    assert "Make the file readable for you" in ran.err


def test_a_line_is_shown_as_editors_count_lines(world: World) -> None:
    world.deck("title: T\u2028U\nlanguage: en\nlicense: MIT\nterms: {a: b}\n")
    shown = world.run("check", "deck.yaml").out.splitlines()
    assert shown[1:3] == ["    title: T U", "            ^"]
