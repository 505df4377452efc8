"""Whether a log is what was written, and whether its cards are what its events say."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Name
from quizkit.store import tables
from quizkit.store.chain import faults
from quizkit.store.connection import fetch_value, snapshot
from quizkit.store.histories import history, makes_card
from quizkit.store.reader import LogReader
from quizkit.store.replay import replay
from quizkit.store.schema import MIGRATIONS, Migrations
from quizkit.study.memory import MemoryModel
from quizkit.study.projection import project

SHOWN = 20
"""So many findings of a sort are named; the others are counted."""


class Checked(NamedTuple):
    """What a check found.

    Attributes:
        events: how many the log holds.
        damage: what a restore from a backup mends, in sentences; empty when all is well.
        stale: what a rebuild mends; empty when all is well, and when there is damage.
    """

    events: int
    damage: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def check(log: LogReader, model: MemoryModel) -> Checked:
    """Checks the file, the chain, and every card against its events. Takes seconds for a large log."""
    damage = find_damage(log)
    try:
        with log.failures():
            events: int = fetch_value(log.connection, "SELECT count(*) FROM event")
            stale = () if damage else tuple(_first(_stale(log.connection, model)))
    except LogDamaged as error:
        return Checked(0, damage or (error.message,))
    return Checked(events, damage, stale)


def find_damage(log: LogReader) -> tuple[str, ...]:
    """What is wrong with the file or the chain, in sentences; empty when all is well."""
    try:
        with log.failures():
            found = [*_integrity(log.connection), *wrong_parts(log.connection)]
            return tuple(found or _first(str(fault) for fault in faults(log.linked())))
    except LogDamaged as error:
        return (error.message,)


def _first(findings: Iterable[str]) -> list[str]:
    rest = iter(findings)
    shown = list(islice(rest, SHOWN))
    more = sum(1 for _ in rest)
    return [*shown, f"{more} more of this sort"] if more else shown


def _integrity(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(f"PRAGMA integrity_check({SHOWN})").fetchall()
    return [] if found == [("ok",)] else [f"the file: {line}" for (line,) in found]


def wrong_parts(connection: sqlite3.Connection, migrations: Migrations = MIGRATIONS) -> list[str]:
    """Tables, indexes and triggers that are not as every log of this version has them."""
    version = fetch_value(connection, "PRAGMA user_version")
    if version > len(migrations):
        return []
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statements in migrations[:version]:
            for statement in statements:
                fresh.execute(statement)
        wanted, found = _parts(fresh), _parts(connection)
    finally:
        fresh.close()
    missing = [f"{name} is missing" for name in wanted if name not in found]
    other = [f"{name} is not as it was made" for name in found if wanted.get(name) != found[name]]
    return missing + other


def _parts(connection: sqlite3.Connection) -> dict[str, str]:
    sql = (
        "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
    )
    return dict(connection.execute(sql).fetchall())


def _stale(connection: sqlite3.Connection, model: MemoryModel) -> Iterator[str]:
    """Cards that a rebuild would change."""
    for name, card, _ in replay(connection, model):
        if tables.read_card(connection, name) != card and not _agrees(connection, name, model):
            yield f"the card of {name} is not what its events say"
    # A name that a replay does not come by has neither events nor carries.
    strange = """
    SELECT deck, question FROM card WHERE
      NOT EXISTS (SELECT 1 FROM event WHERE event.deck = card.deck AND event.question = card.question)
      AND NOT EXISTS (SELECT 1 FROM carried WHERE new_deck = card.deck AND new_question = card.question)
    """
    for name in map(Name._make, connection.execute(strange).fetchall()):
        yield f"the card of {name} has no events"


def _agrees(connection: sqlite3.Connection, name: Name, model: MemoryModel) -> bool:
    """Looks again at one moment: another program may have written between our two looks."""
    with snapshot(connection):
        events = history(connection, name)
        card = project(name, events, model) if makes_card(events) else None
        return tables.read_card(connection, name) == card
