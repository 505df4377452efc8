"""`quizkit tune` on logs of simulated learners."""

import sys
from itertools import groupby
from pathlib import Path

import pytest
from remembering import DEFAULTS, FIRST_DAY, MS_A_DAY, QUICK_TO_FORGET, answers_of
from world import World

from quizkit.model.facts import STUDY, Answered, Moment, Name
from quizkit.store.check import check
from quizkit.store.log import Log
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

SCHEDULER = Scheduler(MemoryModel())


def open_log(world: World) -> Log:
    return Log.open(world.home / "log.db", SCHEDULER, backups=world.home / "backups")


def remember(world: World, parameters: tuple[float, ...], count: int) -> None:
    """A log with the answers of a learner; its clock is an hour after noon, for the day begins at four."""
    world.now_ms = (FIRST_DAY + 1000) * MS_A_DAY
    with open_log(world) as log:
        log.connection.execute("PRAGMA synchronous=OFF")
        for day, answers in groupby(answers_of(parameters, count), key=lambda answer: answer.day):
            facts = [
                Answered(
                    Name("history", f"q{answer.question}"),
                    STUDY,
                    '{"typed":"Worms"}',
                    float(answer.rating > 1),
                    answer.rating,
                    4000,
                    0,
                    day + 1,
                )
                for answer in answers
            ]
            log.write(facts, Moment(day * MS_A_DAY + MS_A_DAY // 2, 0, day))


def own(world: World) -> tuple[float, ...] | None:
    with open_log(world) as log:
        return log.parameters


def test_parameters_that_foretell_better_are_kept_and_can_be_given_up(world: World) -> None:
    pytest.importorskip("fsrs_rs_python")
    remember(world, QUICK_TO_FORGET, 6000)
    tried = world.run("tune", "--dry-run", "--json").json
    assert own(world) is None
    kept = world.run("tune", "--json").json
    assert kept == {**tried, "changed": True}
    assert tried["changed"] is False
    assert tried["before"] - tried["after"] > tried["error"]
    assert own(world) == tuple(kept["parameters"])
    (event,) = [line for line in world.run("log", "--json").json_lines if line["kind"] == "tuned"]
    del kept["parameters"], kept["changed"]
    assert event["figures"] == kept
    with open_log(world) as log:
        assert check(log, SCHEDULER.model).stale == ()
    again = world.run("tune")
    assert "They stay as they are" in again.out
    assert world.run("tune", "--defaults").out == "The default parameters hold again.\n"
    assert own(world) is None
    assert world.run("tune", "--defaults").out == "The default parameters hold already.\n"


def test_what_is_told(world: World) -> None:
    pytest.importorskip("fsrs_rs_python")
    remember(world, QUICK_TO_FORGET, 6000)
    ran = world.run("tune")
    first, header, before, after, last = ran.out.splitlines()
    assert first.endswith("answers on a later day than the one before; the newest 857 were held out.")
    assert header.split() == ["parameters", "log", "loss"]
    assert before.startswith("as it is")
    assert after.startswith("fitted")
    assert float(after.split()[-1]) < float(before.split()[-1])
    assert last == "The fitted ones are kept: each question goes by them from its next answer on."
    assert ran.code == 0


def test_the_defaults_stay_where_they_are_true(world: World) -> None:
    pytest.importorskip("fsrs_rs_python")
    remember(world, DEFAULTS, 3000)
    ran = world.run("tune")
    assert "They stay as they are" in ran.out
    assert ran.code == 0
    assert own(world) is None


def test_too_few_answers_are_refused(world: World) -> None:
    pytest.importorskip("fsrs_rs_python")
    remember(world, QUICK_TO_FORGET, 200)
    ran = world.run("tune")
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("There are too few answers to fit to: ")
    assert "400 are needed" in ran.err
    assert own(world) is None


def test_without_the_extra_one_line_says_how_to_install_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    ran = world.run("tune")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Fitting needs the extra `tune`: python -m pip install 'quizkit[tune]'\n"
    assert world.run("tune", "--defaults").code == 0


def test_giving_up_the_defaults_in_json(world: World, tmp_path: Path) -> None:
    given_up = world.run("tune", "--defaults", "--json").json
    assert given_up == {"parameters": list(DEFAULTS), "changed": False}
    with open_log(world) as log:
        from quizkit.model.facts import Tuned

        log.write([Tuned(QUICK_TO_FORGET)], Moment(world.now_ms, 0, world.now_ms // MS_A_DAY))
    assert world.run("tune", "--defaults", "--dry-run", "--json").json["changed"] is False
    assert own(world) == QUICK_TO_FORGET
    assert world.run("tune", "--defaults", "--json").json == {**given_up, "changed": True}
    assert own(world) is None
