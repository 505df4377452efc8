"""Pages of a manual: paragraphs, lists and examples, wrapped anew."""

import pytest

from quizkit.terminal.layout import plain
from quizkit.terminal.manual import example, written
from quizkit.terminal.prose import Look
from quizkit.terminal.style import ASCII, UNICODE

WIDE, NARROW = Look(60, UNICODE, "utf-8"), Look(24, UNICODE, "utf-8")


def rows(text: str, look: Look = NARROW, *, colour: bool = False) -> list[str]:
    return [plain(line) for line in written(text, look, colour=colour)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One\nparagraph.", ["  One paragraph."]),
        ("One.\n\n\nTwo.", ["  One.", "", "  Two."]),
        ("It is one of\nthese, which are many:", ["  It is one of these,", "  which are many:"]),
        ("- one\n- two\n  words", ["  - one", "  - two words"]),
        ("- one that is longer than it", ["  - one that is longer", "    than it"]),
        ("Those are\n- one\n- two", ["  Those are", "  - one", "  - two"]),
        ("1. one\n2. two", ["  1. one", "  2. two"]),
        ("It is\n1453 - 1450\n-5", ["  It is 1453 - 1450 -5"]),
        ("**Never** *ever*.", ["  Never ever."]),
        ("", [""]),
    ],
)
def test_paragraphs_and_lists(text: str, shown: list[str]) -> None:
    assert rows(text) == shown


def test_code_is_in_colour_or_in_quotes() -> None:
    text = "Write `a: b`, not\n`a:\n  b`."
    assert rows(text, WIDE) == ["  Write “a: b”, not “a: b”."]
    assert rows(text, Look(60, ASCII, "ascii")) == ['  Write "a: b", not "a: b".']
    (line,) = written(text, WIDE, colour=True)
    assert plain(line) == "  Write a: b, not a: b."
    assert [part for part in line if part[0] == "code"] == [("code", "a: b")] * 2


EXAMPLE = "- question: Which river made the delta?\n\n  answer: [the Nile, Nile]\n"


def test_an_example_stays_whole_or_fits() -> None:
    whole = [plain(line) for line in example(EXAMPLE, NARROW, whole=True)]
    assert whole == [f"    {row}" if row else "" for row in EXAMPLE.splitlines()]
    assert [plain(line) for line in example(EXAMPLE, NARROW, whole=False)] == [
        "    - question:",
        "        Which river made",
        "        the delta?",
        "",
        "      answer: [the",
        "          Nile, Nile]",
    ]


def test_nothing_in_an_example_steers_the_terminal() -> None:
    shown = [plain(line) for line in example("a: \x1b[31m\n", WIDE, whole=True)]
    assert shown == ["    a: ␛[31m"]
