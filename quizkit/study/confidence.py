"""What was said about being sure, against what became of it."""

from collections.abc import Sequence

from quizkit.model.facts import Answered, Event, Overridden, Undone


def standing(events: Sequence[Event]) -> list[tuple[Event, Answered]]:
    """The answers among these events that were not taken back, with what was later said of their scores.

    Args:
        events: of one question, oldest first.
    """
    undone = {event.fact.target for event in events if isinstance(event.fact, Undone)}
    overrides = {event.fact.target: event.fact for event in events if isinstance(event.fact, Overridden)}
    answers = []
    for event in events:
        if isinstance(event.fact, Answered) and event.id not in undone:
            override = overrides.get(event.id)
            score = event.fact.score if override is None else override.score
            answers.append((event, event.fact._replace(score=score)))
    return answers


def sure_but_wrong(events: Sequence[Event]) -> Event | None:
    """The last answer of which sure or unsure was said, if it was sure and wrong.

    Args:
        events: of one question, oldest first.
    """
    said = [(event, answer) for event, answer in standing(events) if answer.sure is not None]
    if not said:
        return None
    event, answer = said[-1]
    return event if answer.sure and answer.score < 1 else None
