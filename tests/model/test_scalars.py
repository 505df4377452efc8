"""How a text is written as a YAML scalar: it must be read back as it was."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.scalars import as_scalar, quoted

SIGNS = "[]{}*&!%@`\"'|>?#,-:~= \\a1é\u00a0\u200d"


def read(text: str) -> object:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # every scalar stays text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain text", "plain text"),
        ("it's", "it's"),
        ("-1", "-1"),
        ("C#", "C#"),
        ("a:b", "a:b"),
        ("Qui\u00a0?", "Qui\u00a0?"),
        ("", '""'),
        (" a", '" a"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        ("- a", '"- a"'),
        ("*a", '"*a"'),
        ("'a'", "\"'a'\""),
        ('"a"', "'\"a\"'"),
        ("\\frac: it's", "'\\frac: it''s'"),
        ("a\tb", '"a\\tb"'),
        ("a\nb", '"a\\nb"'),
        ('a"\\\x1b', '"a\\"\\\\\\x1B"'),
        ("\u202e", '"\\u202E"'),
        ("\U000e0041", '"\\U000E0041"'),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, written: str) -> None:
    assert as_scalar(text) == written
    assert read(f"a: {written}\n") == {"a": text}


def test_a_comma_is_quoted_within_brackets() -> None:
    assert (as_scalar("a, b"), as_scalar("a, b", in_flow=True)) == ("a, b", '"a, b"')


@given(
    st.text(st.sampled_from(SIGNS), max_size=8)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
)
def test_a_scalar_is_read_back(text: str) -> None:
    assert read(f"a: {as_scalar(text)}\n") == {"a": text}
    assert read(f"- {as_scalar(text)}\n") == [text]
    assert read(f"[x, {as_scalar(text, in_flow=True)}, y]\n") == ["x", text, "y"]
    assert read(f"{{x: {as_scalar(text, in_flow=True)}, y: z}}\n") == {"x": text, "y": "z"}


@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=8))
def test_quotes_keep_what_is_written(text: str) -> None:
    assert read(f"a: {quoted(text)}\n") == {"a": text}


@pytest.mark.parametrize("lines", ["one\n  two", "one\n\n  two", "one\n  t'wo", 'one\n  "two"\n  three\\'])
def test_lines_are_folded_within_quotes_as_they_are_without(lines: str) -> None:
    assert read(f"a: {quoted(lines)}\n") == read(f"a: {lines}\n")
