"""The program as a session machine runs it: its commands and its store, and points at which it dies."""

from collections.abc import Callable
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, cast

from quizkit.commands.outside import Clock, Outside, Streams
from quizkit.model.facts import Card
from quizkit.study.memory import Memory
from quizkit.study.schedule import Scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizkit.files.places import Places
    from quizkit.store.log import Log
    from quizkit.terminal.front import Front

AT_ONCE, AT_CLOCK, IN_WRITING, BEFORE_SHOWING, IN_TELLING = (
    "at once",
    "clock",
    "writing",
    "showing",
    "telling",
)
"""Where a program dies: when it is told to; when it next looks at the clock, which is before each write;
within the transaction of an answer; when an answer is written and not shown; when it next says anything."""


class Crash(BaseException):
    """The program ends here."""


class Trap:
    """Kills the program at the place that it is set to, once."""

    def __init__(self) -> None:
        self.place = ""

    def reached(self, place: str) -> None:
        if self.place == place:
            self.place = ""
            raise Crash(place)


class DyingScheduler(Scheduler):
    """Asked for the days of an answer, which happens within its transaction, the program may die."""

    trap: Trap = Trap()

    def after(self, card: Card, rating: int, day: int) -> tuple[Memory, range]:
        self.trap.reached(IN_WRITING)
        return super().after(card, rating, day)


class DyingStream(StringIO):
    def __init__(self, trap: Trap) -> None:
        super().__init__()
        self._trap = trap

    def write(self, text: str) -> int:
        self._trap.reached(IN_TELLING)
        return super().write(text)


class Now(NamedTuple):
    """What the learner's clock shows."""

    at_ms: int
    offset_minutes: int


class Process(Outside):
    """One run of the program. Its log is not flushed, for it is the disk's faults that this would cost."""

    def __init__(self, home: str, bundled: str, now: Callable[[], Now]) -> None:
        self.trap = Trap()
        self._bundled = bundled
        self._now = now
        self._ticks = 0
        self.asker: Front | None = None
        streams = Streams(StringIO(), DyingStream(self.trap), DyingStream(self.trap))
        clock = Clock(self._at_ms, lambda _: now().offset_minutes, self._tick)
        super().__init__({"QUIZKIT_HOME": home, "EDITOR": "true"}, streams, clock)

    @cached_property
    def places(self) -> "Places":
        return super().places._replace(bundled_decks=self._bundled)

    @cached_property
    def _scheduler(self) -> "Scheduler":
        usual = super()._scheduler
        return DyingScheduler(usual.model, usual.policy, self.trap)

    def open_log(self) -> "Log":
        log = super().open_log()
        log.connection.execute("PRAGMA synchronous=OFF")
        return log

    @contextmanager
    def front(self, *, linear: bool = False) -> "Iterator[Front]":
        del linear
        assert self.asker is not None
        yield self.asker

    @property
    def said(self) -> str:
        out, err = cast("StringIO", self.streams.stdout), cast("StringIO", self.streams.stderr)
        return out.getvalue() + err.getvalue()

    @property
    def printed(self) -> str:
        return cast("StringIO", self.streams.stdout).getvalue()

    def _at_ms(self) -> int:
        self.trap.reached(AT_CLOCK)
        return self._now().at_ms

    def _tick(self) -> int:
        self._ticks += 10
        return self._ticks
