"""Deck files as the version control's last commit has them. The only module that runs `git`.

A repository may come from a stranger. Only objects are read: no index, no filters, no hooks, no transport.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quizkit.files.opening import MOST_BYTES, decoded
from quizkit.model.problems import Problems

TIMEOUT_SECONDS = 10.0

_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks, by programs that its own settings name.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
}
_OF_ANOTHER = frozenset(
    f"GIT_{name}"
    for name in ("DIR", "WORK_TREE", "COMMON_DIR", "INDEX_FILE", "OBJECT_DIRECTORY", "NAMESPACE", "PREFIX")
)
"""What git sets for hooks, about a repository that need not be the one of a file."""


def committed_texts(paths: Iterable[Path]) -> dict[Path, str]:
    """Files as the last commit has them, without a byte order mark.

    Left out is every file that is in no repository or not in its last commit, that is no deck's text, or
    whose name has a line end in it; all of them when there is no git. Git is asked twice for each repository,
    however many files there are.
    """
    import shutil

    git = shutil.which("git")
    if git is None:
        return {}
    texts: dict[Path, str] = {}
    for root, files in _by_repository(paths).items():
        for path, data in _read(git, root, files):
            text = decoded(data, Problems(str(path)))
            if text is not None:
                texts[path] = text
    return texts


def _by_repository(paths: Iterable[Path]) -> dict[Path, dict[Path, bytes]]:
    """The folders with a repository, each with its files and their names below it."""
    roots: dict[Path, Path | None] = {}
    found: dict[Path, dict[Path, bytes]] = {}
    for path in paths:
        real = Path(os.path.realpath(path))
        if real.parent not in roots:
            roots[real.parent] = next(
                # Path.exists raises where it may not look.
                (one for one in real.parents if os.path.exists(one / ".git")),  # noqa: PTH110
                None,
            )
        root = roots[real.parent]
        name = b"" if root is None else os.fsencode(real.relative_to(root).as_posix())
        # Git is asked line by line.
        if root is not None and b"\n" not in name and b"\r" not in name:
            found.setdefault(root, {})[path] = name
    return found


def _read(git: str, root: Path, files: Mapping[Path, bytes]) -> Iterator[tuple[Path, bytes]]:
    """The files that are in the last commit and no larger than a deck may be."""
    asked = list(files)
    told = _ask(git, root, "--batch-check", [b"HEAD:./" + files[path] for path in asked])
    objects = {}
    for path, line in zip(asked, told.split(b"\n"), strict=False):
        match = re.fullmatch(rb"([0-9a-f]+) blob (\d+)", line)
        if match and int(match[2]) <= MOST_BYTES:
            objects[path] = match[1]
    if objects:
        yield from zip(objects, _contents(_ask(git, root, "--batch", list(objects.values()))), strict=False)


def _contents(told: bytes) -> list[bytes]:
    """What git says of objects: a line with the size, the bytes, a line end. Ends at one it lacks."""
    contents: list[bytes] = []
    at = 0
    while match := re.compile(rb"[0-9a-f]+ blob (\d+)\n").match(told, at):
        at = match.end() + int(match[1]) + 1
        if at <= len(told):
            contents.append(told[match.end() : at - 1])
    return contents


def _ask(git: str, root: Path, how: str, lines: Sequence[bytes]) -> bytes:
    """What `git cat-file` answers to lines; nothing when it fails or takes too long."""
    environ = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    try:
        ran = subprocess.run(  # noqa: S603 - no shell, and names go in as lines
            [git, "cat-file", how],
            cwd=root,
            env={**environ, **_QUIET},
            input=b"".join(line + b"\n" for line in lines),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return ran.stdout if ran.returncode == 0 else b""
