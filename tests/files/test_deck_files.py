"""Finding decks below a folder."""

import os
from pathlib import Path

import pytest

from quizkit.files.decks import LOOKED_AT, deck_files, deck_paths
from quizkit.model.errors import QuizkitError, UsageError

DECK = "title: T\nquestions:\n  - question: a\n    answer: b\n"


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def names(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in deck_files(folder)]


def test_a_file_is_itself_whatever_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"x.txt": "no deck"})
    assert deck_files(tmp_path / "x.txt") == (tmp_path / "x.txt",)


def test_a_folder_is_walked_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, {"b.yaml": DECK, "a/z.yml": DECK, "a/b/c.YAML": "terms:\n  a: b\n", "c.yaml": DECK})
    assert names(tmp_path) == ["a/b/c.YAML", "a/z.yml", "b.yaml", "c.yaml"]


def test_hidden_files_and_folders_and_other_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": DECK, ".b.yaml": DECK, ".git/c.yaml": DECK, "d.txt": DECK, "e.yaml.bak": DECK})
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("content", "is_deck"),
    [
        (DECK, True),
        ("terms: {a: b}\n", True),
        ("'questions': []\n", True),
        ('"terms" : {}\n', True),
        ("questions:\r\n- a\r\n", True),
        (b"\xef\xbb\xbfquestions:\n", True),
        (DECK.encode("utf-16"), True),
        ("broken: [\nquestions: - x\n", True),
        (b"\xff\nquestions:\n", True),
        ("# long\n" * 9000 + DECK, True),
        ("#" * LOOKED_AT + "\n" + DECK, False),
        ("on: push\njobs:\n  questions:\n    a: b\n", False),
        ("questionnaire: a\n", False),
        ("# questions:\n", False),
        ("- questions: a\n", False),
        ("", False),
    ],
)
def test_other_yaml_is_no_deck(tmp_path: Path, content: str | bytes, is_deck: bool) -> None:
    write(tmp_path, {"other.yaml": content, "sure.yaml": DECK})
    assert names(tmp_path) == (["other.yaml", "sure.yaml"] if is_deck else ["sure.yaml"])


def test_links_are_followed_and_loops_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.yaml": DECK, "elsewhere/b.yaml": DECK})
    (tmp_path / "one" / "up").symlink_to("..")
    (tmp_path / "one" / "shared").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "one" / "c.yaml").symlink_to("a.yaml")
    (tmp_path / "one" / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "one" / "loop").symlink_to("loop")
    found = deck_files(tmp_path / "one")
    assert {path.resolve().name for path in found} == {"a.yaml", "b.yaml"}
    assert len({path.parent.resolve() for path in found}) == 2


def test_nothing_found_is_a_mistake_on_the_command_line(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "a: b\n"})
    with pytest.raises(UsageError, match="There is no deck below"):
        deck_files(tmp_path)
    with pytest.raises(UsageError, match="There is no file or folder"):
        deck_files(tmp_path / "nowhere")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_a_file_that_cannot_be_read_counts_so_that_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("/proc/self/mem")
    assert names(tmp_path) == ["a.yaml"]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(QuizkitError, match="cannot be read: Permission denied"):
        deck_files(tmp_path)


def test_what_was_a_deck_stays_one_so_that_its_author_is_told(tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.yaml"
    spoilt.write_text("title: x\nqestions: []\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("on: push\n", encoding="utf-8")
    assert deck_paths(str(tmp_path), {str(spoilt)}) == (str(spoilt),)
    with pytest.raises(UsageError):
        deck_files(tmp_path)
