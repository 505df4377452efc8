"""Anki's engine as a peer, where it is installed: `pip install anki`. The only module that knows it.

Its collections are filled with SQL where its own way would take hours, as its own tables are.
"""

import json
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from remembering import MS_A_DAY, Given

from .findings import Setting
from .generate import WORDS

INSTALLED = find_spec("anki") is not None
MISSING = "anki is not installed: `pip install anki`"

SHOWN = "the first card"
_OPEN = "import sys; from anki.collection import Collection; col = Collection(sys.argv[1]); "
_RENDER = (
    "card = col.sched.get_queued_cards(fetch_limit=1).cards[0].card; "
    f"print('{SHOWN}', col.get_card(card.id).question()); input()"
)
FIRST_CARD = [
    sys.executable,
    "-c",
    f"{_OPEN}{_RENDER}",
]
"""The engine alone, without a window: it opens a collection and renders the card that is due first."""
COUNT_DUE = [sys.executable, "-c", f"{_OPEN}print(col.sched.deck_due_tree()); col.close()"]

_STUDIED = 10
"""One card in so many was studied, as in our libraries."""
_DAYS = 100

Collection: TypeAlias = Any
"""Anki's own type is not there without it."""
Answer: TypeAlias = Callable[[], None]


def collection(setting: Setting, cards: int) -> Path:
    """A collection with so many cards, a tenth of them reviewed. It is made at the first call."""
    path = setting.folder / f"anki-{cards}.anki2"
    if not path.exists():
        make(path, cards)
        today = int(time.time() // 86_400)
        studied = cards // _STUDIED
        every = (Given(one % studied, today - 1 - one % _DAYS, 3, 0) for one in range(studied))
        review(path, every)
    return path


def make(path: Path, cards: int) -> None:
    """A collection with so many new cards and no limits for a day; FSRS is on."""
    notes = path.with_suffix(".csv")
    write_notes(notes, cards)
    with opened(path) as col:
        import_notes(col, notes)
        limits = col.decks.config_dict_for_deck_id(1)
        limits["new"]["perDay"] = limits["rev"]["perDay"] = 9_999
        col.decks.update_config(limits)
        col.set_config("fsrs", True)


def write_notes(path: Path, notes: int) -> None:
    """A CSV file with as much text on each line as a generated question has, and two tags."""
    rng = random.Random(notes)

    def words(count: int) -> str:
        return " ".join(rng.choices(WORDS, k=count))

    lines = (f"In this deck, what is {words(9)} no. {one}?,{words(20)},{words(2)}" for one in range(notes))
    path.write_text("\n".join(["#separator:Comma", "#tags column:3", *lines, ""]), encoding="utf-8")


def import_notes(col: Collection, notes: Path) -> None:
    """Anki's import of a CSV file."""
    from anki.collection import ImportCsvRequest

    metadata = col.get_csv_metadata(str(notes), None)
    col.import_csv(ImportCsvRequest(path=str(notes), metadata=metadata))


@contextmanager
def opened(path: Path) -> Iterator[Collection]:
    import anki.collection

    col: Collection = anki.collection.Collection(str(path))
    try:
        yield col
    finally:
        col.close()


def review(path: Path, answers: Iterable[Given]) -> None:
    """Adds answers to the cards of a closed collection, and makes cards of them that are being reviewed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        cards = [card for (card,) in connection.execute("SELECT id FROM cards ORDER BY id")]
        (created,) = connection.execute("SELECT crt FROM col").fetchone()
        first_day = created // 86_400
        connection.execute("BEGIN")
        last: dict[int, Given] = {}
        # The time of an answer is its key: no two have the same.
        at_ms = 0
        for answer in answers:
            kind = 1 if answer.question in last else 0
            last[answer.question] = answer
            at_ms = max(at_ms + 1, answer.day * MS_A_DAY + MS_A_DAY // 2)
            values = (at_ms, cards[answer.question], -1, answer.rating, 10, 5, 0, 4_200, kind)
            connection.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        data = json.dumps({"pos": 1, "s": 12.5, "d": 5.5, "dr": 0.9})
        sql = "UPDATE cards SET type = 2, queue = 2, due = ?, ivl = 12, reps = 2, data = ? WHERE id = ?"
        rows = ((answer.day + 12 - first_day, data, cards[question]) for question, answer in last.items())
        connection.executemany(sql, rows)
        connection.execute("COMMIT")


@contextmanager
def answering(folder: Path, answers: int) -> Iterator[Answer]:
    """Getting the next card and saving its answer, at most so many times."""
    path = folder / "answering.anki2"
    make(path, answers)
    with opened(path) as col:
        from anki.cards import Card
        from anki.scheduler.v3 import CardAnswer

        def answer() -> None:
            queued = col.sched.get_queued_cards(fetch_limit=1).cards[0]
            card = Card(col, backend_card=queued.card)
            card.start_timer()
            built = col.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.EASY)
            col.sched.answer_card(built)

        yield answer


def graphs(col: Collection, days: int) -> object:
    """All graphs of its statistics over so many days; 0 for all."""
    return col._backend.graphs(search="deck:*", days=days)


def fit(col: Collection) -> None:
    """Own parameters from all answers."""
    fitted = col._backend.compute_fsrs_params(
        search="deck:*",
        current_params=[],
        ignore_revlogs_before_ms=0,
        num_of_relearning_steps=1,
        health_check=False,
    )
    assert fitted.params, fitted


def replay(col: Collection) -> None:
    """The memory of every card from its answers."""
    for card in col.db.list("SELECT id FROM cards"):
        col.compute_memory_state(card)
