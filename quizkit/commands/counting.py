"""What `quizkit due` does: counts a deck."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizkit.commands.outside import Outside


def tell_due(outside: "Outside", decks: "Sequence[str]", *, as_json: bool = False) -> None:
    """Writes the counts of these decks, or of all; mistakes in them go to standard error."""
    from quizkit.commands.agenda import Agenda
    from quizkit.commands.library import choose, open_library

    with open_library(outside) as library:
        ids = choose(library, decks)
        library.tell_problems(ids)
        titles = {row.deck: row.title for row in library.decks()}
        agenda = Agenda(library)
        counts = agenda.counts(ids)
        notes = () if as_json else agenda.notes()
    if as_json:
        import json

        rows = [
            {
                "deck": count.deck,
                "title": titles[count.deck],
                "due": count.due,
                "new": count.new,
                "learning": count.learning,
                "total": count.total,
            }
            for count in counts
        ]
        outside.out.data(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    header = ("deck", "due", "learning", "new", "total", "title")
    table = [
        (
            count.deck,
            str(count.due),
            str(count.learning),
            str(count.new),
            str(count.total),
            titles[count.deck],
        )
        for count in counts
    ]
    outside.out.table(header, table, right=("due", "learning", "new", "total"))
    for note in notes:
        outside.out.news(note)
