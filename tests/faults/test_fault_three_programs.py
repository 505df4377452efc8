"""Several programs on one home at once: all of them work, and nothing of any of them is lost."""

import os
import re
import selectors
import subprocess
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from machine import Machine
from store_samples import MODEL

from quizkit.model.facts import Answered
from quizkit.store.check import Checked, check
from quizkit.store.log import Log

Amount = Callable[[int, int], int]
Tell = Callable[..., None]

PROGRAMS = 3
PATIENCE_SECONDS = 50.0
VERDICT = re.compile(rb"^\+ Right", re.MULTILINE)
USUAL = re.compile("is one of your decks now|^Reading decks")
OTHERS = (
    "doctor --rebuild",
    "decks add other-{n}.yaml",
    "log backup safe-{n}.db",
    "plan many --exam +{n}",
    "due",
)
"""`{n}` is another number each time."""


def many(count: int) -> str:
    questions = (
        f"  - {{id: q{number}, question: What is {number}?, answer: it}}\n" for number in range(count)
    )
    return f"title: Many\nid: many\nquestions:\n{''.join(questions)}"


class Sitting:
    """A sitting that is fed answers ahead, as fast as it takes them."""

    def __init__(self, machine: Machine, answers: int, number: int) -> None:
        self._errors = machine.folder / f"stderr-{number}.txt"
        line = ["study", "many.yaml", "--new", str(answers), "--limit", str(answers), "--seed", str(number)]
        with self._errors.open("wb") as stderr:
            self._program = subprocess.Popen(
                [*machine.argv, *line],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                cwd=machine.folder,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **machine.environ},
            )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._stdin, self.stdout = self._program.stdin, self._program.stdout
        self._typed = b"it\n" * answers
        self._moments: list[float] = []
        self.told = b""
        self.has_said_all = False

    def read(self) -> None:
        data = os.read(self.stdout.fileno(), 65536)
        self.has_said_all = not data
        self.told += data
        new = len(VERDICT.findall(self.told)) - self.verdicts
        self._moments += [time.monotonic()] * new

    def feed(self) -> None:
        self._stdin.write(self._typed)
        self._stdin.close()

    def end(self) -> None:
        """Waits for the end of one that has said all; kills another."""
        with self._program:
            if not self.has_said_all:
                self._program.kill()

    @property
    def verdicts(self) -> int:
        return len(self._moments)

    @property
    def errors(self) -> str:
        """What it said on standard error, and its exit code; empty when all is well."""
        err = self._errors.read_text(encoding="utf-8")
        lines = [line for line in err.splitlines() if not USUAL.search(line)]
        return "\n".join(
            [*lines, *([f"code {self._program.returncode}"] if self._program.returncode else [])]
        )

    @property
    def longest_wait_ms(self) -> int:
        """Between two verdicts; so none of them waited longer for the log."""
        gaps = (after - before for before, after in pairwise(self._moments))
        return round(1000 * max(gaps, default=0.0))


def run_to_the_end(sittings: Sequence[Sitting], *, together: bool) -> None:
    """Reads what they say until all have ended.

    Args:
        together: none is given an answer before all have asked.
    """
    waiting = set(sittings) if together else set()
    try:
        for sitting in set(sittings) - waiting:
            sitting.feed()
        with selectors.DefaultSelector() as selector:
            for sitting in sittings:
                selector.register(sitting.stdout, selectors.EVENT_READ, sitting)
            while selector.get_map():
                ready = [key.data for key, _ in selector.select(PATIENCE_SECONDS)]
                assert ready, f"nothing happens any more: {[sitting.verdicts for sitting in sittings]}"
                for sitting in ready:
                    sitting.read()
                    if sitting.has_said_all:
                        selector.unregister(sitting.stdout)
                asking = {sitting for sitting in waiting if b"Question 1 of" in sitting.told}
                if asking and asking == waiting:
                    waiting = set()
                    for sitting in sittings:
                        sitting.feed()
    finally:
        for sitting in sittings:
            sitting.end()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def facts_in(machine: Machine) -> list[object]:
    """All facts of a log that is sound."""
    with Log.read_only(machine.home / "log.db") as log:
        facts = [event.fact for event in log.events()]
        assert check(log, MODEL) == Checked(len(facts))
    return list(facts)


def answers_in(machine: Machine) -> list[Answered]:
    return [fact for fact in facts_in(machine) if isinstance(fact, Answered)]


def test_three_sittings_at_once(machine: Machine, amount: Amount, tell: Tell) -> None:
    answers = amount(40, 400)
    machine.deck(many(answers), "many.yaml")
    assert machine.run("decks", "add", "many.yaml").code == 0
    sittings = [Sitting(machine, answers, number) for number in range(PROGRAMS)]
    run_to_the_end(sittings, together=True)
    written = answers_in(machine)
    tell(
        answers=sum(sitting.verdicts for sitting in sittings),
        errors=sum(sitting.errors != "" for sitting in sittings),
        lost=sum(sitting.verdicts for sitting in sittings) - len(written),
        longest_wait_ms=max(sitting.longest_wait_ms for sitting in sittings),
    )
    assert [sitting.errors for sitting in sittings] == [""] * PROGRAMS
    assert [sitting.verdicts for sitting in sittings] == [answers] * PROGRAMS
    assert len(written) == PROGRAMS * answers
    assert {fact.name.key for fact in written} == {f"q{number}" for number in range(answers)}
    assert len(list((machine.home / "backups").glob("*"))) == 1


def test_three_sittings_begin_a_log_together(tmp_path: Path, amount: Amount, tell: Tell) -> None:
    """Nothing is there: each of them makes the log and the index, unless another is faster."""
    turns = amount(2, 15)
    for turn in range(turns):
        folder = tmp_path / str(turn)
        folder.mkdir()
        machine = Machine(folder)
        machine.deck(many(8), "many.yaml")
        sittings = [Sitting(machine, 8, number) for number in range(PROGRAMS)]
        run_to_the_end(sittings, together=False)
        assert [sitting.errors for sitting in sittings] == [""] * PROGRAMS
        # One that is late may find that all was asked today.
        assert {sitting.verdicts for sitting in sittings} <= {0, *range(1, 9)}
        assert len(answers_in(machine)) == sum(sitting.verdicts for sitting in sittings) >= 8
    tell(turns=turns)


def test_other_commands_during_a_sitting(machine: Machine, amount: Amount, tell: Tell) -> None:
    answers = amount(150, 1000)
    machine.deck(many(answers), "many.yaml")
    assert machine.run("decks", "add", "many.yaml").code == 0
    sitting = Sitting(machine, answers, 1)
    reading = Thread(target=run_to_the_end, args=[[sitting]], kwargs={"together": True})
    reading.start()
    wrong, commands = [], 0
    while reading.is_alive() or commands < len(OTHERS):
        commands += 1
        machine.deck(many(3).replace("any", f"other-{commands}"), f"other-{commands}.yaml")
        line = OTHERS[commands % len(OTHERS)].format(n=commands)
        done = machine.run(*line.split())
        if done.code != 0 or "Traceback" in done.err:
            wrong.append(f"{line}: {done}")
    reading.join()
    facts = facts_in(machine)
    written = sum(isinstance(fact, Answered) for fact in facts)
    tell(answers=sitting.verdicts, commands=commands, errors=len(wrong), lost=sitting.verdicts - written)
    assert (sitting.errors, wrong) == ("", [])
    assert sitting.verdicts == written == answers
