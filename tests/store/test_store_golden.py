"""Logs as each version wrote them, in `golden/`: never made anew, for they are what has to be read.

Beside each lies what is read from it, as a text to review; a kill during a migration is in `tests/faults`.
"""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import golden
import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, made, moment, name, open_log

from quizkit.model.facts import Fact
from quizkit.store.check import Checked, check
from quizkit.store.connection import connect, fetch_value
from quizkit.store.log import Log
from quizkit.store.restore import Restored, restore
from quizkit.store.schema import MIGRATIONS

GOLDEN = Path(__file__).parent / "golden"
LOGS = sorted(GOLDEN.glob("log-v*.db"))
NOW = len(MIGRATIONS)


@pytest.fixture(params=LOGS, ids=lambda path: path.stem)
def log_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A log of a released version, in a folder of its own."""
    shutil.copy(request.param, tmp_path / "log.db")
    return tmp_path / "log.db"


@pytest.fixture(params=LOGS[:-1], ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same, of an older version."""
    shutil.copy(request.param, tmp_path / "log.db")
    return tmp_path / "log.db"


def version(path: Path) -> int:
    with closing(connect(path)) as connection:
        found: int = fetch_value(connection, "PRAGMA user_version")
    return found


def rows(path: Path, table: str = "event") -> list[Any]:
    with closing(connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


def test_there_is_one_of_each_version() -> None:
    assert [version(path) for path in LOGS] == [*range(1, NOW + 1)]


def test_the_newest_holds_every_kind_of_fact(tmp_path: Path) -> None:
    shutil.copy(LOGS[-1], tmp_path / "log.db")
    with open_log(tmp_path) as log:
        assert {type(event.fact) for event in log.events()} == set(get_args(Fact))


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_what_is_read_from_it(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "log.db")
    with open_log(tmp_path) as log:
        events = [
            f"{event.id} {event.device} {event.counter} {event.clock} {event.moment}\n  {event.fact}"
            for event in log.events()
        ]
        rounded = [
            [round(one, 6) if isinstance(one, float) else one for one in card] for card, _ in made(log)
        ]
        laid_down = [*log.agreement(), log.parameters, log.exams(), log.known_decks()]
    text = "\n".join([*events, "", *map(str, rounded), "", *map(str, laid_down)])
    golden.check(path.with_suffix(".txt"), text.encode("utf-8", "backslashreplace").decode())


def test_one_of_this_version_is_opened_unchanged_and_goes_on(tmp_path: Path) -> None:
    before = LOGS[-1].read_bytes()
    shutil.copy(LOGS[-1], tmp_path / "log.db")
    with open_log(tmp_path) as log:
        assert check(log, MODEL).damage == ()
    assert (tmp_path / "log.db").read_bytes() == before
    assert not (tmp_path / "backups").exists()
    with open_log(tmp_path) as log:
        log.write([answered("zürich")], moment(TODAY + 60))
        card = log.card(name("zürich"))
        assert card is not None
        assert (card.reps, card.last_day) == (2, TODAY + 60)


def test_nothing_is_lost_and_everything_follows_from_it(log_file: Path) -> None:
    events, cards, known = rows(log_file), rows(log_file, "card"), rows(log_file, "known_deck")
    with open_log(log_file.parent) as log:
        assert check(log, MODEL) == Checked(len(events))
        before = made(log)
        assert sum(len(reviews) for _, reviews in before) == sum(card.reps for card, _ in before)
        log.rebuild()
        assert made(log) == before
        log.write([answered("nantes")], moment(TODAY + 60))
        assert check(log, MODEL) == Checked(len(events) + 1)
    assert rows(log_file)[:-1] == events
    assert rows(log_file, "known_deck") == known
    assert [card[:2] for card in rows(log_file, "card")] == [card[:2] for card in cards]
    for card, was in zip(rows(log_file, "card"), cards, strict=True):
        if card[1] != "nantes":
            assert card == pytest.approx(was), "the same card by the newest code"


def test_it_is_backed_up_before(old: Path) -> None:
    before = rows(old)
    open_log(old.parent).close()
    (backup,) = (old.parent / "backups").iterdir()
    assert backup.name == f"log-before-version-{NOW}-1.db"
    assert rows(backup) == before


def test_it_can_be_restored_into_a_log_of_today(log_file: Path, tmp_path: Path) -> None:
    into = tmp_path / "new" / "log.db"
    count = len(rows(log_file))
    restored = restore(into, log_file, SCHEDULER, backups=tmp_path / "b", day=TODAY)
    assert restored == Restored(count, 0, 0)
    with Log.open(into, SCHEDULER, backups=tmp_path / "b") as log:
        assert check(log, MODEL) == Checked(count)


def test_a_failure_after_any_statement_leaves_the_old_one_whole(old: Path) -> None:
    was, events = version(old), rows(old)
    for number, following in enumerate(MIGRATIONS[was]):
        steps = (*MIGRATIONS[:was], (*MIGRATIONS[was][:number], "SELECT 1 FROM nowhere"))
        with pytest.raises(Exception, match="nowhere"):
            Log.open(old, SCHEDULER, backups=old.parent / "b", migrations=steps)
        assert version(old) == was, following
        assert rows(old) == events
