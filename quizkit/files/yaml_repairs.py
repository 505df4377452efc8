"""Changes that let YAML read what an author meant, where the text leaves no doubt about that.

What stopped the reading is told by `yaml_causes`; here it is mended. A change is only offered when the
question around it can be read past its place afterwards.
"""

import re
from functools import cache

from quizkit.files.lost_text import before_comment
from quizkit.files.yaml_blocks import means_something
from quizkit.files.yaml_escapes import in_single_quotes
from quizkit.files.yaml_rows import Row, line_at, offset_of, row_at, without_quotes
from quizkit.model.problems import Edit
from quizkit.model.scalars import quoted

_PROSE = frozenset(
    ("question", "front", "back", "cloze", "passage", "why", "hint", "title", "description", "license")
)
"""Keys under which there is text and nothing else, be it long."""

_TEXTS = _PROSE | {"right", "answer", "pin", "version"}
"""Keys under which there may be a text, and never a mapping."""

_MAPPINGS_OF_TEXTS = frozenset(("terms", "wrong", "match", "feedback"))
"""What stands behind a key below one of these is text."""

MAPPINGS = frozenset(
    ("wrong", "match", "timeline", "units", "feedback", "source", "sources", "defaults", "exam", "blueprint")
)
"""Keys below which there may be a mapping."""

_SIGNS = "*&!@%`"
"""Signs that mean something to YAML and nothing in a deck: a text that begins with one is text."""


def with_text_quoted(row: Row, lines: list[str]) -> tuple[Edit, ...]:
    """Quotes a value in which `: ` stands, where its key has no use for a mapping."""
    if _key(row) in _TEXTS or (not _is_dashed(row) and _parent_of(row, lines) in _MAPPINGS_OF_TEXTS):
        keys = re.findall(r"(?<!\S)([\w-]+):(?!\S)", row.value)
        if row.value[:1] not in "[{|>\"'" and known_keys().isdisjoint(keys):
            return _quoted(row, lines)
    return ()


def with_sign_quoted(row: Row, lines: list[str]) -> tuple[Edit, ...]:
    """Quotes a value that begins with a sign of YAML's, where that can have no use for its author."""
    if row.value.startswith(("{", "[")):
        is_text = _key(row) in _PROSE and row.key != "hint"
    elif row.value.startswith(">"):
        is_text = re.match(r">=? ?\d", row.value) is not None
    else:
        is_text = row.value.startswith(tuple(_SIGNS)) and not is_meant_for_yaml(row.value, lines)
    return _quoted(row, lines) if is_text else ()


def with_quotes_around(row: Row, lines: list[str]) -> tuple[Edit, ...]:
    """Quotes a text that has quotes of its own at its beginning, or in it."""
    inner = without_quotes(row.value)
    first = row.value[:1]
    escaped = "\\" in row.value or first * 2 in inner
    pieces = re.match(r"""(["']).*?\1\s*["',]""", row.value)
    is_text = _key(row) in _TEXTS if row.key else _is_dashed(row)
    has_comment = before_comment(row.value) != row.value
    if escaped or pieces or has_comment or not is_text or _goes_on(row, lines) != row.line:
        return ()
    return _replacing(row, inner, lines)


def with_start_of_text_quoted(line: int, lines: list[str]) -> tuple[Edit, ...]:
    """Quotes a text that began above this line, in which there is a `: `."""
    row = _start_of_text(line, lines)
    return () if row is None else _quoted(row, lines)


def goes_on_from_above(row: Row, lines: list[str]) -> bool:
    """Whether what looks like a key is none, and stands where a text from above goes on."""
    from quizkit.kinds.habits import HABITS, plain_key

    key = plain_key(row.key)
    return key not in known_keys() and key not in HABITS and _start_of_text(row.line, lines) is not None


def with_hash_quoted(row: Row, lines: list[str]) -> tuple[Edit, ...]:
    """Quotes a text that ends at ` #` to YAML and goes on to its author."""
    return _quoted(row, lines) if _key(row) in _TEXTS and row.value[:1] not in "[{|>\"'" else ()


def with_space_at(line: int, column: int, key: str, lines: list[str]) -> tuple[Edit, ...]:
    """Puts the space in that is missing behind a colon or a dash, if the key is one that decks have.

    A space of another sort makes room for it.
    """
    at = offset_of(line, lines) + column
    end = at + line_at(line, lines)[column].isspace()
    return (Edit(at, end, " "),) if key in known_keys() else ()


def with_backslashes_kept(begun: int, line: int, lines: list[str]) -> tuple[Edit, ...]:
    """Single quotes for a text whose backslashes were not meant as YAML takes them within double quotes.

    Args:
        begun: column of its opening quote.
    """
    found = re.compile(r'"(?:[^"\\]|\\.)*"').match(line_at(line, lines), begun)
    written = in_single_quotes(found[0]) if found else ""
    start = offset_of(line, lines) + begun
    return (Edit(start, start + len(found[0]), written),) if found and written else ()


def is_meant_for_yaml(value: str, lines: list[str]) -> bool:
    """An anchor, an alias or a tag of someone who knows YAML: what it stood for is not in the text."""
    if value.startswith(("!!", "!<", "!include ")):
        return True
    name = re.match(r"[*&]([^\s,\[\]{}]+)", value)
    if name is None:
        return False
    other = ("&" if value[0] == "*" else "*") + name[1]
    alone = re.match(r"\s*(?:$|[\[{])", value[name.end() :]) is not None and not name[1].endswith(value[0])
    return alone or any(other in line for line in lines)


@cache
def known_keys() -> frozenset[str]:
    """All the keys that a deck may have, in its head and in questions."""
    from quizkit.files.deck_head import KEYS
    from quizkit.kinds.registry import KINDS, keys_of

    return frozenset(KEYS).union(*map(keys_of, KINDS))


def _key(row: Row) -> str:
    """The key of a line, as decks call what other tools have another name for."""
    from quizkit.kinds.renaming import meant_by_habit

    return meant_by_habit(row.key)


def _quoted(row: Row, lines: list[str]) -> tuple[Edit, ...]:
    """Puts a whole text in quotes, with the lines on which it goes on."""
    last = _goes_on(row, lines)
    if last is None:
        return ()
    if last == row.line:
        text = before_comment(row.value)
        return () if text is None else _replacing(row, text, lines, len(text))
    between = [row.value, *(line_at(line, lines) for line in range(row.line + 1, last + 1))]
    if any(before_comment(text) != text.rstrip() for text in between):
        return ()
    start = offset_of(row.line, lines) + row.column
    end = offset_of(last, lines) + len(line_at(last, lines).rstrip())
    return (Edit(start, end, quoted("\n".join(lines)[start:end])),)


def _replacing(row: Row, text: str, lines: list[str], length: int | None = None) -> tuple[Edit, ...]:
    """Puts a text in quotes where the value of a line stands."""
    start = offset_of(row.line, lines) + row.column
    return (Edit(start, start + (len(row.value) if length is None else length), quoted(text)),)


def _goes_on(row: Row, lines: list[str]) -> int | None:
    """The last line of the text that begins in a row; None where the lines below may be something else."""
    last = row.line
    for line in range(row.line + 1, len(lines)):
        text = line_at(line, lines)
        if text.strip():
            if _indentation(text) <= row.depth or text.lstrip(" ").startswith("#"):
                break
            if _is_item_or_key(text):
                return None
            last = line
    return last


def _start_of_text(line: int, lines: list[str]) -> Row | None:
    """Where the text begins that goes on in a line; None where that is none."""
    depth = _indentation(line_at(line, lines))
    for above in range(line - 1, -1, -1):
        row = row_at(above, lines)
        if means_something(row.text) and row.depth < depth:
            is_plain = row.value != "" and row.value[0] not in "[{|>\"'" + _SIGNS
            return row if _key(row) in _PROSE and is_plain else None
    return None


def _is_item_or_key(text: str) -> bool:
    plain = text.lstrip(" ")
    key = re.match(r"([\w-]+):(?:\s|$)", plain)
    return plain.startswith(("- ", "[", "{", "\t")) or (key is not None and key[1].lower() in known_keys())


def _is_dashed(row: Row) -> bool:
    return "-" in row.text[: row.begin]


def _parent_of(row: Row, lines: list[str]) -> str:
    """The key below which a line stands; empty for a line in the first column."""
    for line in range(row.line - 1, -1, -1):
        above = row_at(line, lines)
        if means_something(above.text) and above.depth < row.depth:
            return "" if above.value and not above.value.startswith("#") else above.key
    return ""


def _indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
