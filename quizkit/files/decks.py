"""Decks on disk: finding them, and reading one."""

import gc
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizkit.files.opening import read_text
from quizkit.model.errors import QuizkitError, UsageError
from quizkit.model.head import Head
from quizkit.model.nodes import ListNode, MapNode, Node, Place, TextNode
from quizkit.model.problems import Problem, Problems
from quizkit.model.value import Value

if TYPE_CHECKING:
    from pathlib import Path

    from quizkit.files.deck_questions import Item

LOOKED_AT = 64 * 1024
"""How much of a file is looked at to see whether it is a deck."""

_DECK_KEYS = (b"questions", b"terms")


MOST_MISTAKES = 10_000
"""So many mistakes of one file are told."""

_TOP = Place(1, 1, 1, 1)
_SHAPES = {
    "questions": (ListNode, "a list: write `- ` before each question"),
    "terms": (MapNode, "a mapping: write `term: meaning` on each line"),
}


class DeckRead(Value):
    """A deck file, read.

    Attributes:
        items: the questions that can be asked, in the order of the file.
        problems: why others cannot, and what else is wrong, in the order of the file.
        content_hash: of the bytes; empty when they could not be read.
        size: in bytes. mtime_ns: when the file was changed last.
        root: all that is written in the file; None when that is no mapping or cannot be read.
        text: of the file, without a byte order mark; empty when it cannot be read.
    """

    head: Head
    items: "tuple[Item, ...]"
    problems: tuple[Problem, ...]
    content_hash: str
    size: int
    mtime_ns: int
    root: MapNode | None = None
    text: str = ""


def load_deck(path: "Path") -> DeckRead:
    """Reads a deck file; its problems name it as it is given here.

    Raises:
        UsageError: there is no such file.
    """
    return read_deck(path, str(path))


def read_deck(path: "Path", shown_as: str) -> DeckRead:
    """Reads a deck file. Never raises for what is in it: mistakes are told in `problems`.

    Args:
        shown_as: how problems name the file.

    Raises:
        UsageError: there is no such file.
        QuizkitError: the YAML library lacks its fast parser.
    """
    problems = Problems(shown_as)
    file = read_text(path, problems)
    with _collector_paused():
        root, head, items = _read(file.text, path.stem, problems)
    found = _told(problems)
    return DeckRead(head, items, found, file.content_hash, file.size, file.mtime_ns, root, file.text or "")


def read_deck_text(text: str, shown_as: str, stem: str = "deck") -> DeckRead:
    """Reads the text of a deck that is in no file, or no longer as it is there.

    Args:
        stem: stands for the file's name without its ending.
    """
    problems = Problems(shown_as)
    with _collector_paused():
        root, head, items = _read(text, stem, problems)
    return DeckRead(head, items, _told(problems), "", 0, 0, root, text)


def _told(problems: Problems) -> tuple[Problem, ...]:
    """The mistakes in the order of the file; of very many, the first, and that there are more."""
    found = problems.sorted()
    if len(found) <= MOST_MISTAKES:
        return found
    message = f"more than {MOST_MISTAKES:,} mistakes: those from here on are not told"
    return (*found[:MOST_MISTAKES], Problem(problems.path, found[MOST_MISTAKES].place, "E022", message))


def _read(text: str | None, stem: str, problems: Problems) -> "tuple[MapNode | None, Head, tuple[Item, ...]]":
    # These load every kind of question and, in turn, the YAML library: not for those who only look for decks.
    from quizkit.files.deck_head import id_of_file, read_head
    from quizkit.files.deck_questions import read_items
    from quizkit.files.yaml_nodes import read_nodes
    from quizkit.kinds.registry import read_entry
    from quizkit.model.text import clean

    if text is not None:
        reading = read_nodes(text, problems)
        _check_shape(reading.root, problems, whole=reading.whole and not reading.spoilt)
        if isinstance(reading.root, MapNode):
            head = read_head(reading.root, stem, problems)
            items = read_items(reading.root, head, reading.spoilt, problems, read_entry)
            return reading.root, head, items
    return None, Head(id_of_file(stem), clean(stem)), ()


def _check_shape(root: Node | None, problems: Problems, *, whole: bool) -> None:
    """Tells of a file that has no place for questions.

    Args:
        whole: no part of the file was left out in reading; else that may be why something is missing.
    """
    from quizkit.files.head_keys import has_strays

    if isinstance(root, MapNode):
        present = [_check_list(root, key, problems, whole=whole) for key in ("questions", "terms")]
        if whole and not any(present) and not _has_misspelt(root) and not has_strays(root):
            problems.add(_TOP, "E006", "a deck needs `questions:` or `terms:`, found neither")
    elif isinstance(root, ListNode):
        message = "a deck begins with its head, found a bare list: write `questions:` above it"
        problems.add(_TOP, "E006", message)
    elif isinstance(root, TextNode):
        problems.add(_TOP, "E006", "a deck is a mapping with `title:` and `questions:`, found only a text")
    elif whole:
        problems.add(_TOP, "E006", "the file is empty: a deck has a `title:` and `questions:`")


def _has_misspelt(root: MapNode) -> bool:
    """A key was likely meant for one of those that a deck needs; it is told as an unknown key."""
    from difflib import get_close_matches

    keys = [name.text.lower() for name, value in root.pairs if not isinstance(value, TextNode)]
    return any(get_close_matches(key, _SHAPES, 1, 0.7) for key in keys)


def _check_list(root: MapNode, key: str, problems: Problems, *, whole: bool) -> bool:
    """Whether the key is there; tells when there is nothing useful under it."""
    node = root.value(key)
    shape, wanted = _SHAPES[key]
    if node is None or (isinstance(node, TextNode) and not node.text and not whole):
        return node is not None
    if not isinstance(node, shape):
        problems.add(node, "E006", f"`{key}` should be {wanted}")
    elif not node[0]:
        problems.add(node, "E008", f"`{key}` is empty")
    return True


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A deck makes very many objects and no garbage; looking for some would take twice as long as reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Both together make all that lives count as old. Else the next allocation would look through it.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def deck_files(path: "Path") -> "tuple[Path, ...]":
    """The decks that a path names; see `deck_paths`."""
    from pathlib import Path

    return tuple(map(Path, deck_paths(os.fspath(path))))


def deck_paths(path: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The decks that a path names: the file itself, or all below a folder, sorted.

    Below a folder, a deck is a `.yaml` or `.yml` file with a line that begins with `questions:` or `terms:`
    in its first 64 KiB: other YAML may lie there as well. Hidden files and folders are passed over. A file
    that cannot be opened counts as a deck, and so does a folder below that cannot be read, so that reading
    it tells why.

    Args:
        path: a file or a folder.
        known: paths of files that are decks; what was one stays one, and is not looked into.

    Raises:
        UsageError: there is no such path, or no deck below the folder.
        QuizkitError: the folder cannot be read.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - see places.Places
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no file or folder {path}.") from None
    except OSError as error:
        raise QuizkitError(f"{path} cannot be reached: {error.strerror}.") from None
    if not stat.S_ISDIR(status.st_mode):
        return (path,)
    files = sorted(_yaml_files(path), key=lambda file: file.split(os.sep))  # noqa: PTH206
    found = tuple(file for file in files if file in known or _may_be_deck(file))
    if not found:
        advice = "A deck is a .yaml file with a line `questions:` or `terms:`."
        raise UsageError(f"There is no deck below {path}.", advice)
    return found


def _yaml_files(top: str) -> Iterator[str]:
    """Links are followed, and each folder is visited once, so that a link to one above does no harm.

    A folder below that cannot be read counts as a file, so that reading it tells why.
    """
    folders, visited = [top], set[tuple[int, int]]()
    while folders:
        folder = folders.pop()
        try:
            status = os.stat(folder)  # noqa: PTH116
            with os.scandir(folder) as scanned:
                entries = list(scanned)
        except OSError as error:
            if folder == top:
                raise QuizkitError(f"The folder {folder} cannot be read: {error.strerror}.") from None
            yield folder
            continue
        if (status.st_dev, status.st_ino) in visited:
            continue
        visited.add((status.st_dev, status.st_ino))
        for entry in entries:
            mode = 0 if entry.name.startswith(".") else _mode(entry)
            if stat.S_ISDIR(mode):
                folders.append(entry.path)
            elif entry.name.lower().endswith((".yaml", ".yml")) and stat.S_ISREG(mode):
                yield entry.path


def _mode(entry: os.DirEntry[str]) -> int:
    """What an entry is; 0 for a link that leads nowhere. What may not be looked at is taken for a file."""
    try:
        return entry.stat().st_mode
    except PermissionError:
        return stat.S_IFREG
    except OSError:
        return 0


def _may_be_deck(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            start = file.read(LOOKED_AT)
    except OSError:
        return True
    # Without NUL bytes, UTF-16 looks enough like UTF-8 to be found, and then reported.
    text = b"\n" + start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return any(_has_key(text, quote + key) for key in _DECK_KEYS for quote in (b"", b"'", b'"'))


def _has_key(text: bytes, key: bytes) -> bool:
    """A line begins with this key; what follows it may be a quote, spaces and a colon."""
    at = text.find(b"\n" + key)
    while at >= 0:
        if text[at + 1 + len(key) :].lstrip(b"\"' \t").startswith(b":"):
            return True
        at = text.find(b"\n" + key, at + 1)
    return False
