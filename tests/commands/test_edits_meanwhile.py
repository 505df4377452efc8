"""Histories that an edit could not know of: answers and flags that come while a deck is read, or later."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from world import World

from quizkit.commands.boundary import run
from quizkit.commands.outside import Outside, Streams
from quizkit.model.facts import Card

DECK = """
title: Reformation
questions:
  - question: Who nailde the ninety-five theses to a church door?
    answer: Luther
  - question: Where was the Edict of Worms issued?
    right: Worms
    wrong: [Speyer, Augsburg]
"""
MENDED = DECK.replace("nailde", "nailed")
WITHOUT = "".join(DECK.splitlines(keepends=True)[:3] + DECK.splitlines(keepends=True)[5:])
ONLY = "".join(DECK.splitlines(keepends=True)[:5])


class Typing(StringIO):
    """What a learner types, line by line, and does elsewhere between two lines."""

    def __init__(self, *script: str | Callable[[], object]) -> None:
        super().__init__()
        self._script = list(script)

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        del size
        while self._script:
            step = self._script.pop(0)
            if isinstance(step, str):
                return f"{step}\n"
            step()
        return ""


@pytest.fixture
def path(world: World) -> Path:
    return world.deck(DECK, "reformation.yaml")


def study(world: World, path: Path, *script: str | Callable[[], object]) -> None:
    outside = world.outside()
    streams = Streams(Typing(*script), outside.streams.stdout, outside.streams.stderr)
    assert run(["study", str(path), "--linear"], Outside(outside.environ, streams, outside.clock)) == 0


def reps(world: World, deck: str = "reformation") -> dict[str, int]:
    world.run("due")
    return {card["name"]: card["reps"] for card in world.run("history", deck, "--json").json}


def cards(world: World, deck: str = "reformation") -> list[Card]:
    with world.outside().open_log() as log:
        return log.cards(deck)


def edit(world: World, path: Path, text: str) -> None:
    """The deck is edited, and another process reads it."""
    world.deck(text, path.name)
    world.run("due")


@pytest.mark.parametrize("met", [True, False])
def test_an_answer_to_a_question_that_is_edited_while_it_is_asked(
    world: World, path: Path, met: bool
) -> None:
    if met:
        study(world, path, "nobody", ":quit")
    study(world, path, lambda: edit(world, path, MENDED), "Luther", ":quit")
    ((name, answers),) = reps(world).items()
    assert "nailed" in name
    assert answers == 1 + met


def test_a_flag_on_a_question_that_is_edited_while_it_is_asked(world: World, path: Path) -> None:
    study(world, path, ":flag", lambda: edit(world, path, MENDED), ":flag", ":quit")
    kinds = [line["on"] for line in world.run("log", "--json").json_lines if line["kind"] == "flagged"]
    assert kinds == [True, False]


def test_an_answer_to_a_question_that_is_removed_while_it_is_asked(world: World, path: Path) -> None:
    study(world, path, lambda: edit(world, path, WITHOUT), "Luther", ":quit")
    world.deck(ONLY, "other.yaml")
    world.run("decks", "add", "other.yaml")
    assert list(reps(world, "other").values()) == [1]


def test_a_flag_before_the_first_answer_outlives_an_edit(world: World, path: Path) -> None:
    study(world, path, ":flag", ":quit")
    edit(world, path, MENDED)
    (card,) = cards(world)
    assert "nailed" in card.name.key
    assert card.flagged


@pytest.mark.parametrize("script", [[":flag", ":quit"], ["Luther", ":undo", ":quit"]])
def test_what_never_counted_goes_to_another_deck_later(world: World, path: Path, script: list[str]) -> None:
    study(world, path, *script)
    edit(world, path, WITHOUT)
    world.deck(ONLY, "other.yaml")
    world.run("decks", "add", "other.yaml")
    assert cards(world) == []
    (card,) = cards(world, "other")
    assert card.flagged == (":flag" in script)


def test_a_history_that_comes_back_from_a_backup_under_an_old_name(world: World, path: Path) -> None:
    study(world, path, "Luther", ":quit")
    assert world.run("log", "backup", "kept.db").code == 0
    edit(world, path, MENDED)
    (world.home / "log.db").unlink()
    assert world.run("log", "restore", "kept.db").code == 0
    ((name, answers),) = reps(world).items()
    assert "nailed" in name
    assert answers == 1
