"""Width, wrapping, cutting and columns."""

from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.terminal import layout
from quizkit.terminal.layout import (
    BLANK,
    Line,
    chop,
    columns,
    cut,
    excerpt,
    line_width,
    pad,
    plain,
    spread,
    width,
    wrap,
)

LEAD: Line = (("key", "› 1) "),)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("naïve", 5),
        ("nai\u0308ve", 5),
        ("日本語", 6),
        ("ｆｕｌｌ", 8),
        ("한국", 4),
        ("❤\ufe0f", 2),
        ("😀", 2),
        ("a\u200db", 2),
        ("עברית", 5),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def rows(text: str, cells: int, lead: Line = BLANK) -> list[str]:
    return [plain(row) for row in wrap((("", text),), cells, lead)]


@pytest.mark.parametrize(
    ("text", "cells", "wrapped"),
    [
        ("", 10, [""]),
        ("short", 10, ["short"]),
        ("exactly 10", 10, ["exactly 10"]),
        ("a word too many", 10, ["a word too", "many"]),
        ("one\n\nthree", 10, ["one", "", "three"]),
        ("unbreakablelongtoken", 10, ["unbreakabl", "elongtoken"]),
        ("an unbreakablelongtoken", 10, ["an", "unbreakabl", "elongtoken"]),
        ("  indented words wrap", 10, ["  indented", "words wrap"]),
        ("two  spaces", 10, ["two", "spaces"]),
        ("            indented too far", 10, ["", "indented", "too far"]),
        ("trailing   ", 8, ["trailing"]),
        ("日本語の文章", 6, ["日本語", "の文章"]),
        ("日本語。次", 6, ["日本", "語。次"]),
        ("「日本」語の", 6, ["「日", "本」語", "の"]),
        ("日本語abc語", 8, ["日本語", "abc語"]),
        ("日本語", 5, ["日本", "語"]),
    ],
)
def test_wrap(text: str, cells: int, wrapped: list[str]) -> None:
    assert rows(text, cells) == wrapped


def test_wrap_indents_below_the_lead() -> None:
    assert rows("a long option that does not fit", 16, LEAD) == [
        "› 1) a long",
        "     option that",
        "     does not",
        "     fit",
    ]
    assert rows("a\n\nb", 16, LEAD) == ["› 1) a", "", "     b"]


def test_wrap_keeps_styles() -> None:
    line: Line = (("", "plain "), ("strong", "bold words"), ("", " end"))
    assert wrap(line, 10) == [(("", "plain "), ("strong", "bold")), (("strong", "words"), ("", " end"))]


def test_very_narrow_terminals_get_rows_all_the_same() -> None:
    assert rows("word", 1, LEAD) == ["› 1) word"]


TEXTS = st.text(st.sampled_from("ab  \n日本。e\u0301😀-")) | st.text()


@given(TEXTS, st.integers(4, 30))
def test_rows_fit_and_nothing_but_spaces_is_lost(text: str, cells: int) -> None:
    wrapped = rows(text, cells)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(width(row) <= max(cells, 4) for row in wrapped)


@given(TEXTS.map(lambda text: text.replace("\n", "")), st.integers(4, 30))
def test_chopped_rows_fit_and_nothing_is_lost(text: str, cells: int) -> None:
    chopped = [plain(row) for row in chop((("", text),), cells)]
    assert "".join(chopped) == text
    assert all(width(row) <= cells for row in chopped)


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("a b c", 3, "a…"),
        ("ab", 0, ""),
    ],
)
def test_cut(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells, "…") == shown


@given(st.text(), st.integers(0, 20))
def test_cut_fits(text: str, cells: int) -> None:
    assert width(cut(text, cells, "...")) <= cells


def part(line: Line, start: int, end: int) -> Line:
    return in_chars(line)[start:end]


def in_chars(line: Line) -> Line:
    return tuple((style, char) for style, text in line for char in text)


LINES = st.lists(st.tuples(st.sampled_from(["", "key"]), st.text("ab 日", max_size=6)), max_size=8).map(tuple)


@given(LINES, st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6))
def test_parts_of_a_line(line: Line, spans: list[tuple[int, int]]) -> None:
    parts = layout._parts(line, spans)
    assert [in_chars(one) for one in parts] == [part(line, start, end) for start, end in spans]
    assert all(text for one in parts for _, text in one)


class Looked(str):
    """A text that counts how often it is looked at."""

    __slots__ = ()
    looks = 0

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        Looked.looks += 1
        return str(self)[at]


def test_a_line_of_many_parts_is_not_gone_through_for_each_row() -> None:
    line = tuple(("key", Looked("word ")) for _ in range(1_000))
    for wrapped in (wrap, chop):
        Looked.looks = 0
        assert len(wrapped(line, 10)) == 500
        assert Looked.looks < 2_000


def test_pad_counts_cells() -> None:
    assert pad("日本", 6) == "日本  "
    assert pad("日本", 6, right=True) == "  日本"


def test_spread_leaves_two_spaces_at_least() -> None:
    left, right = (("", "left"),), (("", "right"),)
    assert plain(spread(left, right, 12)) == "left   right"
    assert plain(spread(left, right, 5)) == "left  right"


def test_columns_are_aligned_by_cells() -> None:
    table = [("deck", "due", "title"), ("日本", "4", "Kanji"), ("fr", "12", "")]
    assert columns(table, None, {1}) == ["deck  due  title", "日本    4  Kanji", "fr     12"]


def test_widest_columns_are_cut() -> None:
    table = [("id", "a title that is long", "a path that is longer")]
    (line,) = columns(table, 30)
    assert line == "id  a title tha…  a path that…"
    assert len(line) == 30


def test_columns_are_never_cut_to_nothing() -> None:
    assert columns([("abcdefghij", "abcdefghij")], 5) == ["abcdefg…  abcdefg…"]


@pytest.mark.parametrize(
    ("text", "start", "end", "cells", "shown"),
    [
        ("  number: abot 5", 11, 17, 80, ("  number: abot 5", "          ^^^^^^")),
        ("\tkey: x", 2, 5, 80, (" key: x", " ^^^")),
        ("日本: x", 1, 3, 80, ("日本: x", "^^^^")),
        ("end", 4, 4, 80, ("end", "   ^")),
        ("short", 90, 95, 80, ("short", "     ^")),
        ("x" * 100, 60, 62, 24, ("x" * 20, " " * 10 + "^^")),
        ("a line that fits", 13, 17, 20, ("a line that fits", "            ^^^^")),
    ],
)
def test_excerpt(text: str, start: int, end: int, cells: int, shown: tuple[str, str]) -> None:
    assert excerpt(text, start, end, cells) == shown


@given(st.text(), st.integers(1, 50), st.integers(1, 60), st.integers(1, 60))
def test_excerpt_never_fails(text: str, start: int, end: int, cells: int) -> None:
    _, caret = excerpt(text, start, end, cells)
    assert "^" in caret


def test_line_width_counts_all_fragments() -> None:
    assert line_width((("", "ab"), ("key", "日"))) == 4
