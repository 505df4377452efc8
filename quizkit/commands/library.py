"""The decks that are known, joined with the log of answers, and kept true to each other."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizkit.commands.outside import Outside
from quizkit.files.decks import deck_paths, read_deck
from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Carried, DeckAdded, Name, Seen, Trace
from quizkit.store.index import DeckRow, Index
from quizkit.store.log import Log
from quizkit.store.waiting import Waiting

if TYPE_CHECKING:
    from pathlib import Path

    from quizkit.files.decks import DeckRead
    from quizkit.model.facts import Fact
    from quizkit.model.problems import Problem
    from quizkit.store.connection import StrPath

SHOWN_PROBLEMS = 10
"""So many mistakes of a deck are told before a sitting; `quizkit check` tells all."""


class Library:
    """The log, the index of all known decks, and the questions that wait."""

    def __init__(self, outside: Outside, log: Log, index: Index, waiting: Waiting) -> None:
        self.outside = outside
        self.log = log
        self.index = index
        self.waiting = waiting

    def refresh(self) -> None:
        """Reads decks that have changed and carries histories over what was edited; tells what it did."""
        files = _DeckFiles(self.outside, self.log, self.index)
        with self.outside.progress("Reading decks") as progress:
            refreshed = self.index.refresh(files, read, progress)
        if refreshed.made_anew:
            self.waiting.reopen(self.outside.places.index)
        if refreshed.changed:
            self._reckon(frozenset(refreshed.changed))
            self.index.settle(refreshed.changed)

    def add(self, path: "Path") -> bool:
        """Makes a file or folder of decks known; False when it already is."""
        from pathlib import Path

        deck_paths(str(path))
        known = {Path(one) for one in self.log.known_decks()} | {Path(self.outside.places.bundled_decks)}
        absolute = path.resolve()
        if absolute in known or any(parent in known for parent in absolute.parents):
            return False
        self.log.write([DeckAdded(str(absolute))], self.outside.moment())
        return True

    def decks(self) -> tuple[DeckRow, ...]:
        """The decks that can be studied, in the order in which they became known."""
        return tuple(deck for deck in self.index.decks() if not deck.shadowed_by)

    def absent(self) -> tuple[str, ...]:
        """Known files and folders that hold no deck now: moved, unreadable, on a drive that is away."""
        return tuple(path for path in self.log.known_decks() if not _decks_at(path))

    def problems(self, decks: Sequence[str]) -> "tuple[Problem, ...]":
        """The mistakes in these decks, in the order of the files."""
        rows = [row for row in self.decks() if row.deck in decks and row.problems]
        found = [self.index.problems(row.path, _shown(row.path)) for row in rows]
        return tuple(problem for problems in found for problem in problems)

    def tell_problems(self, decks: Sequence[str]) -> None:
        """Names what is wrong with these decks, so that nothing is left out in silence."""
        problems = self.problems(decks)
        if problems:
            paths = {problem.path for problem in problems}
            self.tell(problems, problems[0].path if len(paths) == 1 else "PATH")

    def tell(self, problems: "Sequence[Problem]", path: "Path | str") -> None:
        """Names the first mistakes, and says how to see all."""
        for problem in problems[:SHOWN_PROBLEMS]:
            self.outside.out.error(str(problem))
        if len(problems) > SHOWN_PROBLEMS:
            more = len(problems) - SHOWN_PROBLEMS
            self.outside.out.advice(f"… and {more} more: `quizkit check {path}` shows all.")

    def _reckon(self, changed: Collection[str]) -> None:
        from quizkit.model.compare import similarity
        from quizkit.study.identity import reckon

        here = {row.deck for row in self.decks()}
        studied = self.log.decks_with_cards()
        decks = [deck for deck in studied if deck in changed or deck not in here]
        present_in = [deck for deck in changed if deck in here]
        if self._has_vanished(studied, here):
            # A question may have gone to any deck, so that all have to be looked at.
            decks, present_in = studied, sorted(here)
        result = reckon(
            self._histories(decks),
            [trace for deck in present_in for trace in self.index.traces(deck)],
            similarity,
            edited=changed,
        )
        facts: list[Fact] = [*result.carried, *result.seen]
        if facts:
            self.log.write(facts, self.outside.moment())
            _tell(self.outside, result.carried, result.seen)

    def _has_vanished(self, studied: Sequence[str], here: Collection[str]) -> bool:
        return any(deck not in here or self.waiting.missing(deck) for deck in studied)

    def _histories(self, decks: Iterable[str]) -> list[Trace]:

        return [
            Trace(card.name, card.prompt, card.right)
            for deck in decks
            for card in self.log.cards(deck)
            if card.prompt
        ]


@contextmanager
def open_library(outside: Outside) -> Iterator[Library]:
    """Opens the log and the index and brings them up to date with the decks on disk."""
    places = outside.places
    was_there = os.path.exists(places.log)  # noqa: PTH110 - Path.exists raises where it may not look
    with outside.open_log() as log, Index.open(places.index) as index:
        if not was_there:
            _tell_of_lost_log(outside)
        with Waiting.open(places.index, places.log) as waiting:
            library = Library(outside, log, index, waiting)
            library.refresh()
            yield library
        log.back_up_if_due()
        if log.backup_failure:
            outside.out.error(f"The daily backup of the log failed: {log.backup_failure}")


def _tell_of_lost_log(outside: Outside) -> None:
    from quizkit.store.backups import newest_backup

    newest = newest_backup(outside.places.backups)
    if newest is not None:
        outside.out.error(f"{outside.places.log} was gone, so that a new log was begun.")
        outside.out.advice(f"`quizkit log restore {newest}` brings back what the newest backup has.")


def choose(library: Library, named: Sequence[str]) -> tuple[str, ...]:
    """The decks that a command line names: ids of known decks, files or folders. Files become known.

    Returns:
        Deck ids in the order named; all known decks when none is named.

    Raises:
        UsageError: one of them is neither.
    """
    if not named:
        return tuple(row.deck for row in library.decks())
    from quizkit.commands.naming import decks_of

    ids: list[str] = []
    for one in named:
        ids += decks_of(library, one)
    return tuple(dict.fromkeys(ids))


class _DeckFiles:
    """The files of all known decks, the bundled ones first; found anew each time they are gone through."""

    def __init__(self, outside: Outside, log: Log, index: Index) -> None:
        self._bundled = outside.places.bundled_decks
        self._log = log
        self._index = index

    def __iter__(self) -> Iterator[str]:
        known = {row.path for row in self._index.decks()}
        for path in (self._bundled, *self._log.known_decks()):
            yield from _decks_at(path, known)


def _decks_at(path: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The decks at a known place; none when it is gone for now (see `Library.absent`)."""
    try:
        return deck_paths(path, known)
    except QuizkitError:
        return ()


def read(path: "StrPath") -> "DeckRead":
    """Reads a deck file, whose problems name it as a person would."""
    from pathlib import Path

    return read_deck(Path(path), _shown(path))


def _shown(path: "StrPath") -> str:
    """A path as a person would type it: relative to the current folder when it lies below it."""
    from pathlib import Path

    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _tell(outside: Outside, carried: Sequence[Carried], seen: Sequence[Seen]) -> None:
    """One line: edits that carried a history over, and answers that changed."""
    again = sum(fact.ask_again for fact in seen)
    parts = []
    if len(carried) == 1:
        parts.append(f"the history of {carried[0].old} goes on as {_short(carried[0])}")
    elif carried:
        parts.append(f"the histories of {len(carried)} edited questions go on under their new names")
    if again:
        parts.append(f"{again} with a changed answer {'comes' if again == 1 else 'come'} again soon")
    if parts:
        outside.out.news(f"Decks were edited: {'; '.join(parts)}.")


def _short(fact: Carried) -> str | Name:
    return fact.name if fact.old.deck != fact.name.deck else fact.name.key
