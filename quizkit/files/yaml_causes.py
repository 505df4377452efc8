"""From the YAML parser's words to what the author did, and what to write instead."""

import re
from typing import NamedTuple

from quizkit.files.unsafe_text import shortened
from quizkit.files.yaml_events import LONGEST_KEY, MOST_DEPTH, Fault
from quizkit.files.yaml_repairs import (
    MAPPINGS,
    goes_on_from_above,
    is_meant_for_yaml,
    with_backslashes_kept,
    with_hash_quoted,
    with_quotes_around,
    with_sign_quoted,
    with_space_at,
    with_start_of_text_quoted,
    with_text_quoted,
)
from quizkit.files.yaml_rows import Row, line_at, row_at
from quizkit.files.yaml_trials import mends, with_spaces_for_tabs
from quizkit.model.nodes import Mark, Place, Point
from quizkit.model.problems import Edit
from quizkit.model.text import name_of

_STARTERS = "{[*&!@%`|>,]}?-#"
"""Signs that mean something to YAML where a text begins."""

_OF_YAML = {
    "&": ("anchors", "Leave it out, and write out what it stands for wherever that is wanted"),
    "*": ("aliases", "Write out what it stands for"),
    "!": ("tags", "Leave it out"),
}
"""What YAML calls a value that begins so, and what to do where one was meant."""

_GLUED = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[a-z_]+):(?=[^ \t/])")


class Mistake(NamedTuple):
    """A fault as it is told, with what mends it."""

    place: Place
    message: str
    advice: str = ""
    code: str = "E001"
    edits: tuple[Edit, ...] = ()


def explain(fault: Fault, lines: list[str]) -> Mistake:
    """What the author did that stopped the reading.

    Args:
        fault: as it was raised.
        lines: the text that was read.
    """
    if fault.at.line >= len(lines):
        # The end of a text without a line break counts as a line of its own.
        fault.at = Point(len(lines) - 1, len(lines[-1]))
    mistake = _mistake(fault, lines)
    if mistake.edits and not mends(mistake.edits, mistake.place.line - 1, lines):
        return mistake._replace(edits=())
    return mistake


def _mistake(fault: Fault, lines: list[str]) -> Mistake:
    at = fault.at
    begun = fault.begin or at
    return (
        _own(fault, begun, lines)
        or _tab(at, lines)
        or _other_space(begun, lines)
        or _other_space(at, lines)
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
        return _sign(row_at(fault.at.line, lines, fault.at.column), lines)
    if fault.problem == "key is no text":
        row = row_at(begun.line, lines, begun.column)
        if row.value.startswith("{{"):
            return _sign(row, lines)
        return Mistake(_point(fault.at), "a key must be text, and here it is a list or a mapping")
    return None


def _tab(at: Mark, lines: list[str]) -> Mistake | None:
    text = line_at(at.line, lines)
    indentation = text[: len(text) - len(text.lstrip("- \t"))]
    if "\t" not in indentation or at.column > len(indentation):
        return None
    column = indentation.index("\t") + 1
    message = "a tab in the indentation: YAML takes only spaces there"
    place = Place(at.line + 1, column, at.line + 1, column + 1)
    advice = "Write spaces instead: the keys of one question begin in one column."
    return Mistake(place, message, advice, edits=with_spaces_for_tabs(at.line, lines))


def _other_space(at: Mark, lines: list[str]) -> Mistake | None:
    """A space that is text to YAML, where a line begins."""
    text = line_at(at.line, lines)
    first = text.lstrip(" ")[:1]
    if not first.isspace() or first == "\t":
        return None
    place = _point(Point(at.line, text.index(first)))
    message = f"{name_of(first)} where a line begins: YAML takes only ordinary spaces there"
    return Mistake(place, message, "Delete it, or write an ordinary space.")


def _quotes(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    if "quoted scalar" in fault.context:
        if "end of stream" in fault.problem or "document indicator" in fault.problem:
            return _never_closed(begun, lines)
        return _escape(fault.at, begun, lines)
    before = fault.before
    if before is None or before.plain or before.end.line != fault.at.line:
        return None
    row = row_at(before.start.line, lines)
    if before.start.line != before.end.line:
        is_block = row.text[before.start.column] in "|>"
        return None if is_block else _never_closed(before.start, lines)
    if not row.value.startswith(('"', "'")):
        return None
    several = re.match(r"""(["']).*?\1\s*,""", row.value) is not None
    written = f"[{shortened(row.value)}]" if several else row.rewritten()
    message = f"text after the closing quote: found {_sample(row.value)}; write {written}"
    return Mistake(row.place(), message, edits=with_quotes_around(row, lines))


def _escape(at: Mark, begun: Mark, lines: list[str]) -> Mistake:
    text = line_at(at.line, lines)
    column = text.rfind("\\", 0, at.column + 1)
    found = re.sub(r"(?<=.)\W.*", "", text[column:])[:10]
    place = Place(at.line + 1, column + 1, at.line + 1, column + 1 + len(found))
    advice = "Write `\\\\` for one backslash, or use single quotes."
    edits = with_backslashes_kept(begun.column, begun.line, lines) if begun.line == at.line else ()
    return Mistake(place, f"`{found}` means nothing within double quotes", advice, edits=edits)


def _never_closed(begun: Mark, lines: list[str]) -> Mistake:
    text = line_at(begun.line, lines)
    sign = text[begun.column : begun.column + 1]
    place = Place(begun.line + 1, begun.column + 1, begun.line + 1, len(text) + 1)
    found = text[begun.column :].rstrip()
    message = f"the quote {sign} that begins here is never closed: found {_sample(found)}"
    other = "'" if sign == '"' else '"'
    advice = f"Write {sign} again where the text ends; a text with {sign} in it stands in {other} {other}."
    return Mistake(place, message, advice)


def _cut_off(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    """A line that is no key, no item and no text that goes on."""
    if "could not find expected ':'" not in fault.problem:
        return None
    lost = _lost(begun.line, lines) or _lost(begun.line - 1, lines)
    if lost:
        return lost
    glued = _GLUED.match(line_at(begun.line, lines))
    if glued:
        return _glued(begun.line, glued, lines)
    row = row_at(begun.line, lines)
    if row.value[:1] in _STARTERS:
        return _sign(row, lines)
    return _long_key(row) or _neither(row)


def _neither(row: Row) -> Mistake:
    message = f"neither `key: value` nor `- item`: found {_sample(row.value)}"
    return Mistake(row.place(), message, "A text that goes on is indented deeper than its key.")


def _long_key(row: Row) -> Mistake | None:
    if len(row.key) <= LONGEST_KEY:
        return None
    begin = row.text.index(row.key) + 1
    place = Place(row.line + 1, begin, row.line + 1, begin + len(row.key))
    return Mistake(place, f"a key of {len(row.key):,} characters; a key may have {LONGEST_KEY}", code="E022")


def _lost(line: int, lines: list[str]) -> Mistake | None:
    """A text that ended at ` #` where its author meant it to go on."""
    text = line_at(line, lines)
    found = re.search(r"(?<=\S) #.*", text)
    if found is None or text.lstrip().startswith("#"):
        return None
    place = Place(line + 1, found.start() + 1, line + 1, found.end() + 1)
    row = row_at(line, lines)
    message = f"text lost after ` #`, which begins a comment: write {row.rewritten()}"
    return Mistake(place, message, code="E002", edits=with_hash_quoted(row, lines))


def _glued(line: int, match: re.Match[str], lines: list[str]) -> Mistake:
    colon = match.end()
    place = Place(line + 1, colon, line + 1, colon + 1)
    found = line_at(line, lines)[colon]
    message = f"a space is missing after `{match['key']}:`"
    if found.isspace():
        message = f"{name_of(found)} after `{match['key']}:`: YAML takes only an ordinary space there"
    return Mistake(place, message, edits=with_space_at(line, colon, match["key"], lines))


def _colon_in_text(fault: Fault, lines: list[str]) -> Mistake | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    row = row_at(fault.at.line, lines)
    too_long = _long_key(row)
    if too_long:
        return too_long
    if row.key and fault.at.column >= row.column:
        if row.value[:1] in _STARTERS:
            return _sign(row, lines)
        message = f"`: ` within a text: found {_sample(row.value)}; write {row.rewritten()}"
        mapping = f"If a mapping is meant, write it on lines of its own below `{row.key}:`, indented."
        advice = mapping if row.key in MAPPINGS else ""
        return Mistake(row.place(), message, advice, edits=with_text_quoted(row, lines))
    above = row_at(fault.at.line - 1, lines)
    glued = _GLUED.match(above.text)
    if glued:
        return _glued(above.line, glued, lines)
    meant_as_dash = _dash_above(row, lines)
    if meant_as_dash:
        return meant_as_dash
    if row.key and " " not in row.key and not goes_on_from_above(row, lines):
        return _crooked(row, lines) if row.text[:1] == " " else _neither(row_at(fault.at.line - 1, lines))
    message = f"`: ` within a text that began above: found {_sample(row.text.strip())}"
    advice = "Quote the whole text, or write it below `key: |`."
    return Mistake(_point(fault.at), message, advice, edits=with_start_of_text_quoted(fault.at.line, lines))


def _starter(fault: Fault, begun: Mark, lines: list[str]) -> Mistake | None:
    """A text that begins with a sign that means something to YAML, or a bracket that was left open."""
    if "found unexpected ':'" in fault.problem:
        return Mistake(_point(fault.at), "a space is missing after `:`")
    if "flow" in fault.context:
        return _brackets(fault, begun, lines)
    if "cannot start any token" in fault.problem:
        return _sign(row_at(fault.at.line, lines, fault.at.column), lines)
    words = ("alias", "anchor", "tag", "block scalar", "directive")
    if any(word in fault.context for word in words) or "tag handle" in fault.problem:
        return _sign(row_at(begun.line, lines, begun.column), lines)
    if "block sequence entries are not allowed" in fault.problem:
        row = row_at(fault.at.line, lines)
        if row.value.startswith(("[", "{")):
            return _sign(row, lines)
        place = row.place() if row.value.startswith("-") else _point(fault.at)
        message = f"a list begins on a line of its own: found {_sample(row.text.strip())}"
        return Mistake(
            place, message, f"A text with `- ` where a list might begin is quoted: {row.rewritten()}"
        )
    row = row_at(fault.at.line, lines)
    if row.value[:1] in _STARTERS and row.value and fault.at.column >= row.column:
        return _sign(row, lines)
    return None


def _brackets(fault: Fault, begun: Mark, lines: list[str]) -> Mistake:
    row = row_at(begun.line, lines)
    bracket = line_at(begun.line, lines)[begun.column : begun.column + 1]
    if bracket in ("[", "{"):
        what = "list" if bracket == "[" else "mapping"
        message = f"the {what} that `{bracket}` opens is not closed, or a comma is missing in it"
        advice = f"A text that begins so is quoted: {row.rewritten()}"
        edits = with_sign_quoted(row, lines) if row.column == begun.column else ()
        return Mistake(_point(begun), message, advice, edits=edits)
    return Mistake(
        _point(fault.at), "a list or mapping in brackets is not closed, or a comma is missing in it"
    )


def _layout(fault: Fault, lines: list[str]) -> Mistake | None:
    if "did not find expected" not in fault.problem:
        return None
    row = row_at(fault.at.line, lines)
    if "document start" in fault.problem and any(line.startswith("...") for line in lines[: row.line]):
        end = len(row.text.rstrip()) + 1
        place = Place(row.line + 1, 1, row.line + 1, end)
        return Mistake(place, f"text after the end of the document: found {_sample(row.text.strip())}")
    return _lost(fault.at.line - 1, lines) or _dash_above(row, lines) or _crooked(row, lines)


def _crooked(row: Row, lines: list[str]) -> Mistake:
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


def _dash(row: Row, lines: list[str]) -> Mistake | None:
    """A dash that was meant to begin an item."""
    found = re.match(r"-([a-z_]+):", row.value)
    if found is None:
        return None
    place = Place(row.line + 1, row.column + 2, row.line + 1, row.column + 3)
    edits = with_space_at(row.line, row.column + 1, found[1], lines)
    return Mistake(place, f"a space is missing after `-`: found {_sample(row.value)}", edits=edits)


def _dash_above(row: Row, lines: list[str]) -> Mistake | None:
    """The same, where it shows only in a line below it."""
    depth = len(row.text) - len(row.text.lstrip(" "))
    for line in range(row.line - 1, -1, -1):
        above = row_at(line, lines)
        if above.text.strip() and above.depth < depth:
            return _dash(above, lines)
    return None


def _sign(row: Row, lines: list[str]) -> Mistake:
    meant_as_dash = _dash(row, lines)
    if meant_as_dash:
        return meant_as_dash
    if row.value.startswith("%") and row.column == 0:
        message = f"a deck has no YAML directives: found {_sample(row.value)}"
        return Mistake(row.place(), message, "Leave this line out.")
    if is_meant_for_yaml(row.value, lines):
        return _of_yaml(row)
    sign, found = shortened(row.value[:1]), _sample(row.value)
    message = f"a text that begins with `{sign}` must be quoted: found {found}; write {row.rewritten()}"
    return Mistake(row.place(), message, edits=with_sign_quoted(row, lines))


def _of_yaml(row: Row) -> Mistake:
    """An anchor, an alias or a tag that was meant as one."""
    what, advice = _OF_YAML[row.value[0]]
    if row.key == "<<":
        message = f"a deck has no merge keys: found {_sample(row.text.strip())}"
        return Mistake(row.place(), message, "Write out the keys that it stands for.")
    message = f"a deck has no {what}: found {_sample(row.value)}"
    return Mistake(row.place(), message, f"{advice}; if it is text, quote it: {row.rewritten()}")


def _point(at: Mark) -> Place:
    return Place(at.line + 1, at.column + 1, at.line + 1, at.column + 2)


def _sample(text: str) -> str:
    return f"`{shortened(text)}`"
