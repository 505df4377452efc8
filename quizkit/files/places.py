"""Where everything lies. The only module that knows the library `platformdirs`."""
# ruff: noqa: PTH100, PTH111, PTH112, PTH118, PTH120 - see Places

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from os.path import abspath, dirname, expanduser, isdir, join, realpath
from typing import TYPE_CHECKING

from quizkit.model.errors import DiskRefuses, QuizkitError
from quizkit.model.value import Value

if TYPE_CHECKING:
    from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_LONGEST_START = 40
_FULL_OR_READ_ONLY = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


class Places(Value):
    """Files and folders of this program, as absolute paths; they need not be there yet.

    They are texts: importing `pathlib` takes longer than all that is done with them at every start.

    Attributes:
        log: the log of answers. backups: the folder of its copies.
        index: can be lost at any time, and is made again.
        settings: written by the user alone.
        bundled_decks: the folder of decks that come with the program.
    """

    log: str
    backups: str
    index: str
    settings: str
    bundled_decks: str


def find_places(environ: Mapping[str, str]) -> Places:
    """`QUIZKIT_HOME`, with everything below it, else the platform's own folders."""
    home = environ.get("QUIZKIT_HOME")
    if home:
        data = config = abspath(expanduser(home))
        cache = join(data, "cache")
    else:
        from platformdirs import PlatformDirs

        folders = PlatformDirs("quizkit", appauthor=False)
        data, cache, config = folders.user_data_dir, folders.user_cache_dir, folders.user_config_dir
    return Places(
        log=join(data, "log.db"),
        backups=join(data, "backups"),
        index=join(cache, "index.db"),
        settings=join(config, "config.toml"),
        bundled_decks=bundled_decks(),
    )


def bundled_decks() -> str:
    """Inside the package when it was installed, else beside it, where they lie in the repository."""
    package = dirname(dirname(realpath(__file__)))
    installed = join(package, "decks")
    return installed if isdir(installed) else join(dirname(package), "decks")


def make_folder(path: "Path") -> None:
    """Makes a folder, and those above it, for this user alone. One that is there is left as it is.

    Raises:
        DiskRefuses: the disk is full or read-only.
        QuizkitError: it cannot be made for another reason.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(FOLDER_MODE, exist_ok=True)
            with suppress(PermissionError):  # a folder may be writable and not readable
                _sync_folder(folder.parent)
    except OSError as error:
        raise _refusal(f"The folder {path} cannot be made", error) from error


def write_atomically(path: "Path", data: bytes, *, mode: int = FILE_MODE) -> None:
    """Writes a whole file or nothing: a power cut leaves the old one or the new one.

    The folder must be there. A symbolic link stays one; the file it leads to is replaced.

    Raises:
        DiskRefuses: the disk is full or read-only.
        QuizkitError: it cannot be written for another reason.
    """
    import secrets

    target = path.resolve()
    if target.exists() and not target.is_file():
        # Even a device would be replaced, where the user may write its folder.
        raise QuizkitError(f"{path} cannot be written: it is no ordinary file.")
    # A name may have 255 bytes: with more behind it, a long one would be too long.
    beside = target.with_name(f".{target.name[:_LONGEST_START]}.{secrets.token_hex(4)}.tmp")
    try:
        _write_new(beside, data, mode)
        beside.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _refusal(f"{path} cannot be written", error) from error


def _write_new(path: "Path", data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - opened with its mode
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _sync_folder(path: "Path") -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refusal(what: str, error: OSError) -> QuizkitError:
    message = f"{what}: {error.strerror}."
    return DiskRefuses(message) if error.errno in _FULL_OR_READ_ONLY else QuizkitError(message)
