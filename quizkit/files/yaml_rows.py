"""The lines of a deck that YAML cannot read, taken apart: what is key, and what is value."""

import re
from typing import NamedTuple

from quizkit.files.unsafe_text import shortened
from quizkit.model.nodes import Place
from quizkit.model.scalars import quoted

_ROW = re.compile(
    r"""[ ]*(?:-[ ]+)*
        (?:(?P<key>[^\s:#'"\[\]{},&*!|>%@`-][^:#]*|"[^"]*"|'[^']*'):(?:[ ]+|$))?
        (?P<value>.*)""",
    re.VERBOSE,
)


class Row(NamedTuple):
    """One line of the file, taken apart: `- key: value`. The key may be empty; columns count from 0.

    Attributes:
        begin: column of the key, or of the value where there is no key.
        column: of the value.
    """

    line: int
    text: str
    key: str
    value: str
    begin: int
    column: int

    @property
    def depth(self) -> int:
        """What goes on below this line is indented by more than so many spaces."""
        return self.begin if self.key else len(self.text) - len(self.text.lstrip(" "))

    def place(self) -> Place:
        """Where the value stands."""
        return Place(self.line + 1, self.column + 1, self.line + 1, self.column + 1 + len(self.value))

    def rewritten(self) -> str:
        """How the line is written so that its value is text, as a message shows it."""
        value = quoted(shortened(without_quotes(self.value)))
        return f"{shortened(self.key)}: {value}" if self.key else value


def row_at(line: int, lines: list[str], column: int | None = None) -> Row:
    """A line taken apart; with a column, what begins there is the value, in brackets up to the next comma."""
    text = line_at(line, lines)
    match = _ROW.match(text)
    assert match is not None, "every line matches"
    begin = match.start("value")
    if column is None or column <= begin:
        key_begins = match.start("key") if match["key"] else begin
        return Row(line, text, match["key"] or "", match["value"].rstrip(), key_begins, begin)
    value = text[column:]
    if match["value"].startswith(("[", "{")):
        value = re.split(r"[],}]", value)[0]
    return Row(line, text, "", value.rstrip(), column, column)


def line_at(line: int, lines: list[str]) -> str:
    """A line without its end; empty where there is none."""
    return lines[line].rstrip("\r") if 0 <= line < len(lines) else ""


def offset_of(line: int, lines: list[str]) -> int:
    """The index of a line's first character."""
    return sum(map(len, lines[:line])) + line


def without_quotes(value: str) -> str:
    """What stands in quotes that were closed too early: `'it's'` becomes `it's`."""
    found = re.fullmatch(r"""(["'])((?:(?!\1).)*\1\w.*)\1""", value)
    return found[2] if found else value
