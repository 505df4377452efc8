"""Number: a number to type, with or without a unit.

Answered by typing one line. Credit: 1 within the margin, its ends included, else 0.

`number` is written `9.81 +- 0.02 m/s2` (or `±`), with a relative margin `41.6 m +- 5%`, or as a range
`3..5`; without a margin it must be met exactly. The unit need not be typed. `units` names others, each with
what one of them is in the unit of `number`. Learners may write a decimal comma, thousands set apart,
`1.5·10^3` and `1e3`; of `1,500` both meanings are tried. A reply that is no number, or whose unit is not
known, is asked again. `feedback` holds words for wrong numbers that are to be expected.

    - question: How high is the nave of Ulm Minster?
      number: 41.6 +- 0.5 m
      units: {cm: 0.01}
      feedback: {161.5: That is its tower.}
    - question: How large a share of the Empire's people died in the Thirty Years' War?
      number: 15..35 %
"""

from collections.abc import Collection
from decimal import Decimal
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.fields import Fields, found
from quizkit.kinds.number_text import (
    EXAMPLES,
    NO_UNIT,
    Quantity,
    is_unit,
    product,
    read_measure,
    read_number,
    read_quantity,
    unit_key,
)
from quizkit.kinds.typed import BLANK, FEEDBACK_KEY
from quizkit.model.compare import fold
from quizkit.model.forms import TypeLine
from quizkit.model.grades import Grade, partial
from quizkit.model.nodes import TextNode
from quizkit.model.question import Detail, Question
from quizkit.model.replies import Reply, Typed

KEYS = {
    "question": ("text", "what is asked"),
    "number": ("text", "the number with its margin and unit: 9.81 +- 0.02 m/s2, 41.6 m +- 5%, 3..5"),
    "units": ("pairs?", "other units: a mapping of each to what one of it is in the unit of `number`"),
    **FEEDBACK_KEY,
}

Unit = tuple[str, Decimal]
"""A unit's name, and what one of it is in the author's unit."""

_FACTOR = "write what one of this unit is in the unit of `number`: {cm: 0.01}"


class Number(Asked):
    """A quantity to meet.

    Attributes:
        units: (name, factor) of every unit that may be typed, the author's own first, with factor 1.
        feedback: (number in the author's unit, words on it).
    """

    kind: ClassVar[str] = "number"

    quantity: Quantity
    units: tuple[Unit, ...]
    feedback: tuple[tuple[Decimal, str], ...]

    def form(self, seed: str) -> TypeLine:
        del seed
        return TypeLine(self._wanted())

    def objection(self, reply: Reply) -> str:
        if not isinstance(reply, Typed):
            return ""
        if not fold(reply.text):
            return BLANK
        try:
            unit = read_measure(reply.text).unit
        except ValueError as error:
            return f"“{reply.text.strip()}” {error}. Wanted: {self._wanted()}, like 12.5."
        if factor_of(unit, self.units) is not None:
            return ""
        names = [name for name, _ in self.units if name]
        known = f"Known here: {', '.join(names)}, or none." if names else "Only the number is wanted."
        return f"“{unit}” is no unit that is known here. {known}"

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        said = (reply.text,) if isinstance(reply, Typed) else ()
        numbers = [number for text in said for number in self._numbers(text)]
        if any(self.quantity.low <= number <= self.quantity.high for number in numbers):
            return Grade(1.0, partial(1.0), said, self.right_lines())
        words = tuple(words for wrong, words in self.feedback if wrong in numbers)
        return Grade(0.0, partial(0.0), said, self.right_lines(), feedback=words)

    def right_reply(self) -> Typed:
        return Typed(self.accepted()[0])

    def right_lines(self) -> tuple[str, ...]:
        return (f"{self.quantity.text} {self.quantity.unit}".strip(),)

    def accepted(self) -> tuple[str, ...]:
        """One of the numbers that are accepted, with its unit."""
        return (f"{self.quantity.example} {self.quantity.unit}".strip(),)

    def details(self) -> tuple[Detail, ...]:
        own = self.quantity.unit
        units = tuple(f"1 {name} is {factor:f} {own}" for name, factor in self.units[1:])
        feedback = tuple(f"{number:f} {own}".strip() + f": {words}" for number, words in self.feedback)
        told = (Detail("units", units), Detail("feedback", feedback))
        return tuple(detail for detail in told if detail.lines)

    def _wanted(self) -> str:
        return f"a number in {self.quantity.unit}" if self.quantity.unit else "a number"

    def _numbers(self, text: str) -> tuple[Decimal, ...]:
        """What was typed, in the author's unit; empty when it cannot be read."""
        try:
            measure = read_measure(text)
        except ValueError:
            return ()
        factor = factor_of(measure.unit, self.units)
        return () if factor is None else tuple(product(value, factor) for value in measure.values)


def factor_of(unit: str, units: tuple[Unit, ...]) -> Decimal | None:
    """What one of `unit` is in the author's unit; None for a unit that is not known.

    Capitals are overlooked where that leaves no doubt.
    """
    if unit == NO_UNIT:
        return Decimal(1)
    key = unit_key(unit)
    for same in (str, str.casefold):
        factors = {factor for name, factor in units if same(unit_key(name)) == same(key)}
        if len(factors) == 1:
            return factors.pop()
    return None


def parse(fields: Fields) -> tuple[Question, ...]:
    question = fields.text("question")
    about = read_about(fields, question)
    quantity = _read_quantity(fields) if fields.text("number") else None
    if quantity is None:
        return ()
    units = ((quantity.unit, Decimal(1)), *_read_units(fields, quantity.unit))
    feedback = _read_feedback(fields, quantity, units)
    return (Number(about, question, quantity, units, feedback),)


def _read_quantity(fields: Fields) -> Quantity | None:
    node = fields.node("number")
    assert isinstance(node, TextNode)
    try:
        return read_quantity(node.text)
    except ValueError as error:
        _report_no_number(fields, node, "number", error)
        return None


def _report_no_number(fields: Fields, node: TextNode, key: str, error: ValueError) -> None:
    from quizkit.kinds.meant import meant_number, rewritten  # most numbers can be read

    meant = meant_number(node.text, fields.head.language)
    advice = f"did you mean `{meant}`?" if meant else EXAMPLES
    message = f"`{key}`: {found(node)} {error}"
    fields.report(node, "E016", message, advice, edits=rewritten(node, meant))


def _read_units(fields: Fields, own: str) -> tuple[Unit, ...]:
    units = []
    known = {unit_key(own)}
    if not own and "units" in fields.values:
        message = "`units` tells what other units are in the unit of `number`, and `number` has none"
        advice = "write its unit behind the number: `number: 41.6 m`"
        fields.report(fields.node("units"), "E006", message, advice)
    for name, value in fields.text_pairs("units", example="{cm: 0.01}"):
        if unit_key(name.text) in known:
            fields.report(name, "E013", f"the unit {found(name)} is known already", "remove it")
        if not is_unit(name.text.strip()):
            message = f"`units`: {found(name)} cannot be typed behind a number"
            fields.report(name, "E016", message, "a unit begins with a letter or a sign: cm, %, °C, /mol")
        known.add(unit_key(name.text))
        try:
            _, factor, unit = read_number(value.text)
        except ValueError as error:
            fields.report(value, "E016", f"`units`: {found(value)} {error}", _FACTOR)
            continue
        if unit or factor <= 0:
            fields.report(value, "E016", f"`units`: {found(value)} is no number above 0", _FACTOR)
        units.append((name.text.strip(), factor))
    return tuple(units)


def _read_feedback(
    fields: Fields, quantity: Quantity, units: tuple[Unit, ...]
) -> tuple[tuple[Decimal, str], ...]:
    feedback = []
    for name, words in fields.text_pairs("feedback", example="{161.5: words on it}"):
        try:
            _, value, unit = read_number(name.text)
        except ValueError as error:
            _report_no_number(fields, name, "feedback", error)
            continue
        factor = factor_of(unit, units)
        if factor is None:
            fields.report(
                name, "E016", f"`feedback`: the unit of {found(name)} is not in `units`", "add it there"
            )
            continue
        number = product(value, factor)
        if quantity.low <= number <= quantity.high:
            fields.report(name, "E012", f"{found(name)} is right and cannot have words on why it is wrong")
        feedback.append((number, words.text.strip()))
    return tuple(feedback)
