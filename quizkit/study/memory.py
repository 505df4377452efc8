"""The model of memory: FSRS-6 through the library `fsrs`, the only module that imports it.

The library counts 24-hour spans in UTC. It is given a synthetic clock instead, the study-day number times
24 hours, so that it counts study days. Learning steps and its own fuzz are off: a question is due on a day,
and the spread of days is ours (see `schedule`).
"""

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    import fsrs

RETENTION = 0.90
MAXIMUM_INTERVAL_DAYS = 36_500


class Memory(NamedTuple):
    """The state of one memory after an answer.

    Attributes:
        stability_days: days until recall has fallen to 90 %.
        difficulty: 1 (easy) to 10.
        last_day: study day of the answer.
    """

    stability_days: float
    difficulty: float
    last_day: int


class Step(NamedTuple):
    """What one answer did.

    Attributes:
        memory: after it.
        interval_days: until recall falls to the retention wanted.
        recall: probability of recall just before it, 0 to 1; None at the first answer.
    """

    memory: Memory
    interval_days: int
    recall: float | None


class MemoryModel:
    """FSRS with one set of parameters.

    Args:
        parameters: a vector as the library takes it; None for the library's defaults.
        maximum_interval_days: no interval is longer.
    """

    def __init__(
        self,
        parameters: tuple[float, ...] | None = None,
        maximum_interval_days: int = MAXIMUM_INTERVAL_DAYS,
    ) -> None:
        self._given = parameters
        self._maximum_interval_days = maximum_interval_days
        self._schedulers: dict[float, fsrs.Scheduler] = {}

    @cached_property
    def name(self) -> str:
        """The algorithm, its version and a fingerprint of its parameters, as every event keeps it."""
        from quizkit.model.digest import blake2b

        digest = blake2b(repr(self.parameters).encode(), digest_size=4).hexdigest()
        return f"FSRS-6/{digest}"

    def tuned(self, parameters: tuple[float, ...] | None) -> "MemoryModel":
        """This model with these parameters; None for the library's defaults."""
        if parameters == self._given:
            return self
        return MemoryModel(parameters, self._maximum_interval_days)

    @classmethod
    def takes(cls, parameters: tuple[float, ...]) -> bool:
        """Whether the library can use these; empty for its defaults."""
        try:
            cls(parameters or None)._scheduler(RETENTION)  # noqa: SLF001 - of its own class
        except (TypeError, ValueError):
            return False
        return True

    @classmethod
    def clamped(cls, parameters: tuple[float, ...]) -> tuple[float, ...]:
        """As many parameters as the library takes, each within the library's bounds."""
        from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

        bounds = zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        return tuple([min(max(value, lowest), highest) for value, lowest, highest in bounds])

    @cached_property
    def parameters(self) -> tuple[float, ...]:
        return tuple(self._scheduler(RETENTION).parameters)

    def after(self, memory: Memory | None, rating: int, day: int, retention: float = RETENTION) -> Step:
        """The memory after an answer on a study day.

        Args:
            memory: None before the first answer.
            rating: 1 again to 4 easy.
            day: an earlier day than the last answer's counts as the same day.
            retention: probability of recall at which the question should come back.
        """
        import fsrs

        scheduler = self._scheduler(retention)
        before = self._card(memory)
        if memory is not None:
            day = max(day, memory.last_day)
        now = _at(day)
        recall = None if memory is None else float(scheduler.get_card_retrievability(before, now))
        card, _ = scheduler.review_card(before, fsrs.Rating(rating), now)
        assert card.stability is not None
        assert card.difficulty is not None
        return Step(Memory(card.stability, card.difficulty, day), (card.due - now).days, recall)

    def recall(self, memory: Memory, day: int) -> float:
        """Probability of recall on a study day, 0 to 1; days before the last answer count as that day."""
        now = _at(max(day, memory.last_day))
        return float(self._scheduler(RETENTION).get_card_retrievability(self._card(memory), now))

    def _scheduler(self, retention: float) -> "fsrs.Scheduler":
        if retention not in self._schedulers:
            import fsrs

            given = {} if self._given is None else {"parameters": self._given}
            self._schedulers[retention] = fsrs.Scheduler(
                **given,
                desired_retention=retention,
                learning_steps=(),
                relearning_steps=(),
                maximum_interval=self._maximum_interval_days,
                enable_fuzzing=False,
            )
        return self._schedulers[retention]

    def _card(self, memory: Memory | None) -> "fsrs.Card":
        import fsrs

        if memory is None:
            return fsrs.Card(card_id=1, due=_at(0))
        last_review = _at(memory.last_day)
        return fsrs.Card(
            card_id=1,
            state=fsrs.State.Review,
            stability=memory.stability_days,
            difficulty=memory.difficulty,
            due=last_review,
            last_review=last_review,
        )


@cache
def _at(day: int) -> "datetime":
    """The moment of the synthetic clock at which a study day begins."""
    from datetime import UTC, datetime, timedelta

    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
