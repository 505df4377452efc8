"""Numbers and dates that cannot be read as they are written, and what their authors most likely meant.

Loaded only for one that cannot be read. It is no more than likely: such a fix is made when it is asked for.
"""

import re
from collections.abc import Callable

from quizkit.kinds.date_text import read_one
from quizkit.kinds.number_text import read_number, read_quantity
from quizkit.model.nodes import Node, TextNode
from quizkit.model.problems import Edit
from quizkit.model.scalars import as_scalar

_LONGEST = 80
_NUMBER = r"[+-]?\d[\d.,' ]*"


def meant_number(text: str, language: str) -> str:
    """The number or range that is likely meant; empty when nothing is.

    Args:
        language: of the deck; says what a comma before three digits is.
    """
    if len(text) > _LONGEST:
        return ""
    plain = " ".join(text.split()).rstrip(".")
    between = r"(?P<between>-|–|—|\.{2,3}|to|and)"
    found = re.fullmatch(
        rf"(?:between |from )?({_NUMBER}?) ?{between} ?({_NUMBER}?)(?P<unit> ?[^\d\s.,].*)?", plain
    )
    if found is not None:
        low, high = (_one_meaning(end, language) for end in (found[1], found[3]))
        return _range(low, high, found["unit"] or "", may_turn=found["between"] not in "-–—")
    return _read(read_quantity, _one_meaning(plain, language))


def meant_date(text: str) -> str:
    """The date that is likely meant; empty when none is."""
    if len(text) > _LONGEST:
        return ""
    plain = " ".join(text.split()).rstrip(".")
    together = re.fullmatch(r"(\d{4})([01]\d)([0-3]\d)", plain)
    if together is not None:
        return _read(read_one, "-".join(together.groups()))
    turned = re.fullmatch(r"(\d{3,4})([-/. ])(\d{1,2})\2(\d{1,2})", plain)
    if turned is not None:
        year, _, day, month = turned.groups()
        return _read(read_one, f"{year}-{month:>02}-{day:>02}")
    return ""


def rewritten(node: Node, text: str) -> tuple[Edit, ...]:
    """Writes another text in place of one that stands on one line; nothing when there is none."""
    if not text or not isinstance(node, TextNode) or node.start.line != node.end.line:
        return ()
    return (Edit(node.start.index, node.end.index, as_scalar(text, in_flow=True)),)


def _one_meaning(text: str, language: str) -> str:
    """A number with commas before its thousands, as English has them, without them."""
    is_english = language.partition("-")[0] == "en"
    plain = text.strip()
    grouped = re.match(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?![\d,]|\.\d*,)", plain) if is_english else None
    return plain if grouped is None else grouped[0].replace(",", "") + plain[grouped.end() :]


def _range(low: str, high: str, unit: str, *, may_turn: bool) -> str:
    """A range from one number to another.

    Args:
        may_turn: the higher number may stand first; behind a dash it might be a telephone number.
    """
    try:
        turned = read_number(high)[1] < read_number(low)[1]
    except ValueError:
        return ""
    first, last = (high, low) if turned and may_turn else (low, high)
    return _read(read_quantity, f"{first.strip()}..{last.strip()} {unit.strip()}".strip())


def _read(read: Callable[[str], object], text: str) -> str:
    """The text if it can be read now, else nothing."""
    try:
        read(text)
    except ValueError:
        return ""
    return text
