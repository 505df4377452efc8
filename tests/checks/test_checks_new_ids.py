"""Ids that are written into decks: how they are made, where they go, and that nothing else changes."""

from typing import Any

import pytest
from check_samples import deck, read
from hypothesis import given
from hypothesis import strategies as st

from quizkit.checks.edits import apply
from quizkit.checks.new_ids import LONGEST, new_ids
from quizkit.files.checked_decks import deck_to_check
from quizkit.files.decks import DeckRead, read_deck_text
from quizkit.model.nodes import MapNode, to_plain


def without_ids(value: Any) -> Any:
    """A deck as plain values, without the ids of its questions."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        return {key: without_ids(item) for key, item in value.items() if key != "id"}
    return value


def plain(reading: DeckRead) -> Any:
    assert isinstance(reading.root, MapNode)
    return to_plain(reading.root)


def with_ids(text: str) -> str:
    """The deck with its new ids; all else in it must be as it was."""
    before = read_deck_text(text, "deck.yaml")
    subject = deck_to_check(before, "deck.yaml")
    assert subject is not None
    assert before.problems == ()
    after = apply(text, new_ids(subject))
    reading = read_deck_text(after, "deck.yaml")
    assert reading.problems == ()
    assert without_ids(plain(reading)) == without_ids(plain(before))
    again = deck_to_check(reading, "deck.yaml")
    assert again is not None
    assert new_ids(again) == ()
    keys = [item.question.about.key for item in reading.items]
    assert len(set(keys)) == len(keys)
    return after


def ids(text: str) -> list[str]:
    reading = read_deck_text(with_ids(text), "deck.yaml")
    return [item.question.about.key for item in reading.items]


def id_of(prompt: str, head: str = "") -> str:
    (made,) = ids(f"{head}questions:\n  - question: {prompt}\n    answer: none of this\n")
    return made


@pytest.mark.parametrize(
    ("prompt", "made"),
    [
        ("Which king issued the Edict of Nantes?", "king-issued-edict-nantes"),
        ("What is entropy?", "entropy"),
        ("Who nailed theses to a church door in Wittenberg, and when?", "nailed-theses-church-door"),
        ("'Which is the **largest** `int`?'", "largest-int"),
        ("Who won the Thirty Years' War?", "won-thirty-years-war"),
        ("Whose was Luther's ally's *first* idea?", "luther-ally-idea"),
        ("Wer baute die Straße nach Köln?", "wer-baute-die-strasse"),
        ("Où est l’œuvre d'Ibn Khaldoun, à Fès?", "ou-est-oeuvre-ibn"),
        ("What is it?", "what-is-it"),
        ("What is 12 + 15?", "q-12-15"),
        ("Which?", "which"),
        ("'True?'", "q-true"),
        ("1e3?", "q-1e3"),
        ("2001-09-11", "q-2001-09-11"),
        ("3rd planet?", "3rd-planet"),
        ("'+ × ÷ ?'", "q-1"),
        ("Что такое энтропия?", "q-1"),
        ("Что такое DNA?", "dna"),
        ("何ですか。", "q-1"),
        ("x²", "x2"),
        ("'<p>Which <b>organelle</b>&nbsp;makes&#160;ATP?</p>'", "organelle-makes-atp"),
        (
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk?",
            "donaudampfschifffahrtselektrizita"[:LONGEST],
        ),
        ("Electroencephalography measures thermodynamics?", "electroencephalography-measures"),
    ],
)
def test_an_id_is_made_of_the_words_that_mean_something(prompt: str, made: str) -> None:
    assert id_of(prompt) == made


def test_words_of_the_decks_own_language_are_left_out() -> None:
    assert id_of("Où est l’œuvre d'Ibn Khaldoun, à Fès?", "language: fr\n") == "oeuvre-ibn-khaldoun-fes"
    assert id_of("Quand Lyon a-t-elle été prise ?", "language: fr\n") == "lyon-prise"
    assert id_of("Wo ist die Donau?", "language: de\n") == "wo-ist-die-donau"


def test_the_gaps_of_a_cloze_are_not_given_away() -> None:
    assert ids("questions:\n  - cloze: The Peace of {{Westphalia}} ended a war.\n") == ["peace-ended-war"]


def test_words_that_stand_in_most_prompts_tell_nothing() -> None:
    rows = "".join(f"  - question: Which river of Africa is {name}?\n    answer: it\n" for name in "ABCD")
    made = ids(f"questions:\n{rows}  - question: Which river of Africa crosses Mali first?\n    answer: x\n")
    assert made == ["river-africa", "river-africa-b", "river-africa-c", "river-africa-d", "crosses-mali"]


def test_no_id_is_given_twice() -> None:
    text = "questions:\n" + "".join(f"  - question: '{sign}'\n    answer: x\n" for sign in "+-*")
    assert ids(text) == ["q-1", "q-2", "q-3"]
    text = "questions:\n" + "".join(
        f"  - question: Is it{' ' * n} odd{'?' * n}\n    answer: x\n" for n in range(1, 4)
    )
    assert ids(text) == ["odd", "odd-2", "odd-3"]


@pytest.mark.parametrize(
    "other",
    [
        "  - id: Odd\n    question: Else?\n    answer: x\n",
        "  - passage: P\n    questions:\n      - {id: odd, question: Else?, answer: x}\n",
    ],
)
def test_ids_in_use_are_left_to_their_questions(other: str) -> None:
    asked = "  - question: Is it odd?\n    answer: x\n"
    assert "odd-2" in ids(f"questions:\n{other}{asked}")
    assert "odd-2" in ids(f"questions:\n{asked}{other}")


@pytest.mark.parametrize("mistake", ["question: No answer?", "question: [unclosed", "{question: No braces"])
def test_a_question_that_cannot_be_asked_keeps_its_id(mistake: str) -> None:
    text = f"questions:\n  - id: odd\n    {mistake}\n  - question: Is it odd?\n    answer: x\n"
    (edit,) = new_ids(deck(text))
    assert edit.text == "id: odd-2\n    "


def test_a_glossary_gets_none() -> None:
    text = "terms:\n  Diet: an assembly\nquestions:\n  - front: Elector\n    back: a prince\n"
    assert with_ids(text) == text.replace("front:", "id: elector\n    front:")


BLOCKS = [
    ("  - question: Is it odd?\n    answer: x\n", "  - id: odd\n    question: Is it odd?\n    answer: x\n"),
    ("- question: Is it odd?\n  answer: x", "- id: odd\n  question: Is it odd?\n  answer: x"),
    (
        "  -   answer: x\n      question: Is it odd?\n",
        "  -   id: odd\n      answer: x\n      question: Is it odd?\n",
    ),
    (
        "  # 1\n  -  # 2\n\n    # 3\n    question: Is it odd?  # 4\n    # 5\n    answer: x\n",
        "  # 1\n  -  # 2\n\n    # 3\n    id: odd\n    question: Is it odd?  # 4\n    # 5\n    answer: x\n",
    ),
    (
        "  -\n    'question': Is it odd?\n    answer: x\n",
        "  -\n    id: odd\n    'question': Is it odd?\n    answer: x\n",
    ),
    (
        "  - question: >-\n      Is it\n      odd?\n    answer: x\n",
        "  - id: odd\n    question: >-\n      Is it\n      odd?\n    answer: x\n",
    ),
    (
        "  - ? question\n    : Is it odd?\n    answer: x\n",
        "  - id: odd\n    ? question\n    : Is it odd?\n    answer: x\n",
    ),
    ("  - cloze: Is it {{odd}} so?\n", "  - id: is-it-so\n    cloze: Is it {{odd}} so?\n"),
    ("  - {question: Is it odd?, answer: x}\n", "  - {id: odd, question: Is it odd?, answer: x}\n"),
    ("  - { question: Is it odd?, answer: x }\n", "  - { id: odd, question: Is it odd?, answer: x }\n"),
    (
        "  - {  # one\n    question: Is it odd?, answer: x}\n",
        "  - {id: odd,  # one\n    question: Is it odd?, answer: x}\n",
    ),
    (
        "  - {\n    question: Is it odd?, answer: x}\n",
        "  - {id: odd,\n    question: Is it odd?, answer: x}\n",
    ),
    (
        '  [{"question": "Is it odd?", "answer": "x"}]\n',
        '  [{"id": "odd", "question": "Is it odd?", "answer": "x"}]\n',
    ),
    ("  [cloze: '{{odd}} it is.']  # so\n", "  [{id: it-is, cloze: '{{odd}} it is.'}]  # so\n"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), BLOCKS)
def test_where_an_id_is_written(before: str, after: str, line_end: str) -> None:
    before, after = (f"title: T\nquestions:\n{text}".replace("\n", line_end) for text in (before, after))
    assert with_ids(before) == after


def test_the_questions_of_a_passage() -> None:
    text = """\
questions:
  - passage: A text.  # one
    tags: [a]
    questions:
      # two
      - question: Is it odd?
        tags: [b]
        answer: x
      - {tags: [b], question: Is it even?, answer: y}
  - passage: Another text.
    question: Is it prime?
    answer: z
"""
    expected = text.replace("- question: Is it odd", "- id: odd\n        question: Is it odd")
    expected = expected.replace("{tags: [b],", "{id: even, tags: [b],")
    expected = expected.replace("- passage: Another", "- id: prime\n    passage: Another")
    assert with_ids(text) == expected


def test_odd_spaces_in_the_indentation() -> None:
    text = "questions:\n\u00a0\u00a0- question: Is it odd?\n\u00a0\u00a0\u00a0\u00a0answer: x\n"
    subject = deck(text)
    after = apply(subject.text, new_ids(subject))
    reading = read(after)
    assert [item.question.about.key for item in reading.items] == ["odd"]
    assert [problem.code for problem in reading.problems] == ["E001"]


def test_a_tab_behind_the_dash() -> None:
    text = "questions:\n-\tquestion: Is it odd?\n  answer: x\n"
    if not read(text).problems:
        assert with_ids(text) == text.replace("question:", "id: odd\n  question:", 1)


PROMPTS = st.text(st.characters(codec="utf-8", exclude_characters='"\\'), min_size=1, max_size=30)


@given(st.lists(st.tuples(PROMPTS, st.integers(0, 3)), min_size=1, max_size=6))
def test_any_prompts(asked: list[tuple[str, int]]) -> None:
    shapes = (
        '  - question: "{}"\n    answer: x\n',
        '  - {{question: "{}", answer: x}}\n',
        '  - front: "{}"\n    back: y\n    both: true\n',
        '  - passage: P\n    questions:\n    - question: "{}"\n      answer: x\n',
    )
    text = "questions:\n" + "".join(
        shapes[shape].format(f"{n} {' '.join(prompt.split())}") for n, (prompt, shape) in enumerate(asked)
    )
    if not read_deck_text(text, "deck.yaml").problems:
        made = [key for key in ids(text) if not key.endswith("~back")]
        assert all(len(key) <= LONGEST + 6 and key == key.lower() for key in made)
