"""Short answers that are numbers or dates, which are compared better as such."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from quizkit.checks.calculation import is_calculation
from quizkit.checks.edits import as_scalar
from quizkit.checks.rule import Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import first_of, prose, words_in
from quizkit.checks.words import Words
from quizkit.kinds.date_text import YEAR, Date, read_one, readings
from quizkit.kinds.number_text import read_measure, read_number
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.kinds.typed import RULE_KEYS
from quizkit.model.nodes import TextNode, place_of
from quizkit.model.problems import Edit, Problem

SHOULD_BE_NUMBER = Rule("T307", "should-be-number", Severity.WARNING, Fix.UNSAFE)

_UNITS = (
    " % ‰ $ € £ ¥ mm cm dm m km µm nm mg g kg t ms s min h °C °F K N J kJ W kW V A Hz kHz MHz GHz Pa mol l"
    " L ml mL m2 m3 km2 cm2 cm3 m/s m/s2 km/h ha ° "
)
"""Of `5 km` it is certain that it is a number; of `5 Nations` it is not."""
_FEWEST_DIGITS = 3
"""Of a year without an era: `14 July` is no month of the year 14."""


class _Figure(NamedTuple):
    """What a short answer is.

    Attributes:
        key: the answer key it should stand under.
        text: how it is written there.
        certain: the text can mean nothing else.
    """

    key: str
    text: str
    certain: bool = True


def should_be_number(question: ShortAnswer, entry: Entry, deck: Deck) -> Iterator[Problem]:
    # What code prints is a text: 3 is not 3.0 there.
    if not all(any(map(str.isdigit, text)) for text in question.answers) or "`" in question.question:
        return
    figure = _number(question, deck.words) or _date(question.answers)
    if figure is None:
        return
    message = f"a {figure.key} under `answer` is right only as it is written here"
    advice = f"write `{figure.key}: {figure.text}`: then other ways to write it count too"
    node = entry.value("answer") or entry.node
    edits = _edits(figure, entry, deck) if figure.certain else ()
    yield SHOULD_BE_NUMBER.at(place_of(node), deck.path, message, advice, *edits)


def _number(question: ShortAnswer, words: Words | None) -> _Figure | None:
    """The number that all the texts mean; None when one of them means none, or another."""
    texts = question.answers
    values: set[Decimal] = set()
    certain = []
    for text in texts:
        measure = None if _odd_zero_pattern().search(text) else _measure(text)
        if measure is None:
            return None
        values = values & set(measure) if values else set(measure)
        if not values:
            return None
        certain += [text] if len(measure) == 1 else []
    if not certain:
        return _Figure("number", f"{max(values):f}", certain=False)
    if not texts[0].isdecimal():
        return _Figure("number", certain[0])
    key = _asked_for(texts[0], question.question, words)
    return _Figure(key, texts[0]) if key else None


def _measure(text: str) -> tuple[Decimal, ...] | None:
    """What a number may mean, with a common unit or without one."""
    try:
        measure = read_measure(text)
    except ValueError:
        return None
    return measure.values if not measure.unit or f" {measure.unit} " in _UNITS else None


def _asked_for(digits: str, prompt: str, words: Words | None) -> str:
    """The answer key of a whole number; empty when it may be a name: a novel, a room, a status code."""
    if words is not None:
        asked = words_in(prose(prompt))
        when = first_of(asked, words.asking_when) or first_of(asked, words.asking_for_a_year)
        if when and len(digits) >= _FEWEST_DIGITS:
            return "date"
        if first_of(asked, words.asking_how_many):
            return "number"
    return "number" if is_calculation(prompt) else ""


def _date(texts: Sequence[str]) -> _Figure | None:
    """The date that all the texts mean; None when one of them means none, or another."""
    dates = {_one_date(text) for text in texts}
    if len(dates) > 1 or None in dates or all(map(str.isdecimal, texts)):
        return None
    return _Figure("date", texts[0])


def _one_date(text: str) -> Date | None:
    dates = readings(text)
    if len(dates) != 1:
        return None
    written_out = any(map(str.isalpha, text)) or _date_in_digits().fullmatch(text) or text.isdecimal()
    long_enough = dates[0].year >= 10 ** (_FEWEST_DIGITS - 1) or dates[0].precision == YEAR
    return dates[0] if written_out and long_enough else None


def _edits(figure: _Figure, entry: Entry, deck: Deck) -> tuple[Edit, ...]:
    """Another key, and one text in place of a list; nothing where that would not be sound."""
    keys = {name.text for name, _ in entry.node.pairs}
    if not keys.isdisjoint(RULE_KEYS) or not all(
        _reads(node, figure.key) for node in entry.texts("feedback")
    ):
        return ()
    name, value = next(pair for pair in entry.node.pairs if pair[0].text == "answer")
    if isinstance(value, TextNode):
        return (Edit(name.start.index, name.end.index, figure.key),)
    if "#" in deck.text[name.start.index : value.end.index]:
        return ()
    written = as_scalar(figure.text, in_flow=deck.in_flow(name))
    return (Edit(name.start.index, value.end.index, f"{figure.key}: {written}"),)


def _reads(node: TextNode, key: str) -> bool:
    """Whether an entry of `feedback` can stay under this answer key."""
    try:
        return bool(read_one(node.text) if key == "date" else not read_number(node.text)[2])
    except ValueError:
        return False


@cache
def _odd_zero_pattern() -> re.Pattern[str]:
    """Zeros that a number does not need and a name may: 007, version 3.10."""
    return re.compile(r"^[+-]?0\d|[.]\d*0(?!\d)")


@cache
def _date_in_digits() -> re.Pattern[str]:
    return re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}[./]\d{1,2}[./]\d{4}")
