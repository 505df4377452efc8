"""Cleans the text of a deck while it is read, and tells the author what was unsafe in it, and where."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from quizkit.model.nodes import Mark, Place
from quizkit.model.problems import Edit, Problems
from quizkit.model.text import LINE_ENDS, clean, name_of, unsafe

MOST_TOLD = 50
"""So many are told one by one; a file that has more did not get them by a slip."""


LONGEST_SAMPLE = 60


class Found(NamedTuple):
    """A scalar that was not safe as it stood in the file."""

    text: str
    start: Mark
    end: Mark


class Cleaner:
    """Cleans scalars and remembers those that needed it.

    Attributes:
        needed: an ASCII scalar may need it. Others always may.
    """

    def __init__(self, *, needed: bool) -> None:
        self.needed = needed
        self.found: list[Found] = []

    def clean(self, text: str, start: Mark, end: Mark) -> str:
        cleaned = clean(text)
        if cleaned != text:
            self.found.append(Found(text, start, end))
        return cleaned


def shortened(text: str) -> str:
    """A stretch of a file as a message shows it: clean, on one line, and not too long."""
    sample = " ".join(clean(text[: 4 * LONGEST_SAMPLE]).split())
    return sample if len(sample) <= LONGEST_SAMPLE else sample[: LONGEST_SAMPLE - 1] + "…"


def is_ordinary(text: str) -> bool:
    """No control character, nothing invisible in it; combining marks may still be piled up. Quick."""
    return text.replace("\n", "").isprintable()


def parseable(text: str, problems: Problems) -> str:
    """The text with every character replaced that YAML refuses or, unlike editors, takes for a line end.

    One character stands for one, so that places stay true.
    """
    refused = "".join(
        map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))
    )
    text = re.sub(r"\r(?!\n)", "\n", text)
    found = re.finditer(f"[{refused}{LINE_ENDS}]", text)
    for match in islice(found, MOST_TOLD):
        _tell(name_of(match[0]), _place(text, match.start()), problems)
    stand_ins = {ord(char): clean(char) for char in refused} | {ord(char): " " for char in LINE_ENDS}
    return text.translate(stand_ins)


def with_plain_indentation(text: str, problems: Problems) -> str:
    """The text with ordinary spaces in indentations where YAML would take other spaces for text.

    They come from web pages and word processors, and then mostly in many lines: the first is told.
    """
    other = "[\u00a0\u3000]"
    pattern = rf"(?m)^[ -]*{other}(?:[ -]|{other})*(?=[a-z]+:(?:\s|$)|- |(?<=-{other})\S)"
    found = list(re.finditer(pattern, text))
    if found:
        at = found[0].start() + re.search(other, found[0][0]).start()  # type: ignore[union-attr] # it is there
        message = f"{name_of(text[at])} in the indentation: YAML takes only ordinary spaces there"
        more = f"{len(found)} lines have it: replace it everywhere." if len(found) > 1 else "Replace it."
        spots = (spot.start() for line in found for spot in re.compile(other).finditer(text, *line.span()))
        edits = tuple(Edit(spot, spot + 1, " ") for spot in spots)
        problems.add(_place(text, at), "E001", message, more, fatal=False, edits=edits)
    return re.sub(pattern, lambda match: re.sub(other, " ", match[0]), text)


def tell_unsafe(found: Sequence[Found], text: str, problems: Problems) -> None:
    """Tells of the scalars that were cleaned; `text` is the file they stand in."""
    told = 0
    for one in found:
        what = unsafe(one.text)
        if what is not None:
            told += 1
            if told > MOST_TOLD:
                break
            at = text.find(what.character, one.start.index, one.end.index)
            if at < 0:
                place = Place(one.start.line + 1, one.start.column + 1, one.end.line + 1, one.end.column + 1)
                _tell(what.name, place, problems, _ESCAPED)
            else:
                _tell(what.name, _place(text, at), problems)


_AS_IT_IS = "It is not shown as it is written: delete it."
_ESCAPED = "Within double quotes a backslash begins an escape: write two of them, or use single quotes."


def _tell(name: str, place: Place, problems: Problems, advice: str = _AS_IT_IS) -> None:
    problems.add(place, "E021", f"unsafe character {name}", advice, fatal=False)


def _place(text: str, at: int) -> Place:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Place(line, column, line, column + 1)
