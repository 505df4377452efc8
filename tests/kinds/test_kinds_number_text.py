"""Numbers as they are written."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.kinds.number_text import product, read_measure, read_number, read_quantity, unit_key


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("5", ["5"], ""),
        ("+5", ["5"], ""),
        ("-5", ["-5"], ""),
        ("−5 °C", ["-5"], "°C"),
        ("– 5", ["-5"], ""),
        (".5", ["0.5"], ""),
        (",5", ["0.5"], ""),
        ("5.", ["5"], ""),
        ("2,5", ["2.5"], ""),
        ("1,500", ["1500", "1.5"], ""),
        ("-1,500 kg", ["-1500", "-1.5"], "kg"),
        ("0,500", ["0.5"], ""),
        ("1234,567", ["1234.567"], ""),
        ("1,5000", ["1.5"], ""),
        ("1.500", ["1.5"], ""),
        ("1,500,000", ["1500000"], ""),
        ("1.500.000", ["1500000"], ""),
        ("1,500.25", ["1500.25"], ""),
        ("1.500,25", ["1500.25"], ""),
        ("1 500", ["1500"], ""),
        ("1\u202f500,5 m", ["1500.5"], "m"),
        ("1'500’000", ["1500000"], ""),
        ("1_500", ["1500"], ""),
        ("1e3", ["1000"], ""),
        ("1.5E-3 m", ["0.0015"], "m"),
        ("3 eV", ["3"], "eV"),
        ("5e", ["5"], "e"),
        ("1.5·10^3", ["1500"], ""),
        ("1.5 x 10^-3 m", ["0.0015"], "m"),
        ("1,5×10³", ["1500"], ""),
        ("2*10⁻²", ["0.02"], ""),
        ("10^3 km", ["1000"], "km"),
        ("-10²", ["-100"], ""),
        ("10 m²", ["10"], "m2"),
        ("60%", ["60"], "%"),
        ("$12", ["12"], "$"),
        ("12 €", ["12"], "€"),
        ("6' ", ["6"], "'"),
        ("9 km per hour", ["9"], "km per hour"),
        ("٣", ["3"], ""),
    ],
)
def test_what_a_number_means(text: str, values: list[str], unit: str) -> None:
    measure = read_measure(text)
    assert [Decimal(value) for value in values] == list(measure.values)
    assert measure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "five",
        "about 5",
        "5 or 6",
        "3 4",
        "1 5000",
        "1,2,3",
        "1.2.3",
        "1,500,00",
        "1.5,2.5",
        ".",
        "-",
        "5 ± 1",
        "3-5",
        "5 m 30",
        "1e100",
        "10^1000",
        "2^10",
        "1/2",
        "5 /",
        "5 //m",
        "5 +",
        "$",
        "5" * 101,
    ],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no number|out of reach|too long"):
        read_measure(text)


def test_a_number_knows_its_text() -> None:
    assert read_measure(" 1,5·10³ km").text == "1,5·10^3"
    assert read_number("$ 12") == ("12", Decimal(12), "$")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "shown"),
    [
        ("7", "7", "7", "", "7"),
        ("9.81 +- 0.02 m/s2", "9.79", "9.83", "m/s2", "9.81 ± 0.02"),
        ("9.81 m/s² ± 0.02 m/s^2", "9.79", "9.83", "m/s2", "9.81 ± 0.02"),
        ("9.81 +/- 0.02", "9.79", "9.83", "", "9.81 ± 0.02"),
        ("200 +- 5%", "190", "210", "", "200 ± 5%"),
        ("200 m +- 5 %", "190", "210", "m", "200 ± 5%"),
        ("200 +- 5% m", "190", "210", "m", "200 ± 5%"),
        ("-200 ± 5%", "-210", "-190", "", "-200 ± 5%"),
        ("200 +- 5% /mol", "190", "210", "/mol", "200 ± 5%"),
        ("20 /°C", "20", "20", "/°C", "20"),
        ("60 % +- 5 %", "55", "65", "%", "60 ± 5"),
        ("3..5 kg", "3", "5", "kg", "3 to 5"),
        ("3 kg … 5 kg", "3", "5", "kg", "3 to 5"),
        ("-.5...5", "-0.5", "5", "", "-.5 to 5"),
        ("-5..-3 °C", "-5", "-3", "°C", "-5 to -3"),
        ("1e3 +- 1e-90", f"999.{'9' * 90}", f"1000.{'0' * 89}1", "", "1e3 ± 1e-90"),
    ],
)
def test_what_an_author_accepts(text: str, low: str, high: str, unit: str, shown: str) -> None:
    quantity = read_quantity(text)
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert (quantity.unit, quantity.text) == (unit, shown)
    assert quantity.low <= read_measure(quantity.example).values[0] <= quantity.high


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,500", "may mean 1500 or 1.500"),
        ("1,500..2,500", "may mean"),
        ("5 +- -1", "negative margin"),
        ("5..3", "runs backwards"),
        ("5 m .. 6 km", "has two units, m and km"),
        ("5 m +- 5% km", "has two units, m and km"),
        ("5 +- 1 +- 1", "is no number"),
        ("1..2..3", "is no number"),
        ("5 +-", "is no number"),
        ("5 +- 5%5", "is no number"),
        ("5 +- 5% or 6", "is no number"),
        ("abot 5", "is no number"),
    ],
)
def test_what_an_author_cannot_mean(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_quantity(text)


@pytest.mark.parametrize("unit", ["m/s²", "m/s^2", "m / s2", "m/s2"])
def test_units_that_are_one(unit: str) -> None:
    assert unit_key(unit) == "m/s2"


@given(st.text(alphabet="0123456789.,' -+±e^%·10mµ²", max_size=20))
def test_reading_fails_in_no_other_way(text: str) -> None:
    with suppress(ValueError):
        quantity = read_quantity(text)
        assert quantity.low <= quantity.high


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5, min_value=-(10**9), max_value=10**9))
def test_plain_numbers_are_read_as_they_are(number: Decimal) -> None:
    assert read_number(f"{number:f}")[1] == number
    assert product(number, Decimal("0.01")) * 100 == number
