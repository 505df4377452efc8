"""Events and cards as rows of the log, and back."""

import json
import os
from collections.abc import Callable
from typing import Any, NamedTuple, assert_never

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import (
    Answered,
    Card,
    Carried,
    DeckAdded,
    DeckRemoved,
    Event,
    Fact,
    Flagged,
    Moment,
    Name,
    Overridden,
    Seen,
    Suspended,
    Undone,
)

KINDS: dict[type[Fact], str] = {
    Answered: "answered",
    Undone: "undone",
    Overridden: "overridden",
    Flagged: "flagged",
    Suspended: "suspended",
    Seen: "seen",
    Carried: "carried",
    DeckAdded: "deck_added",
    DeckRemoved: "deck_removed",
}
"""What each fact is called in the log, and in `quizkit log --json`."""


class Row(NamedTuple):
    """The columns of an event that its chain covers, in their order. Ids are 16 bytes."""

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
    values |= _columns(event.fact)
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
            "detail": _to_detail(event.fact),
        }
    )


def to_event(row: Row) -> Event:
    """The inverse of `to_row`.

    Raises:
        LogDamaged: the row makes no sense.
    """
    try:
        fact = _READERS[row.kind](row, json.loads(row.detail) if row.detail else {})
        moment = Moment(row.at_ms, row.offset_minutes, row.day)
        return Event(row.id.hex(), row.device, row.counter, row.clock, moment, fact, row.algorithm)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LogDamaged(
            f"The log has a damaged row: number {row.counter} of device {row.device}.",
            "`quizkit doctor` names all; `quizkit log restore FILE` mends them from a backup.",
        ) from error


def name_of(row: Row) -> Name | None:
    """What the question of an event was called then; None for events about decks."""
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


def _columns(fact: Fact) -> dict[str, Any]:
    """The values that have a column of their own, but for those of every event."""
    match fact:
        case Answered():
            values = fact._asdict()
            values |= {"score": float(fact.score), "reply": _text(fact.reply)}
        case Undone():
            values = {"target": bytes.fromhex(fact.target)}
        case Overridden():
            values = fact._asdict()
            values |= {"target": bytes.fromhex(fact.target), "score": float(fact.score)}
        case Flagged() | Suspended() | Seen() | Carried():
            values = {}
        case DeckAdded() | DeckRemoved():
            return {}
        case _:
            assert_never(fact)
    values.pop("name", None)
    return values | {"deck": _text(fact.name.deck), "question": _text(fact.name.key)}


def _to_detail(fact: Fact) -> str:
    """What has no column of its own, as JSON; empty for nothing."""
    match fact:
        case Flagged() | Suspended():
            values: dict[str, Any] = {"on": fact.on}
        case Seen():
            values = {"prompt": _text(fact.prompt), "right": _text(fact.right), "ask_again": fact.ask_again}
        case Carried():
            values = {"deck": _text(fact.old.deck), "question": _text(fact.old.key)}
        case DeckAdded() | DeckRemoved():
            return json.dumps({"path": fact.path})
        case Answered() | Undone() | Overridden():
            return ""
        case _:
            assert_never(fact)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _text(text: str) -> str:
    """What can be written as UTF-8. A half character in a reply, which is JSON, becomes its JSON escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _name(row: Row) -> Name:
    name = name_of(row)
    if name is None:
        raise ValueError("no question")
    return name


def _target(row: Row) -> str:
    if row.target is None:
        raise ValueError("no target")
    return row.target.hex()


def _answered(row: Row, _: Any) -> Fact:
    values = (row.mode, row.reply, row.score, row.rating, row.took_ms, row.hints)
    if None in values:
        raise ValueError("not a whole answer")
    return Answered._make((_name(row), *values, row.due_day))


def _overridden(row: Row, _: Any) -> Fact:
    if row.score is None or row.rating is None:
        raise ValueError("not a whole override")
    return Overridden(_name(row), _target(row), row.score, row.rating, row.due_day)


def _seen(row: Row, detail: Any) -> Fact:
    return Seen(_name(row), detail["prompt"], detail["right"], detail["ask_again"])


_READERS: dict[str, Callable[[Row, Any], Fact]] = {
    "answered": _answered,
    "undone": lambda row, _: Undone(_name(row), _target(row)),
    "overridden": _overridden,
    "flagged": lambda row, detail: Flagged(_name(row), detail["on"]),
    "suspended": lambda row, detail: Suspended(_name(row), detail["on"]),
    "seen": _seen,
    "carried": lambda row, detail: Carried(_name(row), Name(detail["deck"], detail["question"])),
    "deck_added": lambda _, detail: DeckAdded(detail["path"]),
    "deck_removed": lambda _, detail: DeckRemoved(detail["path"]),
}
