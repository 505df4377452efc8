"""Why a question comes back on just that day, in a sentence."""

from quizkit.model.facts import Card
from quizkit.model.reviews import Review
from quizkit.study.days import distance, full_date
from quizkit.study.rating import NAMES
from quizkit.study.schedule import Scheduler, memory_of


def why_that_day(card: Card, last: Review | None, today: int, scheduler: Scheduler) -> str:
    """Why a question is due when it is.

    Args:
        card: of the question.
        last: the last answer that counted; None before the first.
        today: the study day.
        scheduler: what the model expects, and what is wanted.
    """
    memory = memory_of(card)
    if last is None or memory is None or card.due_day is None:
        return "Not answered so far: it comes when it is its turn in the author's order."
    when = f"Due {distance(card.due_day, today)}, {full_date(card.due_day)}"
    if card.learning and card.last_day == today:
        when = f"Missed today: it comes back until it is recalled once. {when}"
    if card.suspended:
        return f"{when}, but it is set aside and not asked."
    if card.due_day < last.due_day:
        return f"{when}: its right answer was changed, so that it is asked again."
    recall = scheduler.model.recall(memory, card.due_day)
    wanted = scheduler.policy.retention_of(card.name.deck)
    answer = f"the last answer, {distance(last.day, today)}, was rated {NAMES[last.rating]}"
    expected = f"recall is expected to be {recall:.0%} on that day"
    if card.due_day - memory.last_day <= 1 and recall < wanted:
        return f"{when}: {answer}; {expected}, and it cannot be sooner than the next day."
    return f"{when}: {answer}; {expected}, and {wanted:.0%} is wanted."
