"""Events of the log as plain values: for JSON, which is a promise, and for tables."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from quizkit.model.facts import (
    Answered,
    Carried,
    DeckAdded,
    DeckRemoved,
    Event,
    Fact,
    Flagged,
    Overridden,
    Seen,
    Suspended,
    Undone,
)
from quizkit.store.rows import KINDS

_EPOCH = date(1970, 1, 1)


def as_plain(event: Event) -> dict[str, Any]:
    """An event as JSON values. Every line has the same first keys; what does not apply is None.

    `at` is local time with its offset, `day` and `due` are study days as dates, `took_ms` milliseconds,
    `rating` 1 (again) to 4 (easy), `score` 0 to 1.
    """
    fact, moment = event.fact, event.moment
    answered = fact if isinstance(fact, Answered) else None
    name = getattr(fact, "name", None)
    due_day = getattr(fact, "due_day", None)
    return {
        "id": event.id,
        "at": _local(moment.at_ms, moment.offset_minutes),
        "kind": KINDS[type(fact)],
        "mode": answered.mode if answered else None,
        "deck": name.deck if name else None,
        "question": name.key if name else None,
        "reply": json.loads(answered.reply) if answered else None,
        "score": getattr(fact, "score", None),
        "rating": getattr(fact, "rating", None),
        "took_ms": answered.took_ms if answered else None,
        "hints": answered.hints if answered else None,
        "day": _date(moment.day),
        "due": None if due_day is None else _date(due_day),
        "device": event.device,
        "counter": event.counter,
        "algorithm": event.algorithm or None,
        **_rest(fact),
    }


def what(event: Event) -> str:
    """What happened, in a word or two."""
    match event.fact:
        case Answered(mode=mode):
            return mode
        case Carried(old=old):
            return f"carried over from {old}"
        case Seen(ask_again=True):
            return "answer changed: asked again"
        case Flagged(on=on):
            return "marked" if on else "mark removed"
        case Overridden():
            return "counted otherwise"
        case fact:
            return {Undone: "taken back", Seen: "as it read then"}.get(type(fact), KINDS[type(fact)])


def reply_text(reply: dict[str, Any] | None) -> str:
    """A reply on one line."""
    if reply is None:
        return ""
    ((_, value),) = reply.items()
    if value is True:
        return "I don't know"
    if isinstance(value, list):
        return ", ".join(" → ".join(one) if isinstance(one, list) else str(one) for one in value)
    return str(value)


def _rest(fact: Fact) -> dict[str, Any]:
    match fact:
        case Undone(target=target) | Overridden(target=target):
            return {"target": target}
        case Flagged(on=on) | Suspended(on=on):
            return {"on": on}
        case Carried(old=old):
            return {"from": str(old)}
        case Seen(ask_again=ask_again):
            return {"ask_again": ask_again}
        case DeckAdded(path=path) | DeckRemoved(path=path):
            return {"path": path}
        case _:
            return {}


def _local(at_ms: int, offset_minutes: int) -> str:
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).isoformat(timespec="milliseconds")


def _date(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).isoformat()
