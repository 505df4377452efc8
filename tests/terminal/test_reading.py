"""What is typed in linear mode, and what it means."""

import pytest
from terminal_samples import options

from quizkit.terminal import reading
from quizkit.terminal.reading import Misread

CITIES = options("Geneva", "**Zürich**", "New  York, N.Y.")
YEARS = options("3", "1648", "1521")
NAMES = ("hint", "info", "edit", "easy", "quit")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (":hint", "hint"),
        (":h", "hint"),
        (":HI", "hint"),
        (": quit ", "quit"),
        (":ed", "edit"),
        ("hint", None),
        ("::hint", None),
        ("", None),
    ],
)
def test_command(line: str, command: str | None) -> None:
    assert reading.command(line, NAMES) == command


@pytest.mark.parametrize("line", [":", ":e", ":x", ":hints", ":-)"])
def test_wrong_command_lists_the_commands(line: str) -> None:
    assert reading.command(line, NAMES) == Misread("Commands here: :hint :info :edit :easy :quit")


def test_whole_name_wins_over_longer_ones() -> None:
    assert reading.command(":next", ("next", "nextday")) == "next"


@pytest.mark.parametrize(("line", "meant"), [("::x", ":x"), (":::", "::"), ("x", "x"), ("", "")])
def test_literal(line: str, meant: str) -> None:
    assert reading.literal(line) == meant


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        (" 3. ", 2),
        ("2)", 1),
        ("geneva", 0),
        ("ZÜRICH", 1),
        ("new york, n.y.", 2),
        ("0", None),
        ("4", None),
        ("Gene", None),
        ("", None),
        ("²", None),
        pytest.param("1" * 5_000, None, id="longer than Python reads a number"),
        ("1 2", None),
    ],
)
def test_place(text: str, place: int | None) -> None:
    got = reading.place(text, CITIES)
    assert got == (
        Misread("Type a number from 1 to 3, or the text of an option.") if place is None else place
    )


def test_number_is_a_place_before_it_is_a_text() -> None:
    assert reading.place("3", YEARS) == 2
    assert reading.place("1648", YEARS) == 1


def test_text_of_two_options_is_neither() -> None:
    assert isinstance(reading.place("a", options("a", "A")), Misread)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1", (0,)),
        ("1 3", (0, 2)),
        ("3,1", (2, 0)),
        ("1; 2 ;3", (0, 1, 2)),
        ("2 2", (1,)),
        ("geneva, zürich", (0, 1)),
        ("geneva; new york, n.y.", (0, 2)),
        ("New York, N.Y.", (2,)),
        ("1, zürich", (0, 1)),
        ("1 4", None),
        ("geneva, paris", None),
        (",", None),
    ],
)
def test_places(text: str, places: tuple[int, ...] | None) -> None:
    got = reading.places(text, CITIES)
    misread = Misread("Type numbers from 1 to 3 with spaces or commas between them.")
    assert got == (misread if places is None else places)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("3 1 2", (2, 0, 1)),
        ("2,3,1", (1, 2, 0)),
        ("1 2", None),
        ("1 1 2", None),
        ("1 2 3 4", None),
        ("", None),
    ],
)
def test_order(text: str, places: tuple[int, ...] | None) -> None:
    misread = Misread("Type each number from 1 to 3 once, in the right order.")
    assert reading.order(text, CITIES) == (misread if places is None else places)


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("a", "a"),
        (" B ", "b"),
        ("zürich", "b"),
        ("New York, N.Y.", "c"),
        ("d", None),
        ("1", None),
        ("", None),
    ],
)
def test_partner(text: str, letter: str | None) -> None:
    assert reading.partner(text, CITIES) == (
        Misread("Type a letter from a to c.") if letter is None else letter
    )


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        *[("1", 1), ("4", 4), ("Good", 3), ("again", 1), ("5", None), ("", None), ("go", None)],
        pytest.param("4" * 5_000, None, id="longer than Python reads a number"),
    ],
)
def test_rating(text: str, rating: int | None) -> None:
    assert reading.rating(text) == (Misread("Type a number from 1 to 4.") if rating is None else rating)


@pytest.mark.parametrize(
    ("text", "said"),
    [("y", True), ("Yes", True), (" sure ", True), ("n", False), ("unsure", False), ("", None)],
)
def test_yes_or_no(text: str, said: bool | None) -> None:
    misread = Misread("Type y or n; :back returns to the question.")
    assert reading.yes_or_no(text) == (misread if said is None else said)
