"""Opens deck files: regular files only, bounded, strict UTF-8. What is wrong with a file is one problem."""

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.errors import UsageError
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problems

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024

_TOP = Place(1, 1, 1, 1)
_AS_UTF_8 = "Save the file as UTF-8."


class FileText(NamedTuple):
    """What a file holds.

    Attributes:
        text: None when it cannot be read as a deck; a problem says why.
        content_hash: BLAKE2b of the bytes, 32 hexadecimal digits; empty when they were not read.
        size: in bytes. mtime_ns: when it was changed last.
    """

    text: str | None
    content_hash: str = ""
    size: int = 0
    mtime_ns: int = 0


def read_text(path: "Path", problems: Problems) -> FileText:
    """Reads a deck file.

    Raises:
        UsageError: there is no such file.
    """
    try:
        # Without O_NONBLOCK, opening a FIFO would wait for a writer that may never come.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no file {path}.") from None
    except OSError as error:
        what = "folder" if os.path.isdir(path) else "file"  # noqa: PTH112 - Path.is_dir raises for some names
        problems.add(_TOP, "E010", f"the {what} cannot be opened: {error.strerror}")
        return FileText(None)
    try:
        return _read_open(descriptor, problems)
    except OSError as error:
        problems.add(_TOP, "E010", f"the file cannot be read: {error.strerror}")
        return FileText(None)
    finally:
        os.close(descriptor)


def _read_open(descriptor: int, problems: Problems) -> FileText:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
        problems.add(_TOP, "E010", f"a deck is an ordinary file, and this is {what}")
        return FileText(None)
    data = b"" if status.st_size > MOST_BYTES else _read_all(descriptor)
    if max(status.st_size, len(data)) > MOST_BYTES:
        message = f"the file has {status.st_size:,} bytes; a deck may have {MOST_BYTES:,}: split it"
        problems.add(_TOP, "E022", message)
        return FileText(None, "", status.st_size, status.st_mtime_ns)
    from quizkit.model.digest import blake2b

    digest = blake2b(data, digest_size=16).hexdigest()
    return FileText(decoded(data, problems), digest, status.st_size, status.st_mtime_ns)


def _read_all(descriptor: int) -> bytes:
    """All bytes, or a few more than a deck may have when the file is still growing."""
    with open(descriptor, "rb", closefd=False) as file:
        data: bytes | None = file.read(MOST_BYTES + 1)
    if data is None:  # some files of /proc would have us wait
        raise BlockingIOError(errno.EAGAIN, "nothing is there to read")
    return data


def decoded(data: bytes, problems: Problems) -> str | None:
    """The bytes as text, without a byte order mark; None when they are not UTF-8, and a problem says so."""
    try:
        text = data.decode().lstrip("\ufeff")
    except UnicodeDecodeError as error:
        _tell_undecodable(data, error, problems)
        return None
    if "\0" in text:
        _tell_binary(data, problems)
        return None
    return text


def _tell_undecodable(data: bytes, error: UnicodeDecodeError, problems: Problems) -> None:
    from quizkit.files.recoding import as_in_windows, is_utf_16

    if b"\0" in data or is_utf_16(data):
        _tell_binary(data, problems)
        return
    before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace").lstrip("\ufeff")) + 1
    message = f"not UTF-8: found the byte 0x{data[error.start]:02X}"
    char = as_in_windows(data[error.start])
    advice = f"Save the file as UTF-8. (In Windows-1252 this byte is `{char}`.)" if char else _AS_UTF_8
    problems.add(Place(line, column, line, column + 1), "E020", message, advice)


def _tell_binary(data: bytes, problems: Problems) -> None:
    from quizkit.files.recoding import is_utf_16, recoded

    if is_utf_16(data):
        text = recoded(data)
        # To us the text of such a file is empty, and this puts all of it in.
        edits = () if text is None else (Edit(0, 0, text),)
        problems.add(_TOP, "E020", "the file is UTF-16, and a deck is UTF-8", _AS_UTF_8, edits=edits)
    else:
        problems.add(_TOP, "E020", "this is no text: the file has NUL bytes in it")
