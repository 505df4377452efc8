"""Changes settings in `config.toml`; comments and layout stay. The only module that knows tomlkit."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from quizkit.files.places import make_folder, write_atomically
from quizkit.files.rewriting import refuse_read_only
from quizkit.files.settings import DECK_KEYS, KEYS, Settings, parse_settings, read_settings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


class Setting(NamedTuple):
    """A setting as it holds.

    Attributes:
        key: like `pause`, or `deck.eu-hist-w3.new_a_day`.
        value: as TOML writes it.
        written: it stands in the file; else it is the default, or what holds for all decks.
    """

    key: str
    value: str
    written: bool


def list_settings(path: Path) -> list[Setting]:
    """All settings for all decks, then those of single decks that are written.

    Raises:
        QuizkitError: the file cannot be read, or something in it is not a setting.
    """
    settings = read_settings(path)
    written = _document(path)
    rows = [Setting(key, _shown(key, settings), key in written) for key in KEYS]
    for deck, table in written.get("deck", {}).items():
        own = settings.for_deck(deck)
        rows += [
            Setting(f"deck.{deck}.{key}", _as_toml(getattr(own, key)), written=True)
            for key in DECK_KEYS
            if key in table
        ]
    return rows


def set_value(path: Path, key: str, value: bool | float | str) -> None:
    """Writes one setting; the file and its folder are made when they are missing.

    Args:
        value: as `settings.value_from_text` gives it.

    Raises:
        QuizkitError: the file cannot be read or written, or something else in it is not a setting.
    """
    document = _document(path)
    table, name = _table(document, key)
    table[name] = value
    _write(path, document)


def unset(path: Path, key: str) -> bool:
    """Removes one setting, so that its default holds again; whether it stood there."""
    document = _document(path)
    *parents, name = _parts(key)
    table: Any = document
    for parent in parents:
        table = table.get(parent, {})
    if name not in table:
        return False
    del table[name]
    _write(path, document)
    return True


def _parts(key: str) -> list[str]:
    """A deck's id may have dots in it."""
    if not key.startswith("deck."):
        return [key]
    deck, _, name = key.removeprefix("deck.").rpartition(".")
    return ["deck", deck, name]


def _table(document: "TOMLDocument", key: str) -> tuple[Any, str]:
    from tomlkit import table as new_table

    *parents, name = _parts(key)
    table: Any = document
    for depth, parent in enumerate(parents):
        if parent not in table:
            table[parent] = new_table(is_super_table=depth == 0)
        table = table[parent]
    return table, name


def _document(path: Path) -> "TOMLDocument":
    from tomlkit import parse

    read_settings(path)  # tells what is wrong with it
    return parse(path.read_text(encoding="utf-8")) if path.exists() else parse("")


def _write(path: Path, document: "TOMLDocument") -> None:
    text = document.as_string()
    parse_settings(text.encode(), str(path))
    make_folder(path.parent)
    if path.exists():
        refuse_read_only(path, path.stat().st_mode)
    write_atomically(path, text.encode())


def _shown(key: str, settings: Settings) -> str:
    if key == "day_start":
        hours, minutes = divmod(settings.day_start_minutes, 60)
        return _as_toml(f"{hours:02}:{minutes:02}")
    return _as_toml(getattr(settings, key))


def _as_toml(value: bool | float | str) -> str:
    from tomlkit import item

    return str(item(value).as_string())
