"""What an author has set for the checker: `quizkit.toml` beside the decks, or a pyproject's `[tool.quizkit]`.

    select = ["C", "T301"]            # only these; else all that are on by themselves
    extend-select = ["D707"]          # these as well
    ignore = ["C107"]
    fail-on = "warning"               # or "error", "info": what makes the exit code 1

    [per-file-ignores]
    "drafts/*" = ["D712"]

The nearest file above a deck holds; in one folder, `quizkit.toml` before `pyproject.toml`.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from quizkit.checks.rule import Severity
from quizkit.checks.selection import Selection, errors_among, unknown
from quizkit.model.errors import UsageError

FILE = "quizkit.toml"
PYPROJECT = "pyproject.toml"

_LISTS = ("select", "extend-select", "ignore")
_KEYS = (*_LISTS, "fail-on", "per-file-ignores")


class CheckSettings(NamedTuple):
    """What is set for the decks below a folder.

    Attributes:
        folder: where the settings stand; patterns of files are seen from there. None when there are none.
        fail_on: None when it is not set.
    """

    folder: Path | None = None
    selection: Selection = Selection()
    fail_on: Severity | None = None


def settings_for(decks: Iterable[Path]) -> dict[Path, CheckSettings]:
    """The settings that hold for each deck.

    Raises:
        UsageError: some cannot be read, or hold what has no meaning.
    """
    known: dict[Path, CheckSettings] = {}
    # A linked deck belongs to the folder in which the link stands.
    folders = {deck: Path(os.path.abspath(deck)).parent for deck in decks}  # noqa: PTH100
    return {deck: _settings_in(folder, known) for deck, folder in folders.items()}


def _settings_in(folder: Path, known: dict[Path, CheckSettings]) -> CheckSettings:
    """The settings in a folder or the nearest one above that has some; `known` keeps what was found."""
    if folder not in known:
        tables = ((file, _table(file)) for file in (folder / FILE, folder / PYPROJECT))
        found = next((_read(table, file) for file, table in tables if table is not None), None)
        if found is None:
            is_top = folder == folder.parent
            found = CheckSettings() if is_top else _settings_in(folder.parent, known)
        known[folder] = found
    return known[folder]


def _table(file: Path) -> dict[str, Any] | None:
    """The checker's table in a file; None when there is no file, or none in it."""
    import tomllib

    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{file} is no TOML: {error}.") from None
    if file.name == FILE:
        return values
    tool = values.get("tool")
    table = tool.get("quizkit") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{file}: `tool.quizkit` should be a table, found {table!r}.")
    return table


def _read(table: dict[str, Any], file: Path) -> CheckSettings:
    for key in table:
        if key not in _KEYS:
            raise UsageError(f"{file}: `{key}` is no setting. Known: {', '.join(_KEYS)}.")
    lists = {key: _codes(table.get(key, []), key, file) for key in _LISTS}
    _refuse_errors(lists["ignore"], "ignore", file)
    selection = Selection(lists["select"], lists["extend-select"], lists["ignore"], _per_file(table, file))
    return CheckSettings(file.parent, selection, _severity(table, file))


def _per_file(table: dict[str, Any], file: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    patterns = table.get("per-file-ignores", {})
    if not isinstance(patterns, dict):
        raise UsageError(f'{file}: `per-file-ignores` should be a table like {{"drafts/*" = ["D712"]}}.')
    read = []
    for pattern, value in patterns.items():
        key = f"per-file-ignores.{pattern}"
        named = _codes(value, key, file)
        _refuse_errors(named, key, file)
        read.append((pattern, named))
    return tuple(read)


def _codes(value: Any, key: str, file: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f'{file}: `{key}` should be a list like ["C101", "D7"], found {value!r}.')
    for name in unknown(value):
        raise UsageError(f"{file}: `{key}` names `{name}`, and no rule has this code or name.")
    return tuple(value)


def _refuse_errors(named: tuple[str, ...], key: str, file: Path) -> None:
    for name in errors_among(named):
        raise UsageError(f"{file}: `{key}` names `{name}`; errors cannot be ignored.")


def _severity(table: dict[str, Any], file: Path) -> Severity | None:
    value = table.get("fail-on")
    if value is None:
        return None
    words = [severity.value for severity in Severity]
    if value not in words:
        raise UsageError(f"{file}: `fail-on` should be one of {', '.join(words)}, found {value!r}.")
    return Severity(value)
