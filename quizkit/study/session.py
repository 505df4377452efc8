"""One sitting as a value: what waits, what was answered, and every earlier state, to undo exactly."""

from typing import Self

from quizkit.model.facts import STUDY, Answered, Name
from quizkit.model.grades import Grade, Outcome
from quizkit.model.replies import Reply, to_json
from quizkit.model.value import Value
from quizkit.study.rating import AGAIN, rate

BETWEEN = 3
"""A failed question comes back after at least so many others, or at the end."""


class Effort(Value):
    """What answering took: milliseconds from first sight to the answer, and hints shown.

    `sure` is what the learner said of the answer before its verdict; None when not asked.
    """

    took_ms: int
    hints: int
    sure: bool | None = None


class Turn(Value):
    """One answer or skip of this sitting. `event` is the answer's id in the log, empty until written."""

    name: Name
    outcome: Outcome | None
    first: bool
    event: str = ""


class Session(Value):
    """A sitting. The first of `waiting` is the question at hand.

    Attributes:
        waiting: what is still to be asked, in order.
        total: how many questions the sitting had at its start.
        mode: STUDY or PRACTICE.
        turns: what happened so far, oldest first.
        before: the sitting before the last turn; None at the start.
    """

    waiting: tuple[Name, ...]
    total: int
    mode: str = STUDY
    turns: tuple[Turn, ...] = ()
    before: "Session | None" = None

    @classmethod
    def start(cls, names: tuple[Name, ...], mode: str = STUDY) -> Self:
        return cls(names, len(names), mode)

    @property
    def current(self) -> Name | None:
        """The question at hand; None when the sitting is over."""
        return self.waiting[0] if self.waiting else None

    def answer(self, reply: Reply, grade: Grade, effort: Effort) -> tuple[Self, Answered]:
        """The sitting after a reply to the question at hand, and the fact to write before it is shown."""
        name = self.waiting[0]
        rating = rate(grade, effort.hints)
        fact = Answered(
            name,
            self.mode,
            to_json(reply),
            grade.score,
            rating.value,
            effort.took_ms,
            effort.hints,
            sure=effort.sure,
        )
        turn = Turn(name, grade.outcome, first=not self.asked_before(name))
        rest = self.waiting[1:]
        if rating.value == AGAIN:
            rest = (*rest[:BETWEEN], name, *rest[BETWEEN:])
        return self._replace(waiting=rest, turns=(*self.turns, turn), before=self), fact

    def written(self, event: str) -> Self:
        """The same sitting, knowing under which id the log keeps the last answer."""
        return self._replace(turns=(*self.turns[:-1], self.turns[-1]._replace(event=event)))

    def skip(self) -> Self:
        """The question at hand goes to the end; skipped a second time it leaves the sitting."""
        name, rest = self.waiting[0], self.waiting[1:]
        skipped_before = any(turn.name == name and turn.outcome is None for turn in self.turns)
        if not skipped_before:
            rest = (*rest, name)
        turn = Turn(name, None, first=not self.asked_before(name))
        return self._replace(waiting=rest, turns=(*self.turns, turn), before=self)

    def undo(self) -> tuple["Session", Turn] | None:
        """The sitting before the last turn, and that turn; None when there is nothing to undo."""
        if self.before is None:
            return None
        return self.before, self.turns[-1]

    def override(self, event: str) -> "Session":
        """The answer of this event counts as right: its question does not come back in this sitting."""
        answered = [turn.name for turn in self.turns if turn.event == event]
        if not answered:
            return self
        turns = tuple(
            turn._replace(outcome=Outcome.RIGHT) if turn.event == event else turn for turn in self.turns
        )
        waiting = tuple(name for name in self.waiting if name not in answered)
        before = None if self.before is None else self.before.override(event)
        return self._replace(waiting=waiting, turns=turns, before=before)

    def drop(self, name: Name) -> Self:
        """Without a question that is not there any more."""
        left = tuple(other for other in self.waiting if other != name)
        return self._replace(waiting=left, total=self.total - (len(self.waiting) > len(left)))

    def rename(self, old: Name, new: Name) -> Self:
        """After an edit of the deck gave a question another identity."""
        waiting = tuple(new if name == old else name for name in self.waiting)
        turns = tuple(turn._replace(name=new) if turn.name == old else turn for turn in self.turns)
        before = None if self.before is None else self.before.rename(old, new)
        return self._replace(waiting=waiting, turns=turns, before=before)

    def asked_before(self, name: Name) -> bool:
        """It was answered earlier in this sitting."""
        return any(turn.name == name and turn.outcome is not None for turn in self.turns)

    def first_outcomes(self) -> dict[Name, Outcome]:
        """What became of each question the first time it was answered."""
        return {turn.name: turn.outcome for turn in reversed(self.turns) if turn.outcome is not None}

    def skipped(self) -> tuple[Name, ...]:
        """Questions that were skipped and not answered later."""
        answered = self.first_outcomes()
        return tuple(dict.fromkeys(turn.name for turn in self.turns if turn.name not in answered))

    def missed(self) -> tuple[Name, ...]:
        """Questions wrong or partly right the first time, in the order they were asked."""
        wrong = (Outcome.WRONG, Outcome.PARTLY)
        return tuple(name for name, outcome in reversed(self.first_outcomes().items()) if outcome in wrong)
