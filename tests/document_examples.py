"""The examples of the pages that teach the deck language."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (Path("decks/README.md"), Path("README.md"))

_FENCED = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a page that are in one language."""
    return [block[3] for block in _FENCED.finditer(text) if block[2] == language]


def examples() -> list[tuple[str, str]]:
    """Every example of a deck or of questions, with its place."""
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for block in _FENCED.finditer(text):
            if block[2] == "yaml":
                line = text.count("\n", 0, block.start()) + 1
                found.append((f"{page}:{line}", block[3]))
    return found


def as_deck(example: str) -> str:
    """An example as a whole deck: a bare list of questions is put below its key."""
    return f"questions:\n{example}" if example.startswith("-") else example
