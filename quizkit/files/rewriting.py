"""Writes a changed text back into a deck's file, whole or not at all."""

import os
import re
from contextlib import suppress
from pathlib import Path

from quizkit.files.places import write_atomically
from quizkit.model.digest import blake2b
from quizkit.model.errors import QuizkitError

_ANY_WRITE = 0o222


def write_text(path: Path, content_hash: str, text: str) -> None:
    """Puts another text into a file, in UTF-8; a byte order mark, permissions and links stay.

    Args:
        content_hash: of the bytes that were read from it, as `DeckRead` has it.

    Raises:
        QuizkitError: the file has changed since, may not be written, or cannot be.
    """
    try:
        data, mode = path.read_bytes(), path.stat().st_mode & 0o7777
    except OSError as error:
        raise QuizkitError(f"{path} cannot be read again: {error.strerror}.") from None
    if blake2b(data, digest_size=16).hexdigest() != content_hash:
        raise QuizkitError(f"{path} has changed meanwhile; it was left as it is.", "Run the command again.")
    refuse_read_only(path, mode)
    mark = re.match(rb"(?:\xef\xbb\xbf)*", data)
    assert mark is not None
    write_atomically(path, mark[0] + text.encode(), mode=mode)
    with suppress(OSError):
        path.chmod(mode)  # a new file has less where the umask takes something away


def refuse_read_only(path: Path, mode: int) -> None:
    """Raises QuizkitError for a file with such a mode that is to be replaced and may not be written."""
    if not mode & _ANY_WRITE or not os.access(path, os.W_OK):
        # For replacing it, a folder that may be written would be enough.
        raise QuizkitError(f"{path} is read-only; it was left as it is.")
