"""On which day a question comes back: the interval, spread a little so that no day is overloaded."""

from collections.abc import Mapping, Sequence

from quizkit.model.chance import number
from quizkit.model.facts import Card
from quizkit.model.value import Value
from quizkit.study.memory import RETENTION, Memory, MemoryModel

_SPREAD_FROM_DAYS = 2.5
_SPREADS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""From, to, and the share of that stretch by which an interval may be moved: Anki's ranges
(rslib/src/scheduler/states/fuzz.rs)."""


AHEAD_DAYS = 2
"""So far apart may be the study days that two clocks show at one moment, both of them right: in the far east
and the far west. An answer that lies further ahead was given by a clock that was wrong."""


class Policy(Value):
    """What the learner wants of the schedule.

    Attributes:
        retention: probability of recall at which a question should come back, 0.70 to 0.97.
        by_deck: the same for single decks.
        maximum_interval_days: no interval is longer.
    """

    retention: float = RETENTION
    by_deck: Mapping[str, float] = {}
    maximum_interval_days: int = 36_500

    def retention_of(self, deck: str) -> float:
        return self.by_deck.get(deck, self.retention)


class Scheduler(Value):
    """Chooses due days with a model of memory and the learner's wishes."""

    model: MemoryModel
    policy: Policy = Policy()

    def tuned(self, parameters: tuple[float, ...] | None) -> "Scheduler":
        """This scheduler with these parameters of the model; None for the library's defaults."""
        return self._replace(model=self.model.tuned(parameters))

    def after(self, card: Card, rating: int, day: int) -> tuple[Memory, range]:
        """The memory after an answer on a study day, and the days on which the question may come back."""
        retention = self.policy.retention_of(card.name.deck)
        memory, interval_days, _ = self.model.after(memory_of(card, day), rating, day, retention)
        first, last = spread(interval_days, self.policy.maximum_interval_days)
        return memory, range(memory.last_day + first, memory.last_day + last + 1)


def memory_of(card: Card, answered_day: int | None = None) -> Memory | None:
    """The memory that a card stands for; None before its first answer.

    Args:
        card: the fold of all answers so far.
        answered_day: when the next answer is given. If the last one lies far ahead of that, the clock was
            wrong then, and it counts as given on this day, or else the question would be gone for as long.
            How long it was remembered is not known, but not for longer than it is known at all.
    """
    if card.last_day is None:
        return None
    if answered_day is None or card.last_day <= answered_day + AHEAD_DAYS:
        return Memory(card.stability_days, card.difficulty, card.last_day)
    stability_days = card.stability_days
    if card.first_day is not None and card.first_day <= answered_day:
        stability_days = min(stability_days, float(max(1, answered_day - card.first_day)))
    return Memory(stability_days, card.difficulty, answered_day)


def spread(interval_days: int, maximum_days: int = 36_500) -> tuple[int, int]:
    """The shortest and the longest interval that may stand for this one, in days."""
    if interval_days < _SPREAD_FROM_DAYS:
        return interval_days, interval_days
    reach = 1.0 + sum(share * max(0.0, min(interval_days, end) - start) for start, end, share in _SPREADS)
    shortest = max(2, round(interval_days - reach))
    longest = min(maximum_days, round(interval_days + reach))
    return min(shortest, longest), longest


def lightest(days: Sequence[int], loads: Mapping[int, int], seed: str) -> int:
    """The day with the fewest questions due; among equals the seed decides.

    Args:
        days: the days allowed, at least one.
        loads: questions already due, by study day; a day that is absent has none.
        seed: the same seed gives the same day.
    """
    least = min(loads.get(day, 0) for day in days)
    candidates = [day for day in days if loads.get(day, 0) == least]
    return candidates[number(seed, len(candidates))]
