"""From events to cards and reviews: what the answers to one question say about the learner's memory of it.

A card is always the fold of its events, oldest first, so that a replay of the log gives the same cards, and
the same reviews, as answering did.
"""

from collections.abc import Sequence
from typing import NamedTuple

from quizkit.model.facts import (
    LONGEST_MS,
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
from quizkit.model.reviews import AGAIN_TODAY, DUE, EARLY, NEW, Review
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import AGAIN
from quizkit.study.schedule import memory_of


class Projected(NamedTuple):
    """A card, and the answers that made it what it is, oldest first."""

    card: Card
    reviews: tuple[Review, ...]


def project(name: Name, events: Sequence[Event], model: MemoryModel) -> Projected:
    """The card and the reviews of one question from all events of its history.

    Args:
        name: what the question is called now; older events may bear older names.
        events: in the order of their clocks.
        model: gives stability and difficulty; due days stand in the events.
    """
    undone = {event.fact.target for event in events if isinstance(event.fact, Undone)}
    overrides = {event.fact.target: event.fact for event in events if isinstance(event.fact, Overridden)}
    card = Card(name)
    reviews: list[Review] = []
    for event in events:
        if event.id in undone:
            continue
        card, review = advance(card, event, model, overrides.get(event.id))
        if review is not None:
            reviews.append(review)
    return Projected(card, tuple(reviews))


def advance(
    card: Card, event: Event, model: MemoryModel, override: Overridden | None = None
) -> tuple[Card, Review | None]:
    """The card after one more event that neither undoes nor overrides an earlier one.

    Args:
        card: the fold of all earlier events.
        event: the next one; an undo or an override leaves the card as it is (see `project`).
        model: gives stability and difficulty.
        override: what the learner later said of this answer.

    Returns:
        The card, and the review if the event is an answer that counts.
    """
    match event.fact:
        case Answered(mode=mode) as answer if mode == STUDY:
            if override is not None:
                answer = answer._replace(
                    score=override.score, rating=override.rating, due_day=override.due_day
                )
            return _answered(card, event, answer, model)
        case Flagged(on=on):
            return card._replace(flagged=on), None
        case Suspended(on=on):
            return card._replace(suspended=on), None
        case Seen(prompt=prompt, right=right, ask_again=ask_again):
            seen = card._replace(prompt=prompt, right=right)
            if ask_again and card.due_day is not None:
                return seen._replace(due_day=min(card.due_day, event.moment.day)), None
            return seen, None
        case _:
            return card, None


def _answered(card: Card, event: Event, answer: Answered, model: MemoryModel) -> tuple[Card, Review]:
    known = memory_of(card, event.moment.day)
    if known is not None and card.first_day is not None and known.last_day != card.last_day:
        # The clock was ahead then: what it showed is not kept.
        card = card._replace(
            stability_days=known.stability_days,
            first_day=min(card.first_day, known.last_day),
            last_day=known.last_day,
        )
    memory, interval_days, recall = model.after(known, answer.rating, event.moment.day)
    forgotten = answer.rating == AGAIN
    after = card._replace(
        stability_days=memory.stability_days,
        difficulty=memory.difficulty,
        first_day=memory.last_day if card.first_day is None else card.first_day,
        last_day=memory.last_day,
        due_day=memory.last_day + interval_days if answer.due_day is None else answer.due_day,
        learning=forgotten,
        reps=card.reps + 1,
        lapses=card.lapses + (forgotten and card.reps > 0 and not card.learning),
    )
    return after, _review(card, after, event, answer, recall)


def _review(before: Card, after: Card, event: Event, answer: Answered, recall: float | None) -> Review:
    assert after.last_day is not None
    assert after.due_day is not None
    since_days = None if before.last_day is None else after.last_day - before.last_day
    moment = event.moment
    return Review(
        name=after.name,
        number=after.reps,
        event=event.id,
        day=moment.day,
        hour=(moment.at_ms // 60_000 + moment.offset_minutes) // 60 % 24,
        at_ms=moment.at_ms,
        since_days=since_days,
        stability_before_days=None if since_days is None else before.stability_days,
        difficulty_before=None if since_days is None else before.difficulty,
        recall=recall,
        lapses=before.lapses,
        occasion=_occasion(before, moment.day, since_days),
        first_today=since_days != 0,
        rating=answer.rating,
        score=answer.score,
        took_ms=min(answer.took_ms, LONGEST_MS),
        hints=answer.hints,
        sure=answer.sure,
        stability_days=after.stability_days,
        difficulty=after.difficulty,
        due_day=after.due_day,
    )


def _occasion(card: Card, day: int, since_days: int | None) -> str:
    if card.due_day is None:
        return NEW
    if card.learning and since_days == 0:
        return AGAIN_TODAY
    return DUE if card.due_day <= day else EARLY
