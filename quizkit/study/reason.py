"""Why a question is due when it is, and what of its history a learner should know: in sentences."""

from quizkit.model.facts import Card
from quizkit.study.days import distance, full_date
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import AHEAD_DAYS, memory_of

LEECH_LAPSES = 8
LEECH_EVERY = 4


def why_now(card: Card | None, today: int, model: MemoryModel, because: str = "") -> tuple[str, ...]:
    """Why a question is asked today, as lines.

    Args:
        card: None when it was never answered.
        today: the study day.
        model: tells the chance of recall.
        because: a reason of another kind, when it is not simply due; empty without one.
    """
    if card is None or card.last_day is None or card.due_day is None:
        return ("New: it is its turn in the author's order.",)
    memory = memory_of(card)
    assert memory is not None
    lines = [because or _due(card, today)]
    if not card.learning and card.last_day <= today:
        recall = model.recall(memory, today)
        lines.append(
            f"Last answered {distance(card.last_day, today)}; chance of recall now {recall:.0%} "
            f"(stability {days(card.stability_days)}, difficulty {card.difficulty:.1f} of 10)."
        )
    times = "once" if card.reps == 1 else f"{card.reps} times"
    forgotten = {0: "never forgotten", 1: "forgotten once"}.get(card.lapses, f"forgotten {card.lapses} times")
    lines.append(f"Answered {times}, {forgotten}.")
    return tuple(lines)


def is_leech(lapses: int) -> bool:
    """A question that was just forgotten for the eighth time, or four times more, should be reworded."""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_EVERY == 0


def days(count: float) -> str:
    """A stretch of days as it is told: "0.4 days", "1 day", "12 days"."""
    if count < 1:
        return f"{count:.1f} days"
    return "1 day" if round(count) == 1 else f"{round(count)} days"


def _due(card: Card, today: int) -> str:
    assert card.due_day is not None
    if card.learning and card.last_day == today:
        return "Missed today: it comes back until it is recalled once."
    if card.due_day <= today:
        return f"Due {distance(card.due_day, today)}."
    if card.last_day is not None and card.last_day > today + AHEAD_DAYS:
        return f"Answered last on {full_date(card.last_day)}: the clock was wrong then, or it is now."
    return f"Due {distance(card.due_day, today)}: asked out of turn."
