"""Which lines of a deck belong together, told by indentation alone: for files that YAML cannot read."""

import re

_DASH = re.compile(r" *-(?:[ \t]|$)")
_START = re.compile(r" *-[ \t]+(?:question|front|cloze|passage|id):")
_TERMS = re.compile(r"terms:\s*(?:#|$)")
_LIST = re.compile(r" *(?:- +)?questions:\s*(?:#|$)")


def block_around(lines: list[str], line: int) -> tuple[int, int]:
    """The innermost question around a line, else its top-level key: its first line, and the one behind it."""
    if _START.match(lines[line]) and not _is_question(lines, line):
        return line, _end_of_misplaced(lines, line)
    top = next((number for number in range(line, -1, -1) if _is_top(lines[number])), 0)
    if _TERMS.match(lines[top]) and line > top:
        return _term_around(lines, top, line)
    lowest = _indentation(lines[line]) + 1
    nearest = None
    for number in range(line, top - 1, -1):
        if _is_question(lines, number):
            depth = _indentation(lines[number])
            if depth < lowest:
                return number, _end(lines, line, depth)
            nearest = number if nearest is None else nearest
        if means_something(lines[number]) and number < line:
            lowest = min(lowest, _indentation(lines[number]))
    if nearest is not None:
        return nearest, _end(lines, line, _indentation(lines[nearest]))
    return top, _end(lines, line, -1)


def _term_around(lines: list[str], top: int, line: int) -> tuple[int, int]:
    depth = _first_depth(lines, top)
    begins = [
        number
        for number in range(top + 1, len(lines))
        if means_something(lines[number]) and _indentation(lines[number]) <= depth
    ]
    first = max((number for number in begins if number <= line), default=line)
    return first, min((number for number in begins if number > line), default=len(lines))


def means_something(text: str) -> bool:
    """Neither empty nor a comment."""
    return text.strip() != "" and not text.lstrip().startswith("#")


def _is_question(lines: list[str], number: int) -> bool:
    """An item of a list that stands below `questions:`, or at the top of the file."""
    if not _DASH.match(lines[number]):
        return False
    depth = _indentation(lines[number])
    for above in range(number - 1, -1, -1):
        text = lines[above]
        if means_something(text):
            outside = _indentation(text) < depth or (_indentation(text) == depth and not _DASH.match(text))
            if outside:
                return _LIST.match(text) is not None and _first_depth(lines, above) == depth
    return depth == 0


def _first_depth(lines: list[str], number: int) -> int:
    """The indentation of what comes first below a line; 0 when nothing does."""
    below = (_indentation(text) for text in lines[number + 1 :] if means_something(text))
    return next(below, 0)


def _end(lines: list[str], line: int, depth: int) -> int:
    """The next line that is no part of a question whose dash stands at `depth`."""
    for number in range(line + 1, len(lines)):
        text = lines[number]
        if _is_top(text) or (_DASH.match(text) and _indentation(text) <= depth):
            return number
    return len(lines)


def _end_of_misplaced(lines: list[str], line: int) -> int:
    """The next question, wherever its dash stands."""
    for number in range(line + 1, len(lines)):
        if _is_top(lines[number]) or _START.match(lines[number]):
            return number
    return len(lines)


def _is_top(text: str) -> bool:
    return text[:1] not in ("", " ", "\t", "#", "\r", "]", "}") and not _DASH.match(text)


def _indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
