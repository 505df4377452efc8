"""However a log was spoilt: nothing wrong goes unnoticed, nothing crashes, and a backup mends it."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, moment, name, open_log

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Carried, DeckAdded, Event
from quizkit.store.check import Checked, check
from quizkit.store.restore import restore

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
