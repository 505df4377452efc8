"""Cards and reviews from nothing but the events, some questions at a time, so that memory stays small."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from quizkit.model.facts import Carried, DeckAdded, DeckRemoved, Event, Name
from quizkit.store import reviews, tables
from quizkit.store.agreements import read_parameters
from quizkit.store.histories import Place, history, makes_card, place_of
from quizkit.store.rows import COLUMNS, Row, name_of, to_event
from quizkit.study.memory import MemoryModel
from quizkit.study.projection import Projected, project

STRETCH = 500
"""So many questions are replayed at once, or fewer if they have more than so many events together."""
STRETCH_EVENTS = 2_000

_CACHE_KIB = 16 * 1024

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many events are done."""

_NAMES = """
SELECT deck, question, count(*) FROM event
WHERE (deck, question) > (?, ?) GROUP BY deck, question ORDER BY deck, question LIMIT ?
"""
_STRETCH = f"""
SELECT {COLUMNS} FROM event
WHERE (deck, question) > (?, ?) AND (deck, question) <= (?, ?) ORDER BY deck, question, clock
"""  # noqa: S608 - columns of ours
_MISNAMED = """
SELECT DISTINCT target.deck, target.question
FROM event AS said JOIN event AS target ON target.id = said.target
WHERE said.target IS NOT NULL AND said.kind IN ('undone', 'overridden')
  AND (said.deck, said.question) <> (target.deck, target.question)
"""


class Replayed(NamedTuple):
    """A question, what follows from its events (None: no card), and how many events it took."""

    name: Name
    projected: Projected | None
    events: int


def replay(connection: sqlite3.Connection, model: MemoryModel) -> Iterator[Replayed]:
    """Every question that any event or carry names. The table of carries must be true to the events.

    Args:
        connection: to the log.
        model: takes the parameters that the log holds.
    """
    model = model.tuned(read_parameters(connection))
    apart = _apart(connection)
    for name, rows in _by_name(connection):
        if name not in apart:
            in_order = sorted(rows, key=lambda row: (row.clock, row.id))
            yield _replayed(name, tuple(map(to_event, in_order)), model)
    for name in sorted(apart):
        yield _replayed(name, history(connection, name), model)


def rebuild(connection: sqlite3.Connection, model: MemoryModel, progress: Progress | None = None) -> None:
    """Makes all tables that follow from the events anew, within an open transaction."""
    # The events of a question lie all over the file.
    connection.execute(f"PRAGMA cache_size={-_CACHE_KIB}")
    for table in ("card", "review", "carried", "known_deck"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    indexes = _drop_indexes_of_reviews(connection)
    latest, total = connection.execute("SELECT coalesce(max(clock), 0), count(*) FROM event").fetchone()
    tables.put_meta(connection, [("latest_clock", str(latest))])
    for place, carried in carries(connection):
        tables.put_carry(connection, place, carried.old, carried.name)
    for path, clock in known_decks(connection).items():
        tables.put_known(connection, path, clock)
    done = 0
    for number, (_, made, events) in enumerate(replay(connection, model)):
        if made is not None:
            tables.put_card(connection, made.card)
            reviews.add(connection, made.reviews)
        done += events
        if progress is not None and number % STRETCH == 0:
            progress(min(done, total), total)
    for sql in indexes:
        connection.execute(sql)
    if progress is not None:
        progress(total, total)


def _drop_indexes_of_reviews(connection: sqlite3.Connection) -> list[str]:
    """Statements that make them again: from all rows at once that is faster than with each row."""
    sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'review' AND sql NOT NULL"
    indexes = connection.execute(sql).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    return [made_by for _, made_by in indexes]


def projected(name: Name, events: tuple[Event, ...], model: MemoryModel) -> Projected | None:
    """What follows from the whole history of a question; None when it has no card."""
    return project(name, events, model) if makes_card(events) else None


def _replayed(name: Name, events: tuple[Event, ...], model: MemoryModel) -> Replayed:
    return Replayed(name, projected(name, events, model), len(events))


def _by_name(connection: sqlite3.Connection) -> Iterator[tuple[Name, Iterable[Row]]]:
    """The rows of every name, oldest first. No read lock is held between two stretches."""
    last = Name("", "")
    while names := connection.execute(_NAMES, (*last, STRETCH)).fetchall():
        upto = _last_of_stretch(names)
        rows = map(Row._make, connection.execute(_STRETCH, (*last, *upto)).fetchall())
        for name, group in groupby(rows, name_of):
            assert name is not None
            yield name, group
        last = upto


def _last_of_stretch(names: list[tuple[str, str, int]]) -> Name:
    """The last name, if all have no more events together than `STRETCH_EVENTS`; one at least."""
    deck, question, events = names[0]
    for next_deck, next_question, number in names[1:]:
        events += number
        if events > STRETCH_EVENTS:
            break
        deck, question = next_deck, next_question
    return Name(deck, question)


def _apart(connection: sqlite3.Connection) -> set[Name]:
    """Questions whose events bear more than one name."""
    carried = "SELECT old_deck, old_question FROM carried UNION SELECT new_deck, new_question FROM carried"
    names = connection.execute(carried).fetchall() + connection.execute(_MISNAMED).fetchall()
    return set(map(Name._make, names))


def carries(connection: sqlite3.Connection) -> Iterator[tuple[Place, Carried]]:
    """Every carry that the events tell of, with its place in time."""
    for event in _of_kinds(connection, "kind = 'carried'"):
        if isinstance(event.fact, Carried):
            yield place_of(event), event.fact


def known_decks(connection: sqlite3.Connection) -> dict[str, int]:
    """The paths that this device knows by its events, each with the clock at which it came to be known."""
    device = tables.read_meta(connection, "device")
    events = _of_kinds(connection, "deck IS NULL AND kind IN ('deck_added', 'deck_removed')")
    known: dict[str, int] = {}
    for event in sorted(events, key=place_of):
        match event.fact:
            case DeckAdded(path) if event.device == device:
                known.setdefault(path, event.clock)
            case DeckRemoved(path) if event.device == device:
                known.pop(path, None)
            case _:
                pass
    return known


def _of_kinds(connection: sqlite3.Connection, condition: str) -> list[Event]:
    sql = f"SELECT {COLUMNS} FROM event WHERE {condition}"  # noqa: S608 - conditions of this module
    return [to_event(Row._make(row)) for row in connection.execute(sql).fetchall()]
