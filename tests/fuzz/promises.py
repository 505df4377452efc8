"""What every question promises, whatever was drawn for it."""

from quizkit.model.grades import Grade, Outcome
from quizkit.model.question import Question
from quizkit.model.replies import (
    Filled,
    GaveUp,
    Listed,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
    from_json,
    to_json,
)
from quizkit.terminal import boards
from quizkit.terminal.layout import line_width, plain
from quizkit.terminal.prose import Look
from quizkit.terminal.style import ASCII, UNICODE

LOOKS = (Look(40, UNICODE, "utf-8"), Look(79, ASCII, "ascii"))
DATES = ("again today", "in 2 days", "in 4 days", "in 12 days")


def keeps_its_promises(question: Question, rivals: tuple[str, ...]) -> None:
    """Asserts what every kind of question promises, for some replies."""
    right = question.right_reply()
    assert from_json(to_json(right)) == right, "a reply changes in the log"
    assert not question.objection(right), "the right reply is asked again"
    grade = question.grade(right, (*rivals, *question.accepted()))
    assert (grade.score, grade.outcome, grade.rule) == (1, Outcome.RIGHT, ""), "the right reply is not right"
    assert question.grade(GaveUp(), rivals).score == 0, "giving up scores"
    for text in question.accepted():
        if not isinstance(right, Listed | Filled):
            assert question.grade(Typed(text), rivals).score == 1, "an accepted text is not right"
    for reply in _replies(question, rivals):
        is_sound(question, reply, question.grade(reply, rivals))
        assert question.grade(reply, rivals) == question.grade(reply, rivals), "grading is not repeatable"


def is_sound(question: Question, reply: Reply, grade: Grade) -> None:
    assert 0 <= grade.score <= 1
    assert (grade.score == 1) == (grade.outcome in (Outcome.RIGHT, Outcome.ALMOST))
    assert (grade.score == 0) == (grade.outcome is Outcome.WRONG)
    assert not (question.objection(reply) and grade.score), "what should be asked again scores"


def _replies(question: Question, texts: tuple[str, ...]) -> list[Reply]:
    """Replies of the question's own shape, and a few others as an older deck may have left them."""
    right = question.right_lines()
    lists = (texts, (*right, *texts), right[::-1], right[1:], (), right * 2)
    odd: list[Reply] = [Typed("x"), Listed(("x", "x")), Filled(("x",) * 3), Picked("x"), Ticked(("x", ""))]
    match question.right_reply():
        case Typed():
            return [*map(Typed, (*texts, *right, "")), *odd]
        case Listed():
            return [*map(Listed, lists), *odd]
        case Filled():
            return [*map(Filled, lists), *odd]
    return odd


def can_be_shown(question: Question) -> None:
    """Asserts that it fits into a terminal before and after the right reply."""
    from .text_target import is_visible

    form, right = question.form("1"), question.right_reply()
    assert form == question.form("1"), "the same seed gives another form"
    for look in LOOKS:
        board = boards.start(form, lambda: DATES)
        rows = [*boards.first_look(board, look, 30), *boards.settled(form, right, look)]
        assert all(line_width(row) <= look.cells for row in rows), "a row is too wide"
        is_visible("\n".join(map(plain, rows)))
    assert boards.left_by(form, right) is not None or isinstance(right, Rated), "a reply cannot be taken up"
