"""Whole sessions with all that may happen to them: nothing acknowledged is lost, and nothing that is due."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Machine
from session_decks import START, TEXTS, Edit
from session_desk import ALL, Desk, Elsewhere, Jump
from session_learner import Answer, Die, Meanwhile
from session_machine import Sessions
from session_process import AT_CLOCK, AT_ONCE, BEFORE_SHOWING, IN_WRITING

from quizkit.model.compare import similarity
from quizkit.study.identity import SIMILAR
from quizkit.terminal.front import Command

FULL_STEPS = 50
SMALL = settings(
    max_examples=16,
    stateful_step_count=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bare")
    Desk.furnish(folder)
    return folder


@pytest.fixture
def desk(bare: Path, tmp_path: Path) -> Desk:
    return Desk.like(tmp_path, bare)


@pytest.mark.timeout(0)  # its examples are counted; on a busy machine they take long
def test_sessions(
    bare: Path, amount: Callable[[int, int], int], tell: Callable[..., None], request: pytest.FixtureRequest
) -> None:
    Sessions.bare = bare
    Sessions.steps = Sessions.answers = 0
    large = settings(stateful_step_count=FULL_STEPS, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Sessions, settings=large if request.config.getoption("--full") else SMALL)
    tell(sessions_of_steps=Sessions.steps, answers=Sessions.answers, lost=0)
    assert Sessions.answers > amount(100, 1_000)


def test_an_answer_is_there_whole_or_not_at_all_wherever_the_program_dies(desk: Desk) -> None:
    for place, more in [(AT_ONCE, 0), (AT_CLOCK, 0), (IN_WRITING, 0), (BEFORE_SHOWING, 1)]:
        before = len(desk.ledger.given)
        learner = desk.sit([Answer.RIGHT, Die(place), Answer.RIGHT, Answer.RIGHT], ALL)
        assert len(learner.answered) == 1
        assert len(desk.ledger.given) == before + 1 + more
        desk.look()
        desk.check()


def test_what_is_taken_back_twice_and_answered_again(desk: Desk) -> None:
    take_back = [Command.UNDO, Command.UNDO]
    desk.sit([Answer.WRONG, Answer.RIGHT, *take_back, Answer.RIGHT, Command.EASY, Answer.WRONG], ALL)
    assert [one.rating for one in desk.ledger.given] == [1, 3, 3, 1]
    assert [card.reps for card, _ in desk.ledger.memories().of.values()] == [1, 1]
    desk.look()


def test_a_deck_is_edited_and_read_elsewhere_while_its_question_is_asked(desk: Desk) -> None:
    desk.study_all()
    desk.happen(Jump(40 * 24))
    for what in ("typo", "id", "move", "remove"):
        desk.sit([Meanwhile(Elsewhere(Edit(what, 0))), Command.FLAG, Answer.WRONG, Command.UNDO], ALL)
        desk.look()
    desk.edit(Edit("put back", 0, 1))
    desk.look()


def test_processes_of_their_own_and_an_edit_while_a_question_is_asked(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    text = START.decks[0].text()
    path = machine.deck(text, "alpha.yaml")
    study = ("study", path.name, "--linear", "--new", "1")
    machine.run(*study, typed=":dontknow\n:quit\n")
    prompt = START.decks[0].items[0].prompt
    with machine.open(*study) as program:
        program.wait_for(prompt)
        path.write_text(text.replace(prompt, f"so {prompt}"), encoding="utf-8")
        other = machine.run(*study, typed=":dontknow\n:quit\n")
        assert "the history of" in other.err
        program.send(":dontknow", "enter")
        program.wait_for("Wrong")
        program.send(":quit", "enter")
        assert program.status() == 0
    (card,) = json.loads(machine.run("history", "alpha", "--json").out)
    assert (card["reps"], len(machine.answers())) == (3, 3)
    assert machine.run("doctor").code == 0


def test_no_question_of_the_machine_could_be_taken_for_another() -> None:
    texts = [text for pair in TEXTS for text in pair]
    assert max(similarity(one, other) for one, other in combinations(texts, 2)) < SIMILAR - 0.1
