"""Plans and shares of a log: what `study.plan` and `study.comeback` are told, and what they say.

Imported only where there is a plan, a break or a forecast.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.facts import Away, Card, Name, Planned
from quizkit.study import comeback
from quizkit.study.breaks import LONGEST_DAYS, Break
from quizkit.study.expected import Grid, Pace
from quizkit.study.forecast import Habits, Standing
from quizkit.study.memory import Memory
from quizkit.study.plan import Done, Morning, choose, find_level
from quizkit.study.plan_course import Terms
from quizkit.study.schedule import memory_of

if TYPE_CHECKING:
    from quizkit.commands.library import Library

EVER = 1_000_000
_USUAL_RECALL = 0.8
_PRIOR_ANSWERS = 20
"""The usual pace counts as much as so many answers."""


class DeckStands(NamedTuple):
    """A deck on the morning of a day. `cards` are those met before it; `new` were never met."""

    cards: tuple[Card, ...]
    new: int

    @property
    def memories(self) -> Mapping[str, Memory]:
        return {card.name.key: _memory(card) for card in self.cards}

    @property
    def standing(self) -> tuple[Standing, ...]:
        return standing(self.cards)


class PlannedDeck(NamedTuple):
    """What a plan asks for today.

    Attributes:
        names: questions to review, with those to be recalled once more today, which are `again`.
        new: how many new ones.
        seconds_left: None when the plan has no limit.
    """

    exam_day: int
    names: tuple[Name, ...]
    again: int
    new: int
    seconds_left: float | None


class Proposal(NamedTuple):
    """A share of what waits after a break.

    Attributes:
        waiting: due now.
        away_days: how long the break was.
        reviews: a day's share.
        left: what is left of today's share. minutes: what that takes.
        caught_up_day: nothing is left over on that day any more; None when it is too far off to tell.
    """

    waiting: int
    away_days: int
    reviews: int
    left: int
    minutes: float
    caught_up_day: int | None


def pace(library: "Library") -> Pace:
    """The learner's pace of late; a usual one as far as little is known."""
    usual = Pace()
    of_late = library.log.answers_of_late()
    reviews, review_ms, _ = of_late.get(False, (0, 0.0, 0.0))
    fresh, new_ms, right = of_late.get(True, (0, 0.0, 0.0))

    def blended(number: int, found: float, expected: float) -> float:
        return (number * found + _PRIOR_ANSWERS * expected) / (number + _PRIOR_ANSWERS)

    return Pace(
        max(1.0, blended(reviews, review_ms / 1000, usual.review_seconds)),
        max(1.0, blended(fresh, new_ms / 1000, usual.new_seconds)),
        blended(fresh, right, usual.first_right),
    )


def grid_of(library: "Library", retention: float) -> Grid:
    return Grid(library.outside.model, pace(library), retention)


def stands(library: "Library", deck: str, day: int) -> DeckStands:
    """A deck as it stood on the morning of today, or as it will when nothing else is answered today.

    Args:
        day: today or tomorrow.
    """
    today = library.outside.moment().day
    new = sum(count.new for count in library.waiting.counts(today, [deck]))
    if day == today:
        new += library.waiting.first_met_on(today).get(deck, 0)
    return DeckStands(tuple(library.waiting.morning([deck], day, EVER)), new)


def terms_of(plan: Planned, since_day: int, today: int, away: tuple[Away, ...]) -> Terms:
    return Terms(today, since_day, plan.exam_day, plan.minutes_a_day, plan.retention, away)


def planned_today(library: "Library", deck: str, terms: Terms) -> PlannedDeck:
    """What a plan still asks for today."""
    today = terms.today
    deck_stands = stands(library, deck, today)
    grid = grid_of(library, library.outside.scheduler.policy.retention_of(deck))
    memories = deck_stands.memories
    level = find_level(grid, list(memories.values()), deck_stands.new, terms)
    met = {name.key for name in library.waiting.met_on(today) if name.deck == deck}
    seconds = library.log.spent(today).get(deck, (0, 0.0))[1]
    done = Done(met, library.waiting.first_met_on(today).get(deck, 0), seconds)
    asked = choose(grid, Morning(memories, deck_stands.new), done, terms, level)
    left = None if terms.minutes_a_day is None else terms.minutes_a_day * 60 - seconds
    if left is not None and left < grid.pace.review_seconds:
        return PlannedDeck(terms.exam_day, (), 0, 0, 0.0)
    again = library.waiting.learning(deck, today)
    names = (*(Name(deck, key) for key in asked.reviews), *again)
    return PlannedDeck(terms.exam_day, names, len(again), asked.new, left)


def planned_tomorrow(library: "Library", deck: str, terms: Terms) -> int:
    """How many reviews a plan will ask for on the day of these terms, as things stand now."""
    deck_stands = stands(library, deck, terms.today)
    grid = grid_of(library, library.outside.scheduler.policy.retention_of(deck))
    memories = deck_stands.memories
    level = find_level(grid, list(memories.values()), deck_stands.new, terms)
    today = choose(grid, Morning(memories, deck_stands.new), Done(), terms, level)
    return len(today.reviews)


def proposal(
    library: "Library", decks: Sequence[str], due: int, away: tuple[Away, ...], found: Break
) -> Proposal | None:
    """The share of today after a break; None when what waited was no wall, or is none any more.

    Args:
        decks: all that are studied without a plan.
        due: questions due in them now.
    """
    log, outside = library.log, library.outside
    today = outside.moment().day
    done = sum(reviews for deck, (reviews, _) in log.spent(today).items() if deck in decks)
    least = comeback.most_at_once(log.reviews_a_day(found.back_day), outside.settings.session)
    before = standing(library.waiting.morning(decks, found.back_day, found.back_day + LONGEST_DAYS))
    if sum(one.due_day <= found.back_day for one in before) <= least:
        return None
    grid = grid_of(library, outside.settings.retention)
    number = comeback.reviews_a_day(grid, before, found.back_day, least, away)
    if due + done <= number:
        return None
    now = standing(library.waiting.morning(decks, today, today + 2 * LONGEST_DAYS))
    left = max(0, number - done)
    return Proposal(
        waiting=due,
        away_days=found.back_day - found.last_day,
        reviews=number,
        left=left,
        minutes=left * grid.pace.of_review(_USUAL_RECALL) / 60,
        caught_up_day=comeback.caught_up(grid, now, today, Habits(reviews_a_day=number, away=away)),
    )


def standing(cards: Sequence[Card]) -> tuple[Standing, ...]:
    return tuple(Standing(_memory(card), _due_day(card)) for card in cards)


def _memory(card: Card) -> Memory:
    memory = memory_of(card)
    assert memory is not None
    return memory


def _due_day(card: Card) -> int:
    assert card.due_day is not None
    return card.due_day
