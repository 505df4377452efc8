"""The table that a person reads, and the same as JSON."""

import json
import platform
import sqlite3
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from .findings import Curve, Finding, LeftOut, Row, Setting

_HEADER = ("what", "floor or peer", "median", "", "ratio", "goal", "")
_PEERS = ("fsrs", "fsrs-rs-python", "PyYAML", "anki")


def table(findings: Sequence[Finding]) -> str:
    """Rows in columns; what was left out is told below them."""
    lines = [_HEADER, *(_cells(found) for found in findings if isinstance(found, Row))]
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = [_line(cells, wide) for cells in lines]
    told.insert(1, "-" * max(map(len, told)))
    told += [f"left out: {found.what}: {found.why}" for found in findings if isinstance(found, LeftOut)]
    return "\n".join(told) + "\n"


def as_json(findings: Sequence[Finding], setting: Setting) -> str:
    """Everything that was found, and with what."""
    return json.dumps(
        {
            "with": _facts(setting),
            "rows": [_row(found) for found in findings if isinstance(found, Row)],
            "left_out": [found._asdict() for found in findings if isinstance(found, LeftOut)],
            "growth": [found._asdict() for found in findings if isinstance(found, Curve)],
        },
        indent=2,
        ensure_ascii=False,
    )


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    goal = "" if row.goal is None else str(row.goal)
    met = {True: "met", False: "MISSED", None: ""}[row.met]
    return (row.what, row.peer, f"{row.value:,.1f}", row.unit, ratio, goal, met)


def _line(cells: Sequence[str], wide: Sequence[int]) -> str:
    right = {2, 4, 5}
    padded = [
        cell.rjust(width) if place in right else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, wide, strict=True))
    ]
    return "  ".join(padded).rstrip()


def _row(row: Row) -> dict[str, Any]:
    goal = None if row.goal is None else str(row.goal)
    return {**row._asdict(), "goal": goal, "met": row.met}


def _facts(setting: Setting) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{peer: _version(peer) for peer in _PEERS},
        "rounds": setting.rounds,
        "sizes": setting.sizes._asdict(),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
