"""`quizkit` alone: the home screen, from which one studies."""

import time
from typing import TYPE_CHECKING

from quizkit.commands.counting import tell_due
from quizkit.commands.outside import Outside

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.terminal.front import Home

USUAL_SECONDS = 15
"""A question takes about so long as long as nothing better is known."""


def open_home(outside: Outside) -> None:
    """Shows the decks and studies what is chosen, until the learner leaves. Without a terminal: `due`."""
    if outside.style.linear and not outside.style.interactive:
        tell_due(outside, ())
        return
    from quizkit.commands.library import open_library
    from quizkit.commands.studying import Wishes, sit

    with open_library(outside) as library, outside.front() as front:
        while (choice := front.home(_home(library))) is not None:
            if choice.stats:
                from quizkit.commands.stats import show_statistics

                show_statistics(library)
                continue
            decks = [choice.deck] if choice.deck else [row.deck for row in library.decks()]
            new = outside.settings.new_a_day if choice.new_only else None
            sit(library, decks, Wishes(new_only=choice.new_only, new=new))


def _home(library: "Library") -> "Home":
    from quizkit.commands.agenda import Agenda
    from quizkit.study.days import distance
    from quizkit.terminal.front import DeckLine, Home

    outside = library.outside
    today = outside.moment().day
    titles = {row.deck: row.title for row in library.decks()}
    agenda = Agenda(library)
    counts = agenda.counts(list(titles))
    lines = tuple(
        DeckLine(
            count.deck,
            titles[count.deck],
            count.due + count.learning,
            count.new,
            count.known,
            "" if count.last_day is None else distance(count.last_day, today),
        )
        for count in counts
    )
    due = sum(line.due for line in lines)
    seconds = library.log.usual_seconds() or USUAL_SECONDS
    wrong = [row for row in library.decks() if row.problems]
    return Home(
        date=_date(outside.moment().at_ms),
        decks=lines,
        due=due,
        minutes=max(1, round(due * seconds / 60)) if due else 0,
        streak_days=_streak(library, today),
        notes=(
            *(f"{row.path}: {row.problems} mistakes; `quizkit check` names them." for row in wrong),
            *(f"{path}: no deck is there now." for path in library.absent()),
            *agenda.clock(),
            *agenda.absence(),
        ),
        share=" ".join(agenda.share()),
    )


def _streak(library: "Library", today: int) -> int | None:
    settings = library.outside.settings
    return library.log.streak(today, settings.day_start_minutes) if settings.streak else None


def _date(at_ms: int) -> str:
    local = time.localtime(at_ms / 1000)
    return f"{time.strftime('%A', local)} {local.tm_mday} {time.strftime('%B', local)}"
