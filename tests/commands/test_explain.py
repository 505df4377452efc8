"""`quizkit explain`: every rule by its code and its name, whole, at any width."""

import re
from pathlib import Path

import click
import golden
import pytest
from machine import Machine
from world import World

from quizkit.checks.catalogue import RULES
from quizkit.commands.explain import command, complete
from quizkit.files.rule_pages import read_page

GOLDEN = Path(__file__).parent / "golden"
PARTS = ("Why", "How it is found", "To be mended", "Better", "Fix")


def words_of(text: str) -> list[str]:
    """What is left of a page when the marks of Markdown are taken out, and quotes around code are too."""
    unlisted = re.sub(r"^ *(- |\d+\. )", "", text, flags=re.MULTILINE)
    return re.sub(r"[`*“”]", "", unlisted).split()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained_as_its_page_says(world: World, code: str) -> None:
    rule, page = RULES[code], read_page(code)
    ran = world.run("explain", code.lower())
    assert (ran.code, ran.err) == (0, "")
    head, *_ = ran.out.splitlines()
    assert head.startswith(f"{code} {rule.name}   {rule.severity.value}")
    parts = [row for row in ran.out.splitlines() if row in PARTS]
    assert parts == list(PARTS)
    shown = words_of(ran.out)
    for text in (page.what, page.why, page.how, page.fix):
        told = words_of(text)
        assert any(shown[at : at + len(told)] == told for at in range(len(shown))), text
    for example in (page.before, page.bad, page.good):
        for row in example.splitlines():
            assert row.isprintable() <= (f"    {row}" in ran.out.splitlines() or not row)


@pytest.mark.parametrize("code", RULES)
def test_no_mark_of_markdown_is_left(world: World, code: str) -> None:
    ran = world.run("explain", code)
    prose = [row for row in ran.out.splitlines() if not row.startswith("    ")]
    assert not [row for row in prose if re.search(r"```|^#|\*\*[^“”]*$", row)]
    assert "`" not in re.sub(r"“[^”]*”", "", "\n".join(prose))


def test_a_page_at_both_widths_and_for_a_program(world: World, machine: Machine) -> None:
    shown = {"piped": world.run("explain", "C115").out}
    for columns in (80, 40):
        with machine.open("explain", "C115", columns=columns, NO_COLOR="1") as program:
            assert program.status() == 0
            shown[f"{columns} columns"] = program.everything
            assert max(map(len, program.everything.splitlines())) <= columns
    golden.check(GOLDEN / "explain-C115.txt", golden.frames(shown))


def test_names_and_several_rules(world: World) -> None:
    by_name = world.run("explain", "Longest-Is-Right").out
    assert by_name == world.run("explain", "C101").out
    both = world.run("explain", "C101", "t301", "C101").out
    assert both == by_name + world.run("explain", "T301").out
    heads = [row for row in world.run("explain", "double-negative").out.splitlines() if "double-neg" in row]
    assert [head.split()[0] for head in heads] == ["C106", "F202"]


def test_a_rule_that_runs_when_asked_for_says_so(world: World) -> None:
    assert world.run("explain", "D707").out.startswith("D707 missing-source   info, when asked for by its")


@pytest.mark.parametrize(
    ("named", "advice"),
    [
        ("C999", "`quizkit explain --all` lists the rules."),
        ("T3011", "Did you mean “T301”?"),
        ("S80", "Is it S801, S802, S803, S804, S805, S806?"),
        ("longest", "Is it longest-is-right?"),
        ("longest-is-rihgt", "Did you mean “longest-is-right”?"),
        (
            "C",
            "C101, C102, C103, C104, C105, C106 and more begin so. `quizkit explain --all` lists the rules.",
        ),
        ("", "`quizkit explain --all` lists the rules."),
    ],
)
def test_what_no_rule_is_called(world: World, named: str, advice: str) -> None:
    ran = world.run("explain", "C101", named)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"No rule is called “{named}”.\n{advice}\n"


@pytest.mark.parametrize("arguments", [(), ("C101", "--all"), ("--json",)])
def test_wrong_usage(world: World, arguments: tuple[str, ...]) -> None:
    ran = world.run("explain", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Name a code like C101, or ask for --all." in ran.err


def test_all_rules_as_a_table(world: World) -> None:
    header, *rows = world.run("explain", "--all").out.splitlines()
    assert header.split() == ["code", "rule", "weighs", "mended", "by", "runs"]
    codes = [row.split()[0] for row in rows]
    assert set(codes) == set(RULES)
    assert codes == sorted(codes, key=lambda code: ("ECFTNZODS".index(code[0]), code))
    (unknown_key,) = (row for row in rows if row.startswith("E004"))
    assert unknown_key.split() == ["E004", "unknown-key", "error", "--fix"]
    (source,) = (row for row in rows if row.startswith("D707"))
    assert source.split(maxsplit=3) == ["D707", "missing-source", "info", "when asked for"]


@pytest.mark.parametrize("columns", [80, 40])
def test_the_table_fits(machine: Machine, columns: int) -> None:
    with machine.open("explain", "--all", columns=columns) as program:
        assert program.status() == 0
        rows = program.everything.splitlines()
    assert max(map(len, rows)) <= columns
    assert any("same-prompt-different-answer" in row for row in rows)


def test_json_holds_the_pages(world: World) -> None:
    rows = world.run("explain", "--all", "--json").json
    assert [row["code"] for row in rows] == list(RULES)
    (row,) = world.run("explain", "S801", "--json").json
    page = read_page("S801")
    assert list(row) == [
        "code", "name", "severity", "fix", "on", "what", "why", "how", "bad", "good", "before", "about_fix",
    ]  # fmt: skip
    assert (row["name"], row["severity"], row["fix"], row["on"]) == ("stray-space", "warning", "safe", True)
    assert (row["what"], row["bad"], row["about_fix"]) == (page.what, page.bad, page.fix)


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("c10", ["C101", "C102", "C103", "C104", "C107", "C108", "C109", "C105", "C106"]),
        ("longest", ["longest-is-right"]),
        ("double", ["double-negative", "double-negative"]),
        ("x", []),
        ("", list(RULES)),
    ],
)
def test_completion(begun: str, offered: list[str]) -> None:
    context = click.Context(command)
    found = [item.value for item in complete(context, command.params[0], begun)]
    assert found == offered
