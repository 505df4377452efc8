"""From the YAML parser's words to what the author did, and what to write instead."""

import re
from typing import NamedTuple

from quizkit.files.unsafe_text import shortened
from quizkit.files.yaml_events import LONGEST_KEY, MOST_DEPTH, Fault
from quizkit.model.nodes import Mark, Place, Point

_STARTERS = "{[*&!@%`|>,]}?-#"
"""Signs that mean something to YAML where a text begins."""

_ROW = re.compile(
    r"""[ ]*(?:-[ ]+)*
        (?:(?P<key>[^\s:#'"\[\]{},&*!|>%@`-][^:#]*|"[^"]*"|'[^']*'):(?:[ ]+|$))?
        (?P<value>.*)""",
    re.VERBOSE,
)
_GLUED = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[a-z_]+):(?=[^\s/])")


class Mistake(NamedTuple):
    """A fault as it is told."""

    place: Place
    message: str
    advice: str = ""
    code: str = "E001"


class _Row(NamedTuple):
    """One line of the file, taken apart: `- key: value`. The key may be empty; columns count from 0."""

    line: int
    text: str
    key: str
    value: str
    column: int

    def place(self) -> Place:
        """Where the value stands."""
        return Place(self.line + 1, self.column + 1, self.line + 1, self.column + 1 + len(self.value))

    def rewritten(self) -> str:
        """How the line is written so that its value is text."""
        return f"{shortened(self.key)}: {_quoted(self.value)}" if self.key else _quoted(self.value)


def explain(fault: Fault, lines: list[str]) -> Mistake:
    """What the author did that stopped the reading.

    Args:
        fault: as it was raised.
        lines: the text that was read.
    """
    if fault.at.line >= len(lines):
        # The end of a text without a line break counts as a line of its own.
        fault.at = Point(len(lines) - 1, len(lines[-1]))
    at = fault.at
    begun = fault.begin or at
    return (
        _own(fault, begun, lines)
        or _tab(at, lines)
        or _quotes(fault, begun, lines)
        or _cut_off(fault, begun, lines)
        or _colon_in_text(fault, lines)
        or _starter(fault, begun, lines)
        or _layout(fault, lines)
        or Mistake(_point(at), f"YAML cannot be read here: {fault.problem}")
    )


def _own(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    """What YAML has and decks do not."""
    if fault.problem == "too deep":
        message = f"nested deeper than {MOST_DEPTH} levels: no deck needs as many"
        return Mistake(_point(fault.at), message, code="E022")
    if fault.problem in ("alias", "anchor", "tag"):
        return _sign(_row(fault.at.line, lines, fault.at.column))
    if fault.problem == "key is no text":
        row = _row(begun.line, lines, begun.column)
        if row.value.startswith("{{"):
            return _sign(row)
        return Mistake(_point(fault.at), "a key must be text, and here it is a list or a mapping")
    return None


def _tab(at: Mark, lines: list[str]) -> Mistake | None:
    text = _text(at.line, lines)
    indentation = text[: len(text) - len(text.lstrip("- \t"))]
    if "\t" not in indentation or at.column > len(indentation):
        return None
    column = indentation.index("\t") + 1
    message = "a tab in the indentation: YAML takes only spaces there"
    return Mistake(Place(at.line + 1, column, at.line + 1, column + 1), message)


def _quotes(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    if "quoted scalar" in fault.context:
        if "end of stream" in fault.problem or "document indicator" in fault.problem:
            return _never_closed(begun, lines)
        return _escape(fault.at, lines)
    before = fault.before
    if before is None or before.plain or before.end.line != fault.at.line:
        return None
    if before.start.line != before.end.line:
        return _never_closed(before.start, lines)
    row = _row(before.start.line, lines)
    if not row.value.startswith(('"', "'")):
        return None
    several = re.match(r"""(["']).*?\1\s*,""", row.value) is not None
    written = f"[{shortened(row.value)}]" if several else row.rewritten()
    message = f"text after the closing quote: found {_sample(row.value)}; write {written}"
    return Mistake(row.place(), message)


def _escape(at: Mark, lines: list[str]) -> Mistake:
    text = _text(at.line, lines)
    column = text.rfind("\\", 0, at.column + 1)
    found = re.sub(r"(?<=.)\W.*", "", text[column:])[:10]
    place = Place(at.line + 1, column + 1, at.line + 1, column + 1 + len(found))
    advice = "Write `\\\\` for one backslash, or use single quotes."
    return Mistake(place, f"`{found}` means nothing within double quotes", advice)


def _never_closed(begun: Mark, lines: list[str]) -> Mistake:
    text = _text(begun.line, lines)
    sign = text[begun.column : begun.column + 1]
    place = Place(begun.line + 1, begun.column + 1, begun.line + 1, len(text) + 1)
    found = text[begun.column :].rstrip()
    return Mistake(place, f"the quote {sign} that begins here is never closed: found {_sample(found)}")


def _cut_off(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    """A line that is no key, no item and no text that goes on."""
    if "could not find expected ':'" not in fault.problem:
        return None
    lost = _lost(begun.line, lines) or _lost(begun.line - 1, lines)
    if lost:
        return lost
    glued = _GLUED.match(_text(begun.line, lines))
    if glued:
        return _glued(begun.line, glued)
    row = _row(begun.line, lines)
    if row.value[:1] in _STARTERS:
        return _sign(row)
    return _long_key(row) or _neither(row)


def _neither(row: _Row) -> Mistake:
    message = f"neither `key: value` nor `- item`: found {_sample(row.value)}"
    return Mistake(row.place(), message, "A text that goes on is indented deeper than its key.")


def _long_key(row: _Row) -> Mistake | None:
    if len(row.key) <= LONGEST_KEY:
        return None
    begin = row.text.index(row.key) + 1
    place = Place(row.line + 1, begin, row.line + 1, begin + len(row.key))
    return Mistake(place, f"a key of {len(row.key):,} characters; a key may have {LONGEST_KEY}", code="E022")


def _lost(line: int, lines: list[str]) -> Mistake | None:
    """A text that ended at ` #` where its author meant it to go on."""
    text = _text(line, lines)
    found = re.search(r"(?<=\S) #.*", text)
    if found is None or text.lstrip().startswith("#"):
        return None
    place = Place(line + 1, found.start() + 1, line + 1, found.end() + 1)
    written = _row(line, lines).rewritten()
    return Mistake(place, f"text lost after ` #`, which begins a comment: write {written}", code="E002")


def _glued(line: int, match: re.Match[str]) -> Mistake:
    colon = match.end()
    place = Place(line + 1, colon, line + 1, colon + 1)
    return Mistake(place, f"a space is missing after `{match['key']}:`")


def _colon_in_text(fault: Fault, lines: list[str]) -> Mistake | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    row = _row(fault.at.line, lines)
    too_long = _long_key(row)
    if too_long:
        return too_long
    if row.key and fault.at.column >= row.column:
        if row.value[:1] in _STARTERS:
            return _sign(row)
        message = f"`: ` within a text: found {_sample(row.value)}; write {row.rewritten()}"
        return Mistake(row.place(), message)
    glued = _GLUED.match(_text(fault.at.line - 1, lines)) if fault.at.line else None
    if glued:
        return _glued(fault.at.line - 1, glued)
    if row.key and " " not in row.key:
        return _crooked(row, lines) if row.text[:1] == " " else _neither(_row(fault.at.line - 1, lines))
    message = f"`: ` within a text that began above: found {_sample(row.text.strip())}"
    return Mistake(_point(fault.at), message, "Quote the whole text, or write it below `key: |`.")


def _starter(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    """A text that begins with a sign that means something to YAML, or a bracket that was left open."""
    if "found unexpected ':'" in fault.problem:
        return Mistake(_point(fault.at), "a space is missing after `:`")
    if "flow" in fault.context:
        return _brackets(fault, begun, lines)
    if "cannot start any token" in fault.problem:
        return _sign(_row(fault.at.line, lines, fault.at.column))
    words = ("alias", "anchor", "tag", "block scalar", "directive")
    if any(word in fault.context for word in words) or "tag handle" in fault.problem:
        return _sign(_row(begun.line, lines, begun.column))
    if "block sequence entries are not allowed" in fault.problem:
        row = _row(fault.at.line, lines)
        if row.value.startswith(("[", "{")):
            return _sign(row)
        place = row.place() if row.value.startswith("-") else _point(fault.at)
        message = f"a list begins on a line of its own: found {_sample(row.text.strip())}"
        return Mistake(
            place, message, f"A text with `- ` where a list might begin is quoted: {row.rewritten()}"
        )
    row = _row(fault.at.line, lines)
    if row.value[:1] in _STARTERS and row.value and fault.at.column >= row.column:
        return _sign(row)
    return None


def _brackets(fault: Fault, begun: Mark, lines: list[str]) -> Mistake:
    row = _row(begun.line, lines)
    bracket = _text(begun.line, lines)[begun.column : begun.column + 1]
    if bracket in ("[", "{"):
        what = "list" if bracket == "[" else "mapping"
        message = f"the {what} that `{bracket}` opens is not closed, or a comma is missing in it"
        return Mistake(_point(begun), message, f"A text that begins so is quoted: {row.rewritten()}")
    return Mistake(
        _point(fault.at), "a list or mapping in brackets is not closed, or a comma is missing in it"
    )


def _layout(fault: Fault, lines: list[str]) -> Mistake | None:
    if "did not find expected" not in fault.problem:
        return None
    row = _row(fault.at.line, lines)
    if "document start" in fault.problem and any(line.startswith("...") for line in lines[: row.line]):
        end = len(row.text.rstrip()) + 1
        place = Place(row.line + 1, 1, row.line + 1, end)
        return Mistake(place, f"text after the end of the document: found {_sample(row.text.strip())}")
    return _lost(fault.at.line - 1, lines) or _crooked(row, lines)


def _crooked(row: _Row, lines: list[str]) -> Mistake:
    indentation = len(row.text) - len(row.text.lstrip(" "))
    place = Place(row.line + 1, indentation + 1, row.line + 1, len(row.text.rstrip()) + 1)
    advice = _column_advice(row.text.strip(), lines[: row.line])
    message = f"indented by {indentation}, which fits nothing above: found {_sample(row.text.strip())}"
    return Mistake(place, message, advice)


def _column_advice(found: str, above: list[str]) -> str:
    """Where a line like this begins."""
    if found.startswith("- "):
        if not any(line.lstrip(" -").startswith(("questions:", "terms:")) for line in above):
            return "Write `questions:` on a line of its own above the first question."
        return "The dashes of one list stand in one column."
    if found.startswith(("question:", "front:", "cloze:", "passage:")):
        return "A new question begins with `- `."
    if found.startswith(("questions:", "terms:", "title:")):
        return "The keys of the head begin in the first column."
    return "The keys of one question begin in one column; a text with `: ` in it is quoted."


def _dash(row: _Row) -> Mistake | None:
    """A dash that was meant to begin an item."""
    if re.match(r"-[a-z_]+:", row.value) is None:
        return None
    place = Place(row.line + 1, row.column + 2, row.line + 1, row.column + 3)
    return Mistake(place, f"a space is missing after `-`: found {_sample(row.value)}")


def _sign(row: _Row) -> Mistake:
    meant_as_dash = _dash(row)
    if meant_as_dash:
        return meant_as_dash
    sign, found = shortened(row.value[:1]), _sample(row.value)
    message = f"a text that begins with `{sign}` must be quoted: found {found}; write {row.rewritten()}"
    return Mistake(row.place(), message)


def _row(line: int, lines: list[str], column: int | None = None) -> _Row:
    """A line taken apart; with a column, what begins there is the value, in brackets up to the next comma."""
    text = _text(line, lines)
    match = _ROW.match(text)
    assert match is not None, "every line matches"
    begin = match.start("value")
    if column is None or column <= begin:
        return _Row(line, text, match["key"] or "", match["value"].rstrip(), begin)
    value = text[column:]
    if match["value"].startswith(("[", "{")):
        value = re.split(r"[],}]", value)[0]
    return _Row(line, text, "", value.rstrip(), column)


def _text(line: int, lines: list[str]) -> str:
    return lines[line].rstrip("\r") if 0 <= line < len(lines) else ""


def _point(at: Mark) -> Place:
    return Place(at.line + 1, at.column + 1, at.line + 1, at.column + 2)


def _sample(text: str) -> str:
    return f"`{shortened(text)}`"


def _quoted(value: str) -> str:
    quoted = re.fullmatch(r"""(["'])((?:(?!\1).)*\1\w.*)\1""", value)
    short = shortened(quoted[2] if quoted else value)
    if '"' in short or "\\" in short:
        return "'" + short.replace("'", "''") + "'"
    return f'"{short}"'
