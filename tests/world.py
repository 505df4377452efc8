"""A learner's world: folders and a clock of its own, in which whole commands run in this process."""

import json
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from quizkit.commands.boundary import run
from quizkit.commands.outside import Clock, Outside, Streams

NOON = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 12 * 3_600_000
"""A noon in UTC, milliseconds since 1970."""
HOUR_MS = 3_600_000


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class World:
    """Runs commands. The clock stands still unless it is moved; measuring ticks on by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.environ = {"QUIZKIT_HOME": str(self.home)}
        self.now_ms = NOON
        self.offset_minutes = 0
        self.ms_a_look = 10
        """By so much measured time goes on at each look."""
        self._ticks_ms = 0

    def run(self, *arguments: str | Path, typed: str = "", **environ: str) -> Ran:
        outside = self.outside(typed, **environ)
        streams = outside.streams
        code = run([str(one) for one in arguments], outside)
        assert isinstance(streams.stdout, StringIO)
        assert isinstance(streams.stderr, StringIO)
        return Ran(code, streams.stdout.getvalue(), streams.stderr.getvalue())

    def outside(self, typed: str = "", **environ: str) -> Outside:
        """What a command reaches outside for."""
        streams = Streams(StringIO(typed), StringIO(), StringIO())
        clock = Clock(lambda: self.now_ms, lambda _: self.offset_minutes, self._tick)
        return Outside({**self.environ, **environ}, streams, clock)

    def wait(self, *, days: int = 0, hours: int = 0) -> None:
        self.now_ms += (24 * days + hours) * HOUR_MS

    def deck(self, text: str, name: str = "deck.yaml") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.now_ms += 1
        return path

    def answers(self) -> list[dict[str, Any]]:
        """The answers in the log, oldest first."""
        return [line for line in self.run("log", "--json").json_lines if line["kind"] == "answered"]

    def _tick(self) -> int:
        self._ticks_ms += self.ms_a_look
        return self._ticks_ms
