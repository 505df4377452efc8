"""Files as the last commit has them, in real repositories."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from quizkit.files import committed
from quizkit.files.committed import committed_texts
from quizkit.files.opening import MOST_BYTES

NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": "nobody@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def committed_text(path: Path) -> str | None:
    return committed_texts([path]).get(path)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **NOBODY}, check=True, capture_output=True
    )


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "decks")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return repository(tmp_path / "home")


def test_the_text_of_the_last_commit(home: Path) -> None:
    deck = write(home / "deck.yaml", "title: été\n")
    commit(home)
    deck.write_text("title: changed\n", encoding="utf-8")
    git(home, "add", "--all")
    assert committed_text(deck) == "title: été\n"


def test_a_file_that_is_gone_or_new(home: Path) -> None:
    gone = write(home / "gone.yaml", "a: b\n")
    commit(home)
    gone.unlink()
    new = write(home / "new.yaml", "a: c\n")
    assert committed_texts([gone, new]) == {gone: "a: b\n"}


@pytest.mark.parametrize(
    "name",
    [
        "a b.yaml",
        "-x.yaml",
        ":0:x.yaml",
        "é.yaml",
        "x@{1}.yaml",
        "*.yaml",
        "\t.yaml",
        "'\"\\.yaml",
        "x missing",
        "~^.yaml",
    ],
)
def test_odd_names(home: Path, name: str) -> None:
    odd, plain = write(home / "week 1" / name, name), write(home / "z.yaml", "z")
    absent = home / f"{name} absent"
    commit(home)
    assert committed_texts([absent, odd, plain]) == {odd: name, plain: "z"}


def test_a_name_that_is_no_text(home: Path) -> None:
    odd = write(Path(os.fsdecode(os.fsencode(home) + b"/\xff.yaml")), "odd")
    commit(home)
    assert committed_text(odd) == "odd"


@pytest.mark.parametrize("name", ["a\nb.yaml", "a\rb.yaml", "a.yaml\r"])
def test_a_line_end_in_a_name_does_not_confuse_others(home: Path, name: str) -> None:
    odd, plain = write(home / name, "odd"), write(home / "z.yaml", "z")
    commit(home)
    assert committed_texts([odd, plain]) == {plain: "z"}


def test_several_repositories_one_within_another(tmp_path: Path, home: Path) -> None:
    inner, other = repository(home / "inner"), repository(tmp_path / "other")
    decks = [write(folder / "deck.yaml", str(folder)) for folder in (inner, other)]
    commit(inner)
    commit(other)
    decks.append(write(home / "deck.yaml", "outer"))
    commit(home)
    assert committed_texts(decks) == {decks[0]: str(inner), decks[1]: str(other), decks[2]: "outer"}


def test_a_folder_that_only_looks_like_a_repository(home: Path) -> None:
    deck = write(home / "week" / "deck.yaml", "in the repository above")
    write(home / "deck.yaml", "another of that name")
    commit(home)
    (home / "week" / ".git").mkdir()
    assert committed_text(deck) == "in the repository above"


def test_git_is_asked_twice_for_many_files(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decks = [write(home / f"week {n}" / f"{n}.yaml", f"title: {n}\n\n") for n in range(300)]
    commit(home)
    started: list[object] = []
    run: Any = subprocess.run

    def count(*arguments: object, **options: object) -> object:
        started.append(arguments)
        return run(*arguments, **options)

    monkeypatch.setattr(subprocess, "run", count)
    assert committed_texts(decks) == {deck: f"title: {n}\n\n" for n, deck in enumerate(decks)}
    assert len(started) == 2


def test_a_relative_path_and_a_link(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = write(home / "deck.yaml", "committed")
    commit(home)
    (tmp_path / "link.yaml").symlink_to(deck)
    monkeypatch.chdir(tmp_path)
    assert committed_text(Path("home/../home/deck.yaml")) == "committed"
    assert committed_text(Path("link.yaml")) == "committed"


def test_the_repository_is_that_of_the_file_within_a_hook(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = write(home / "deck.yaml", "committed")
    commit(home)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.setenv(name, "/nowhere")
    assert committed_text(deck) == "committed"


def test_another_working_tree_of_a_repository(home: Path, tmp_path: Path) -> None:
    write(home / "deck.yaml", "committed")
    commit(home)
    git(home, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    assert committed_text(tmp_path / "tree" / "deck.yaml") == "committed"


def test_what_is_no_text_of_a_deck(home: Path) -> None:
    marked = write(home / "marked.yaml", "\ufefftitle: T\n")
    latin, large = home / "latin.yaml", home / "large.yaml"
    latin.write_bytes(b"title: \xe9\n")
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    folder = write(home / "folder" / "x.yaml", "").parent
    commit(home)
    assert committed_texts([marked, latin, large, folder]) == {marked: "title: T\n"}


def test_no_commit_yet(home: Path) -> None:
    assert committed_text(write(home / "deck.yaml", "new")) is None


def test_no_repository(tmp_path: Path) -> None:
    assert committed_text(write(tmp_path / "deck.yaml", "alone")) is None
    assert committed_texts([]) == {}


def test_no_git(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = write(home / "deck.yaml", "committed")
    commit(home)
    monkeypatch.setenv("PATH", str(home))
    assert committed_text(deck) is None


@pytest.mark.parametrize("program", ["exit 1", "exec sleep 60", "echo 0123 blob 5; echo abc"])
def test_a_git_that_fails_hangs_or_stops_in_between(
    program: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = write(home / "deck.yaml", "committed")
    fake = write(tmp_path / "bin" / "git", f"#!/bin/sh\n{program}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(committed, "TIMEOUT_SECONDS", 0.2)
    assert committed_text(deck) is None


def test_no_program_is_started_to_fetch_what_a_partial_clone_lacks(home: Path, tmp_path: Path) -> None:
    deck = write(home / "deck.yaml", "committed")
    commit(home)
    ran = tmp_path / "ran"
    git(home, "config", "core.repositoryFormatVersion", "1")
    git(home, "config", "remote.origin.url", str(home))
    git(home, "config", "remote.origin.promisor", "true")
    git(home, "config", "remote.origin.uploadpack", f"touch {ran}; false")
    git(home, "config", "extensions.partialClone", "origin")
    for file in (home / ".git" / "objects").rglob("*"):
        if (
            file.is_file()
            and subprocess.run(
                ["git", "cat-file", "-t", file.parent.name + file.name],
                cwd=home,
                capture_output=True,
                check=True,
            ).stdout
            == b"blob\n"
        ):
            file.unlink()
    assert committed_text(deck) is None
    assert not ran.exists()
