"""From sessions, grades and cards to what is shown: pure, and the same for every way of showing."""

from collections.abc import Callable, Sequence

from quizkit.model.facts import PRACTICE, Card
from quizkit.model.forms import FillGaps, TypeLine, TypeLines
from quizkit.model.grades import Grade, Outcome
from quizkit.model.head import Head
from quizkit.model.markup import plain
from quizkit.model.question import Question
from quizkit.model.text import one_line
from quizkit.model.value import Value
from quizkit.study.days import distance
from quizkit.study.memory import MemoryModel
from quizkit.study.rating import rate
from quizkit.study.reason import is_leech, why_now
from quizkit.study.schedule import Scheduler
from quizkit.study.session import Session
from quizkit.terminal.front import Asking, Missed, Summary, Verdict


class Setting(Value):
    """Where a question stands while it is asked. `hints` is how many were shown; no card: never met."""

    head: Head
    card: Card | None
    hints: int
    seed: str
    next_dates: Callable[[], tuple[str, str, str, str]]


class Outlook(Value):
    """What a summary tells beside the session itself (see `front.Summary`)."""

    took_ms: int
    today: int
    last_time: float | None
    tomorrow: int
    waiting: int


def asking(question: Question, session: Session, setting: Setting) -> Asking:
    about, card = question.about, setting.card
    outcomes = list(session.first_outcomes().values())
    right = sum(outcome in (Outcome.RIGHT, Outcome.ALMOST) for outcome in outcomes)
    topics = [tag for tag in about.tags if tag not in setting.head.tags]
    number = len({*session.waiting[:1], *(turn.name for turn in session.turns)})
    return Asking(
        number=number,
        of=max(session.total, number),
        done=session.total - len(session.waiting),
        deck=setting.head.title,
        topic=topics[0] if topics else "",
        badge=_badge(session, card),
        right=right,
        wrong=len(outcomes) - right,
        kind=question.kind,
        passage=about.passage,
        prompt=question.prompt,
        form=question.form(setting.seed),
        hints=about.hints[: setting.hints],
        flagged=card is not None and card.flagged,
        seed=setting.seed,
        next_dates=setting.next_dates,
    )


def verdict(question: Question, grade: Grade, hints: int, comes_back: str, before: str = "") -> Verdict:
    typed = isinstance(question.form(""), TypeLine | TypeLines | FillGaps)
    return Verdict(
        outcome=grade.outcome,
        said=grade.said,
        right=grade.right,
        rule=grade.rule if grade.outcome is Outcome.ALMOST else "",
        feedback=grade.feedback,
        typed=typed,
        why=question.about.why,
        source=question.about.source,
        next=comes_back,
        reason=rate(grade, hints).reason,
        overridable=typed and bool(grade.said) and grade.outcome in (Outcome.WRONG, Outcome.PARTLY),
        before=before,
    )


def summary(
    session: Session, missed: Sequence[tuple[Question | None, Card | None]], outlook: Outlook
) -> Summary:
    outcomes = list(session.first_outcomes().values())
    there = [(question, card) for question, card in missed if question is not None]
    return Summary(
        took_ms=outlook.took_ms,
        right=outcomes.count(Outcome.RIGHT),
        almost=outcomes.count(Outcome.ALMOST),
        wrong=outcomes.count(Outcome.WRONG) + outcomes.count(Outcome.PARTLY),
        skipped=len(session.skipped()),
        last_time=outlook.last_time,
        missed=tuple(
            Missed(
                line_of(question.prompt),
                line_of(", ".join(question.right_lines())),
                _due(card, outlook.today),
            )
            for question, card in there
        ),
        leeches=tuple(
            (line_of(question.prompt), card.lapses)
            for question, card in there
            if card is not None and is_leech(card.lapses)
        ),
        tomorrow=outlook.tomorrow,
        waiting=outlook.waiting,
        practice=session.mode == PRACTICE,
    )


def comes_back(card: Card | None, again_today: bool, today: int) -> str:
    """When a question comes back, as told after an answer."""
    later = _due(card, today)
    if again_today:
        return f"again today, then {later}" if later else "again today"
    return later


def next_dates(card: Card, scheduler: Scheduler, today: int) -> tuple[str, str, str, str]:
    """When a card would come back after the ratings 1 to 4: about the middle of the days allowed."""

    def told(rating: int) -> str:
        days = scheduler.after(card, rating, today)[1]
        return distance(days[len(days) // 2], today)

    return "again today", told(2), told(3), told(4)


def why_due(card: Card | None, today: int, model: MemoryModel) -> tuple[str, ...]:
    """Why a question is due when it is, said while it is not being asked."""
    if card is None or card.due_day is None:
        return ("Not answered so far.",)
    lines = why_now(card, today, model)
    if card.due_day <= today or card.learning:
        return lines
    return f"Due {distance(card.due_day, today)}.", *lines[1:]


def _badge(session: Session, card: Card | None) -> str:
    if session.mode == PRACTICE:
        return "practice"
    if session.current is not None and session.asked_before(session.current):
        return "again"
    return "new" if card is None or card.due_day is None else ""


def _due(card: Card | None, today: int) -> str:
    return "" if card is None or card.due_day is None else distance(max(card.due_day, today), today)


def line_of(text: str) -> str:
    """Deck text on one line, without its markers."""
    return one_line(plain(text))
