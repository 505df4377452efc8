"""Deck text as lines."""

import pytest
from terminal_samples import ASCII_STYLE, look

from quizkit.terminal.layout import plain
from quizkit.terminal.prose import inline, lines, one_line_of, prose

MARKED = "What does **TCP** *promise* of `segments`?"


def test_markup_becomes_style() -> None:
    assert inline(MARKED, look()) == (
        ("", "What does "),
        ("strong", "TCP"),
        ("", " "),
        ("emphasis", "promise"),
        ("", " of "),
        ("code", "segments"),
        ("", "?"),
    )


def test_markup_is_added_to_a_style() -> None:
    assert inline("a **b**", look(), "pointed") == (("pointed", "a "), ("pointed strong", "b"))


def test_lines_of_an_option_become_one() -> None:
    assert plain(inline("a\n\n**b**", look())).split() == ["a", "b"]
    assert one_line_of("a\n **b**", look()) == "a b"


def test_code_keeps_its_shape() -> None:
    text = "Read:\n```\nfor  x in y:\n    z()\n```\nDone."
    assert [plain(row) for row in prose(text, look(width=12))] == [
        "Read:",
        "for  x in y:",
        "    z()",
        "Done.",
    ]


def test_code_is_chopped_where_it_does_not_fit() -> None:
    assert [plain(row) for row in prose("```\na  b  c\n```", look(width=6), (("", "  "),))] == [
        "  a  b",
        "    c",
    ]


def test_lead_stands_before_the_first_row_only() -> None:
    lead = (("dim", "why  "),)
    assert [plain(row) for row in prose("one two\nthree", look(width=10), lead)] == [
        "why  one",
        "     two",
        "     three",
    ]


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\x07b", "a\u202eb", "a\x9bb"])
def test_nothing_that_a_terminal_obeys_gets_through(text: str) -> None:
    shown = "".join(plain(row) for row in (*prose(text, look()), inline(text, look()), *lines(text, look())))
    assert not set(shown) & set("\x1b\x07\u202e\x9b")


def test_text_is_spelled_for_the_encoding_before_it_is_laid_out() -> None:
    rows = prose("日本語 → x", look(ASCII_STYLE, 12))
    assert [plain(row) for row in rows] == ["\\u65e5\\u672c", "\\u8a9e -> x"]
