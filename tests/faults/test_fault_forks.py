"""Folders that are copied, devices that are merged, what programs leave that keep folders the same."""

import json
import shutil
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from fork_folders import CONFLICTS
from fork_machine import Machine
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from world import World

STEPS = 50
DECK = """
title: Small
id: small
questions:
  - {id: a, question: Type alpha., answer: alpha}
  - {id: b, question: Type beta., answer: beta}
  - {id: c, question: Type gamma., answer: gamma}
  - {id: d, question: Type delta., answer: delta}
"""


def test_merged_in_any_order_all_say_the_same(
    amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    examples = amount(12, 1_000)
    Machine.figures.update(examples=0, merges=0, events=0)
    how = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=examples < 1_000,
        database=None,
    )
    run_state_machine_as_test(Machine, settings=how)
    tell(steps_each=STEPS, **Machine.figures, lost=0)


class Three:
    """One learner's three machines: the second began as a copy of the first one's folder."""

    def __init__(self, folder: Path) -> None:
        self.deck = World(folder).deck(DECK)
        self.worlds = [World(folder / str(number)) for number in range(3)]
        self.study(0, "alpha\nwrong\nbeta\n")
        shutil.copytree(self.worlds[0].home, self.worlds[1].home)
        self.worlds[0].run("plan", "small", "--exam", "+30")
        self.study(1, "no\ngamma\nalpha\n", days=3)
        self.worlds[1].run("away", "+5..+9")
        self.study(2, "alpha\nbeta\ngamma\nwrong\ndelta\n", days=1)
        self.study(0, "alpha\n:undo\nwrong\n", days=4)
        self.answers = {answer["id"] for world in self.worlds for answer in world.answers()}

    def copied(self, folder: Path) -> "Three":
        """The same in another folder, where it may be changed."""
        made = copy(self)
        made.worlds = [World(folder / str(number)) for number in range(3)]
        for world, old in zip(made.worlds, self.worlds, strict=True):
            shutil.copytree(old.home, world.home)
            world.now_ms = old.now_ms
        return made

    def study(self, number: int, typed: str, *, days: int = 0) -> None:
        world = self.worlds[number]
        world.wait(days=days)
        world.run("study", self.deck, "--linear", "--new", "4", typed=typed + ":quit\n")

    def log(self, number: int) -> Path:
        return self.worlds[number].home / "log.db"

    def merge(self, number: int, file: Path) -> str:
        ran = self.worlds[number].run("log", "restore", file)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    def told(self, number: int) -> tuple[Any, ...]:
        """What the commands of one machine say, when all look at the same moment."""
        world = self.worlds[number]
        world.now_ms = max(world.now_ms for world in self.worlds)
        events = sorted(world.run("log", "--json").out.splitlines())
        commands = (("stats", "--json"), ("due", "--json"), ("away", "--json"), ("plan", "--json"))
        doctor = world.run("doctor")
        assert (doctor.code, doctor.err) == (0, "")
        assert "their chain unbroken" in doctor.out
        assert "Lost once" not in doctor.out
        return events, [json.loads(world.run(*command).out) for command in commands]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Three:
    return Three(tmp_path_factory.mktemp("three"))


@pytest.fixture
def three(made: Three, tmp_path: Path) -> Three:
    return made.copied(tmp_path)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_three_machines_say_the_same_after_a_merge(three: Three, order: tuple[int, ...]) -> None:
    first, second, third = order
    three.merge(first, three.log(second))
    three.merge(third, three.log(first))
    three.merge(second, three.log(third))
    three.merge(first, three.log(second))
    assert three.told(first) == three.told(second) == three.told(third)
    assert {answer["id"] for answer in three.worlds[0].answers()} == three.answers
    assert "0 events added" in three.merge(first, three.log(third))


@pytest.mark.parametrize("name", CONFLICTS[::3])
def test_a_copy_that_lost_a_conflict_is_brought_back(three: Three, name: str) -> None:
    """As programs do that keep folders the same: one file wins, the other is renamed."""
    three.log(1).rename(three.log(1).with_name(name))
    shutil.copy(three.log(0), three.log(1))
    three.merge(1, three.log(1).with_name(name))
    three.merge(0, three.log(1))
    assert three.told(0) == three.told(1)


def test_a_backup_from_before_a_merge_takes_nothing_away(three: Three, tmp_path: Path) -> None:
    three.worlds[0].run("log", "backup", tmp_path / "old.db")
    three.merge(0, three.log(1))
    three.merge(0, three.log(2))
    before = three.told(0)
    assert "0 events added" in three.merge(0, tmp_path / "old.db")
    assert "0 events added" in three.merge(0, three.log(0))
    assert three.told(0) == before


def test_a_backup_put_in_the_place_of_the_log_goes_on_and_takes_back_what_came_later(
    three: Three, tmp_path: Path
) -> None:
    """Its device counts the same numbers a second time."""
    three.worlds[0].run("log", "backup", tmp_path / "old.db")
    three.study(0, "alpha\nbeta\n", days=1)
    three.worlds[0].run("log", "backup", tmp_path / "new.db")
    shutil.copy(tmp_path / "old.db", three.log(0))
    three.study(0, "wrong\nbeta\n", days=1)
    lost = json.loads(three.worlds[0].run("log", "--json").out.splitlines()[-1])
    three.merge(0, tmp_path / "new.db")
    assert lost["id"] in {answer["id"] for answer in three.worlds[0].answers()}
    three.study(0, "alpha\n", days=1)
    three.told(0)
