"""The power is cut after each thing that a program does to its files: nothing that was told is lost.

What programs do is recorded with strace, and a model disk tells what may be left of it (`model_disk`).
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from power_files import wrong_files, wrong_restores
from power_index import put, wrong_indexes
from power_judge import judge
from power_program import SETTINGS
from power_runs import DECK, events, folder_in_memory, record, study
from strace_recording import files_below, need_strace

GOLDEN = Path(__file__).parents[1] / "store" / "golden"

CHANGES = {
    ("ids", "deck.yaml"): "deck.yaml",
    ("check", "--fix", "--select", "S801", "deck.yaml"): "deck.yaml",
    ("config", "set", "retention", "0.85"): "home/config.toml",
    ("config", "set", "deck.names.retention", "0.8"): "home/config.toml",
    ("log", "backup", "safe.db"): "safe.db",
}
"""Command lines, and the file that each of them writes anew."""


@pytest.fixture
def top() -> Iterator[Path]:
    """The folder on the model disk; a deck and a folder for images lie beside it."""
    need_strace()
    with folder_in_memory() as folder:
        (folder / "deck.yaml").write_text(DECK)
        (folder / "images").mkdir()
        (folder / "disk").mkdir()
        yield folder / "disk"


def test_nothing_that_was_told_is_lost(
    top: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    commits = amount(7, 100)
    recorded = study(top, "own", commits)
    judged = judge(recorded, events(top), top.parent / "images", cuts_a_step=amount(2, 4))
    tell(
        commits=commits, images=judged.images, logs=judged.logs, lost=judged.lost, corrupt=len(judged.corrupt)
    )
    assert (judged.lost, judged.corrupt) == (0, ())


@pytest.mark.parametrize("settings", [name for name, weaker in SETTINGS.items() if weaker is not None])
def test_the_same_disk_loses_answers_with_weaker_settings(
    top: Path, settings: str, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    recorded = study(top, settings, amount(3, 20))
    judged = judge(recorded, events(top), top.parent / "images", cuts_a_step=1)
    tell(images=judged.images, lost=judged.lost, corrupt=len(judged.corrupt))
    assert judged.lost > 0
    assert bool(judged.corrupt) == (settings == "synchronous=OFF")


def test_a_log_that_is_migrated_is_whole(
    top: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    (top / "home").mkdir()
    shutil.copy(GOLDEN / "log-v1.db", top / "home" / "log.db")
    recorded = record(top, ("due",))
    before = events(top)
    images = top.parent / "images"
    judged = judge(recorded, before, images, cuts_a_step=amount(1, 8), safe=len(before))
    tell(images=judged.images, logs=judged.logs, lost=judged.lost, corrupt=len(judged.corrupt))
    assert (judged.lost, judged.corrupt) == (0, ())


def test_another_file_is_the_old_or_the_new(top: Path, amount: Callable[[int, int], int]) -> None:
    (top / "deck.yaml").write_text(DECK.replace("id: q3, ", ""))
    record(top, ("config", "set", "retention", "0.87"), ("log", "backup", "safe.db"))
    record(top, ("decks", "add", "../deck.yaml"))
    for line, path in CHANGES.items():
        before = (top / path).read_bytes()
        recorded = record(top, line)
        assert (top / path).read_bytes() != before
        assert wrong_files(recorded, set(CHANGES.values()), amount(2, 10)) == []


def test_a_damaged_log_is_restored_or_still_there(top: Path, amount: Callable[[int, int], int]) -> None:
    study(top, "own", 3)
    record(top, ("log", "backup", "safe.db"))
    ids = [event.id for event in events(top)]
    log = top / "home" / "log.db"
    log.write_bytes(log.read_bytes()[:9000])
    recorded = record(top, ("log", "restore", "safe.db"))
    assert wrong_restores(recorded, ids, top.parent / "images", amount(1, 8)) == []


def test_an_index_that_is_left_answers_as_a_new_one(
    top: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    deck = top.parent / "deck.yaml"
    looked, wrong = 0, list[str]()
    for text in (DECK, DECK.replace("name 3", "another name"), DECK.replace("q5", "q9"), DECK):
        deck.write_text(text)
        recorded = record(top, ("due", "../deck.yaml"))
        image = files_below(top)
        found, wrongly = wrong_indexes(recorded, top, cuts_a_step=amount(2, 8), most=amount(12, 10_000))
        put(image, top)
        looked, wrong = looked + found, wrong + wrongly
    tell(indexes=looked, wrong=len(wrong))
    assert wrong == []
