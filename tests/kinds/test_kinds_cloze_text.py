"""The little language of gaps."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.kinds.cloze_text import Hole, read_sentence


@pytest.mark.parametrize(
    ("text", "pieces", "holes"),
    [
        ("a {{b}} c", ("a ", " c"), (Hole(("b",)),)),
        ("{{b}}", ("", ""), (Hole(("b",)),)),
        ("{{b}}{{c}}", ("", "", ""), (Hole(("b",)), Hole(("c",)))),
        ("{{ b | c }}", ("", ""), (Hole(("b", "c")),)),
        ("{{b|c|d:: a hint }}", ("", ""), (Hole(("b", "c", "d"), "a hint"),)),
        ("{{b::}}", ("", ""), (Hole(("b",)),)),
        ("{{b::x::y|z}}", ("", ""), (Hole(("b",), "x::y|z"),)),
        (r"\{{x\}} {{b}}", ("{{x}} ", ""), (Hole(("b",)),)),
        (r"{{\{{x\}}}}", ("", ""), (Hole(("{{x}}",)),)),
        (r"{{std\::vector|a\|b}}", ("", ""), (Hole(("std::vector", "a|b")),)),
        (r"a | b :: c \| d \:: e {{f}}", (r"a | b :: c \| d \:: e ", ""), (Hole(("f",)),)),
        (r"{one} \n {{b}}", (r"{one} \n ", ""), (Hole(("b",)),)),
        ("{{{b}}}", ("", "}"), (Hole(("{b",)),)),
        ("line\n{{b}}\nline", ("line\n", "\nline"), (Hole(("b",)),)),
    ],
)
def test_sentences(text: str, pieces: tuple[str, ...], holes: tuple[Hole, ...]) -> None:
    assert read_sentence(text) == (pieces, holes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("plain", "there is no gap"),
        (r"\{{plain\}}", "there is no gap"),
        ("{one}", "there is no gap"),
        ("{{b", "a gap is not closed"),
        ("b}}", "closes no gap"),
        ("{{a {{b}}", "opens inside a gap"),
        ("{{}}", "is empty"),
        ("{{a|}}", "is empty"),
        ("{{::hint}}", "is empty"),
        ("{{\u200b}}", "is empty"),
        ("{{c1::Westphalia}}", "of another program: write {{Westphalia}}"),
    ],
)
def test_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_sentence(text)


@given(st.text(alphabet="ab{}|:\\ ", max_size=30))
def test_reading_fails_in_no_other_way(text: str) -> None:
    with suppress(ValueError):
        pieces, holes = read_sentence(text)
        assert len(pieces) == len(holes) + 1
