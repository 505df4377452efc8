"""What an event of each kind keeps, in which columns, and how a fact is read from them again.

What has no column of its own stands in `detail`, as JSON.
"""

import json
import os
from math import inf
from typing import TYPE_CHECKING, Any, assert_never

from quizkit.model.facts import (
    Answered,
    Away,
    Carried,
    DeckAdded,
    DeckRemoved,
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizkit.store.rows import Row

FIRST_DAY, LAST_DAY = -719162, 2932896
"""0001-01-01 and 9999-12-31, the days that can be told."""

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
    Planned: "planned",
    PlanCleared: "plan_cleared",
    Away: "away",
    Tuned: "tuned",
    ExamStarted: "exam_started",
    ExamMarked: "exam_marked",
    ExamHandedIn: "exam_handed_in",
}
"""What each fact is called in the log, and in `quizkit log --json`."""


def columns_of(fact: Fact) -> dict[str, Any]:
    """The values that have a column of their own, but for those of every event."""
    match fact:
        case Answered():
            values = fact._asdict()
            del values["sure"]
            exam = values.pop("exam")
            target = bytes.fromhex(exam) if exam else None
            values |= {"score": float(fact.score), "reply": _text(fact.reply), "target": target}
        case Undone():
            values = {"target": bytes.fromhex(fact.target)}
        case Overridden():
            values = fact._asdict()
            values |= {"target": bytes.fromhex(fact.target), "score": float(fact.score)}
        case Flagged() | Suspended() | Seen() | Carried():
            values = {}
        case ExamMarked() | ExamHandedIn():
            return {"target": bytes.fromhex(fact.exam)}
        case DeckAdded() | DeckRemoved() | Planned() | PlanCleared() | Away() | Tuned() | ExamStarted():
            return {}
        case _:
            assert_never(fact)
    values.pop("name", None)
    return values | {"deck": _text(fact.name.deck), "question": _text(fact.name.key)}


def detail_of(fact: Fact) -> str:
    """What has no column of its own, as JSON; empty for nothing."""
    match fact:
        case Answered(sure=sure):
            values: dict[str, Any] = {} if sure is None else {"sure": sure}
        case Undone() | Overridden():
            values = {}
        case Flagged() | Suspended():
            values = {"on": fact.on}
        case Seen():
            values = {"prompt": _text(fact.prompt), "right": _text(fact.right), "ask_again": fact.ask_again}
        case Carried():
            values = {"deck": _text(fact.old.deck), "question": _text(fact.old.key)}
        case DeckAdded() | DeckRemoved():
            return json.dumps({"path": fact.path})
        case ExamMarked(question=name, on=on):
            values = {"deck": _text(name.deck), "question": _text(name.key), "on": on}
        case ExamHandedIn(result=result):
            values = {"result": _text(result)}
        case Planned() | PlanCleared() | Away() | Tuned() | ExamStarted():
            values = {
                field: _text(value) if isinstance(value, str) else value
                for field, value in fact._asdict().items()
            }
        case _:
            assert_never(fact)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else ""


def _text(text: str) -> str:
    """What can be written as UTF-8. A half character in a reply, which is JSON, becomes its JSON escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _name(row: "Row") -> Name:
    if row.deck is None or row.question is None:
        raise ValueError("no question")
    return Name(row.deck, row.question)


def _target(row: "Row") -> str:
    if row.target is None:
        raise ValueError("no target")
    return row.target.hex()


def _answered(row: "Row", detail: Any) -> Fact:
    values = (row.mode, row.reply, row.score, row.rating, row.took_ms, row.hints)
    if None in values:
        raise ValueError("not a whole answer")
    exam = "" if row.target is None else row.target.hex()
    return Answered._make((_name(row), *values, row.due_day, _flag(detail.get("sure")), exam))


def _overridden(row: "Row", _: Any) -> Fact:
    if row.score is None or row.rating is None:
        raise ValueError("not a whole override")
    return Overridden(_name(row), _target(row), row.score, row.rating, row.due_day)


def _seen(row: "Row", detail: Any) -> Fact:
    return Seen(_name(row), _str(detail["prompt"]), _str(detail["right"]), _bool(detail["ask_again"]))


def _planned(_: "Row", detail: Any) -> Fact:
    minutes, retention = detail["minutes_a_day"], detail["retention"]
    return Planned(_str(detail["deck"]), _day(detail["exam_day"]), _amount(minutes), _amount(retention))


def _away(_: "Row", detail: Any) -> Fact:
    return Away(_day(detail["first_day"]), _day(detail["last_day"]), _bool(detail["on"]))


def _tuned(_: "Row", detail: Any) -> Fact:
    return Tuned(tuple(map(float, detail["parameters"])), _json(detail["figures"]))


def _exam_marked(row: "Row", detail: Any) -> Fact:
    name = Name(_str(detail["deck"]), _str(detail["question"]))
    return ExamMarked(_target(row), name, _bool(detail["on"]))


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _path(value: Any) -> str:
    """A path that the system takes: one with a NUL, or of half characters, would end every command."""
    if b"\0" in os.fsencode(_str(value)):
        raise ValueError("not a path")
    return str(value)


def _json(value: Any) -> str:
    json.loads(_str(value))
    return str(value)


def _flag(value: Any) -> bool | None:
    return None if value is None else _bool(value)


def _bool(value: Any) -> bool:
    if value not in (False, True):
        raise ValueError("neither true nor false")
    return bool(value)


def _amount(value: Any) -> float | None:
    if value is None:
        return None
    amount = float(value)
    if not 0 < amount < inf:
        raise ValueError("not an amount")
    return amount


def _day(value: Any) -> int:
    """A study day. What the table checks of other days is checked of these here."""
    if not isinstance(value, int) or not FIRST_DAY <= value <= LAST_DAY:
        raise ValueError("not a day")
    return value


READERS: "dict[str, Callable[[Row, Any], Fact]]" = {
    "answered": _answered,
    "undone": lambda row, _: Undone(_name(row), _target(row)),
    "overridden": _overridden,
    "flagged": lambda row, detail: Flagged(_name(row), _bool(detail["on"])),
    "suspended": lambda row, detail: Suspended(_name(row), _bool(detail["on"])),
    "seen": _seen,
    "carried": lambda row, detail: Carried(_name(row), Name(_str(detail["deck"]), _str(detail["question"]))),
    "deck_added": lambda _, detail: DeckAdded(_path(detail["path"])),
    "deck_removed": lambda _, detail: DeckRemoved(_path(detail["path"])),
    "planned": _planned,
    "plan_cleared": lambda _, detail: PlanCleared(_str(detail["deck"])),
    "away": _away,
    "tuned": _tuned,
    "exam_started": lambda _, detail: ExamStarted(_str(detail["deck"]), _json(detail["paper"])),
    "exam_marked": _exam_marked,
    "exam_handed_in": lambda row, detail: ExamHandedIn(_target(row), _json(detail["result"])),
}
"""How the fact of an event is read: from its row and its parsed detail."""
