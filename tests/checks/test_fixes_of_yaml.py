"""What keeps YAML from reading a deck, mended: quotes, tabs and spaces (E001)."""

import pytest
from error_samples import left_alone, mended, mended_in_rounds, told

from quizkit.files.unsafe_text import MOST_TOLD

Q = "- question: What is meant?\n"


@pytest.mark.parametrize(
    ("line", "after"),
    [
        # `: ` in a text
        ("why: It is so: always.", 'why: "It is so: always."'),
        ("answer: Part 1: the start", 'answer: "Part 1: the start"'),
        ("why: Is it: a?  # a note", 'why: "Is it: a?"  # a note'),
        ("why: \\frac{1}{2}: a half", "why: '\\frac{1}{2}: a half'"),
        ('why: It is "so": why', "why: 'It is \"so\": why'"),
        ('why: It\'s "so": why', "why: 'It''s \"so\": why'"),
        ("why: One: two\n    and three.", 'why: "One: two\n    and three."'),
        ("why: One\n    and so: two.\n    Three.", 'why: "One\n    and so: two.\n    Three."'),
        ("why: One\n    Note: two.", 'why: "One\n    Note: two."'),
        # A sign at the beginning
        ("why: *Why* not?", 'why: "*Why* not?"'),
        ("why: & sons", 'why: "& sons"'),
        ("why: !important", 'why: "!important"'),
        ("why: @home", 'why: "@home"'),
        ("why: %a", 'why: "%a"'),
        ("why: `x` is it", 'why: "`x` is it"'),
        ("why: [sic] it is", 'why: "[sic] it is"'),
        ("why: [5, 10) is half open", 'why: "[5, 10) is half open"'),
        ("why: {x} is a set", 'why: "{x} is a set"'),
        ("why: > 5 is more", 'why: "> 5 is more"'),
        ("why: *one*\n    and two", 'why: "*one*\n    and two"'),
        # Quotes
        ('why: "Sein" ist es', "why: '\"Sein\" ist es'"),
        ("why: 'it's'", 'why: "it\'s"'),
        ('why: "b" and "c"', 'why: \'"b" and "c"\''),
        # Backslashes
        ('why: "$\\sqrt{2}$"', "why: '$\\sqrt{2}$'"),
        ('why: "it\'s \\(x\\)"', "why: 'it''s \\(x\\)'"),
        ('why: "$\\theta$ and \\sqrt{x}"', "why: '$\\theta$ and \\sqrt{x}'"),
        # Spaces
        ("why:So it is.", "why: So it is."),
        ("why:\u00a0So it is.", "why: So it is."),
    ],
)
def test_a_line_is_mended(line: str, after: str) -> None:
    """All else stays, byte for byte."""
    for form in ("{}", "tags: [a]  # one\n  {}\n  level: 2", "{}\n- {{question: Q, answer: b}}"):
        text = f"title: T\nquestions:\n{Q}  number: 5\n  {form}\n"
        if line.startswith("answer"):
            text = text.replace("  number: 5\n", "")
        assert mended("E001", text.format(line)) == text.format(after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "- cloze: {{Paris}} is it.\n",
            '- cloze: "{{Paris}} is it."\n',
        ),
        ("- cloze: {{Paris}}\n", '- cloze: "{{Paris}}"\n'),
        (f"{Q}  right: a\n  wrong: [b, @c, *d*, e]\n", f'{Q}  right: a\n  wrong: [b, "@c", "*d*", e]\n'),
        (f"{Q}  right: a\n  wrong:\n    - @c\n", f'{Q}  right: a\n  wrong:\n    - "@c"\n'),
        (f'{Q}  right: a\n  wrong:\n    - "b" or c\n', f"{Q}  right: a\n  wrong:\n    - '\"b\" or c'\n"),
        (
            f"{Q}  right: a\n  wrong:\n    Rome: big: too big\n    Bonn:\n",
            f'{Q}  right: a\n  wrong:\n    Rome: "big: too big"\n    Bonn:\n',
        ),
        ("- q: Is it: a?\n  answer: a\n", '- question: "Is it: a?"\n  answer: a\n'),
        ("-question: Q\n  answer: a\n", "- question: Q\n  answer: a\n"),
        ("-cloze: |\n    {{a}} and\n    b\n  level: 2\n", "- cloze: |\n    {{a}} and\n    b\n  level: 2\n"),
        ("title: History: a start\nterms: {a: b}\n", 'title: "History: a start"\nterms: {a: b}\n'),
        ("terms:\n  one: two: three\n  a: b\n", 'terms:\n  one: "two: three"\n  a: b\n'),
    ],
)
def test_other_places(text: str, after: str) -> None:
    whole = after if not after.startswith("-") else f"questions:\n{after}"
    mended_deck = mended_in_rounds(f"questions:\n{text}" if text.startswith("-") else text)
    assert mended_deck == whole
    assert told(mended_deck) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- question: Q\n\tanswer: a\n", "- question: Q\n  answer: a\n"),
        ("  - question: Q\n\tanswer: a\n", "  - question: Q\n    answer: a\n"),
        ("-\tquestion: Q\n \tanswer: a\n", "- question: Q\n  answer: a\n"),
        (
            "\t- question: Q\n\t  answer: a\n\t- question: R\n\t  answer: b\n",
            "  - question: Q\n    answer: a\n  - question: R\n    answer: b\n",
        ),
        (
            "- question: Q\n  right: a\n  wrong:\n\t- b\n\t- c  # tab\there\n",
            "- question: Q\n  right: a\n  wrong:\n  - b\n  - c  # tab\there\n",
        ),
        (
            "- passage: P\n  questions:\n\t- question: Q\n\t  answer: a\n",
            "- passage: P\n  questions:\n  - question: Q\n    answer: a\n",
        ),
        ("\u00a0\u00a0- question: Q\n\u00a0\u00a0\u00a0 answer: a\n", "  - question: Q\n    answer: a\n"),
        ("-\u00a0question: Q\n  answer: a\n", "- question: Q\n  answer: a\n"),
    ],
)
def test_indentation(text: str, after: str) -> None:
    assert mended("E001", f"title: T\nquestions:\n{text}") == f"title: T\nquestions:\n{after}"


@pytest.mark.parametrize(
    "lines",
    [
        # Where it ends, or what was meant, is not in the text
        "why: 'open",
        'why: "open',
        "wrong: Rome: the capital",
        "source: book: p. 5",
        "why: right: a",
        "why: What is it? right: a",
        "right: [a, b] c",
        "right: {a, b} c",
        "hint: [a, b] c",
        "hint: [a, b",
        "wrong: [a, b",
        "wrong: - a",
        "why: | text",
        "why: a: b # or a comment",
        "why: a: b\n    - c",
        "why: a: b\n    level: 2",
        'right: "b", "c"',
        'right: "b" "c"',
        'why: "b\\n" c',
        "why: 'it''s' so",
        'why: "b" c  # note',
        'why: "b" c\n    d',
        'wrong: "b" c',
        'why: "a\\q and \\n"',
        "unheard:of",
        "only words",
        # Someone knows YAML
        "why: &note They were.\n- question: Q\n  answer: a\n  why: *note",
        "why: *note",
        "wrong: &all [a, b]",
        "answer: !!str 5",
        "answer: !include file",
        # Brackets over several lines
        "wrong: [a,\n    @b, c]",
    ],
)
def test_only_the_author_can_tell(lines: str) -> None:
    left_alone("E001", f"questions:\n{Q}  answer: x\n  {lines}\n")


@pytest.mark.parametrize(
    "text",
    [
        # The width of a tab says what belongs together.
        "- question: Q\n  why: |\n    code:\n\t\tx\n\t    y\n  answer: a\n",
        "- question: Q\n\t- answer: a\n",
        "- question: Q\n\twhy: a: b\n  answer: a\n",
    ],
)
def test_tabs_that_could_mean_several_things(text: str) -> None:
    left_alone("E001", text)


def test_a_formula_loses_no_backslash() -> None:
    text = '- question: "$\\theta$"\n  answer: "\\times"\n  why: "So\\next"\n'
    after = "- question: '$\\theta$'\n  answer: '\\times'\n  why: \"So\\next\"\n"
    assert mended("E001", text) == f"questions:\n{after}"
    left_alone("E001", '- question: "\\theta and \\n"\n  answer: a\n')
    assert not told("questions:\n- question: '\\theta'\n  answer: \\theta\n  why: \"\\\\theta\"\n")


def test_not_all_of_very_many_are_told() -> None:
    many = "\\theta " * 200
    assert len(told(f'questions:\n- question: "{many}"\n  answer: a\n')) == MOST_TOLD


def test_what_stands_in_for_an_unsafe_character_is_never_written() -> None:
    left_alone("E001", "- question: Q\n  answer: a\n  why: A\x07 text: so\n")
    assert "\x07" in mended("E001", "- question: A\x07 text\n  answer: a\n  why: It is: so\n")


def test_a_long_block_is_not_read_again_and_again() -> None:
    filler = "  # " + "x" * 150_000 + "\n"
    left_alone("E001", f"- question: Q\n{filler}\tanswer: a\n")
    left_alone("E001", f"- question: Q\n{filler}  why: a: b\n  answer: a\n")
