"""What became of an exam: points, passed or not, by tag and level, and every question as it was graded."""

from collections.abc import Iterable
from typing import NamedTuple

from quizkit.model.facts import Name
from quizkit.model.grades import Grade, Outcome
from quizkit.model.question import Question
from quizkit.model.replies import Reply

NEAR = 1e-9
"""Sums of points are this exact."""


class Scored(NamedTuple):
    """A question of an exam, as it was graded: what is told of it needs no deck any more.

    Attributes:
        number: in the paper, from 1; those that were gone by the end are not counted.
        reply: None for a question that was left open.
        outcome, score, said, right, rule, feedback: as in `Grade`.
        tags: its own; those of the whole deck are left out.
    """

    number: int
    name: Name
    kind: str
    prompt: str
    reply: Reply | None
    outcome: Outcome
    score: float
    said: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    rule: str = ""
    feedback: tuple[str, ...] = ()
    why: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    level: int | None = None


class Part(NamedTuple):
    """Points by tag ("wars") or by level ("level 2")."""

    name: str
    points: float
    of: int

    @property
    def share(self) -> float:
        return self.points / self.of


class Result(NamedTuple):
    """An exam that was handed in.

    Attributes:
        pass_share: share of the points that it takes to pass; None when there is no pass mark.
        missing: questions of the paper that were not in the deck any more: they are not counted.
        used_seconds: what it took, at most what was allowed.
        seconds: time allowed; None for no limit.
        timed_out: it was not handed in, but its time was up.
        counted: the answers count for the schedule, too.
    """

    title: str
    questions: tuple[Scored, ...]
    pass_share: float | None = None
    missing: tuple[Name, ...] = ()
    used_seconds: int = 0
    seconds: int | None = None
    timed_out: bool = False
    counted: bool = False

    @property
    def points(self) -> float:
        return sum(one.score for one in self.questions)

    @property
    def of(self) -> int:
        return len(self.questions)

    @property
    def score(self) -> float:
        """Share of the points, 0 to 1; 0 when no question was left to be graded."""
        return self.points / self.of if self.questions else 0.0

    @property
    def passed(self) -> bool | None:
        """None when there is no pass mark."""
        return None if self.pass_share is None else not self.is_below(self.pass_share)

    def is_below(self, share: float) -> bool:
        """The score is below a share."""
        return self.score < share - NEAR

    @property
    def missed(self) -> tuple[Name, ...]:
        """Questions without all their points, those that were left open too."""
        return tuple(one.name for one in self.questions if one.score < 1)

    @property
    def tags(self) -> tuple[Part, ...]:
        """Points by tag, the weakest first."""
        return _parts((tag, one) for one in self.questions for tag in one.tags)

    @property
    def levels(self) -> tuple[Part, ...]:
        """Points by level, the lowest first."""
        levels = ((f"level {one.level}", one) for one in self.questions if one.level is not None)
        return tuple(sorted(_parts(levels)))


def scored(number: int, name: Name, question: Question, reply: Reply | None, grade: Grade | None) -> Scored:
    """A question that was graded; without a reply and a grade, one that was left open."""
    about = question.about
    known = Scored(
        number=number,
        name=name,
        kind=question.kind,
        prompt=question.prompt,
        reply=reply,
        outcome=Outcome.WRONG,
        score=0.0,
        right=question.right_lines(),
        why=about.why,
        source=about.source,
        tags=about.tags,
        level=about.level,
    )
    if grade is None:
        return known
    return known._replace(
        outcome=grade.outcome,
        score=grade.score,
        said=grade.said,
        right=grade.right or known.right,
        rule=grade.rule if grade.outcome is Outcome.ALMOST else "",
        feedback=grade.feedback,
    )


def _parts(named: Iterable[tuple[str, Scored]]) -> tuple[Part, ...]:
    scores: dict[str, list[float]] = {}
    for name, one in named:
        scores.setdefault(name, []).append(one.score)
    parts = [Part(name, sum(points), len(points)) for name, points in scores.items()]
    return tuple(sorted(parts, key=_weakest_first))


def _weakest_first(part: Part) -> tuple[float, str]:
    return round(part.share, 9), part.name
