"""Mistakes that a reader of YAML does not see, mended: lost and split texts, options, numbers and dates."""

from pathlib import Path

import pytest
from check_samples import deck_of
from error_samples import left_alone, mended, mended_in_rounds, told

from quizkit.files.decks import read_deck
from quizkit.files.recoding import recoded


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- {q}\n  answer: part #1\n", '- {q}\n  answer: "part #1"\n'),
        ("- {q}\n  answer: part #1 of 3  # a note\n", '- {q}\n  answer: "part #1 of 3"  # a note\n'),
        ("- {q}\n  answer: #1\n", '- {q}\n  answer: "#1"\n'),
        ("- {q}\n  answer:\n    - #1\n    - b\n", '- {q}\n  answer:\n    - "#1"\n    - b\n'),
        ("- {q}\n  answer: a\n  why: One\n    two #3\n", '- {q}\n  answer: a\n  why: "One\n    two #3"\n'),
        (
            "- question: What is #define for?\n  answer: a\n",
            '- question: "What is #define for?"\n  answer: a\n',
        ),
        ('- {q}\n  answer: a "b" #1\n', "- {q}\n  answer: 'a \"b\" #1'\n"),
        ("- {q}\n  answer: [a,\n    b #2\n    ]\n", '- {q}\n  answer: [a,\n    "b #2"\n    ]\n'),
        # Where the text goes on, YAML cannot be read.
        (
            "- {q}\n  answer: a\n  why: One #2\n    goes on.\n",
            '- {q}\n  answer: a\n  why: "One #2\n    goes on."\n',
        ),
        ("- question: Is it #1: this?\n  answer: a\n", '- question: "Is it #1: this?"\n  answer: a\n'),
    ],
)
def test_text_behind_a_hash(text: str, after: str) -> None:
    text, after = (one.replace("{q}", "question: Q") for one in (text, after))
    assert mended("E002", text) == deck_of(after)


@pytest.mark.parametrize(
    "text",
    [
        "- question: Q\n  answer: Paris # the capital\n",
        "- question: Q\n  answer: Paris #capital\n",
        "- question: Q # check this?\n  answer: a\n",
        "- question: Who? #check this?\n  answer: a\n",
        "- question: Q\n  answer: # none yet\n",
        "- question: Q\n  answer: a #1 # or a note\n",
        "- question: Q\n  answer: [a,\n    b #2, c\n    ]\n",
        "- question: Q\n  answer: a\n  why: One # two\n    three\n",
        "- question: Q\n  right: a\n  wrong:\n    b\n    Louis #3\n    c: d\n",
    ],
)
def test_what_may_be_a_comment(text: str) -> None:
    left_alone("E002", text)


@pytest.mark.parametrize(
    ("items", "after"),
    [
        ("[1,000, 2,000]", '["1,000", "2,000"]'),
        ("[1,066, 1,492]", '["1,066", "1,492"]'),
        ("[1,000,000, x]", '["1,000,000", x]'),
        ("[1,000,x]", '["1,000",x]'),
        ("[about 1,000 years, 5]", '["about 1,000 years", 5]'),
        ("[ 1,000 , 5]", '[ "1,000" , 5]'),
        ("[1,000]", '["1,000"]'),
    ],
)
def test_split_numbers(items: str, after: str) -> None:
    text = "- question: Q\n  answer: {}  # so\n"
    assert mended("E009", text.replace("{}", items)) == deck_of(text.replace("{}", after))


@pytest.mark.parametrize(
    "items", ["[100,200,300]", "[100,010,001]", "[1,234]", "[000,100, 1]", "[1,000: x]", "[1,000\n    , x]"]
)
def test_what_may_be_several_numbers(items: str) -> None:
    left_alone("E009", f"- question: Q\n  answer: {items}\n")


def test_a_split_number_in_a_mapping() -> None:
    text = "- question: Q\n  match: {a: 1,234, b: 2}\n"
    assert mended("E009", text) == deck_of(text.replace("1,234", '"1,234"'))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        # Of two options that say the same, the second goes.
        ("wrong: [b, c, b]", "wrong: [b, c]"),
        ("wrong: [b, b, c]", "wrong: [b, c]"),
        ('wrong: [b, "b" , c]', "wrong: [b , c]"),
        ("wrong: [b,\n    B]  # so", "wrong: [b]  # so"),
        ("wrong: [b, b, b]", "wrong: [b]"),
        ("wrong:\n    - b\n    - c\n    - b", "wrong:\n    - b\n    - c"),
        ("wrong:\n  - b\n  - b\n  - c  # so", "wrong:\n  - b\n  - c  # so"),
        ("wrong:\n    b: Words.\n    B:\n    c:", "wrong:\n    b: Words.\n    c:"),
        ("wrong: {b: , B: , c: Words.}", "wrong: {b: , c: Words.}"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_options_that_stand_there_twice(text: str, after: str, line_end: str) -> None:
    whole, mended_deck = (
        f"- question: Q\n  right: a\n  {one}\n  why: So.\n".replace("\n", line_end) for one in (text, after)
    )
    assert mended("E013", f"questions:{line_end}{whole}") == f"questions:{line_end}{mended_deck}"


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Q, right: a, wrong: {b: , B: Words., c: }}",
        "- question: Q\n  right: a\n  wrong:\n    - b\n    # on c\n    - c\n    # again\n    - b\n",
        "- question: Q\n  right: a\n  wrong:\n    - b  # first\n    - b\n",
        "- question: Q\n  order: [a, b, a]\n",
        "- question: Q\n  list: [a, b, a]\n",
        "- question: Q\n  number: 5 m\n  units: {m: 1}\n",
    ],
)
def test_something_would_be_lost(text: str) -> None:
    left_alone("E013", text)


@pytest.mark.parametrize(
    ("number", "after"),
    [
        ("5-10 km", "5..10 km"),
        ("5 – 10", "5..10"),
        ("5 to 10 years", "5..10 years"),
        ("between 5 and 10", "5..10"),
        ("10..5", "5..10"),
        ("-5--3", "-5..-3"),
        ("1,500", "1500"),
        ("1,500 m", "1500 m"),
        ("1,000-2,000", "1000..2000"),
        ("'1,500'", "1500"),
    ],
)
def test_numbers_that_are_likely_meant(number: str, after: str) -> None:
    text = "- question: Q\n  number: {}  # so\n"
    assert mended("E016", text.format(number), unsafe=True) == deck_of(text.format(after))


@pytest.mark.parametrize(
    "number", ["5" * 90, "abot 5", "~5", "2/3", "5 or 6", "12,5,3", "10-5", "5 m to 6 kg", "1 to 1,500.2,3"]
)
def test_numbers_that_mean_nothing_for_certain(number: str) -> None:
    left_alone("E016", f"- question: Q\n  number: {number}\n")


def test_a_comma_in_another_language() -> None:
    left_alone("E016", "language: de\nquestions:\n- question: Q\n  number: 1,500\n")


@pytest.mark.parametrize(
    ("date", "after"),
    [("14530529", "1453-05-29"), ("1453-29-05", "1453-05-29"), ("1453/29/5", "1453-05-29")],
)
def test_dates_that_are_likely_meant(date: str, after: str) -> None:
    for text in ("date: {}", "timeline: {{a: {}, b: 1600}}", "date: 1200\n  feedback: {{{}: words}}"):
        whole = f"- question: Q\n  {text}\n"
        assert mended("E016", whole.format(date), unsafe=True) == deck_of(whole.format(after))


@pytest.mark.parametrize(
    "date", ["1" * 90, "04/05/1453", "1914-1918", "2023-02-30", "c. 1200", "|\n    14530529"]
)
def test_dates_that_may_mean_several(date: str) -> None:
    left_alone("E016", f"- question: Q\n  date: {date}\n")


def test_what_is_only_likely_is_not_mended_unasked() -> None:
    text = deck_of("- question: Q\n  number: 5-10\n")
    assert mended_in_rounds(text) == text


DECK = "title: Zürich\nquestions:\n- question: Q\n  answer: é\n"


@pytest.mark.parametrize(
    "data",
    [
        DECK.encode("utf-16"),
        DECK.encode("utf-16-le"),
        DECK.encode("utf-16-be"),
        b"\xfe\xff" + DECK.encode("utf-16-be"),
    ],
)
def test_a_file_in_utf_16(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    read = read_deck(path, "deck.yaml")
    (problem,) = read.problems
    assert (read.text, problem.code) == ("", "E020")
    assert recoded(data) == DECK
    assert [tuple(edit) for edit in problem.edits] == [(0, 0, DECK)]
    assert told(DECK) == []


@pytest.mark.parametrize(
    ("data", "help_"),
    [
        (DECK.encode("cp1252"), "Save the file as UTF-8. (In Windows-1252 this byte is `ü`.)"),
        (b"a: \x81", "Save the file as UTF-8."),
        (b"\xff\xfe\x00\xd8", "Save the file as UTF-8."),
        (b"\xff\xfea\0\0\0", "Save the file as UTF-8."),
        (b"a: b\0c", ""),
    ],
)
def test_what_a_byte_means_is_for_its_author_to_say(tmp_path: Path, data: bytes, help_: str) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    (problem,) = read_deck(path, "deck.yaml").problems
    assert (problem.code, problem.help, problem.edits) == ("E020", help_, ())
    assert recoded(data) is None
