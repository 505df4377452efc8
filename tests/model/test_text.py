"""Cleaning of text: what goes, what stays, and how it is told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.text import MOST_MARKS, Unsafe, clean, name_of, one_line, unsafe

ACUTE = "\u0301"
KEPT_FORMAT = set("\u061c\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("Where was it? Zürich, 東京", "Where was it? Zürich, 東京", id="ordinary"),
        pytest.param("two\nlines", "two\nlines", id="newline stays"),
        pytest.param("a\r\nb", "a\nb", id="CR LF"),
        pytest.param("a\u2028b\u2029c\x85d", "a\nb\nc\nd", id="other line ends"),
        pytest.param("a\rb", "a␍b", id="CR alone is shown"),
        pytest.param("a\tb\n\tc", "a   b\n    c", id="tabs become spaces"),
        pytest.param("\x1b[2J\x07\x00\x7f", "␛[2J␇␀␡", id="C0 is shown"),
        pytest.param("a\x9b31mb", "a\ufffd31mb", id="C1"),
        pytest.param("a\ud800b\udfff", "a\ufffdb\ufffd", id="lone surrogates"),
        pytest.param("\u202aa\u202bb\u202cc\u202dd\u202ee", "\ufffda\ufffdb\ufffdc\ufffdd\ufffde", id="bidi"),
        pytest.param("a\u200bb\ufeffc\u00add\u2060e\U000e0041f", "abcdef", id="invisible"),
        pytest.param("\ufffe\ufdd0\U0010ffff", "\ufffd\ufffd\ufffd", id="no characters"),
        pytest.param("👩\u200d🚀 می\u200cخواهم \u200ea\u200f\u061c", None, id="what scripts need stays"),
        pytest.param("\u2067a\u2069 b", None, id="balanced isolate stays"),
        pytest.param(
            "\u2067a \u2068b\nc", "\u2067a \u2068b\u2069\u2069\nc", id="isolates end with their line"
        ),
        pytest.param("a\u2069b", "ab", id="end without beginning"),
        pytest.param("\u2066\u2069\u2069x\ny\u2067", "\u2066\u2069x\ny\u2067\u2069", id="both"),
        pytest.param("e" + ACUTE * 8, None, id="eight marks"),
        pytest.param("e" + ACUTE * 30 + "a" + ACUTE, "e" + ACUTE * 8 + "a" + ACUTE, id="more are too many"),
        pytest.param(
            "e" + (ACUTE + "\u200d") * 9, "e" + (ACUTE + "\u200d") * 8 + "\u200d", id="a joiner is no letter"
        ),
        pytest.param(
            "e" + f"*{ACUTE}`" * 9, "e" + f"*{ACUTE}`" * 8 + "*`", id="nor is a marker, which is not shown"
        ),
        pytest.param("「」『』、。・！？〜", None, id="a run of signs is no pile"),
    ],
)
def test_clean(text: str, cleaned: str | None) -> None:
    assert clean(text) == (text if cleaned is None else cleaned)


def is_allowed(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":
        # A few signs of this category are visible: the Arabic number sign, for example.
        return (
            char in KEPT_FORMAT
            or char in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
            or (char in "\U000110bd\U000110cd")
        )
    if category == "Cn":
        return ord(char) & 0xFFFE != 0xFFFE and not "\ufdd0" <= char <= "\ufdef"
    return char == "\n" or category not in ("Cc", "Cs", "Zl", "Zp")


def test_no_character_of_unicode_comes_through_that_is_not_allowed() -> None:
    left = {char for code in range(0x110000) for char in clean(chr(code)) if not is_allowed(char)}
    assert left == set()


def test_every_character_is_clean_after_one_cleaning() -> None:
    assert [code for code in range(0x110000) if clean(clean(chr(code))) != clean(chr(code))] == []


def test_a_mark_is_never_a_letter_to_the_search_for_piles() -> None:
    marks = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] == "M"]
    assert [mark for mark in marks if clean(f"e{mark * 9}") != f"e{mark * 8}"] == []


ODD = st.text(
    st.sampled_from("ab \n\r\t\x1b\x85\x9b\u2066\u2067\u2069\u202e\u200b\u200d\u0301\u0302\ud800\ufeff")
)


@given(ODD | st.text())
def test_cleaning_is_idempotent_and_its_result_is_safe(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(map(is_allowed, cleaned))
    assert unsafe(cleaned) is None
    marks = "".join("m" if unicodedata.category(char)[0] == "M" else char for char in cleaned)
    assert "m" * (MOST_MARKS + 1) not in marks


@given(ODD | st.text())
def test_what_is_not_clean_is_told_but_for_tabs_and_line_ends(text: str) -> None:
    plain = text.replace("\r\n", "\n").translate({0x85: "\n", 0x2028: "\n", 0x2029: "\n"})
    found = unsafe(text)
    assert (found is None) == (clean(plain) == plain.expandtabs(4))
    if found is not None:
        assert text[found.offset] == found.character


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fine\tand\r\nfine\u2028", None),
        ("a\u202eb\x1b", Unsafe("U+202E RIGHT-TO-LEFT OVERRIDE", "\u202e", 1)),
        ("ab\x1b[0m", Unsafe("U+001B ESCAPE", "\x1b", 2)),
        ("a\rb", Unsafe("U+000D CARRIAGE RETURN", "\r", 1)),
        ("\x7f", Unsafe("U+007F DELETE", "\x7f", 0)),
        ("\x9b", Unsafe("U+009B (a control character)", "\x9b", 0)),
        ("\udc80", Unsafe("U+DC80 (half a surrogate pair)", "\udc80", 0)),
        ("\uffff", Unsafe("U+FFFF (not a character)", "\uffff", 0)),
        ("soft\u00ad", Unsafe("U+00AD SOFT HYPHEN", "\u00ad", 4)),
        ("\u2067a\n", Unsafe("U+2067 RIGHT-TO-LEFT ISOLATE without its end in its line", "\u2067", 0)),
        ("a\u2069", Unsafe("U+2069 POP DIRECTIONAL ISOLATE without its beginning", "\u2069", 1)),
        (
            "e" + ACUTE * 9,
            Unsafe("U+0301 COMBINING ACUTE ACCENT, more than 8 marks on one letter", ACUTE, 9),
        ),
    ],
)
def test_unsafe_names_the_first(text: str, found: Unsafe | None) -> None:
    assert unsafe(text) == found


def test_the_names_of_control_characters_are_complete() -> None:
    assert (name_of("\x00"), name_of("\n"), name_of("\x1f")) == (
        "U+0000 NULL",
        "U+000A LINE FEED",
        "U+001F INFORMATION SEPARATOR ONE",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("", ""), ("one", "one"), ("one \n  two\n\nthree\n", "one two three"), ("in  side", "in  side")],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
