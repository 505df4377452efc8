"""Cleaning text: whatever goes in, what comes out can be shown."""

from unicodedata import category

from quizkit.model import markup
from quizkit.model.text import LINE_ENDS, MOST_MARKS, clean, one_line, unsafe
from quizkit.terminal.layout import plain, width, wrap
from quizkit.terminal.style import encodable

from .drawing import Draw

KEPT = "\u061c\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
"""Invisible characters that scripts and emoji need."""
_HIDDEN_CODES = (
    *(0xAD, 0x180E, 0x200B, 0xFEFF),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2066),
    *range(0x206A, 0x2070),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0100),
)
HIDDEN = frozenset(map(chr, _HIDDEN_CODES))
"""Invisible characters, and those that turn the direction of what follows."""
OPENERS, CLOSER = "\u2066\u2067\u2068", "\u2069"
WORDS = (
    *"ab *`_\n\r\t\0\x07\x1b\x7f\x85\x9b\u0301\u0489\u0e31\u20dd\ufe0f\u0300é日",
    *LINE_ENDS,
    *KEPT,
    *sorted(HIDDEN)[:24],
    *("\r\n", "\x1b[31m", "\x1b]0;t\x07", "\ud800", "\udfff", "\ufdd0", "\uffff", "a\u200d\u0301"),
    *("**", "```", "`a`", "\u0301" * 9, "\u202e", "\U000e0041", "\U0001d173"),
)
CELLS = 20


def run(data: bytes) -> None:
    is_visible_when_cleaned(text_of(data))


def text_of(data: bytes) -> str:
    """By the first byte: UTF-8 with lone surrogates, UTF-16, or words and any characters."""
    draw = Draw(data[1:])
    match data[:1]:
        case b"":
            return ""
        case b"8":
            return data[1:].decode(errors="surrogateescape")
        case b"6":
            return data[1:].decode("utf-16-le", errors="surrogatepass") if len(data) % 2 else ""
    text = draw.text(WORDS, 60)
    return text * draw.one_of((*(1,) * 30, 2, 60))


def is_visible_when_cleaned(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned, "cleaning twice differs"
    assert unsafe(cleaned) is None, "what is clean is called unsafe"
    assert len(cleaned) <= 4 * len(text), "cleaning makes it longer"
    assert (unsafe(text) is None) == (cleaned == ends_and_tabs_as_cleaned(text)), "what differs is not told"
    is_visible(cleaned)
    assert "\n" not in one_line(cleaned)
    is_visible(one_line(cleaned))
    is_visible(markup.plain(cleaned))
    encodable(cleaned, "ascii").encode("ascii")
    rows = wrap((("", cleaned),), CELLS)
    assert all(width(plain(row)) <= CELLS for row in rows), "a row is too wide"


def ends_and_tabs_as_cleaned(text: str) -> str:
    for end in ("\r\n", *LINE_ENDS):
        text = text.replace(end, "\n")
    return text.expandtabs(4) if "\t" in text else text


def is_visible(text: str) -> None:
    """Asserts that a text holds nothing that a terminal obeys or that hides or turns the rest of it."""
    for line in text.split("\n"):
        opened = marks = 0
        for char in line:
            kind = category(char)
            assert kind not in ("Cc", "Cs"), f"U+{ord(char):04X} came through"
            assert char not in HIDDEN, f"U+{ord(char):04X} came through"
            assert ord(char) & 0xFFFE != 0xFFFE, "what is no character came through"
            assert not "\ufdd0" <= char <= "\ufdef", "what is no character came through"
            opened += (char in OPENERS) - (char == CLOSER)
            assert opened >= 0, "an isolate ends that did not begin"
            marks = marks + 1 if kind[0] == "M" else marks if char in KEPT else 0
            assert marks <= MOST_MARKS, "marks are piled up"
        assert not opened, "an isolate does not end in its line"
