"""`quizkit check --format sarif`: valid by the standard's own schema, with true places and fixes that fit."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from world import World

from quizkit import __version__
from quizkit.commands.check_sarif import sarif
from quizkit.files.rule_pages import read_page
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problem

HERE = Path("/course")
TEXT = "title: ü😀\r\nquestions: []\rlast: \n\n"


@cache
def validator() -> Draft4Validator:
    schema = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def run_of(text: str) -> dict[str, Any]:
    """The one run of a log that is valid."""
    log = json.loads(text)
    assert [error.message for error in validator().iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def problem(*edits: Edit, code: str = "E005", path: str = "/course/deck.yaml") -> Problem:
    return Problem(path, Place(1, 8, 1, 10), code, "wrong", "mend it", edits=edits)


def result_of(found: Problem, text: str = TEXT) -> dict[str, Any]:
    (result,) = run_of(sarif([found], {found.path: text}, HERE))["results"]
    assert isinstance(result, dict)
    return result


def test_the_schema_notices_what_is_wrong() -> None:
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


def test_nothing_found() -> None:
    run = run_of(sarif([], {}, HERE))
    assert run["results"] == []
    assert run["tool"]["driver"] == {"name": "quizkit", "version": __version__, "rules": []}
    assert run["columnKind"] == "unicodeCodePoints"


def test_rules_are_explained_once_and_results_point_to_them() -> None:
    found = [problem(code="E009"), problem(), problem(code="E009")]
    run = run_of(sarif(found, {"/course/deck.yaml": TEXT}, HERE))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E005", "E009"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["E009", "E005", "E009"]
    rule = rules[0]
    page = read_page("E005")
    what = " ".join(page.what.split())
    assert rule["name"] == "no-answer"
    assert rule["fullDescription"] == {"text": what}
    assert rule["shortDescription"]["text"] == what.partition(". ")[0].removesuffix(".") + "."
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["text"].endswith(" ".join(page.fix.split()))
    assert f"## Bad\n\n```yaml\n{page.bad}```\n\n## Good" in rule["help"]["markdown"]


@pytest.mark.parametrize(("code", "level"), [("E005", "error"), ("C101", "warning"), ("D714", "note")])
def test_levels(code: str, level: str) -> None:
    run = run_of(sarif([problem(code=code)], {"/course/deck.yaml": TEXT}, HERE))
    assert run["results"][0]["level"] == level
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": level}


def test_a_result_says_where_and_what() -> None:
    result = result_of(problem())
    assert result["ruleId"] == "E005"
    assert result["message"] == {"text": "wrong (mend it)"}
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 8,
        "endLine": 1,
        "endColumn": 10,
    }


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/course/deck.yaml", {"uri": "deck.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/course/week 1/50%.yaml", {"uri": "week%201/50%25.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/course/a:b#ü?.yaml", {"uri": "a%3Ab%23%C3%BC%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/course/week-1/../deck.yaml", {"uri": "deck.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/course/../other/deck 1.yaml", {"uri": "file:///other/deck%201.yaml"}),
        ("/courses/deck.yaml", {"uri": "file:///courses/deck.yaml"}),
    ],
)
def test_files_are_named_by_uris(path: str, location: dict[str, str]) -> None:
    (found,) = result_of(problem(path=path))["locations"]
    assert found["physicalLocation"]["artifactLocation"] == location


def test_a_fix_tells_what_stands_where() -> None:
    found = problem(Edit(7, 9, "x"), Edit(11, 11, "# here\n"), Edit(24, 25, ""), code="E009")
    (fix,) = result_of(found)["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "deck.yaml"
    assert [
        (list(one["deletedRegion"].values()), one["insertedContent"]["text"])
        for one in change["replacements"]
    ] == [
        ([1, 8, 1, 10], "x"),
        ([2, 1, 2, 1], "# here\n"),
        ([2, 14, 3, 1], ""),
    ]
    assert fix["description"] == {"text": "Mend it"}


def test_a_fix_that_may_change_the_meaning_says_so() -> None:
    (fix,) = result_of(problem(Edit(7, 9, "x"), code="E016"))["fixes"]
    assert fix["description"] == {"text": "Mend it; this may change what is meant"}


def test_without_a_fix_there_is_none() -> None:
    assert "fixes" not in result_of(problem())


def test_a_whole_run(world: World) -> None:
    path = world.deck(
        "title: Zahlen\r\nquestions:\r\n"
        "  - {id: ä, question: How many?, answer: [1,000 men, many]}\r\n"
        "  - {id: b, question: Type gamma., answer: [gamma, gamma]}\r\n",
        "course/erste übung.yaml",
    )
    ran = world.run("check", "course", "--format", "sarif", "--select", "ALL")
    assert (ran.code, ran.err) == (1, "")
    run = run_of(ran.out)
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == {result["ruleId"] for result in run["results"]} >= {"E009", "T301", "T302", "D708"}
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]
    }
    assert [unquote(uri) for uri in uris] == ["course/erste übung.yaml"]
    assert path.exists()
