"""What the terminal can do, decided once from the environment and the streams that are passed in."""

import os
from collections.abc import Mapping
from typing import NamedTuple, TextIO

WIDEST = 100
"""Lines of text are not longer than this: longer ones are hard to read."""

STACKED_BELOW = 60
"""Narrower terminals get what stands side by side one below the other."""

_PLAIN_COLUMNS = 80
_MOST_DIGITS = 4


class Marks(NamedTuple):
    """Signs that carry meaning, in characters that the stream can encode."""

    right: str = "✓"
    almost: str = "≈"
    wrong: str = "✗"
    skipped: str = "–"
    full: str = "━"
    empty: str = "─"
    pointer: str = "›"
    held: str = "↕"
    arrow: str = "→"
    ellipsis: str = "…"
    ticked: str = "[✓]"
    unticked: str = "[ ]"
    gap: str = "____"
    attention: str = "!"
    quotes: tuple[str, str] = ("“", "”")
    goal: str = "│"
    levels: str = "▁▂▃▄▅▆▇█"
    shades: str = "·░▒▓█"
    rising: str = "↑"
    falling: str = "↓"


UNICODE = Marks()
ASCII = Marks(
    *("+", "~", "x", "-", "=", "-", ">", "#", "->", "...", "[x]"),
    quotes=('"', '"'),
    goal="|",
    levels="_.:-=+*#",
    shades=".-+*#",
    rising="^",
    falling="v",
)

_SPELLED = str.maketrans(
    {"…": "...", "→": "->", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " ", "•": "*"}
)

STYLES = {
    "strong": "bold",
    "emphasis": "italic",
    "code": "cyan",
    "block": "cyan",
    "dim": "dim",
    "right": "bold green",
    "almost": "bold yellow",
    "wrong": "bold red",
    "head": "bold cyan",
    "pointed": "bold cyan",
    "pointer": "bold cyan",
    "key": "bold",
    "slip": "bold underline",
}
"""Every style by its meaning, in words that SGR codes, rich and prompt_toolkit styles are made of."""


class Style(NamedTuple):
    """What the terminal can do.

    Attributes:
        linear: every line is appended and nothing is redrawn.
        interactive: a person sits at both ends: stdin and stdout are terminals.
        colour: what is written to stdout may be styled.
        encoding: of stdout.
        columns: the width; None when the terminal is asked each time, for it may be resized.
    """

    linear: bool
    interactive: bool
    colour: bool
    encoding: str
    marks: Marks
    columns: int | None


def decide(
    environ: Mapping[str, str],
    stdin: TextIO,
    stdout: TextIO,
    *,
    linear: bool = False,
    colour: bool | None = None,
) -> Style:
    """Looks at the streams and the environment.

    Args:
        environ: `ACCESSIBLE`, `NO_COLOR`, `FORCE_COLOR`, `TERM` and `COLUMNS` count.
        stdin, stdout: the streams a person would sit at.
        linear: asked for by a flag or a setting.
        colour: a flag that overrules the environment; None when it was not given.
    """
    terminal = stdout.isatty()
    interactive = terminal and stdin.isatty()
    dumb = environ.get("TERM", "") == "dumb"
    encoding = stdout.encoding or "utf-8"
    return Style(
        linear=linear or _is_on(environ, "ACCESSIBLE") or dumb or not interactive,
        interactive=interactive,
        colour=_colour(environ, terminal=terminal) if colour is None else colour,
        encoding=encoding,
        marks=UNICODE if _can_encode("".join(map("".join, UNICODE)), encoding) else ASCII,
        columns=None if terminal else _columns(environ),
    )


def encodable(text: str, encoding: str) -> str:
    r"""The text with everything that the encoding lacks spelled in ASCII: `->` for `→`, `\u65e5` for `日`."""
    shown = escaped(text, encoding)
    return text if shown == text else escaped(text.translate(_SPELLED), encoding)


def escaped(text: str, encoding: str) -> str:
    r"""The text with everything that the encoding lacks as `\u65e5`."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def escaped_as_in_json(text: str, encoding: str) -> str:
    r"""The text with everything that the encoding lacks as JSON writes it: `\u00e9`, `\ud83d\ude00`."""
    if _can_encode(text, encoding):
        return text
    return "".join(char if _can_encode(char, encoding) else _in_json(char) for char in text)


def _in_json(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def width_of(style: Style, stdout: TextIO) -> int:
    """The width at this moment, in cells."""
    return _size(stdout)[0] if style.columns is None else style.columns


def height_of(stdout: TextIO) -> int:
    """The height at this moment, in rows; 24 when it is not a terminal."""
    return _size(stdout)[1]


def _size(stdout: TextIO) -> tuple[int, int]:
    try:
        columns, rows = os.get_terminal_size(stdout.fileno())
    except (OSError, ValueError):
        return _PLAIN_COLUMNS, 24
    return columns or _PLAIN_COLUMNS, rows or 24


def _colour(environ: Mapping[str, str], *, terminal: bool) -> bool:
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return _is_on(environ, "FORCE_COLOR")
    return terminal and environ.get("TERM", "") not in {"", "dumb", "unknown"}


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").lower() not in {"", "0", "false", "no"}


def _columns(environ: Mapping[str, str]) -> int:
    given = environ.get("COLUMNS", "")
    sensible = given.isdecimal() and len(given) <= _MOST_DIGITS and int(given) > 0
    return int(given) if sensible else _PLAIN_COLUMNS


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
