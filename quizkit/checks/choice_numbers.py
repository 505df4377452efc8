"""Rules about options that are numbers or ranges of numbers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from quizkit.checks.options import Choice, measure_of
from quizkit.checks.rule import Fix, Rule, Severity
from quizkit.model.compare import fold
from quizkit.model.nodes import ListNode
from quizkit.model.problems import Edit, Problem

OVERLAPPING_RANGES = Rule("C113", "overlapping-ranges", Severity.WARNING)
UNSORTED_NUMBERS = Rule("C114", "unsorted-numbers", Severity.INFO, Fix.SAFE)

RULES = (OVERLAPPING_RANGES, UNSORTED_NUMBERS)

_YEARS = range(1000, 2101)


class Range(NamedTuple):
    """Numbers from `low` to `high`. `frame` is what stands around them: "10–20 km" and "5–9 km" share it."""

    low: Decimal
    high: Decimal
    frame: tuple[str, str]


def look(choice: Choice) -> Iterator[Problem]:
    yield from _overlapping(choice)
    yield from _unsorted(choice)


def _overlapping(choice: Choice) -> Iterator[Problem]:
    """Wrong ranges that hold numbers of a right one. Wrong ones may overlap: no answer depends on it."""
    right = [(option, found) for option in choice.right if (found := _range(option.text)) is not None]
    if not right:
        return
    for option in choice.wrong:
        ours = _range(option.text)
        for other, theirs in right:
            shared = _shared(ours, theirs) if ours is not None else ""
            if shared:
                message = f"`{option.text}` and the right option `{other.text}` both hold {shared}"
                advice = "let one range begin after the other has ended: 10–19, 20–29"
                yield OVERLAPPING_RANGES.at(option.node, choice.deck.path, message, advice)
                break


def _shared(one: Range, other: Range) -> str:
    """What two ranges have in common, in words; empty for nothing.

    Where parts of a unit count, ranges that meet at an end share no more than a point.
    """
    low, high = max(one.low, other.low), min(one.high, other.high)
    if one.frame != other.frame or low > high:
        return ""
    if low < high:
        return f"the numbers from {low} to {high}"
    whole = all(value == value.to_integral_value() for value in (*one[:2], *other[:2]))
    return str(low) if whole else ""


def _range(text: str) -> Range | None:
    """A range like "10–20 km"; None for other texts and for spans of years, which are names of periods."""
    found = _range_pattern().fullmatch(fold(text)) if any(map(str.isdecimal, text)) else None
    ends = [measure_of(found[end]) for end in ("low", "high")] if found is not None else []
    if found is None or None in ends:
        return None
    low, high = (end.values[0] for end in ends if end is not None)
    frame = found["before"].strip(), found["after"].strip()
    if low >= high or (frame == ("", "") and low in _YEARS and high in _YEARS):
        return None
    return Range(low, high, frame)


def _unsorted(choice: Choice) -> Iterator[Problem]:
    readings = [reading for option in choice.wrong if (reading := measure_of(option.text)) is not None]
    if not 3 <= len(readings) == len(choice.wrong) or len({reading.unit for reading in readings}) > 1:
        return
    # `1,500` may mean two numbers. The order must be wrong, and the better one the same, for both.
    orders = {_order([reading.values[which] for reading in readings]) for which in (0, -1)}
    if None in orders:
        return
    listed = ", ".join(option.text for option in choice.wrong)
    message = f"the numbers under `wrong` are in no order: {listed}"
    edits = _sorted(choice, orders.pop() or ()) if len(orders) == 1 else ()
    yield UNSORTED_NUMBERS.at(
        choice.wrong[0].node, choice.deck.path, message, "write them from the lowest to the highest", *edits
    )


def _order(values: Sequence[Decimal]) -> tuple[int, ...] | None:
    """Which comes first, second and so on, from the lowest; None when they rise or fall already."""
    neighbours = list(pairwise(values))
    if all(one <= other for one, other in neighbours) or all(one >= other for one, other in neighbours):
        return None
    return tuple(sorted(range(len(values)), key=values.__getitem__))


def _sorted(choice: Choice, order: Sequence[int]) -> Iterator[Edit]:
    """Exchanges the items of a list where they stand; nothing where words or comments belong to them."""
    items, source = choice.entry.value("wrong"), choice.deck.text
    if not isinstance(items, ListNode) or len(items.items) != len(order):
        return
    line_end = source.find("\n", items.end.index)
    around = source[items.start.index : line_end if line_end >= 0 else len(source)]
    written = [choice.deck.written(item) for item in items.items]
    if "#" in around or any("\n" in text for text in written):
        return
    for item, number, text in zip(items.items, order, written, strict=True):
        if written[number] != text:
            yield Edit(item.start.index, item.end.index, written[number])


@cache
def _range_pattern() -> re.Pattern[str]:
    number = r"\d[\d.,]*"
    return re.compile(
        rf"(?P<before>[^\d-]*)(?P<low>{number})\s*(?:-|\.\.|to|à)\s*(?P<high>{number})(?P<after>[^\d-]*)"
    )
