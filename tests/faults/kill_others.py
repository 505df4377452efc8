"""Kills of the other commands that write, and of exams. They say what they did only after they did it."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from kill_home import Home
from kill_lines import OUR_TRACEBACK
from store_samples import MODEL, answered, moment, open_log

from quizkit.files.settings import read_settings
from quizkit.model.facts import Answered, Away, DeckAdded, ExamHandedIn, Planned
from quizkit.store.check import Checked, check
from quizkit.store.log import Log

EXAM_QUESTIONS = 8
EXAM = "title: Exam\nid: exam\nexam: {minutes: 600, pass: 60%}\nquestions:\n" + "".join(
    f"  - {{id: q{number}, question: What is {number}?, answer: it}}\n" for number in range(EXAM_QUESTIONS)
)


class Case(NamedTuple):
    """A command; `{n}` is another number each time.

    Attributes:
        says: what it says when it is done.
        holds: whether that is so.
    """

    line: str
    says: str
    holds: Callable[[Home, int], bool]


def storm(folder: Path, kills: int, chance: Random) -> tuple[int, list[str]]:
    """Kills commands; returns how many were killed, and what must not be."""
    home = _studied(folder / "home")
    killed, number, wrong, took = 0, 0, list[str](), dict[Case, float]()
    while killed < kills and not wrong:
        number = number % 300 + 1
        home.skip_days(1)
        home.machine.deck(EXAM.replace("exam", f"deck-{number}", 2), f"deck-{number}.yaml")
        case, before = CASES[len(took)] if len(took) < len(CASES) else chance.choice(CASES), _ids(home)
        line, began = case.line.format(n=number), time.monotonic()
        died, said = _run(home, line, "", chance.uniform(0, took[case]) if case in took else None)
        took.setdefault(case, time.monotonic() - began)  # the first time each comes to its end
        killed += died
        if case.says in said and not case.holds(home, number):
            wrong.append(f"`{line}` said {said!r}, and it is not so")
        if not died and case.says not in said:
            wrong.append(f"`{line}` did not say {case.says!r}: {said!r}")
        if not before <= _ids(home):
            wrong.append(f"`{line}` lost events")
        wrong += _unsound(home, said)
    return killed, wrong


def exam_storm(folder: Path, kills: int, chance: Random) -> tuple[int, list[str]]:
    """Kills exams, which go on where they were; returns how many kills, and what must not be."""
    home = _studied(folder / "home")
    home.machine.deck(EXAM, "exam.yaml")
    killed, runs, shown, ended, wrong, took = 0, 0, 0, 0, list[str](), 0.0
    while killed < kills and not wrong:
        runs, began = runs + 1, time.monotonic()
        typed = "\n" + "it\n" * EXAM_QUESTIONS + ":hand-in\nyes\n\n"
        seconds = chance.uniform(took / 3, took) if took else None
        died, said = _run(home, "exam exam.yaml --linear", typed, seconds)
        took = took or time.monotonic() - began
        killed += died
        # What follows an answer, the next question or the review, is shown when it is written.
        asked = len(re.findall(r"^Question \d of", said, re.MULTILINE))
        shown += max(0, asked - 1 + ("Review." in said and asked > 0))
        ended += "of 8 points" in said
        with Log.read_only(home.log) as log:
            facts = [event.fact for event in log.events()]
        written = sum(isinstance(fact, Answered) and fact.exam != "" for fact in facts)
        handed_in = sum(isinstance(fact, ExamHandedIn) for fact in facts)
        if not (shown <= written <= shown + runs and ended <= handed_in <= ended + runs):
            wrong.append(f"shown {shown}, written {written}; ended {ended}, handed in {handed_in}")
        wrong += _unsound(home, said)
    return killed, wrong


def _studied(folder: Path) -> Home:
    """A home in which something was studied, and the log of another device, to be restored from."""
    home = Home(folder)
    other = folder / "other"
    other.mkdir()
    with open_log(other) as log:
        log.write([answered(f"q{number}") for number in range(300)], moment())
    done = home.machine.run("study", "deck.yaml", "--new", "99", typed=":dontknow\n" * 20)
    assert done.code == 0, done
    return home


def _run(home: Home, line: str, typed: str, seconds: float | None) -> tuple[bool, str]:
    """Kills a command after so many seconds; None for not at all.

    Returns:
        Whether it was killed, and what it had said.
    """
    said = home.machine.folder / "said.txt"
    stdin = home.machine.folder / "typed.txt"
    stdin.write_text(typed, encoding="utf-8")
    with said.open("wb") as out, stdin.open("rb") as source:
        program = subprocess.Popen(
            [*home.machine.argv, *line.split()],
            stdin=source,
            stdout=out,
            stderr=out,
            cwd=home.machine.folder,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **home.machine.environ},
        )
        if seconds is not None:
            time.sleep(seconds)
            program.kill()
        code = program.wait(30)
    return code == -9, said.read_text(encoding="utf-8", errors="replace")


def _unsound(home: Home, said: str) -> list[str]:
    with Log.read_only(home.log) as log:
        checked = check(log, MODEL)
    wrong = [] if checked == Checked(len(_ids(home))) else [str(checked)]
    return [*wrong, *([said] if OUR_TRACEBACK.search(said) else [])]


def _ids(home: Home) -> set[str]:
    with Log.read_only(home.log) as log:
        return {event.id for event in log.events()}


def _has_today(fact: type) -> Callable[[Home, int], bool]:
    def has(home: Home, _number: int) -> bool:
        with Log.read_only(home.log) as log:
            return any(
                isinstance(event.fact, fact) and event.moment.day == home.day for event in log.events()
            )

    return has


def _is_restored(home: Home, _number: int) -> bool:
    with Log.read_only(home.machine.folder / "other" / "log.db") as source:
        return {event.id for event in source.events()} <= _ids(home)


def _is_set(home: Home, number: int) -> bool:
    return read_settings(home.machine.home / "config.toml").new_a_day == number


def _is_backed_up(home: Home, number: int) -> bool:
    with Log.read_only(home.machine.folder / f"safe-{number}.db") as log:
        return check(log, MODEL).damage == ()


def _is_sound(home: Home, _number: int) -> bool:
    return not _unsound(home, "")


CASES = (
    Case("plan every --exam +{n}", "Every kind: exam on", _has_today(Planned)),
    Case("away +{n}", "away.", _has_today(Away)),
    Case("decks add deck-{n}.yaml", "now known", _has_today(DeckAdded)),
    Case("config set new_a_day {n}", "new_a_day = ", _is_set),
    Case("log restore other/log.db", "events added", _is_restored),
    Case("log backup safe-{n}.db", "is backed up", _is_backed_up),
    Case("doctor --rebuild", "made anew", _is_sound),
)
