"""What happened to one question, made of its events and reviews: pure."""

from collections.abc import Iterator, Sequence
from typing import Any

from quizkit.commands.events import as_plain, reply_text, what
from quizkit.model.facts import STUDY, Answered, Carried, Event, Undone
from quizkit.model.reviews import Review
from quizkit.study.days import date_of, full_date
from quizkit.study.rating import NAMES
from quizkit.terminal.past import Happening


def happenings(events: Sequence[Event], reviews: Sequence[Review]) -> tuple[Happening, ...]:
    """Everything that happened, oldest first.

    Args:
        events: all of the question's.
        reviews: of the answers that count.
    """
    by_event = {review.event: review for review in reviews}
    undone = {event.fact.target for event in events if isinstance(event.fact, Undone)}
    return tuple(_happening(event, by_event.get(event.id), undone) for event in events)


def carried(events: Sequence[Event]) -> list[str]:
    """Which edits carried the history over, in sentences."""
    return [
        f"On {full_date(event.moment.day)} an edit of the deck carried it over from {event.fact.old}."
        for event in events
        if isinstance(event.fact, Carried)
    ]


def answers_plain(events: Sequence[Event], reviews: Sequence[Review]) -> list[dict[str, Any]]:
    """Each answer as JSON values, oldest first.

    {"event", "at", "day", "mode", "reply", "verdict", "score", "rating", "sure", "counts", "since_days",
    "recall", "stability_days", "difficulty", "lapses", "due"}: `score` and `rating` with what the learner
    said later; what follows from the model of memory is null for answers that do not count (practice, exams,
    taken back), `recall` and `since_days` also for the first. `recall` is the probability of recall just
    before the answer, stability and difficulty are those after it.
    """
    return list(_answers(events, {review.event: review for review in reviews}))


def _answers(events: Sequence[Event], by_event: dict[str, Review]) -> Iterator[dict[str, Any]]:
    undone = {event.fact.target for event in events if isinstance(event.fact, Undone)}
    for event in events:
        if not isinstance(event.fact, Answered):
            continue
        plain, review = as_plain(event), by_event.get(event.id)
        score = event.fact.score if review is None else review.score
        yield {
            "event": event.id,
            "at": plain["at"],
            "day": plain["day"],
            "mode": plain["mode"],
            "reply": plain["reply"],
            "verdict": _verdict(score, taken_back=event.id in undone),
            "score": score,
            "rating": event.fact.rating if review is None else review.rating,
            "sure": event.fact.sure,
            "counts": review is not None,
            "since_days": None if review is None else review.since_days,
            "recall": None if review is None else review.recall,
            "stability_days": None if review is None else review.stability_days,
            "difficulty": None if review is None else review.difficulty,
            "lapses": None if review is None else review.lapses,
            "due": None if review is None else date_of(review.due_day).isoformat(),
        }


def _happening(event: Event, review: Review | None, undone: set[str]) -> Happening:
    day = date_of(event.moment.day).isoformat()
    fact = event.fact
    if not isinstance(fact, Answered):
        return Happening(day, what(event), "", "", None)
    said = reply_text(as_plain(event)["reply"])
    said = said if fact.mode == STUDY else f"{said} ({fact.mode})"
    score, rating = (fact.score, fact.rating) if review is None else (review.score, review.rating)
    verdict = _verdict(score, taken_back=event.id in undone)
    memory = None if review is None else (review.recall, review.stability_days, review.difficulty)
    return Happening(day, said, verdict, NAMES[rating], memory)


def _verdict(score: float, *, taken_back: bool) -> str:
    if taken_back:
        return "taken back"
    return "right" if score >= 1 else "partly" if score > 0 else "wrong"
