"""What must be true of a log, whatever was done: compared with what a session machine remembers of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from session_ledger import Ledger

from quizkit.model.facts import Answered, Card, Name, Undone
from quizkit.store.reader import LogReader


class Stands(NamedTuple):
    """How questions stand, worked out from their cards one by one."""

    due: set[Name]
    learning: set[Name]
    new: int
    total: int

    @classmethod
    def of(cls, cards: Sequence[Card], today: int, believed: int) -> "Stands":
        """What was answered on days not believed (see `study.believed`) is as if its day had come."""
        asked = [card for card in cards if not card.suspended]
        met = [card for card in asked if card.due_day is not None]
        learning = {card.name for card in met if card.learning and today <= _last(card) <= believed}
        due = {card.name for card in met if _due(card) <= today or _last(card) > believed}
        return cls(due - learning, learning, len(asked) - len(met), len(cards))


def _due(card: Card) -> int:
    assert card.due_day is not None
    return card.due_day


def _last(card: Card) -> int:
    assert card.last_day is not None
    return card.last_day


def compare_events(log: LogReader, ledger: Ledger) -> None:
    """Each answer and each undo is there once, and no other."""
    events = list(log.events())
    answers = Counter(event.id for event in events if isinstance(event.fact, Answered))
    undone = Counter(event.fact.target for event in events if isinstance(event.fact, Undone))
    assert answers == Counter(one.event for one in ledger.given)
    assert undone == Counter(ledger.undone)


def compare_question(log: LogReader, ledger: Ledger, number: int, name: Name) -> Card:
    """The card of a question, which has the whole history of it and nothing else."""
    answers = [event.id for event in log.history(name) if isinstance(event.fact, Answered)]
    assert answers == ledger.answers_of(number), f"the history of question {number}, {name}"
    reviews = [(review.event, review.rating) for review in log.reviews(name)]
    assert reviews == ledger.counting(number), f"the reviews of question {number}, {name}"
    card = log.card(name) or Card(name)
    assert card.flagged == ledger.flagged.get(number, False), f"the flag of question {number}, {name}"
    assert card.suspended == ledger.suspended.get(number, False), f"question {number}, {name}, set aside"
    return card


def compare_counts(told: Mapping[str, Any], stands: Stands, *, more: bool) -> None:
    """What `quizkit due` tells of a deck. Days away may make it ask for more than is due."""
    assert told["total"] == stands.total
    assert told["new"] == stands.new
    assert told["learning"] == len(stands.learning)
    assert told["due"] == len(stands.due) or (more and told["due"] > len(stands.due))
