"""`quizkit check`: which files are looked at."""

import os
from pathlib import Path

import pytest
from world import World

DOUBTFUL = """
title: Letters
questions:
  - {id: a, question: Type gamma., answer: gamma}
"""


def told(world: World, *paths: str | Path) -> list[str]:
    """The paths of the problems, and that there is one each."""
    ran = world.run("check", *paths, "--select", "T301", "--format", "json")
    assert all(row["code"] == "T301" for row in ran.json)
    return [row["path"] for row in ran.json]


def test_a_folder_is_walked_and_only_decks_are_decks(world: World) -> None:
    world.deck(DOUBTFUL, "course/deck.yaml")
    world.deck(DOUBTFUL, "course/week-1/other.yml")
    world.deck("services: {web: {image: nginx}}\n", "course/compose.yaml")
    world.deck(DOUBTFUL, "course/notes.txt")
    world.deck(DOUBTFUL, "course/.hidden/deck.yaml")
    ran = world.run("check", "course", "--select", "T301")
    assert told(world, "course") == ["course/deck.yaml", "course/week-1/other.yml"]
    assert "2 questions in 2 decks can be asked." in ran.err


def test_a_file_that_is_named_is_a_deck(world: World) -> None:
    ran = world.run("check", world.deck("services: {web: {image: nginx}}\n", "compose.yaml"))
    assert ran.code == 1
    assert "E006" in ran.out


def test_a_file_named_twice_is_told_once_by_its_first_name(world: World) -> None:
    path = world.deck(DOUBTFUL, "course/b.yaml")
    world.deck(DOUBTFUL, "course/a.yaml")
    (world.folder / "link.yaml").symlink_to(path)
    assert told(world, "course/b.yaml", path, "./course/b.yaml") == ["course/b.yaml"]
    assert told(world, "link.yaml", "course") == ["link.yaml", "course/a.yaml"]
    assert told(world, "course", "link.yaml") == ["course/a.yaml", "course/b.yaml"]


def test_files_are_told_in_the_order_in_which_they_are_named(world: World) -> None:
    for name in ("a", "b", "c"):
        world.deck(DOUBTFUL, f"{name}.yaml")
    assert told(world, "c.yaml", "a.yaml", "c.yaml", "b.yaml") == ["c.yaml", "a.yaml", "b.yaml"]


def test_a_folder_without_decks(world: World) -> None:
    (world.folder / "course").mkdir()
    ran = world.run("check", "course")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no deck below course." in ran.err


def test_a_path_that_is_not_there(world: World) -> None:
    world.deck(DOUBTFUL)
    ran = world.run("check", "deck.yaml", "gone.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "gone.yaml" in ran.err


def test_no_path_and_an_empty_one_are_wrong_usage(world: World) -> None:
    assert world.run("check").code == 2
    assert "a path is empty" in world.run("check", "").err


def test_a_file_that_cannot_be_read_does_not_hide_the_others(world: World) -> None:
    world.deck(DOUBTFUL, "course/deck.yaml")
    os.mkfifo(world.folder / "pipe.yaml")
    ran = world.run("check", "pipe.yaml", "course", "--select", "T301", "--format", "concise")
    assert ran.code == 1
    assert [line.split(" ")[2] for line in ran.out.splitlines()] == ["E010", "T301"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_to_read(world: World) -> None:
    world.deck(DOUBTFUL).chmod(0)
    ran = world.run("check", "deck.yaml")
    assert ran.code == 1
    assert "the file cannot be opened: Permission denied" in ran.out


def test_a_file_that_is_no_text(world: World) -> None:
    path = world.folder / "deck.yaml"
    path.write_bytes(b"title: caf\xe9\nquestions: []\n")
    ran = world.run("check", path)
    assert ran.code == 1
    assert "deck.yaml:1:11: error E020" in ran.out


def test_a_deck_with_windows_line_ends_and_a_byte_order_mark(world: World) -> None:
    path = world.folder / "deck.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + DOUBTFUL.replace("\n", "\r\n").encode())
    (row,) = world.run("check", path, "--select", "T301", "--format", "json").json
    assert (row["line"], row["column"], row["end_column"]) == (4, 28, 33)
