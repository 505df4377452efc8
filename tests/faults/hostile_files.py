"""Files that are none: pipes, devices, sockets, links that lead nowhere or round, folders."""

import ctypes
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

_PR_CAPBSET_DROP = 24
_CAPABILITIES_TO_PASS_OVER_PERMISSIONS = (1, 2)


def as_ordinary_user() -> None:
    """For a process before it starts: from then on permissions hold for root, too."""
    for capability in _CAPABILITIES_TO_PASS_OVER_PERMISSIONS:
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def _socket(path: Path) -> None:
    # A socket's name may have some hundred characters.
    with socket.socket(socket.AF_UNIX) as one:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            one.bind(f"/proc/self/fd/{folder}/{path.name}")
        finally:
            os.close(folder)


def _device(minor: int) -> Callable[[Path], None]:
    """A node of the test's own: what replaces it by mistake does the machine no harm."""

    def make(path: Path) -> None:
        try:
            os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, minor))
        except PermissionError:  # only root may
            os.mkfifo(path)

    return make


SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "null": _device(3),
    "zero": _device(5),
    "full": _device(7),
    "folder": Path.mkdir,
    "loop": lambda path: path.symlink_to(path.name),
    "nowhere": lambda path: path.symlink_to("nowhere-at-all"),
    "memory": lambda path: path.symlink_to("/proc/self/mem"),
    "process": lambda path: path.symlink_to("/proc/self/environ"),
    "empty": Path.touch,
}
"""By name, what makes it."""
IS_FILE = {"nowhere", "empty"}
"""Where these stand, a file can be written."""


def kind_of(path: Path) -> int:
    """What stands at a path: the type of the file, without following a link."""
    return stat.S_IFMT(path.lstat().st_mode)
