"""Numbers and dates: read or refused in words, and what is shown as right is right."""

from contextlib import suppress
from functools import cache

from quizkit.files.decks import read_deck_text
from quizkit.kinds.date_text import Date, read_one, readings
from quizkit.kinds.meant import meant_date, meant_number
from quizkit.kinds.number_text import Measure, Quantity, is_unit, read_measure, read_quantity, unit_key
from quizkit.model.question import Question
from quizkit.model.replies import Typed
from quizkit.model.text import clean, one_line

from .drawing import Draw
from .promises import is_sound
from .typed_target import is_graded

NUMBERS = "..|...| +- |+/-|1,500|1.500,25|1 500|10^3|10⁻³|e99|E-99|·10|1e|0.5| to | and |between |NaN|inf"
UNITS = " m| km/h|m s-2|m/s²| %|%vol|°C|/mol| kg| or 6"
DATES = (
    "1453|-05|-29|May | BC|BCE| AD|av. J.-C.|le |1er |mai|August|Sept.|29 February |1500|1900|000|9999999|"
    "the |of |st| ans|years|1789/07/14|\u00a0"
)
SIGNS = "0123456789.,'-+ /:^%x·×*eE_°$€£µ²³⁻¹½٣３−–±"
WORDS = (*SIGNS, *f"{NUMBERS}|{UNITS}|{DATES}".split("|"))
LANGUAGES = ("en", "fr", "de")
LONGEST = 80
"""What is shown has spaces that its author need not write, and may be longer than what an author may."""


def run(data: bytes) -> None:
    draw = Draw(data)
    texts = [one_line(clean(draw.text(WORDS, 10))) for _ in range(2)]
    for text in texts:
        is_read_as_number(text, draw.one_of(LANGUAGES))
        is_read_as_date(text)
    typed, other = texts
    factor = draw.text(SIGNS[:12], 4)
    unit = draw.text(UNITS.split("|"), 2)
    is_graded(
        {"question": "Q?", "number": typed, "units": {unit: factor}, "feedback": {other: "W."}}, (other,)
    )
    is_graded({"question": "Q?", "number": typed}, (other,))
    for question in _sound_questions():
        for reply in map(Typed, texts):
            is_sound(question, reply, question.grade(reply))
    is_graded({"question": "Q?", "date": typed, "feedback": {other: "W."}}, (other,))


@cache
def _sound_questions() -> tuple[Question, ...]:
    """Questions to which anything may be typed."""
    entries = (
        "number: 41.6 +- 0.5 m, units: {cm: 0.01}",
        "number: 15..35 %",
        "date: 1453-05-29",
        "date: 44 BC",
    )
    text = "questions:\n" + "".join(f"  - {{question: Q{at}?, {one}}}\n" for at, one in enumerate(entries))
    deck = read_deck_text(text, "deck.yaml")
    assert not deck.problems
    return tuple(item.question for item in deck.items)


def is_read_as_number(text: str, language: str) -> None:
    quantity, measure = _quantity(text), _measure(text)
    assert is_unit(text) in (True, False)
    assert unit_key(unit_key(text)) == unit_key(text)
    if measure is not None:
        assert measure.values
        assert all(value.is_finite() for value in measure.values)
    if quantity is not None:
        assert quantity.low <= quantity.high
        _shows_what_it_is(quantity)
    meant = meant_number(text, language)
    assert not meant or read_quantity(meant), "what is proposed cannot be read"


def is_read_as_date(text: str) -> None:
    for date in readings(text):
        assert readings(str(date)) == (date,), "a date is shown as another"
        assert date.holds(date)
        assert date.earliest <= date.latest
    with suppress(ValueError):
        one = read_one(text)
        assert read_one(str(one)) == one, "a date with its margin is shown as another"
        assert one.holds(Date(one.year, one.month, one.day))
    meant = meant_date(text)
    assert not meant or read_one(meant), "what is proposed cannot be read"


def _shows_what_it_is(quantity: Quantity) -> None:
    unit = f" {quantity.unit}" if quantity.unit else ""
    shown = read_measure(f"{quantity.example}{unit}")
    assert unit_key(shown.unit) == unit_key(quantity.unit), "the unit is shown as another"
    assert any(quantity.low <= value <= quantity.high for value in shown.values), "what is shown is not right"
    if unit.startswith(" %"):
        return  # behind a margin it would be a share of the number
    written = quantity.text.replace(" to ", " .. ") + unit  # a range is shown in words
    if len(written) > LONGEST:
        return
    again = read_quantity(written)
    assert (again.low, again.high) == (quantity.low, quantity.high), "a quantity is shown as another"


def _quantity(text: str) -> Quantity | None:
    try:
        return read_quantity(text)
    except ValueError:
        return None


def _measure(text: str) -> Measure | None:
    try:
        return read_measure(text)
    except ValueError:
        return None
