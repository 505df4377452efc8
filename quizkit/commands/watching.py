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

Stamp = tuple[str, int, int]
"""What tells that a file has changed: its path, size, and time in nanoseconds."""


def watch(outside: "Outside", paths: Sequence[Path], run: Callable[[], object]) -> NoReturn:
    """Runs at once and after every change, until it is interrupted."""
    from quizkit.model.errors import QuizkitError

    while True:
        seen = stamps(paths)
        try:
            run()
        except QuizkitError as error:
            # An editor may be just about to put the file back, and what is set wrong can be mended.
            outside.out.error(error.message)
            if error.advice:
                outside.out.advice(error.advice)
        outside.out.news("Watching for changes; Ctrl-C ends.")
        while stamps(paths) == seen:
            time.sleep(LOOK_EVERY_S)


def stamps(paths: Sequence[Path]) -> set[Stamp]:
    """One for each file that is there and counts: the paths, decks below them, and settings."""
    found = set()
    for file in {file for path in paths for file in _that_count(path)}:
        try:
            status = file.stat()
        except OSError:
            continue
        found.add((str(file), status.st_size, status.st_mtime_ns))
    return found


def _that_count(path: Path) -> Iterator[Path]:
    yield path
    for folder in Path(os.path.abspath(path)).parents:  # noqa: PTH100 - as the settings are looked for
        yield from (folder / FILE, folder / PYPROJECT)
    visited = set()
    for folder_name, below, names in os.walk(path, followlinks=True):
        if os.path.realpath(folder_name) in visited:
            below.clear()
            continue
        visited.add(os.path.realpath(folder_name))
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            if name in (FILE, PYPROJECT) or name.lower().endswith((".yaml", ".yml")):
                yield Path(folder_name, name)
