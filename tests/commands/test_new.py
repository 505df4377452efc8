"""`quizkit new`: a first deck that is right, shows every kind, and can be studied at once."""

import json
import os
import shlex
from pathlib import Path

import pytest
from editor import marks, validator
from world import World

from quizkit.files.decks import read_deck
from quizkit.kinds.registry import KINDS

SCHEMA = ".deck.schema.json"


def test_it_is_written_and_what_to_do_next_is_told(world: World) -> None:
    ran = world.run("new", "my-deck.yaml")
    assert ran.code == 0
    assert ran.err == f"Wrote my-deck.yaml.\nWrote {SCHEMA}, which editors read.\n"
    assert ran.out == (
        "Edit it, then:\n"
        "  quizkit check my-deck.yaml   find mistakes\n"
        "  quizkit show my-deck.yaml    see it with its answers\n"
        "  quizkit study my-deck.yaml   try it\n"
    )


def test_the_checker_has_nothing_to_say_not_even_when_all_rules_are_asked(world: World) -> None:
    world.run("new", "my-deck")
    ran = world.run("check", "my-deck.yaml", "--select", "ALL", "--fail-on", "info")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No mistakes;")


def test_every_kind_of_question_stands_in_it(world: World) -> None:
    world.run("new", "my-deck")
    read = read_deck(Path("my-deck.yaml"), "my-deck.yaml")
    shown = {item.question.kind for item in read.items}
    if any(item.question.about.passage for item in read.items):
        shown.add("passage")
    assert shown == {kind.name for kind in KINDS}


def test_each_of_them_once(world: World) -> None:
    world.run("new", "my-deck")
    text = Path("my-deck.yaml").read_text(encoding="utf-8")
    alone, passage = text.split("  - passage:")
    keys = [key for kind in KINDS if not kind.group for key in kind.answer_keys]
    written = [key for key in keys if f"\n    {key}:" in alone or f"\n  - {key}:" in alone]
    assert len(written) == len(keys) - 1, "`timeline` stands in a comment"
    assert "`timeline:" in alone
    assert alone.count("\n    question:") + alone.count("cloze:") + alone.count("front:") == len(KINDS) - 1
    assert passage.count("question:") == 1


def test_an_editor_finds_its_schema_beside_it(world: World) -> None:
    (world.folder / "course").mkdir()
    world.run("new", "course/my-deck.yaml")
    text = Path("course/my-deck.yaml").read_text(encoding="utf-8")
    first = text.splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    schema = json.loads(Path("course", SCHEMA).read_text(encoding="utf-8"))
    assert schema == validator().schema
    assert marks(text) == []


def test_the_schema_is_written_when_it_is_not_there_as_it_should_be(world: World) -> None:
    world.run("new", "one")
    assert world.run("new", "two").err == "Wrote two.yaml.\n"
    Path(SCHEMA).write_text("{}", encoding="utf-8")
    assert SCHEMA in world.run("new", "three").err
    assert json.loads(Path(SCHEMA).read_text(encoding="utf-8")) == validator().schema


def test_it_can_be_studied_at_once(world: World) -> None:
    world.run("new", "my-deck")
    ran = world.run("study", "my-deck.yaml", "--linear", "--new", "1", typed="Mars\n")
    assert ran.code == 0
    assert "Which planet owes its colour" in ran.out
    assert [row["question"] for row in world.answers()] == ["red-planet"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("my-deck.yaml", "My deck"),
        ("week_3.yml", "Week 3"),
        ("week-3.2", "Week 3.2"),
        ("2024.yaml", "2024"),
        ("no.yaml", "No"),
        ("a: b # c.yaml", "A: b # c"),
        ("'quoted' \"twice\".yaml", "'quoted' \"twice\""),
        ("[list], {map}.yaml", "[list], {map}"),
        ("%alias & *anchor.yaml", "%alias & *anchor"),
        ("--- .yaml", "A deck"),
        ("FILE TITLE.yaml", "FILE TITLE"),
        ("two\nlines.yaml", "Two lines"),
        ("écluse.yaml", "Écluse"),
        ("不.YAML", "不"),
    ],
)
def test_odd_names_give_a_title_and_a_sound_deck(world: World, name: str, title: str) -> None:
    ran = world.run("new", "--", name)
    assert ran.code == 0
    (path,) = (path for path in world.folder.iterdir() if path.suffix.lower() in (".yaml", ".yml"))
    read = read_deck(path, "deck")
    assert (read.head.title, read.problems) == (title, ())
    assert len(read.items) > 12
    typed = ran.out.partition("quizkit check ")[2].partition("   find")[0]
    assert world.run("check", *shlex.split(typed)).err.startswith("No mistakes;")


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="elsewhere, names are texts")
def test_a_name_that_is_no_text(world: World) -> None:
    named = os.fsdecode(b"caf\xe9.yaml")
    assert world.run("new", named).code == 0
    assert read_deck(Path(named), "deck").problems == ()


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("The Reformation", "The Reformation"),
        ("  Europe: a history # 1 ", "Europe: a history # 1"),
        ("two\nlines", "two lines"),
        ("TITLE of FILE", "TITLE of FILE"),
        ("\x1b[31mred", "␛[31mred"),
        (" ", "My deck"),
    ],
)
def test_a_title_of_ones_own(world: World, title: str, read: str) -> None:
    world.run("new", "my-deck", "--title", title)
    deck = read_deck(Path("my-deck.yaml"), "my-deck.yaml")
    assert (deck.head.title, deck.problems) == (read, ())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("there.yaml", "there.yaml is there already; nothing was written."),
        ("there", "there.yaml is there already; nothing was written."),
        ("link.yaml", "link.yaml is there already; nothing was written."),
        ("course", "course is a folder.\nName a file in it, like course/my-deck.yaml."),
        (".", ". is a folder.\nName a file in it, like my-deck.yaml."),
        ("notes.txt", "A deck is a .yaml file, found notes.txt.\nWrite notes.yaml."),
        (".hidden.yaml", ".hidden.yaml would be hidden, and hidden files are passed over."),
        ("gone/deck.yaml", "There is no folder gone."),
        ("there.yaml/deck.yaml", "There is no folder there.yaml."),
        ("", "A path is wanted, like my-deck.yaml."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(world: World, name: str, told: str) -> None:
    (world.folder / "there.yaml").write_text("mine", encoding="utf-8")
    (world.folder / "link.yaml").symlink_to("nowhere")
    (world.folder / "course").mkdir()
    before = sorted(world.folder.rglob("*"))
    ran = world.run("new", name)
    assert (ran.code, ran.out, ran.err) == (2, "", f"{told}\n")
    assert sorted(world.folder.rglob("*")) == before
    assert (world.folder / "there.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(world: World) -> None:
    (world.folder / "course").mkdir(0o500)
    ran = world.run("new", "course/deck.yaml")
    assert (ran.code, ran.err) == (1, "course/deck.yaml cannot be written: Permission denied.\n")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a folder in which nobody may write")
def test_a_folder_in_which_nothing_can_be_made(world: World) -> None:
    ran = world.run("new", "/proc/deck.yaml")
    assert ran.code in (1, 4)
    assert ran.err.startswith("/proc/deck.yaml cannot be written: ")
