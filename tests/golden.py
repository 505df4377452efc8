"""Compares what a person reads with reviewed files. `QUIZKIT_GOLDEN=write` writes them anew."""

import os
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path


def check(path: Path, text: str) -> None:
    """Fails when the file says something else; spaces at the ends of lines do not count."""
    found = "".join(f"{line.rstrip()}\n" for line in text.rstrip("\n").split("\n"))
    if os.environ.get("QUIZKIT_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.exists(), f"{path} is missing: write it with QUIZKIT_GOLDEN=write and review it"
    reviewed = path.read_text(encoding="utf-8")
    diff = unified_diff(reviewed.splitlines(), found.splitlines(), "reviewed", "found", lineterm="")
    assert found == reviewed, "\n".join([str(path), *diff])


def frames(named: Mapping[str, str]) -> str:
    """Several screens as one text."""
    return "\n".join(f"=== {name}\n{text}\n" for name, text in named.items())
