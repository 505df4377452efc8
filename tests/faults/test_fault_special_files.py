"""Files that are none, wherever a file is read or written: nothing hangs, and one message says why."""

import os
import subprocess
import threading
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from hostile_files import IS_FILE, SPECIAL, as_ordinary_user, kind_of
from machine import EVERY_KIND, Done, Machine

SOUND = "questions:\n  - {id: a, question: Where?, answer: Worms}\n"
READING: tuple[tuple[str, ...], ...] = (
    *(
        ("check", "it.yaml"),
        ("study", "it.yaml"),
        ("show", "it.yaml"),
        ("ids", "it.yaml"),
        ("exam", "it.yaml"),
    ),
    *(("decks", "add", "it.yaml"), ("check", "it.yaml", "--fix"), ("log", "restore", "it.yaml")),
)
CODES = {0, 1, 2, 4, 6}

Amount = Callable[[int, int], int]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def is_clear(done: Done) -> bool:
    """It ended in time, which `Machine.run` sees to, and said what is wrong in a few lines."""
    told = done.err.strip().splitlines()
    return done.code in CODES and "Traceback" not in done.err and len(told) <= 8


@pytest.mark.parametrize("what", SPECIAL)
def test_as_a_deck_and_as_a_backup(machine: Machine, what: str, amount: Amount) -> None:
    path = machine.folder / "it.yaml"
    SPECIAL[what](path)
    first = list(SPECIAL).index(what)
    commands = READING if amount(0, 1) else [READING[(first + 3 * at) % len(READING)] for at in range(2)]
    before = kind_of(path)
    for arguments in commands:
        done = machine.run(*arguments)
        assert is_clear(done), (arguments, done)
        assert done.code != 0 or arguments[0] == "decks", (arguments, done)
        assert "it.yaml" in done.out + done.err
    assert kind_of(path) == before


@pytest.mark.parametrize("what", SPECIAL)
def test_among_the_decks_of_a_folder(machine: Machine, what: str) -> None:
    course = machine.folder / "course"
    course.mkdir()
    (course / "sound.yaml").write_text(SOUND)
    SPECIAL[what](course / "it.yaml")
    done = machine.run("study", "course", typed="Worms\n")
    assert is_clear(done), done
    assert "Right" in done.out


@pytest.mark.parametrize("what", SPECIAL)
def test_as_the_settings(machine: Machine, what: str, amount: Amount) -> None:
    machine.home.mkdir()
    settings = machine.home / "config.toml"
    SPECIAL[what](settings)
    before = kind_of(settings)
    runs = (("due",), ("config", "set", "new_a_day", "5"))
    for arguments in runs if amount(0, 1) else runs[list(SPECIAL).index(what) % 2 :][:1]:
        done = machine.run(*arguments)
        assert is_clear(done), done
        assert (done.code == 0) == (what in IS_FILE), done
        assert what in IS_FILE or "config.toml" in done.err
    assert kind_of(settings) == before


@pytest.mark.parametrize("what", SPECIAL)
def test_as_the_log(machine: Machine, what: str) -> None:
    machine.home.mkdir()
    SPECIAL[what](machine.home / "log.db")
    done = machine.run("due")
    assert is_clear(done), done
    assert done.code in {4, 6}, done
    assert "log.db" in done.err


@pytest.mark.parametrize("what", SPECIAL)
def test_as_the_index(machine: Machine, what: str) -> None:
    path = machine.home / "cache" / "index.db"
    path.parent.mkdir(parents=True)
    SPECIAL[what](path)
    before = kind_of(path)
    done = machine.run("due")
    assert is_clear(done), done
    assert (done.code, "index.db" in done.err) == ((0, False) if what in IS_FILE else (4, True)), done
    assert what in IS_FILE or kind_of(path) == before


@pytest.mark.parametrize("what", SPECIAL)
def test_as_what_is_written(machine: Machine, what: str, amount: Amount) -> None:
    runs = [("page.html", ("stats", "--html")), ("copy.db", ("log", "backup"))]
    for name, arguments in runs if amount(0, 1) else runs[list(SPECIAL).index(what) % 2 :][:1]:
        path = machine.folder / name
        SPECIAL[what](path)
        before = kind_of(path)
        done = machine.run(*arguments, name)
        assert is_clear(done), done
        assert done.code == 0 or name in done.err, done
        if done.code:
            assert kind_of(path) == before
        else:
            assert path.read_bytes()[:15] in {b"<!doctype html>", b"SQLite format 3"}


def test_written_over_a_device_it_stays_one(tmp_path: Path) -> None:
    from quizkit.files.places import write_atomically
    from quizkit.model.errors import QuizkitError

    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    with pytest.raises(QuizkitError, match="no ordinary file"):
        write_atomically(tmp_path / "link", b"text")
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_that_may_not_be_looked_into_is_told_and_the_rest_goes_on(machine: Machine) -> None:
    closed = machine.folder / "course" / "closed"
    half_closed = machine.folder / "course" / "half-closed"
    for folder in (closed, half_closed):
        folder.mkdir(parents=True)
        (folder / "inner.yaml").write_text(SOUND)
    (machine.folder / "course" / "sound.yaml").write_text(SOUND)
    unreadable = machine.folder / "course" / "unreadable.yaml"
    unreadable.write_text(SOUND)
    unreadable.chmod(0)
    half_closed.chmod(0o400)
    closed.chmod(0)
    try:
        checked = machine.run("check", "course", "--format", "concise", before=as_ordinary_user)
        studied = machine.run("study", "course", typed="Worms\n", before=as_ordinary_user)
        alone = machine.run("check", "course/closed", before=as_ordinary_user)
    finally:
        closed.chmod(0o700)
        half_closed.chmod(0o700)
    assert checked.code == 1
    assert "course/closed:1:1: error E010 the folder cannot be opened: Permission denied" in checked.out
    assert "course/half-closed/inner.yaml:1:1: error E010 the file cannot be opened" in checked.out
    assert "course/unreadable.yaml:1:1: error E010 the file cannot be opened" in checked.out
    assert "1 question in 4 decks can be asked" in checked.err
    assert studied.code == 0
    assert "Right" in studied.out
    assert studied.err.count("E010") >= 2, studied.err
    assert alone.code == 1
    assert "course/closed cannot be read: Permission denied" in alone.err


def test_folders_in_folders_as_deep_as_they_go(machine: Machine) -> None:
    here = os.open(machine.folder, os.O_RDONLY)
    for _ in range(3_000):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    (machine.folder / "sound.yaml").write_text(SOUND)
    try:
        done = machine.run("check", ".", "--format", "concise")
    finally:  # pytest removes its folders by recursion
        subprocess.run(["rm", "-rf", machine.folder / "d"], check=True)
    assert is_clear(done), done
    assert "1 question in 1 deck can be asked" in done.err  # where names become too long, nobody can look


@pytest.mark.parametrize("size", [8 * 1024 * 1024 + 1, 1 << 40], ids=["a byte too many", "a sparse tebibyte"])
def test_very_large_files(machine: Machine, size: int) -> None:
    with (machine.folder / "it.yaml").open("w") as file:
        file.write("questions:\n")
        file.truncate(size)
    for arguments in (("check", "it.yaml"), ("study", "it.yaml"), ("study", ".")):
        done = machine.run(*arguments)
        assert is_clear(done), done
        assert "E022" in done.out + done.err
    machine.home.joinpath("config.toml").write_text("# \n" * 400_000)
    done = machine.run("due")
    assert (done.code, "more than 1,048,576 bytes" in done.err) == (1, True)


def test_a_file_that_comes_goes_and_changes_meanwhile(machine: Machine) -> None:
    """Where a deck is written, removed and made a pipe all the time, each run reads it or says why."""
    path, done = machine.folder / "it.yaml", threading.Event()

    def torment() -> None:
        makers: tuple[Callable[[Path], object], ...] = (
            os.mkfifo,
            Path.mkdir,
            lambda one: one.write_text(EVERY_KIND),
            lambda one: one.write_text("["),
        )
        for make in cycle(makers):
            if done.is_set():
                return
            path.unlink(missing_ok=True)
            make(path)
            if path.is_dir():
                path.rmdir()

    (machine.folder / "sound.yaml").write_text(SOUND)
    tormentor = threading.Thread(target=torment)
    tormentor.start()
    try:
        for arguments in (
            ("check", "."),
            ("study", "."),
            ("check", "it.yaml"),
            ("decks", "add", "it.yaml"),
        ) * 2:
            ran = machine.run(*arguments)
            assert ran.code in CODES, ran
            assert "Traceback" not in ran.err, ran.err
    finally:
        done.set()
        tormentor.join()
