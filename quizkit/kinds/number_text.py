"""Numbers with units and margins, as authors and learners write them.

    9.81 +- 0.02 m/s2   41.6 m ± 5 %   3..5 kg   60 %   1.5·10^3   -40 °C   $12   1 500   1,500.25   2,5

All arithmetic is decimal and exact, so that a margin holds at its very ends.
"""

import re
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from quizkit.model.compare import fold

EXAMPLES = "write a number like 9.81 +- 0.02 m/s2, 41.6 +- 5% or 3..5"
NO_UNIT = ""

_LONGEST = 80
_ROOM = 20
"""So much longer may a reply be: what is shown to be right has spaces that its author need not write."""
_HIGHEST_POWER = 99
_EXACT = Context(prec=600)
"""Enough for any sum or product of two numbers of the size that is read."""
_CURRENCIES = ("$", "€", "£", "¥")
_UNIT_SIGNS = frozenset(("°", "%", "‰", "'", '"', *_CURRENCIES))
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


class Measure(NamedTuple):
    """A number with the unit written behind it.

    Attributes:
        text: the number as it was written.
        values: what it may mean; `1,500` may mean two numbers.
        unit: NO_UNIT for none.
    """

    text: str
    values: tuple[Decimal, ...]
    unit: str


class Quantity(NamedTuple):
    """The numbers from `low` to `high`, both included.

    Attributes:
        example: one of them, as it was written.
        text: all of it, as it is shown, without the unit.
    """

    low: Decimal
    high: Decimal
    unit: str
    example: str
    text: str


def read_measure(text: str) -> Measure:
    """Reads one number.

    Raises:
        ValueError: says why it is none.
    """
    plain = _plain(text)
    found = _measure_pattern().fullmatch(plain)
    if found is None or not is_unit(found["unit"]):
        raise ValueError("is no number")
    power = sum(int(found[name] or "0") for name in ("e", "power", "bare"))
    if abs(power) > _HIGHEST_POWER:
        raise ValueError("is out of reach")
    values = _decimals(found["digits"] or "1")
    scale = Decimal(f"{found['sign']}1e{power}")
    return Measure(
        plain[: found.start("unit")].strip(),
        tuple(_EXACT.multiply(value, scale) for value in values),
        found["unit"],
    )


def read_number(text: str) -> tuple[str, Decimal, str]:
    """Reads a number that means one thing: its text, its value, its unit.

    Raises:
        ValueError: says what is wrong.
    """
    measure = read_measure(text)
    if len(measure.values) > 1:
        raise ValueError(
            f"may mean {' or '.join(map(str, measure.values))}; leave out what separates thousands"
        )
    return measure.text, measure.values[0], measure.unit


def read_quantity(text: str) -> Quantity:
    """Reads what an author accepts: a number, one with a margin, or a range.

    Raises:
        ValueError: says what is wrong.
    """
    if len(text) > _LONGEST:
        raise ValueError("is too long for a number")
    plain = _plain(text)
    ends = _range_pattern().split(plain)
    if len(ends) == 2:
        return _range(*ends)
    parts = _margin_pattern().split(plain)
    if len(parts) == 2:
        return _with_margin(*parts)
    number, value, unit = read_number(text)
    return Quantity(value, value, unit, number, number)


def product(value: Decimal, factor: Decimal) -> Decimal:
    return _EXACT.multiply(value, factor)


def unit_key(unit: str) -> str:
    """Equal for units that differ only in how they are set: `m/s²`, `m/s^2`, `m / s2`."""
    bare = "".join(sign for sign in fold(unit, keep_case=True) if sign not in " ^·⋅*")
    return fold(bare, keep_case=True)  # a mark that stood apart is one letter with what it stands behind now


def is_unit(text: str) -> bool:
    """Whether this can be a unit: `m s-2`, `'` and `/mol` can, `or 6`, `'000` and `/6` cannot."""
    first = text.removeprefix("/")[:1]
    starts = first.isalpha() or first in _UNIT_SIGNS
    return not text or (starts and _loose_digit().search(text) is None and _more_digits().match(text) is None)


def _range(first: str, second: str) -> Quantity:
    low_text, low, low_unit = read_number(first)
    high_text, high, high_unit = read_number(second)
    if low > high:
        raise ValueError("runs backwards")
    return Quantity(low, high, _one_unit(low_unit, high_unit), low_text, f"{low_text} to {high_text}")


def _with_margin(first: str, second: str) -> Quantity:
    number, value, unit = read_number(first)
    margin_text, margin, margin_unit = read_number(second)
    if margin < 0:
        raise ValueError("has a negative margin")
    if margin_unit.startswith("%") and unit_key(unit) != "%":
        # A share of the value; the value's unit may also stand behind it.
        margin = product(product(margin, value.copy_abs()), Decimal("0.01"))
        margin_text, margin_unit = f"{margin_text}%", margin_unit[1:].strip()
        if not is_unit(margin_unit):
            raise ValueError("is no number")
    low, high = _EXACT.subtract(value, margin), _EXACT.add(value, margin)
    return Quantity(low, high, _one_unit(unit, margin_unit), number, f"{number} ± {margin_text}")


def _one_unit(first: str, second: str) -> str:
    if first and second and unit_key(first) != unit_key(second):
        raise ValueError(f"has two units, {first} and {second}")
    return first or second


def _plain(text: str) -> str:
    if len(text) > _LONGEST + _ROOM:
        raise ValueError("is too long for a number")
    # Folding would turn 10³ into 103.
    raised = _raised_pattern().sub(lambda power: f"^{power[0].translate(_RAISED)}", text)
    plain = fold(raised, keep_case=True)
    return f"{plain[1:]} {plain[0]}" if plain.startswith(_CURRENCIES) else plain


def _decimals(digits: str) -> tuple[Decimal, ...]:
    """What digits with separators may mean: one number, or two for the like of `1,500`."""
    if digits.isdecimal():
        return (Decimal(digits),)
    joined = _group_space().sub("", digits)
    meanings = []
    if _comma_groups().fullmatch(joined):
        meanings.append(joined.replace(",", ""))
    if _dot_groups().fullmatch(joined):
        meanings.append(joined.replace(".", "").replace(",", "."))
    if _one_separator().fullmatch(joined):
        meanings.append(joined.replace(",", "."))
    if not meanings:
        raise ValueError("is no number")
    return tuple(map(Decimal, meanings))


@cache
def _measure_pattern() -> re.Pattern[str]:
    power = r"10\^(?P<{}>[+-]?\d+)"
    digits = r"(?P<digits>[\d.,](?:[\d.,'_ ]*[\d.,])?)(?:[eE](?P<e>[+-]?\d+))?"
    times = rf"(?: ?[·⋅∙*×x] ?{power.format('power')})?"
    return re.compile(rf"(?P<sign>[+-]?) ?(?:{power.format('bare')}|{digits}{times}) ?(?P<unit>.*)")


@cache
def _range_pattern() -> re.Pattern[str]:
    return re.compile(r"\.{2,3}")


@cache
def _margin_pattern() -> re.Pattern[str]:
    return re.compile(r"±|\+ ?/? ?-")


@cache
def _raised_pattern() -> re.Pattern[str]:
    return re.compile("(?<=10)[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")


@cache
def _loose_digit() -> re.Pattern[str]:
    return re.compile(r" [\d+-]")


@cache
def _more_digits() -> re.Pattern[str]:
    return re.compile(r"'[\d.,'_ ]*[\d.,]")


@cache
def _group_space() -> re.Pattern[str]:
    return re.compile(r"(?<=\d)[ '_](?=\d{3}(?!\d))")


@cache
def _comma_groups() -> re.Pattern[str]:
    return re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?")


@cache
def _dot_groups() -> re.Pattern[str]:
    # 1.500 alone is one and a half; with a comma behind it, or twice, the dot can only group.
    return re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d*|(?:\.\d{3}){2,})")


@cache
def _one_separator() -> re.Pattern[str]:
    return re.compile(r"\d+[.,]?\d*|[.,]\d+")
