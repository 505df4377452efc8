"""A question with options, as its rules see it."""

from typing import NamedTuple

from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import prose, words_in
from quizkit.kinds.multiple_response import MultipleResponse
from quizkit.kinds.number_text import Measure, read_measure
from quizkit.kinds.single_choice import SingleChoice
from quizkit.model.compare import fold
from quizkit.model.markup import plain
from quizkit.model.nodes import TextNode


class Option(NamedTuple):
    """One option.

    Attributes:
        text: as it is shown, on one line, without markers.
        words: without code.
    """

    node: TextNode
    text: str
    words: tuple[str, ...]


class Choice(NamedTuple):
    """A question of single choice or multiple response.

    Attributes:
        stem: what is asked, on one line, without markers and code.
        single: one option is to be picked; else several may be ticked.
    """

    entry: Entry
    deck: Deck
    stem: str
    right: tuple[Option, ...]
    wrong: tuple[Option, ...]
    single: bool

    @property
    def options(self) -> tuple[Option, ...]:
        return self.right + self.wrong

    @property
    def pinned(self) -> str:
        """The text of the option that stays last, as it is compared; empty for none."""
        pin = self.entry.question.about.pin
        return fold(plain(pin)) if pin else ""


def choice_of(entry: Entry, deck: Deck) -> Choice | None:
    """The question with its options; None when it is of another kind."""
    question = entry.question
    if not isinstance(question, (SingleChoice, MultipleResponse)):
        return None
    right, wrong = (tuple(map(_option, entry.texts(key))) for key in ("right", "wrong"))
    return Choice(entry, deck, prose(question.prompt), right, wrong, isinstance(question, SingleChoice))


def stands_for_others(option: Option, phrases: tuple[str, ...]) -> bool:
    """Whether an option says no more than one of the phrases: "All of the above."."""
    return fold(option.text).rstrip(" .!") in phrases


def measure_of(text: str) -> Measure | None:
    """The number that a text is, with its unit; None for other texts."""
    if not any(map(str.isdecimal, text)):
        return None
    try:
        return read_measure(text)
    except ValueError:
        return None


def _option(node: TextNode) -> Option:
    text = " ".join(plain(node.text).split())
    bare = text if "`" not in node.text else prose(node.text)
    return Option(node, text, words_in(bare))
