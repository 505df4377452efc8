"""Where everything lies, and writing files whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

import quizkit
from quizkit.files import places as places_module
from quizkit.files.places import bundled_decks, find_places, make_folder, write_atomically
from quizkit.model.errors import DiskRefuses, QuizkitError


def test_a_home_of_its_own_holds_everything(tmp_path: Path) -> None:
    places = find_places({"QUIZKIT_HOME": str(tmp_path)})
    assert places.log == str(tmp_path / "log.db")
    assert places.backups == str(tmp_path / "backups")
    assert places.index == str(tmp_path / "cache" / "index.db")
    assert places.settings == str(tmp_path / "config.toml")


def test_a_home_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/someone")
    assert find_places({"QUIZKIT_HOME": "here"}).log == str(tmp_path / "here" / "log.db")
    assert find_places({"QUIZKIT_HOME": "~/there"}).log == str(Path("/home/someone/there/log.db"))


@pytest.mark.parametrize("environ", [{}, {"QUIZKIT_HOME": ""}])
def test_else_the_platform_says(environ: dict[str, str]) -> None:
    places = find_places(environ)
    assert places.log == str(Path(platformdirs.user_data_dir("quizkit", appauthor=False)) / "log.db")
    assert places.index == str(Path(platformdirs.user_cache_dir("quizkit", appauthor=False)) / "index.db")
    assert places.settings == str(
        Path(platformdirs.user_config_dir("quizkit", appauthor=False)) / "config.toml"
    )


def test_bundled_decks_lie_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "quizkit"
    (package / "files").mkdir(parents=True)
    monkeypatch.setattr(places_module, "__file__", str(package / "files" / "places.py"))
    assert bundled_decks() == str(tmp_path / "decks")
    (package / "decks").mkdir()
    assert bundled_decks() == str(package / "decks")


def test_bundled_decks_are_there() -> None:
    assert quizkit.__file__ is not None
    assert Path(bundled_decks()).is_dir()


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert (mode_of(tmp_path / "a"), mode_of(tmp_path / "a" / "b")) == (0o700, 0o700)
    (tmp_path / "a").chmod(0o755)
    make_folder(tmp_path / "a" / "b")
    assert mode_of(tmp_path / "a") == 0o755


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(QuizkitError, match="cannot be made"):
        make_folder(tmp_path / "file" / "folder")


def test_writing_makes_or_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"one")
    assert (path.read_bytes(), mode_of(path)) == (b"one", 0o600)
    write_atomically(path, b"two", mode=0o644)
    assert (path.read_bytes(), mode_of(path) & 0o600) == (b"two", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("one")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"two"


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "deck.yaml"
    make(path)
    before = path.stat()
    with pytest.raises(QuizkitError, match=r"deck\.yaml cannot be written: it is no ordinary file"):
        write_atomically(path, b"new")
    assert path.stat() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 127)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskRefuses, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_a_missing_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(QuizkitError, match="cannot be written") as caught:
        write_atomically(tmp_path / "nowhere" / "file", b"x")
    assert not isinstance(caught.value, DiskRefuses)
