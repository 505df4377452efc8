"""Events and cards as rows of the log, and back."""

import json
import os
from typing import Any, NamedTuple

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import Card, Event, Moment, Name
from quizkit.store.fact_rows import KINDS, READERS, columns_of, detail_of


class Row(NamedTuple):
    """The columns of an event that its chain covers, in their order. Ids are 16 bytes.

    `target` is the event that this one is about: the answer taken back or overridden, or the exam.
    """

    id: bytes
    device: str
    counter: int
    clock: int
    at_ms: int
    offset_minutes: int
    day: int
    kind: str
    mode: str | None
    deck: str | None
    question: str | None
    reply: str | None
    score: float | None
    rating: int | None
    took_ms: int | None
    hints: int | None
    due_day: int | None
    target: bytes | None
    algorithm: str
    detail: str


COLUMNS = ", ".join(Row._fields)


def to_row(event: Event) -> Row:
    """An event as the log keeps it; `to_event` is the inverse for what can be written as UTF-8."""
    values: dict[str, Any] = dict.fromkeys(Row._fields)
    values |= columns_of(event.fact)
    values |= event.moment._asdict()
    return Row(
        **values
        | {
            "id": bytes.fromhex(event.id),
            "device": event.device,
            "counter": event.counter,
            "clock": event.clock,
            "kind": KINDS[type(event.fact)],
            "algorithm": event.algorithm,
            "detail": detail_of(event.fact),
        }
    )


def to_event(row: Row) -> Event:
    """The inverse of `to_row`.

    Raises:
        LogDamaged: the row makes no sense.
    """
    try:
        fact = READERS[row.kind](row, json.loads(row.detail) if row.detail else {})
        moment = Moment(row.at_ms, row.offset_minutes, row.day)
        return Event(row.id.hex(), row.device, row.counter, row.clock, moment, fact, row.algorithm)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LogDamaged(
            f"The log has a damaged row: number {row.counter} of device {row.device}.",
            "`quizkit doctor` names all; `quizkit log restore FILE` mends them from a backup.",
        ) from error


def name_of(row: Row) -> Name | None:
    """What the question of an event was called then; None for events that are about none."""
    return None if row.deck is None or row.question is None else Name(row.deck, row.question)


def path_to_bytes(path: str) -> bytes:
    """Names of files need not be UTF-8, and SQLite's text must be."""
    return os.fsencode(path)


def path_from_bytes(path: bytes) -> str:
    return os.fsdecode(path)


def card_to_row(card: Card) -> tuple[Any, ...]:
    return (*card.name, *card[1:])


def card_from_row(row: tuple[Any, ...]) -> Card:
    deck, question, stability_days, difficulty, first_day, last_day, due_day, *rest = row
    learning, reps, lapses, flagged, suspended, prompt, right = rest
    return Card(
        Name(deck, question),
        stability_days,
        difficulty,
        first_day,
        last_day,
        due_day,
        bool(learning),
        reps,
        lapses,
        bool(flagged),
        bool(suspended),
        prompt,
        right,
    )


CARD_COLUMNS = "deck, question, " + ", ".join(Card._fields[1:])
