"""O601 to O604: ordering, matching and enumeration."""

import pytest
from check_samples import fires, silent


def items(count: int) -> str:
    return ", ".join(f"item {number}" for number in range(count))


def pairs(count: int) -> str:
    return ", ".join(f"left {number}: right {number}" for number in range(count))


def dates(count: int) -> str:
    return ", ".join(f"event {number}: {1500 + number}" for number in range(count))


@pytest.mark.parametrize(
    ("marked", "what"),
    [
        (f"- {{question: Lowest first., «order»: [{items(9)}]}}", "put in order"),
        (f"- {{question: Earliest first., «timeline»: {{{dates(9)}}}}}", "put in order"),
        (f"- {{question: Pair them., «match»: {{{pairs(9)}}}, extra: [x]}}", "pair"),
        (f"- {{question: Name them., «list»: [{items(9)}]}}", "name"),
    ],
)
def test_there_are_too_many_things(marked: str, what: str) -> None:
    assert fires("O601", marked).message.startswith(f"9 things to {what}")


@pytest.mark.parametrize(
    "text",
    [
        f"- {{question: Lowest first., order: [{items(8)}]}}",
        f"- {{question: Pair them., match: {{{pairs(8)}}}, extra: [{items(5)}]}}",
        f"- {{question: Name them., list: [{items(8)}]}}",
        f"- {{question: Which?, right: x, wrong: [{items(12)}]}}",
    ],
)
def test_there_are_few_enough_things(text: str) -> None:
    silent("O601", text)


@pytest.mark.parametrize(
    "marked",
    [
        "- {question: «Put these mountains in order.», order: [Zugspitze, Mont Blanc]}",
        "language: fr\nquestions:\n- {question: «Rangez les couches de l'océan.», order: [une, deux]}",
    ],
)
def test_no_end_is_said_to_be_first(marked: str) -> None:
    assert fires("O602", marked).message == "the question does not say which end comes first"


@pytest.mark.parametrize(
    "text",
    [
        "- {question: 'Put these mountains in order, lowest first.', order: [a, b]}",
        "- {question: Put the steps of it in order., order: [a, b]}",
        "- {question: Order them (a → z)., order: [a, b]}",
        "- {question: Order them., timeline: {one: 1500, two: 1600}}",
        "language: fr\nquestions:\n- {question: Rangez-les du plus bas au plus haut., order: [a, b]}",
        "language: de\nquestions:\n- {question: Ordne sie., order: [a, b]}",
    ],
)
def test_the_direction_is_clear(text: str) -> None:
    silent("O602", text)


def test_the_last_pair_is_free() -> None:
    problem = fires("O603", "- question: Match them.\n  «match»: {Seine: Paris, Tiber: Rome}\n")
    assert problem.help == "add `extra: [one, two]` with partners that belong to none"


def test_the_last_pair_is_not_free() -> None:
    silent("O603", "- {question: Match., match: {Seine: Paris, Tiber: Rome}, extra: [Oslo]}")


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("- {question: Name «three» rivers., list: [Po, Arno]}", "three, and the list has 2"),
        (
            "- {question: Here it rains. Name the «Three» rivers., list: [Po, Arno]}",
            "Three, and the list has 2",
        ),
        ("- {question: 'Which «4» states are there?', list: [Po, Arno]}", "4, and the list has 2"),
        ("- {question: 'Name «one» river of 1453.', list: [Po, Arno]}", "one, and the list has 2"),
        (
            "language: fr\nquestions:\n- {question: Citez les «trois» fleuves., list: [Pô, Arno]}",
            "trois, and",
        ),
    ],
)
def test_the_list_has_another_count(marked: str, told: str) -> None:
    assert fires("O604", marked).message.startswith(f"the question asks for {told}")


@pytest.mark.parametrize(
    "text",
    [
        "- {question: Name the two rivers., list: [Po, Arno]}",
        "- {question: Name the rivers., list: [Po, Arno]}",
        "- {question: Name the rivers of three cities., list: [Po, Arno]}",
        "- {question: Which two-letter rivers are there?, list: [Po, Aa, Ob]}",
        "- {question: Name the two kings and three queens., list: [a, b, c, d, e]}",
        "- {question: Which of the five rivers are long?, list: [Po, Arno]}",
        "language: de\nquestions:\n- {question: Name three rivers., list: [Po, Arno]}",
    ],
)
def test_the_list_has_as_many(text: str) -> None:
    silent("O604", text)
