"""What a sitting reads of its library to show it, and what it writes: without a state of its own."""

from typing import TYPE_CHECKING

from quizkit.commands import views
from quizkit.commands.library import Library
from quizkit.model.facts import STUDY, Card, Name, Seen
from quizkit.model.question import Question
from quizkit.model.replies import Reply
from quizkit.model.value import Value
from quizkit.study.reason import is_leech
from quizkit.study.session import Session
from quizkit.terminal.front import Asking, Summary

if TYPE_CHECKING:
    from quizkit.model.facts import Answered, Event, Fact, Flagged, Trace


class Place(Value):
    """Which question is asked, how many of its hints were shown, and the seed of its order of options."""

    name: Name
    hints: int
    seed: str


def asking(library: Library, session: Session, question: Question, place: Place) -> Asking:
    """The question at hand."""
    card = library.log.card(place.name)
    return views.asking(
        question,
        session,
        views.Setting(
            head=library.index.head(place.name.deck),
            card=card,
            hints=place.hints,
            seed=place.seed,
            next_dates=lambda: views.next_dates(
                card or Card(place.name), library.outside.scheduler, library.outside.moment().day
            ),
        ),
    )


def comes_back(library: Library, session: Session, name: Name) -> str:
    """When a question comes back; empty in practice."""
    if session.mode != STUDY:
        return ""
    today = library.outside.moment().day
    return views.comes_back(library.log.card(name), name in session.waiting, today)


def given_before(library: Library, name: Name, reply: Reply, answer: str) -> str:
    """When the same wrong answer was given before this one; empty if it was not."""
    from quizkit.study.confusion import given_before, told

    days = given_before(library.log.history(name), reply, answer)
    return told(days, reply, library.outside.moment().day)


def summary(library: Library, session: Session, took_ms: int) -> Summary:
    """How a sitting went, and what comes."""
    from quizkit.commands.agenda import Agenda

    log, agenda, today = library.log, Agenda(library), library.outside.moment().day
    decks = sorted({turn.name.deck for turn in session.turns})
    return views.summary(
        session,
        [(library.index.question(name), log.card(name)) for name in session.missed()],
        views.Outlook(
            took_ms=took_ms,
            today=today,
            last_time=log.recalled_before(today),
            tomorrow=agenda.tomorrow(decks),
            waiting=agenda.still_waiting(decks),
        ),
    )


def to_reword(library: Library, session: Session) -> Name:
    """The question that an edit at the end is about: a leech, else one that was missed, else the last."""
    missed = session.missed()
    cards = [library.log.card(name) for name in missed]
    leeches = [card.name for card in cards if card is not None and is_leech(card.lapses)]
    return [*leeches, *missed, session.turns[-1].name][0]


def write(library: Library, fact: "Answered | Flagged", asked: "Trace | None") -> "Event":
    """Writes a fact, and before the first one of a question what it says, to know it after an edit.

    Args:
        asked: the question as it was when it was read from the index.
    """
    name = fact.name
    trace = library.index.trace(name)
    if trace is None:
        # Another program has read an edited deck meanwhile, and knew nothing yet of this fact.
        library.index.unsettle([name.deck])
        trace = asked
    facts: list[Fact] = [fact]
    card = library.log.card(name)
    if trace is not None and (card is None or not card.prompt):
        facts.insert(0, Seen(name, trace.prompt, trace.right))
    *_, event = library.log.write(facts, library.outside.moment())
    return event
