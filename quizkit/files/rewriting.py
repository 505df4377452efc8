"""Writes a changed text back into a deck's file, whole or not at all."""

from pathlib import Path

from quizkit.files.places import write_atomically
from quizkit.model.errors import QuizkitError

_MARK = b"\xef\xbb\xbf"


def write_text(path: Path, before: str, after: str) -> None:
    """Puts another text into a file, in UTF-8; a byte order mark, permissions and links stay.

    Args:
        before: what was read from it, without a byte order mark.

    Raises:
        QuizkitError: the file has changed since, or cannot be written.
    """
    try:
        data = path.read_bytes()
        mode = path.stat().st_mode & 0o7777
    except OSError as error:
        raise QuizkitError(f"{path} cannot be read again: {error.strerror}.") from None
    mark = _MARK if data.startswith(_MARK) else b""
    if data.decode(errors="replace").lstrip("\ufeff") != before:
        raise QuizkitError(f"{path} has changed meanwhile; it was left as it is.", "Run the command again.")
    write_atomically(path, mark + after.encode(), mode=mode)
