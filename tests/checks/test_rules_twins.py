"""D703 and D704: questions that are there twice, or nearly."""

import pytest
from check_samples import codes, findings, fires, silent

VIENNA = "Which river flows through Vienna and Budapest?"


def pair(
    first: str, second: str, answer: str = "answer: Danube", other: str = "", head: str = "title: T"
) -> str:
    return (
        f"{head}\nquestions:\n  - question: {first}\n    {answer}\n  - {{question: Is it?, answer: so}}\n"
        f"  - question: {second}\n    {other or answer}\n"
    )


@pytest.mark.parametrize(
    ("answer", "other"),
    [
        ("answer: Danube", "answer: Danube"),
        ("answer: Danube", "answer: [the Danube, danube]"),
        ("right: Danube\n    wrong: [Rhine, Tagus]", "right: Danube\n    wrong: [Rhône, Elbe]"),
        (
            "right: [Danube, Sava]\n    wrong: [Rhine, Tagus]",
            "right: [Sava, Danube]\n    wrong: [Tagus, Rhine]",
        ),
        ("list: [Danube, Sava]", "list: [Sava, Danube]"),
        ("truth: true", "truth: true"),
        ("number: 5", "number: 5"),
        ("order: [a, b]", "order: [a, b]"),
    ],
)
def test_the_same_question_twice(answer: str, other: str) -> None:
    problem = fires("D703", pair(VIENNA, f"«{VIENNA}»", answer, other))
    assert problem.message == "the question on line 3 asks the same and has the same answer"
    near = pair(VIENNA, VIENNA.replace("through", "through both"), answer, other)
    assert codes(near) & {"D703", "D704"} == {"D704"}


def test_what_does_not_make_a_difference() -> None:
    fires("D703", pair(VIENNA, "«which **river** flows through  Vienna and Budapest?»"))


@pytest.mark.parametrize(
    ("answer", "other"),
    [
        ("answer: Danube", "answer: Sava"),
        ("answer: Danube", "right: Danube\n    wrong: [Rhine, Tagus]"),
        ("order: [a, b]", "order: [b, a]"),
        ("answer: Danube\n    passage: One.", "answer: Danube\n    passage: Another."),
        ("right: '5'\n    wrong: ['6', '7', '8']", "right: '5'\n    wrong: ['9', '10', '11']"),
        ("right: [a, b]\n    wrong: [c, d, e]", "right: [a, b]\n    wrong: [x, y, z]"),
    ],
)
def test_the_same_prompt_and_another_question(answer: str, other: str) -> None:
    assert codes(pair(VIENNA, VIENNA, answer, other)).isdisjoint({"D703", "D704"})


def test_a_prompt_that_asks_nothing_without_its_options() -> None:
    answer, other = (
        "right: a whale\n    wrong: [a shark, a tuna]",
        "right: a whale\n    wrong: [a crow, a hen]",
    )
    vague = "Which of these is a mammal?"
    silent("D703", pair(vague, vague, answer, other))
    silent("D703", pair("Welches Tier?", "Welches Tier?", answer, other, "language: de"))
    fires("D703", pair(vague, f"«{vague}»", answer, answer.replace("tuna", "cod")))
    silent("D704", pair(f"{vague} Say so.", f"Well, {vague} Say so.", answer, other))


def test_cards_and_terms() -> None:
    fires("D703", "questions:\n  - front: Diet\n    back: an assembly\nterms:\n  «diet»: an assembly\n")
    silent("D703", "questions:\n  - front: Diet\n    back: an assembly\nterms:\n  Diets: an assembly\n")


def test_another_deck_is_named() -> None:
    text = f"questions:\n  - question: {VIENNA}\n    answer: Danube\n"
    (problem,) = [
        one
        for one in findings(text, text, "title: T\n" + text.replace("Vienna", "both Vienna"))
        if one.code == "D703"
    ]
    assert (problem.path, problem.place.line) == ("other1.yaml", 2)
    assert problem.message == "the question on line 2 of deck.yaml asks the same and has the same answer"


def test_a_near_duplicate_of_another_deck() -> None:
    text = f"questions:\n  - question: {VIENNA}\n    answer: Danube\n"
    found = findings(text, "title: T\n" + text.replace("Vienna", "both Vienna"))
    assert [(one.path, one.place.line) for one in found if one.code == "D704"] == [("other1.yaml", 3)]


def many(numbers: range) -> str:
    return "questions:\n" + "".join(f"  - {{question: Which is it of {n}?, answer: x{n}}}\n" for n in numbers)


def test_a_copy_of_a_deck_is_told_once() -> None:
    found = [one for one in findings(many(range(20)), many(range(8, 28))) if one.code == "D703"]
    assert [(one.path, one.place.line, one.message) for one in found] == [
        ("other1.yaml", 1, "12 of 20 questions stand in deck.yaml as well")
    ]
    found = [one for one in findings(many(range(20)), many(range(11, 31))) if one.code == "D703"]
    assert len(found) == 9


def test_a_question_that_is_there_thrice_is_told_twice() -> None:
    text = pair(VIENNA, VIENNA) + f"  - question: {VIENNA}\n    answer: [Danube, the Danube]\n"
    assert [one.place.line for one in findings(text) if one.code == "D703"] == [6, 8]


def test_a_duplicate_by_one_answer_and_nearly_one_by_another() -> None:
    text = pair(
        VIENNA, VIENNA.replace("Vienna", "both Vienna"), "answer: [a, b, Danube]", "answer: [b, x, Danube]"
    )
    text += f"  - question: {VIENNA.replace('Vienna', 'both Vienna')}\n    answer: [a, x]\n"
    told = {(one.place.line, one.code) for one in findings(text) if one.code in {"D703", "D704"}}
    assert told == {(6, "D704"), (8, "D703")}


LONG = "Which large river flows first through Vienna and then, before it reaches Belgrade, through Budapest?"


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("river", "European river"),
        LONG.replace("Vienna", "Vienna,").replace("Belgrade,", "Belgrade").replace("?", ""),
        LONG.replace("river flows", "rivers flow"),
        LONG.replace("through V", "thraugh V"),
        LONG.replace("Vienna", "Viénna"),
    ],
)
def test_nearly_the_same(other: str) -> None:
    problem = fires("D704", pair(f"'{LONG}'", f"«'{other}'»"))
    assert problem.message == "the question on line 3 asks nearly the same and has the same answer"


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("Budapest", "Budapests"),
        LONG.replace("Vienna", "Viennå").replace("Belgrade", "Belfort"),
        LONG.replace("flows", "flowed"),
        LONG.replace("before", "befare").replace("large", "lange"),
        LONG.replace("flows", "does not flow"),
        LONG.replace("Vienna", "-Vienna"),
    ],
)
def test_nearly_the_same_letters_and_another_question(other: str) -> None:
    silent("D704", pair(f"'{LONG}'", f"'{other}'"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "In which country lies the old trading town of Timbuktu?",
            "In which country lies the old trading town of Gao?",
        ),
        (
            "Which large river flows through the town of Linz?",
            "Which large river flows through the town of Ulm?",
        ),
        (
            "In which state of the region lies Niger's source?",
            "In which state of the region lies Nigeria's source?",
        ),
        ("What is the sum of the numbers 12 and 15?", "What is the sum of the numbers 13 and 15?"),
        ("What is the value of a + b in this table?", "What is the value of a - b in this table?"),
        ("What does the program `print(a)` show?", "What does the program `print(b)` show?"),
        ("The river Danube flows into the Black Sea.", "The river Danube never flows into the Black Sea."),
        ("The house elects the senate of the republic.", "The senate elects the house of the republic."),
        ("Where is it?", "Where is it then?"),
        ("Which sea lies there?", "Which sea lies in that place, as far as is known?"),
    ],
)
def test_prompts_that_only_look_alike(first: str, second: str) -> None:
    silent("D704", pair(first, second))


def test_code_is_compared_to_the_letter_and_prose_around_it_is_not() -> None:
    fires(
        "D704",
        pair(
            "What does the short program `print(a)` on this page show?",
            "«What does the very short program `print(a)` on this page show?»",
        ),
    )


def test_without_a_word_list() -> None:
    german = "Welcher Fluss fließt von Westen nach Osten durch Wien und dann durch Budapest?"
    fires("D704", pair(german, f"«{german.replace('Fluss', 'große Fluss')}»", head="language: de"))


def test_many_from_one_template() -> None:
    """Each is compared with a few others; two that are alike are mostly found all the same."""
    prompt = "Which of the old trading towns of the northern coast is called {}?"
    names = [f"{first}{second}{third}" for first in "abcdefg" for second in "aeiou" for third in "klmnp"]
    rows = [f"  - {{question: {prompt.format(name.title())}, answer: x}}\n" for name in names]
    again = f"  - {{question: «{prompt.format('Gum').replace('the old', 'the very old')}», answer: x}}\n"
    fires("D704", f"questions:\n{''.join(rows)}{again}")
