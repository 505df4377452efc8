"""Decks read from disk, checked, and put into the library index."""

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from quizkit.checks.selection import Selection
from quizkit.commands.checking import Asked, check_files
from quizkit.files.decks import load_deck, read_deck
from quizkit.store.index import Index

from . import anki_peer
from .findings import Finding, LeftOut, Row, Setting, timed
from .generate import deck
from .peaks import KNOWN, UNKNOWN, peak_of
from .timing import inside, interleaved
from .varied import varied_course

_PEER = "yaml.load(…, CSafeLoader)"

_LOAD = """
import sys, yaml
from pathlib import Path
kept = [yaml.load(Path(path).read_bytes(), yaml.CSafeLoader) for path in sys.argv[1:]]
"""
_READ = """
import sys
from pathlib import Path
from quizkit.files.decks import read_deck, read_deck_text
read_deck_text("questions: [{question: Who?, answer: He}]", "deck")
kept = [read_deck(Path(path), "deck") for path in sys.argv[1:]]
"""


def reading(setting: Setting) -> Iterator[Finding]:
    """Questions read, with places, built and checked for structure; the peer builds plain values."""
    import yaml

    questions = setting.sizes.deck
    path = _deck(setting)
    figures = interleaved(
        {
            "yaml": inside(lambda: yaml.load(path.read_bytes(), yaml.CSafeLoader)),
            "ours": inside(lambda: read_deck(path, "deck")),
        },
        setting.few,
    )
    yield timed(f"read a deck of {questions:,}", _PEER, figures["ours"], 0.17)
    if not KNOWN:
        yield LeftOut("peak memory of reading", UNKNOWN)
        return
    peer = peak_of(_LOAD, str(path)) - peak_of(_LOAD)
    ours = peak_of(_READ, str(path)) - peak_of(_READ)
    yield Row(f"read a deck of {questions:,}: rise of peak memory", _PEER, ours, "MiB", ours / peer)


def check(setting: Setting) -> Iterator[Finding]:
    """All rules against reading, and on ten times as many questions against that."""
    questions = setting.sizes.deck
    files = varied_course(setting.place("course"), 10 * questions, 10)
    asked = Asked(Selection(select=("ALL",)))
    small = inside(lambda: check_files(files[:1], asked))
    to_reading = interleaved(
        {"read": inside(lambda: read_deck(files[0], "deck")), "check": small}, setting.few
    )
    growth = interleaved(
        {"small": small, "large": inside(lambda: check_files(files, asked))}, -(-setting.few // 2)
    )
    yield timed(f"check {questions:,} questions", "read the same", to_reading["check"], 8)
    yield timed(f"check {10 * questions:,} questions", f"check {questions:,}", growth["large"], 13)


def index(setting: Setting) -> Iterator[Finding]:
    """The first reading into the library index, and a look that finds nothing changed."""
    folder, path, questions = setting.place("index"), _deck(setting), setting.sizes.deck
    numbers = count()
    known = folder / "known.db"
    first_reading(known, path)

    def first() -> None:
        first_reading(folder / f"index-{next(numbers)}.db", path)

    cases = {"first": inside(first), "again": inside(partial(first_reading, known, path))}
    again = interleaved(cases, setting.few)
    what = f"first reading of {questions:,} into the index"
    if anki_peer.INSTALLED:
        notes = folder / "notes.csv"
        anki_peer.write_notes(notes, questions)

        def anki() -> None:
            with anki_peer.opened(folder / f"{next(numbers)}.anki2") as col:
                anki_peer.import_notes(col, notes)

        figures = interleaved({"anki": inside(anki), "first": inside(first)}, setting.few)
        yield timed(what, f"Anki's import of {questions:,} notes", figures["first"], 2)
    else:
        yield Row(what, "", again["first"].seconds * 1000)
        yield LeftOut("Anki's import of as many notes", anki_peer.MISSING)
    yield timed("again, unchanged", "the first reading", again["again"], 0.05)


def first_reading(index: Path, *decks: Path) -> None:
    """Opens an index and brings it up to date."""
    with Index.open(index) as opened:
        opened.refresh(decks, load_deck)


def _deck(setting: Setting) -> Path:
    path = setting.folder / f"deck-{setting.sizes.deck}.yaml"
    if not path.exists():
        path.write_text(deck(setting.sizes.deck), encoding="utf-8")
    return path
