"""D705: the answer of one question stands in the prompt of another."""

import pytest
from check_samples import fires, silent

CEILING = "Who painted the ceiling of the Sistine Chapel?"
LATER = "In which year did «Michelangelo» finish the ceiling of the Sistine Chapel?"


def deck(
    prompt: str, *, answer: str = "answer: Michelangelo", key: str = "answer: x", head: str = "title: T"
) -> str:
    return f"{head}\nquestions:\n  - question: {CEILING}\n    {answer}\n  - question: {prompt}\n    {key}\n"


@pytest.mark.parametrize(
    "answer",
    [
        "answer: Michelangelo",
        "answer: [Buonarroti, MICHELANGELO]",
        "right: Michelangelo\n    wrong: [Raphael, Titian]",
    ],
)
def test_the_answer_stands_in_another_prompt(answer: str) -> None:
    problem = fires("D705", deck(LATER, answer=answer))
    assert "ichelangelo" in problem.message.lower()
    assert problem.message.endswith("gives away the answer to the question on line 3")


def test_the_order_does_not_matter() -> None:
    asked = f"  - question: {CEILING}\n    answer: Michelangelo\n"
    text = f"questions:\n  - question: {LATER}\n    date: 1512\n{asked}"
    assert fires("D705", text).message.endswith("on line 4")


def test_a_phrase_over_two_lines_and_with_other_signs() -> None:
    prompt = ">-\n      When did «michelangelo\n      d’Arezzo» paint the ceiling of the Sistine Chapel?"
    fires("D705", deck(prompt, answer="answer: Michelangelo d'Arezzo"))


def test_the_gap_of_a_cloze_and_the_text_around_one() -> None:
    first = "  - cloze: The ceiling of the Sistine Chapel was painted by {{Michelangelo}}.\n"
    second = "  - cloze: «Michelangelo» began the Sistine ceiling in {{1508}}.\n"
    fires("D705", f"questions:\n{first}{second}")


def test_a_true_statement_tells_and_a_false_one_does_not() -> None:
    statement = "«Michelangelo» painted the ceiling of the Sistine Chapel."
    fires("D705", deck(statement, key="truth: true"))
    silent("D705", deck(statement.replace("«", "").replace("»", ""), key="truth: false"))


@pytest.mark.parametrize(
    "prompt",
    [
        "In which town was Michelangelo born?",
        "Which pope called Michelangelo to the Chapel?",
        "Who restored the ceiling of the Sistine Chapel?",
    ],
)
def test_a_name_alone_gives_nothing_away(prompt: str) -> None:
    silent("D705", deck(prompt))


def test_what_stands_in_many_prompts_is_what_the_deck_is_about() -> None:
    rows = "".join(f"  - {{question: What did Michelangelo do in year {n}?, answer: x}}\n" for n in range(3))
    silent("D705", deck(LATER.replace("«", "").replace("»", "")) + rows)


def test_words_that_stand_in_most_prompts_make_no_common_matter() -> None:
    rows = "".join(
        f"  - {{question: Which Sistine Chapel ceiling painted is number {n}?, answer: x}}\n"
        for n in range(4)
    )
    silent("D705", deck(LATER.replace("«", "").replace("»", "")) + rows)


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("answer: Titi", "When did Titi finish the ceiling of the Sistine Chapel?"),
        ("answer: Michelangelo\n    passage: Michelangelo did.", LATER),
        ("number: 12345", "When did 12345 finish the ceiling of the Sistine Chapel?"),
        (f"answer: {'long ' * 51}", f"When did {'long ' * 51}finish the ceiling of the Sistine Chapel?"),
    ],
)
def test_answers_that_are_passed_over(answer: str, prompt: str) -> None:
    silent("D705", deck(prompt.replace("«", "").replace("»", ""), answer=answer))


def test_an_answer_may_have_some_words() -> None:
    name = "Michelangelo" + " of Rome" * 24
    fires("D705", deck(LATER.replace("Michelangelo", name), answer=f"answer: {name}"))


def test_an_answer_that_stands_in_its_own_prompt() -> None:
    silent("D705", deck("When did the Chapel get the ceiling of the Sistine kind?", answer="answer: Chapel"))


def test_a_long_question_is_on_more_than_two_words() -> None:
    long = CEILING.replace("?", ", which a pope had ordered in Rome from somebody who liked marble better?")
    silent("D705", deck("What did Michelangelo do in the Sistine Chapel?").replace(CEILING, long))


def test_of_two_accepted_texts_the_longer_one_is_told() -> None:
    text = deck(
        LATER.replace("Michelangelo", "Michelangelo Buonarroti"),
        answer="answer: [Michelangelo, Michelangelo Buonarroti]",
    )
    assert fires("D705", text).message.startswith("`Michelangelo Buonarroti` gives away")


def test_without_a_word_list_longer_words_count() -> None:
    fires("D705", deck(LATER, head="language: de"))
    silent("D705", deck("In wie vielen Tagen malte Michelangelo the and the of?", head="language: de"))


def test_one_of_several_questions_with_the_same_answer() -> None:
    rows = "".join(f"  - {{question: Who carved number {n}?, answer: Michelangelo}}\n" for n in range(3))
    fires("D705", f"questions:\n{rows}" + deck(LATER).split("questions:\n")[1])
    rows = "".join(f"  - {{question: Who carved number {n}?, answer: Michelangelo}}\n" for n in range(5))
    silent(
        "D705", f"questions:\n{rows}" + deck(LATER.replace("«", "").replace("»", "")).split("questions:\n")[1]
    )
