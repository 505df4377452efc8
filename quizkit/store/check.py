"""Whether a log is what was written, and whether its cards and reviews are what its events say."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Name
from quizkit.store import reviews, tables
from quizkit.store.agreements import read_parameters
from quizkit.store.chain import faults
from quizkit.store.check_tables import stale_tables, wrong_device
from quizkit.store.connection import fetch_value, snapshot
from quizkit.store.histories import history
from quizkit.store.reader import LogReader
from quizkit.store.replay import projected, replay
from quizkit.store.schema import MIGRATIONS, Migrations
from quizkit.study.memory import MemoryModel
from quizkit.study.projection import Projected

SHOWN = 20
"""So many findings of a sort are named; the others are counted."""


class Checked(NamedTuple):
    """What a check found, in sentences.

    Attributes:
        events: how many the log holds.
        damage: what is not as it was written; restoring a backup mends it.
        stale: cards and reviews that are not what their events say; a rebuild mends it. Empty when there is
            damage.
        lost: events that must have been there; the log is sound without them, and a backup may have them.
    """

    events: int
    damage: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def check(log: LogReader, model: MemoryModel) -> Checked:
    """Checks the file, the chain, and every card and review against its events: seconds for a large log.

    Args:
        log: to check.
        model: takes the parameters that the log holds.
    """
    checked = check_events(log)
    if checked.damage:
        return checked
    try:
        with log.failures():
            stale = [*_stale(log.connection, model), *stale_tables(log.connection)]
            return checked._replace(stale=_first(stale))
    except LogDamaged as error:
        return checked._replace(damage=(error.message,))


def check_events(log: LogReader) -> Checked:
    """Checks the file and the chain, and leaves what follows from the events."""
    try:
        with log.failures():
            # The parts first: with one that is not as it was made, a check of the file may fail.
            parts = wrong_parts(log.connection)
            if found := parts or _integrity(log.connection) or wrong_device(log.connection):
                return Checked(0, tuple(found))
            events: int = fetch_value(log.connection, "SELECT count(*) FROM event")
            wrong = list(faults(log.linked()))
    except LogDamaged as error:
        return Checked(0, (error.message,))
    damage = _first(str(fault) for fault in wrong if fault.damaged)
    return Checked(events, damage, lost=_first(str(fault) for fault in wrong if not fault.damaged))


def _first(findings: Iterable[str]) -> tuple[str, ...]:
    rest = iter(findings)
    shown = tuple(islice(rest, SHOWN))
    more = sum(1 for _ in rest)
    return (*shown, f"{more} more of this sort") if more else shown


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
    """Cards and reviews that a rebuild would change."""
    for name, wanted, _ in replay(connection, model):
        wrong = _wrong(connection, name, wanted)
        if wrong and (wrong := _still_wrong(connection, name, model)):
            yield f"the {wrong} of {name} {'is' if wrong == 'card' else 'are'} not what its events say"
    # A name that a replay does not come by has neither events nor carries.
    strange = """
    SELECT deck, question FROM (
      SELECT deck, question FROM card UNION SELECT deck, question FROM review) AS made
    WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.deck = made.deck AND event.question = made.question)
      AND NOT EXISTS (SELECT 1 FROM carried WHERE new_deck = made.deck AND new_question = made.question)
    """
    for name in map(Name._make, connection.execute(strange).fetchall()):
        yield f"the card of {name} has no events"


def _wrong(connection: sqlite3.Connection, name: Name, wanted: Projected | None) -> str:
    """What of a question is not as wanted; empty for nothing."""
    card, made = (None, ()) if wanted is None else wanted
    if tables.read_card(connection, name) != card:
        return "card"
    return "" if reviews.read(connection, name) == made else "reviews"


def _still_wrong(connection: sqlite3.Connection, name: Name, model: MemoryModel) -> str:
    """Looks again at one moment: another program may have written between our two looks."""
    with snapshot(connection):
        model = model.tuned(read_parameters(connection))
        return _wrong(connection, name, projected(name, history(connection, name), model))
