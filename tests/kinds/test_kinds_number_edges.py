"""Numbers at their edges: the largest, the longest, signs for units, and why the others are none."""

from decimal import Decimal

import pytest
from kind_samples import read_text

from quizkit.kinds.meant import meant_date, meant_number
from quizkit.kinds.number_text import is_unit, read_measure, read_number, read_quantity, unit_key
from quizkit.model.replies import Typed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e99", "1e99"),
        ("1e-99", "1e-99"),
        ("10^99", "1e99"),
        ("10⁻⁹⁹", "1e-99"),
        ("2e90·10^9", "2e99"),
        ("2e-90·10^-9", "2e-99"),
        ("1e+3", "1000"),
        ("5" * 100, "5" * 100),
    ],
)
def test_the_largest_numbers(text: str, value: str) -> None:
    assert read_number(text)[1] == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1e100", "is out of reach"),
        ("1e-100", "is out of reach"),
        ("10^100", "is out of reach"),
        ("2e90·10^10", "is out of reach"),
        ("2e-90·10^-10", "is out of reach"),
        ("5" * 101, "is too long for a number"),
        ("five", "is no number"),
        ("5 or 6", "is no number"),
        ("1,2,3", "is no number"),
        ("1,500,0000", "is no number"),
        ("1.500.0000", "is no number"),
        ("1.500.000.00", "is no number"),
        ("0.500.000", "is no number"),
        ("0,500,000", "is no number"),
        ("1 500 00", "is no number"),
    ],
)
def test_why_it_is_none(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_measure(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "shown"),
    [
        ("5..5", "5", "5", "5 to 5"),
        ("5 +- 0", "5", "5", "5 ± 0"),
        ("5 +- 0%", "5", "5", "5 ± 0%"),
        ("0 +- 5%", "0", "0", "0 ± 5%"),
        ("60‰ +- 5%", "57", "63", "60 ± 5%"),
        ("5 + - 1", "4", "6", "5 ± 1"),
        ("5 + / - 1", "4", "6", "5 ± 1"),
        ("5 +/-1", "4", "6", "5 ± 1"),
        ("5..6", "5", "6", "5 to 6"),
        ("5...6", "5", "6", "5 to 6"),
        ("$5..$6", "5", "6", "5 to 6"),
    ],
)
def test_the_smallest_margins(text: str, low: str, high: str, shown: str) -> None:
    quantity = read_quantity(text)
    assert (quantity.low, quantity.high, quantity.text) == (Decimal(low), Decimal(high), shown)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5..4.9", "runs backwards"),
        ("5 +- -0.1", "has a negative margin"),
        ("5 m..6 km", "has two units, m and km"),
        ("5 m +- 1 km", "has two units, m and km"),
        ("5 +- 5% 5", "is no number"),
        ("5 +- 5%5", "is no number"),
        ("1,500", "may mean 1500 or 1.500; leave out what separates thousands"),
    ],
)
def test_why_an_author_cannot_mean_it(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$5", "$"),
        ("€5", "€"),
        ("£5", "£"),
        ("¥5", "¥"),
        ("5 £", "£"),
        ("5 ¥", "¥"),
        ("5‰", "‰"),
        ('5"', '"'),
        ("5'", "'"),
        ("5°", "°"),
        ("5 %", "%"),
        ("5 /mol", "/mol"),
        ("5 m s-2", "m s-2"),
        ("5 µm", "μm"),
    ],
)
def test_signs_that_are_units(text: str, unit: str) -> None:
    assert read_number(text) == ("5", Decimal(5), unit)


@pytest.mark.parametrize(
    "text", ["#", "@5", "-m", "+", "5", "/5", "//m", "m 5", "m +5", "m -5", "&c", "'000", "'_.5", "' 1"]
)
def test_what_is_no_unit(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize("unit", ["m·s", "m⋅s", "m*s", "m s", "m^s", "ms", " m s "])
def test_how_a_unit_is_set_does_not_matter(unit: str) -> None:
    assert unit_key(unit) == "ms"
    assert unit_key(unit.upper()) == "MS"


def test_every_letter_of_a_unit_counts() -> None:
    assert unit_key("kX/Å°'\"%") == "kX/Å°'\"%"


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        # In English a comma groups thousands; elsewhere it may be either, and nothing is proposed.
        ("1,500", "en", "1500"),
        ("1,500", "en-GB", "1500"),
        ("1,500", "de", ""),
        ("1,500", "eng", ""),
        ("-1,500 m", "en", "-1500 m"),
        ("999,999", "en", "999999"),
        ("1,500,000", "en", "1500000"),
        ("1,500.5", "en", "1500.5"),
        ("1,5000", "en", "1,5000"),
        ("0,500", "en", "0,500"),
        ("1,500..2,500 m", "en", "1500..2500 m"),
        # Ranges in words, and with a dash.
        ("between 3 and 5", "en", "3..5"),
        ("from 3 to 5 kg", "de", "3..5 kg"),
        ("3 to 5", "en", "3..5"),
        ("5 to 3", "en", "3..5"),
        ("5...3", "en", "3..5"),
        ("3-5", "en", "3..5"),
        ("3 — 5", "en", "3..5"),
        ("5-3", "en", ""),
        ("3-3", "en", "3..3"),
        ("-5 to -3", "en", "-5..-3"),
        ("1,000-2,000 m", "en", "1000..2000 m"),
        ("3  to 5 .", "en", "3..5"),
        # What nothing is near to.
        ("about 5", "en", ""),
        ("three to 5", "en", ""),
        ("1.2.3 to 5", "en", ""),
        ("3 to 1.2.3", "en", ""),
        ("3 to 5 or 6", "en", ""),
        (f"3 to {'5' * 75}", "en", f"3..{'5' * 75}"),
        (f"3 to {'5' * 76}", "en", ""),
    ],
)
def test_the_number_that_is_likely_meant(text: str, language: str, meant: str) -> None:
    assert meant_number(text, language) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14530529", "1453-05-29"),
        ("14530529.", "1453-05-29"),
        ("14531329", ""),
        ("145305290", ""),
        ("1453-29-05", "1453-05-29"),
        ("1453/29/5", "1453-05-29"),
        ("1453 29 05", "1453-05-29"),
        ("814.13.1", "814-01-13"),
        ("1453-29/05", ""),
        ("1453-32-05", ""),
        ("14-29-05", ""),
        ("in spring", ""),
        (f"1453-29-05{'.' * 70}", "1453-05-29"),
        (f"1453-29-05{'.' * 71}", ""),
    ],
)
def test_the_date_that_is_likely_meant(text: str, meant: str) -> None:
    assert meant_date(text) == meant


@pytest.mark.parametrize(
    ("language", "advice"), [("en", "did you mean `1500`?"), ("de", "write a number like ")]
)
def test_the_language_of_the_deck_says_what_a_comma_is(language: str, advice: str) -> None:
    (problem,) = read_text("{question: Q, number: '1,500'}", language=language).problems
    assert problem.help.startswith(advice)


def test_a_text_on_several_lines_is_not_rewritten() -> None:
    (problem,) = read_text("{question: Q, number: '1,500\n  m'}").problems
    assert (problem.help, problem.edits) == ("did you mean `1500 m`?", ())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("5 Mm", "“Mm” is no unit that is known here. Known here: mm, MM, or none."),
        ("5 mm", ""),
        ("5 MM", ""),
        ("5", ""),
    ],
)
def test_capitals_that_leave_a_doubt(typed: str, told: str) -> None:
    question = read_text("{question: Q, number: 5 mm, units: {MM: 3}}").only
    assert question.objection(Typed(typed)) == told


def test_what_is_shown_of_the_longest_number_can_be_typed() -> None:
    longest = "5" * 77 + "km/"
    assert len(longest) == 80
    quantity = read_quantity(longest)
    assert read_measure(f"{quantity.example} {quantity.unit}").unit == "km/"
    with pytest.raises(ValueError, match="too long"):
        read_quantity(f"{longest}h")
