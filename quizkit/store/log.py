"""The log of everything a learner did: opened, written and rebuilt here; see `store.reader` for reading."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Self

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Answered, Event, Fact, Moment
from quizkit.store import figures
from quizkit.store.agreements import read_parameters
from quizkit.store.connection import SQLITE_ERRORS, StrPath, connect, failures, make_durable, transaction
from quizkit.store.migrate import create, migrate
from quizkit.store.reader import LogReader
from quizkit.store.schema import MIGRATIONS, Migrations
from quizkit.study.schedule import Scheduler

if TYPE_CHECKING:
    from pathlib import Path


class Log(LogReader):
    """An open log that can be written. Use `Log.open` in a `with` statement.

    Attributes:
        scheduler: chooses due days; its model goes by the parameters that the log holds.
        backup_failure: why the daily backup could not be made; None when all is well.

    The first answer of a study day asks for the daily backup. It is made when the log is closed: copying a
    large log takes seconds, for which no verdict shall wait.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: StrPath, scheduler: Scheduler, backups: StrPath
    ) -> None:
        super().__init__(connection, path)
        self.scheduler = scheduler
        self._backups = backups
        self.backup_failure: str | None = None
        self._day_to_back_up: int | None = None
        self._answered_on: int | None = None
        self._backup_is_of_another = False

    @classmethod
    def open(
        cls, path: StrPath, scheduler: Scheduler, *, backups: StrPath, migrations: Migrations = MIGRATIONS
    ) -> Self:
        """Opens the log; makes it when there is none, and brings an older one up to date.

        Args:
            path: the log. Its folder is made as well.
            scheduler: chooses due days, and tells what answers do to a memory; its model takes the parameters
                that the log holds.
            backups: the folder of backups.
            migrations: lead to the version wanted.

        Raises:
            LogLocked, DiskRefuses, LogTooNew, LogDamaged: nothing was changed.
        """
        with failures(path):
            if not os.path.exists(path):  # noqa: PTH110 - see StrPath
                create(path, migrations)
            connection = connect(path)
            try:
                make_durable(connection)
                log = cls(connection, path, scheduler, backups)
                migrate(connection, path, migrations, backups=backups, rebuild=log._replay)
                log.scheduler = scheduler.tuned(read_parameters(connection))
            except BaseException:
                connection.close()
                raise
        return log

    @classmethod
    def read_only(cls, path: StrPath) -> LogReader:
        """Opens a log to read it, also one of a newer version. Raises as `open`, but for LogTooNew."""
        return LogReader.open_to_read(path)

    def write(
        self, facts: Sequence[Fact], moment: Moment, progress: Callable[[int, int], None] | None = None
    ) -> tuple[Event, ...]:
        """Writes facts in one transaction, with the cards that follow from them. They are safe on return.

        The first answer of a study day asks for the daily backup (see `close`).

        Args:
            facts: in the order in which they happened.
            moment: when; a clock that went back does not change their order.
            progress: told how many of how many events are done, if other parameters make all anew.

        Returns:
            The events as they stand in the log.

        Raises:
            LogLocked, DiskRefuses, LogDamaged: nothing was written; the log may be tried again.
        """
        from quizkit.store.writing import Pen

        answers = any(isinstance(fact, Answered) for fact in facts)
        another_day = answers and moment.day != self._answered_on
        if another_day:
            self.back_up_if_due()  # of the day before: the sitting goes past its end
        with self.failures(), transaction(self.connection):
            first = another_day and not figures.has_answers_on(self.connection, moment.day)
            pen = Pen(self.connection, self.scheduler, progress)
            events = tuple([pen.write(fact, moment) for fact in facts])
        self.scheduler = pen.scheduler
        if another_day:
            # Also when it is not the first: the program that wrote that one may have been killed.
            self._answered_on = self._day_to_back_up = moment.day
            self._backup_is_of_another = first and self._has_backup_of(moment.day)
        return events

    def close(self) -> None:
        """Makes the daily backup that was asked for, and closes the log."""
        self.back_up_if_due()
        super().close()

    def back_up_if_due(self) -> None:
        """Makes the daily backup now if an answer asked for it; `backup_failure` says why it could not be."""
        day, self._day_to_back_up = self._day_to_back_up, None
        # Another program may have made it meanwhile.
        if day is not None and (self._backup_is_of_another or not self._has_backup_of(day)):
            self._back_up_daily(day)

    def back_up(self, target: "Path") -> None:
        """Writes a checked copy of the log; an older one of that name is replaced.

        Raises:
            UsageError: there is another file of that name, or it is the log itself.
            LogDamaged, LogLocked, DiskRefuses: there is no copy; an older file is as it was.
        """
        from quizkit.store.backups import back_up, check_target
        from quizkit.store.disk import make_folder

        check_target(target, self.path)
        with failures(target.parent):
            make_folder(target.parent)
        back_up(self.connection, target)

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Makes everything that follows from the events anew.

        Args:
            progress: told how many of how many events are done.
        """
        with self.failures(), transaction(self.connection):
            self._replay(self.connection, progress)

    def _replay(
        self, connection: sqlite3.Connection, progress: Callable[[int, int], None] | None = None
    ) -> None:
        from quizkit.store.replay import rebuild

        rebuild(connection, self.scheduler.model, progress)

    def _has_backup_of(self, day: int) -> bool:
        from quizkit.store.backups import has_daily

        return has_daily(self._backups, day)

    def _back_up_daily(self, day: int) -> None:
        from quizkit.store.backups import back_up_daily

        # The answer is safe already: whatever fails here is told, and never costs it.
        try:
            back_up_daily(self.connection, self._backups, day)
        except QuizkitError as error:
            self.backup_failure = error.message
        except (OSError, *SQLITE_ERRORS) as error:
            self.backup_failure = str(error)
