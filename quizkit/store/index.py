"""The library index: where every question of the known decks stands, and what it says.

Disposable, in the cache folder: losing it costs one reading of the decks. With it, a sitting reads twenty
entries and not a hundred thousand questions.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from quizkit.model.errors import LogDamaged, QuizkitError
from quizkit.model.facts import Name, Trace
from quizkit.model.head import Head, from_json
from quizkit.model.nodes import MapNode, Place, Point, from_plain
from quizkit.store.connection import (
    SQLITE_ERRORS,
    damaged,
    failures,
    fetch_value,
    is_damage,
    transaction,
)
from quizkit.store.disk import remove_with_journal
from quizkit.store.index_refresh import Progress, Read, Refreshed, refresh, settle, unsettle
from quizkit.store.index_tables import QUESTION, checksum, open_index
from quizkit.store.rows import path_from_bytes, path_to_bytes

if TYPE_CHECKING:
    from quizkit.model.problems import Problem
    from quizkit.model.question import Question
    from quizkit.store.connection import StrPath

_FOUND = """
FROM deck JOIN question ON question.file = deck.file AND question.key = :key JOIN file ON file.id = deck.file
LEFT JOIN entry ON entry.file = question.file AND entry.position = question.position
WHERE deck.id = :deck
"""


def discard(path: "StrPath") -> None:
    """Has the next refresh read all decks anew; other programs go on meanwhile with what the index had.

    Raises:
        DiskRefuses, LogLocked: it cannot be read or written.
    """
    with failures(path, what="index of decks"):
        with closing(open_index(path)) as connection:
            if _is_whole(connection):
                # Not removed: the journal of a new file would be played back into the one they have open.
                with transaction(connection):
                    connection.execute("UPDATE file SET content_hash = ''")
                return
        remove_with_journal(path)


def _is_whole(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except SQLITE_ERRORS as error:
        if not is_damage(error):
            raise
        return False


_OF_DECK = (str, str, bytes, int, int, bytes)
"""The types of what `Index.decks` reads."""
_COLUMNS = QUESTION.count(",") + 2
"""Of a question and its checksum."""


class DeckRow(NamedTuple):
    """A deck file.

    Attributes:
        deck: its id. path: as it was given.
        questions: that can be asked. problems: mistakes in the file.
        shadowed_by: path of the file that has the same id and is used instead; empty when this one is used.
    """

    deck: str
    title: str
    path: str
    questions: int
    problems: int
    shadowed_by: str = ""


class Index:
    """The open library index. Use `Index.open` in a `with` statement."""

    def __init__(self, connection: sqlite3.Connection, path: "StrPath") -> None:
        self._connection = connection
        self._path = path
        self._heads: dict[str, Head] = {}

    @classmethod
    def open(cls, path: "StrPath") -> Self:
        """Opens the index. One that is missing, damaged or of another version is made anew, empty.

        Raises:
            DiskRefuses, LogLocked: it cannot be read or written.
        """
        with failures(path, what="index of decks"):
            return cls(open_index(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def refresh(self, files: "Iterable[StrPath]", read: Read, progress: Progress | None = None) -> Refreshed:
        """Reads the files that have changed, forgets those that are gone, in one transaction.

        Args:
            files: all known deck files. Of two with one deck id the later one is used. Iterated anew once no
                other program can refresh the index meanwhile.
            read: reads one file.
            progress: told how many of how many changed files are done.
        """
        assert iter(files) is not files, "an iterator would be empty the second time"
        self._heads.clear()
        with failures(self._path, what="index of decks"):
            try:
                return refresh(self._connection, files, read, progress)
            except SQLITE_ERRORS as error:
                # What contradicts the rows that are there cannot come from the decks.
                if not is_damage(error) and not isinstance(error, sqlite3.IntegrityError):
                    raise
            self._connection.close()
            remove_with_journal(self._path)
            self._connection = open_index(self._path)
            return refresh(self._connection, files, read, progress)._replace(made_anew=True)

    def settle(self, decks: Iterable[str]) -> None:
        """What followed from the change of these decks is done; until then each refresh names them again."""
        with failures(self._path, what="index of decks"):
            settle(self._connection, decks)

    def unsettle(self, decks: Iterable[str]) -> None:
        """The log has got what the last look at these decks did not know of: the next refresh names them."""
        with failures(self._path, what="index of decks"):
            unsettle(self._connection, decks)

    def decks(self) -> list[DeckRow]:
        """Every deck file, in the order in which they were given to `refresh`."""
        sql = """
        SELECT deck, title, path, questions, problem_count, coalesce(shadowed_by, x'')
        FROM file ORDER BY place
        """
        with self._reading():
            rows = self._connection.execute(sql).fetchall()
            if any(tuple(map(type, row)) != _OF_DECK for row in rows):
                raise damaged(self._path, "a deck in it is not what was read")
        return [
            DeckRow(deck, title, path_from_bytes(path), questions, problems, path_from_bytes(shadowed_by))
            for deck, title, path, questions, problems, shadowed_by in rows
        ]

    def problems(self, path: str, shown_as: str = "") -> "tuple[Problem, ...]":
        """The mistakes in a deck file, in the order of the file.

        Args:
            path: as `decks` names it.
            shown_as: how the problems name the file; empty for the path.
        """
        from quizkit.store.deck_rows import problems_from_json

        sql = "SELECT problems FROM file WHERE path = ?"
        with self._reading():
            found = fetch_value(self._connection, sql, path_to_bytes(path))
        return () if found is None else problems_from_json(found, shown_as or path)

    def head(self, deck: str) -> Head:
        """What a deck says of itself.

        Raises:
            KeyError: there is no such deck.
        """
        if deck not in self._heads:
            sql = "SELECT head FROM deck JOIN file ON file.id = deck.file WHERE deck.id = ?"
            with self._reading():
                found = fetch_value(self._connection, sql, deck)
            if found is None:
                raise KeyError(deck)
            self._heads[deck] = from_json(found)
        return self._heads[deck]

    def question(self, name: Name) -> "Question | None":
        """A question as its deck has it now; None when it is not there."""
        from quizkit.kinds.registry import read_entry
        from quizkit.model.problems import Problems

        sql = f"""
        SELECT path, {QUESTION}, question.checksum, entry.file, entry.position, entry.entry, entry.checksum
        {_FOUND}
        """
        with self._reading():
            found = self._connection.execute(sql, name._asdict()).fetchone()
            if found is None:
                self._verify_order()  # one that was named by the index itself must be in it
                return None
            path, *row = found
            _, _, _, key_written, variant, _, _, _, _, *numbers = self._as_written(row[:_COLUMNS])
            _, _, text = self._as_written(row[_COLUMNS:])
        place = Place(*numbers[:4])
        entry = from_plain(json.loads(text), Point(place.line - 1, place.column - 1))
        assert isinstance(entry, MapNode)
        questions = read_entry(entry, self.head(name.deck), Problems(path_from_bytes(path)))
        if variant >= len(questions):
            return None
        question: Question = questions[variant]
        about = question.about._replace(key=name.key, key_written=bool(key_written), place=place)
        return question._replace(about=about)

    def where(self, name: Name) -> tuple[str, int, int] | None:
        """The file, line and column of a question, counted from 1; None when it is not there."""
        sql = f'SELECT file.path, line, "column" {_FOUND}'
        with self._reading():
            row = self._connection.execute(sql, name._asdict()).fetchone()
        return None if row is None else (path_from_bytes(row[0]), row[1], row[2])

    def trace(self, name: Name) -> Trace | None:
        """A question as it can be recognised after an edit; None when it is not there."""
        sql = f"SELECT {QUESTION}, question.checksum {_FOUND}"
        with self._reading():
            row = self._connection.execute(sql, name._asdict()).fetchone()
            return None if row is None else self._trace(name.deck, row)

    def traces(self, deck: str) -> list[Trace]:
        """All questions of a deck as they can be recognised, in the author's order."""
        sql = f"""
        SELECT {QUESTION}, question.checksum FROM deck JOIN question ON question.file = deck.file
        WHERE deck.id = ? ORDER BY position
        """  # noqa: S608
        with self._reading():
            return [self._trace(deck, row) for row in self._connection.execute(sql, (deck,)).fetchall()]

    def _trace(self, deck: str, row: Sequence[Any]) -> Trace:

        _, _, key, key_written, *_, prompt, right = self._as_written(row)
        return Trace(Name(deck, key), prompt, right, bool(key_written))

    def rivals(self, name: Name, accepted: Sequence[str]) -> tuple[str, ...]:
        """Typed answers of other questions of the deck that a slip may turn these into.

        Args:
            name: the question that is asked.
            accepted: what it accepts.

        Returns:
            Texts as their authors wrote them, of about the same length as an accepted one.
        """
        if not accepted:
            return ()
        from quizkit.store.rivals import read_rivals

        with self._reading():
            found = read_rivals(self._connection, name, accepted)
            if found is None:
                raise damaged(self._path, "an answer in it is not what was read from its deck")
        return found

    def give_aways(self, name: Name) -> tuple[str, ...]:
        """Keys of questions in the deck that give this one away, or the other way round."""
        sql = """
        SELECT other FROM deck JOIN question ON question.file = deck.file AND question.key = :key
        JOIN pair ON pair.file = deck.file AND pair.position = question.position
        WHERE deck.id = :deck ORDER BY other
        """
        with self._reading():
            rows = self._connection.execute(sql, name._asdict()).fetchall()
        return tuple(other for (other,) in rows)

    def keys(self, deck: str, prefix: str = "") -> tuple[str, ...]:
        """Keys of a deck's questions that begin so, sorted."""
        sql = """
        SELECT key FROM deck JOIN question ON question.file = deck.file
        WHERE deck.id = ? AND key >= ? AND substr(key, 1, ?) = ? ORDER BY key
        """
        with self._reading():
            rows = self._connection.execute(sql, (deck, prefix, len(prefix), prefix)).fetchall()
        return tuple(key for (key,) in rows)

    def names(self, deck: str, tags: Sequence[str] = ()) -> tuple[Name, ...]:
        """The questions of a deck in the author's order; with tags, those that have one of them."""
        sql = """
        SELECT key FROM deck JOIN question ON question.file = deck.file
        WHERE deck.id = :deck AND (:tags = '[]' OR EXISTS (SELECT 1 FROM tag
          WHERE tag.file = question.file AND tag.position = question.position
          AND tag IN (SELECT value FROM json_each(:tags))))
        ORDER BY position
        """
        wanted = json.dumps([tag.casefold() for tag in tags])
        with self._reading():
            rows = self._connection.execute(sql, {"deck": deck, "tags": wanted}).fetchall()
        return tuple(Name(deck, key) for (key,) in rows)

    def check(self) -> tuple[str, ...]:
        """What is not as it was read from the decks, as far as a check finds it: it reads all there is."""
        from quizkit.store.index_check import wrong_rows

        try:
            with failures(self._path, what="index of decks"):
                found = [
                    line for (line,) in self._connection.execute("PRAGMA integrity_check(20)").fetchall()
                ]
                return tuple(found) if found != ["ok"] else wrong_rows(self._connection)
        except LogDamaged as error:
            return (error.message,)

    def _verify_order(self) -> None:
        found = fetch_value(self._connection, "PRAGMA integrity_check(1)")
        if found != "ok":
            raise damaged(self._path, found)

    def _as_written(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row without its checksum, at the end, by which it must go."""
        *values, written = row
        if checksum(tuple(values)) != written:
            raise damaged(self._path, "a question in it is not what was read from its deck")
        return tuple(values)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            with failures(self._path, what="index of decks"):
                yield
        except LogDamaged as error:
            # It is of no use to anyone; the next start makes it anew.
            remove_with_journal(self._path)
            raise QuizkitError(
                f"The index of decks {self._path} was damaged and has been removed.",
                "Run the command again: it is made anew from your decks.",
            ) from error
