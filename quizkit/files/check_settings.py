"""What an author has set for the checker: `quizkit.toml` beside the decks, or a pyproject's `[tool.quizkit]`.

    select = ["C", "T301"]            # only these; else all that are on by themselves
    extend-select = ["D707"]          # these as well
    ignore = ["C107"]
    fail-on = "warning"               # or "error", "info": what makes the exit code 1

    [per-file-ignores]
    "drafts/*" = ["D712"]

The nearest file above a deck holds; in one folder, `quizkit.toml` before `pyproject.toml`.
"""

from functools import cache
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


def settings_for(deck: Path) -> CheckSettings:
    """The settings that hold for a deck.

    Raises:
        UsageError: they cannot be read, or hold what has no meaning.
    """
    return _settings_in(deck.absolute().parent)


@cache
def _settings_in(folder: Path) -> CheckSettings:
    for file in (folder / FILE, folder / PYPROJECT):
        table = _table(file)
        if table is not None:
            return _read(table, file)
    return CheckSettings() if folder == folder.parent else _settings_in(folder.parent)


def forget() -> None:
    """The settings will be read anew: files may have changed."""
    _settings_in.cache_clear()


def _table(file: Path) -> dict[str, Any] | None:
    """The checker's table in a file; None when there is no file, or none in it."""
    import tomllib

    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}.") from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is no TOML: {error}.") from None
    if file.name == FILE:
        return values
    table = values.get("tool", {}).get("quizkit")
    return table if isinstance(table, dict) else None


def _read(table: dict[str, Any], file: Path) -> CheckSettings:
    for key in table:
        if key not in _KEYS:
            raise UsageError(f"{file}: `{key}` is no setting. Known: {', '.join(_KEYS)}.")
    lists = {key: _codes(table.get(key, []), key, file) for key in _LISTS}
    _refuse_errors(lists["ignore"], "ignore", file)
    per_file = table.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        raise UsageError(f'{file}: `per-file-ignores` should be a table like {{"drafts/*" = ["D712"]}}.')
    patterns = []
    for pattern, named in per_file.items():
        patterns.append((pattern, _codes(named, f"per-file-ignores.{pattern}", file)))
        _refuse_errors(patterns[-1][1], f"per-file-ignores.{pattern}", file)
    selection = Selection(lists["select"], lists["extend-select"], lists["ignore"], tuple(patterns))
    return CheckSettings(file.parent, selection, _severity(table, file))


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
