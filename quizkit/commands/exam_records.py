"""Exams that were taken: the list, the whole protocol of one, and giving one up.

`exam --list --json` writes a list, oldest first, of

    {"number": 3, "id": "9f…", "deck": "eu-hist", "started": "2026-12-18T09:00:00.000+01:00",
     "state": "handed in",                     # open, expired (its time is up), handed in, or dropped
     "handed_in": "2026-12-18T09:27:10.000+01:00",     # null until then, like all that follows but the last
     "score": 0.725, "points": 14.5, "of": 20, "pass": 0.6, "passed": true, "used_seconds": 1630,
     "questions": 20, "answered": 19, "seconds": 1800}

The values of a dropped exam are null, too: it was handed in without being graded. `pass` and `passed` are
null without a pass mark, `seconds` (allowed) without a limit. `exam --show N --json` writes the same values
of one exam and, under `result`, what `study.exam_json` says.
"""

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from quizkit.commands.events import local
from quizkit.commands.exam_state import allowed_ms, in_time
from quizkit.model.errors import QuizkitError, UsageError
from quizkit.model.facts import ExamHandedIn
from quizkit.study import exam_json
from quizkit.study.exam_clock import Running
from quizkit.study.exam_paper import Paper, from_json
from quizkit.study.exam_result import Result
from quizkit.terminal import exam_words

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside
    from quizkit.model.facts import Moment
    from quizkit.store.exams import Exam

OPEN, EXPIRED, HANDED_IN, DROPPED = "open", "expired", "handed in", "dropped"


class Record(NamedTuple):
    """An exam as the list tells it. The number counts all exams of the log, from 1."""

    number: int
    exam: "Exam"
    paper: Paper
    answered: int
    left_ms: int | None
    result: "Result | None"
    """None as long as it is not handed in, and when it was dropped."""

    @property
    def state(self) -> str:
        if self.result is not None:
            return HANDED_IN
        if self.exam.handed_in is not None:
            return DROPPED
        return EXPIRED if self.left_ms == 0 else OPEN


def tell_list(outside: "Outside", deck: str | None, *, as_json: bool) -> None:
    """Writes the exams of the log; of one deck, when it is named."""
    records = _records(outside)
    if deck is not None:
        decks = _decks(outside, deck, records)
        records = [record for record in records if record.exam.deck in decks]
    if as_json:
        outside.out.data(json.dumps([_plain(record) for record in records], ensure_ascii=False, indent=2))
        return
    if not records:
        on = "" if deck is None else f" on {deck}"
        outside.out.line(f"No exam{on} was taken so far. `quizkit exam DECK` begins one.")
        return
    outside.out.table(
        ("no.", "started", "deck", "answered", "score", "result"),
        [_row(record) for record in records],
        right=("no.", "answered", "score"),
    )


def show(outside: "Outside", number: int, *, as_json: bool) -> "Result":
    """Writes the whole protocol of an exam that was handed in.

    Raises:
        UsageError: there is no exam of that number.
        QuizkitError: it is not handed in.
    """
    record = _numbered(_records(outside), number)
    if record.state == DROPPED:
        raise QuizkitError(f"Exam {number} was dropped: it was not graded.")
    if record.result is None:
        does = "hands it in" if record.state == EXPIRED else "goes on with it"
        told = "its time is up" if record.state == EXPIRED else "it is not handed in"
        raise QuizkitError(
            f"Nothing is said of exam {number} yet: {told}.", f"`quizkit exam {record.exam.deck}` {does}."
        )
    if as_json:
        values = {**_plain(record), "result": exam_json.to_plain(record.result)}
        outside.out.data(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        from quizkit.terminal.exam_protocol import show_protocol

        show_protocol(outside.out, record.result, linear=outside.linear)
    return record.result


def drop(outside: "Outside", number: int) -> None:
    """Hands an exam in without grading it: its deck may be gone, or the learner does not want it any more.

    Raises:
        UsageError: there is no exam of that number, or it is over.
    """
    record = _numbered(_records(outside), number)
    if record.exam.handed_in is not None:
        raise UsageError(f"Exam {number} is over: only one that is open can be dropped.")
    paper, deck = record.paper, record.exam.deck
    result = Result(deck, (), paper.pass_share, missing=paper.names, seconds=paper.seconds)
    with outside.open_log() as log:
        log.write([ExamHandedIn(record.exam.id, exam_json.to_json(result))], outside.moment())
    outside.out.news(f"Exam {number}, on {deck}, is dropped: it is not graded.")


def _numbered(records: list[Record], number: int) -> Record:
    if not 1 <= number <= len(records):
        raise UsageError(f"There is no exam {number}.", "`quizkit exam --list` lists them.")
    return records[number - 1]


def _decks(outside: "Outside", named: str, records: list[Record]) -> tuple[str, ...]:
    """The decks that are meant: by an id, also of a deck that is gone, or by a file or folder."""
    if any(record.exam.deck == named for record in records) or not os.path.exists(named):  # noqa: PTH110 - raises
        return (named,)
    from quizkit.commands.library import choose, open_library

    with open_library(outside) as library:
        return choose(library, [named])


def _records(outside: "Outside") -> list[Record]:
    with outside.open_log() as log:
        exams = log.exams()
    return [_record(outside, number, exam) for number, exam in enumerate(exams, 1)]


def _record(outside: "Outside", number: int, exam: "Exam") -> Record:
    paper = from_json(exam.paper)
    answers, used_ms = in_time(exam, paper)
    running = Running(exam.started.at_ms, used_ms, 0, allowed_ms(paper))
    result = None if exam.handed_in is None else exam_json.from_json(exam.result)
    if result is not None and not result.questions:
        result = None
    answered = len({fact.name for fact in answers})
    return Record(number, exam, paper, answered, running.left(outside.clock.now_ms(), 0), result)


def _plain(record: Record) -> dict[str, Any]:
    exam, result = record.exam, record.result
    return {
        "number": record.number,
        "id": exam.id,
        "deck": exam.deck,
        "started": _at(exam.started),
        "state": record.state,
        "handed_in": None if exam.handed_in is None else _at(exam.handed_in),
        "score": None if result is None else result.score,
        "points": None if result is None else result.points,
        "of": None if result is None else result.of,
        "pass": record.paper.pass_share,
        "passed": None if result is None else result.passed,
        "used_seconds": None if result is None else result.used_seconds,
        "questions": len(record.paper.names),
        "answered": record.answered,
        "seconds": record.paper.seconds,
    }


def _row(record: Record) -> tuple[str, ...]:
    exam, result = record.exam, record.result
    if result is not None:
        told = {True: "passed", False: "not passed", None: "handed in"}[result.passed]
    else:
        told = "time is up" if record.state == EXPIRED else record.state
        if record.state == OPEN and record.left_ms:
            told += f", {exam_words.about_left(record.left_ms)} left"
    return (
        str(record.number),
        _at(exam.started)[:16].replace("T", " "),
        exam.deck,
        f"{record.answered}/{len(record.paper.names)}",
        "" if result is None else exam_words.percent(result.score),
        told,
    )


def _at(moment: "Moment") -> str:
    return local(moment.at_ms, moment.offset_minutes)
