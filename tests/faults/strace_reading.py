"""Reads what strace wrote of a program: what it did to the files below a folder, and what it told."""

import os
import re
from collections.abc import Iterable, Iterator

from model_disk import TOP, Enter, Image, Op, Remove, Rename, Resize, Sync, SyncFolder, Told, Write

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,ftruncate,fsync,fdatasync,chdir,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat"
)
"""What is traced. Whatever else changes a file shows when the files are compared in the end."""

_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (\d+)(?: .*)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Names:
    """Which file bears which name as long as the power is on.

    Args:
        files: what is there, in the order in which a `Disk` is told of it.
    """

    def __init__(self, files: Image) -> None:
        self.nodes = {path: number for number, path in enumerate(files)}
        self.folders = {TOP, *(path for path, content in files.items() if content is None)}
        self._next = len(files)

    def new(self, path: str, *, folder: bool = False) -> int:
        if folder:
            self.folders.add(path)
        self.nodes[path] = self._next
        self._next += 1
        return self.nodes[path]


class _Opened:
    """A file or folder that is open: its name then, its node (None for a folder), and the place in it."""

    def __init__(self, path: str, node: int | None, *, fresh: bool) -> None:
        self.path = path
        self.node = node
        self.at: int | None = 0 if fresh else None
        """Where the next `write` goes; None for unknown, as after a `read`, which is not traced."""


class Reading:
    """What one program did.

    Args:
        top: the folder whose files count, as an absolute path; the program starts in it.
        names: of the files below it; goes on with the program.
    """

    def __init__(self, top: str, names: Names) -> None:
        self._top = top
        self._names = names
        self._open: dict[tuple[str, str], _Opened] = {}

    def ops(self, trace: str) -> Iterator[Op]:
        for line in trace.splitlines():
            match = _LINE.fullmatch(line)
            if match is None:
                assert "unfinished" not in line, "programs with threads are not modelled"
                continue
            program, call, arguments, result = match.groups()
            yield from self._op(program, call, arguments, result)

    def _op(self, program: str, call: str, arguments: str, result: str) -> Iterable[Op]:
        if call in ("open", "openat", "creat"):
            return self._opened((program, result), call, arguments)
        if call in ("close", "dup", "dup2", "dup3", "fcntl"):
            self._describe(program, call, arguments, result)
            return ()
        if call in ("write", "pwrite64"):
            return self._written(program, arguments)
        if call in ("lseek", "ftruncate", "fsync", "fdatasync"):
            opened = self._open.get((program, arguments.split(",", maxsplit=1)[0]))
            return () if opened is None else self._changed(opened, call, arguments, result)
        return self._renamed(call, arguments)

    def _opened(self, key: tuple[str, str], call: str, arguments: str) -> Iterator[Op]:
        self._open.pop(key, None)
        (path,) = self._paths(arguments)
        if path is None:
            return
        if path in self._names.folders:
            self._open[key] = _Opened(path, None, fresh=False)
            return
        node = self._names.nodes.get(path)
        fresh = node is None or call == "creat" or "O_TRUNC" in arguments
        if node is None:
            node = self._names.new(path)
            yield Enter(path, node)
        elif fresh:
            yield Resize(node, 0)
        self._open[key] = _Opened(path, node, fresh=fresh)

    def _describe(self, program: str, call: str, arguments: str, result: str) -> None:
        first = (program, arguments.split(",", maxsplit=1)[0])
        if call == "close":
            self._open.pop(first, None)
        elif first in self._open and (call != "fcntl" or "F_DUPFD" in arguments):
            self._open[program, result] = self._open[first]

    def _written(self, program: str, arguments: str) -> Iterator[Op]:
        number, rest = arguments.split(", ", 1)
        match = _TEXT.match(rest)
        assert match is not None
        data = bytes.fromhex(match[1].replace("\\x", ""))
        opened = self._open.get((program, number))
        if opened is None:
            if number in ("1", "2"):
                yield Told(data.decode(errors="replace"))
            return
        assert opened.node is not None
        numbers = rest[match.end() :].removeprefix(", ").split(", ")
        assert numbers[0] == str(len(data)), "written in part"
        if len(numbers) > 1:
            yield Write(opened.node, int(numbers[1]), data)
            return
        assert opened.at is not None, f"where {opened.path} was written is not known"
        yield Write(opened.node, opened.at, data)
        opened.at += len(data)

    def _changed(self, opened: _Opened, call: str, arguments: str, result: str) -> Iterator[Op]:
        if call == "lseek":
            opened.at = int(result)
        elif call == "ftruncate":
            assert opened.node is not None
            yield Resize(opened.node, int(arguments.split(", ")[1]))
        else:
            yield SyncFolder(opened.path) if opened.node is None else Sync(opened.node)

    def _renamed(self, call: str, arguments: str) -> Iterator[Op]:
        paths = self._paths(arguments)
        assert call != "chdir" or paths == [TOP], "not modelled"
        nodes = self._names.nodes
        if call == "chdir" or set(paths) == {None}:
            return
        path, to = paths[0], paths[-1]
        assert path is not None
        assert to is not None
        if call.startswith("mkdir"):
            yield Enter(path, self._names.new(path, folder=True), folder=True)
        elif call.startswith("unlink"):
            yield Remove(path, nodes.pop(path))
        elif call.startswith("link"):
            nodes[to] = nodes[path]
            yield Enter(to, nodes[to])
        else:
            nodes[to] = nodes.pop(path)
            yield Rename(path, to, nodes[to])

    def _paths(self, arguments: str) -> list[str | None]:
        """Relative to the top; None for one that lies elsewhere, or does not count."""
        found = [os.fsdecode(bytes.fromhex(text.replace("\\x", ""))) for text in _TEXT.findall(arguments)]
        return [self._below(path) for path in found]

    def _below(self, path: str) -> str | None:
        whole = os.path.normpath(os.path.join(self._top, path))  # noqa: PTH118 - a text of another program
        if whole == self._top:
            return TOP
        if not whole.startswith(self._top + os.sep) or whole.endswith("-shm"):
            return None
        return whole[len(self._top) + 1 :]
