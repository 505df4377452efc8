"""What a command line means by the decks and questions that it names."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.commands.library import read
from quizkit.files.decks import deck_files
from quizkit.model.errors import QuizkitError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quizkit.commands.library import Library


def split_question(library: "Library", named: str) -> tuple[str, str]:
    """`DECK:ID` as (deck as named, question key); the key is empty for a whole deck."""
    deck, colon, key = named.rpartition(":")
    if not colon or os.path.exists(named):  # noqa: PTH110 - Path.exists raises for some names
        return named, ""
    known = {row.deck for row in library.decks()} | set(library.log.decks_with_cards())
    if deck in known or os.path.exists(deck):  # noqa: PTH110 - the same
        return deck, key
    return named, ""


def decks_of(library: "Library", named: str) -> list[str]:
    """The decks that one name stands for; see `library.choose`."""
    rows = library.decks()
    if any(row.deck == named for row in rows):
        return [named]
    path = Path(named)
    if not os.path.exists(named):  # noqa: PTH110 - Path.exists raises for some names
        raise _unknown(named, [row.deck for row in rows])
    files = {file.resolve() for file in deck_files(path)}
    if path.resolve() in files and not _decks_in(library, files):
        _refuse_unaskable(library, path)
    added = library.add(path)
    found = _decks_in(library, files)
    if not found:
        library.refresh()
        found = _decks_in(library, files)
    if added:
        library.outside.out.news(f"{named} is one of your decks now; `quizkit decks` lists them.")
    if not found:
        raise QuizkitError(f"{named} is not read as a deck.", f"`quizkit check {named}` says why.")
    return found


def _refuse_unaskable(library: "Library", path: Path) -> None:
    """A file of which nothing can be asked does not become one of the learner's decks."""
    found = read(str(path))
    if not found.items:
        library.tell(found.problems, path)
        raise QuizkitError(f"No question of {path} can be asked.")


def _decks_in(library: "Library", files: "Collection[Path]") -> list[str]:
    return [row.deck for row in library.index.decks() if Path(row.path).resolve() in files]


def _unknown(named: str, ids: "Sequence[str]") -> UsageError:
    from quizkit.commands.suggesting import did_you_mean

    advice = did_you_mean(named, ids, "`quizkit decks` lists the decks that are known.")
    return UsageError(f"“{named}” is neither a known deck nor a file or folder.", advice)
