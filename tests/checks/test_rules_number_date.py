"""N401 to N405: questions that are answered by a number or a date."""

import pytest
from check_samples import fires, silent


def number(written: str, question: str = "How large is it?") -> str:
    return f"- question: {question}\n  number: {written}\n"


@pytest.mark.parametrize(
    ("written", "margin"),
    [
        ("9.81 m/s2", "9.81 +- 0.01 m/s2"),
        ("3.14", "3.14 +- 0.01"),
        ("33.3 %", "33.3 +- 0.1 %"),
        ("6.674e-11", "6.674e-11 +- 1e-14"),
        ("12.34567", "12.34567 +- 0.00001"),
        ("1234567.5 $", "1234567.5 +- 0.1 $"),
    ],
)
def test_a_number_must_be_met_exactly(written: str, margin: str) -> None:
    assert fires("N401", number(f"«{written}»")).help == f"write a margin, for example `number: {margin}`"


@pytest.mark.parametrize(
    "text",
    [
        number("9.81 +- 0.02 m/s2"),
        number("3..5"),
        number("95"),
        number("2.5"),
        number("0.375"),
        number("12.99 $"),
        number("0.21", "What is 0.3 times 0.7?"),
        number("2.1", "What is 3 × 0.7?"),
        number("3.3", "What does `1.1 * 3` give?"),
        number("3.14", "What is pi to two decimal places?"),
        number("3,3", "Combien font un tiers de dix, arrondi ?").replace(
            "- ", "language: fr\nquestions:\n- "
        ),
    ],
)
def test_a_number_can_be_met(text: str) -> None:
    silent("N401", text)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("10 +- 8", "2 to 18"),
        ("100..1000 km", "100 to 1000"),
        ("0..5", "0 to 5"),
        ("-9..-2 °C", "-9 to -2"),
        ("1 +- 2", "-1 to 3"),
        ("10..70 %", "10 to 70"),
        ("1000 +- 80%", "200 to 1800"),
    ],
)
def test_a_margin_is_too_wide(written: str, span: str) -> None:
    assert fires("N402", number(f"«{written}»")).message == f"anything from {span} is right"


@pytest.mark.parametrize(
    "written", ["10 +- 5", "1..4", "15..35 %", "0..5 %", "0 +- 0.5", "1e11..4e11", "-5 +- 2 °C", "0"]
)
def test_a_margin_is_narrow_enough(written: str) -> None:
    silent("N402", number(written))


@pytest.mark.parametrize(
    "marked",
    [
        number("330", "«How high» is the tower?"),
        number("6", "«How long» did the siege last?"),
        number("330", "Quelle est sa hauteur ? «Combien mesure-t-elle» ?").replace(
            "- ", "language: fr\nquestions:\n- "
        ),
    ],
)
def test_nothing_names_the_unit(marked: str) -> None:
    assert "in several units" in fires("N403", marked).message


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (number("384400000 m", "How many «kilometres» is it to the Moon?"), "kilometres"),
        (number("2 h", "How many «Minutes» does it take?"), "Minutes"),
        (
            number("2 h", "Combien de «minutes» faut-il ?").replace("- ", "language: fr\nquestions:\n- "),
            "minutes",
        ),
    ],
)
def test_the_question_asks_for_another_unit(marked: str, told: str) -> None:
    assert fires("N403", marked).message.startswith(f"the question asks for {told}, and a learner is told")


@pytest.mark.parametrize(
    "text",
    [
        number("330 m", "How high is the tower?"),
        number("330", "How high is the tower in metres?"),
        number("330", "How high is the tower (in m)?"),
        number("330", "How high is the tower [m]?"),
        number("3", "How long is `abc`?"),
        number("26", "How many letters are there?"),
        number("384400 km", "How many kilometres is it to the Moon?"),
        number("384400 km", "How many km is it to the Moon?"),
        number("100 °C", "At how many degrees Celsius does it boil?"),
        number("120 km/h", "How many kilometres per hour may it go?"),
        number("5 apples", "How many kilograms of apples?"),
        number("90 min", "A lap takes two hours. How many minutes less is a race?"),
        number("330", "Wie hoch ist der Turm?").replace("- ", "language: de\nquestions:\n- "),
    ],
)
def test_the_unit_is_clear(text: str) -> None:
    silent("N403", text)


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        (number("«2748109»"), "all 7 digits of 2748109 must be known"),
        (number("«299792458 m/s»"), "all 9 digits of 299792458 must be known"),
        (number("«3.1415926 +- 0.0000001»"), "the margin is so narrow that 8 digits must be known"),
    ],
)
def test_too_many_digits(marked: str, message: str) -> None:
    assert fires("N404", marked).message == message


@pytest.mark.parametrize(
    "text",
    [
        number("67000000"),
        number("12345"),
        number("2748109 +- 5%"),
        number("561741", "What is 123 times 4567?"),
        number("3.1415926 +- 0.0000001", "What does `math.pi` hold?"),
        number("2748109", "How many exactly?"),
        number("12.34567"),
    ],
)
def test_few_enough_digits(text: str) -> None:
    silent("N404", text)


@pytest.mark.parametrize(
    ("question", "date", "message"),
    [
        ("In which year did it fall?", "1453-05-29", "a year, and the date here is day, month and year"),
        ("In which year did it fall?", "1453-05", "a year, and the date here is month and year"),
        ("On what date did it fall?", "1453", "day, month and year, and the date here is a year"),
        ("In which month of which year?", "1453", "month and year, and the date here is a year"),
        (
            "Day, month and year of its fall?",
            "1453-05",
            "day, month and year, and the date here is month and year",
        ),
    ],
)
def test_the_date_is_not_as_precise_as_asked(question: str, date: str, message: str) -> None:
    problem = fires("N405", f"- question: {question}\n  date: «{date}»\n")
    assert problem.message == f"the question asks for {message}"


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("In which year did it fall?", "1453"),
        ("In which year did he die?", "814 +- 5"),
        ("In which month and year?", "2013-01"),
        ("Day, month and year of its fall?", "1453-05-29"),
        ("When did it fall?", "1453-05-29"),
        ("When did it fall?", "1453"),
    ],
)
def test_the_date_is_as_precise_as_asked(question: str, date: str) -> None:
    silent("N405", f"- question: {question}\n  date: {date}\n")


def test_dates_of_a_language_without_words() -> None:
    silent("N405", "language: de\nquestions:\n- {question: In welchem Jahr?, date: 1453-05-29}")
