"""Text from files and people, made safe to show: nothing in it moves the cursor, hides, or turns round."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

MOST_MARKS = 8
"""So many combining marks may sit on one letter; no script needs as many."""

LINE_ENDS = "\x85\u2028\u2029"
"""Line ends beside CR LF and LF. YAML breaks lines at them, most editors do not."""

_OPENERS = "\u2066\u2067\u2068"
_CLOSER = "\u2069"
_KEPT_INVISIBLE = "\u061c\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
"""Scripts and emoji need them. They do not end a pile of combining marks."""
_MARKERS = "*`"
"""Markup is not shown (see `markup`): what stands behind it may be drawn on the letter before it."""

_CONTROL_NAMES = (
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|BELL|BACKSPACE|"
    "TAB|LINE FEED|VERTICAL TAB|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|"
    "DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|"
    "NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|"
    "END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|INFORMATION SEPARATOR FOUR|"
    "INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO|INFORMATION SEPARATOR ONE"
)


class Unsafe(NamedTuple):
    """A character that `clean` removes or replaces. `name` is as told: "U+202E RIGHT-TO-LEFT OVERRIDE"."""

    name: str
    character: str
    offset: int


def clean(text: str) -> str:
    r"""The text without anything that a terminal obeys or a reader cannot see.

    C0 characters become their visible pictures, a tab becomes spaces and every line end `\n`. C1, lone
    surrogates, what is no character, and embeddings and overrides of the writing direction become U+FFFD.
    Isolates of direction end within their line. Invisible characters that no script needs are left out, and
    so is every combining mark after the eighth on a letter. Cleaning twice is the same as once.
    """
    if not text.isprintable() and _suspects().search(text):
        text = _suspects().sub(_shown, text.replace("\r\n", "\n")).expandtabs(4)
        text = _with_isolates_closed(text)
    if text.isascii() or not _crowds(with_markers="*" in text or "`" in text).search(text):
        return text
    return _without_piles(text)


def unsafe(text: str) -> Unsafe | None:
    """The first character that makes the text differ from its cleaned form, tabs and line ends apart."""
    found = [*_first_suspect(text), *_first_lone_isolate(text), *_first_piled(text)]
    return min(found, key=lambda one: one.offset, default=None)


def name_of(char: str) -> str:
    """A character as it is told: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    from unicodedata import name

    code = ord(char)
    if code < 0x20:
        known = _CONTROL_NAMES.split("|")[code]
    elif code == 0x7F:
        known = "DELETE"
    else:
        other = {"Cc": "(a control character)", "Cs": "(half a surrogate pair)", "Cn": "(not a character)"}
        known = name(char, "") or other[_category(char)]
    return f"U+{code:04X} {known}"


def one_line(text: str) -> str:
    """Clean text on one line: line breaks and the space around them become one space."""
    return " ".join(part for line in text.split("\n") if (part := line.strip()))


@cache
def _suspects() -> re.Pattern[str]:
    planes = range(0, 0x110000, 0x10000)
    no_characters = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in planes)
    return re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff"
        "\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
        f"{no_characters}]"
    )


@cache
def _crowds(*, with_markers: bool) -> re.Pattern[str]:
    """Finds where there may be too many combining marks: quick, and surer than a list of all the marks."""
    between = f"[{_MARKERS}]*" if with_markers else ""
    return re.compile(rf"(?:[^\w\s\x00-\u02ff]{between}){{{MOST_MARKS + 1},}}")


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if code < 0x20:
        return char if char == "\t" else chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char in LINE_ENDS:
        return "\n"
    if char in _KEPT_INVISIBLE:
        return char
    return "" if _category(char) == "Cf" and not "\u202a" <= char <= "\u202e" else "\ufffd"


def _with_isolates_closed(text: str) -> str:
    lone = {offset for offset, _ in _lone_isolates(text)}
    if not lone:
        return text
    lines, start = [], 0
    for line in text.split("\n"):
        kept = "".join(char for at, char in enumerate(line, start) if char != _CLOSER or at not in lone)
        missing = sum(char in _OPENERS and at in lone for at, char in enumerate(line, start))
        lines.append(kept + _CLOSER * missing)
        start += len(line) + 1
    return "\n".join(lines)


def _lone_isolates(text: str) -> Iterator[tuple[int, str]]:
    """Isolates without an end in their line, and ends without a beginning, with their offsets."""
    opened: list[int] = []
    for match in re.finditer(f"[\n{_OPENERS}{_CLOSER}{LINE_ENDS}]|\\Z", text):
        if match[0] and match[0] in _OPENERS:
            opened.append(match.start())
        elif match[0] == _CLOSER and opened:
            opened.pop()
        elif match[0] == _CLOSER:
            yield match.start(), match[0]
        else:
            yield from ((offset, text[offset]) for offset in opened)
            opened.clear()


def _piled(text: str) -> Iterator[int]:
    """Offsets of the combining marks that are too many on their letter."""
    for crowd in _crowds(with_markers=True).finditer(text):
        count = 0
        for offset, char in enumerate(crowd[0], crowd.start()):
            if _category(char)[0] == "M":
                count += 1
                if count > MOST_MARKS:
                    yield offset
            elif char not in _KEPT_INVISIBLE and char not in _MARKERS:
                count = 0


def _without_piles(text: str) -> str:
    too_many = set(_piled(text))
    return "".join(char for offset, char in enumerate(text) if offset not in too_many)


def _first_suspect(text: str) -> Iterator[Unsafe]:
    for match in _suspects().finditer(text):
        char, offset = match[0], match.start()
        ends_line = char in LINE_ENDS or text.startswith("\r\n", offset)
        if not ends_line and char != "\t" and char not in _KEPT_INVISIBLE:
            yield Unsafe(name_of(char), char, offset)
            return


def _first_lone_isolate(text: str) -> Iterator[Unsafe]:
    for offset, char in sorted(_lone_isolates(text))[:1]:
        without = "beginning" if char == _CLOSER else "end in its line"
        yield Unsafe(f"{name_of(char)} without its {without}", char, offset)


def _first_piled(text: str) -> Iterator[Unsafe]:
    for offset in _piled(text):
        char = text[offset]
        yield Unsafe(f"{name_of(char)}, more than {MOST_MARKS} marks on one letter", char, offset)
        return


def _category(char: str) -> str:
    from unicodedata import category

    return category(char)
