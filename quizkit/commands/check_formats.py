"""How `check` tells what it found: for people, for editors, and for services that run checks."""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from quizkit.checks.catalogue import RULES
from quizkit.checks.fixes import can_mend
from quizkit.checks.rule import Severity
from quizkit.model.problems import Problem
from quizkit.model.text import LINE_ENDS
from quizkit.terminal.layout import BLANK, Line, excerpt

_STYLES = {Severity.ERROR: "wrong", Severity.WARNING: "almost", Severity.INFO: "head"}


def full(problems: Iterable[Problem], texts: Mapping[str, str], cells: int) -> list[Line]:
    """Each problem with its line, a caret below the place, and what to write instead."""
    rows: list[Line] = []
    for path, found in groupby(problems, attrgetter("path")):
        lines = _lines(texts.get(path, ""))
        for problem in found:
            rows += [_headline(problem), *_excerpt(problem, lines, cells)]
            if problem.help:
                rows.append((("", "    "), ("dim", problem.help)))
            rows.append(BLANK)
    return rows


def concise(problems: Iterable[Problem]) -> list[Line]:
    """One line each."""
    return [
        (*_headline(problem), ("dim", f" ({problem.help})" if problem.help else "")) for problem in problems
    ]


def as_json(problems: Iterable[Problem]) -> str:
    return json.dumps([_row(problem) for problem in problems], ensure_ascii=False, indent=2)


def statistics(problems: Iterable[Problem]) -> list[tuple[str, ...]]:
    """How often each rule spoke, most often first: count, code, name, whether it can be mended."""
    counts: dict[str, list[Problem]] = {}
    for problem in problems:
        counts.setdefault(problem.code, []).append(problem)
    ranked = sorted(counts.items(), key=lambda one: (-len(one[1]), one[0]))
    return [(str(len(found)), code, RULES[code].name, _mending(found)) for code, found in ranked]


def _mending(found: list[Problem]) -> str:
    if any(can_mend(problem, unsafe=False) for problem in found):
        return "--fix"
    return "--unsafe-fixes" if any(can_mend(problem, unsafe=True) for problem in found) else ""


def _headline(problem: Problem) -> Line:
    place, rule = problem.place, RULES[problem.code]
    return (
        ("strong", f"{problem.path}:{place.line}:{place.column}:"),
        (_STYLES[rule.severity], f" {rule.severity.value} {rule.code}"),
        ("", f" {problem.message}"),
    )


def _lines(text: str) -> list[str]:
    """The lines of a file, as editors and YAML count them."""
    return text.translate(dict.fromkeys(map(ord, LINE_ENDS), " ")).split("\n")


def _excerpt(problem: Problem, lines: list[str], cells: int) -> list[Line]:
    """The line with a caret below the place, as it stands in the file."""
    place = problem.place
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    text = lines[place.line - 1].rstrip("\r")
    end = place.end_column if place.end_line == place.line else len(text) + 1
    shown, caret = excerpt(text, place.column, max(place.column + 1, end), cells)
    style = _STYLES[RULES[problem.code].severity]
    return [(("", f"    {shown}"),), (("", "    "), (style, caret))]


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
