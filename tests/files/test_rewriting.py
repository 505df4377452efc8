"""A changed text is put back whole, and nothing else about the file changes."""

import os
from pathlib import Path

import pytest

from quizkit.files.rewriting import write_text
from quizkit.model.digest import blake2b
from quizkit.model.errors import QuizkitError


def put(path: Path, text: str, read: bytes = b"before\n") -> None:
    write_text(path, blake2b(read, digest_size=16).hexdigest(), text)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text("before\n")
    return path


def test_the_text_is_put_in(deck: Path) -> None:
    put(deck, "after — ü\n")
    assert deck.read_bytes() == "after — ü\n".encode()
    assert list(deck.parent.iterdir()) == [deck]


@pytest.mark.parametrize("marks", [1, 2])
def test_a_byte_order_mark_stays(deck: Path, marks: int) -> None:
    mark = b"\xef\xbb\xbf" * marks
    deck.write_bytes(mark + b"before\r\n")
    put(deck, "after\r\n", mark + b"before\r\n")
    assert deck.read_bytes() == mark + b"after\r\n"


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666, 0o755])
def test_permissions_stay_whatever_the_umask(deck: Path, mode: int) -> None:
    deck.chmod(mode)
    umask = os.umask(0o077)
    try:
        put(deck, "after\n")
    finally:
        os.umask(umask)
    assert deck.stat().st_mode & 0o7777 == mode


def test_a_link_stays_one(deck: Path) -> None:
    (deck.parent / "elsewhere").mkdir()
    link = deck.parent / "elsewhere/link.yaml"
    link.symlink_to(deck)
    put(link, "after\n")
    assert link.is_symlink()
    assert deck.read_text() == "after\n"


@pytest.mark.parametrize("meanwhile", [b"other\n", b"before\r\n", b"", b"before \xff\n"])
def test_a_file_that_changed_meanwhile_is_left_alone(deck: Path, meanwhile: bytes) -> None:
    deck.write_bytes(meanwhile)
    with pytest.raises(QuizkitError, match="has changed meanwhile"):
        put(deck, "after\n")
    assert deck.read_bytes() == meanwhile


def test_a_file_that_was_not_utf_8_is_afterwards(deck: Path) -> None:
    deck.write_text("before ü\n", encoding="utf-16")
    put(deck, "after ü\n", deck.read_bytes())
    assert deck.read_bytes() == "after ü\n".encode()


def test_a_file_that_is_gone(deck: Path) -> None:
    deck.unlink()
    with pytest.raises(QuizkitError, match="cannot be read again"):
        put(deck, "after\n")
    assert not deck.exists()


def test_a_read_only_file_is_left_alone(deck: Path) -> None:
    deck.chmod(0o444)
    with pytest.raises(QuizkitError, match="is read-only; it was left as it is"):
        put(deck, "after\n")
    assert deck.read_text() == "before\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(deck: Path) -> None:
    deck.parent.chmod(0o555)
    try:
        with pytest.raises(QuizkitError, match="cannot be written"):
            put(deck, "after\n")
    finally:
        deck.parent.chmod(0o755)
    assert deck.read_text() == "before\n"
