"""How `quizkit check` tells what it found: to people, to editors and to GitHub."""

import json

import pytest
from world import Ran, World

from quizkit.checks.fixes import can_mend
from quizkit.commands.check_formats import concise, full, github, tallies
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problem
from quizkit.terminal.layout import Line, plain

# One mistake with a fix, one without, and a warning.
DECK = """title: Letters
questions:
  - {id: a, question: How many?, answer: [1,000 men, many]}
  - {id: b, question: When?, date: abc}
  - {id: c, question: Type gamma., answer: gamma}
"""


PLACE = Place(2, 3, 2, 5)


def problem(
    message: str = "wrong", advice: str = "", place: Place = PLACE, path: str = "deck.yaml"
) -> Problem:
    return Problem(path, place, "E005", message, advice)


def texts(lines: list[Line]) -> list[str]:
    return [plain(line) for line in lines]


@pytest.fixture
def ran(world: World) -> "Run":
    return Run(world)


class Run:
    def __init__(self, world: World) -> None:
        self.world = world

    def __call__(self, form: str, deck: str = DECK, name: str = "deck.yaml") -> Ran:
        self.world.deck(deck, name)
        return self.world.run("check", name, "--format", form, "--select", "T301")


def test_all_is_well(ran: "Run") -> None:
    done = ran("full", "title: Small\nquestions:\n  - {id: a, front: a, back: b}\n")
    assert (done.code, done.out) == (0, "")
    assert done.err == "No mistakes; 1 question in 1 deck can be asked.\n"


def test_full(ran: "Run") -> None:
    done = ran("full")
    rows = done.out.splitlines()
    assert rows[0].startswith("deck.yaml:3:43: error E009 `1,000` is split at its comma")
    assert rows[1:3] == [
        "      - {id: a, question: How many?, answer: [1,000 men, many]}",
        "                                              ^^^^^",
    ]
    assert rows[3].startswith("    ")
    assert rows[4] == ""
    assert [row.split(" ")[:3] for row in rows if not row.startswith(" ") and row] == [
        ["deck.yaml:3:43:", "error", "E009"],
        ["deck.yaml:4:36:", "error", "E016"],
        ["deck.yaml:5:28:", "warning", "T301"],
    ]
    assert (
        done.err == "2 mistakes, 1 warning; 1 question in 1 deck can be asked. 1 can be mended: add --fix.\n"
    )


def test_full_is_never_wrapped_for_programs() -> None:
    lines = full([problem("word " * 50, "more " * 50)], {"deck.yaml": "a\nbcdef\n"}, 40, wrapped=False)
    assert texts(list(lines)) == [
        f"deck.yaml:2:3: error E005 {'word ' * 49}word",
        "    bcdef",
        "      ^^",
        f"    {'more ' * 49}more",
        "",
    ]


def test_full_is_wrapped_for_people_with_what_follows_indented() -> None:
    told = [problem("word " * 12, "more " * 12)]
    lines = texts(list(full(told, {"deck.yaml": "a\nbcdef\n"}, 40, wrapped=True)))
    assert lines == [
        "deck.yaml:2:3: error E005 word word",
        "    word word word word word word word",
        "    word word word",
        "    bcdef",
        "      ^^",
        "    more more more more more more",
        "    more more more more more more",
        "",
    ]
    assert max(map(len, lines)) <= 40


@pytest.mark.parametrize(
    ("text", "place", "shown", "caret"),
    [
        ("one\r\ntwo", Place(2, 1, 2, 4), "two", "^^^"),
        ("one\rtwo", Place(2, 1, 2, 4), "two", "^^^"),
        ("one\x85one\u2028one\ntwo", Place(2, 1, 2, 4), "two", "^^^"),
        ("\tone", Place(1, 2, 1, 5), " one", " ^^^"),
        ("one\ntwo", Place(1, 2, 2, 3), "one", " ^^"),
        ("one", Place(1, 4, 1, 4), "one", "   ^"),
        ("日本 deck", Place(1, 4, 1, 8), "日本 deck", "     ^^^^"),
        (
            "x" * 500 + "here" + "y" * 5_000_000,
            Place(1, 501, 1, 505),
            "x" * 18 + "here" + "y" * 14,
            " " * 18 + "^^^^",
        ),
    ],
)
def test_the_line_with_the_place_marked(text: str, place: Place, shown: str, caret: str) -> None:
    told = full([problem(place=place)], {"deck.yaml": text}, 40, wrapped=True)
    assert texts(list(told))[1:3] == [f"    {shown}", f"    {caret}"]


@pytest.mark.parametrize("text", ["", "one", "one\n   \n"])
def test_no_line_where_there_is_none_to_show(text: str) -> None:
    assert texts(list(full([problem()], {"deck.yaml": text}, 40, wrapped=True)))[1:] == [""]


def test_colours_tell_how_much_it_weighs(ran: "Run") -> None:
    deck = ran.world.deck(DECK)
    shown = ran.world.run("--color", "always", "check", deck, "--select", "T301").out
    assert "\x1b[1;31m error E009\x1b[0m" in shown
    assert "\x1b[1;33m warning T301\x1b[0m" in shown
    assert "\x1b" not in ran("full").out


def test_concise_is_one_line_each(ran: "Run") -> None:
    done = ran("concise")
    rows = done.out.splitlines()
    assert [row.split(" ")[:3] for row in rows] == [
        ["deck.yaml:3:43:", "error", "E009"],
        ["deck.yaml:4:36:", "error", "E016"],
        ["deck.yaml:5:28:", "warning", "T301"],
    ]
    assert "1 question in 1 deck can be asked" in done.err


def test_concise_is_one_line_whatever_stands_in_it() -> None:
    told = problem("two\nlines\u2028\x1b[31m", "and\r\nmore", path="my\ndeck.yaml")
    (line,) = concise([told])
    assert plain(line) == "my deck.yaml:2:3: error E005 two lines ␛[31m (and more)"


def test_json(ran: "Run") -> None:
    done = ran("json")
    first, second, third = json.loads(done.out)
    promised = [
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "code",
        "name",
        "severity",
        "message",
        "help",
    ]
    assert list(first)[:10] == promised
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (3, 43, 3, 48)
    assert (first["code"], first["name"], first["severity"]) == ("E009", "split-number", "error")
    assert first["fix"] == "safe"
    start = DECK.index("1,000")
    assert first["edits"] == [{"start": start, "end": start + 9, "text": '"1,000 men"'}]
    assert (second["fix"], second["edits"]) == ("none", [])
    assert third["severity"] == "warning"
    assert done.err == ""


def test_json_of_nothing(ran: "Run") -> None:
    assert ran("json", DECK.partition("  - {id: a")[0] + "  - {id: d, front: a, back: b}\n").out == "[]\n"


def test_github(ran: "Run") -> None:
    rows = ran("github").out.splitlines()
    assert rows[0].startswith(
        "::error file=deck.yaml,line=3,col=43,endLine=3,endColumn=48,title=E009 split-number::`1,000` is"
    )
    assert [row.split(" ")[0] for row in rows] == ["::error", "::error", "::warning"]


def test_github_escapes_what_would_end_a_message_or_a_property() -> None:
    told = problem("50 %: a,\nb\r\nc", "do it", path="a,b:c%.yaml")
    assert github([told]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,endLine=2,endColumn=5,title=E005 no-answer"
        "::50 %25: a, b c (do it)"
    )


def test_github_takes_columns_only_within_one_line() -> None:
    told = github([problem(place=Place(2, 3, 4, 5))])
    assert told == "::error file=deck.yaml,line=2,endLine=4,title=E005 no-answer::wrong"


def test_github_calls_a_remark_a_notice_and_says_nothing_of_nothing(ran: "Run") -> None:
    remark = problem()._replace(code="D714")
    assert github([remark]).startswith("::notice file=deck.yaml,")
    assert ran("github", "questions:\n  - {id: d, front: a, back: b}\n").out == ""


def test_tallies_put_the_most_frequent_first() -> None:
    mendable = problem()._replace(code="E016", edits=(Edit(0, 1, ""),))
    assert can_mend(mendable, unsafe=True)
    told = tallies([problem(), problem()._replace(code="C101"), problem(), mendable])
    assert [(one.rule.code, one.found, one.mended_by) for one in told] == [
        ("E005", 2, ""),
        ("C101", 1, ""),
        ("E016", 1, "--unsafe-fixes"),
    ]
