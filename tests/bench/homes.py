"""Learners' homes with libraries of any size."""

import sys
import time
from pathlib import Path

from quizkit.files.places import Places, find_places

from .answers import write_answers
from .findings import Setting
from .generate import library
from .peaks import own_environment
from .timing import process

_SCRIPT = Path(sys.executable).with_name("quizkit")
PROGRAM = [str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-m", "quizkit"]
"""As a learner starts it, where it is installed; `python -m` imports more."""

FLOOR = [sys.executable, "-c", "pass"]
ONE_LINE = [sys.executable, "-c", "print('a line'); input()"]

QUESTIONS_A_DECK = 1_000
_STUDIED = 10
"""One question in so many was studied."""


def environment(setting: Setting, home: Path) -> dict[str, str]:
    """Of a learner whose home is this folder."""
    path = {} if _SCRIPT.exists() else {"PYTHONPATH": own_environment()["PYTHONPATH"]}
    return {**setting.environ, **path, "QUIZKIT_HOME": str(home)}


def known_library(setting: Setting, questions: int) -> dict[str, str]:
    """The environment of a learner who knows so many questions and has studied a tenth of them for 100 days.

    It is made at the first call.
    """
    home = setting.folder / f"home-{questions}"
    environ = environment(setting, home)
    if not home.exists():
        files = setting.folder / f"library-{questions}"
        decks = decks_for(questions)
        library(files, questions, decks)
        process([*PROGRAM, "decks", "add", str(files)], environ)()
        studied = questions // _STUDIED
        yesterday = int(time.time() // 86_400) - 1
        write_answers(Path(places(home).log), 2 * studied, studied, (decks, range(yesterday - 99, yesterday)))
        process([*PROGRAM, "due"], environ)()
    return environ


def decks_for(questions: int) -> int:
    """Into how many files so many questions are divided."""
    return max(1, questions // QUESTIONS_A_DECK)


def places(home: Path) -> Places:
    """Where things lie in a home."""
    return find_places({"QUIZKIT_HOME": str(home)})
