"""What README shows is what the program does."""

import re
from pathlib import Path

import pytest
from world import World

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")

MISTAKEN = """\
title: The Reformation
language: en
license: CC-BY-4.0
questions:
  - id: outlaw
    question: In which city was Luther declared an outlaw?
    correct: Worms
    wrong: [Speyer, Augsburg, Nuremberg]

  - id: nave
    question: How high is the nave of Ulm Minster?
    number: abot 41.6 m

  - id: theses
    question: Why did Luther write theses?
    right: He objected to the sale of indulgences, which were to pay for a church in Rome
    wrong: [He wanted to found a church, He had been asked to by the emperor, He sought an office in Rome]
"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.chdir(tmp_path)
    return World(tmp_path)


def test_the_check_that_is_shown(world: World) -> None:
    world.deck(MISTAKEN, "reformation.yaml")
    ran = world.run("check", "reformation.yaml", COLUMNS="200")
    (shown,) = re.findall(r"```console\n\$ quizkit check reformation.yaml\n(.*?)```", README, re.DOTALL)
    assert shown == ran.out + ran.err


def test_the_python_that_is_shown(world: World) -> None:
    (deck,) = re.findall(r"```yaml\n(title: The Reformation.*?)```", README, re.DOTALL)
    world.deck(deck, "reformation.yaml")
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    shown: list[object] = []
    exec(code, {"print": shown.append})
    assert shown == [[1.0, 0.0, 0.0]]


def test_the_settings_that_are_shown(world: World) -> None:
    (settings,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    world.home.mkdir()
    (world.home / "config.toml").write_text(settings, encoding="utf-8")
    assert world.run("due").code == 0


def test_every_command_that_is_shown_exists(world: World) -> None:
    commands = set(re.findall(r"^quizkit ([a-z]+)", README, re.MULTILINE))
    assert {"study", "due", "decks", "check", "show"} <= commands
    for command in commands:
        assert world.run(command, "--help").code == 0


def test_every_link_leads_somewhere() -> None:
    root = Path(__file__).parent.parent.parent
    pages = [root / "README.md", *(root / folder / "README.md" for folder in ("decks", "quizkit", "tests"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), (page, target)
