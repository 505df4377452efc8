"""Logs from strangers, handed to `log restore`: refused with a reason or cleaned; nothing hangs or runs.

No other command reads a file that a stranger hands over, decks and settings apart: quizkit opens no package
and no XML, and an exam is graded from the log alone.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hostile_text import PAYLOADS, strange
from machine import Machine
from world import World

from quizkit.store.chain import START, link
from quizkit.store.rows import COLUMNS, Row

Amount = Callable[[int, int], int]
DECK = "id: good\nquestions:\n  - {id: a, question: Where?, answer: Worms}\n"
EVERY_DAY: tuple[tuple[str, ...], ...] = (
    *(
        ("log",),
        ("log", "--json"),
        ("due",),
        ("stats",),
        ("stats", "--json"),
        ("doctor",),
        ("exam", "--list"),
    ),
    *(("history", "good"), ("plan",), ("away",), ("forecast",), ("decks",), ("study",)),
    ("doctor", "--rebuild"),
)
A_FEW = 3
"""By so many commands a forged row is looked at in the ordinary run."""

_WITHOUT_END = "WITH RECURSIVE ns(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ns)"
_SCHEMA = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET"
WITHOUT_END: dict[str, str] = {
    "cards": f"DROP TABLE card; CREATE VIEW card(deck) AS {_WITHOUT_END} SELECT n FROM ns",
    "events": f"DROP TABLE event; CREATE VIEW event(seq) AS {_WITHOUT_END} SELECT n FROM ns",
    "meta": f"DROP TABLE meta; CREATE VIEW meta AS {_WITHOUT_END} SELECT 'device', n FROM ns",
}
"""Only for processes of their own: SQLite would not listen to the time limit of a test."""
EVIL_SCHEMAS: dict[str, str] = {
    "trigger": "CREATE TRIGGER evil AFTER INSERT ON card BEGIN DELETE FROM card; END",
    "trigger on reading": "CREATE TRIGGER evil AFTER INSERT ON meta BEGIN SELECT randomblob(1000000000); END",
    "view": "CREATE VIEW evil AS SELECT * FROM event",
    "more columns": "ALTER TABLE event ADD COLUMN evil TEXT",
    "no table": "DROP TABLE event",
    "hostile name": 'CREATE TABLE "a\x1b]0;owned\x07\u202e\nb" (x)',
    "index": "CREATE INDEX evil ON event(abs(day))",
    "future": "PRAGMA user_version = 99",
    "far future": "PRAGMA user_version = 2147483647",
    "past": "PRAGMA user_version = -1",
    "other program": "PRAGMA application_id = 1",
    "virtual table": "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "schema of words": f"{_SCHEMA} sql = 'CREATE TABLE event(x)' WHERE name = 'event'",
    "schema of nonsense": f"{_SCHEMA} sql = 'x\x1b[2J' WHERE name = 'card'",
    "roots that cross": f"{_SCHEMA} rootpage = 1 WHERE name = 'event'",
}

_ANSWER = Row(
    id=bytes(range(16)),
    device="evil",
    counter=1,
    clock=1_790_000_000_000 << 16,
    at_ms=1_790_000_000_000,
    offset_minutes=0,
    day=20_717,
    kind="answered",
    mode="study",
    deck="good",
    question="a",
    reply='{"typed":"Worms"}',
    score=1.0,
    rating=3,
    took_ms=4_000,
    hints=0,
    due_day=20_720,
    target=None,
    algorithm="fsrs-6",
    detail="",
)
_PAPERS = {
    "number": "5",
    "nothing": "{}",
    "newer": '{"version": 99}',
    "without end": '{"version": 1, "seed": "", "questions": [], "seconds": 1e999}',
    "odd": '{"version": 1, "seed": [], "names": 5, "seconds": "x", "pass": {}, "title": "\\u001b[2J"}',
}
"""JSON that is no paper of an exam; only what reads the exam can tell."""
_ABOUT = dict.fromkeys(("mode", "reply", "score", "rating", "took_ms", "hints", "due_day"))
_OTHER = {**_ABOUT, **dict.fromkeys(("deck", "question")), "algorithm": ""}
_PLAN = {"deck": "good", "exam_day": 20_800, "minutes_a_day": None, "retention": None}
_DEEP = "[" * 100_000 + "]" * 100_000


def _said(kind: str, **detail: Any) -> dict[str, Any]:
    """An event about no question."""
    return {**_OTHER, "kind": kind, "detail": json.dumps(detail)}


def _of_question(kind: str, **detail: Any) -> dict[str, Any]:
    return {**_ABOUT, "algorithm": "", "kind": kind, "detail": json.dumps(detail)}


TAKEN: dict[str, dict[str, Any]] = {
    **{f"text: {name}": {"deck": text, "question": text} for name, text in PAYLOADS.items()},
    **{f"reply: {name}": {"reply": json.dumps({"typed": text})} for name, text in PAYLOADS.items()},
    **{f"exam: {name}": _said("exam_started", deck="good", paper=paper) for name, paper in _PAPERS.items()},
    "device": {"device": "\x1b]0;owned\x07"},
    "algorithm": {"algorithm": "\x1b[2J"},
    "huge reply": {"reply": json.dumps({"typed": "x" * 5_000_000})},
    "took for ever": {"took_ms": 1 << 62, "hints": 1 << 62},
    "unknown deck": {"deck": "../../etc/passwd", "question": "%s"},
    "path": _said("deck_added", path="/dev/zero"),
    "path of escapes": _said("deck_added", path="/tmp/\x1b]0;x\x07\nb"),
    "relative path": _said("deck_added", path=""),
    "away for ever": _said("away", first_day=-719162, last_day=2932896, on=True),
    "plan of long ago": _said("planned", **(_PLAN | {"exam_day": -719162})),
}
"""What makes sense, as far as can be told: it is taken, and shown clean."""
LEFT_OUT: dict[str, dict[str, Any]] = {
    "no JSON": {"reply": "x\x1b"},
    "list as reply": {"reply": "[]"},
    "empty reply": {"reply": "{}"},
    "number as reply": {"reply": "5"},
    "other reply": {"reply": '{"evil": {"a": [1, {"b": null}]}}'},
    "reply of wrong parts": {"reply": '{"paired": [1, 2]}'},
    "two replies": {"reply": '{"typed": "x", "picked": "y"}'},
    "deep reply": {"reply": f'{{"typed": {_DEEP}}}'},
    "deep detail": {"detail": _DEEP},
    "huge number": {"reply": '{"typed": ' + "9" * 5_000 + "}"},
    "not a number": {"reply": '{"typed": NaN}'},
    "sure of what": {"detail": '{"sure": "yes"}'},
    "detail of a list": {"detail": "[]"},
    "far future": {"at_ms": 1 << 62, "day": 2_932_896, "due_day": 2_932_896},
    "far past": {"at_ms": -(1 << 62), "day": -719_162, "due_day": -719_162},
    "clock of the end": {"clock": 1 << 62},
    "edge of the world": {"offset_minutes": 1440},
    "unknown kind": _said("evil\x1b[2J"),
    "path with NUL": _said("deck_added", path="/tmp/a\0b"),
    "path that is none": _said("deck_added", path=5),
    "half a path": _said("deck_added", path="\ud800"),
    "exam without JSON": _said("exam_started", deck="good", paper="x"),
    "deep exam": _said("exam_started", deck="good", paper=_DEEP),
    "plan of no deck": _said("planned", **(_PLAN | {"deck": 5})),
    "plan without an end": _said("planned", **(_PLAN | {"minutes_a_day": 1e999})),
    "plan of nothing": _said("planned", **(_PLAN | {"retention": float("nan")})),
    "day of words": _said("planned", **(_PLAN | {"exam_day": "soon"})),
    "parameters": _said("tuned", parameters=[1e999], figures="{}"),
    "flag of words": _of_question("flagged", on="\x1b[2J"),
    "suspended by a list": _of_question("suspended", on=[]),
    "seen what": _of_question("seen", prompt=5, right={}, ask_again=[]),
    "carried from a number": _of_question("carried", deck=5, question=None),
}


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a deck, a log with an answer, and a copy of that log."""
    folder = tmp_path_factory.mktemp("studied")
    world = World(folder)
    world.run("study", world.deck(DECK), typed="Worms\n")
    world.run("log", "backup", folder / "evil.db")
    return folder


@pytest.fixture
def world(studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    shutil.copytree(studied, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return World(tmp_path)


def altered(script: str) -> None:
    with closing(sqlite3.connect("evil.db", isolation_level=None)) as connection:
        for statement in script.split("; ") if "TRIGGER" not in script else [script]:
            connection.execute(statement)


def forge(values: dict[str, Any]) -> None:
    """Adds an event whose checksum is right."""
    row = _ANSWER._replace(**values)
    chain = link(START, row)
    marks = ", ".join("?" * (len(row) + 2))
    with closing(sqlite3.connect("evil.db", isolation_level=None)) as connection:
        connection.execute(
            f"INSERT INTO event({COLUMNS}, parent, chain) VALUES({marks})", (*row, START, chain)
        )


@pytest.mark.parametrize("name", EVIL_SCHEMAS)
def test_evil_tables_are_refused_and_change_nothing(world: World, name: str) -> None:
    altered(EVIL_SCHEMAS[name])
    before = world.run("log", "--json").out
    ran = world.run("log", "restore", "evil.db")
    assert ran.code in {5, 6}, ran
    assert not strange(ran.out + ran.err)
    assert "evil.db" in ran.err
    assert world.run("log", "--json").out == before
    assert world.run("doctor").code == 0


@pytest.mark.parametrize("name", [*TAKEN, *LEFT_OUT])
def test_forged_rows_are_left_out_or_cleaned(world: World, amount: Amount, name: str) -> None:
    forge({**TAKEN, **LEFT_OUT}[name])
    ran = world.run("log", "restore", "evil.db")
    assert ran.code == int(name in LEFT_OUT), ran
    assert not strange(ran.out + ran.err)
    assert ("1 events of evil.db are damaged and were left out" in ran.err) == (name in LEFT_OUT), ran
    assert f"{int(name in TAKEN)} events added" in ran.out + ran.err
    first = [*TAKEN, *LEFT_OUT].index(name)
    some = [EVERY_DAY[(first + 5 * at) % len(EVERY_DAY)] for at in range(A_FEW)]
    for arguments in EVERY_DAY if amount(0, 1) else some:
        ran = world.run(*arguments, typed=":quit\n")
        assert ran.code in {0, 1}, (arguments, ran)
        assert not strange(ran.err), arguments
        if arguments == ("log", "--json"):  # what was typed stands there as it was typed
            assert all(json.loads(line) for line in ran.out.rstrip("\n").split("\n"))
        elif "--json" in arguments:
            assert ran.json
        else:
            assert not strange(ran.out), arguments


def test_a_log_with_another_files_writes_beside_it(world: World) -> None:
    """What lies beside a database, as its WAL or journal, cannot make it another one unseen."""
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"evil.db{suffix}").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"evil" * 5_000)
        ran = world.run("log", "restore", "evil.db")
        assert ran.code in {0, 6}, ran
        assert world.run("doctor").code == 0
        Path(f"evil.db{suffix}").unlink(missing_ok=True)


def test_in_a_process_nothing_takes_long(studied: Path, tmp_path: Path, world: World) -> None:
    machine = Machine(tmp_path)
    for script in WITHOUT_END.values():
        shutil.copy(studied / "evil.db", world.folder)
        altered(script)
        done = machine.run("log", "restore", "evil.db")  # within its own time limit
        assert done.code in {5, 6}, done
