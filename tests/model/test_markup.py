"""Inline markup: what is a marker, and what stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.markup import Line, Span, Style, lines, plain


def show(line: Line) -> str:
    """A line with its spans in brackets, each after the first letter of its style; plain text without."""
    return "".join(
        span.text if span.style is Style.PLAIN else f"{span.style.value[0]}[{span.text}]" for span in line
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nothing marked", "nothing marked"),
        ("**strong**", "s[strong]"),
        ("*emphasis* and **strong words**.", "e[emphasis] and s[strong words]."),
        ("*a* *b*", "e[a] e[b]"),
        ("(*in brackets*), “**quoted**”!", "(e[in brackets]), “s[quoted]”!"),
        ("`code`", "c[code]"),
        ("run `a ** b * c` now", "run c[a ** b * c] now"),
        ("`**not strong**`", "c[**not strong**]"),
        ("**with `code` in it**", "s[with `code` in it]"),
        ("**a*b**", "s[a*b]"),
        ("这是**重点**内容と*強調*する", "这是s[重点]内容とe[強調]する"),
    ],
)
def test_marked(text: str, shown: str) -> None:
    assert [show(line) for line in lines(text)] == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "a*b",
        "a*b*c",
        "2**3**4",
        "*open",
        "**open",
        "closed*",
        "* item",
        "** spaced **",
        "*spaced *",
        "a *b*c",
        "***three***",
        "*one**",
        "**",
        "****",
        "*args, **kwargs",
        "`open",
        "``two``",
        "``",
        "_under_ <b>tag</b> [link](x) &amp; # no",
    ],
)
def test_what_is_no_marker_stays(text: str) -> None:
    assert lines(text) == ((Span(Style.PLAIN, text),),)
    assert plain(text) == text


def test_lines_are_kept_and_markers_end_with_them() -> None:
    assert [show(line) for line in lines("*one\ntwo*\n\nthree ")] == ["*one", "two*", "", "three "]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Look:\n```python\nx = *1*\n\n  y\n```\n*done*", ["Look:", "b[x = *1*]", "", "b[  y]", "e[done]"]),
        ("  ```\na\n  ``` \n```\nb\n```", ["b[a]", "b[b]"]),
        ("```\n```", []),
        ("```\nnever *closed*", ["```", "never e[closed]"]),
        ("```inline``` is none\n```", ["```inline``` is none", "```"]),
    ],
)
def test_fenced_blocks(text: str, shown: list[str]) -> None:
    assert [show(line) for line in lines(text)] == shown


@pytest.mark.parametrize(
    ("text", "bare"),
    [("**a** `b` *c*", "a b c"), ("x\n```\n*y*\n```\nz", "x\n*y*\nz"), ("none", "none"), ("", "")],
)
def test_plain(text: str, bare: str) -> None:
    assert plain(text) == bare


@given(st.text(st.sampled_from("ab *`\n.")))
def test_no_text_is_lost_but_markers_and_fences(text: str) -> None:
    bare = plain(text)
    assert [char for char in bare if char in "ab."] == [char for char in text if char in "ab."]
    assert all(span.text for line in lines(text) for span in line)


@pytest.mark.parametrize("unit", ["*a", "**a ", "`a", "** ", "**a*", "*", " *a", "```\n", "```x\n", "`"])
def test_hostile_text_takes_no_longer_than_its_length_says(unit: str) -> None:
    # If it grew with the square of the length, this would run into the time limit of the tests.
    assert lines(unit * (400_000 // len(unit)))
