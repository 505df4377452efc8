"""Rules about questions that are answered by a number or a date."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from quizkit.checks.calculation import is_calculation
from quizkit.checks.rule import Family, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import first_of, pattern_of, prose, words_in
from quizkit.checks.words import Words
from quizkit.kinds.date import DateQuestion
from quizkit.kinds.date_text import DAY, MONTH, WANTED, YEAR
from quizkit.kinds.number import Number
from quizkit.kinds.number_text import Quantity, read_number, unit_key
from quizkit.model.problems import Problem

NO_TOLERANCE = Rule("N401", "no-tolerance", Severity.WARNING)
TOLERANCE_TOO_WIDE = Rule("N402", "tolerance-too-wide", Severity.WARNING)
UNIT_NOT_ASKED = Rule("N403", "unit-not-asked", Severity.WARNING, needs_words=True)
FALSE_PRECISION = Rule("N404", "false-precision", Severity.INFO)
DATE_PRECISION = Rule("N405", "date-precision", Severity.WARNING, needs_words=True)

_MOST_DIGITS = 5
"""More digits than these nobody keeps in mind."""
_WIDEST_RATIO = 4
_WIDEST_IN_PER_CENT = 50
_MONEY = ("$", "€", "£", "¥")
_EIGHTHS = frozenset(("", "5", "25", "75", "125", "375", "625", "875"))
"""What is a simple fraction is mostly exact."""
_FARTHEST_DECIMAL = -12


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    question = entry.question
    if isinstance(question, Number):
        if question.quantity.low == question.quantity.high:
            yield from _exact(question, entry, deck)
        else:
            yield from _with_a_margin(question.quantity, entry, deck)
        if deck.words is not None:
            yield from _unit(question, deck.words, entry, deck)
    elif isinstance(question, DateQuestion) and deck.words is not None:
        yield from _precision(question, deck.words, entry, deck)


def _exact(question: Number, entry: Entry, deck: Deck) -> Iterator[Problem]:
    """Numbers without a margin that are hard to meet; but what is calculated comes out exactly."""
    quantity, value = question.quantity, question.quantity.low
    digits = len(value.normalize().as_tuple().digits)
    decimals = f"{value:f}".partition(".")[2].rstrip("0")
    if digits <= _MOST_DIGITS and (decimals in _EIGHTHS or quantity.unit in _MONEY):
        return
    if _is_exact_by_nature(question.question):
        return
    if deck.words is not None and first_of(words_in(prose(question.question)), deck.words.rounding):
        return
    rule, message = FALSE_PRECISION, f"all {digits} digits of {quantity.text} must be known"
    if decimals:
        rule, message = NO_TOLERANCE, f"without a margin only exactly {quantity.text} is right"
    margin = "1%" if not decimals else _last_digit(value)
    written = f"{quantity.text} +- {margin} {quantity.unit}".rstrip()
    advice = f"write a margin, for example `number: {written}`"
    yield rule.at(entry.value("number") or entry.node, deck.path, message, advice)


def _last_digit(value: Decimal) -> str:
    """One in the last decimal of a number."""
    places = int(value.as_tuple().exponent)
    return f"{Decimal(1).scaleb(places):f}" if places >= _FARTHEST_DECIMAL else f"1e{places}"


def _is_exact_by_nature(prompt: str) -> bool:
    """Whether what is asked is calculated, or the result of code."""
    return "`" in prompt or is_calculation(prompt)


def _with_a_margin(quantity: Quantity, entry: Entry, deck: Deck) -> Iterator[Problem]:
    low, high = quantity.low, quantity.high
    node = entry.value("number") or entry.node
    if _is_wide(quantity):
        message = f"anything from {low.normalize():f} to {high.normalize():f} is right"
        advice = "narrow the margin, or offer orders of magnitude as `right` and `wrong`"
        yield TOLERANCE_TOO_WIDE.at(node, deck.path, message, advice)
        return
    digits = max(low.adjusted(), high.adjusted()) - (high - low).adjusted() + 1
    if digits > _MOST_DIGITS and not _is_exact_by_nature(entry.question.prompt):
        message = f"the margin is so narrow that {digits} digits must be known"
        yield FALSE_PRECISION.at(node, deck.path, message, "write a wider margin, like `+- 1%`")


def _is_wide(quantity: Quantity) -> bool:
    low, high = quantity.low, quantity.high
    if quantity.unit == "%":
        return high - low > _WIDEST_IN_PER_CENT
    if low < 0 < high:
        # About zero, 0 +- 0.5, no margin is wide by itself.
        return read_number(quantity.example)[1] != 0
    least, most = sorted((abs(low), abs(high)))
    return most > _WIDEST_RATIO * least


def _unit(question: Number, words: Words, entry: Entry, deck: Deck) -> Iterator[Problem]:
    node, unit = entry.value("question") or entry.node, question.quantity.unit
    asked = words_in(prose(question.question))
    if not unit:
        phrase = first_of(asked, words.asking_for_a_measure)
        if phrase and not _names_unit(question.question, asked, words) and "`" not in question.question:
            message = f"“{phrase}” can be answered in several units, and nothing says which is meant"
            advice = "write the unit behind the number, or name it in the question"
            yield UNIT_NOT_ASKED.at(deck.find(node, pattern_of(phrase)), deck.path, message, advice)
        return
    own = next((names for names in words.units if unit_key(unit) in map(unit_key, names)), ())
    found = _count_pattern(words.asking_how_many, words.units).search(question.question) if own else None
    if found is not None and not first_of(asked, own[1:]) and found[1].lower() not in own:
        message = f"the question asks for {found[1]}, and a learner is told to type a number in {unit}"
        advice = f"write the number in {found[1]}, or ask for it in {unit}"
        yield UNIT_NOT_ASKED.at(deck.find(node, pattern_of(found[1])), deck.path, message, advice)


def _names_unit(prompt: str, asked: tuple[str, ...], words: Words) -> bool:
    return bool(first_of(asked, _unit_names(words.units))) or bool(_sign_pattern(words.units).search(prompt))


def _precision(question: DateQuestion, words: Words, entry: Entry, deck: Deck) -> Iterator[Problem]:
    asked = words_in(prose(question.question))
    phrases = {DAY: words.asking_for_a_day, MONTH: words.asking_for_a_month, YEAR: words.asking_for_a_year}
    wanted = next((precision for precision, listed in phrases.items() if first_of(asked, listed)), None)
    precision = question.date.precision
    if wanted is not None and wanted != precision:
        message = f"the question asks for {WANTED[wanted]}, and the date here is {WANTED[precision]}"
        advice = "write the date as precisely as it is asked for, or ask for it as it is written"
        yield DATE_PRECISION.at(entry.value("date") or entry.node, deck.path, message, advice)


@cache
def _unit_names(units: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(name for unit in units for name in unit[1:])


@cache
def _sign_pattern(units: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Finds "(in km)", "in km", "[km]"."""
    signs = "|".join(re.escape(unit[0]) for unit in units)
    return re.compile(rf"(?:\b(?:in|en)\s|[(\[])(?:{signs})(?![\w])")


@cache
def _count_pattern(how_many: tuple[str, ...], units: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Finds "how many kilometres"."""
    names = "|".join(map(re.escape, sorted(_unit_names(units), key=len, reverse=True)))
    asking = "|".join(map(re.escape, how_many))
    return re.compile(rf"\b(?:{asking})\s(?:de\s|d')?({names})\b", re.IGNORECASE)


FAMILY = Family(
    (NO_TOLERANCE, TOLERANCE_TOO_WIDE, UNIT_NOT_ASKED, FALSE_PRECISION, DATE_PRECISION), question=look
)
