"""A first deck to edit, from the template beside this module."""

import re
from pathlib import Path

from quizkit.files.places import write_atomically

SCHEMA_FILE = ".deck.schema.json"
"""What the template's first line names, beside the deck."""

_TEMPLATE = Path(__file__).parent / "templates" / "deck.yaml"


def new_deck(path: Path, title: str = "") -> str:
    """The text of a new deck.

    Args:
        path: where it will stand; gives the title when there is none.
    """
    from quizkit.model.scalars import as_scalar

    filled = {
        "TITLE": as_scalar(_title(path, title)),
        "FILE": as_typed(path.name) if path.name.isprintable() else "FILE",
    }
    return re.sub("TITLE|FILE", lambda match: filled[match[0]], _TEMPLATE.read_text(encoding="utf-8"))


def write_schema(folder: Path) -> Path | None:
    """Writes the schema for editors; its path, or None when it is there as it should be."""
    from quizkit.files.deck_schema import schema_text

    path, data = folder / SCHEMA_FILE, schema_text().encode()
    try:
        if path.read_bytes() == data:
            return None
    except OSError:
        pass  # whether it can be written, writing tells
    write_atomically(path, data, mode=0o644)
    return path


def _title(path: Path, wanted: str) -> str:
    from quizkit.model.text import clean, one_line

    words = re.sub("[-_ ]+", " ", path.stem).strip()
    return one_line(clean(wanted.strip() or words[:1].upper() + words[1:])) or "A deck"


def as_typed(path: str) -> str:
    """A path as it is typed behind a command."""
    from shlex import quote

    return quote(f"./{path}" if path.startswith("-") else path)
