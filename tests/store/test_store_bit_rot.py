"""However a log or an index was spoilt: nothing wrong goes unnoticed, nothing crashes, and it is mended.

Single flipped bits, all over both files, are in `tests/faults/test_fault_bit_flips.py`.
"""

import random
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, moment, name, open_log

from quizkit.files.decks import load_deck
from quizkit.model.errors import LogDamaged, QuizkitError
from quizkit.model.facts import Carried, DeckAdded, Event
from quizkit.store.check import Checked, check
from quizkit.store.connection import connect, fetch_value
from quizkit.store.index import DeckRow, Index
from quizkit.store.restore import restore
from quizkit.store.waiting import Waiting

PAGE = 4096


def flip_a_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def overwrite_bytes(content: bytearray, chance: random.Random) -> None:
    for _ in range(30):
        content[chance.randrange(len(content))] = chance.randrange(256)


def overwrite_a_page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = chance.randbytes(PAGE)


def clear_a_page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def cut_the_end(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Event, ...]]:
    """A log and a backup that lacks its last events, and its events."""
    folder = tmp_path_factory.mktemp("written")
    with open_log(folder) as log:
        for day in range(3):
            log.write([answered(f"q{number}") for number in range(40)], moment(TODAY + day))
        log.write([Carried(name("new"), name("q3")), DeckAdded("/decks")], moment(TODAY + 3))
        log.back_up(folder / "backup.db")
        log.write([answered(f"q{number}", 1) for number in range(40)], moment(TODAY + 4))
        return folder, tuple(log.events())


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("spoil", [flip_a_bit, overwrite_bytes, overwrite_a_page, clear_a_page, cut_the_end])
def test_a_spoilt_log_is_noticed_and_mended(
    tmp_path: Path,
    written: tuple[Path, tuple[Event, ...]],
    spoil: Callable[[bytearray, random.Random], None],
    seed: int,
) -> None:
    folder, events = written
    content = bytearray((folder / "log.db").read_bytes())
    spoil(content, random.Random(f"{spoil.__name__}/{seed}"))
    (tmp_path / "log.db").write_bytes(content)
    with suppress(LogDamaged), open_log(tmp_path) as log:
        if check(log, MODEL) == Checked(len(events)):
            assert tuple(log.events()) == events
    restore(tmp_path / "log.db", folder / "backup.db", SCHEDULER, backups=tmp_path / "b", day=TODAY)
    with open_log(tmp_path) as log:
        checked = check(log, MODEL)
        assert (checked.damage, checked.stale) == ((), ())
        left = {event.id: event for event in log.events()}
        log.write([answered("q1")], moment(TODAY + 9))
    assert {event.id for event in events[:-40]} <= left.keys()
    assert all(left[event.id] == event for event in events if event.id in left)


def test_events_behind_a_damaged_number_are_saved(tmp_path: Path) -> None:
    content = bytearray((Path(__file__).parent / "golden" / "log-v2.db").read_bytes())
    content[79_381] ^= 64  # event 16 has the number 80 now: a search passes by those behind it
    (tmp_path / "log.db").write_bytes(content)
    open_log(tmp_path / "empty").close()
    empty = tmp_path / "empty" / "log.db"
    restored = restore(tmp_path / "log.db", empty, SCHEDULER, backups=tmp_path / "b", day=TODAY)
    assert restored.saved == 50


def change(path: Path, sql: str) -> None:
    with closing(connect(path)) as connection:
        assert connection.execute(sql).rowcount == 1


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        ("UPDATE known_deck SET path = x'2f78'", "the known decks are not what their events say"),
        ("UPDATE known_deck SET clock = clock + 1", "the known decks are not what their events say"),
        ("UPDATE carried SET old_question = 'x'", "the carries of questions are not what their events say"),
        ("UPDATE carried SET clock = clock + 1", "the carries of questions are not what their events say"),
        ("INSERT INTO meta VALUES('latest_clock', '4611686018427387904')", "the latest clock is not that of"),
        ("INSERT INTO meta VALUES('latest_clock', '12:4')", "the latest clock is not that of the events"),
    ],
)
def test_what_is_kept_beside_the_events_is_checked_and_made_anew(
    tmp_path: Path, written: tuple[Path, tuple[Event, ...]], sql: str, finding: str
) -> None:
    shutil.copy(written[0] / "log.db", tmp_path / "log.db")
    change(tmp_path / "log.db", sql)
    with open_log(tmp_path) as log:
        checked = check(log, MODEL)
        assert checked.damage == ()
        assert any(found.startswith(finding) for found in checked.stale)
        log.rebuild()
        assert check(log, MODEL) == Checked(len(written[1]))


@pytest.mark.parametrize("sql", ["UPDATE meta SET value = 'x' || value", "UPDATE meta SET name = 'devise'"])
def test_the_name_of_the_device_comes_back(
    tmp_path: Path, written: tuple[Path, tuple[Event, ...]], sql: str
) -> None:
    folder, events = written
    log_file = tmp_path / "log.db"
    shutil.copy(folder / "log.db", log_file)
    change(log_file, sql)
    with open_log(tmp_path) as log:
        assert check(log, MODEL).damage == ("the name of this device is not what it was",)
    restore(log_file, folder / "backup.db", SCHEDULER, backups=tmp_path / "b", day=TODAY)
    with open_log(tmp_path) as log:
        assert log.device == events[0].device
        assert log.known_decks() == ("/decks",)
        assert check(log, MODEL) == Checked(len(events))


@pytest.mark.parametrize("sql", ["DELETE FROM meta", "INSERT INTO meta VALUES('latest_clock', '12:4')"])
def test_nothing_is_written_into_a_log_that_does_not_know_who_it_is(
    tmp_path: Path, written: tuple[Path, tuple[Event, ...]], sql: str
) -> None:
    shutil.copy(written[0] / "log.db", tmp_path / "log.db")
    change(tmp_path / "log.db", sql)
    with open_log(tmp_path) as log:
        with pytest.raises(LogDamaged, match="makes no sense"):
            log.write([answered("q1")], moment(TODAY + 9))
        assert sum(1 for _ in log.events()) == len(written[1])


def test_a_log_of_an_unknown_format_is_damaged(
    tmp_path: Path, written: tuple[Path, tuple[Event, ...]]
) -> None:
    content = bytearray((written[0] / "log.db").read_bytes())
    content[47] ^= 16  # the schema format, in SQLite's header
    (tmp_path / "log.db").write_bytes(content)
    with pytest.raises(LogDamaged, match="unsupported file format"):
        open_log(tmp_path)


TOWNS = """
title: Towns
id: towns
questions:
  - {id: worms, question: Where was the edict issued?, answer: Worms}
  - {id: nantes, question: Where was the other one issued?, answer: Nantes}
"""


@pytest.fixture
def index_file(tmp_path: Path) -> Path:
    (tmp_path / "towns.yaml").write_text(TOWNS)
    path = tmp_path / "index.db"
    with Index.open(path) as index:
        index.refresh([tmp_path / "towns.yaml"], load_deck)
        assert index.check() == ()
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET entry = replace(entry, 'Worms', 'Worns') WHERE position = 0",
        "UPDATE question SET variant = 1 WHERE position = 0",
        "UPDATE question SET prompt = 'x' WHERE position = 0",
        "UPDATE answer SET text = 'Nantez' WHERE position = 1",
        "UPDATE answer SET length = 40 WHERE position = 1",
        "DELETE FROM answer WHERE position = 1",
        "DELETE FROM entry WHERE position = 0",
    ],
)
def test_a_question_that_is_not_as_it_was_read_is_never_asked(index_file: Path, sql: str) -> None:
    change(index_file, sql)
    with Index.open(index_file) as index:
        asked = name("worms", "towns")
        with pytest.raises(QuizkitError, match="was damaged and has been removed") as caught:
            index.rivals(asked, ("Worms",)), index.question(asked), index.trace(asked)
        assert "Run the command again" in caught.value.advice
    assert not index_file.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE answer SET text = 'Nantez' WHERE position = 1",
        "UPDATE question SET topic = 'x' WHERE position = 1",
        "UPDATE entry SET entry = '{}' WHERE position = 1",
    ],
)
def test_a_check_finds_what_is_not_as_it_was_read(index_file: Path, sql: str) -> None:
    change(index_file, sql)
    with Index.open(index_file) as index:
        assert len(index.check()) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE file SET title = 'Tawns'",
        "UPDATE file SET head = replace(head, 'Towns', 'Tawns')",
        "UPDATE file SET id = 3",
        "UPDATE file SET deck = 'tawns'",
        "UPDATE deck SET id = 'tawns'",
        "UPDATE deck SET file = 3",
        "UPDATE file SET shadowed_by = x'2f78'",
    ],
)
def test_a_file_that_is_not_as_it_was_read_is_read_again(index_file: Path, sql: str) -> None:
    deck = index_file.parent / "towns.yaml"
    change(index_file, sql)
    with Index.open(index_file) as index:
        index.refresh([deck], load_deck)
        assert index.decks() == [DeckRow("towns", "Towns", str(deck), 2, 0)]
        assert index.head("towns").title == "Towns"
        assert index.question(name("worms", "towns")) == load_deck(deck).items[0].question


def test_rows_of_a_file_that_is_not_known_do_not_stay(index_file: Path) -> None:
    deck = index_file.parent / "towns.yaml"
    change(index_file, "UPDATE question SET prompt = 'x' WHERE position = 1")
    change(index_file, "UPDATE file SET id = 3, path = x'2f78'")
    with Index.open(index_file) as index:
        index.refresh([deck], load_deck)
        assert index.names("towns") == (name("worms", "towns"), name("nantes", "towns"))
        assert index.check() == ()


def test_an_index_that_is_made_anew_is_told_to_who_has_it_open(tmp_path: Path, index_file: Path) -> None:
    open_log(tmp_path).close()
    content = bytearray(index_file.read_bytes())
    with closing(connect(index_file)) as connection:
        page = fetch_value(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'deck'")
    content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    index_file.write_bytes(content)
    with Index.open(index_file) as index, Waiting.open(index_file, tmp_path / "log.db") as waiting:
        assert index.refresh([tmp_path / "towns.yaml"], load_deck).made_anew
        waiting.reopen(index_file)
        assert [count.total for count in waiting.counts(TODAY, ["towns"])] == [2]
