"""A sitting line by line, through pipes, that is ended at a moment named beforehand."""

import os
import re
import select
import signal
import subprocess
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from kill_home import PROMPTS, Home, Sat, told

PATIENCE_SECONDS = 30.0

SIGNALS = {
    "SIGKILL": signal.SIGKILL,
    "SIGINT": signal.SIGINT,
    "SIGTERM": signal.SIGTERM,
    "SIGHUP": signal.SIGHUP,
}
WAYS = (*SIGNALS, "nobody reads", "SIGKILL", "SIGKILL")

REPLIES = {
    "single": ["Worms"],
    "several": ["Calvin, Zwingli"],
    "truth": ["false"],
    "short": ["Luther"],
    "number": ["41.6"],
    "date": ["29 May 1453"],
    "cloze": ["Westphalia", "30 Years War"],
    "list": ["Trier", "Mainz", ""],
    "order": ["2 1 3"],
    "match": ["a", "b"],
    "card": ["", "3"],
}
OUR_TRACEBACK = re.compile('Exception ignored|File "[^"]*/quizkit/[^"]*[.]py"')
"""Python itself may be interrupted before it comes to the program; that is told so, and not ours."""

COMMANDS = [":undo", ":flag", ":skip", ":right", ":easy", ":info"]

_ASKED = re.compile(f"({'|'.join(map(re.escape, PROMPTS))})")


class Moment(NamedTuple):
    """When a sitting is ended.

    Attributes:
        stage: "started", "asked", "sent" (an answer), "told" (a verdict) or "summary".
        time: at which time that stage is reached, from 1.
        delay_seconds: so long after it.
    """

    stage: str
    time: int
    delay_seconds: float


class Deadline:
    """Counts stages, and knows how long it is until the kill."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self._counts: dict[str, int] = {}
        self._at: float | None = None

    @property
    def stages(self) -> frozenset[str]:
        """All that were reached."""
        return frozenset(self._counts)

    def reached(self, stage: str, count: int | None = None) -> None:
        if count == 0:
            return
        before = self._counts.get(stage, 0)
        self._counts[stage] = before + 1 if count is None else count
        if stage == self._moment.stage and before < self._moment.time <= self._counts[stage]:
            self._at = time.monotonic() + self._moment.delay_seconds

    def seconds_left(self) -> float | None:
        return None if self._at is None else max(0.0, self._at - time.monotonic())


def study(moment: Moment) -> tuple[str, ...]:
    """The command line of a sitting; one whose summary is waited for has little time."""
    short = ("--minutes", "0.01") if moment.stage == "summary" else ()
    return "study", "deck.yaml", "--new", "99", "--limit", "99", *short


def sit(home: Home, way: str, moment: Moment, chance: Random) -> Sat:
    """Runs a sitting, answers at random, and ends it at a moment in a way, one of `WAYS`."""
    errors = home.machine.folder / "stderr.txt"
    with errors.open("wb") as stderr:
        program = subprocess.Popen(
            [*home.machine.argv, *study(moment)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            cwd=home.machine.folder,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **home.machine.environ},
        )
    with program:
        sitting = _Lines(program, Deadline(moment), chance)
        try:
            killed = sitting.run_until_killed() and not told_that_nothing_waits(sitting.text)
            if killed:
                sitting.end(way)
            sitting.read_rest()
        finally:
            program.kill()  # nothing, unless it hangs
    return Sat(told(sitting.text), sitting.deadline.stages, killed, program.returncode, _wrong(errors))


def told_that_nothing_waits(text: str) -> bool:
    """So that it ends by itself."""
    return "Nothing is due today" in text


def _wrong(errors: Path) -> str:
    text = errors.read_text(encoding="utf-8", errors="replace")
    return text if OUR_TRACEBACK.search(text) else ""


class _Lines:
    def __init__(self, program: "subprocess.Popen[bytes]", deadline: Deadline, chance: Random) -> None:
        assert program.stdin is not None
        assert program.stdout is not None
        self._program = program
        self._stdin = program.stdin
        self._stdout = program.stdout
        self._chance = chance
        self._answered_up_to = 0
        self._lines: list[str] = []
        self.deadline = deadline
        self.text = ""

    def run_until_killed(self) -> bool:
        """False when it has ended by itself before the moment came."""
        self.deadline.reached("started")
        while True:
            left = self.deadline.seconds_left()
            patience = PATIENCE_SECONDS if left is None else left
            if not select.select([self._stdout], [], [], patience)[0]:
                assert left is not None, f"nothing happens any more:\n{self.text}"
                return True
            if not self._read():
                return False
            self.deadline.reached("told", len(told(self.text)))
            self._reply()

    def end(self, way: str) -> None:
        if way == "nobody reads":
            self._stdout.close()
            self._stdin.close()
        else:
            self._program.send_signal(SIGNALS[way])

    def read_rest(self) -> None:
        while not self._stdout.closed:
            ready = select.select([self._stdout], [], [], PATIENCE_SECONDS)[0]
            assert ready, f"it does not end:\n{self.text}"
            if not self._read():
                break
        self._program.wait(PATIENCE_SECONDS)

    def _read(self) -> bool:
        data = os.read(self._stdout.fileno(), 65536)
        self.text += data.decode(errors="replace")
        return bool(data)

    def _reply(self) -> None:
        if not self.text.endswith(": ") or len(self.text) == self._answered_up_to:
            return
        asked = self.text[self._answered_up_to :]
        self._answered_up_to = len(self.text)
        if "Enter when done" in asked:
            self.deadline.reached("summary")
            line = self._chance.choice(["", "", ":practise", ":undo"])
        else:
            line = self._line(asked)
        os.write(self._stdin.fileno(), f"{line}\n".encode())
        self.deadline.reached("sent")

    def _line(self, asked: str) -> str:
        """The next line of the answer to what is asked."""
        found = _ASKED.findall(asked)
        if "Question " in asked and found:
            self.deadline.reached("asked")
            self._lines = list(REPLIES[PROMPTS[found[-1]]])
            if self._chance.random() < 0.2:
                return self._chance.choice(COMMANDS)
        if self._lines and self._chance.random() < 0.8:
            return self._lines.pop(0)
        return ":dontknow"
