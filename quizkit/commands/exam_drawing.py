"""Draws the paper of an exam from a deck, its head and what was asked for on the command line."""

from typing import TYPE_CHECKING, NamedTuple

from quizkit.commands.exam_state import is_graded
from quizkit.model.errors import QuizkitError, UsageError
from quizkit.model.facts import Name
from quizkit.model.head import Exam
from quizkit.model.value import Value
from quizkit.study.exam_paper import Item, Paper, draw

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.model.question import Question


class ExamWishes(Value):
    """What was asked for on the command line. None: as the deck's head says.

    Attributes:
        extra: share of the time that is added, 0 for none.
        tags: only questions that have one of them; empty for all.
        seed: draws the questions and gives their order; empty for one of now.
        counts: at the end the answers are to count for the schedule, too.
    """

    questions: int | None = None
    minutes: float | None = None
    extra: float | None = None
    tags: tuple[str, ...] = ()
    seed: str = ""
    counts: bool = False

    @property
    def for_paper(self) -> tuple[str, ...]:
        """The options that were given and say what the paper is."""
        given = {
            "--questions": self.questions is not None,
            "--minutes": self.minutes is not None,
            "--extra-time": self.extra is not None,
            "--tag": bool(self.tags),
            "--seed": bool(self.seed),
        }
        return tuple(option for option, is_given in given.items() if is_given)


class Drawn(NamedTuple):
    """A paper, and what is to be said about how it was drawn."""

    paper: Paper
    notes: tuple[str, ...]


def drawn(library: "Library", deck: str, wishes: ExamWishes) -> Drawn:
    """A paper on a deck.

    Raises:
        UsageError: there is no time limit to extend.
        QuizkitError: nothing can be asked.
    """
    head = library.index.head(deck)
    exam = head.exam or Exam()
    minutes = exam.minutes if wishes.minutes is None else wishes.minutes
    if minutes is None and wishes.extra:
        raise UsageError(f"An exam on {deck} has no time limit to extend.", "`--minutes N` sets one.")
    wanted = exam.questions if wishes.questions is None else wishes.questions
    seed = wishes.seed or str(library.outside.moment().at_ms)
    questions = _questions(library, deck, wishes.tags)
    items = [_item(library, deck, question) for question in questions if is_graded(question)]
    names = draw(items, wanted, head.blueprint, seed)
    cards = len(questions) - len(items)
    if not names:
        raise _nothing(deck, wishes, cards)
    extra = wishes.extra or 0.0
    seconds = None if minutes is None else round(minutes * 60 * (1 + extra))
    paper = Paper(seed, names, seconds, extra, exam.pass_share, head.blueprint, wishes.tags, wishes.counts)
    return Drawn(paper, tuple(_notes(cards, wanted, len(names))))


def _questions(library: "Library", deck: str, tags: tuple[str, ...]) -> "list[Question]":
    """The questions of a deck in the author's order; with tags, those that have one of them."""
    from quizkit.commands.library import read

    wanted = set(library.index.names(deck, tags))
    path = next(row.path for row in library.decks() if row.deck == deck)
    found = {Name(deck, question.about.key): question for question, _, _ in read(path).items}
    return [question for name, question in found.items() if name in wanted]


def _item(library: "Library", deck: str, question: "Question") -> Item:
    about = question.about
    name = Name(deck, about.key)
    others = library.index.give_aways(name)
    return Item(name, about.group, about.tags, about.level, about.passage, others)


def _nothing(deck: str, wishes: ExamWishes, cards: int) -> QuizkitError:
    tags = f" with the tag {', '.join(wishes.tags)}" if wishes.tags else ""
    if cards:
        message = f"All questions of {deck}{tags} are flashcards, which the program cannot grade."
        return QuizkitError(message, f"`quizkit study {deck}` asks them.")
    return QuizkitError(f"There is no question of {deck}{tags} that can be asked in an exam.")


def _notes(cards: int, wanted: int | None, found: int) -> list[str]:
    notes = []
    if cards:
        are = "flashcard is" if cards == 1 else "flashcards are"
        notes.append(f"{cards} {are} left out: an exam asks what the program can grade.")
    if wanted is not None and found < wanted:
        notes.append(f"{wanted} questions were wanted; {found} can be asked in one exam.")
    return notes
