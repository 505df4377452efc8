"""Questions that are worth a drill, whether or not they are due."""

import json
import sqlite3
from collections.abc import Sequence

from quizkit.model.facts import Name
from quizkit.store.histories import history
from quizkit.study import confidence

_IN_DECKS = "deck IN (SELECT value FROM json_each(?))"
_FLAGGED = f"SELECT deck, question FROM card WHERE flagged AND NOT suspended AND {_IN_DECKS}"  # noqa: S608
_SURE_BUT_WRONG = f"""
SELECT deck, question FROM review AS said
WHERE sure AND rating = 1 AND {_IN_DECKS}
  AND NOT EXISTS (SELECT 1 FROM review AS later
    WHERE (later.deck, later.question) = (said.deck, said.question)
    AND later.number > said.number AND later.sure IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM card
    WHERE (card.deck, card.question) = (said.deck, said.question) AND suspended)
"""  # noqa: S608 - text of ours


def flagged(connection: sqlite3.Connection, decks: Sequence[str]) -> list[Name]:
    """Questions that are marked for a second look, and not suspended."""
    return [Name(*row) for row in connection.execute(_FLAGGED, (json.dumps(list(decks)),))]


def sure_but_wrong(connection: sqlite3.Connection, decks: Sequence[str]) -> list[Name]:
    """Questions that were wrong when sure was last said of them, the latest first; not suspended ones.

    What was said in practice can take a question away from here, and does not bring it here.
    """
    found = connection.execute(_SURE_BUT_WRONG, (json.dumps(list(decks)),)).fetchall()
    clocks: dict[Name, int] = {}
    for name in map(Name._make, found):
        event = confidence.sure_but_wrong(history(connection, name))
        if event is not None:
            clocks[name] = event.clock
    return sorted(clocks, key=clocks.__getitem__, reverse=True)
