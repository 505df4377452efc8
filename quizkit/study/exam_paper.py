"""The paper of an exam: what is asked, in which order, how long, and what it takes to pass."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.chance import shuffled
from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Name
from quizkit.study.exam_shares import counts, mix_of
from quizkit.study.queue import Candidate, apart

if TYPE_CHECKING:
    from quizkit.study.exam_shares import Mix

VERSION = 1


class Item(NamedTuple):
    """A question that may be asked in an exam.

    Attributes:
        group, others: as in `queue.Candidate`: what must not be asked together with it.
        passage: the text it shares with others; empty for none.
    """

    name: Name
    group: str
    tags: tuple[str, ...] = ()
    level: int | None = None
    passage: str = ""
    others: tuple[str, ...] = ()


class Paper(NamedTuple):
    """What an exam is. It does not change once the exam has begun.

    Attributes:
        seed: gives the order of questions and options.
        names: what is asked, in order, as it was called when the exam began.
        seconds: time allowed, extra time included; None for no limit.
        extra: share of the time that was added, 0 for none.
        pass_share: share of the points that it takes to pass, 0 to 1; None when there is no pass mark.
        shares: (tag or levels, share of the questions), as the deck wanted them.
        tags: only questions with one of these were drawn; empty for all.
        counts: at the end the answers are to count for the schedule, too.
    """

    seed: str
    names: tuple[Name, ...]
    seconds: int | None = None
    extra: float = 0.0
    pass_share: float | None = None
    shares: tuple[tuple[str, float], ...] = ()
    tags: tuple[str, ...] = ()
    counts: bool = False


def draw(
    items: Iterable[Item], wanted: int | None, shares: Sequence[tuple[str, float]], seed: str
) -> tuple[Name, ...]:
    """The questions of a paper in their order.

    Of siblings one is drawn at most. Questions on one passage follow each other in the order of the items,
    and a passage is drawn whole where that is possible.

    Args:
        items: questions to draw from, in the author's order.
        wanted: how many, if there are as many; None for all.
        shares: parts, and which share of the questions should have each.
        seed: another one gives another paper, the same one the same.
    """
    units = _apart(shuffled(_units(items), seed))
    pool = [item for unit in units for item in unit]
    total = len(pool) if wanted is None else min(wanted, len(pool))
    mixes = {item.name: mix_of(item.tags, item.level, shares) for item in pool}
    available: dict[Mix, int] = {}
    for item in pool:
        available[mixes[item.name]] = available.get(mixes[item.name], 0) + 1
    drawn: set[Name] = set()
    for mix, count in counts(available, total, shares).items():
        of_mix = [[item.name for item in unit if mixes[item.name] == mix] for unit in units]
        drawn.update(_fill(of_mix, count))
    return tuple(item.name for item in pool if item.name in drawn)


def _units(items: Iterable[Item]) -> list[list[Item]]:
    """Questions that stay together: those on one passage, else each alone."""
    units: dict[object, list[Item]] = {}
    for item in items:
        units.setdefault(item.passage or item.name, []).append(item)
    return list(units.values())


def _apart(units: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Without every sibling of a question that stands before it."""
    flat = [Candidate(item.name, item.group, others=item.others) for unit in units for item in unit]
    kept = {candidate.name for candidate in apart(flat)}
    return [[item for item in unit if item.name in kept] for unit in units]


def _fill(units: Sequence[Sequence[Name]], count: int) -> list[Name]:
    """So many names, in whole units where single ones can fill up."""
    taken: list[Sequence[Name]] = []
    left: list[Sequence[Name]] = []
    room = count
    for unit in units:
        fits = len(unit) <= room
        (taken if fits else left).append(unit)
        room -= len(unit) if fits else 0
    singles = [unit for unit in taken if len(unit) == 1]
    for unit in left if room else ():
        too_many = len(unit) - room
        if too_many <= len(singles):
            given_up = singles[len(singles) - too_many :]
            return [name for one in (*taken, unit) if one not in given_up for name in one]
    return [name for one in (*taken, *left) for name in one][:count]


def to_json(paper: Paper) -> str:
    values = {
        "version": VERSION,
        "seed": paper.seed,
        "questions": [str(name) for name in paper.names],
        "seconds": paper.seconds,
        "extra_time": paper.extra,
        "pass": paper.pass_share,
        "shares": dict(paper.shares),
        "tags": list(paper.tags),
        "count": paper.counts,
    }
    return json.dumps(values, ensure_ascii=False)


def from_json(text: str) -> Paper:
    """The inverse of `to_json`.

    Raises:
        QuizkitError: it was written by a newer version of the program, or is none.
    """
    try:
        values = json.loads(text)
        if values["version"] > VERSION:
            raise QuizkitError(
                "This exam was begun with a newer version of quizkit.", "Bring quizkit up to date."
            )
        return Paper(
            seed=str(values["seed"]),
            names=tuple(_name(str(name)) for name in values["questions"]),
            seconds=None if values["seconds"] is None else int(values["seconds"]),
            extra=float(values["extra_time"]),
            pass_share=None if values["pass"] is None else float(values["pass"]),
            shares=tuple((str(part), float(share)) for part, share in values["shares"].items()),
            tags=tuple(map(str, values["tags"])),
            counts=bool(values["count"]),
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise QuizkitError("The paper of this exam cannot be read.") from error


def _name(text: str) -> Name:
    deck, _, key = text.partition(":")
    return Name(deck, key)
