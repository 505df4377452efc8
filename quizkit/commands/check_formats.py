"""How `check` tells what it found: to people, to editors, and as annotations on GitHub.

The forms that need more words have modules of their own: `check_sarif` and `check_junit`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from quizkit.checks.catalogue import RULES
from quizkit.checks.fixes import can_mend
from quizkit.checks.rule import Rule, Severity
from quizkit.model.problems import Problem
from quizkit.model.text import LINE_ENDS, clean, one_line
from quizkit.terminal.layout import BLANK, Line, excerpt, wrap

_INDENT = "    "
_STYLES = {Severity.ERROR: "wrong", Severity.WARNING: "almost", Severity.INFO: "head"}
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def full(
    problems: Iterable[Problem], texts: Mapping[str, str], cells: int, *, wrapped: bool
) -> Iterator[Line]:
    """Each problem with its line, a caret below the place, and what to write instead.

    Args:
        texts: of the files, by path.
        wrapped: words are broken to the width; not where a program may read line by line.
    """
    room = cells if wrapped else None
    for path, found in groupby(problems, attrgetter("path")):
        lines = _rows(texts.get(path, ""))
        for problem in found:
            yield from _hanging(_headline(problem), room)
            yield from _excerpt(problem, lines, cells)
            if problem.help:
                yield from _hanging((("", _INDENT), ("dim", one_line(clean(problem.help)))), room)
            yield BLANK


def concise(problems: Iterable[Problem]) -> Iterator[Line]:
    """One line each."""
    for problem in problems:
        advice = f" ({one_line(clean(problem.help))})" if problem.help else ""
        yield (*_headline(problem), ("dim", advice))


def message_of(problem: Problem) -> str:
    """What is wrong and what to do about it, on one line."""
    text = f"{problem.message} ({problem.help})" if problem.help else problem.message
    return one_line(clean(text))


def as_json(problems: Iterable[Problem]) -> str:
    return json.dumps([_row(problem) for problem in problems], ensure_ascii=False, indent=2)


def github(problems: Iterable[Problem]) -> str:
    """A workflow command for each problem, from which GitHub Actions makes annotations; empty without one."""
    return "\n".join(map(_workflow_command, problems))


class Tally(NamedTuple):
    """How often a rule spoke.

    Attributes:
        mended_by: the option that mends some of what it found; empty when none does.
    """

    rule: Rule
    found: int
    mended_by: str


def tallies(problems: Sequence[Problem]) -> list[Tally]:
    """Of the rules that spoke, most often first."""
    found = Counter(problem.code for problem in problems)
    safe, unsafe = (
        {problem.code for problem in problems if can_mend(problem, unsafe=unsafe)} for unsafe in (False, True)
    )
    return [
        Tally(RULES[code], count, "--fix" if code in safe else "--unsafe-fixes" if code in unsafe else "")
        for code, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
    ]


def statistics_json(told: Iterable[Tally], without_words: Mapping[str, int]) -> str:
    rows = [
        {
            "code": one.rule.code,
            "name": one.rule.name,
            "severity": one.rule.severity.value,
            "found": one.found,
            "mended_by": one.mended_by,
        }
        for one in told
    ]
    passed_over = [{"language": language, "rules": rules} for language, rules in without_words.items()]
    return json.dumps({"rules": rows, "without_word_list": passed_over}, ensure_ascii=False, indent=2)


def _rows(text: str) -> list[str]:
    """The lines of a file as editors and YAML count them: other line ends are shown as spaces."""
    return re.split(r"\r\n|\n|\r", text.translate(dict.fromkeys(map(ord, LINE_ENDS), " ")))


def _headline(problem: Problem) -> Line:
    place, rule = problem.place, RULES[problem.code]
    return (
        ("strong", one_line(clean(f"{problem.path}:{place.line}:{place.column}:"))),
        (_STYLES[rule.severity], f" {rule.severity.value} {rule.code}"),
        ("", f" {one_line(clean(problem.message))}"),
    )


def _hanging(line: Line, room: int | None) -> list[Line]:
    """A line broken to so many cells, what follows the first row indented; whole when there is no limit."""
    if room is None:
        return [line]
    first, *rest = wrap(line, room - len(_INDENT))
    return [first, *((("", _INDENT), *row) for row in rest)]


def _excerpt(problem: Problem, lines: Sequence[str], cells: int) -> list[Line]:
    """The line with a caret below the place, as it stands in the file."""
    place = problem.place
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    text = lines[place.line - 1]
    end = max(place.column + 1, place.end_column if place.end_line == place.line else len(text) + 1)
    # A line may have millions of characters; only those near the place can be shown.
    first = max(0, place.column - 2 * cells)
    near = text[first : place.column + 2 * cells]
    shown, caret = excerpt(near, place.column - first, end - first, cells)
    style = _STYLES[RULES[problem.code].severity]
    return [(("", f"{_INDENT}{shown}"),), (("", _INDENT), (style, caret))]


def _row(problem: Problem) -> dict[str, Any]:
    place, rule = problem.place, RULES[problem.code]
    return {
        "path": problem.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "message": problem.message,
        "help": problem.help,
        "fix": rule.fix.value if problem.edits else "none",
        "edits": [edit._asdict() for edit in problem.edits],
    }


def _workflow_command(problem: Problem) -> str:
    place, rule = problem.place, RULES[problem.code]
    columns = place.line == place.end_line  # GitHub takes them only within one line
    properties = {
        "file": problem.path,
        "line": place.line,
        **({"col": place.column} if columns else {}),
        "endLine": place.end_line,
        **({"endColumn": place.end_column} if columns else {}),
        "title": f"{rule.code} {rule.name}",
    }
    told = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    return f"::{_GITHUB_LEVELS[rule.severity]} {told}::{_escaped(message_of(problem))}"


def _escaped(text: str, separators: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{separators}" else char for char in text)
