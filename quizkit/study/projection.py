"""From events to cards: what the answers to one question say about the learner's memory of it.

A card is always the fold of its events, oldest first, so that a replay of the log gives the same cards as
answering did.
"""

from collections.abc import Iterable, Sequence

from quizkit.model.facts import (
    STUDY,
    Answered,
    Card,
    Event,
    Flagged,
    Name,
    Overridden,
    Seen,
    Suspended,
    Undone,
)
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import AGAIN
from quizkit.study.schedule import memory_of


def project(name: Name, events: Sequence[Event], model: MemoryModel) -> Card:
    """The card of one question from all events of its history.

    Args:
        name: what the question is called now; older events may bear older names.
        events: in the order of their clocks.
        model: gives stability and difficulty; due days stand in the events.
    """
    undone = {event.fact.target for event in events if isinstance(event.fact, Undone)}
    overrides = {event.fact.target: event.fact for event in events if isinstance(event.fact, Overridden)}
    card = Card(name)
    for event in events:
        if event.id in undone:
            continue
        card = advance(card, event, model, overrides.get(event.id))
    return card


def advance(card: Card, event: Event, model: MemoryModel, override: Overridden | None = None) -> Card:
    """The card after one more event that neither undoes nor overrides an earlier one.

    Args:
        card: the fold of all earlier events.
        event: the next one; an undo or an override leaves the card as it is (see `project`).
        model: gives stability and difficulty.
        override: what the learner later said of this answer.
    """
    match event.fact:
        case Answered(mode=mode, rating=rating, due_day=due_day) if mode == STUDY:
            if override is not None:
                rating, due_day = override.rating, override.due_day
            return _answered(card, event.moment.day, rating, due_day, model)
        case Flagged(on=on):
            return card._replace(flagged=on)
        case Suspended(on=on):
            return card._replace(suspended=on)
        case Seen(prompt=prompt, right=right, ask_again=ask_again):
            seen = card._replace(prompt=prompt, right=right)
            if ask_again and card.due_day is not None:
                return seen._replace(due_day=min(card.due_day, event.moment.day))
            return seen
        case _:
            return card


def _answered(card: Card, day: int, rating: int, due_day: int | None, model: MemoryModel) -> Card:
    memory, interval_days = model.after(memory_of(card), rating, day)
    forgotten = rating == AGAIN
    return card._replace(
        stability_days=memory.stability_days,
        difficulty=memory.difficulty,
        first_day=memory.last_day if card.first_day is None else card.first_day,
        last_day=memory.last_day,
        due_day=memory.last_day + interval_days if due_day is None else due_day,
        learning=forgotten,
        reps=card.reps + 1,
        lapses=card.lapses + (forgotten and card.reps > 0 and not card.learning),
    )


def retrace(name: Name, carries: Iterable[tuple[int, Name, Name]]) -> Name:
    """What a question is called now that was called `name` once.

    Args:
        name: as an event has it.
        carries: (clock, old name, new name) of the carries after that event, oldest first.
    """
    for _, old, new in carries:
        if old == name:
            name = new
    return name
