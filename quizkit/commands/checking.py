"""One check of some deck files: what is wrong in them, after selection and ignores."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quizkit.checks.catalogue import RULES, doubts
from quizkit.checks.ignores import heed
from quizkit.checks.rule import Severity
from quizkit.checks.selection import Selection, severity_at_least
from quizkit.checks.subject import Deck
from quizkit.files.check_settings import CheckSettings, forget, settings_for
from quizkit.files.checked_decks import deck_to_check
from quizkit.files.committed import committed_texts
from quizkit.files.decks import DeckRead, deck_files, read_deck, read_deck_text
from quizkit.model.problems import Problem

_NEED_COMMITTED = {"D713", "D715"}


class Asked(NamedTuple):
    """What the command line asks for.

    Attributes:
        selection: its `select` stands instead of the settings' own, its other parts beside them.
        fail_on: None when the settings decide.
    """

    selection: Selection = Selection()
    fail_on: Severity | None = None


class Checked(NamedTuple):
    """What came out.

    Attributes:
        problems: those that speak, each file's together and in its order.
        failing: so many of them make the check fail.
        questions: so many can be asked.
        without_words: language of decks for which no word list is there, and how many rules were passed over.
        texts: the text of each file as it was checked, by the name it has in problems.
    """

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    failing: int
    questions: int
    without_words: Mapping[str, int]
    texts: Mapping[str, str]


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The decks that the paths name, without those that are named twice."""
    files = [file for path in paths for file in deck_files(path)]
    return list({os.path.realpath(file): file for file in reversed(files)}.values())[::-1]


def check_files(
    files: Sequence[Path], asked: Asked, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Checked:
    """Reads and checks files.

    Raises:
        UsageError: a file is gone, or settings hold what has no meaning.
    """
    forget()
    settings = {str(file): settings_for(file) for file in files}
    speaking = {str(file): _speaking(file, settings[str(file)], asked) for file in files}
    wanted = [file for file in files if speaking[str(file)] & _NEED_COMMITTED]
    before = committed_texts(wanted) if wanted else {}
    reads: list[DeckRead] = []
    decks: list[Deck] = []
    problems: dict[str, list[Problem]] = {}
    for number, file in enumerate(files, 1):
        read = read_deck(file, str(file))
        reads.append(read)
        problems[str(file)] = list(read.problems)
        deck = deck_to_check(read, str(file), _committed(before.get(file), file))
        decks += [] if deck is None else [deck]
        progress(number, len(files))
    for problem in doubts(decks):
        if problem.code in speaking[problem.path]:
            problems[problem.path].append(problem)
    by_path = {deck.path: deck for deck in decks}
    kept = [
        problem
        for path, found in problems.items()
        for problem in _heeded(by_path.get(path), found, _running(by_path.get(path), speaking[path]))
    ]
    return Checked(
        tuple(files),
        tuple(kept),
        sum(_fails(problem, settings[problem.path], asked) for problem in kept),
        sum(len(read.items) for read in reads),
        _without_words(decks, speaking),
        {str(file): read.text for file, read in zip(files, reads, strict=True)},
    )


def check_text(text: str, file: Path, asked: Asked) -> list[Problem]:
    """What would be wrong in a file that held this text; other files are not looked at."""
    path = str(file)
    read = read_deck_text(text, path, file.stem)
    speaking = _speaking(file, settings_for(file), asked)
    before = committed_texts([file]).get(file) if speaking & _NEED_COMMITTED else None
    deck = deck_to_check(read, path, _committed(before, file))
    found = [] if deck is None else [one for one in doubts([deck]) if one.code in speaking]
    return _heeded(deck, [*read.problems, *found], _running(deck, speaking))


def _committed(text: str | None, file: Path) -> DeckRead | None:
    return None if text is None else read_deck_text(text, str(file), file.stem)


def _speaking(file: Path, settings: CheckSettings, asked: Asked) -> frozenset[str]:
    """The codes of the rules that speak about a file."""
    line, own = asked.selection, settings.selection
    combined = Selection(
        line.select or own.select,
        (*(() if line.select else own.extend), *line.extend),
        (*own.ignore, *line.ignore),
        own.per_file,
    )
    path = file.absolute()
    if settings.folder is not None and path.is_relative_to(settings.folder):
        path = path.relative_to(settings.folder)
    return combined.speaking(path.as_posix())


def _running(deck: Deck | None, speaking: frozenset[str]) -> frozenset[str]:
    """The rules that speak and were run: those on words are not, without a word list."""
    if deck is None or deck.words is not None:
        return speaking
    return frozenset(code for code in speaking if not RULES[code].needs_words)


def _heeded(deck: Deck | None, problems: list[Problem], running: frozenset[str]) -> list[Problem]:
    kept = problems if deck is None else heed(deck, problems, running)
    return sorted(kept, key=lambda problem: (problem.place, problem.code))


def _fails(problem: Problem, settings: CheckSettings, asked: Asked) -> bool:
    threshold = asked.fail_on or settings.fail_on or Severity.WARNING
    return severity_of(problem) in severity_at_least(threshold)


def severity_of(problem: Problem) -> Severity:
    return RULES[problem.code].severity


def _without_words(decks: Iterable[Deck], speaking: Mapping[str, frozenset[str]]) -> Counter[str]:
    passed_over: Counter[str] = Counter()
    for deck in decks:
        if deck.words is None:
            rules = sum(RULES[code].needs_words for code in speaking[deck.path])
            passed_over[deck.head.language] = max(passed_over[deck.head.language], rules)
    return passed_over
