"""What decks/README.md says of writing a deck, of the checker, of editors, hooks and CI."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from document_examples import PAGES, ROOT, as_deck, blocks, examples
from editor import marks
from world import World

from quizkit.checks.catalogue import RULES
from quizkit.checks.rule import Rule, Severity
from quizkit.commands.group import COMMANDS
from quizkit.files.new_deck import SCHEMA_FILE
from quizkit.files.word_lists import languages

PAGE = (ROOT / "decks" / "README.md").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

ABOUT = {
    "E": "mistakes",
    "C": "choice",
    "F": "true or false",
    "T": "typed answers",
    "N": "numbers, dates",
    "Z": "cloze",
    "O": "ordering, matching, enumeration",
    "D": "the deck",
    "S": "text",
}
NAMED = {"en": "English", "fr": "French"}

RIVERS = """\
title: Rivers
language: en
license: CC-BY-4.0
questions:
  - id: delta
    question: Which river made the delta north of Cairo?
    answer: [the Nile, Nile]
"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.chdir(tmp_path)
    return World(tmp_path)


def rules_table() -> str:
    """The rules by family, as the page should have them."""
    rows = ["| about | errors and warnings | remarks |", "|---|---|---|"]
    for letter, about in ABOUT.items():
        rules = sorted(
            (rule for rule in RULES.values() if rule.code[0] == letter), key=lambda rule: rule.code
        )
        remarks = [rule for rule in rules if rule.severity is Severity.INFO]
        others = [rule for rule in rules if rule.severity is not Severity.INFO]
        rows.append(f"| {letter}: {about} | {_listed(others)} | {_listed(remarks)} |")
    return "\n".join([*rows, "", "Those in italics speak only when they are asked for.", ""])


def _listed(rules: list[Rule]) -> str:
    return ", ".join(
        f"{rule.code} {rule.name}" if rule.on else f"*{rule.code} {rule.name}*" for rule in rules
    )


def test_the_table_of_rules_is_that_of_the_catalogue() -> None:
    table = rules_table()
    assert set(ABOUT) == {code[0] for code in RULES}
    assert table in PAGE, f"decks/README.md should have\n\n{table}"


def test_the_languages_are_those_that_have_a_word_list() -> None:
    named = " and ".join(NAMED[tag] for tag in languages())
    assert f"has a list of words: {named}." in PAGE
    assert (ROOT / "quizkit" / "files" / "languages").is_dir()
    assert (ROOT / "quizkit" / "checks" / "words.py").is_file()


def test_the_way_from_zero_to_class_can_be_gone(world: World) -> None:
    way = PAGE.partition("## From zero to class")[2].partition("\n## ")[0]
    commands = [line for line in way.splitlines() if line.startswith("quizkit ")]
    assert {line.split()[1] for line in commands} == {
        "new",
        "check",
        "explain",
        "show",
        "ids",
        "decks",
        "due",
    }
    for line in commands:
        ran = world.run(*shlex.split(line)[1:], typed=":quit\n")
        assert ran.code == 0, (line, ran)
    assert "rivers" in ran.out
    assert (world.folder / SCHEMA_FILE).exists()


@pytest.mark.parametrize(("place", "example"), examples(), ids=[place for place, _ in examples()])
def test_no_example_teaches_what_the_checker_warns_of(world: World, place: str, example: str) -> None:
    world.deck(as_deck(example))
    ran = world.run("check", "deck.yaml", "--format", "concise")
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(("place", "example"), examples(), ids=[place for place, _ in examples()])
def test_an_editor_marks_nothing_in_an_example(place: str, example: str) -> None:
    assert marks(as_deck(example)) == []


def test_the_comment_that_silences_a_rule_is_needed(world: World) -> None:
    (example,) = (text for _, text in examples() if "quizkit: ignore" in text)
    world.deck(as_deck(re.sub(r"  # quizkit.*", "", example)))
    assert world.run("check", "deck.yaml").code == 1


def test_the_settings_of_the_checker_are_understood(world: World) -> None:
    (settings,) = blocks(PAGE, "toml")
    (world.folder / "quizkit.toml").write_text(settings, encoding="utf-8")
    world.deck(RIVERS)
    assert world.run("check", "deck.yaml").code == 0


def test_the_first_line_for_editors_is_that_of_a_new_deck(world: World) -> None:
    (line,) = (block for block in blocks(PAGE, "yml") if block.startswith("#"))
    world.run("new", "a")
    assert Path("a.yaml").read_text(encoding="utf-8").startswith(line)
    assert f"quizkit schema > {SCHEMA_FILE}" in PAGE


def commands_in(text: str) -> list[list[str]]:
    """The commands of quizkit that a file of a hook or of CI runs."""
    found = re.findall(r"(?:entry: |run: |- )(quizkit [^\n]+)", text)
    return [shlex.split(line.partition(" > ")[0])[1:] for line in found]


def test_what_ci_runs_can_be_run(world: World) -> None:
    world.deck(RIVERS, "decks/rivers.yaml")
    world.deck("services: {web: {image: nginx}}\n", "decks/compose.yaml")
    files = [block for block in blocks(PAGE, "yml") if not block.startswith("#")]
    assert all(yaml.safe_load(block) for block in files)
    commands = [command for block in files for command in commands_in(block)]
    formats = {"github", "sarif", "junit"}
    assert formats <= {word for command in commands for word in command}
    for command in commands:
        assert world.run(*command).code == 0, command


def test_the_hooks_of_pre_commit_run(world: World) -> None:
    world.deck(RIVERS.replace("  - id: delta\n    question", "  - question"), "decks/rivers.yaml")
    world.deck("services: {web: {image: nginx}}\n", "decks/compose.yaml")
    assert [hook["id"] for hook in HOOKS] == ["quizkit-check", "quizkit-ids"]
    for hook in HOOKS:
        program, command = hook["entry"].split()
        assert program == "quizkit"
        assert command in COMMANDS
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert world.run(command, *hook["args"]).code == 0
    assert "id: river-delta" in Path("decks/rivers.yaml").read_text(encoding="utf-8")
    world.deck(RIVERS.replace("answer:", "anwser:"), "decks/rivers.yaml")
    assert world.run("check", "decks").code == 1


def test_the_hooks_that_the_page_names_are_there() -> None:
    (config,) = (block for block in blocks(PAGE, "yml") if "rev:" in block)
    (repository,) = yaml.safe_load(config)["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in HOOKS]
    (args,) = re.findall(r"`args: \[(.*?)\]`", PAGE)
    folder, *options = args.split(", ")
    assert (folder, options) == ("course", ["--fail-on", "error"])


def test_readme_counts_the_rules_right() -> None:
    assert "some seventy rules" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert 65 <= sum(rule.severity is not Severity.ERROR for rule in RULES.values()) <= 75


def test_both_pages_are_looked_at() -> None:
    assert [str(page) for page in PAGES] == ["decks/README.md", "README.md"]
