"""Z501 to Z505: the gaps of a cloze."""

import pytest
from check_samples import findings, fires, silent


@pytest.mark.parametrize(
    "marked",
    [
        "- cloze: The «{{Danube}}» rises in Germany; the Danube is long.",
        "- cloze: The «{{Donau|danube}}» rises in Germany; the Danube is long.",
        "- cloze: >-\n    The {{Rhine}} and the\n    «{{Danube::a river}}» rise near; the Danube is long.",
        '- cloze: "The «{{Danube}}» rises in Germany; the Danube is long."',
        "language: de\nquestions:\n- cloze: Die «{{Donau}}» ist lang, die Donau.",
    ],
)
def test_the_text_of_a_gap_is_visible(marked: str) -> None:
    assert "can be read in the rest of the sentence" in fires("Z501", marked).message


@pytest.mark.parametrize(
    "text",
    [
        "- cloze: The {{Danube}} rises in Germany.",
        "- cloze: The {{Danube}} is long, and the {{Danube}} is wide.",
        "- cloze: It is {{the}} longest of the rivers.",
        "- cloze: The {{Nile}} has the blue one called *Nile* and “Nile” and `Nile`.",
        "- cloze: In {{2012}} as in 2012.",
        "- cloze: The {{WHO}} is for all who are ill.",
        "language: de\nquestions:\n- cloze: Es ist {{die}} Donau, die lang ist.",
    ],
)
def test_the_text_of_a_gap_is_hidden(text: str) -> None:
    silent("Z501", text)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "- cloze: «It is {{a}} and {{b}} and {{c}} and {{d}} and {{e}} which we see.»",
            "5 gaps are too many",
        ),
        ('- cloze: «"{{Paris}} loves {{Rome}}"»', "2 gaps leave too little"),
        ('- cloze: «"{{one}} {{two}} {{three}}"»', "found 0 other words"),
        ('- cloze: «"{{Paris}}, {{Rome}}, here ({{Oslo}})."»', "found 1 other word"),
    ],
)
def test_there_are_too_many_gaps(marked: str, told: str) -> None:
    assert told in fires("Z502", marked).message


@pytest.mark.parametrize(
    "text",
    [
        "- cloze: It is {{a}} and {{b}} and {{c}} and {{d}} which we see.",
        '- cloze: "{{Paris}} in {{France}}, Europe"',
        '- cloze: "{{2}} + {{3}} = 5"',
        '- cloze: "{{War and Peace}} again"',
        '- cloze: "{{北京}}是{{中国}}的{{首都}}"',
    ],
)
def test_there_are_few_enough_gaps(text: str) -> None:
    silent("Z502", text)


def test_a_gap_for_a_function_word() -> None:
    problem = fires("Z503", "- cloze: The Rhine «{{is}}» long.")
    assert problem.message == "the gap asks for `is`, which carries no fact"
    fires("Z503", "language: fr\nquestions:\n- cloze: C'est «{{la}}» Seine.")


@pytest.mark.parametrize(
    "text",
    [
        "- cloze: The {{Rhine}} is long.",
        "- cloze: The {{WHO}} cares, not the {{Who}}.",
        "- cloze: It is {{not}} long and rises {{above}} the clouds.",
        # A deck that practises them.
        "- cloze: We are {{in}} town {{on}} Monday {{at}} noon.",
        "language: de\nquestions:\n- cloze: Der Rhein {{is}} lang.",
        "- {question: Q, answer: is}",
    ],
)
def test_a_gap_for_a_word_with_a_meaning(text: str) -> None:
    silent("Z503", text)


def test_function_words_among_many_gaps_are_told_each() -> None:
    many = "".join(f"- cloze: It is {{{{w{number}}}}} here.\n" for number in range(13))
    few = many + "".join(f"- cloze: It {{{{is}}}} {number}.\n" for number in range(3))
    assert sum(problem.code == "Z503" for problem in findings(few)) == 3


@pytest.mark.parametrize(
    "marked",
    [
        "- cloze: It was {{Constantine}} «{{the Great}}».",
        "- cloze: It was {{Constantine}}«{{the Great}}» then.",
        "- cloze: It is {{a}} or {{b}}  «{{c}}» of them.",
    ],
)
def test_gaps_without_anything_between(marked: str) -> None:
    assert fires("Z504", marked).help == "make one gap of both, or leave one of them visible"


@pytest.mark.parametrize(
    "text", ["It is {{a}}, {{b}} and {{c}}.", "It is {{a}}-{{b}}.", "It is {{a}} {b} {{c}}."]
)
def test_gaps_with_something_between(text: str) -> None:
    silent("Z504", f'- cloze: "{text}"')


@pytest.mark.parametrize(
    "marked",
    [
        "- cloze: The capital is {{Lisbon::«lisbon»}}.",
        "- cloze: The capital is {{Lisbon::«Lisbon or Porto»}}.",
        '- cloze: "The {{capital|main city:: «a main city» }} is Lisbon."',
        "- cloze: It is {{x::«x»}} here, and {{Rome::a city}}.",
    ],
)
def test_a_hint_holds_the_answer(marked: str) -> None:
    assert fires("Z505", marked).message.startswith("the hint holds the answer `")


@pytest.mark.parametrize(
    "text",
    [
        "- cloze: The capital is {{Lisbon::L…}}.",
        "- cloze: The capital is {{Lisbon::Lisbonne in French}}.",
        "- cloze: The capital is {{Lisbon}}.",
        "- cloze: It is {{a::a letter}}.",
    ],
)
def test_a_hint_only_helps(text: str) -> None:
    silent("Z505", text)


def test_a_sentence_with_escapes_is_marked_as_a_whole() -> None:
    fires("Z505", '- cloze: «"The capital is \\x7b{Lisbon::Lisbon}}."»')
    fires("Z501", '- cloze: «"The \\x7b{Danube}} is the Danube."»')


def test_a_hint_behind_an_escape_is_marked_by_its_gap() -> None:
    fires("Z505", '- cloze: "The capital is «{{Lisbon\\x3a:Lisbon}}»."')
