"""What `check` found as SARIF 2.1.0, the form in which services exchange such results.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
import os
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from quizkit import __version__
from quizkit.checks.catalogue import RULES
from quizkit.checks.rule import Fix, Rule, Severity
from quizkit.commands.check_formats import message_of
from quizkit.files.rule_pages import Page, read_page
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_DESCRIPTIONS = {Fix.SAFE: "Mend it", Fix.UNSAFE: "Mend it; this may change what is meant"}


def sarif(problems: Sequence[Problem], texts: Mapping[str, str], folder: Path) -> str:
    """One run, with the rules that found something.

    Args:
        texts: of the files, by path.
        folder: files below it are named from there, others in full.
    """
    rules = sorted({problem.code for problem in problems})
    line_starts = {path: _line_starts(texts[path]) for path in {problem.path for problem in problems}}
    results = [
        {
            "ruleIndex": rules.index(problem.code),
            **_result(problem, _location(problem.path, folder), line_starts[problem.path]),
        }
        for problem in problems
    ]
    driver = {"name": "quizkit", "version": __version__, "rules": [_rule(RULES[code]) for code in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    page = read_page(rule.code)
    what = _joined(page.what)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": re.split(r"(?<=[.!?])\s", what, maxsplit=1)[0]},
        "fullDescription": {"text": what},
        "help": {"text": _as_text(page), "markdown": _as_markdown(page)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _as_text(page: Page) -> str:
    return "\n\n".join(_joined(part) for part in (page.why, page.how, page.fix))


def _as_markdown(page: Page) -> str:
    parts = {
        "Why": page.why,
        "How": page.how,
        "Bad": f"```yaml\n{page.bad}```",
        "Good": f"```yaml\n{page.good}```",
        "Fix": page.fix,
    }
    return "\n\n".join([page.what, *(f"## {title}\n\n{part}" for title, part in parts.items())])


def _joined(text: str) -> str:
    """Paragraphs on a line each: a page is wrapped for reading in an editor."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def _result(problem: Problem, location: dict[str, str], line_starts: Sequence[int]) -> dict[str, Any]:
    rule = RULES[problem.code]
    physical = {"artifactLocation": location, "region": _region(problem.place)}
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": _LEVELS[rule.severity],
        # The standard would have braces doubled; readers do not undo that where there are no arguments.
        "message": {"text": message_of(problem)},
        "locations": [{"physicalLocation": physical}],
    }
    if problem.edits and rule.fix is not Fix.NONE:
        replacements = [_replacement(edit, line_starts) for edit in problem.edits]
        change = {"artifactLocation": location, "replacements": replacements}
        result["fixes"] = [{"description": {"text": _DESCRIPTIONS[rule.fix]}, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit, line_starts: Sequence[int]) -> dict[str, Any]:
    start, end = (_line_and_column(index, line_starts) for index in (edit.start, edit.end))
    return {"deletedRegion": _region(Place(*start, *end)), "insertedContent": {"text": edit.text}}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _location(path: str, folder: Path) -> dict[str, str]:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay: a repository holds them, not their targets
    if not whole.is_relative_to(folder):
        return {"uri": whole.as_uri()}
    return {"uri": quote(os.fsencode(whole.relative_to(folder).as_posix())), "uriBaseId": "%SRCROOT%"}


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]


def _line_and_column(index: int, line_starts: Sequence[int]) -> tuple[int, int]:
    line = bisect_right(line_starts, index)
    return line, index - line_starts[line - 1] + 1
