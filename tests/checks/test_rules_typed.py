"""T301, T303, T305, T306 and T308: answers that are typed as text."""

import pytest
from check_samples import findings, fires, fixed, silent


@pytest.mark.parametrize(
    "marked",
    [
        "- {question: Who made the «Nile» delta?, answer: Nile}",
        "- {question: Who made «the NILE» delta?, answer: [the Nile, Nile]}",
        "- {question: What is «Luxembourg»'s capital?, answer: Luxembourg}",
        "- {question: Does the «World Bank» pay for it?, answer: World Bank}",
        "- {question: What follows the **«Diet»** of Worms?, answer: diet}",
        "- {question: 'Name two states, «Mali» included.', list: [Mali, Chad]}",
        "- {question: Which body founded the «WHO»?, answer: WHO}",
        "- question: >-\n    Who led the army of the «Holy\n    Roman» Empire?\n  answer: holy roman",
    ],
)
def test_an_answer_stands_in_the_question(marked: str) -> None:
    assert "stands in the question" in fires("T301", marked).message


def test_each_item_that_is_named_is_told() -> None:
    found = findings("- {question: Name Mali and Chad and one more., list: [Mali, Chad, Niger]}")
    assert sum(problem.code == "T301" for problem in found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Which is larger by far, answer: Mali}",
        "- {question: 'Which is larger, Mali or Chad?', answer: Mali}",
        "- {question: 'Which is a fruit: carrot, pear, potato?', answer: pear}",
        "- {question: 'Which of these are fruit: carrot, pear, fig?', list: [pear, fig]}",
        "- {question: Who cares for health?, answer: WHO}",
        "- {question: Who are you?, answer: you}",
        "- {question: 'What is the past of “put”?', answer: put}",
        "- {question: What is the past of 'put'?, answer: put}",
        "- {question: How do you say *restaurant* in French?, answer: restaurant}",
        "- {question: What does `print` do?, answer: print}",
        "- {question: What is 100 times one?, answer: 100}",
        "- {question: Is pi larger than three in Rome?, answer: pi}",
        "- {question: Who ruled the Niger delta?, answer: Nigeria}",
        "language: de\nquestions:\n- {question: Wer schuf das Nildelta am Nil?, answer: Nil}",
    ],
)
def test_no_answer_stands_in_the_question(text: str) -> None:
    silent("T301", text)


@pytest.mark.parametrize(
    ("marked", "length"),
    [
        ("- {question: Q, answer: «because it was the law there»}", "6 words"),
        (
            "- {question: Q, answer: [«because it was the law there then», for it was the law there]}",
            "6 words",
        ),
        ("- {question: Q, answer: «" + "x" * 41 + "»}", "41 characters"),
        ("- {question: Q, list: [Mali, «one two three four five six»]}", "6 words"),
        ("- cloze: It was {{«one two three four five six»::a count}} there.", "6 words"),
        ("- cloze: It was {{Mali}} and {{«one two three four five six»}} there.", "6 words"),
    ],
)
def test_a_long_text_must_be_typed(marked: str, length: str) -> None:
    assert fires("T303", marked).message == f"{length} must be typed, just as they are written here"


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Q, answer: one two three four five}",
        "- {question: Q, answer: " + "x" * 40 + "}",
        "- {question: Q, answer: [International Bank for Reconstruction and Development, World Bank]}",
        "- {question: Q, right: one two three four five six, wrong: [two, three]}",
    ],
)
def test_a_text_is_short_enough(text: str) -> None:
    silent("T303", text)


def test_slips_are_allowed_where_none_is_forgiven() -> None:
    fires("T305", "- question: Which river?\n  answer: [Arno, Po, '1453']\n  «typos: 1»\n")
    fires("T305", "- {question: Which river?, «typos: 2», answer: Arno}\n")
    fires("T305", "- cloze: The {{Arno}} and the {{Po}}.\n  «typos: 1»\n")
    fires("T305", "- {question: Which rivers?, list: [Arno, Po], «typos: 1»}\n")


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Q, answer: Arno, typos: 0}",
        "- {question: Q, answer: [Arno, Tiber], typos: 1}",
        "- {question: Q, answer: Arno}",
        "defaults: {typed: {typos: 2}}\nquestions:\n- {question: Q, answer: Arno}",
    ],
)
def test_typos_are_no_matter(text: str) -> None:
    silent("T305", text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- question: Q\n  typos: 1  # kept short\n  answer: Arno  # a river\n",
            "- question: Q\n  answer: Arno  # a river\n",
        ),
        ("- typos: 1\n  question: Q\n  answer: Arno\n", "- question: Q\n  answer: Arno\n"),
        ("- {question: Q, answer: Arno, typos: 1}\n", "- {question: Q, answer: Arno}\n"),
        ("- {typos: 1, question: Q, answer: Arno}\n", "- {question: Q, answer: Arno}\n"),
        ("- question: Q\r\n  answer: Arno\r\n  typos: 2\r\n", "- question: Q\r\n  answer: Arno\r\n"),
        ("- question: Q\n  answer: Arno\n  typos: 2", "- question: Q\n  answer: Arno\n"),
        (
            "- passage: P\n  level: 1\n  questions:\n  - question: Q\n    answer: Arno\n    typos: 1\n",
            "- passage: P\n  level: 1\n  questions:\n  - question: Q\n    answer: Arno\n",
        ),
    ],
)
def test_the_key_is_taken_out(before: str, after: str) -> None:
    assert fixed("T305", before) == f"questions:\n{after}"


@pytest.mark.parametrize(
    "text", ["pH", "dB", "eV", "kWh", "mRNA", "pKa", "NaCl", "CaCO3", "HCl", "CO", "Co", "Hf"]
)
def test_capitals_seem_to_carry_a_meaning(text: str) -> None:
    problem = fires("T306", f"- {{question: Q, answer: [«{text}», other words]}}")
    assert problem.help == f"write `case: true` if only `{text}` is right"


def test_capitals_in_items_and_gaps() -> None:
    fires("T306", "- {question: Q, list: [acid, [«pH», x]]}")
    assert "`NACL`" not in fires("T306", "- cloze: Salt is {{«NaCl»}}.").message


@pytest.mark.parametrize(
    "text",
    [
        "NATO",
        "WHO",
        "Rome",
        "iPhone",
        "iOS",
        "eBay",
        "McDonald",
        "PhD",
        "LaTeX",
        "No",
        "salt",
        "Na Cl",
        "IBM",
        "x",
    ],
)
def test_capitals_are_those_of_a_name(text: str) -> None:
    silent("T306", f"- {{question: Q, answer: {text}}}")


def test_capitals_are_asked_for() -> None:
    silent("T306", "- {question: Q, answer: pH, case: true}")


@pytest.mark.parametrize(
    "marked",
    [
        "- {question: «Name a» river in France., answer: Seine}",
        "- {question: 'Cities lie at rivers. «Give an example» of such a city.', answer: Rome}",
        "- {question: «What is one of» its rivers?, answer: Arno}",
        "language: fr\nquestions:\n- {question: «Citez un» fleuve., answer: Rhône}",
    ],
)
def test_many_answers_would_be_right(marked: str) -> None:
    assert "several right answers" in fires("T308", marked).message


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Name a river in France., answer: [Seine, Loire]}",
        "- {question: Name the river of Paris., answer: Seine}",
        "- {question: Name all of it., answer: Rome}",
        "- {question: By which name a city is known?, answer: Rome}",
        "- {question: What is one third of nine?, answer: three}",
        "- {question: Name a river in France., list: [Seine, Loire]}",
        "language: de\nquestions:\n- {question: Name a river., answer: Rhein}",
    ],
)
def test_one_answer_is_right(text: str) -> None:
    silent("T308", text)
