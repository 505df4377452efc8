"""Changes of a deck's text."""

import pytest
from check_samples import deck
from hypothesis import given
from hypothesis import strategies as st

from quizkit.checks.edits import apply, as_scalar, rewrite, without_item, without_pair
from quizkit.checks.subject import Deck
from quizkit.model.nodes import ListNode, MapNode, TextNode, to_plain
from quizkit.model.problems import Edit

WORDS = st.lists(
    st.text(st.sampled_from("ab #:-?'\"[],{}!&*|>%@`\\é"), min_size=1, max_size=6).filter(
        lambda text: text.strip() == text
    ),
    min_size=2,
    max_size=5,
    unique=True,
)


def entry(one: Deck) -> MapNode:
    questions = one.root.value("questions")
    assert isinstance(questions, ListNode)
    node = questions.items[0]
    assert isinstance(node, MapNode)
    return node


def listed(one: Deck) -> ListNode:
    node = entry(one).value("answer")
    assert isinstance(node, ListNode)
    return node


def in_flow(words: list[str]) -> str:
    items = ", ".join(as_scalar(word, in_flow=True) for word in words)
    return f"questions:\n- {{question: Q, answer: [{items}]}}\n"


def in_block(words: list[str]) -> str:
    lines = "".join(f"  - {as_scalar(word)}\n" for word in words)
    return f"questions:\n- question: Q\n  answer:\n{lines}  why: So.\n"


@given(WORDS, st.integers(0, 4), st.sampled_from([in_flow, in_block]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_one_item_is_taken_out_and_no_other(words: list[str], number: int, write: object, end: str) -> None:
    assert callable(write)
    one = deck(write(words).replace("\n", end))
    number %= len(words)
    edit = without_item(listed(one), number, one)
    if edit is None:
        # A sign that begins a comment stands between the quotes of a neighbour at most.
        raise AssertionError(one.text)
    after = deck(apply(one.text, [edit]))
    assert to_plain(listed(after)) == [word for word in words if word != words[number]]
    assert to_plain(entry(after)) == {**to_plain(entry(one)), "answer": to_plain(listed(after))}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("- {question: Q, answer: [a]}", 0),
        ("- question: Q\n  answer: [\n    a,  # one\n    b]\n", 1),
        ("- question: Q\n  answer: [\n    a,  # one\n    b]\n", 0),
    ],
)
def test_an_item_stays_that_stands_alone_or_by_a_comment(text: str, number: int) -> None:
    one = deck(text)
    assert without_item(listed(one), number, one) is None


def test_the_first_item_of_a_list_on_the_line_of_another() -> None:
    one = deck("- question: Q\n  list:\n  - - a\n    - b\n  - c\n")
    outer = entry(one).value("list")
    assert isinstance(outer, ListNode)
    inner = outer.items[0]
    assert isinstance(inner, ListNode)
    edit = without_item(inner, 0, one)
    assert edit is not None
    assert apply(one.text, [edit]) == "questions:\n- question: Q\n  list:\n  - - b\n  - c\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {level: 1, question: Q, answer: a}\n", "- {question: Q, answer: a}\n"),
        ("- {question: Q, level: 1, answer: a}\n", "- {question: Q, answer: a}\n"),
        ("- {question: Q, answer: a, level: 1}\n", "- {question: Q, answer: a}\n"),
        ("- question: Q\n  level: 1  # low\n  answer: a\n", "- question: Q\n  answer: a\n"),
        ("- level: 1\n  question: Q\n  answer: a\n", "- question: Q\n  answer: a\n"),
        ("- question: Q\n  level: >-\n    1\n  answer: a\n", "- question: Q\n  answer: a\n"),
        ("- question: Q\r  level: 1\r  answer: a\r", "- question: Q\r  answer: a\r"),
    ],
)
def test_a_key_is_taken_out_with_its_value(before: str, after: str) -> None:
    one = deck(before)
    edit = without_pair(entry(one), "level", one)
    assert edit is not None
    assert apply(one.text, [edit]) == f"questions:\n{after}"


@pytest.mark.parametrize(
    "text",
    [
        "- {level: 1}",
        "- level: 1",
        "- level: 1  # low\n  question: Q\n",
        "- {question: Q,  # so\n   level: 1}\n",
    ],
)
def test_a_key_stays_that_stands_alone_or_by_a_comment(text: str) -> None:
    one = deck(text)
    assert without_pair(entry(one), "level", one) is None


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("- question: Q\n", "R", "- question: R\n"),
        ("- question: Q\n", "R: S", '- question: "R: S"\n'),
        ("- question: 'Q'\n", "It's", "- question: 'It''s'\n"),
        ('- question: "Q"\n', 'a \\ "b"', '- question: "a \\\\ \\"b\\""\n'),
        ("- {question: Q}\n", "a, b", '- {question: "a, b"}\n'),
        ("- question: >-\n    Q\n", "R\n", '- question: "R\\n"'),
    ],
)
def test_a_text_is_written_in_the_quotes_it_had(before: str, text: str, after: str) -> None:
    one = deck(before)
    node = entry(one).value("question")
    assert isinstance(node, TextNode)
    assert apply(one.text, [rewrite(node, text, one)]) == f"questions:\n{after}"


def test_edits_are_made_in_the_order_of_the_text() -> None:
    assert apply("abcdef", [Edit(4, 6, "F"), Edit(0, 1, "A"), Edit(2, 2, "-")]) == "Ab-cdF"
    with pytest.raises(AssertionError):
        apply("abc", [Edit(0, 2, ""), Edit(1, 3, "")])
