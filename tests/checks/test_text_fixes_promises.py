"""What the fixes of texts promise, tried on texts of every style that YAML has."""

from check_samples import deck, read
from hypothesis import given
from hypothesis import strategies as st

from quizkit.checks.catalogue import doubts
from quizkit.checks.fixes import mend
from quizkit.checks.leftover_html import tokens
from quizkit.model.markup import plain
from quizkit.model.scalars import as_scalar

WORDS = st.sampled_from(
    [
        "Rome",
        "is",
        "long.",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<br>",
        "&amp;",
        "&#34;",
        "&#39;",
        "&lt;",
        "`a  b`",
        "?",
        "*",
    ]
)
GAPS = st.sampled_from([" ", " ", "", "  ", "   "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=2, max_size=9).map(
    lambda parts: "".join(word + gap for word, gap in parts).strip()
)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


def written(text: str) -> list[str]:
    """A text as YAML in each style that it can have."""
    flat = text.replace("  ", "\n    ", 1)
    return [
        as_scalar(text),
        "'" + flat.replace("'", "''") + "'",
        f'"{flat}"',
        f'" {text} "',
        f">-\n    {flat}",
        f"|\n    {flat}",
    ]


def mended(text: str) -> str:
    for _ in range(5):
        text = mend(text, doubts([deck(text)]), unsafe=False).text
    return text


def bare(text: str) -> str:
    """What is read of a text, without its spaces, marks and tags."""
    parts, at = [], 0
    for token in tokens(text):
        parts += [text[at : token.start], "" if token.is_mark else token.meant or ""]
        at = token.end
    return "".join(plain("".join([*parts, text[at:]])).split())


@given(TEXTS, st.integers(0, 5), LINE_ENDS)
def test_spaces_and_html_are_mended_and_nothing_else(text: str, style: int, end: str) -> None:
    source = f"questions:\n- question: {written(text)[style]}\n  truth: true  # so\n".replace("\n", end)
    if read(source).problems:
        return
    after = mended(source)
    assert read(after).problems == ()
    (before_item,), (after_item,) = read(source).items, read(after).items
    assert bare(after_item.question.prompt) == bare(before_item.question.prompt)
    assert after.endswith(f"{end}  truth: true  # so{end}")
    assert mended(after) == after
