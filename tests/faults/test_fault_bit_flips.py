"""One bit of a file is not what was written: nothing wrong is read in silence, and a backup mends the log."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from machine import EVERY_KIND
from power_index import answers
from power_runs import folder_in_memory
from store_samples import MODEL, SCHEDULER, TODAY, answered, made, moment, open_log
from world import World

from quizkit.model.errors import LogTooNew, QuizkitError
from quizkit.store.check import Checked, check
from quizkit.store.connection import SQLITE_ERRORS
from quizkit.store.index import Index
from quizkit.store.log import Log
from quizkit.store.restore import restore

GOLDEN = max((Path(__file__).parents[1] / "store" / "golden").glob("log-v*.db"))
PAGE = 4096
TOWNS = "".join(
    f"  - {{id: t{number}, question: Which town is {number}?, answer: [town{number}, place {number}]}}\n"
    for number in range(6)
)


@pytest.fixture
def folder() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield folder


def bits(content: bytes, count: int) -> list[int]:
    """Numbers of bits by chance: one in each byte when so many are wanted; else half of them anywhere, and
    half in bytes that are not zero, of each page as many."""
    chance = random.Random(count)
    if count == len(content):
        return [8 * place + chance.randrange(8) for place in range(count)]
    pages = [range(start, start + PAGE) for start in range(0, len(content), PAGE)]
    used = [places for page in pages if (places := [place for place in page if content[place]])]
    places = [chance.randrange(len(content)) for _ in range(count // 2)]
    places += [chance.choice(used[number % len(used)]) for number in range(count - count // 2)]
    return [8 * place + chance.randrange(8) for place in places]


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def what_it_says(log: Log) -> tuple[Any, ...]:
    return list(log.events()), made(log), log.known_decks(), log.device


def test_no_flip_in_a_log_changes_anything_in_silence(
    folder: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    content = GOLDEN.read_bytes()
    path = folder / "log.db"
    path.write_bytes(content)
    with open_log(folder) as log:
        written = what_it_says(log)
    seen, silent = Counter[str](), []
    for bit in bits(content, amount(500, len(content))):
        path.write_bytes(flipped(content, bit))
        try:
            with open_log(folder) as log:
                if check(log, MODEL) != Checked(len(written[0])):
                    seen["checked"] += 1
                elif what_it_says(log) == written:
                    seen["harmless"] += 1
                else:
                    silent.append(bit)
        except QuizkitError:
            seen["opening"] += 1
    assert seen["checked"] > 0
    tell(flips=seen.total() + len(silent), **seen, silent=len(silent))
    assert silent == []


def test_what_a_flip_spoils_comes_back_from_a_backup(
    folder: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    backup, path = folder / "backup.db", folder / "log.db"
    shutil.copy(GOLDEN, backup)
    shutil.copy(GOLDEN, path)
    with open_log(folder) as log:
        log.write([answered(f"since {number}") for number in range(12)], moment(TODAY + 99))
        events = {event.id: event for event in log.events()}
    saved, content, rows = _ids(backup), path.read_bytes(), _rows(path)
    seen = Counter[str]()
    for bit in bits(content, amount(60, 3_000)):
        path.write_bytes(flipped(content, bit))
        if _is_sound(folder, len(events)):
            continue
        still_there = saved | {row[1].hex() for row in _rows(path) & rows}
        try:
            restore(path, backup, SCHEDULER, backups=folder / "b", day=TODAY)
        except LogTooNew:
            seen["refused"] += 1  # the version was hit: it may be the log of a newer program
            continue
        with open_log(folder) as log:
            left = {event.id: event for event in log.events()}
            assert check(log, MODEL)[1:3] == ((), ())
            assert log.known_decks() == ("/decks/history.yaml", "/decks/caf\udce9")
        assert still_there <= left.keys()
        assert all(events[event.id] == event for event in left.values())
        seen["mended"] += 1
        seen["events not in the backup lost"] += len(events) - len(left)
        for other in folder.glob("log.db.*"):
            other.unlink()
        shutil.rmtree(folder / "b", ignore_errors=True)
    tell(**seen)
    assert seen["mended"] > seen["refused"]


def _is_sound(folder: Path, count: int) -> bool:
    try:
        with open_log(folder) as log:
            return check(log, MODEL) == Checked(count)
    except QuizkitError:
        return False


def _ids(path: Path) -> set[str]:
    with Log.read_only(path) as log:
        return {event.id for event in log.events()}


def _rows(path: Path) -> set[Any]:
    """Every row of an event that SQLite still reads, from either end, without any of our code."""
    found: set[Any] = set()
    for order in ("ASC", "DESC"):
        with closing(sqlite3.connect(path)) as connection:
            try:
                found.update(connection.execute(f"SELECT * FROM event NOT INDEXED ORDER BY seq {order}"))
            except SQLITE_ERRORS:
                continue
    return found


def test_no_flip_in_the_index_asks_or_marks_otherwise(
    folder: Path, amount: Callable[[int, int], int], tell: Callable[..., None]
) -> None:
    world = World(folder)
    deck = world.deck(EVERY_KIND + TOWNS)
    assert world.run("decks", "add", deck).code == 0
    index, log = world.home / "cache" / "index.db", world.home / "log.db"
    assert answers(folder) == answers(folder), "it is not read anew"
    written, content, events = answers(folder), index.read_bytes(), log.read_bytes()
    seen, silent = Counter[str](), []
    for bit in bits(content, amount(200, 8_000)):
        index.write_bytes(flipped(content, bit))
        log.write_bytes(events)
        try:
            found = answers(folder)
        except QuizkitError:
            seen["told"] += 1
            continue
        if found[0] != "0":
            seen["told"] += 1
        elif found == written:
            seen["harmless or read anew"] += 1
        elif set(found[3:]) <= set(written[3:]) and _is_noticed(index):
            seen["not asked, found by doctor"] += 1  # what is asked is asked and marked as it was written
        else:
            silent.append(bit)
    tell(flips=seen.total() + len(silent), **seen, silent=len(silent))
    assert silent == []


def _is_noticed(index: Path) -> bool:
    with Index.open(index) as opened:
        return bool(opened.check())
