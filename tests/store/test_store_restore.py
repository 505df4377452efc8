import shutil
import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import MODEL, OTHER_PARAMETERS, SCHEDULER, TODAY, answered, made, moment, name, open_log

from quizkit.model.errors import DiskRefuses, LogDamaged, LogTooNew
from quizkit.model.facts import Card, Carried, DeckAdded, Flagged, Tuned, Undone
from quizkit.store.check import check
from quizkit.store.log import Log
from quizkit.store.restore import Restored, restore
from quizkit.study.projection import project


def bring_back(folder: Path, file: Path) -> Restored:
    return restore(folder / "log.db", file, SCHEDULER, backups=folder / "backups", day=TODAY)


def cards(folder: Path) -> list[Card]:
    with open_log(folder) as log:
        assert check(log, MODEL)[1:] == ((), (), ())
        return [card for deck in log.decks_with_cards() for card in log.cards(deck)]


def change(path: Path, sql: str) -> None:
    """Changes events behind the log's back, as a failing disk might."""
    with closing(sqlite3.connect(path)) as connection:
        trigger = "event_is_never_changed"
        (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (trigger,)).fetchone()
        connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(sql)
        connection.execute(made)
        connection.commit()


def spoil(path: Path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def test_a_restore_adds_what_is_missing_and_keeps_what_is_there(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a"), answered("b")], moment())
        log.back_up(tmp_path / "backup.db")
        log.write([answered("a")], moment(TODAY + 1))
    before = cards(tmp_path)
    assert bring_back(tmp_path, tmp_path / "backup.db") == Restored(0, 2, 0)
    assert cards(tmp_path) == before


def test_a_lost_log_comes_back_as_it_was(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([DeckAdded("/decks"), answered("a"), Carried(name("b"), name("a"))], moment())
        log.back_up(tmp_path / "backup.db")
        device = log.device
    before = cards(tmp_path)
    (tmp_path / "log.db").unlink()
    assert bring_back(tmp_path, tmp_path / "backup.db") == Restored(3, 0, 0)
    assert cards(tmp_path) == before
    with open_log(tmp_path) as log:
        assert (log.device, log.known_decks()) == (device, ("/decks",))
        (event,) = log.write([answered("a")], moment())
        assert event.counter == 4
        assert check(log, MODEL).damage == ()


def test_another_device_brings_its_answers_and_not_its_decks(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with open_log(one) as log:
        log.write([DeckAdded("/mine"), answered("a")], moment(TODAY - 3))
        device = log.device
    with open_log(other) as log:
        log.write([DeckAdded("/theirs"), answered("a"), answered("b")], moment())
    assert bring_back(one, other / "log.db").added == 3
    assert [card.reps for card in cards(one)] == [2, 1]
    with open_log(one) as log:
        assert (log.device, log.known_decks()) == (device, ("/mine",))
        (event,) = log.write([answered("a")], moment(TODAY - 2))
        assert event.counter == 3
        assert log.history(name("a"))[-1] == event


def test_a_sound_log_is_backed_up_before(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
        log.back_up(tmp_path / "backup.db")
    bring_back(tmp_path, tmp_path / "backup.db")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["log-before-restore-1.db"]


def test_an_undo_that_came_before_its_answer_counts_when_the_answer_comes(tmp_path: Path) -> None:
    whole, half = tmp_path / "whole", tmp_path / "half"
    with open_log(whole) as log:
        (event,) = log.write([answered("a")], moment())
    with open_log(half) as log:
        log.write([Undone(name("a"), event.id)], moment())
        assert log.cards("history") == []
    bring_back(half, whole / "log.db")
    assert cards(half) == [Card(name("a"))]


def test_damaged_rows_of_a_backup_are_refused_and_counted(tmp_path: Path) -> None:
    other = tmp_path / "other"
    with open_log(other) as log:
        log.write([answered(key) for key in "abcd"], moment())
    change(other / "log.db", "UPDATE event SET rating = 1 WHERE question = 'b'")
    change(other / "log.db", "UPDATE event SET chain = zeroblob(16) WHERE question = 'd'")
    assert bring_back(tmp_path, other / "log.db") == Restored(2, 0, 2)
    with open_log(tmp_path) as log:
        assert [card.name.key for card in log.cards("history")] == ["a", "c"]


def test_a_clock_of_a_far_future_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    with open_log(other) as log:
        log.write([answered("a")], moment())
        log.write([answered("b")], moment()._replace(at_ms=1 << 45))
    assert bring_back(tmp_path, other / "log.db") == Restored(1, 0, 1)


def test_bit_rot_in_the_log_is_mended_from_a_backup(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([DeckAdded("/decks"), answered("a"), answered("b")], moment())
        log.back_up(tmp_path / "backup.db")
        log.write([answered("c")], moment(TODAY + 1))
        device = log.device
    before = cards(tmp_path)
    change(tmp_path / "log.db", "UPDATE event SET rating = 1 WHERE question = 'a'")
    aside = tmp_path / "log.db.damaged-2024-10-04"
    spoilt = (tmp_path / "log.db").read_bytes()
    assert bring_back(tmp_path, tmp_path / "backup.db") == Restored(1, 2, 0, saved=3, aside=aside)
    assert cards(tmp_path) == before
    assert aside.read_bytes() == spoilt
    with open_log(tmp_path) as log:
        assert (log.device, log.known_decks()) == (device, ("/decks",))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_what_is_left_of_a_torn_log_is_saved(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered(f"q{number}") for number in range(300)], moment())
        log.back_up(tmp_path / "backup.db")
        log.write([answered(f"q{number}") for number in range(300)], moment(TODAY + 1))
    pages = (tmp_path / "log.db").stat().st_size // 4096
    spoil(tmp_path / "log.db", *range(pages // 2, pages, 7))
    with pytest.raises(LogDamaged) as caught, open_log(tmp_path) as log:
        log.rebuild()
    assert "log restore" in caught.value.advice
    restored = bring_back(tmp_path, tmp_path / "backup.db")
    assert restored.saved is not None
    assert 300 < restored.saved < 600
    assert restored.added + restored.known == 300
    with open_log(tmp_path) as log:
        checked = check(log, MODEL)
        assert (checked.damage, checked.stale) == ((), ())
        assert checked.events == restored.saved + restored.added
        assert checked.lost
        assert len(log.cards("history")) == 300
        log.write([answered("q1")], moment(TODAY + 2))
    again = bring_back(tmp_path, tmp_path / "backup.db")
    assert again == Restored(0, 300, 0), "what is lost does not make the log a damaged one"


def test_what_is_left_of_a_log_that_lost_its_end_is_saved(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered(f"q{number}") for number in range(300)], moment())
        log.back_up(tmp_path / "backup.db")
        log.write([answered(f"q{number}") for number in range(300)], moment(TODAY + 1))
    content = (tmp_path / "log.db").read_bytes()
    (tmp_path / "log.db").write_bytes(content[: len(content) * 3 // 4])
    restored = bring_back(tmp_path, tmp_path / "backup.db")
    assert restored.saved is not None
    assert restored.saved + restored.added > 350


def test_a_second_damaged_log_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    with open_log(tmp_path / "other") as log:
        log.write([answered("a")], moment())
    for _ in range(2):
        (tmp_path / "log.db").write_text("this is no database, and long enough to be one " * 99)
        assert bring_back(tmp_path, tmp_path / "other/log.db").added == 1
    kept = sorted(path.name for path in tmp_path.glob("*.damaged*"))
    assert kept == ["log.db.damaged-2024-10-04", "log.db.damaged-2024-10-04-2"]


def test_a_journal_of_the_damaged_log_is_not_played_into_the_new_one(tmp_path: Path) -> None:
    with open_log(tmp_path / "other") as log:
        log.write([answered("a")], moment())
    (tmp_path / "log.db").write_bytes(b"\0" * 8192)
    (tmp_path / "log.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 5000)
    bring_back(tmp_path, tmp_path / "other/log.db")
    assert len(cards(tmp_path)) == 1
    assert not (tmp_path / "log.db-journal").exists() or not (tmp_path / "log.db-journal").stat().st_size


def not_a_database(path: Path) -> None:
    path.write_text("title: a deck\nquestions: []\n" * 50)


def empty(path: Path) -> None:
    path.touch()


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE event(x)")
        connection.commit()


def a_log_with_an_endless_view(path: Path) -> None:
    with Log.open(path, SCHEDULER, backups=path.parent / "b") as log:
        log.connection.execute("DROP TABLE event")
        numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS seq FROM n"
        log.connection.execute(f"CREATE VIEW event AS {numbers}")


@pytest.mark.parametrize("make", [not_a_database, empty, of_another_program, a_log_with_an_endless_view])
def test_what_is_no_log_is_refused_and_changes_nothing(tmp_path: Path, make: Any) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True)], moment())
    make(tmp_path / "strange.db")
    before = (tmp_path / "log.db").read_bytes()
    with pytest.raises(LogDamaged, match=r"strange\.db"):
        bring_back(tmp_path, tmp_path / "strange.db")
    assert (tmp_path / "log.db").read_bytes() == before


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with open_log(tmp_path / "new") as log:
        log.connection.execute("PRAGMA user_version=99")
    with pytest.raises(LogTooNew):
        bring_back(tmp_path, tmp_path / "new/log.db")


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskRefuses, match=r"gone\.db"):
        bring_back(tmp_path, tmp_path / "gone.db")


steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["answer", "wrong", "undo", "carry", "tune", "merge", "copy"]),
        st.sampled_from("abc"),
        st.integers(-90, 90),
    ),
    max_size=14,
)


@settings(max_examples=10, deadline=None)
@given(steps)
def test_devices_that_are_merged_in_any_order_agree(script: list[tuple[int, str, str, int]]) -> None:
    with TemporaryDirectory() as base:
        folders = [Path(base) / str(number) for number in range(3)]
        for folder in folders:
            open_log(folder).close()
        for number, what, key, days in script:
            act(folders, number, what, key, days)
        merged = []
        for order in [*permutations(folders)][::2]:
            into = Path(base) / "".join(folder.name for folder in order)
            for folder in order:
                bring_back(into, folder / "log.db")
            with open_log(into) as log:
                assert check(log, MODEL)[1:] == ((), (), ())
                merged.append(made(log))
                model = MODEL.tuned(log.parameters)
                for card, reviews in merged[-1]:
                    assert project(card.name, log.history(card.name), model) == (card, reviews)
        assert merged[0] == merged[1] == merged[2]


def act(folders: list[Path], number: int, what: str, key: str, days: int) -> None:
    folder, other = folders[number], folders[(number + 1) % 3]
    if what == "merge":
        bring_back(folder, other / "log.db")
        return
    if what == "copy":
        shutil.copy(folder / "log.db", other / "log.db")
        return
    with open_log(folder) as log:
        at = moment(TODAY + days)
        if what == "tune":
            log.write([Tuned(OTHER_PARAMETERS if key == "a" else ())], at)
        elif what == "carry":
            log.write([Carried(name(key), name("a"))], at)
        elif what == "undo":
            for event in list(log.events())[-1:]:
                log.write([Undone(name(key), event.id)], at)
        else:
            log.write([answered(key, 1 if what == "wrong" else 3)], at)
