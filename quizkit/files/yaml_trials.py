"""Reads the question around a mistake again, to see whether a change mends it. Tabs are mended by trying."""

import re
from collections.abc import Sequence

from quizkit.files.unsafe_text import Cleaner
from quizkit.files.yaml_blocks import block_around
from quizkit.files.yaml_events import Fault, TooMany, read_events
from quizkit.files.yaml_rows import offset_of
from quizkit.model.nodes import ListNode, MapNode, Node, to_plain
from quizkit.model.problems import Edit, Problems

MOST_TRIED = 128 * 1024
"""What is longer is not read again to try a change: no question is so long."""

_TAB_WIDTHS = (2, 4, 8)
"""As editors show them."""

_PREFIX = re.compile(r"(?:[ \t]*-(?=[ \t]))*[ \t]*")
"""The spaces and dashes at the beginning of a line."""


def mends(edits: Sequence[Edit], line: int, lines: list[str]) -> bool:
    """Whether the question around a line can be read up to what was changed, and past it.

    A bracket or a quote that is open behind it would take in what follows the question: better not to begin.
    """
    from quizkit.checks.edits import apply

    first, last = block_around(lines, line)
    start = offset_of(first, lines)
    text = "\n".join(lines[first:last])
    inside = all(start <= edit.start and edit.end <= start + len(text) for edit in edits)
    if not inside or len(text) > MOST_TRIED:
        return False
    moved = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits]
    changed = apply(text, moved)
    end = len(changed) - len(text) + moved[-1].end
    try:
        _read_strictly(changed)
    except TooMany:
        return False
    except Fault as fault:
        begun = fault.begin or fault.at
        is_open = any(what in fault.context for what in ("flow", "quoted"))
        is_here = fault.at.index <= end or ("simple key" in fault.context and begun.index <= end)
        return not is_open and not is_here
    return True


def with_spaces_for_tabs(line: int, lines: list[str]) -> tuple[Edit, ...]:
    """Spaces instead of the tabs in the indentation of a question, if every width of tabs gives the same.

    A width that gives what is no list of questions is none that the author's editor shows.
    """
    first, last = block_around(lines, line)
    readings = {}
    for width in _TAB_WIDTHS if sum(map(len, lines[first:last])) <= MOST_TRIED else ():
        root = _read("\n".join(_widened(text, width) for text in lines[first:last]))
        if isinstance(root, ListNode | MapNode) and _has_questions_only(root):
            readings[width] = root
    plain = [to_plain(root) for root in readings.values()]
    if not plain or any(one != plain[0] for one in plain):
        return ()
    width, start, edits = next(iter(readings)), offset_of(first, lines), []
    for text in lines[first:last]:
        prefix = _prefix(text)
        if "\t" in prefix:
            edits.append(Edit(start, start + len(prefix), prefix.expandtabs(width)))
        start += len(text) + 1
    return tuple(edits)


def _has_questions_only(root: Node) -> bool:
    """Whether every item of a list of questions, or of the whole, is a mapping, in passages as well."""
    if isinstance(root, ListNode):
        return all(isinstance(item, MapNode) and _has_questions_only(item) for item in root.items)
    assert isinstance(root, MapNode)
    questions = root.value("questions")
    return questions is None or (isinstance(questions, ListNode) and _has_questions_only(questions))


def _read(text: str) -> Node | None:
    try:
        return _read_strictly(text)
    except (Fault, TooMany):
        return None


def _read_strictly(text: str) -> Node | None:
    return read_events(text, Cleaner(needed=True), Problems(""))


def _widened(text: str, width: int) -> str:
    prefix = _prefix(text)
    return prefix.expandtabs(width) + text[len(prefix) :]


def _prefix(text: str) -> str:
    match = _PREFIX.match(text)
    assert match is not None, "it may be empty"
    return match[0]
