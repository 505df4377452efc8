"""Whole programs from their start: commands to their end, and a sitting to its first question."""

from collections.abc import Iterator, Mapping, Sequence

from . import anki_peer
from .findings import Finding, Goal, LeftOut, Row, Setting, timed
from .homes import FLOOR, ONE_LINE, PROGRAM, known_library
from .peaks import KNOWN, UNKNOWN, peak_mib
from .terminal import Terminal
from .timing import interleaved, painted, process

_LINE = "a program that prints one line"
PAINTED, READY = "1 of 20", "quit"
"""What stands on the screen with the first question, and when keys are read."""


def start(setting: Setting) -> Iterator[Finding]:
    """Commands from start to end, on a large library that has not changed."""
    questions = setting.sizes.library
    known = known_library(setting, questions)
    complete = {
        "_QUIZKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": "quizkit due generated-",
        "COMP_CWORD": "2",
    }
    cases = {
        "python -c pass": process(FLOOR, known),
        "--version": process([*PROGRAM, "--version"], known),
        "--help": process([*PROGRAM, "--help"], known),
        "completion of a deck name": process(PROGRAM, {**known, **complete}),
        "due": process([*PROGRAM, "due"], known),
    }
    anki = f"Anki: open and count due, {questions:,}"
    if anki_peer.INSTALLED:
        collection = anki_peer.collection(setting, questions)
        cases[anki] = process([*anki_peer.COUNT_DUE, str(collection)], known)
    else:
        yield LeftOut(anki, anki_peer.MISSING)
    figures = interleaved(cases, setting.rounds)
    for name, most in {"--version": 2, "--help": 5, "completion of a deck name": 5, "due": 5}.items():
        of = f", {questions:,} questions" if name == "due" else ""
        yield timed(f"quizkit {name}{of}", "python -c pass", figures[name], most)
    if anki in figures:
        yield timed(anki, "python -c pass", figures[anki])


def first(setting: Setting) -> Iterator[Finding]:
    """The first question of `study` on the screen of a pseudo-terminal, and ready for keys."""
    study = [*PROGRAM, "study"]
    small, large = setting.sizes.small_library, setting.sizes.library
    known = {questions: known_library(setting, questions) for questions in (small, large)}
    cases = {"one line": painted(ONE_LINE, known[large], "a line")}
    goals: dict[str, float | None] = {}
    for questions, environ in known.items():
        for name, wanted, goal in (("first question painted", PAINTED, 4.5), ("ready for keys", READY, 13)):
            what = f"{name}, {questions:,}"
            cases[what] = painted(study, environ, wanted)
            goals[what] = goal
    anki = f"Anki: open and get the first card, {large:,}"
    if anki_peer.INSTALLED:
        collection = anki_peer.collection(setting, large)
        argv = [*anki_peer.FIRST_CARD, str(collection)]
        cases[anki] = painted(argv, known[large], anki_peer.SHOWN)
        goals[anki] = None
    else:
        yield LeftOut(anki, anki_peer.MISSING)
    figures = interleaved(cases, setting.rounds)
    for what, most in goals.items():
        yield timed(what, _LINE, figures[what], most)


def memory(setting: Setting) -> Iterator[Finding]:
    """How much memory a sitting takes, on a large library."""
    questions = setting.sizes.library
    if not KNOWN:
        yield LeftOut("memory of study", UNKNOWN)
        return
    known = known_library(setting, questions)
    python, *_ = _peaks(ONE_LINE, known, ("a line",))
    before, after = _peaks([*PROGRAM, "study"], known, (PAINTED, READY))
    what = f"peak of study, {questions:,} questions"
    yield Row(f"{what}, first painted", "Python itself", before, "MiB", before / python)
    yield Row(
        f"{what}, prompt library loaded", "Python itself", after, "MiB", after / python, Goal(45, "MiB")
    )


def _peaks(argv: Sequence[str], environ: Mapping[str, str], marks: Sequence[str]) -> Iterator[float]:
    """The peak of a program whenever one of these texts is on the screen."""
    with Terminal(argv, environ) as terminal:
        for mark in marks:
            terminal.until(mark)
            yield peak_mib(terminal.child)
