"""Edits a question in the middle of a sitting, and finds it again afterwards."""

from collections.abc import Sequence
from pathlib import Path

from quizkit.commands.editor import edit
from quizkit.commands.library import Library
from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Name
from quizkit.terminal.front import Front


def edit_question(library: Library, front: Front, name: Name) -> Name:
    """Opens a question's deck at its line, and reads the deck again when the editor is closed.

    Returns:
        What the question is called now; the same name when it was not edited, which is told, or is gone.
    """
    where = library.index.where(name)
    if where is None:
        front.note("It is not in its deck any more.")
        return name
    path, line, _ = where
    try:
        edit(library.outside, Path(path), line)
    except QuizkitError as error:
        front.warn(f"{error.message} {error.advice}".strip())
        return name
    before = library.index.names(name.deck)
    library.refresh()
    library.tell_problems([name.deck])
    return _name_now(library, name, before)


def _name_now(library: Library, name: Name, before: Sequence[Name]) -> Name:
    """Without a history to go by, the one new question in its deck is the edited one."""
    if library.index.question(name) is not None:
        return name
    carried = library.log.current_name(name)
    if carried != name:
        return carried
    appeared = set(library.index.names(name.deck)) - set(before)
    return appeared.pop() if len(appeared) == 1 else name
