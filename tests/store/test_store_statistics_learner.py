"""Figures of a learner whose true memory is known come out within the error of sampling."""

from collections.abc import Sequence
from math import log as ln
from math import sqrt
from pathlib import Path

import pytest
from simulated_learner import SimulatedLearner, study
from store_samples import MODEL, SCHEDULER, TODAY, open_hasty_log, open_log

from quizkit.model.facts import Name
from quizkit.store.index import Index
from quizkit.store.statistics import read_counts
from quizkit.study.counts import Chosen
from quizkit.study.statistics import Statistics, statistics

DAYS = range(TODAY - 199, TODAY + 1)
NAMES = [Name("history", f"q{number}") for number in range(400)]
FORGETFUL = (0.05, 0.2, 0.6, 2.0, *MODEL.parameters[4:8], MODEL.parameters[8] - 1.2, *MODEL.parameters[9:])
"""First answers leave a weaker memory than the model takes for granted, and later ones add less to it."""
ERRORS = 3.5
"""So many standard errors; the seed is fixed."""

Tests = Sequence[tuple[float, bool]]


def figures(folder: Path, learner: SimulatedLearner) -> tuple[Statistics, Tests]:
    open_log(folder).close()
    (folder / "log.db").rename(folder / "empty.db")
    Index.open(folder / "index.db").close()
    with open_hasty_log(folder, folder / "empty.db") as log:
        tests = study(log, learner, NAMES, DAYS)
    chosen = Chosen(TODAY)
    return statistics(read_counts(folder / "index.db", folder / "log.db", chosen), chosen, SCHEDULER), tests


def test_a_memory_as_the_model_has_it(tmp_path: Path) -> None:
    found, tests = figures(tmp_path, SimulatedLearner())
    whole, count = found.retention[-1].all, len(tests)
    assert whole.asked == count > 2_500
    truth = [recall for recall, _ in tests]
    assert whole.passed == sum(recalled for _, recalled in tests)
    error = sqrt(sum(recall * (1 - recall) for recall in truth)) / count
    assert whole.value == pytest.approx(sum(truth) / count, abs=ERRORS * error)
    told = found.calibration
    assert told.predicted == pytest.approx(sum(truth) / count)
    loss = sum(-recall * ln(recall) - (1 - recall) * ln(1 - recall) for recall in truth) / count
    spread = sum(recall * (1 - recall) * ln(recall / (1 - recall)) ** 2 for recall in truth)
    assert told.log_loss == pytest.approx(loss, abs=ERRORS * sqrt(spread) / count)
    # By chance alone: each bin of n answers is off by sqrt(p (1 - p) / n).
    assert told.rmse_bins is not None
    assert told.rmse_bins < 0.05
    for one in told.bins:
        error = sqrt(one.predicted * (1 - one.predicted) / one.recalled.asked)
        assert one.recalled.value == pytest.approx(one.predicted, abs=ERRORS * error + 1e-9)


def test_another_memory_shows(tmp_path: Path) -> None:
    found, tests = figures(tmp_path, SimulatedLearner(FORGETFUL))
    told = found.calibration
    truth = sum(recall for recall, _ in tests) / len(tests)
    assert told.predicted is not None
    assert told.recalled.value is not None
    assert abs(told.predicted - truth) > 0.08, "the model is wrong"
    error = sqrt(truth * (1 - truth) / len(tests))
    assert told.recalled.value == pytest.approx(truth, abs=ERRORS * error), "what was recalled is right"
    assert told.rmse_bins is not None
    assert told.rmse_bins > 0.09
