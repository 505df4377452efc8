"""The same wrong answer twice: a confusion, not a slip."""

from collections.abc import Sequence

from quizkit.model.facts import EXAM, Event
from quizkit.model.replies import Picked, Reply, Typed, from_json
from quizkit.study.confidence import standing


def given_before(events: Sequence[Event], reply: Reply, answer: str) -> tuple[int, ...]:
    """The study days on which this reply was given before and was wrong, in order.

    Only for replies of one option or one line. Exams do not count: an answer can be changed there.

    Args:
        events: of the question, oldest first.
        answer: id of the event of this reply, which may be among them.
    """
    if not isinstance(reply, Picked | Typed):
        return ()
    return tuple(
        event.moment.day
        for event, earlier in standing(events)
        if event.id != answer
        and earlier.mode != EXAM
        and earlier.score < 1
        and _same(from_json(earlier.reply), reply)
    )


def told(days: Sequence[int], reply: Reply, today: int) -> str:
    """That a wrong answer was given on these study days before, in a sentence; empty for no days."""
    if not days:
        return ""
    did = "wrote" if isinstance(reply, Typed) else "chose"
    match len(days):
        case 1:
            return f"You {did} this before, {_on(days[-1], today)}."
        case 2:
            return f"You {did} this twice before, last {_on(days[-1], today)}."
        case times:
            return f"You {did} this {times} times before, last {_on(days[-1], today)}."


def _same(one: Reply, other: Reply) -> bool:
    if isinstance(one, Typed) and isinstance(other, Typed):
        from quizkit.model.compare import fold

        return fold(one.text) == fold(other.text)
    return one == other


def _on(day: int, today: int) -> str:
    """A study day as it is told: "today", "on 3 May", "on 3 May 2024"."""
    if day == today:
        return "today"
    from datetime import date, timedelta

    then, now = (date(1970, 1, 1) + timedelta(days=one) for one in (day, today))
    year = "" if then.year == now.year else f" {then.year}"
    return f"on {then.day} {then:%B}{year}"
