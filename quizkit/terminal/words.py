"""What verdicts, summaries and decks say, in words that every way of showing shares. Pure."""

from quizkit.model.grades import Outcome
from quizkit.model.value import Value
from quizkit.terminal.front import Home, Summary, Verdict
from quizkit.terminal.style import Marks


class Told(Value):
    """An outcome as it is told: the sign, the word, and the style of both."""

    sign: str
    word: str
    style: str


def outcome(of: Outcome, marks: Marks) -> Told:
    match of:
        case Outcome.RIGHT:
            return Told(marks.right, "Right", "right")
        case Outcome.ALMOST:
            return Told(marks.almost, "Almost", "almost")
        case Outcome.PARTLY:
            return Told(marks.wrong, "Partly right", "wrong")
        case Outcome.WRONG:
            return Told(marks.wrong, "Wrong", "wrong")


def comes_back(view: Verdict) -> str:
    """When it comes back, and why then; empty in practice."""
    return f"{view.next} ({view.reason})" if view.next and view.reason else view.next


def duration(took_ms: int) -> str:
    """A stretch of time: "48 s", "6 min 12 s", "1 h 5 min"."""
    seconds = round(took_ms / 1000)
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {seconds} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"


def recalled(view: Summary) -> float | None:
    """The share of the answered questions that was recalled the first time; None when none was answered."""
    answered = view.right + view.almost + view.wrong
    return (view.right + view.almost) / answered if answered else None


def title(view: Summary) -> str:
    return "Practice finished" if view.practice else "Session finished"


def outlook(view: Summary) -> list[str]:
    """What waits after a sitting, as sentences."""
    told = ["The schedule is as it was."] if view.practice else []
    if view.waiting:
        told.append(f"Still waiting today: {view.waiting}.")
    return [*told, f"Tomorrow: {view.tomorrow} due."]


def the_missed(count: int) -> str:
    return "the one missed" if count == 1 else f"the {count} missed"


def leech(prompt: str, missed: int, key: str, marks: Marks) -> str:
    """Says that a question is missed again and again; `key` is what edits it."""
    opening, closing = marks.quotes
    return f"{opening}{prompt}{closing} has been missed {missed} times: {key} to reword it."


def due(view: Home) -> str:
    """How much waits today."""
    if view.share:
        return view.share
    about = f", about {counted(view.minutes, 'minute')}" if view.minutes else ""
    return f"{view.due} due today{about}." if view.due else "Nothing is due today."


def streak(view: Home) -> str:
    """Empty when it is not wanted or there is none."""
    return f"Streak {counted(view.streak_days, 'day')}." if view.streak_days else ""


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
