"""Fits parameters of the model of memory: the only module that imports `fsrs_rs_python`, an extra."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from typing import TYPE_CHECKING

from quizkit.model.errors import QuizkitError
from quizkit.study.fitting import Item
from quizkit.study.memory import Memory, MemoryModel

if TYPE_CHECKING:
    from quizkit.study.fitting import Memories

EPOCHS = 8
"""How often all items are gone through."""


class NoFit(QuizkitError):  # noqa: N818 - the name says what happened
    """There are no parameters to be had."""


def check_installed() -> None:
    """Raises NoFit: the library is not there. The message says how to install it."""
    if find_spec("fsrs_rs_python") is None:
        raise NoFit("Fitting needs the extra `tune`: python -m pip install 'quizkit[tune]'")


def fit(items: Iterable[Item]) -> tuple[float, ...]:
    """Parameters that foretell the last answer of each item well, within the bounds of the model.

    Args:
        items: in the order of their last answers, each of which came on a later day than the one before.

    Raises:
        NoFit: the library is not there, or gives up.
    """
    check_installed()
    import fsrs_rs_python as rs

    review = cache(rs.FSRSReview)
    made = [rs.FSRSItem([review(rating, days) for rating, days in item]) for item in items]
    try:
        found = rs.FSRS(rs.DEFAULT_PARAMETERS).compute_parameters(
            made, training_config=rs.TrainingConfig(num_epochs=EPOCHS)
        )
    except BaseException as error:
        # What fails in Rust is no Exception, and its class is not exported.
        if isinstance(error, ValueError) or type(error).__name__ == "PanicException":
            raise NoFit(f"The library that fits gave up: {error}") from None
        raise
    return _within_bounds(tuple(found))


def memories(parameters: tuple[float, ...]) -> "Memories":
    """What these parameters make of a history, by this library: a thirtieth of the time of the other's.

    It counts with fewer digits; the fifth of a stability may differ.
    """
    import fsrs_rs_python as rs

    review = cache(rs.FSRSReview)
    model = rs.FSRS(list(parameters))

    def after_each(item: Item) -> list[Memory]:
        states = model.historical_memory_states(rs.FSRSItem([review(*answer) for answer in item]))
        days = accumulate(since_days for _, since_days in item)
        return [Memory(one.stability, one.difficulty, day) for one, day in zip(states, days, strict=True)]

    return after_each


def _within_bounds(found: tuple[float, ...]) -> tuple[float, ...]:
    try:
        parameters = MemoryModel.clamped(found)
    except ValueError:  # the two libraries count their parameters differently
        parameters = None
    if parameters is None or not MemoryModel.takes(parameters):
        raise NoFit(f"The library that fits found no numbers that can be used: {found}")
    return parameters
