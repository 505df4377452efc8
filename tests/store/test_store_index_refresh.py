import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizkit.files.decks import DeckRead, load_deck
from quizkit.model.errors import UsageError
from quizkit.model.facts import Name
from quizkit.store.index import Index
from quizkit.store.index_refresh import Refreshed

NOTHING = Refreshed()


class Shelf:
    """Deck files in a folder, and a reader that remembers what it read."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self.index = index
        self.read: list[str] = []

    def put(self, file: str, text: str = "Who?", deck: str = "") -> Path:
        path = self.folder / f"{file}.yaml"
        head = f"id: {deck}\n" if deck else ""
        path.write_text(f"title: T\n{head}questions:\n  - question: {text}\n    answer: me\n")
        return path

    def refresh(self, *files: Path) -> Refreshed:
        self.read = []
        refreshed = self.index.refresh(files, self._read)
        self.index.settle(refreshed.changed)
        return refreshed

    def _read(self, path: Path) -> DeckRead:
        self.read.append(path.stem)
        return load_deck(path)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Index.open(tmp_path / "index.db") as index:
        yield Shelf(tmp_path, index)


def test_only_what_changed_is_read(shelf: Shelf) -> None:
    a, b = shelf.put("a"), shelf.put("b")
    assert shelf.refresh(a, b) == Refreshed(("a", "b"), ("a", "b"), ())
    assert shelf.read == ["a", "b"]
    assert shelf.refresh(a, b) == NOTHING
    assert shelf.read == []
    shelf.put("b", "Who else?")
    assert shelf.refresh(a, b) == Refreshed(("b",), (), ())
    assert shelf.read == ["b"]
    assert [trace.prompt for trace in shelf.index.traces("b")] == ["who else?"]


def test_a_change_is_named_until_what_followed_from_it_is_done(shelf: Shelf) -> None:
    a, b = shelf.put("a"), shelf.put("b")
    shelf.refresh(a, b)
    shelf.put("a", "Who else?")
    shelf.put("b", "Who else?")
    for _ in range(2):
        assert shelf.index.refresh([a, b], load_deck).changed == ("a", "b")
    shelf.index.settle(["a"])
    assert shelf.index.refresh([a, b], load_deck) == Refreshed(("b",), (), ())


def test_a_deck_can_be_named_again_though_it_has_not_changed(shelf: Shelf) -> None:
    a, b = shelf.put("a"), shelf.put("b")
    shelf.refresh(a, b)
    for _ in range(2):
        shelf.index.unsettle(["a"])
    assert shelf.refresh(a, b) == Refreshed(("a",), (), ())
    assert shelf.refresh(a, b) == NOTHING


def test_files_that_can_be_listed_only_once_are_refused(shelf: Shelf) -> None:
    a = shelf.put("a")
    with pytest.raises(AssertionError):
        shelf.index.refresh(iter([a]), load_deck)


def test_nothing_is_written_when_nothing_changed(shelf: Shelf) -> None:
    a = shelf.put("a")
    shelf.refresh(a)
    before = shelf.index._connection.total_changes
    shelf.refresh(a)
    assert shelf.index._connection.total_changes == before


def test_a_touched_file_is_not_read_again(shelf: Shelf) -> None:
    a = shelf.put("a")
    shelf.refresh(a)
    os.utime(a, ns=(1, 1))
    assert shelf.refresh(a) == NOTHING
    assert shelf.read == []
    a.write_text(a.read_text().replace("me", "us"))
    assert shelf.refresh(a).changed == ("a",)


def test_a_file_that_was_replaced_under_the_same_stamp_is_noticed(shelf: Shelf) -> None:
    a = shelf.put("a")
    os.utime(a, ns=(1, 1))
    shelf.refresh(a)
    shelf.put("new", "Who!").replace(a)
    os.utime(a, ns=(1, 1))
    assert shelf.refresh(a).changed == ("a",)


def test_what_is_gone_is_forgotten(shelf: Shelf) -> None:
    a, b = shelf.put("a"), shelf.put("b")
    shelf.refresh(a, b)
    b.unlink()
    assert shelf.refresh(a, b) == Refreshed(("b",), (), ("b",))
    assert shelf.index.names("b") == ()
    assert shelf.refresh() == Refreshed(("a",), (), ("a",))
    assert shelf.index.decks() == []
    for table in ("question", "entry", "tag", "answer", "pair"):
        assert shelf.index._connection.execute(f"SELECT * FROM {table}").fetchall() == []


def test_a_file_that_vanishes_while_it_is_read_is_gone(shelf: Shelf) -> None:
    a = shelf.put("a")

    def read(path: Path) -> DeckRead:
        raise UsageError(f"There is no file {path}.")

    assert shelf.index.refresh([a], read) == NOTHING
    assert shelf.index.decks() == []


def test_a_deck_that_moves_has_not_changed(shelf: Shelf) -> None:
    a = shelf.put("a", deck="same")
    shelf.refresh(a)
    moved = a.rename(shelf.folder / "moved.yaml")
    assert shelf.refresh(moved) == NOTHING
    assert [row.path for row in shelf.index.decks()] == [str(moved)]


def test_the_later_of_two_files_with_one_id_is_used(shelf: Shelf) -> None:
    a, b = shelf.put("a", "First?", deck="same"), shelf.put("b", "Second?", deck="same")
    assert shelf.refresh(a, b).added == ("same",)
    assert [(row.path, row.shadowed_by) for row in shelf.index.decks()] == [(str(a), str(b)), (str(b), "")]
    assert [trace.prompt for trace in shelf.index.traces("same")] == ["second?"]
    assert shelf.refresh(b, a) == Refreshed(("same",), (), ())
    assert shelf.read == []
    assert [trace.prompt for trace in shelf.index.traces("same")] == ["first?"]
    assert shelf.refresh(b).changed == ("same",)
    assert [row.shadowed_by for row in shelf.index.decks()] == [""]


def test_an_id_that_changes_is_another_deck(shelf: Shelf) -> None:
    a = shelf.put("a", deck="old")
    shelf.refresh(a)
    shelf.put("a", deck="new")
    assert shelf.refresh(a) == Refreshed(("new", "old"), ("new",), ("old",))
    assert shelf.index.question(Name("old", shelf.index.keys("new")[0])) is None


def test_a_file_listed_twice_counts_once(shelf: Shelf) -> None:
    a, b = shelf.put("a"), shelf.put("b")
    shelf.refresh(a, b, a)
    assert [row.deck for row in shelf.index.decks()] == ["b", "a"]
    assert shelf.refresh(a, b, a) == NOTHING


def test_a_file_that_cannot_be_read_is_tried_again_each_time(shelf: Shelf) -> None:
    folder = shelf.folder / "a.yaml"
    folder.mkdir()
    shelf.refresh(folder)
    assert [row.problems for row in shelf.index.decks()] == [1]
    assert shelf.refresh(folder) == NOTHING
    assert shelf.read == ["a"]


def test_a_pipe_does_not_hang(shelf: Shelf) -> None:
    pipe = shelf.folder / "a.yaml"
    os.mkfifo(pipe)
    for _ in range(2):
        shelf.refresh(pipe)
    assert [row.questions for row in shelf.index.decks()] == [0]


def test_progress_counts_changed_files(shelf: Shelf) -> None:
    files = [shelf.put(one) for one in "abc"]
    shelf.refresh(files[0])
    told: list[tuple[int, int]] = []
    shelf.index.refresh(files, load_deck, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_several_programs_may_make_the_index_at_once(shelf: Shelf, tmp_path: Path) -> None:
    files = [str(shelf.put(f"d{number}")) for number in range(5)]
    code = (
        "import sys; from pathlib import Path\n"
        "from quizkit.files.decks import load_deck; from quizkit.store.index import Index\n"
        "files = [Path(one) for one in sys.argv[2:]]\n"
        "with Index.open(Path(sys.argv[1])) as index:\n"
        "    index.refresh(files, load_deck); print(len(index.decks()))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "new" / "index.db"), *files]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environ) for _ in range(3)]
    assert [program.communicate()[0] for program in running] == [b"5\n"] * 3


def test_a_reading_that_fails_changes_nothing(shelf: Shelf) -> None:
    a = shelf.put("a")
    shelf.refresh(a)
    b = shelf.put("b")
    shelf.put("a", "Changed?")

    def read(path: Path) -> DeckRead:
        if path == b:
            raise RuntimeError("our own mistake")
        return load_deck(path)

    with pytest.raises(RuntimeError):
        shelf.index.refresh([a, b], read)
    assert [trace.prompt for trace in shelf.index.traces("a")] == ["who?"]
    assert shelf.refresh(a, b) == Refreshed(("a", "b"), ("b",), ())
