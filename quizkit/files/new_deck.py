"""A first deck to edit, from the template beside this module."""

from pathlib import Path

SCHEMA_FILE = ".deck.schema.json"
"""What the template's first line names, beside the deck."""

_TEMPLATE = Path(__file__).parent / "templates" / "deck.yaml"


def new_deck(path: Path, title: str = "") -> str:
    """The text of a new deck.

    Args:
        path: where it will stand; gives the title when there is none.
    """
    from quizkit.model.scalars import as_scalar

    words = path.stem.replace("-", " ").replace("_", " ").strip()
    named = title.strip() or words[:1].upper() + words[1:]
    text = _TEMPLATE.read_text(encoding="utf-8")
    return text.replace("FILE", path.name).replace("title: TITLE", f"title: {as_scalar(named)}")


def write_schema(path: Path) -> bool:
    """Writes the schema for editors; whether that was needed."""
    from quizkit.files.deck_schema import schema_text
    from quizkit.files.places import write_atomically

    data = schema_text().encode()
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    write_atomically(path, data, mode=0o644)
    return True
