"""Logs as older versions wrote them, in `golden/`: never made anew, for they are what has to be read."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, made, moment, open_log

from quizkit.store.check import Checked, check
from quizkit.store.connection import connect, fetch_value
from quizkit.store.log import Log
from quizkit.store.restore import Restored, restore
from quizkit.store.schema import MIGRATIONS

GOLDEN = Path(__file__).parent / "golden"
LOGS = sorted(GOLDEN.glob("log-v*.db"))
NOW = len(MIGRATIONS)


@pytest.fixture(params=LOGS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A log of an older version, in a folder of its own."""
    shutil.copy(request.param, tmp_path / "log.db")
    return tmp_path / "log.db"


def version(path: Path) -> int:
    with closing(connect(path)) as connection:
        found: int = fetch_value(connection, "PRAGMA user_version")
    return found


def rows(path: Path, table: str = "event") -> list[Any]:
    with closing(connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


def test_there_is_one_of_each_older_version() -> None:
    assert [version(path) for path in LOGS] == [*range(1, NOW)]


def test_nothing_is_lost_and_everything_follows_from_it(old: Path) -> None:
    events, cards, known = rows(old), rows(old, "card"), rows(old, "known_deck")
    with open_log(old.parent) as log:
        assert check(log, MODEL) == Checked(len(events))
        before = made(log)
        assert sum(len(reviews) for _, reviews in before) == sum(card.reps for card, _ in before)
        log.rebuild()
        assert made(log) == before
        log.write([answered("nantes")], moment(TODAY + 60))
        assert check(log, MODEL) == Checked(len(events) + 1)
    assert rows(old)[:-1] == events
    assert rows(old, "known_deck") == known
    assert [card[:2] for card in rows(old, "card")] == [card[:2] for card in cards]
    for card, was in zip(rows(old, "card"), cards, strict=True):
        if card[1] != "nantes":
            assert card == pytest.approx(was), "the same card by the newest code"


def test_it_is_backed_up_before(old: Path) -> None:
    before = rows(old)
    open_log(old.parent).close()
    (backup,) = (old.parent / "backups").iterdir()
    assert backup.name == f"log-before-version-{NOW}-1.db"
    assert rows(backup) == before


def test_it_can_be_restored_into_a_log_of_today(old: Path, tmp_path: Path) -> None:
    into = tmp_path / "new" / "log.db"
    count = len(rows(old))
    restored = restore(into, old, SCHEDULER, backups=tmp_path / "b", day=TODAY)
    assert restored == Restored(count, 0, 0)
    with Log.open(into, SCHEDULER, backups=tmp_path / "b") as log:
        assert check(log, MODEL) == Checked(count)


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(old: Path) -> None:
    was, events = version(old), rows(old)
    code = (
        "from pathlib import Path; from store_samples import *; import quizkit.store.replay, fsrs\n"
        f"print('go', flush=True); open_log(Path({str(old.parent)!r})).close()"
    )
    paths = os.pathsep.join(map(str, Path(__file__).parents[1:3]))
    environ = {**os.environ, "PYTHONPATH": paths}
    seen = []
    for delay_ms in (0, 2, 4, 8, 12, 16, 24, 32, 48, 3_000):
        program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environ)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(delay_ms / 1000)
        program.send_signal(signal.SIGKILL)
        program.communicate()
        seen.append(version(old))
        assert rows(old) == events
    assert set(seen) <= {was, NOW}
    assert seen[-1] == NOW
    with open_log(old.parent) as log:
        assert check(log, MODEL) == Checked(len(events))


def test_a_failure_after_any_statement_leaves_the_old_one_whole(old: Path) -> None:
    was, events = version(old), rows(old)
    for number, following in enumerate(MIGRATIONS[was]):
        steps = (*MIGRATIONS[:was], (*MIGRATIONS[was][:number], "SELECT 1 FROM nowhere"))
        with pytest.raises(Exception, match="nowhere"):
            Log.open(old, SCHEDULER, backups=old.parent / "b", migrations=steps)
        assert version(old) == was, following
        assert rows(old) == events
