"""`quizkit check`: what is set in `quizkit.toml` and `pyproject.toml` beside what the command line says."""

import pytest
from world import World

# T301 and T302 are warnings.
DOUBTFUL = """
title: Letters
questions:
  - {id: a, question: Type gamma., answer: [gamma, gamma]}
"""


@pytest.fixture
def told(world: World) -> "Told":
    return Told(world)


class Told:
    """Sets something, and tells which codes are told."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.deck(DOUBTFUL, "week-1/deck.yaml")

    def settings(self, text: str, name: str = "quizkit.toml") -> None:
        (self.world.folder / name).write_text(text, encoding="utf-8")

    def __call__(self, *options: str, path: str = "week-1/deck.yaml") -> set[str]:
        rows = self.world.run("check", path, "--format", "json", *options).json
        return {row["code"] for row in rows}


def test_select(told: Told) -> None:
    told.settings('select = ["T301"]\nextend-select = ["D708"]')
    assert told() == {"T301", "D708"}


def test_the_command_lines_select_stands_instead(told: Told) -> None:
    told.settings('select = ["T301"]\nextend-select = ["D708"]')
    assert told("--select", "T302") == {"T302"}
    assert told("--extend-select", "T302") == {"T301", "D708", "T302"}


def test_ignored_is_what_either_says(told: Told) -> None:
    told.settings('select = ["T", "D708"]\nignore = ["T301"]')
    assert told() == {"T302", "D708"}
    assert told("--ignore", "D708") == {"T302"}
    assert told("--select", "T301,T302") == {"T302"}


def test_ignored_in_some_files(told: Told) -> None:
    told.settings('select = ["T"]\n[per-file-ignores]\n"week-1/*" = ["T301"]\n"other.yaml" = ["T302"]')
    told.world.deck(DOUBTFUL, "other.yaml")
    assert told() == {"T302"}
    assert told(path="other.yaml") == {"T301"}
    assert told(path=str(told.world.folder / "week-1")) == {"T302"}


def test_patterns_are_seen_from_the_settings(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    told.settings('select = ["T"]\n[per-file-ignores]\n"week-1/deck.yaml" = ["T301"]')
    monkeypatch.chdir(told.world.folder / "week-1")
    assert told(path="deck.yaml") == {"T302"}


def test_each_deck_has_the_settings_nearest_to_it(told: Told) -> None:
    told.world.deck(DOUBTFUL, "other.yaml")
    told.settings('select = ["T301"]')
    told.settings('select = ["T302"]', "week-1/quizkit.toml")
    rows = told.world.run("check", ".", "--format", "json").json
    assert {(row["path"], row["code"]) for row in rows} == {
        ("other.yaml", "T301"),
        ("week-1/deck.yaml", "T302"),
    }


def test_pyproject(told: Told) -> None:
    told.settings('[tool.quizkit]\nselect = ["T301"]', "pyproject.toml")
    assert told() == {"T301"}
    told.settings('select = ["T302"]')
    assert told() == {"T302"}


def test_fail_on_holds_for_the_decks_below(told: Told) -> None:
    told.settings('select = ["T301"]\nfail-on = "error"')
    assert told.world.run("check", "week-1").code == 0
    assert told.world.run("check", "week-1", "--fail-on", "warning").code == 1
    told.world.deck(DOUBTFUL, "week-2/deck.yaml")
    told.settings('select = ["T301"]', "week-2/quizkit.toml")
    assert told.world.run("check", "week-1", "week-2").code == 1


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("quizkit.toml", 'ignore = ["C999"]', "ignore"),
        ("quizkit.toml", "colour = 3", "colour"),
        ("pyproject.toml", '[tool.quizkit]\nfail-on = "never"', "fail-on"),
        ("pyproject.toml", '[tool.quizkit.per-file-ignores]\n"*" = ["E005"]', "per-file-ignores.*"),
    ],
)
def test_wrong_settings_end_it_with_the_file_and_the_key(told: Told, name: str, text: str, key: str) -> None:
    told.settings(text, name)
    ran = told.world.run("check", "week-1")
    assert (ran.code, ran.out) == (2, "")
    assert str(told.world.folder / name) in ran.err
    assert f"`{key}`" in ran.err
