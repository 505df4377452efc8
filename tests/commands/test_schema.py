"""`quizkit schema`: what editors are given."""

import json
from pathlib import Path

import pytest
from world import World

from quizkit.commands.group import COMMANDS
from quizkit.files.deck_schema import schema_text


def test_it_goes_to_standard_output_and_nothing_else_does(world: World) -> None:
    ran = world.run("schema")
    assert (ran.code, ran.out, ran.err) == (0, schema_text(), "")
    assert json.loads(ran.out)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_it_is_the_file_that_new_writes(world: World) -> None:
    world.run("new", "my-deck")
    assert Path(".deck.schema.json").read_text(encoding="utf-8") == world.run("schema").out


def test_it_is_the_same_each_time_and_needs_no_log(world: World) -> None:
    assert world.run("schema").out == world.run("schema").out
    assert not world.home.exists()


def test_nothing_can_be_named(world: World) -> None:
    assert world.run("schema", "deck.yaml").code == 2


@pytest.mark.parametrize("command", ["new", "ids", "explain", "schema", "show"])
def test_the_authors_commands_have_examples(
    world: World, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command in COMMANDS
    assert world.run(command, "--help").code == 0
    told = capsys.readouterr().out
    assert told.index("Example") < told.index("Options:")
    assert f"quizkit {command}" in told
