"""A disk whose power may be cut: what a program did to its files, and what may be left of it.

What was written to a file since its last fsync may have arrived or not, whole or in part. A name (made,
linked, renamed, removed) may have arrived or not until the folder it stands in was fsynced. A rename is one
change; bytes that were not written to are never harmed.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias, assert_never

SECTOR = 512
TOP = ""
"""The path of the folder that was there before, and is itself safe. All other paths are relative to it."""


class Write(NamedTuple):
    node: int
    at: int
    data: bytes


class Resize(NamedTuple):
    node: int
    size: int


class Enter(NamedTuple):
    """A name is given to a new file or folder, or one more to an old file; what bore it has lost it."""

    path: str
    node: int
    folder: bool = False


class Rename(NamedTuple):
    path: str
    to: str
    node: int


class Remove(NamedTuple):
    path: str
    node: int


class Sync(NamedTuple):
    """An fsync of a file."""

    node: int


class SyncFolder(NamedTuple):
    path: str


class Told(NamedTuple):
    """Something was written to standard output or error, or (empty) the program has ended."""

    text: str


Op: TypeAlias = Write | Resize | Enter | Rename | Remove | Sync | SyncFolder | Told
Image: TypeAlias = Mapping[str, bytes | None]
"""Files by path; None for a folder."""


class Cut(NamedTuple):
    """What arrives of what is not safe yet.

    Attributes:
        names: "none", "all" or "some" of the changes of names.
        data: "none", "all", "first" (up to some point), "torn" (the same, the last write in part), "some"
            (any writes), "sectors" (any sectors) or "sizes" (no data, but the room for it).
    """

    names: str
    data: str


CUTS = (
    Cut("none", "none"),
    Cut("all", "all"),
    Cut("all", "none"),
    Cut("none", "all"),
    Cut("all", "sizes"),
    Cut("some", "sectors"),
    Cut("all", "torn"),
    Cut("some", "some"),
    Cut("all", "sectors"),
    Cut("some", "first"),
)


class _Node:
    """A file: what is safe of it, and what was done to it since."""

    def __init__(self, content: bytes = b"", *, folder: bool = False) -> None:
        self.content = content
        self.folder = folder
        self.unsafe: list[Write | Resize] = []


class Disk:
    """Takes what a program does, one thing after the other, and tells what a power cut would leave.

    Args:
        files: what is there, and safe; every file is the node of its place in this order, from 0 on.
    """

    def __init__(self, files: Image) -> None:
        self._nodes = {number: _file(content) for number, content in enumerate(files.values())}
        self._safe = {path: number for number, path in enumerate(files)}
        self._unsafe: list[Enter | Rename | Remove] = []

    def apply(self, op: Op) -> None:
        match op:
            case Write() | Resize():
                self._nodes[op.node].unsafe.append(op)
            case Enter():
                self._nodes.setdefault(op.node, _Node(folder=op.folder))
                self._unsafe.append(op)
            case Rename() | Remove():
                self._unsafe.append(op)
            case Sync(node):
                self._nodes[node].content = _after(self._nodes[node].content, self._nodes[node].unsafe)
                self._nodes[node].unsafe = []
            case SyncFolder(path):
                self._safe = _named(self._safe, [change for change in self._unsafe if _in(change, path)])
                self._unsafe = [change for change in self._unsafe if not _in(change, path)]
            case Told():
                pass
            case _:
                assert_never(op)

    def image(self, cut: Cut, chance: random.Random) -> Image:
        """What may be there after a power cut at this moment."""
        kept = _some(self._unsafe, cut.names, chance)
        image: dict[str, bytes | None] = {}
        for path, number in _reachable(_named(self._safe, kept), self._nodes):
            node = self._nodes[number]
            image[path] = (
                None if node.folder else _after(node.content, _arrived(node.unsafe, cut.data, chance))
            )
        return image


def _file(content: bytes | None) -> _Node:
    return _Node(folder=True) if content is None else _Node(content)


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _in(change: Enter | Rename | Remove, folder: str) -> bool:
    """A rename from one folder to another is safe when the second is: file systems promise no less."""
    return _folder_of(change.to if isinstance(change, Rename) else change.path) == folder


def _named(names: Mapping[str, int], changes: Sequence[Enter | Rename | Remove]) -> dict[str, int]:
    left = dict(names)
    for change in changes:
        match change:
            case Enter(path, node):
                left[path] = node
            case Rename(path, to, node):
                if left.get(path) == node:
                    del left[path]
                left[to] = node
            case Remove(path, node):
                if left.get(path) == node:
                    del left[path]
            case _:
                assert_never(change)
    return left


def _reachable(names: Mapping[str, int], nodes: Mapping[int, _Node]) -> Iterator[tuple[str, int]]:
    """Names whose folders are there."""
    for path, number in sorted(names.items()):
        above = _folder_of(path)
        while above != TOP and above in names and nodes[names[above]].folder:
            above = _folder_of(above)
        if above == TOP:
            yield path, number


def _some(
    changes: "list[Enter | Rename | Remove]", kept: str, chance: random.Random
) -> "list[Enter | Rename | Remove]":
    match kept:
        case "none":
            return []
        case "all":
            return changes
        case "some":
            return [change for change in changes if chance.random() < 0.5]
        case _:
            raise AssertionError(kept)


def _arrived(ops: "list[Write | Resize]", kept: str, chance: random.Random) -> "list[Write | Resize]":
    """In the order in which they were done: of two that arrived, the later one is on top."""
    match kept:
        case "none":
            return []
        case "all":
            return ops
        case "some":
            return [op for op in ops if chance.random() < 0.5]
        case "first":
            return ops[: chance.randint(0, len(ops))]
        case "torn":
            first = ops[: chance.randint(0, len(ops))]
            return first[:-1] + [_torn(op, chance) for op in first[-1:]]
        case "sectors":
            return [part for op in ops for part in _sectors(op) if chance.random() < 0.5]
        case "sizes":
            return [_room(op) for op in ops]
        case _:
            raise AssertionError(kept)


def _room(op: Write | Resize) -> Write | Resize:
    """The file has grown, and nothing was written there yet."""
    return op if isinstance(op, Resize) else Write(op.node, op.at + len(op.data), b"")


def _torn(op: Write | Resize, chance: random.Random) -> Write | Resize:
    """A write of which only the beginning arrived, to any byte."""
    return op if isinstance(op, Resize) else op._replace(data=op.data[: chance.randint(0, len(op.data))])


def _sectors(op: Write | Resize) -> list[Write | Resize]:
    if isinstance(op, Resize):
        return [op]
    first = SECTOR - op.at % SECTOR
    starts = [0, *range(first, len(op.data), SECTOR)]
    ends = [*starts[1:], len(op.data)]
    return [
        Write(op.node, op.at + start, op.data[start:end]) for start, end in zip(starts, ends, strict=True)
    ]


def _after(content: bytes, ops: "Sequence[Write | Resize]") -> bytes:
    if not ops:
        return content
    buffer = bytearray(content)
    for op in ops:
        if isinstance(op, Resize):
            _resize(buffer, op.size)
        else:
            _resize(buffer, max(len(buffer), op.at))
            buffer[op.at : op.at + len(op.data)] = op.data
    return bytes(buffer)


def _resize(buffer: bytearray, size: int) -> None:
    del buffer[size:]
    buffer.extend(bytes(size - len(buffer)))
