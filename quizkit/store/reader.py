"""What can be asked of a log without writing it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Self

from quizkit.model.errors import LogTooNew
from quizkit.model.facts import Away, Card, Event, Name, Planned
from quizkit.store import agreements, figures, tables
from quizkit.store.connection import StrPath, connect, failures, make_read_only
from quizkit.store.migrate import version_of
from quizkit.store.rows import COLUMNS, Row, to_event
from quizkit.store.schema import MIGRATIONS
from quizkit.study.days import DAY_START_MINUTES

if TYPE_CHECKING:
    from pathlib import Path

    from quizkit.model.reviews import Repetition, Review
    from quizkit.store.chain import Linked
    from quizkit.store.exams import Exam

PAGE = 1000
"""Rows read at once; between pages no lock is held, so that a reader who pauses keeps no writer waiting."""

_PAGE_OF_EVENTS = f"SELECT seq, {COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT {PAGE}"  # noqa: S608
_PAGE_OF_CHAIN = f"""
SELECT seq, {COLUMNS}, parent, chain FROM event INDEXED BY event_of_device
WHERE (device, counter, seq) > (?, ?, ?) ORDER BY device, counter, seq LIMIT {PAGE}
"""  # noqa: S608 - columns of ours


class LogReader:
    """An open log, as `Log.read_only` gives it, for a `with` statement.

    Attributes:
        path: the file.
        connection: for other modules of `store` alone, within `failures()`.
    """

    def __init__(self, connection: sqlite3.Connection, path: StrPath) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open_to_read(cls, path: StrPath, newest: int = len(MIGRATIONS)) -> Self:
        """Opens a log of this or a newer version.

        Raises:
            LogDamaged, DiskRefuses: it is no log, or not there.
        """
        with failures(path):
            connection = connect(path)
            try:
                make_read_only(connection)
                with suppress(LogTooNew):
                    version_of(connection, path, newest)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    @property
    def device(self) -> str:
        """The random name of the device that writes this log."""
        with self.failures():
            return tables.read_meta(self.connection, "device")

    def card(self, name: Name) -> Card | None:
        """What the log says of a question; None when it says nothing."""
        with self.failures():
            return tables.read_card(self.connection, name)

    def cards(self, deck: str) -> list[Card]:
        """All cards of a deck by key, also those whose question is not there any more."""
        with self.failures():
            return tables.read_cards(self.connection, deck)

    def reviews(self, name: Name) -> "tuple[Review, ...]":
        """The answers to a question that counted, under all its names, oldest first."""
        from quizkit.store import reviews

        with self.failures():
            return reviews.read(self.connection, name)

    def sure_but_wrong(self, decks: Sequence[str]) -> list[Name]:
        """Questions that were wrong when the learner last said whether the answer was sure, and said yes.

        The latest come first. Those that are in no deck any more are among them.
        """
        from quizkit.store.drills import sure_but_wrong

        with self.failures():
            return sure_but_wrong(self.connection, decks)

    def flagged(self, decks: Sequence[str]) -> list[Name]:
        """Questions that are marked for a second look, and not suspended."""
        from quizkit.store.drills import flagged

        with self.failures():
            return flagged(self.connection, decks)

    def repetitions(self) -> "list[Repetition]":
        """All answers that counted, as fitting needs them: by question, oldest first."""
        from quizkit.store import reviews

        with self.failures():
            return reviews.repetitions(self.connection)

    def history(self, name: Name) -> tuple[Event, ...]:
        """All events of a question under all its names, oldest first."""
        from quizkit.store.histories import history

        with self.failures():
            return history(self.connection, name)

    def current_name(self, name: Name) -> Name:
        """What a question is called now that was called `name`; the same name when it was never carried."""
        from quizkit.store.histories import successor

        with self.failures():
            if tables.read_card(self.connection, name) is not None:
                return name
            return successor(self.connection, name)

    def events(self, after_seq: int = 0) -> Iterator[Event]:
        """Every event in the order in which this log got it.

        Args:
            after_seq: leaves out so many of the first ones.
        """
        while True:
            with self.failures():
                page = self.connection.execute(_PAGE_OF_EVENTS, (after_seq,)).fetchall()
            if not page:
                return
            yield from (to_event(Row._make(values)) for _, *values in page)
            after_seq = page[-1][0]

    def linked(self) -> "Iterator[Linked]":
        """Every row with its place in the chain, by device and counter."""
        from quizkit.store.chain import Linked

        last = ("", 0, 0)
        while True:
            with self.failures():
                page = self.connection.execute(_PAGE_OF_CHAIN, last).fetchall()
            if not page:
                return
            for seq, *values, parent, chain in page:
                row = Row._make(values)
                yield Linked(row, parent, chain)
                last = (row.device, row.counter, seq)

    def known_decks(self) -> tuple[str, ...]:
        """Files and folders of decks that were added on this device, in the order of adding."""
        with self.failures():
            return tables.read_known(self.connection)

    @property
    def parameters(self) -> tuple[float, ...] | None:
        """The learner's own parameters of the model of memory; None for its defaults."""
        with self.failures():
            return agreements.read_parameters(self.connection)

    def plans(self) -> dict[str, Planned]:
        """The plans in force, by deck, the oldest first."""
        with self.failures():
            return agreements.read_plans(self.connection)

    def away(self) -> tuple[Away, ...]:
        """The days away in force: in order, with days of study between two stretches."""
        with self.failures():
            return agreements.read_away(self.connection)

    def agreement(self) -> agreements.Agreement:
        """Plans, also those of past exams, and days away."""
        with self.failures():
            return agreements.read_agreement(self.connection)

    def exams(self) -> "tuple[Exam, ...]":
        """All exams, those that are not handed in too, oldest first."""
        from quizkit.store.exams import read_exams

        with self.failures():
            return read_exams(self.connection)

    def decks_with_cards(self) -> list[str]:
        with self.failures():
            return figures.decks_with_cards(self.connection)

    def last_study_day(self, deck: str) -> int | None:
        """The last study day on which an answer to this deck counted; None before the first."""
        with self.failures():
            return figures.last_study_day(self.connection, deck)

    def recalled_before(self, day: int) -> float | None:
        """Share of questions recalled at first try on the last day of study before; None without one."""
        with self.failures():
            return figures.recalled_before(self.connection, day)

    def usual_seconds(self) -> float | None:
        """What an answer has taken of late, on average; None before the first."""
        with self.failures():
            return figures.usual_seconds(self.connection)

    def answers_of_late(self) -> dict[bool, tuple[int, float, float]]:
        """Of new questions (True) and others: how many answers, mean milliseconds, the share right."""
        from quizkit.store import mornings

        with self.failures():
            return mornings.answers_of_late(self.connection)

    def reviews_a_day(self, before: int) -> float | None:
        """Questions reviewed on one of the last days of study before a day; None when there was none."""
        from quizkit.store import mornings

        with self.failures():
            return mornings.reviews_a_day(self.connection, before)

    def study_days(self, before: int, since: int) -> list[int]:
        """The days of study before a day, newest first, as far back as to the first before `since`."""
        from quizkit.store import mornings

        with self.failures():
            return mornings.study_days(self.connection, before, since)

    def spent(self, day: int) -> dict[str, tuple[int, float]]:
        """By deck: questions reviewed for the first time on a day, and the seconds of all its answers."""
        from quizkit.store import mornings

        with self.failures():
            return mornings.spent(self.connection, day)

    def streak(self, today: int, day_start_minutes: int = DAY_START_MINUTES) -> int:
        """Days of study in a row, up to today, or up to yesterday when there was none today yet.

        Days away neither count nor interrupt.

        Args:
            today: the study day.
            day_start_minutes: minutes after midnight at which a study day begins.
        """
        with self.failures():
            away = agreements.read_away(self.connection)
            return figures.streak(self.connection, today, away, day_start_minutes)

    def back_up(self, target: "Path") -> None:
        """Writes a checked copy of the log; its folder is made as well.

        Raises:
            LogDamaged, LogLocked, DiskRefuses: nothing was written.
        """
        from quizkit.store.backups import back_up
        from quizkit.store.disk import make_folder

        with self.failures():
            make_folder(target.parent)
            back_up(self.connection, target)

    def failures(self) -> AbstractContextManager[None]:
        """What goes wrong within it is told as a failure of this log."""
        return failures(self.path)
