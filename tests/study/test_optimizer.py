"""Fitted parameters against those in force, and the model of memory against the reference engine in Rust."""

import random
import sys

import pytest
from remembering import DEFAULTS, QUICK_TO_FORGET, answers_of, repetitions_of

from quizkit.study.fitting import Item, Trial, split, training_items, try_out
from quizkit.study.memory import MemoryModel
from quizkit.study.optimizer import NoFit, check_installed, fit, memories

rs = pytest.importorskip("fsrs_rs_python")

ANSWERS = 20_000
HISTORIES = 1000


def tune(parameters: tuple[float, ...], seed: int) -> Trial:
    """How fitted parameters fare with the newest answers of a learner."""
    answers = repetitions_of(answers_of(parameters, ANSWERS, seed))
    parts = split(answers)
    fitted = fit(training_items(answers, parts.from_ms))
    return try_out(answers, parts.from_ms, MemoryModel(fitted), memories(fitted))


def test_the_parameters_of_a_learner_who_is_unlike_most_are_found() -> None:
    trial = tune(QUICK_TO_FORGET, seed=1)
    assert trial.better
    assert trial.after < 0.98 * trial.before


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_gained_where_the_defaults_are_true(seed: int) -> None:
    assert not tune(DEFAULTS, seed).better


def test_what_comes_back_can_be_used_whatever_was_answered() -> None:
    for ratings in ((3, 3, 3), (3, 1, 1), (4, 4, 2)):
        items: list[Item] = [
            ((first, 0), *((rating, days) for rating in ratings[:upto]))
            for days in range(1, 60)
            for first in (1, 2, 3, 4)
            for upto in (1, 2, 3)
        ]
        assert MemoryModel.takes(fit(items))


def test_without_items_the_defaults_come_back() -> None:
    assert fit([]) == pytest.approx(DEFAULTS, abs=1e-6)


def test_a_library_that_gives_up_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoFit, match="gave up"):
        fit([((3, 0), (3, 0))])
    with pytest.raises(NoFit, match="gave up"):
        fit([((7, 0), (3, 2))])
    capfd.readouterr()  # it has told itself, too


def test_a_library_that_is_not_there_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    with pytest.raises(NoFit, match=r"pip install 'quizkit\[tune\]'$") as told:
        check_installed()
    assert told.value.advice == ""


class Rust:
    """Stands for the library: fitting does what it is told to."""

    __spec__ = "it is installed"
    DEFAULT_PARAMETERS = FSRSReview = FSRSItem = TrainingConfig = staticmethod(lambda *_, **__: None)

    def __init__(self, end: Exception | type[BaseException] | list[float]) -> None:
        self.end = end

    def FSRS(self, _: object) -> "Rust":  # noqa: N802 - as the library names it
        return self

    def compute_parameters(self, *_: object, **__: object) -> list[float]:
        if isinstance(self.end, list):
            return self.end
        raise self.end


@pytest.mark.parametrize("end", [KeyboardInterrupt, MemoryError])
def test_what_is_no_failure_to_fit_is_not_told_as_one(
    end: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", Rust(end))
    with pytest.raises(end):
        fit([])


@pytest.mark.parametrize("found", [[], [float("nan")] * len(DEFAULTS), list(DEFAULTS[:-1])])
def test_parameters_that_cannot_be_used_are_refused(
    found: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", Rust(found))
    with pytest.raises(NoFit, match="The library that fits found no numbers that can be used: "):
        fit([])


def history(chance: random.Random) -> Item:
    """Up to a dozen answers, some of them on the same day."""
    gaps = (0, 0, 1, 2, 5, 13, 34, 89, 233)
    answers = range(chance.randint(1, 12))
    return tuple([(chance.randint(1, 4), chance.choice(gaps) if place else 0) for place in answers])


@pytest.mark.parametrize("parameters", [DEFAULTS, QUICK_TO_FORGET], ids=["defaults", "others"])
def test_states_and_intervals_agree_with_the_reference(parameters: tuple[float, ...]) -> None:
    chance = random.Random(7)
    model, reference = MemoryModel(parameters), rs.FSRS(parameters)
    for _ in range(HISTORIES):
        memory, state, day = None, None, 20_000
        for rating, gap in history(chance):
            day += gap
            retention = chance.choice((0.7, 0.9, 0.97))
            step = model.after(memory, rating, day, retention)
            nexts = reference.next_states(state, retention, gap)
            expected = (nexts.again, nexts.hard, nexts.good, nexts.easy)[rating - 1]
            memory, state = step.memory, expected.memory
            assert memory.stability_days == pytest.approx(state.stability, rel=1e-4)
            assert memory.difficulty == pytest.approx(state.difficulty, rel=1e-4)
            assert step.interval_days == pytest.approx(expected.interval, abs=1)


@pytest.mark.parametrize("parameters", [DEFAULTS, QUICK_TO_FORGET], ids=["defaults", "others"])
def test_memories_are_those_of_the_model(parameters: tuple[float, ...]) -> None:
    chance = random.Random(8)
    model, remembered = MemoryModel(parameters), memories(parameters)
    for _ in range(HISTORIES):
        item, memory, day = history(chance), None, 0
        for (rating, since_days), found in zip(item, remembered(item), strict=True):
            day += since_days
            memory = model.after(memory, rating, day).memory
            assert found == pytest.approx(memory, rel=1e-4)


def test_log_loss_agrees_with_the_reference() -> None:
    answers = repetitions_of(answers_of(QUICK_TO_FORGET, 600))
    items = [
        rs.FSRSItem([rs.FSRSReview(rating, days) for rating, days in item])
        for item in training_items(answers, 10**15)
    ]

    def loss(parameters: tuple[float, ...]) -> float:
        model = rs.FSRS(parameters)  # one by one: among several the newer ones weigh more
        return float(sum(model.evaluate([item]).log_loss for item in items)) / len(items)

    trial = try_out(answers, 0, MemoryModel(QUICK_TO_FORGET), memories(QUICK_TO_FORGET))
    assert trial.held_out == len(items)
    assert trial.before == pytest.approx(loss(DEFAULTS), rel=1e-4)
    assert trial.after == pytest.approx(loss(QUICK_TO_FORGET), rel=1e-4)
