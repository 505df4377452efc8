"""Opening deck files: what a file may be, and how each refusal is told."""

import os
from pathlib import Path

import pytest

from quizkit.files.opening import MOST_BYTES, FileText, read_text
from quizkit.files.opening import _read_all as read_all
from quizkit.model.errors import UsageError
from quizkit.model.problems import Problem, Problems


def read(path: Path) -> tuple[FileText, tuple[Problem, ...]]:
    problems = Problems("deck.yaml")
    return read_text(path, problems), problems.sorted()


def read_bytes(tmp_path: Path, data: bytes) -> tuple[FileText, tuple[Problem, ...]]:
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    return read(path)


def test_a_file_with_its_size_time_and_hash(tmp_path: Path) -> None:
    file, problems = read_bytes(tmp_path, "é: ü\n".encode())
    assert problems == ()
    assert (file.text, file.size) == ("é: ü\n", 7)
    assert file.mtime_ns == (tmp_path / "deck.yaml").stat().st_mtime_ns
    assert len(file.content_hash) == 32
    assert read_bytes(tmp_path, b"other")[0].content_hash != file.content_hash


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"\xef\xbb\xbfa: b")[0].text == "a: b"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: b")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert read(tmp_path / "link.yaml")[0].text == "a: b"


@pytest.mark.parametrize(
    ("data", "place", "told"),
    [
        (b"a: b\nc: d\xff\n", (2, 5), "E020 not UTF-8: found the byte 0xFF"),
        ("a: Zürich".encode("latin-1"), (1, 5), "E020 not UTF-8: found the byte 0xFC"),
        (b"a: \xed\xa0\x80", (1, 4), "E020 not UTF-8"),
        (b"a: b\rc: d\r\ne: \xff", (3, 4), "E020 not UTF-8"),
        ("é: ".encode() + b"\xc3", (1, 4), "E020 not UTF-8"),
        ("a: b".encode("utf-16"), (1, 1), "E020 the file is UTF-16"),
        ("a: b".encode("utf-16-be"), (1, 1), "E020 the file is UTF-16"),
        ("title: é\n".encode("utf-16-le"), (1, 1), "E020 the file is UTF-16"),
        (b"\xfe\xff\x00a", (1, 1), "E020 the file is UTF-16"),
        (b"a: b\0c", (1, 1), "E020 this is no text: the file has NUL bytes in it"),
        (b"\x7fELF\x02\x01\0\0\0\0\xff\xfe", (1, 1), "E020 this is no text"),
        (b"\0" * 100, (1, 1), "E020 this is no text"),
    ],
)
def test_what_is_not_utf_8(tmp_path: Path, data: bytes, place: tuple[int, int], told: str) -> None:
    file, (problem,) = read_bytes(tmp_path, data)
    assert file.text is None
    assert file.content_hash
    assert problem.place[:2] == place
    assert f"{problem.code} {problem.message}".startswith(told)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    read_file, (problem,) = read(path)
    assert read_file == FileText(None, "", MOST_BYTES + 1, path.stat().st_mtime_ns)
    assert (problem.code, problem.message[:30]) == ("E022", "the file has 8,388,609 bytes; ")


def test_a_file_as_large_as_a_deck_may_be(tmp_path: Path) -> None:
    file, problems = read_bytes(tmp_path, b"#" * MOST_BYTES)
    assert file.text is not None
    assert problems == ()


def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "deck.yaml")
    file, (problem,) = read(tmp_path / "deck.yaml")
    assert file == FileText(None)
    assert (problem.code, problem.message) == (
        "E010",
        "a deck is an ordinary file, and this is a pipe or a device",
    )


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(path: str) -> None:
    _, (problem,) = read(Path(path))
    assert problem.message.endswith("a pipe or a device")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path)
    assert (problem.code, problem.message) == ("E010", "a deck is an ordinary file, and this is a folder")


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    file, (problem,) = read(tmp_path / "loop.yaml")
    assert file == FileText(None)
    assert problem.code == "E010"
    assert problem.message.startswith("the file cannot be opened: ")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_a_file_that_cannot_be_read() -> None:
    _, (problem,) = read(Path("/proc/self/mem"))
    assert problem.message.startswith("the file cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "pipe2"), reason="not on this system")
def test_a_file_that_would_have_us_wait_cannot_be_read() -> None:
    source, target = os.pipe2(os.O_NONBLOCK)
    try:
        with pytest.raises(BlockingIOError, match="nothing is there to read"):
            read_all(source)
    finally:
        os.close(source)
        os.close(target)


def test_a_missing_file_is_a_mistake_on_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no file .*nowhere\.yaml\."):
        read(tmp_path / "nowhere.yaml")
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        read(tmp_path / "file" / "deck.yaml")
