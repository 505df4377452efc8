"""`quizkit check`: which rules speak, and what makes the exit code."""

import pytest
from world import World

# T301 and T302 are warnings, D714 is a remark: the answer stands in the prompt, and is given twice.
DOUBTFUL = """
title: Letters
questions:
  - {id: a, question: Type gamma., answer: [gamma, gamma]}
"""
BROKEN = DOUBTFUL + "  - {id: b, question: When?, date: abc}\n"


def told(world: World, *options: str, deck: str = DOUBTFUL) -> set[str]:
    """The codes that are told."""
    rows = world.run("check", world.deck(deck), "--format", "json", *options).json
    return {row["code"] for row in rows}


def test_all_rules_speak_that_are_on(world: World) -> None:
    assert told(world) >= {"T301", "T302", "D714"}
    assert not told(world) & {"D707", "D708"}


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "T301"], {"T301"}),
        (["--select", "t301"], {"T301"}),
        (["--select", "answer-in-prompt"], {"T301"}),
        (["--select", "T301,redundant-alias"], {"T301", "T302"}),
        (["--select", "T301, T302,"], {"T301", "T302"}),
        (["--select", "T301", "--select", "T302"], {"T301", "T302"}),
        (["--select", "T30"], {"T301", "T302"}),
        (["--select", "D708"], {"D708"}),
        (["--select", "T301", "--extend-select", "D708"], {"T301", "D708"}),
        (["--select", "T", "--ignore", "T302"], {"T301"}),
        (["--select", "T", "--ignore", "answer-in-prompt,T302"], set()),
        (["--select", "T301", "--ignore", "T3"], set()),
        (["--ignore", "ALL"], set()),
    ],
)
def test_rules_are_named(world: World, options: list[str], codes: set[str]) -> None:
    assert told(world, *options) == codes


def test_extending_keeps_the_others(world: World) -> None:
    assert told(world, "--extend-select", "D708") == told(world) | {"D708"}


def test_all_means_all(world: World) -> None:
    assert told(world, "--select", "ALL") >= {"T301", "T302", "D714", "D707", "D708"}


def test_errors_are_always_told(world: World) -> None:
    assert told(world, "--select", "T301", deck=BROKEN) == {"T301", "E016"}
    assert told(world, "--ignore", "ALL", deck=BROKEN) == {"E016"}


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
@pytest.mark.parametrize(
    ("named", "advice"),
    [
        ("T391", "no rule is called “T391”. Did you mean “T301”?"),
        ("t391", "no rule is called “t391”. Did you mean “T301”?"),
        ("T301,redundant-aliases", "Did you mean “redundant-alias”?"),
        ("xyzzy", "no rule is called “xyzzy”. `quizkit explain --all` lists the rules."),
    ],
)
def test_a_rule_that_is_none(world: World, option: str, named: str, advice: str) -> None:
    ran = world.run("check", world.deck(DOUBTFUL), option, named)
    assert (ran.code, ran.out) == (2, "")
    assert f"Invalid value for '{option}'" in ran.err
    assert advice in ran.err


@pytest.mark.parametrize("named", ["E005", "no-answer", "E", "E00"])
def test_errors_cannot_be_ignored(world: World, named: str) -> None:
    ran = world.run("check", world.deck(DOUBTFUL), "--ignore", f"T301,{named}")
    assert (ran.code, ran.out) == (2, "")
    assert f"“{named}” is an error, and errors cannot be ignored." in ran.err


@pytest.mark.parametrize(
    ("select", "fail_on", "code"),
    [
        ("T301", None, 1),
        ("T301", "info", 1),
        ("T301", "warning", 1),
        ("T301", "error", 0),
        ("D714", None, 0),
        ("D714", "warning", 0),
        ("D714", "info", 1),
    ],
)
def test_what_makes_the_check_fail(world: World, select: str, fail_on: str | None, code: int) -> None:
    options = ["--select", select, *(["--fail-on", fail_on] if fail_on else [])]
    ran = world.run("check", world.deck(DOUBTFUL), *options)
    assert select in ran.out
    assert ran.code == code


@pytest.mark.parametrize("fail_on", ["info", "warning", "error"])
def test_an_error_always_fails(world: World, fail_on: str) -> None:
    assert world.run("check", world.deck(BROKEN), "--fail-on", fail_on).code == 1


def test_unknown_severity_and_form_are_refused(world: World) -> None:
    path = world.deck(DOUBTFUL)
    assert world.run("check", path, "--fail-on", "never").code == 2
    assert world.run("check", path, "--format", "xml").code == 2


def test_exit_zero(world: World) -> None:
    ran = world.run("check", world.deck(BROKEN), "--exit-zero")
    assert ran.code == 0
    assert "E016" in ran.out


def test_a_comment_silences_a_rule_but_never_an_error(world: World) -> None:
    silent = BROKEN.replace("gamma]}", "gamma]} # quizkit: ignore[T301] on purpose")
    silent = silent.replace("abc}", "abc} # quizkit: ignore[E016] on purpose")
    codes = told(world, deck=silent)
    assert "T301" not in codes
    assert {"T302", "E016", "S806"} <= codes


def test_a_comment_for_a_rule_that_does_not_speak_is_not_idle(world: World) -> None:
    deck = DOUBTFUL.replace("gamma]}", "gamma]} # quizkit: ignore[T301] on purpose")
    assert told(world, "--select", "T302,S806", deck=deck) == {"T302"}
    sound = deck.replace("Type gamma.", "Which letter comes third?").replace("[gamma, gamma]", "gamma")
    assert told(world, "--select", "T,S806", deck=sound) == {"S806"}


def test_statistics_count_the_rules(world: World) -> None:
    deck = DOUBTFUL + "  - {id: b, question: Type beta., answer: beta}\n"
    ran = world.run("check", world.deck(deck), "--statistics", "--select", "T301,T302")
    assert [line.split() for line in ran.out.splitlines()] == [
        ["found", "code", "rule", "mended", "by"],
        ["2", "T301", "answer-in-prompt"],
        ["1", "T302", "redundant-alias", "--fix"],
    ]
    assert ran.code == 1
    assert ran.err.startswith("3 warnings; 2 questions in 1 deck can be asked.")


def test_statistics_of_nothing(world: World) -> None:
    ran = world.run("check", world.deck(DOUBTFUL), "--statistics", "--ignore", "ALL")
    assert (ran.code, ran.out) == (0, "")


def test_statistics_tell_of_a_language_without_a_word_list(world: World) -> None:
    for name in ("one.yaml", "two.yaml"):
        world.deck(f"language: gd\n{DOUBTFUL}", name)
    plain = world.run("check", world.folder, "--statistics", "--ignore", "ALL")
    assert plain.out == "0 rules on words passed over: there is no word list for gd.\n"
    told_of_all = world.run("check", world.folder, "--statistics", "--select", "C107").out
    assert told_of_all == "1 rule on words passed over: there is no word list for gd.\n"


def test_statistics_as_json(world: World) -> None:
    deck = world.deck(f"language: gd\n{DOUBTFUL}")
    ran = world.run("check", deck, "--statistics", "--format", "json", "--select", "T302,C107")
    assert ran.json == {
        "rules": [
            {
                "code": "T302",
                "name": "redundant-alias",
                "severity": "warning",
                "found": 1,
                "mended_by": "--fix",
            }
        ],
        "without_word_list": [{"language": "gd", "rules": 1}],
    }
    assert ran.err == ""


@pytest.mark.parametrize("form", ["github", "sarif", "junit"])
def test_statistics_do_not_go_with_forms_for_services(world: World, form: str) -> None:
    ran = world.run("check", world.deck(DOUBTFUL), "--statistics", "--format", form)
    assert (ran.code, ran.out) == (2, "")
    assert "--statistics goes with one of the formats full, concise, json" in ran.err
