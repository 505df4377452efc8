"""The result of an exam as JSON values: what the log keeps of it, and what `--json` writes.

{"version": 1, "title": "Reformation", "points": 14.5, "of": 20, "score": 0.725,
 "pass": 0.6, "passed": true,               # both null without a pass mark
 "used_seconds": 1630, "seconds": 1800,     # allowed; null for no limit
 "timed_out": false, "counted": false,
 "tags": [{"name": "wars", "points": 4, "of": 6, "score": 0.667}],     # the weakest first
 "levels": [{"name": "level 1", …}],
 "questions": [{"number": 1, "question": "eu-hist:edict", "kind": "single choice", "prompt": "Where …",
   "reply": {"picked": "Worms"},            # as in the log; null for a question left open
   "outcome": "right",                      # right, almost, partly, wrong or open
   "score": 1.0, "said": ["Worms"], "right": ["Worms"], "rule": "", "feedback": [],
   "why": "The Diet met there.", "source": "", "tags": ["wars"], "level": 1}],
 "missing": ["eu-hist:gone"]}               # not in the deck any more; not counted
"""

import json
from collections.abc import Mapping
from typing import Any

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Name
from quizkit.model.grades import Outcome
from quizkit.model.replies import from_json as reply_from_json
from quizkit.model.replies import to_plain as reply_to_plain
from quizkit.study.exam_result import Part, Result, Scored

VERSION = 1
OPEN = "open"
"""Stands for the outcome of a question that was not answered."""


def to_plain(result: Result) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": result.title,
        "points": result.points,
        "of": result.of,
        "score": result.score,
        "pass": result.pass_share,
        "passed": result.passed,
        "used_seconds": result.used_seconds,
        "seconds": result.seconds,
        "timed_out": result.timed_out,
        "counted": result.counted,
        "tags": [_part(part) for part in result.tags],
        "levels": [_part(part) for part in result.levels],
        "questions": [_question(one) for one in result.questions],
        "missing": [str(name) for name in result.missing],
    }


def to_json(result: Result) -> str:
    return json.dumps(to_plain(result), ensure_ascii=False)


def from_json(text: str) -> Result:
    """The inverse of `to_json`.

    Raises:
        QuizkitError: it was written by a newer version of the program, or is none.
    """
    try:
        values = json.loads(text)
        if values["version"] > VERSION:
            raise QuizkitError(
                "This exam was handed in with a newer version of quizkit.", "Bring quizkit up to date."
            )
        return Result(
            title=str(values["title"]),
            questions=tuple(_scored(one) for one in values["questions"]),
            pass_share=None if values["pass"] is None else float(values["pass"]),
            missing=tuple(_name(name) for name in values["missing"]),
            used_seconds=int(values["used_seconds"]),
            seconds=None if values["seconds"] is None else int(values["seconds"]),
            timed_out=bool(values["timed_out"]),
            counted=bool(values["counted"]),
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise QuizkitError("The result of this exam cannot be read.") from error


def _part(part: Part) -> dict[str, Any]:
    return {"name": part.name, "points": part.points, "of": part.of, "score": part.share}


def _question(one: Scored) -> dict[str, Any]:
    values = one._asdict()
    del values["name"]
    return {
        "number": values.pop("number"),
        "question": str(one.name),
        **values,
        "reply": None if one.reply is None else reply_to_plain(one.reply),
        "outcome": OPEN if one.reply is None else one.outcome.value,
    }


def _scored(values: Mapping[str, Any]) -> Scored:
    reply, outcome, level = values["reply"], values["outcome"], values["level"]
    return Scored(
        number=int(values["number"]),
        name=_name(values["question"]),
        kind=str(values["kind"]),
        prompt=str(values["prompt"]),
        reply=None if reply is None else reply_from_json(json.dumps(reply)),
        outcome=Outcome.WRONG if outcome == OPEN else Outcome(outcome),
        score=float(values["score"]),
        said=_texts(values["said"]),
        right=_texts(values["right"]),
        rule=str(values["rule"]),
        feedback=_texts(values["feedback"]),
        why=str(values["why"]),
        source=str(values["source"]),
        tags=_texts(values["tags"]),
        level=None if level is None else int(level),
    )


def _name(text: str) -> Name:
    deck, _, key = text.partition(":")
    return Name(deck, key)


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(map(str, values))
