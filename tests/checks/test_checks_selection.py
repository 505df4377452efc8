"""Which rules speak about which file."""

import pytest

from quizkit.checks.catalogue import RULES
from quizkit.checks.rule import Severity
from quizkit.checks.selection import (
    Selection,
    codes_of,
    errors_among,
    matches,
    severity_at_least,
    unknown,
)
from quizkit.model.problems import ERRORS

ERROR_CODES = set(ERRORS)


def spoken(selection: Selection, path: str = "deck.yaml") -> set[str]:
    """The doubts that speak; errors always do."""
    speaking = selection.speaking(path)
    assert speaking >= ERROR_CODES
    return set(speaking - ERROR_CODES)


@pytest.mark.parametrize(
    ("named", "codes"),
    [
        ("C101", {"C101"}),
        ("c101", {"C101"}),
        (" C101 ", {"C101"}),
        ("longest-is-right", {"C101"}),
        ("Longest-Is-Right", {"C101"}),
        ("T", {code for code in RULES if code[0] == "T"}),
        ("D70", {code for code in RULES if code.startswith("D70")}),
        ("all", set(RULES)),
        ("", set()),
        ("X1", set()),
        ("longest", set()),
    ],
)
def test_what_a_name_means(named: str, codes: set[str]) -> None:
    assert codes_of([named]) == codes
    assert unknown([named]) == (() if codes else (named,))


def test_without_a_word_all_rules_speak_that_are_on() -> None:
    on = {code for code, rule in RULES.items() if rule.on} - ERROR_CODES
    assert spoken(Selection()) == on
    assert "D707" not in on


def test_selecting_leaves_only_those() -> None:
    assert spoken(Selection(select=("C101", "T"))) == {"C101", *codes_of(["T"])}
    assert spoken(Selection(select=("D707",))) == {"D707"}


def test_extending_adds_to_those_that_are_on_or_selected() -> None:
    assert spoken(Selection(extend=("D707",))) == spoken(Selection()) | {"D707"}
    assert spoken(Selection(select=("C101",), extend=("D707",))) == {"C101", "D707"}


def test_ignoring_is_stronger_than_all_else() -> None:
    selection = Selection(select=("C101", "T301"), extend=("D707",), ignore=("C", "D707"))
    assert spoken(selection) == {"T301"}


def test_errors_speak_whatever_is_said() -> None:
    assert spoken(Selection(select=("C101",), ignore=("ALL",))) == set()
    assert spoken(Selection(per_file=(("*", ("ALL",)),))) == set()


def test_some_do_not_speak_in_some_files() -> None:
    selection = Selection(select=("C101", "T301"), per_file=(("drafts/*", ("C101",)), ("*.yml", ("T",))))
    assert spoken(selection, "week-1/deck.yaml") == {"C101", "T301"}
    assert spoken(selection, "drafts/deck.yaml") == {"T301"}
    assert spoken(selection, "drafts/deck.yml") == set()


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("deck.yaml", "deck.yaml", True),
        ("week-1/deck.yaml", "deck.yaml", True),
        ("week-1/deck.yaml", "week-1/deck.yaml", True),
        ("course/week-1/deck.yaml", "week-1/*", True),
        ("course/week-1/deck.yaml", "course", True),
        ("course/week-1/deck.yaml", "course/", True),
        ("course/week-1/deck.yaml", "./course/week-1", True),
        ("course/week-1/deck.yaml", "week-[12]", True),
        ("course/week-3/deck.yaml", "week-[12]", False),
        ("deck.yaml", "*.yml", False),
        ("my-deck.yaml", "deck.yaml", False),
        ("Deck.yaml", "deck.yaml", False),
        ("/home/someone/deck.yaml", "deck.yaml", True),
        ("../deck.yaml", "../deck.yaml", True),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


def test_only_names_of_nothing_but_errors_are_refused() -> None:
    assert errors_among(["E005", "no-answer", "E", "C101", "ALL", "nothing"]) == ("E005", "no-answer", "E")


def test_severities_from_one_upwards() -> None:
    assert severity_at_least(Severity.ERROR) == {Severity.ERROR}
    assert severity_at_least(Severity.WARNING) == {Severity.ERROR, Severity.WARNING}
    assert severity_at_least(Severity.INFO) == set(Severity)
