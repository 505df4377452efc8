"""What `quizkit exam DECK` does: begins an exam or goes on with one, and shows what became of it."""

from typing import TYPE_CHECKING

from quizkit.commands.exam_drawing import ExamWishes, drawn
from quizkit.commands.exam_scoring import hand_in
from quizkit.commands.exam_sitting import ExamSitting
from quizkit.commands.exam_state import Opened, exam_of, no_deck, open_exam, opened
from quizkit.model.errors import UsageError
from quizkit.model.facts import PRACTICE, ExamStarted, Seen
from quizkit.study.exam_paper import to_json
from quizkit.terminal import exam_words
from quizkit.terminal.exam_front import Intro, Time
from quizkit.terminal.front import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizkit.commands.library import Library
    from quizkit.commands.outside import Outside
    from quizkit.model.facts import Fact
    from quizkit.store.exams import Exam
    from quizkit.study.exam_paper import Paper
    from quizkit.study.exam_result import Result
    from quizkit.terminal.front import Front

_NO_CLOCK = Time(None, lambda: None)


def examine(outside: "Outside", named: str, wishes: ExamWishes, *, linear: bool = False) -> "Result | None":
    """Runs an exam on one deck, or goes on with the one that has begun; None when it is not handed in.

    Raises:
        UsageError: more than one deck is named; or an exam has begun, and options would change its paper.
        QuizkitError: nothing can be asked now.
    """
    from quizkit.commands.library import open_library

    with open_library(outside) as library:
        decks = _decks(library, named)
        if len(decks) != 1:
            advice = f"Take one of them: `quizkit exam {decks[0]}`."
            raise UsageError(f"An exam is on one deck, and {named} has {len(decks)}.", advice)
        library.tell_problems(decks)
        exam = open_exam(library.log, decks[0])
        _refuse_changes(exam, wishes)
        with outside.front(linear=linear) as front:
            begun = exam or _begin(library, decks[0], wishes, linear=linear)
            if begun is None:
                return None
            return _go_on(library, opened(library, begun), front, wishes, linear=linear)


def _decks(library: "Library", named: str) -> "tuple[str, ...]":
    from quizkit.commands.library import choose

    try:
        return choose(library, [named])
    except UsageError:
        exam = open_exam(library.log, named)
        if exam is None:
            raise
        raise no_deck(library.log, exam, "there is no such deck now") from None


def _refuse_changes(exam: "Exam | None", wishes: ExamWishes) -> None:
    if exam is not None and wishes.for_paper:
        given = " and ".join(wishes.for_paper)
        raise UsageError(
            f"An exam on {exam.deck} has begun, and its paper stands: {given} cannot be given now.",
            f"`quizkit exam {exam.deck}` goes on with it.",
        )


def _begin(library: "Library", deck: str, wishes: ExamWishes, *, linear: bool) -> "Exam | None":
    """Draws a paper and writes that the exam has begun; None when the learner does not want to begin."""
    paper, notes = drawn(library, deck, wishes)
    outside = library.outside
    view = Intro(
        deck=deck,
        title=library.index.head(deck).title,
        questions=len(paper.names),
        seconds=paper.seconds,
        extra=paper.extra,
        pass_share=paper.pass_share,
        notes=notes,
    )
    if not outside.exam_front(_NO_CLOCK, linear=linear).begin(view):
        return None
    facts: list[Fact] = [ExamStarted(deck, to_json(paper)), *_first_sights(library, paper)]
    started = library.log.write(facts, outside.moment())[0]
    return exam_of(library.log, started.id)


def _first_sights(library: "Library", paper: "Paper") -> "list[Seen]":
    """By what they said, questions are known again when the deck is edited before the exam is over."""
    seen = []
    for name in paper.names:
        card, trace = library.log.card(name), library.index.trace(name)
        if trace is not None and (card is None or not card.prompt):
            seen.append(Seen(name, trace.prompt, trace.right))
    return seen


def _go_on(
    library: "Library", state: Opened, front: "Front", wishes: ExamWishes, *, linear: bool
) -> "Result | None":
    outside, clock = library.outside, library.outside.clock

    def left() -> int | None:
        return state.running.left(clock.now_ms(), clock.ticks_ms())

    exam_front = outside.exam_front(Time(state.running.allowed_ms, left), linear=linear)
    for line in _how_far(state, left()):
        exam_front.note(line)
    sitting = ExamSitting(library, state, exam_front)
    try:
        end = sitting.run()
    except KeyboardInterrupt:
        outside.out.advice(_how_to_go_on(state, left()))
        raise
    if end is Command.QUIT:
        saved = len(sitting.attempt.given)
        exam_front.note(f"Saved: {saved} of {len(state.questions)} answered. {_how_to_go_on(state, left())}")
        return None
    timed_out = end is Command.TIME_UP
    if timed_out:
        exam_front.note("The time is up: the exam is handed in.")
    elif exam_of(library.log, state.exam.id).handed_in is not None:
        exam_front.note("It was handed in elsewhere meanwhile: what was answered by then counts.")
    result = hand_in(library, state.exam.id, counts=wishes.counts, timed_out=timed_out)
    if exam_front.report(result) is Command.PRACTISE:
        _practise(library, front, result)
    return result


def _how_far(state: Opened, left_ms: int | None) -> "Iterator[str]":
    if (state.attempt.given or state.attempt.marked) and left_ms != 0:
        told = f"Going on with your exam: {len(state.attempt.given)} of {len(state.questions)} answered"
        yield f"{told}." if left_ms is None else f"{told}, {exam_words.stretch(left_ms / 1000)} left."
    if state.missing:
        keys = ", ".join(name.key for name in state.missing)
        yield f"Not in the deck now, and not counted as long as that is so: {keys}."


def _how_to_go_on(state: Opened, left_ms: int | None) -> str:
    clock = "" if left_ms is None else f" The clock runs: {exam_words.stretch(left_ms / 1000)} left."
    return f"`quizkit exam {state.exam.deck}` goes on.{clock}"


def _practise(library: "Library", front: "Front", result: "Result") -> None:
    from quizkit.commands.sitting import Limits, Sitting
    from quizkit.study.session import Session

    seed = str(library.outside.moment().at_ms)
    Sitting(library, front, Session.start(result.missed, PRACTICE), Limits(seed)).run()
