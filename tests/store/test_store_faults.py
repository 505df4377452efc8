"""What the world does to a log: kills, two writers, full and read-only disks, files that are no logs."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import MODEL, answered, moment, open_log

from quizkit.model.errors import DiskRefuses, LogDamaged, LogLocked
from quizkit.store.check import Checked, check
from quizkit.store.connection import Connection
from quizkit.store.log import Log

HERE = Path(__file__).parent


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Runs code in a process of its own, with what this module has, and `folder`, its first argument."""
    head = "import sys; from test_store_faults import *; folder = Path(sys.argv[1])\n"
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [HERE, *HERE.parents[:2]]))}
    command = [sys.executable, "-c", head + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)


def run(code: str, *arguments: object) -> str:
    program = start(code, *arguments)
    out, err = program.communicate(timeout=50)
    assert program.returncode == 0, err
    return out


def test_two_programs_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    code = """
with open_log(folder) as log:
    for number in range(100):
        (event,) = log.write([answered(f"q{number % 10}")], moment())
        print(event.id)
"""
    both = [start(code, tmp_path) for _ in range(2)]
    told = [program.communicate(timeout=50) for program in both]
    assert [err for _, err in told] == ["", ""]
    acknowledged = {event for out, _ in told for event in out.split()}
    assert len(acknowledged) == 200
    with open_log(tmp_path) as log:
        assert {event.id for event in log.events()} == acknowledged
        assert check(log, MODEL) == Checked(200)
        assert len(list((tmp_path / "backups").iterdir())) == 1


WRITER = """
with open_log(folder) as log:
    while True:
        for event in log.write([answered("a"), answered("b")], moment()):
            os.write(1, f"{event.id}\\n".encode())
"""


def test_a_killed_program_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    for kill in range(12):
        writer = start(WRITER, tmp_path)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(kill / 1000)
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate(timeout=50)
        acknowledged |= {line for line in (first + rest).split("\n") if len(line) == 32}
    with open_log(tmp_path) as log:
        written = {event.id for event in log.events()}
        assert acknowledged <= written
        assert check(log, MODEL) == Checked(len(written))
        assert len(written) % 2 == 0, "one write is one transaction"


def test_a_full_disk_is_told_and_answering_goes_on_when_there_is_room(tmp_path: Path) -> None:
    code = """
import resource
with open_log(folder) as log:
    log.write([answered("a")], moment())
    size = (folder / "log.db").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))
    refused = None
    for number in range(200):
        try:
            log.write([answered(f"q{number}")], moment())
        except DiskRefuses as error:
            refused = error
            break
    print(refused.exit_code, "disk" in refused.message, bool(refused.advice))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    log.write([answered("after")], moment())
    print(sum(1 for _ in log.events()) == number + 2, check(log, MODEL)[1:] == ((), (), ()))
"""
    assert run(code, tmp_path) == "4 True True\nTrue True\n"


def test_a_read_only_folder_can_be_read_and_refuses_to_be_written(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
    (tmp_path / "log.db-journal").unlink()
    code = """
with open_log(folder / "other") as log:  # imports all there is to import while it may still be read
    log.write([answered("a")], moment())
if os.geteuid() == 0:  # root may write anywhere
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    os.chmod(folder.parent, 0o755), os.chmod(folder.parent.parent, 0o755), os.chmod(folder.parents[2], 0o755)
    os.seteuid(65534)
os.chmod(folder / "log.db", 0o400), os.chmod(folder, 0o500)
with open_log(folder) as log:
    print(len(log.cards("history")))
    try:
        log.write([answered("b")], moment())
    except DiskRefuses as error:
        print(error.message.replace(str(folder), "F"))
    print(len(log.cards("history")))
try:
    open_log(folder / "new")
except DiskRefuses as error:
    print(error.message.replace(str(folder), "F"))
os.chmod(folder, 0o700)
"""
    assert run(code, tmp_path).splitlines() == [
        "1",
        "F/log.db cannot be written: the file, its folder or the disk is read-only, or it was moved.",
        "1",
        "F/new/log.db cannot be used: Permission denied.",
    ]


def test_a_log_that_stays_locked_is_told(tmp_path: Path) -> None:
    with open_log(tmp_path) as log, closing(sqlite3.connect(tmp_path / "log.db")) as other:
        assert isinstance(log.connection, Connection)
        log.connection.patience_seconds = 0.01
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LogLocked, match="in use"):
            log.write([answered("a")], moment())
        other.rollback()
        log.write([answered("a")], moment())


def test_a_log_that_was_moved_away_is_not_written(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        (tmp_path / "log.db").rename(tmp_path / "moved.db")
        with pytest.raises(DiskRefuses, match="moved"):
            log.write([answered("a")], moment())


def text(path: Path) -> None:
    path.write_text("title: a deck\n" * 500)


def nothing(path: Path) -> None:
    path.touch()


def half(path: Path) -> None:
    with Log.read_only(path.with_name("whole.db")):
        pass
    path.write_bytes(path.with_name("whole.db").read_bytes()[:6000])


def zeros(path: Path) -> None:
    path.write_bytes(bytes(20_000))


def strange(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE note(text)")
        other.commit()


@pytest.mark.parametrize("make", [text, nothing, half, zeros, strange])
def test_a_file_that_is_no_log_is_never_treated_as_an_empty_one(tmp_path: Path, make: Any) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
    (tmp_path / "log.db").rename(tmp_path / "whole.db")
    make(tmp_path / "log.db")
    before = (tmp_path / "log.db").read_bytes()
    with pytest.raises(LogDamaged) as caught, open_log(tmp_path) as log:
        log.write([answered("a")], moment())
    assert "log restore" in caught.value.advice
    assert (tmp_path / "log.db").read_bytes() == before


def test_a_folder_in_the_place_of_the_log(tmp_path: Path) -> None:
    (tmp_path / "log.db").mkdir()
    with pytest.raises(DiskRefuses, match="it is no ordinary file"):
        open_log(tmp_path)
