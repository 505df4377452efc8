"""What every kind of question can do. A kind is a value in `kinds/` that extends `Question`."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import ClassVar, NamedTuple, TypeVar

from quizkit.model.forms import Form
from quizkit.model.grades import Grade
from quizkit.model.nodes import Place
from quizkit.model.replies import Reply
from quizkit.model.value import Value


class About(NamedTuple):
    """What any question may carry beside its prompt and answer.

    Attributes:
        key: names the question within its deck: the author's `id`, else made of the prompt.
        key_written: the author gave the id.
        group: questions of one group are siblings (two directions of a card) and are not asked on one day.
        level: 1 (remember) to 5 (evaluate); None when not given.
        source: where the answer stands, as it is shown; empty for none.
        why: shown after the answer; empty for none.
        hints: given one at a time.
        passage: the text this question is about; empty for none.
        shuffle: options may be shown in any order.
        pin: text of the option that stays last; empty for none.
    """

    key: str
    key_written: bool
    group: str
    place: Place
    tags: tuple[str, ...] = ()
    level: int | None = None
    source: str = ""
    why: str = ""
    hints: tuple[str, ...] = ()
    passage: str = ""
    shuffle: bool = True
    pin: str = ""


class Detail(NamedTuple):
    """Something about an answer that only its author is shown: what it is called, and what it says."""

    name: str
    lines: tuple[str, ...]


class Question(Value, ABC):
    """A question that can be asked and graded. Pure: no clock, no chance, no terminal."""

    kind: ClassVar[str]
    """The field's name for it, as learners read it: "single choice"."""

    about: About

    @property
    @abstractmethod
    def prompt(self) -> str:
        """What is asked; may hold inline markup and line breaks."""

    @abstractmethod
    def form(self, seed: str) -> Form:
        """How it is asked. The same seed gives the same order of options."""

    def objection(self, reply: Reply) -> str:
        """Why this reply should be asked again instead of marked wrong; empty when it can be graded.

        Blank input, for example, or words where a number is asked.
        """
        del reply
        return ""

    @abstractmethod
    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        """Marks a reply. Never raises: a reply that does not fit (from an older deck) scores 0.

        Args:
            reply: what the learner did.
            rivals: other typed answers of the deck; a slip that is as near to one of them is not forgiven.
        """

    @abstractmethod
    def right_reply(self) -> Reply:
        """A reply that scores 1."""

    @abstractmethod
    def right_lines(self) -> tuple[str, ...]:
        """The right answer, as lines to show."""

    def accepted(self) -> tuple[str, ...]:
        """Every text that is accepted where something is typed; empty for other kinds."""
        return ()

    def details(self) -> tuple[Detail, ...]:
        """What else is known of the answer: other texts that are accepted, words on wrong ones."""
        also = tuple(text for text in self.accepted() if text not in self.right_lines())
        return (Detail("also", also),) if also else ()


Q = TypeVar("Q", bound=Question)


def with_key(question: Q, key: str) -> Q:
    """The same question under another key."""
    return question._replace(about=question.about._replace(key=key))
