"""`quizkit.toml` and `[tool.quizkit]`: where they are found, and what is refused."""

import os
from pathlib import Path

import pytest

from quizkit.checks.rule import Severity
from quizkit.checks.selection import Selection
from quizkit.files.check_settings import CheckSettings, settings_for
from quizkit.model.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week-1").mkdir()
    return tmp_path


def ignored_in(deck: Path) -> tuple[str, ...]:
    return settings_for([deck])[deck].selection.ignore


def test_nothing_is_set(folder: Path) -> None:
    assert settings_for([folder / "deck.yaml"]) == {folder / "deck.yaml": CheckSettings()}


def test_all_that_can_be_set(folder: Path) -> None:
    (folder / "quizkit.toml").write_text(
        """
        select = ["C", "longest-is-right"]
        extend-select = ["D707"]
        ignore = ["C107"]
        fail-on = "info"
        [per-file-ignores]
        "drafts/*" = ["D712", "T"]
        """
    )
    deck = folder / "week-1/deck.yaml"
    per_file = (("drafts/*", ("D712", "T")),)
    selection = Selection(("C", "longest-is-right"), ("D707",), ("C107",), per_file)
    assert settings_for([deck])[deck] == CheckSettings(folder, selection, Severity.INFO)


def test_the_nearest_file_holds_alone(folder: Path) -> None:
    (folder / "quizkit.toml").write_text('ignore = ["C107"]\nfail-on = "info"\n')
    (folder / "week-1/quizkit.toml").write_text('ignore = ["T301"]\n')
    above, below = folder / "deck.yaml", folder / "week-1/deck.yaml"
    found = settings_for([above, below])
    assert found[above].selection.ignore == ("C107",)
    assert found[below] == CheckSettings(folder / "week-1", Selection(ignore=("T301",)))


def test_an_empty_file_is_a_file(folder: Path) -> None:
    (folder / "quizkit.toml").write_text('ignore = ["C107"]\n')
    (folder / "week-1/quizkit.toml").write_text("")
    assert ignored_in(folder / "week-1/deck.yaml") == ()


def test_a_pyproject_counts_when_it_speaks_of_quizkit(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.quizkit]\nignore = ["C107"]\n')
    (folder / "week-1/pyproject.toml").write_text('[tool.other]\nignore = ["T301"]\n')
    assert ignored_in(folder / "week-1/deck.yaml") == ("C107",)


def test_its_own_file_comes_before_a_pyproject(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.quizkit]\nignore = ["C107"]\n')
    (folder / "quizkit.toml").write_text('ignore = ["T301"]\n')
    assert ignored_in(folder / "deck.yaml") == ("T301",)


def test_a_deck_named_by_a_way_round(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "week-1/quizkit.toml").write_text('ignore = ["C107"]\n')
    monkeypatch.chdir(folder / "week-1")
    assert ignored_in(Path("../deck.yaml")) == ()
    assert ignored_in(Path("deck.yaml")) == ("C107",)


def test_a_linked_deck_belongs_where_the_link_stands(folder: Path) -> None:
    (folder / "week-1/quizkit.toml").write_text('ignore = ["C107"]\n')
    (folder / "bank.yaml").write_text("")
    (folder / "week-1/deck.yaml").symlink_to(folder / "bank.yaml")
    assert ignored_in(folder / "week-1/deck.yaml") == ("C107",)


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    (folder / "quizkit.toml").write_text('ignore = ["C107"]\n', encoding="utf-8-sig")
    assert ignored_in(folder / "deck.yaml") == ("C107",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('colour = "red"', "`colour` is no setting. Known: select, extend-select, ignore, fail-on"),
        ("ignore = 3", '`ignore` should be a list like ["C101", "D7"], found 3.'),
        ("select = [3]", '`select` should be a list like ["C101", "D7"], found [3].'),
        ('select = "C101"', '`select` should be a list like ["C101", "D7"], found \'C101\'.'),
        ('extend-select = ["C999"]', "`extend-select` names `C999`, and no rule has this code or name."),
        ('ignore = ["E005"]', "`ignore` names `E005`; errors cannot be ignored."),
        ('fail-on = "never"', "`fail-on` should be one of error, warning, info, found 'never'."),
        ('per-file-ignores = ["C101"]', "`per-file-ignores` should be a table like"),
        ('[per-file-ignores]\n"a.yaml" = "C101"', "`per-file-ignores.a.yaml` should be a list"),
        ('[per-file-ignores]\n"a.yaml" = ["E"]', "`per-file-ignores.a.yaml` names `E`; errors cannot"),
        ("ignore = [", "is no TOML: "),
        (f"a = {'[' * 5000}", "is no TOML: "),
    ],
)
def test_what_has_no_meaning_is_refused_by_file_and_key(folder: Path, text: str, told: str) -> None:
    file = folder / "quizkit.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as refused:
        settings_for([folder / "week-1/deck.yaml"])
    assert refused.value.message.startswith(str(file))
    assert told in refused.value.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.quizkit]\nignore = 3", "`ignore` should be a list"),
        ("[tool]\nquizkit = 3", "`tool.quizkit` should be a table, found 3."),
        ("[tool.quizkit", "is no TOML: "),
    ],
)
def test_the_same_in_a_pyproject(folder: Path, text: str, told: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    with pytest.raises(UsageError, match=r"pyproject\.toml") as refused:
        settings_for([folder / "deck.yaml"])
    assert told in refused.value.message


@pytest.mark.parametrize("text", ["tool = 3", "[project]\nname = 'course'"])
def test_a_pyproject_of_something_else(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    assert ignored_in(folder / "deck.yaml") == ()


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "quizkit.toml").write_bytes(b"ignore = ['\xff']")
    with pytest.raises(UsageError, match="is not UTF-8"):
        settings_for([folder / "deck.yaml"])


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "quizkit.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        settings_for([folder / "deck.yaml"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_someone_else_is_passed_over(folder: Path) -> None:
    (folder / "quizkit.toml").write_text('ignore = ["C107"]\n')
    (folder / "quizkit.toml").chmod(0)
    assert ignored_in(folder / "deck.yaml") == ()
