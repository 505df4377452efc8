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
from quizkit.files.check_settings import CheckSettings, settings_for
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
        reads: the files as they were read, in the order in which they were named.
        problems: those that speak, each file's together and in its order.
        failing: so many of them make the check fail.
        without_words: language of decks for which no word list is there, and how many rules were passed over.
    """

    reads: Mapping[Path, DeckRead]
    problems: tuple[Problem, ...]
    failing: int
    without_words: Mapping[str, int]

    @property
    def questions(self) -> int:
        """So many can be asked."""
        return sum(len(read.items) for read in self.reads.values())

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file, by the name it has in problems."""
        return {str(file): read.text for file, read in self.reads.items()}


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The decks that the paths name, without those that are named twice.

    Raises:
        UsageError: there is no such path, or no deck below one.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in deck_files(path):
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def check_files(
    files: Sequence[Path], asked: Asked, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Checked:
    """Reads and checks files.

    Raises:
        UsageError: a file is gone, or settings hold what has no meaning.
    """
    reads = {}
    for number, file in enumerate(files, 1):
        reads[file] = read_deck(file, str(file))
        progress(number, len(files))
    return check_reads(reads, asked)


def check_reads(reads: Mapping[Path, DeckRead], asked: Asked) -> Checked:
    """Checks files that were read; their text need not be on the disk.

    Raises:
        UsageError: settings hold what has no meaning.
    """
    settings = settings_for(reads)
    speaking = {str(file): _speaking(file, settings[file], asked) for file in reads}
    decks = _decks(reads, speaking)
    found = {str(file): list(read.problems) for file, read in reads.items()}
    for problem in doubts(list(decks.values())):
        if problem.code in speaking[problem.path]:
            found[problem.path].append(problem)
    kept = {path: _heeded(decks.get(path), problems, speaking[path]) for path, problems in found.items()}
    failing = sum(_fails(problem, settings[file], asked) for file in reads for problem in kept[str(file)])
    problems = tuple(problem for found_there in kept.values() for problem in found_there)
    return Checked(reads, problems, failing, _without_words(decks.values(), speaking))


def _decks(reads: Mapping[Path, DeckRead], speaking: Mapping[str, frozenset[str]]) -> dict[str, Deck]:
    """The decks for the rules, by path, with what the version control has where a rule compares with it."""
    wanted = [file for file in reads if speaking[str(file)] & _NEED_COMMITTED]
    texts = committed_texts(wanted) if wanted else {}
    before = {file: read_deck_text(text, str(file), file.stem) for file, text in texts.items()}
    decks = (deck_to_check(read, str(file), before.get(file)) for file, read in reads.items())
    return {deck.path: deck for deck in decks if deck is not None}


def _speaking(file: Path, settings: CheckSettings, asked: Asked) -> frozenset[str]:
    """The codes of the rules that speak about a file."""
    line, own = asked.selection, settings.selection
    combined = Selection(
        line.select or own.select,
        (*(() if line.select else own.extend), *line.extend),
        (*own.ignore, *line.ignore),
        own.per_file,
    )
    seen_from = settings.folder or Path.cwd()
    return combined.speaking(Path(os.path.relpath(file, seen_from)).as_posix())


def _heeded(deck: Deck | None, problems: list[Problem], speaking: frozenset[str]) -> list[Problem]:
    """The problems that no comment in the deck silences, in the order of the file."""
    if deck is not None:
        # Rules on words are not run without a word list.
        running = speaking if deck.words is not None else {c for c in speaking if not RULES[c].needs_words}
        problems = heed(deck, problems, running)
    return sorted(problems, key=lambda problem: (problem.place, problem.code))


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
