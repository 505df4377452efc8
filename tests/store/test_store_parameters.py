"""Own parameters of the model of memory: the newest ones in the log hold for all that was."""

from pathlib import Path

import pytest
from store_samples import MODEL, OTHER_PARAMETERS, SCHEDULER, TODAY, answered, made, moment, open_log

from quizkit.model.facts import Tuned
from quizkit.store.chain import link
from quizkit.store.check import Checked, check
from quizkit.store.restore import Restored, restore
from quizkit.store.rows import to_row
from quizkit.store.salvage import INSERT


def bring_back(folder: Path, file: Path) -> Restored:
    return restore(folder / "log.db", file, SCHEDULER, backups=folder / "backups", day=TODAY)


def test_own_parameters_make_everything_anew_but_for_due_days(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a"), answered("b", 1)], moment())
        log.write([answered("a")], moment(TODAY + 4))
        before = made(log)
        log.write([Tuned(OTHER_PARAMETERS, '{"after":0.4}')], moment(TODAY + 5))
        after = made(log)
        assert log.parameters == OTHER_PARAMETERS
        assert log.scheduler.model.parameters == OTHER_PARAMETERS
        for (card, reviews), (old_card, old_reviews) in zip(after, before, strict=True):
            assert card.stability_days != old_card.stability_days
            assert card.due_day == old_card.due_day
            assert [review.due_day for review in reviews] == [review.due_day for review in old_reviews]
        assert after[0][1][1].recall != before[0][1][1].recall
        (event,) = log.write([answered("a")], moment(TODAY + 9))
        assert event.algorithm == MODEL.tuned(OTHER_PARAMETERS).name
        assert check(log, MODEL) == Checked(5)


def test_no_parameters_are_the_defaults_again(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        before = made(log)
        log.write([Tuned(OTHER_PARAMETERS)], moment(TODAY + 1))
        log.write([Tuned(())], moment(TODAY + 2))
        assert made(log) == before
        assert log.parameters is None
        assert log.scheduler.model.name == MODEL.name


def test_a_program_follows_the_parameters_that_another_one_wrote(tmp_path: Path) -> None:
    with open_log(tmp_path) as one, open_log(tmp_path) as other:
        one.write([answered("a")], moment())
        other.write([Tuned(OTHER_PARAMETERS)], moment())
        one.write([answered("a")], moment(TODAY + 3))
        assert one.scheduler.model.parameters == OTHER_PARAMETERS
        assert check(one, MODEL) == Checked(3)
    with open_log(tmp_path) as log:
        assert log.scheduler.model.parameters == OTHER_PARAMETERS


def test_parameters_that_the_model_cannot_use_are_not_written(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        with pytest.raises(AssertionError):
            log.write([Tuned((1.0, 2.0))], moment())
        assert log.parameters is None
        assert check(log, MODEL) == Checked(1)


def test_the_parameters_of_another_device_make_everything_anew(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with open_log(one) as log:
        log.write([answered("a")], moment())
        before = made(log)
    with open_log(other) as log:
        log.write([Tuned((0.7, *OTHER_PARAMETERS[1:])), Tuned(OTHER_PARAMETERS)], moment(TODAY - 9))
    bring_back(one, other / "log.db")
    with open_log(one) as log:
        assert log.parameters == OTHER_PARAMETERS
        assert made(log) != before
        assert check(log, MODEL) == Checked(3)


def test_parameters_that_the_model_cannot_use_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    with open_log(other) as log:
        log.write([answered("a"), Tuned(OTHER_PARAMETERS)], moment())
        row = to_row(log.write([Tuned(())], moment())[0])
        forged = row._replace(id=bytes(16), counter=4, detail='{"parameters":[7.0],"figures":"{}"}')
        parent = log.connection.execute("SELECT chain FROM event ORDER BY seq DESC").fetchone()[0]
        log.connection.execute(INSERT, (*forged, parent, link(parent, forged)))
    assert bring_back(tmp_path, other / "log.db") == Restored(3, 0, 1)
    with open_log(tmp_path) as log:
        assert log.parameters is None
