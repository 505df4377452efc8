"""What commands reach outside for: the clock, the terminal, the folders and the settings."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Self, TextIO

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Moment
from quizkit.model.value import Value
from quizkit.study.days import study_day
from quizkit.terminal.out import Out
from quizkit.terminal.style import Style, decide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizkit.files.places import Places
    from quizkit.files.settings import Settings
    from quizkit.store.log import Log
    from quizkit.study.memory import MemoryModel
    from quizkit.study.schedule import Scheduler
    from quizkit.terminal.exam_front import ExamFront, Time
    from quizkit.terminal.front import Front
    from quizkit.terminal.progress import Progress


LATEST_MS = (1 << 63) // 1_000_000
"""A moment in the year 2262: Python cannot tell later ones. Much later ones no log takes back from a backup,
nor anything written after them."""


class Streams(Value):
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO


class Clock(Value):
    """Time as it is told to the core.

    Attributes:
        now_ms: UTC, milliseconds since 1970.
        offset_minutes: the local clock's distance from UTC at such a time.
        ticks_ms: milliseconds that only ever grow, for measuring.
    """

    now_ms: Callable[[], int]
    offset_minutes: Callable[[int], int]
    ticks_ms: Callable[[], int]

    @classmethod
    def of_system(cls) -> Self:
        return cls(
            _wall_ms,
            lambda at_ms: time.localtime(at_ms / 1000).tm_gmtoff // 60,
            lambda: time.monotonic_ns() // 1_000_000,
        )


def _wall_ms() -> int:
    try:
        return time.time_ns() // 1_000_000
    except OverflowError:
        return LATEST_MS


class Outside:
    """Everything that the command line alone does not decide; tests pass their own."""

    def __init__(self, environ: Mapping[str, str], streams: Streams, clock: Clock) -> None:
        self.environ = environ
        self.streams = streams
        self.clock = clock
        self.colour_flag = ""
        """What `--color` said; empty when it was not given."""
        self._log: Log | None = None

    @classmethod
    def of_process(cls) -> Self:
        return cls(os.environ, Streams(sys.stdin, sys.stdout, sys.stderr), Clock.of_system())

    @cached_property
    def style(self) -> Style:
        """What the terminal can do."""
        colour = {"always": True, "never": False}.get(self._colour_wanted())
        return decide(self.environ, self.streams.stdin, self.streams.stdout, colour=colour)

    @cached_property
    def out(self) -> Out:
        return Out(self.streams.stdout, self.streams.stderr, self.style)

    @cached_property
    def places(self) -> "Places":
        from quizkit.files.places import find_places

        return find_places(self.environ)

    @cached_property
    def settings(self) -> "Settings":
        from quizkit.files.settings import read_settings

        return read_settings(self.places.settings)

    def open_log(self) -> "Log":
        """Opens the log to read and write it. From then on `scheduler` goes by the parameters it holds."""
        from quizkit.store.log import Log

        self._log = Log.open(self.places.log, self._scheduler, backups=self.places.backups)
        return self._log

    @property
    def scheduler(self) -> "Scheduler":
        """As the settings and the log that was opened want it; without a log, with default parameters."""
        return self._scheduler if self._log is None else self._log.scheduler

    @property
    def model(self) -> "MemoryModel":
        """The model of memory of `scheduler`."""
        return self.scheduler.model

    @cached_property
    def _scheduler(self) -> "Scheduler":
        from quizkit.study.memory import MemoryModel
        from quizkit.study.schedule import Policy, Scheduler

        settings = self.settings
        by_deck = {deck: settings.for_deck(deck).retention for deck in settings.decks}
        model = MemoryModel(maximum_interval_days=settings.maximum_interval_days)
        return Scheduler(model, Policy(settings.retention, by_deck, settings.maximum_interval_days))

    def _colour_wanted(self) -> str:
        """The flag, else the environment, which `decide` looks at, else the setting."""
        if self.colour_flag or any(self.environ.get(name) for name in ("NO_COLOR", "FORCE_COLOR")):
            return self.colour_flag
        try:
            return self.settings.color
        except QuizkitError:
            return ""  # the command that needs the settings tells what is wrong with them

    def moment(self) -> Moment:
        """Now.

        Raises:
            QuizkitError: the clock is centuries wrong.
        """
        at_ms = self.clock.now_ms()
        if at_ms >= LATEST_MS:
            raise QuizkitError(
                "The clock of this computer is wrong: it shows a year after 2262.",
                "Set it right: the days on which questions come back are counted by it.",
            )
        offset_minutes = self.clock.offset_minutes(at_ms)
        day = study_day(at_ms, offset_minutes, self.settings.day_start_minutes)
        return Moment(at_ms, offset_minutes, day)

    @property
    def linear(self) -> bool:
        """Questions are asked line by line, because of the terminal, the environment or the settings."""
        return self.style.linear or self.settings.linear

    @contextmanager
    def front(self, *, linear: bool = False) -> "Iterator[Front]":
        """A way of asking; the terminal is left as it was found, also when the program is told to end.

        Args:
            linear: line by line, whatever the terminal can do.
        """
        from quizkit.terminal.signals import end_cleanly, left_as_found

        end_cleanly()
        with left_as_found(self.streams.stdin):
            if linear or self.linear:
                from quizkit.terminal.linear import LinearFront

                yield LinearFront(self.out, self.streams.stdin)
            else:
                from quizkit.terminal.full import FullFront

                yield FullFront(self.out, self.streams.stdin, self.settings.pause)

    def exam_front(self, time: "Time", *, linear: bool = False) -> "ExamFront":
        """A way of asking in an exam; to be used within a `front`."""
        if linear or self.linear:
            from quizkit.terminal.exam_linear import LinearExam

            return LinearExam(self.out, self.streams.stdin, time)
        from quizkit.terminal.exam_full import FullExam

        return FullExam(self.out, self.streams.stdin, time)

    def progress(self, title: str) -> "Progress":
        """Says on standard error how far a piece of work is, if it takes long."""
        from quizkit.terminal.progress import Progress

        return Progress(self.out, title, self.clock.ticks_ms)
