"""Programs are killed while they bring an older log up to date: it is old or new, and whole."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, made, moment

from quizkit.model.digest import blake2b
from quizkit.store.chain import START, link
from quizkit.store.check import Checked, check, check_events
from quizkit.store.connection import connect, fetch_value, transaction
from quizkit.store.log import Log
from quizkit.store.migrate import create
from quizkit.store.reader import LogReader
from quizkit.store.rows import COLUMNS, Row
from quizkit.store.salvage import INSERT
from quizkit.store.schema import MIGRATIONS

TESTS = Path(__file__).parents[1]
OLDER = sorted((TESTS / "store" / "golden").glob("log-v*.db"))[:-1]
NOW = len(MIGRATIONS)

PROGRAM = """
import sys; from pathlib import Path; from store_samples import *; import quizkit.store.replay, fsrs
print("go", flush=True); open_log(Path(sys.argv[1])).close(); print("done", flush=True)
"""


@pytest.mark.parametrize("golden", OLDER, ids=lambda path: path.stem)
@pytest.mark.parametrize("larger", [False, True], ids=["golden", "larger"])
def test_a_kill_leaves_the_old_or_the_new(
    tmp_path: Path,
    golden: Path,
    amount: Callable[[int, int], int],
    tell: Callable[..., None],
    *,
    larger: bool,
) -> None:
    original = tmp_path / "original.db"
    if larger:
        enlarge(golden, original, amount(15, 60))
    else:
        shutil.copy(golden, original)
    was, events = version(original), rows(original)
    folder = tmp_path / "home"
    folder.mkdir()
    shutil.copy(original, folder / "log.db")
    lasts_s, wanted = migrate(folder), cards(folder)
    chance, seen = random.Random(4), Counter[int]()
    for _ in range(amount(6, 100)):
        if version(folder / "log.db") == NOW:
            shutil.rmtree(folder / "backups")
            shutil.copy(original, folder / "log.db")
        migrate(folder, kill_after_s=chance.uniform(0, lasts_s))
        now = look(folder, events, wanted)
        seen[now] += 1
        assert now == was or backups(folder), "it was backed up before"
    kills = seen.total()
    tell(kills=kills, old=seen[was], new=seen[NOW], half=kills - seen[was] - seen[NOW])
    assert set(seen) <= {was, NOW}
    migrate(folder)
    assert cards(folder) == wanted
    with open_log(folder) as log:
        assert check(log, MODEL) == Checked(len(events))
        log.write([answered("one more")], moment(TODAY + 90))


def open_log(folder: Path) -> Log:
    return Log.open(folder / "log.db", SCHEDULER, backups=folder / "backups")


def migrate(folder: Path, kill_after_s: float | None = None) -> float:
    """Opens the log in a process of its own, which is killed so long after it began; how long it took."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)], stdout=subprocess.PIPE, text=True, env=environ
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "go\n"
        began_s = time.monotonic()
        if kill_after_s is None:
            assert program.stdout.readline() == "done\n"
        else:
            time.sleep(kill_after_s)
            program.send_signal(signal.SIGKILL)
        return time.monotonic() - began_s


def look(folder: Path, events: list[Any], wanted: list[Any]) -> int:
    """The version of the log, all of which must be there, and in every backup as well."""
    left = folder / "log.db"
    with LogReader.open_to_read(left) as log:
        assert check_events(log) == Checked(len(events))
    if version(left) == NOW:
        assert cards(folder) == wanted
    for path in (left, *backups(folder)):
        assert rows(path) == events
    return version(left)


def version(path: Path) -> int:
    with closing(connect(path)) as connection:
        found: int = fetch_value(connection, "PRAGMA user_version")
    return found


def rows(path: Path) -> list[Any]:
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT * FROM event ORDER BY seq").fetchall()


def cards(folder: Path) -> list[Any]:
    with open_log(folder) as log:
        return made(log)


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*.db"))


def enlarge(golden: Path, target: Path, times: int) -> None:
    """A log of the same version with the events of another one many times, each time of other devices."""
    with closing(connect(golden)) as connection:
        found = connection.execute(f"SELECT {COLUMNS} FROM event ORDER BY seq").fetchall()
    create(target, MIGRATIONS[: version(golden)])
    with closing(connect(target)) as connection, transaction(connection):
        chains: dict[str, bytes] = defaultdict(lambda: START)
        for row in _copies([Row._make(row) for row in found], times):
            parent = chains[row.device]
            chains[row.device] = link(parent, row)
            connection.execute(INSERT, (*row, parent, chains[row.device]))


def _copies(events: list[Row], times: int) -> Iterator[Row]:
    for number in range(times):
        for row in events:
            yield row._replace(
                id=_id(row.id, number),
                target=None if row.target is None else _id(row.target, number),
                device=f"{row.device}-{number}",
                question=None if row.question is None else f"{row.question}-{number}",
                detail=_detail(row.detail, number),
            )


def _id(old: bytes, number: int) -> bytes:
    return blake2b(old + number.to_bytes(4), digest_size=16).digest()


def _detail(old: str, number: int) -> str:
    values = json.loads(old or "{}")
    if "question" in values:
        values["question"] += f"-{number}"
    return json.dumps(values) if values else ""
