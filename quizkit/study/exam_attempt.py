"""An exam in progress, as a value: replies that may be changed, marks, and where the learner is."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from quizkit.model.facts import EXAM, Answered, Name
from quizkit.model.grades import Grade
from quizkit.model.replies import Reply, to_json
from quizkit.model.value import Value
from quizkit.study.rating import rate


class Given(NamedTuple):
    """An answer. `took_ms` is from the question's appearance to it."""

    reply: Reply
    took_ms: int


class Attempt(Value):
    """An exam in progress. Questions are counted from 1, as they are told.

    Attributes:
        names: the questions, as they are called now.
        given: the last answer to each question that has one, in the order of answering.
        marked: questions to look at again.
        at: the question at hand; one more than there are for the review.
    """

    names: tuple[Name, ...]
    given: Mapping[Name, Given] = {}
    marked: frozenset[Name] = frozenset()
    at: int = 1

    @classmethod
    def resumed(
        cls, names: tuple[Name, ...], given: Iterable[tuple[Name, Given]], marked: Iterable[Name]
    ) -> Self:
        """After all answers of the log, oldest first, at the question after the last one."""
        attempt = cls(names)
        for name, answer in given:
            if name in names:
                attempt = attempt.go(names.index(name) + 1).answer(answer)
        return attempt._replace(marked=frozenset(marked) & set(names))

    @property
    def name(self) -> Name | None:
        """The question at hand; None at the review."""
        return self.names[self.at - 1] if self.at <= len(self.names) else None

    @property
    def open(self) -> tuple[int, ...]:
        """Numbers of the questions without an answer."""
        return self._numbers(name for name in self.names if name not in self.given)

    @property
    def answered(self) -> tuple[int, ...]:
        return self._numbers(self.given)

    @property
    def to_look_at(self) -> tuple[int, ...]:
        """Numbers of the marked questions."""
        return self._numbers(self.marked)

    def answer(self, given: Given) -> Self:
        """After an answer to the question at hand: at the next one."""
        assert self.name is not None
        others = {name: answer for name, answer in self.given.items() if name != self.name}
        return self._replace(given={**others, self.name: given}, at=self.at + 1)

    def go(self, number: int) -> Self:
        """At a question; before the first there is only the first, after the last the review."""
        return self._replace(at=min(max(number, 1), len(self.names) + 1))

    def mark(self) -> Self:
        """With the mark of the question at hand set, or removed."""
        assert self.name is not None
        return self._replace(marked=self.marked ^ {self.name})

    def _numbers(self, names: Iterable[Name]) -> tuple[int, ...]:
        wanted = set(names)
        return tuple(number for number, name in enumerate(self.names, 1) if name in wanted)


def answered(name: Name, given: Given, grade: Grade, exam: str = "", mode: str = EXAM) -> Answered:
    """The fact to write of an answer.

    Args:
        exam: id of the event that started the exam; empty for an answer in another mode.
        mode: EXAM, or STUDY when it is to count for the schedule.
    """
    rating = rate(grade, hints=0).value
    return Answered(name, mode, to_json(given.reply), grade.score, rating, given.took_ms, 0, exam=exam)
