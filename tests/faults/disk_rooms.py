"""Small disks of which so many pages are free, and files that cannot grow."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGE = 4096
DISK_BYTES = 4 << 20

_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
_PR_CAPBSET_DROP = 24


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of its own in the place of an empty folder.

    Raises:
        PermissionError: nothing may be mounted here.
    """
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES},mode=755", "quizkit-test", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise PermissionError("there is no `mount`") from error
    if mounted.returncode:
        raise PermissionError(mounted.stderr.strip())
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """Nothing on the disk can be changed meanwhile."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@contextmanager
def pages_free(disk: Path, pages: int) -> Iterator[None]:
    """No more than so many pages are free on the disk at first; at the end there is room again."""
    filler = disk / "filler"
    told = os.statvfs(disk)
    free = told.f_bfree * told.f_bsize // PAGE
    descriptor = os.open(filler, os.O_CREAT | os.O_WRONLY)
    try:
        if free > pages:
            os.posix_fallocate(descriptor, 0, (free - pages) * PAGE)
        yield
    finally:
        os.close(descriptor)
        filler.unlink()


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes, as a quota may have it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refill(folder: Path, source: Path) -> None:
    """Puts into a folder, which may be the root of a disk, what is in another, and nothing else."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(source, folder, dirs_exist_ok=True)


def obey_permissions() -> None:
    """For a process about to start: root, too, may then only do what the modes of files allow."""
    import ctypes

    for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
