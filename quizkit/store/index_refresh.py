"""Brings the library index up to date with the deck files: only what has changed is read."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from quizkit.model.errors import UsageError
from quizkit.model.head import to_json
from quizkit.store.connection import transaction
from quizkit.store.index_tables import CHECKED, OF_FILE, checksum

if TYPE_CHECKING:
    from pathlib import Path

    from quizkit.store.connection import StrPath
    from quizkit.store.deck_rows import DeckReading

Read: TypeAlias = "Callable[[Path], DeckReading]"
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many changed files are done."""

_HIGHEST = (1 << 63) - 1
_CHECKED = "id, path, content_hash, deck, title, head, questions, problem_count, problems"
"""The columns of a file that its checksum covers."""


class Refreshed(NamedTuple):
    """What a refresh found, as deck ids.

    Attributes:
        changed: decks that are not what they were, added and gone ones among them, and those of an earlier
            refresh that nobody has settled yet.
        added: decks that were not there before. gone: that are not there any more.
        made_anew: the index was damaged, and another file is in its place.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    made_anew: bool = False


class Stamp(NamedTuple):
    """A file with the same stamp has the same content."""

    size: int
    mtime_ns: int
    inode: int


class Found(NamedTuple):
    """A deck file that is there. `place` is where it stands among all."""

    place: int
    stamp: Stamp
    regular: bool


class Known(NamedTuple):
    """A deck file as the index has it."""

    number: int
    place: int
    stamp: Stamp
    content_hash: str


class Plan(NamedTuple):
    """What is to be done, as paths: files to look into, files whose place is another, files that are gone."""

    stale: list[bytes]
    moved: list[bytes]
    gone: list[bytes]


def refresh(
    connection: sqlite3.Connection, files: "Iterable[StrPath]", read: Read, progress: Progress | None
) -> Refreshed:
    """See `Index.refresh`."""
    if not any(_plan(_look(files), _known(connection))) and not _is_torn(connection):
        return _outcome(connection, {}, {})
    with transaction(connection):
        found, known = _look(files), _known(connection)  # another program may have been faster
        before = _contents(connection)
        plan = _plan(found, known)
        for path in plan.gone:
            _forget(connection, known[path].number)
        for done, path in enumerate(plan.stale):
            if progress is not None:
                progress(done, len(plan.stale))
            _update(connection, path, found[path], known.get(path), read)
        if progress is not None:
            progress(len(plan.stale), len(plan.stale))
        places = ((found[path].place, path) for path in plan.moved)
        connection.executemany("UPDATE file SET place = ? WHERE path = ?", places)
        _choose(connection)
        after = _contents(connection)
        changed = [deck for deck in {**before, **after} if before.get(deck) != after.get(deck)]
        connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(deck,) for deck in changed])
    return _outcome(connection, before, after)


def settle(connection: sqlite3.Connection, decks: Iterable[str]) -> None:
    """See `Index.settle`."""
    with transaction(connection):
        connection.executemany("DELETE FROM pending WHERE deck = ?", [(deck,) for deck in decks])


def unsettle(connection: sqlite3.Connection, decks: Iterable[str]) -> None:
    """See `Index.unsettle`."""
    with transaction(connection):
        connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(deck,) for deck in decks])


def _outcome(connection: sqlite3.Connection, before: dict[str, str], after: dict[str, str]) -> Refreshed:
    rows = connection.execute("SELECT deck FROM pending ORDER BY deck").fetchall()
    return Refreshed(
        changed=tuple(deck for (deck,) in rows),
        added=tuple(deck for deck in after if deck not in before),
        gone=tuple(deck for deck in before if deck not in after),
    )


def _look(files: "Iterable[StrPath]") -> dict[bytes, Found]:
    """Every file once, at its last place; one that has vanished is left out."""
    found: dict[bytes, Found] = {}
    for place, path in enumerate(files):
        try:
            status = os.stat(path)  # noqa: PTH116 - see StrPath
        except OSError:
            continue
        stamp = Stamp(status.st_size, status.st_mtime_ns, status.st_ino & _HIGHEST)
        found[os.fsencode(path)] = Found(place, stamp, stat.S_ISREG(status.st_mode))
    return found


def _plan(found: dict[bytes, Found], known: dict[bytes, Known]) -> Plan:
    plan = Plan([], [], [path for path in known if path not in found])
    for path, file in found.items():
        before = known.get(path)
        # What could not be read may be readable now, and that does not show in the stamp.
        if before is None or before.stamp != file.stamp or not before.content_hash:
            plan.stale.append(path)
        if before is not None and before.place != file.place:
            plan.moved.append(path)
    return plan


def _known(connection: sqlite3.Connection) -> dict[bytes, Known]:
    """What the index has; what is not as it was written has no content hash, and is read again."""
    sql = f"SELECT place, size, mtime_ns, inode, checksum, {_CHECKED} FROM file"  # noqa: S608 - columns of ours
    known = {}
    for place, size, mtime_ns, inode, written, *row in connection.execute(sql).fetchall():
        number, path, content_hash, *_ = row
        content_hash = content_hash if checksum(tuple(row)) == written else ""
        known[path] = Known(number, place, Stamp(size, mtime_ns, inode), content_hash)
    return known


def _is_torn(connection: sqlite3.Connection) -> bool:
    """Some deck does not lead to its file."""
    sql = """
    SELECT 1 FROM file LEFT JOIN deck ON deck.id = file.deck AND deck.file = file.id
    WHERE (deck.id IS NULL) = (shadowed_by IS NULL) LIMIT 1
    """
    return connection.execute(sql).fetchone() is not None


def _contents(connection: sqlite3.Connection) -> dict[str, str]:
    """The content of every deck that can be asked, as its hash, by deck id."""
    sql = "SELECT deck.id, content_hash FROM deck JOIN file ON file.id = deck.file ORDER BY place"
    return dict(connection.execute(sql).fetchall())


def _update(
    connection: sqlite3.Connection, name: bytes, file: Found, known: Known | None, read: Read
) -> None:
    from pathlib import Path

    path = Path(os.fsdecode(name))
    if known is not None and _same_content(path, file, known):
        sql = "UPDATE file SET size = ?, mtime_ns = ?, inode = ? WHERE id = ?"
        connection.execute(sql, (*file.stamp, known.number))
        return
    try:
        reading = read(path)
    except UsageError:
        reading = None  # it vanished a moment ago
    if known is not None:
        _forget(connection, known.number)
    if reading is not None:
        _insert(connection, name, file, reading)


def _same_content(path: "Path", file: Found, known: Known) -> bool:
    """The file was only touched. Finding out costs a tenth of reading it as a deck."""
    if not known.content_hash or not file.regular or file.stamp.size != known.stamp.size:
        return False
    from quizkit.model.digest import blake2b

    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest() == known.content_hash
    except OSError:
        return False


def _insert(connection: sqlite3.Connection, name: bytes, file: Found, reading: "DeckReading") -> None:
    from quizkit.store.deck_rows import deck_rows, problems_to_json

    head = reading.head
    number: int = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM file").fetchone()[0]
    row = (
        *(number, name, reading.content_hash, head.id, head.title, to_json(head)),
        *(len(reading.items), len(reading.problems), problems_to_json(reading.problems)),
    )
    columns = f"{_CHECKED}, checksum, place, size, mtime_ns, inode"
    values = (*row, checksum(row), file.place, *file.stamp)
    connection.execute(f"INSERT INTO file({columns}) VALUES(?{', ?' * (len(values) - 1)})", values)
    for table, rows in zip(OF_FILE, deck_rows(reading), strict=True):
        # Nothing can be there, but in an index that is damaged.
        connection.execute(f"DELETE FROM {table} WHERE file = ?", (number,))  # noqa: S608 - names of ours
        if rows:
            _insert_rows(connection, table, [(number, *row) for row in rows])


def _insert_rows(connection: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if table in CHECKED:
        rows = [(*row, checksum(row)) for row in rows]
    sql = f"INSERT OR IGNORE INTO {table} VALUES(?{', ?' * (len(rows[0]) - 1)})"
    connection.executemany(sql, rows)


def _forget(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM file WHERE id = ?", (number,))
    for table in OF_FILE:
        connection.execute(f"DELETE FROM {table} WHERE file = ?", (number,))  # noqa: S608 - names of ours


def _choose(connection: sqlite3.Connection) -> None:
    """Of several files with one deck id the last is asked; the others are told to be shadowed by it."""
    files = connection.execute("SELECT id, path, deck, shadowed_by FROM file ORDER BY place").fetchall()
    chosen = {deck: (number, path) for number, path, deck, _ in files}
    connection.execute("DELETE FROM deck")
    connection.executemany(
        "INSERT INTO deck VALUES(?, ?)", ((deck, number) for deck, (number, _) in chosen.items())
    )
    for number, _, deck, shadowed_by in files:
        winner, path = chosen[deck]
        now = None if winner == number else path
        if now != shadowed_by:
            connection.execute("UPDATE file SET shadowed_by = ? WHERE id = ?", (now, number))
