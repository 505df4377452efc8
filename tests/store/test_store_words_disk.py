"""Permissions of what is made, the order of flushes, and file systems without hard links."""

import errno
import os
import re
from pathlib import Path

import pytest

from quizkit.store import disk
from quizkit.store.disk import (
    beside,
    make_file,
    make_folder,
    publish_new,
    remove_with_journal,
    replace_and_keep,
    sync,
    temporary_name,
)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(Path, "hardlink_to", refuse)


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_what_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_folder(tmp_path / "folder")
        make_file(tmp_path / "folder" / "file")
        made = beside(tmp_path / "folder" / "other")
    finally:
        os.umask(before)
    assert mode(tmp_path / "folder") == 0o700
    assert mode(tmp_path / "folder" / "file") == 0o600
    assert mode(made) == 0o600


def test_folders_are_flushed_from_the_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    monkeypatch.setattr(disk, "sync", synced.append)
    make_folder(tmp_path / "a" / "b")
    assert synced == [str(tmp_path / "a"), str(tmp_path)]
    make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


def test_a_folder_above_that_may_not_be_read_is_not_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError(errno.EACCES, "unreadable")

    monkeypatch.setattr(disk, "sync", refuse)
    make_folder(tmp_path / "a")
    assert (tmp_path / "a").is_dir()


def test_a_folder_that_another_program_makes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = os.makedirs

    def make_twice(folder: Path, permissions: int, *, exist_ok: bool = False) -> None:
        make(folder, permissions)
        make(folder, permissions, exist_ok=exist_ok)

    monkeypatch.setattr(os, "makedirs", make_twice)
    make_folder(tmp_path / "a")
    assert (tmp_path / "a").is_dir()


def test_temporary_names_are_hidden_and_beside(tmp_path: Path) -> None:
    found = temporary_name(tmp_path / "log.db")
    assert found.parent == tmp_path
    assert re.fullmatch(r"\.log\.db\.[0-9a-f]{8}\.new", found.name)


def test_a_flush_is_of_the_file_itself_and_closes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[tuple[int, int]] = []

    def note(descriptor: int) -> None:
        flushed.append((descriptor, os.fstat(descriptor).st_ino))

    (tmp_path / "file").touch()
    monkeypatch.setattr(os, "fsync", note)
    sync(tmp_path / "file")
    ((descriptor, inode),) = flushed
    assert inode == (tmp_path / "file").stat().st_ino
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_is_published_and_its_folder_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    (tmp_path / "new").write_text("new")
    if not links:
        no_links(monkeypatch)
    synced: list[tuple[Path, str]] = []
    monkeypatch.setattr(disk, "sync", lambda path: synced.append((path, (tmp_path / "log").read_text())))
    publish_new(tmp_path / "new", tmp_path / "log")
    assert synced == [(tmp_path, "new")]


@pytest.mark.parametrize("links", [True, False])
def test_what_another_program_published_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "log").write_text("theirs")
    if not links:
        no_links(monkeypatch)
    publish_new(tmp_path / "new", tmp_path / "log")
    assert (tmp_path / "log").read_text() == "theirs"


@pytest.mark.parametrize("links", [True, False])
def test_the_old_file_is_kept_with_its_journal_before_the_new_one_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    for file, text in (("log", "old"), ("log-journal", "half done"), ("new", "new")):
        (tmp_path / file).write_text(text)
    if not links:
        no_links(monkeypatch)
    seen: list[tuple[Path, dict[str, str]]] = []
    monkeypatch.setattr(disk, "sync", lambda path: seen.append((path, texts(tmp_path))))
    replace_and_keep(tmp_path / "log", tmp_path / "new", tmp_path / "aside")
    kept = {"aside": "old", "aside-journal": "half done"}
    still = {"log": "old"} if links else {}
    assert seen == [
        (tmp_path, kept | still | {"new": "new"}),
        (tmp_path, kept | {"log": "new"}),
    ]


def test_a_file_is_removed_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    for file in ("log", "log-journal", "log-wal", "log-shm", "log-else"):
        (tmp_path / file).touch()
    remove_with_journal(tmp_path / "log")
    assert list(texts(tmp_path)) == ["log-else"]
