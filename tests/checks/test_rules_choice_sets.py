"""Options as a set: stand-ins, combinations, near duplicates, and how many there are."""

import pytest
from check_samples import codes, findings, fires, silent


@pytest.mark.parametrize("text", ["All of the above", "all of these.", "All answers are correct"])
def test_all_of_the_above(text: str) -> None:
    problem = fires("C102", f"- {{question: Which flow north?, right: «{text}», wrong: [Rhine, Elbe]}}")
    assert "pin" in problem.help


def test_all_of_the_above_in_the_language_of_the_deck() -> None:
    fires(
        "C102",
        """\
        language: fr
        questions:
          - {question: Quels fleuves y coulent ?, right: Le Rhin, wrong: [Le Nil, «Toutes ces réponses»]}
        """,
    )


def test_an_option_that_is_pinned_is_not_to_be_pinned() -> None:
    problem = fires(
        "C102",
        "- {question: Which flow north?, right: «All of these», wrong: [Rhine, Elbe], pin: All of these}",
    )
    assert "pin" not in problem.help


def test_none_of_the_above() -> None:
    fires("C103", "- {question: Which flows south?, right: Rhône, wrong: [Rhine, «None of the above»]}")


@pytest.mark.parametrize("wrong", ["All of these towns were burnt", "none", "Neither", "everyone"])
def test_words_that_are_answers(wrong: str) -> None:
    text = f"- {{question: How many were burnt?, right: one, wrong: [{wrong}, a few]}}"
    silent("C102", text)
    silent("C103", text)


def test_no_words_for_the_language() -> None:
    text = (
        "language: xx\nquestions: [{question: Which?, right: Rhine, wrong: [All of these, Elbe and Rhine]}]"
    )
    assert not codes(text) & {"C102", "C103", "C104"}


@pytest.mark.parametrize(
    "option", ["A and C", "Both A and B", "A, B and D", "(A) & (C)", "Answers B and C only", "A et B"]
)
def test_letters_when_options_are_shuffled(option: str) -> None:
    fires("E011", f'- {{question: Which are right?, right: «"{option}"», wrong: [Rhine, Elbe, Oder]}}')


def test_letters_in_any_language() -> None:
    fires(
        "E011",
        "language: xx\nquestions: [{question: Which?, right: Rhine, wrong: [Oder, Elbe, «A und B»]}]",
    )


def test_letters_where_the_order_is_kept() -> None:
    text = "- {question: Which flow north?, right: «A and C», wrong: [Rhine, Elbe, Oder], shuffle: false}"
    fires("C104", text)
    assert "E011" not in codes(text.replace("«", "").replace("»", ""))


@pytest.mark.parametrize(
    "text",
    [
        "{question: Which vitamins dissolve in fat?, right: A and D, wrong: [B and C, B and D, A and C]}",
        "{question: Which antigens has group AB?, right: A and B, wrong: [A only, B only, neither of them]}",
        "{question: Which points does line A touch?, right: A and C, wrong: [the centre, the edge, a side]}",
        "{question: Which languages came first?, right: E and K, wrong: [Lisp, Algol, Cobol]}",
        "{question: Which diseases?, right: Hepatitis A and B, wrong: [measles, mumps, rubella]}",
        "{question: What is seen?, right: A and, wrong: [A dog, A cat, A cow]}",
        "{question: Which vitamins?, right: A and D, wrong: [the vitamin B, the vitamin C, the vitamin E]}",
    ],
)
def test_letters_that_are_what_is_asked(text: str) -> None:
    silent("E011", f"- {text}")
    silent("C104", f"- {text}")


@pytest.mark.parametrize(
    "option", ["France and Britain", "Both Britain and France", "The first two", "only France or Britain"]
)
def test_options_that_join_others(option: str) -> None:
    fires("C104", f"- {{question: Who fought?, right: «{option}», wrong: [France, Britain, Prussia]}}")


@pytest.mark.parametrize(
    "options",
    [
        "right: France against Britain, wrong: [France, Britain, Prussia]",
        "right: France and Prussia, wrong: [France, Britain, Spain]",
        "right: x + y, wrong: [x, y, x - y]",
        "right: x = 2 or x = -2, wrong: [x = 2, x = -2, x = 4]",
        "right: Commons, wrong: [Lords, both, neither]",
        "right: bread and butter, wrong: [rice and milk, fish and chips, tea and cake]",
        "right: '`a and b`', wrong: [a, b, c]",
    ],
)
def test_options_that_stand_for_themselves(options: str) -> None:
    silent("C104", f"- {{question: What is it?, {options}}}")


def test_near_duplicates() -> None:
    fires(
        "C112",
        """\
        - question: Which assembly outlawed Luther?
          right: the Diet of Worms
          wrong:
            - the Council of Trent
            - «Council of Trent»
            - a Landtag
        """,
    )


def test_three_that_say_the_same_are_two_findings() -> None:
    found = findings("- {question: Who?, right: Zwingli, wrong: [the pope, a pope, pope, Calvin]}")
    assert [problem.message for problem in found if problem.code == "C112"] == [
        "`a pope` says the same as `the pope`",
        "`pope` says the same as `the pope`",
    ]


@pytest.mark.parametrize(
    "options",
    [
        "right: a + b, wrong: [a - b, a * b, a / b]",
        "right: to the north, wrong: [from the north, to the south, from the south]",
        "right: went to school, wrong: [went to the school, went to a school, went the school]",
        "right: '5', wrong: ['-5', five, ten]",
        "right: its, wrong: [it's, hers, theirs]",
        "right: '`the x`', wrong: ['`x`', y, z]",
        "right: the, wrong: [a, an, this]",
        "right: the pope, wrong: [pope]",
    ],
)
def test_small_differences_that_count(options: str) -> None:
    silent("C112", f"- {{question: Which is it?, {options}}}")


def test_two_options() -> None:
    problem = fires("C120", "- {question: Which is it?, right: lead, «wrong»: [tin]}")
    assert "two options" in problem.message


def test_six_options() -> None:
    problem = fires(
        "C120", "- {question: Which is it?, right: lead, «wrong»: {tin: , zinc: , iron: , gold: , silver: }}"
    )
    assert "6 options" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "right: lead, wrong: [tin, zinc]",
        "right: lead, wrong: [tin, zinc, iron, gold]",
        "right: [lead, tin], wrong: [zinc, iron, gold, silver]",
    ],
)
def test_a_good_number_of_options(text: str) -> None:
    silent("C120", f"- {{question: Which is it?, {text}}}")


def test_one_right_option_among_those_to_tick() -> None:
    problem = fires("C121", "- {question: Which melts first?, right: [«lead»], wrong: [iron, gold]}")
    assert "`right: lead`" in problem.help


def test_all_options_are_to_be_ticked() -> None:
    fires("C121", "- {question: Which are metals?, right: [lead, iron], wrong: [«None of these»]}")


@pytest.mark.parametrize("wrong", ["[sulphur]", "[sulphur, None of these]"])
def test_a_good_shape_for_ticking(wrong: str) -> None:
    silent("C121", f"- {{question: Which are metals?, right: [lead, iron], wrong: {wrong}}}")


def test_no_words_for_what_stands_for_all() -> None:
    silent(
        "C121", "language: xx\nquestions: [{question: Which?, right: [lead, iron], wrong: [None of these]}]"
    )
