"""Runs something again whenever a deck, or what is set for it, changes."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from quizkit.files.check_settings import FILE, PYPROJECT

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside

LOOK_EVERY_S = 0.3

_State = tuple[tuple[str, int, int], ...]


def watch(outside: "Outside", paths: Sequence[Path], run: Callable[[], object]) -> NoReturn:
    """Runs at once and after every change, until it is interrupted."""
    from quizkit.model.errors import QuizkitError

    while True:
        seen = _state(paths)
        try:
            run()
        except QuizkitError as error:
            outside.out.error(error.message)
        outside.out.news("Watching for changes; Ctrl-C ends.")
        while _state(paths) == seen:
            time.sleep(LOOK_EVERY_S)


def _state(paths: Sequence[Path]) -> _State:
    """What tells whether something has changed: names, sizes and times of the files that count."""
    return tuple(sorted(set(_stamps(paths))))


def _stamps(paths: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        for file in [path, *_settings_above(path), *_below(path)]:
            try:
                status = file.stat()
            except OSError:
                continue
            yield str(file), status.st_size, status.st_mtime_ns


def _settings_above(path: Path) -> Iterator[Path]:
    for folder in path.absolute().parents:
        yield folder / FILE
        yield folder / PYPROJECT


def _below(path: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(path):
        yield from (Path(folder, name) for name in names if name.endswith((".yaml", ".yml", ".toml")))
