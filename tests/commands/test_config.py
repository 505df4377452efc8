"""`quizkit config`: shows, changes, and refuses."""

import json
import stat

import pytest
from world import World


def test_it_lists_every_setting_and_where_it_comes_from(world: World) -> None:
    world.run("config", "set", "retention", "0.95")
    ran = world.run("config")
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[0] == ["setting", "value", "from"]
    assert ["session", "20", "default"] in rows
    assert any(row[:2] == ["retention", "0.95"] and row[2].endswith("config.toml") for row in rows)
    assert world.run("config", "list").out == ran.out


def test_as_json_values_have_their_types(world: World) -> None:
    world.run("config", "set", "deck.sahel-roots.new_a_day", "3")
    rows = {row["key"]: row for row in json.loads(world.run("config", "list", "--json").out)}
    assert rows["linear"]["value"] is False
    assert rows["day_start"]["value"] == "04:00"
    assert rows["deck.sahel-roots.new_a_day"]["value"] == 3
    assert rows["linear"]["from"] == "default"


def test_what_overrules_a_setting_is_named(world: World) -> None:
    assert "overruled by NO_COLOR" in world.run("config", NO_COLOR="1").out


def test_get_tells_the_value_that_holds(world: World) -> None:
    assert world.run("config", "get", "new_a_day").out == "10\n"
    world.run("config", "set", "new_a_day", "4")
    assert world.run("config", "get", "deck.any.new_a_day").out == "4\n"
    world.run("config", "set", "deck.any.new_a_day", "7")
    assert world.run("config", "get", "deck.any.new_a_day").out == "7\n"
    assert world.run("config", "get", "pause").out == "wrong\n"


def test_get_gives_back_what_was_set(world: World) -> None:
    editor = r"""vi "a \\b" """
    world.run("config", "set", "editor", editor)
    assert world.run("config", "get", "editor").out == f"{editor}\n"


def test_a_setting_holds_at_once(world: World) -> None:
    deck = world.deck("questions:\n  - {question: 1?, answer: one}\n  - {question: 2?, answer: two}\n")
    world.run("config", "set", "session", "1")
    assert "Question 1 of 1" in world.run("study", deck, "--linear").out
    world.run("config", "unset", "session")
    assert "Question 1 of 2" in world.run("study", deck, "--linear").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("set retention 2", "0.70 to 0.97"),
        ("set retenshun 0.9", "Did you mean `retention`?"),
        ("get nothing", "no setting"),
        ("unset nothing", "no setting"),
        ("set deck.x.session 3", "no setting"),
    ],
)
def test_what_is_no_setting_or_no_value(world: World, arguments: str, said: str) -> None:
    ran = world.run("config", *arguments.split())
    assert ran.code == 2
    assert said in ran.err
    assert not (world.home / "config.toml").exists()


def test_unset_of_what_is_not_set(world: World) -> None:
    assert "was not set" in world.run("config", "unset", "pause").err


def test_settings_that_are_read_only_are_left(world: World) -> None:
    world.run("config", "set", "session", "3")
    file = world.home / "config.toml"
    file.chmod(0o400)
    ran = world.run("config", "set", "session", "4")
    assert (ran.code, ran.err) == (1, f"{file} is read-only; it was left as it is.\n")
    assert world.run("config", "get", "session").out == "3\n"


def test_edit_opens_the_file_and_checks_it(world: World) -> None:
    editor = world.folder / "writer.sh"
    editor.write_text("#!/bin/sh\necho 'sesion = 3' >> \"$1\"\n")
    editor.chmod(stat.S_IRWXU)
    ran = world.run("config", "edit", EDITOR=str(editor))
    assert ran.code == 1
    assert "Did you mean `session`?" in ran.err


def test_edit_opens_a_file_that_cannot_be_read(world: World) -> None:
    world.home.mkdir()
    (world.home / "config.toml").write_text("session = [\n")
    editor = world.folder / "mender.sh"
    editor.write_text("#!/bin/sh\necho 'session = 3' > \"$1\"\n")
    editor.chmod(stat.S_IRWXU)
    assert world.run("config", "edit", EDITOR=str(editor)).code == 0
    assert world.run("config", "get", "session").out == "3\n"
