"""Events of the log as plain values: for JSON, which is a promise, and for tables."""

import json
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from quizkit.model.facts import (
    Answered,
    Away,
    Carried,
    DeckAdded,
    DeckRemoved,
    Event,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Fact,
    Flagged,
    Name,
    Overridden,
    PlanCleared,
    Planned,
    Seen,
    Suspended,
    Tuned,
    Undone,
)
from quizkit.store.fact_rows import KINDS

_EPOCH = date(1970, 1, 1)


def as_plain(event: Event, open_exams: Collection[str] = ()) -> dict[str, Any]:
    """An event as JSON values. Every line has the same first keys; what does not apply is None.

    `at` is local time with its offset, `day` and `due` are study days as dates, `took_ms` milliseconds,
    `rating` 1 (again) to 4 (easy), `score` 0 to 1.

    Args:
        open_exams: ids of exams that are not handed in yet: nothing is said of right and wrong in them.
    """
    fact, moment = event.fact, event.moment
    answered = fact if isinstance(fact, Answered) else None
    sealed = answered is not None and answered.exam in open_exams
    name = _name(fact)
    due_day = getattr(fact, "due_day", None)
    return {
        "id": event.id,
        "at": local(moment.at_ms, moment.offset_minutes),
        "kind": KINDS[type(fact)],
        "mode": answered.mode if answered else None,
        "deck": name.deck if name else getattr(fact, "deck", None),
        "question": name.key if name else None,
        "reply": json.loads(answered.reply) if answered else None,
        "score": None if sealed else getattr(fact, "score", None),
        "rating": None if sealed else getattr(fact, "rating", None),
        "took_ms": answered.took_ms if answered else None,
        "hints": answered.hints if answered else None,
        "sure": answered.sure if answered else None,
        "day": _date(moment.day),
        "due": None if due_day is None else _date(due_day),
        "device": event.device,
        "counter": event.counter,
        "algorithm": event.algorithm or None,
        "exam": getattr(fact, "exam", None) or None,
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
        case Away(first_day=first_day, last_day=last_day, on=on):
            return f"{'away' if on else 'not away'} {_date(first_day)}..{_date(last_day)}"
        case ExamMarked(on=on):
            return "marked in the exam" if on else "mark in the exam removed"
        case Planned(exam_day=exam_day):
            return f"exam planned for {_date(exam_day)}"
        case Tuned(parameters=parameters):
            return "own parameters" if parameters else "default parameters"
        case fact:
            return _WORDS.get(type(fact), KINDS[type(fact)])


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


_WORDS: dict[type[Fact], str] = {
    Undone: "taken back",
    Overridden: "counted otherwise",
    Seen: "as it read then",
    PlanCleared: "plan cleared",
    ExamStarted: "exam started",
    ExamHandedIn: "exam handed in",
}


def _name(fact: Fact) -> Name | None:
    if isinstance(fact, ExamMarked):
        return fact.question
    return getattr(fact, "name", None)


def _rest(fact: Fact) -> dict[str, Any]:
    match fact:
        case Undone(target=target) | Overridden(target=target):
            return {"target": target}
        case Flagged(on=on) | Suspended(on=on) | ExamMarked(on=on):
            return {"on": on}
        case Carried(old=old):
            return {"from": str(old)}
        case Seen(ask_again=ask_again):
            return {"ask_again": ask_again}
        case DeckAdded(path=path) | DeckRemoved(path=path):
            return {"path": path}
        case _:
            return _of_the_learner(fact)


def _of_the_learner(fact: Fact) -> dict[str, Any]:
    """What facts say that are about no question and no file."""
    match fact:
        case Planned(exam_day=exam_day, minutes_a_day=minutes_a_day, retention=retention):
            return {"exam_day": _date(exam_day), "minutes_a_day": minutes_a_day, "retention": retention}
        case Away(first_day=first_day, last_day=last_day, on=on):
            return {"first_day": _date(first_day), "last_day": _date(last_day), "on": on}
        case Tuned(parameters=parameters, figures=figures):
            return {"parameters": list(parameters), "figures": json.loads(figures)}
        case ExamStarted(paper=paper):
            return {"paper": json.loads(paper)}
        case ExamHandedIn(result=result):
            return {"result": json.loads(result)}
        case _:
            return {}


def local(at_ms: int, offset_minutes: int) -> str:
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).isoformat(timespec="milliseconds")


def _date(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).isoformat()
