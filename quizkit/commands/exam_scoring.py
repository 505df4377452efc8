"""Hands an exam in: grades what was answered by the present deck, and writes the result."""

from typing import TYPE_CHECKING

from quizkit.commands.exam_state import Opened, exam_of, opened
from quizkit.model.facts import STUDY, ExamHandedIn
from quizkit.study.exam_attempt import answered
from quizkit.study.exam_json import from_json, to_json
from quizkit.study.exam_result import Result, Scored, scored

if TYPE_CHECKING:
    from quizkit.commands.library import Library
    from quizkit.model.facts import Answered, Fact, Name
    from quizkit.model.grades import Grade


def hand_in(library: "Library", exam_id: str, *, counts: bool, timed_out: bool) -> Result:
    """Writes the result of an exam, and study answers if they are to count, in one go.

    What counts is what the log holds, so that two terminals in one exam agree. When the other one was faster,
    its result stands.
    """
    exam = exam_of(library.log, exam_id)
    if exam.handed_in is not None:
        return from_json(exam.result)
    state = opened(library, exam)
    counts = counts or state.paper.counts
    grades = {name: _grade(library, state, name) for name in state.attempt.given}
    result = _result(library, state, grades)._replace(timed_out=timed_out, counted=counts)
    facts: list[Fact] = [ExamHandedIn(exam_id, to_json(result))]
    if counts:
        facts = [*_study_answers(state, grades), *facts]
    library.log.write(facts, library.outside.moment())
    return result


def _grade(library: "Library", state: Opened, name: "Name") -> "Grade":
    question = state.questions[name]
    rivals = library.index.rivals(name, question.accepted())
    return question.grade(state.attempt.given[name].reply, rivals)


def _result(library: "Library", state: Opened, grades: "dict[Name, Grade]") -> Result:
    clock = library.outside.clock
    head = library.index.head(state.exam.deck)
    used_ms = state.running.used(clock.now_ms(), clock.ticks_ms())
    if state.running.allowed_ms is not None:
        used_ms = min(used_ms, state.running.allowed_ms)
    return Result(
        title=head.title,
        questions=tuple(
            _scored(number, name, state, grades.get(name))._replace(
                tags=tuple(tag for tag in question.about.tags if tag not in head.tags)
            )
            for number, (name, question) in enumerate(state.questions.items(), 1)
        ),
        pass_share=state.paper.pass_share,
        missing=state.missing,
        used_seconds=round(used_ms / 1000),
        seconds=state.paper.seconds,
    )


def _scored(number: int, name: "Name", state: Opened, grade: "Grade | None") -> Scored:
    given = state.attempt.given.get(name)
    return scored(number, name, state.questions[name], None if given is None else given.reply, grade)


def _study_answers(state: Opened, grades: "dict[Name, Grade]") -> "list[Answered]":
    return [answered(name, state.attempt.given[name], grade, mode=STUDY) for name, grade in grades.items()]
