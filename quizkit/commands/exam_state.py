"""An exam as the log has it, joined with the deck as it is now."""

from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Answered, Name
from quizkit.model.forms import TurnOver
from quizkit.model.replies import from_json as reply_from_json
from quizkit.study.exam_attempt import Attempt, Given
from quizkit.study.exam_clock import Running, used_at
from quizkit.study.exam_paper import Paper, from_json

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.model.question import Question
    from quizkit.store.exams import Exam
    from quizkit.store.reader import LogReader


class Opened(NamedTuple):
    """An exam that has begun.

    Attributes:
        questions: those of the paper that are in the deck now and can be graded, in its order.
        missing: the others.
        attempt: after all answers that were given in time.
    """

    exam: "Exam"
    paper: Paper
    questions: "dict[Name, Question]"
    missing: tuple[Name, ...]
    attempt: Attempt
    running: Running


def open_exam(log: "LogReader", deck: str) -> "Exam | None":
    """The exam on a deck that is not handed in yet; of several the last one."""
    exams = [exam for exam in log.exams() if exam.deck == deck and exam.handed_in is None]
    return exams[-1] if exams else None


def no_deck(log: "LogReader", exam: "Exam", what: str) -> QuizkitError:
    """Says that nothing of an exam that has begun can be asked now. It stays open: the deck may be mended."""
    number = [one.id for one in log.exams()].index(exam.id) + 1
    return QuizkitError(
        f"An exam on {exam.deck} has begun, and {what}.",
        f"It goes on when that is mended; `quizkit exam --drop {number}` gives it up.",
    )


def is_graded(question: "Question") -> bool:
    """The program can tell right from wrong, and does not leave it to the learner."""
    return not isinstance(question.form(""), TurnOver)


def exam_of(log: "LogReader", exam_id: str) -> "Exam":
    return next(exam for exam in log.exams() if exam.id == exam_id)


def opened(library: "Library", exam: "Exam") -> Opened:
    """Joins an exam with the decks.

    Raises:
        QuizkitError: a newer version of the program has begun it; or none of its questions can be asked now.
    """
    paper = from_json(exam.paper)
    questions: dict[Name, Question] = {}
    missing = []
    for name in paper.names:
        now = name if library.index.where(name) else library.log.current_name(name)
        question = library.index.question(now)
        if question is None or not is_graded(question):
            missing.append(name)
        else:
            questions[now] = question
    if not questions:
        raise no_deck(library.log, exam, "none of its questions can be asked now")
    answers, used_ms = in_time(exam, paper)
    given = [
        (_now(library, fact.name, questions), Given(reply_from_json(fact.reply), fact.took_ms))
        for fact in answers
    ]
    marked = [_now(library, name, questions) for name in exam.marked]
    clock = library.outside.clock
    used_ms = max(used_ms, clock.now_ms() - exam.started.at_ms)
    return Opened(
        exam,
        paper,
        questions,
        tuple(missing),
        Attempt.resumed(tuple(questions), given, marked),
        Running(exam.started.at_ms, used_ms, clock.ticks_ms(), allowed_ms(paper)),
    )


def in_time(exam: "Exam", paper: Paper) -> tuple[list[Answered], int]:
    """The answers that count, oldest first, and the milliseconds gone for certain by the last."""
    facts = [(event.moment.at_ms, event.fact) for event in exam.answers if isinstance(event.fact, Answered)]
    used = used_at(exam.started.at_ms, [(at_ms, fact.took_ms) for at_ms, fact in facts])
    most = allowed_ms(paper)
    counted = [
        fact for (_, fact), used_ms in zip(facts, used, strict=True) if most is None or used_ms <= most
    ]
    return counted, max(used, default=0)


def allowed_ms(paper: Paper) -> int | None:
    """None for no limit."""
    return None if paper.seconds is None else paper.seconds * 1000


def _now(library: "Library", name: Name, questions: "dict[Name, Question]") -> Name:
    return name if name in questions else library.log.current_name(name)
