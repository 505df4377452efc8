"""The word lists of languages, from the data files beside this module."""

from functools import cache
from pathlib import Path
from typing import Any

from quizkit.checks.words import Words

_FOLDER = Path(__file__).parent / "languages"


def languages() -> tuple[str, ...]:
    """Languages that have a word list, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def words_of(language: str) -> Words | None:
    """The word list of a language like `en` or `fr-CA`; None when it has none."""
    import tomllib

    tag = language.split("-", maxsplit=1)[0].lower()
    if tag not in languages():
        return None
    lists = tomllib.loads((_FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))
    assert lists.keys() == Words.__annotations__.keys(), f"{tag}.toml lacks a list or has one too many"
    return Words(**{name: _typed(name, value) for name, value in lists.items()})


def _typed(name: str, value: list[Any]) -> Any:
    if Words.__annotations__[name] == frozenset[str]:
        return frozenset(value)
    return tuple(tuple(one) if isinstance(one, list) else one for one in value)
