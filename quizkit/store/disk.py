"""Files that appear whole or not at all, and that only their owner may read."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizkit.store.connection import StrPath


def make_folder(folder: "StrPath") -> None:
    """Makes a folder, and those above it, so that they survive a power cut with what is put into them."""
    missing = []
    above = os.path.join(os.getcwd(), folder)  # noqa: PTH109, PTH118 - see StrPath
    while not os.path.exists(above):  # noqa: PTH110
        missing.append(above)
        above = os.path.dirname(above)  # noqa: PTH120
    if missing:
        os.makedirs(folder, 0o700, exist_ok=True)  # noqa: PTH103
    for made in missing:
        with suppress(PermissionError):  # a folder may be writable and not readable
            sync(os.path.dirname(made))  # noqa: PTH120


def make_file(path: "StrPath") -> None:
    """Makes an empty file unless it is there."""
    if not os.path.exists(path):  # noqa: PTH110
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def temporary_name(path: "Path") -> "Path":
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")


def beside(path: "Path") -> "Path":
    """A new empty file next to `path`, to be written and then renamed."""
    temporary = temporary_name(path)
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return temporary


def sync(path: "StrPath") -> None:
    """Makes what was written to a file, or was created or renamed in a folder, survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def publish_new(temporary: "Path", path: "Path") -> None:
    """Gives a finished file its name unless another program was faster."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            temporary.rename(path)
    sync(path.parent)


def replace_and_keep(path: "Path", temporary: "Path", aside: "Path") -> None:
    """Puts a finished file in the place of another SQLite file, which is kept as `aside`."""
    journal = path.with_name(f"{path.name}-journal")
    if path.exists():
        try:
            aside.hardlink_to(path)
        except OSError:  # a file system without hard links
            path.rename(aside)
    if journal.exists():
        # Left behind, it would be played back into the new file.
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    sync(path.parent)  # else a power cut may keep the last of these changes of names alone
    temporary.replace(path)
    sync(path.parent)


def remove_with_journal(path: "StrPath") -> None:
    """Removes a SQLite file and what belongs to it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.unlink(os.fspath(path) + suffix)  # noqa: PTH108
