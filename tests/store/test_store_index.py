import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizkit.files.decks import DeckRead, load_deck
from quizkit.model.errors import DiskRefuses, QuizkitError
from quizkit.model.facts import Name
from quizkit.model.problems import Problem
from quizkit.store.index import DeckRow, Index, discard
from quizkit.store.index_refresh import Refreshed

DECK = """\
title: Reformation
id: reformation
tags: [history]
questions:
  - id: worms
    question: Where was the Edict of Worms issued?
    right: Worms
    wrong: [Speyer, Augsburg]
    tags: [Empire, law]
  - question: Who nailed theses to a church door?
    answer: [Martin Luther, Luther]
  - question: Who was Luther's ally in Wittenberg?
    answer: Melanchthon
    tags: [people]
  - question: Which prince hid him?
    answer: Lutter
  - question: Broken
  - cloze: The Peace of {{Westphalia}} ended a war.
terms:
  Diet: an assembly of the estates
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    return path


@pytest.fixture
def index(tmp_path: Path, deck: Path) -> Iterator[Index]:
    with Index.open(tmp_path / "cache" / "index.db") as index:
        index.refresh([deck], load_deck)
        yield index


def name(key: str) -> Name:
    return Name("reformation", key)


def test_the_decks_are_listed(index: Index, deck: Path) -> None:
    assert index.decks() == [DeckRow("reformation", "Reformation", str(deck), 7, 1)]


def test_a_question_is_what_its_deck_says(index: Index, deck: Path) -> None:
    items = load_deck(deck).items
    assert len(items) == 7
    for item in items:
        assert index.question(name(item.question.about.key)) == item.question
    assert index.question(name("nothing")) is None
    assert index.question(Name("no deck", "worms")) is None


def test_a_key_that_was_made_unique_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "twins.yaml"
    twin = "  - question: Which is true?\n    right: {}\n    wrong: [x, y]\n"
    path.write_text("title: T\nquestions:\n" + twin.format("one") + twin.format("two"))
    with Index.open(tmp_path / "index.db") as index:
        index.refresh([path], load_deck)
        first, second = index.names("twins")
        questions = [index.question(first), index.question(second)]
    assert [question.right_lines() for question in questions if question] == [("one",), ("two",)]
    assert [question.about.key for question in questions if question] == [first.key, second.key]


def test_where_a_question_stands(index: Index, deck: Path) -> None:
    assert index.where(name("worms")) == (str(deck), 5, 5)
    assert index.where(name("nothing")) is None


def test_the_head_is_kept(index: Index, deck: Path) -> None:
    assert index.head("reformation") == load_deck(deck).head
    with pytest.raises(KeyError):
        index.head("nothing")


def test_problems_are_told_under_the_name_that_is_wanted(index: Index, deck: Path) -> None:
    (problem,) = index.problems(str(deck))
    assert isinstance(problem, Problem)
    assert problem == load_deck(deck).problems[0]._replace(edits=())
    (shown,) = index.problems(str(deck), "deck.yaml")
    assert str(shown).startswith("deck.yaml:17:5: E005")
    assert index.problems("nothing.yaml") == ()


def test_names_come_in_the_authors_order_and_by_tag(index: Index) -> None:
    keys = [one.key for one in index.names("reformation")]
    assert len(keys) == 7
    assert keys[0] == "worms"
    assert keys[6] == f"{keys[5]}~back", "`terms` stand below `questions`"
    assert index.names("reformation", ("empire",)) == (name("worms"),)
    assert [one.key for one in index.names("reformation", ("people", "LAW"))] == [keys[0], keys[2]]
    assert len(index.names("reformation", ("history",))) == 7
    assert index.names("reformation", ("nothing",)) == ()


def test_keys_are_completed(index: Index) -> None:
    assert index.keys("reformation", "wh") == tuple(sorted(index.keys("reformation", "wh")))
    assert all(key.startswith("who-") for key in index.keys("reformation", "who-"))
    assert len(index.keys("reformation", "who-")) == 2
    assert index.keys("reformation", "%") == ()
    assert len(index.keys("reformation")) == 7


def test_traces_recognise_a_question(index: Index) -> None:
    traces = index.traces("reformation")
    worms = traces[0]
    assert (worms.name, worms.prompt, worms.key_written) == (
        name("worms"),
        "where was the edict of worms issued?",
        True,
    )
    assert len(worms.right) == 16
    assert not traces[1].key_written
    assert index.trace(name("worms")) == worms
    assert index.trace(name("nothing")) is None
    assert len({trace.right for trace in traces}) == 7


def test_a_fingerprint_changes_with_the_answer_and_not_with_its_layout(index: Index, deck: Path) -> None:
    before = index.trace(name("worms"))
    assert before is not None
    deck.write_text(DECK.replace("right: Worms", "right:   'WORMS '"))
    index.refresh([deck], load_deck)
    assert index.trace(name("worms")) == before
    deck.write_text(DECK.replace("right: Worms", "right: Mainz"))
    index.refresh([deck], load_deck)
    after = index.trace(name("worms"))
    assert after is not None
    assert after.right != before.right


def test_rivals_are_answers_of_other_questions_of_about_that_length(index: Index) -> None:
    who = name(index.keys("reformation", "who-nailed")[0])
    assert index.rivals(who, ("Martin Luther", "Luther")) == ("Lutter", "Melanchthon", "Westphalia")
    assert index.rivals(who, ("Luther",)) == ("Lutter", "Westphalia")
    assert index.rivals(who, ()) == ()
    hid = name(index.keys("reformation", "which-prince")[0])
    assert "Luther" in index.rivals(hid, ("Lutter",))
    assert "Lutter" not in index.rivals(hid, ("Lutter",))


def test_questions_that_give_each_other_away_are_paired(index: Index) -> None:
    rows = index._connection.execute(
        "SELECT key, other FROM pair JOIN question USING (file, position) ORDER BY key"
    ).fetchall()
    nailed, ally = index.keys("reformation", "who-nailed")[0], index.keys("reformation", "who-was")[0]
    assert (nailed, ally) in rows
    assert (ally, nailed) in rows


def test_a_path_that_is_not_utf_8(tmp_path: Path, index: Index) -> None:
    path = tmp_path / os.fsdecode(b"d\xffck.yaml")
    path.write_text("title: T\nid: odd\nquestions:\n  - question: Who?\n    answer: me\n")
    index.refresh([path], load_deck)
    assert [row.path for row in index.decks()] == [str(path)]
    assert index.where(index.names("odd")[0]) == (str(path), 4, 5)


@pytest.mark.parametrize(
    "content", [b"", b"no database at all " * 300, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_an_unreadable_index_is_made_anew(tmp_path: Path, deck: Path, content: bytes) -> None:
    path = tmp_path / "index.db"
    path.write_bytes(content)
    with Index.open(path) as index:
        assert index.refresh([deck], load_deck).added == ("reformation",)


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, index: Index, deck: Path) -> None:
    path = tmp_path / "cache" / "index.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id=7")
        connection.execute("ALTER TABLE question ADD COLUMN mood TEXT")
    with Index.open(path) as other:
        assert other.decks() == []
        assert other.refresh([deck], load_deck) == Refreshed(("reformation",), ("reformation",), ())


def spoil(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def test_damage_found_by_a_refresh_is_mended_in_silence(tmp_path: Path, deck: Path) -> None:
    path = tmp_path / "index.db"
    with Index.open(path) as index:
        index.refresh([deck], load_deck)
    spoil(path)
    with Index.open(path) as index:
        assert index.refresh([deck], load_deck).added == ("reformation",)
        assert len(index.names("reformation")) == 7


def test_damage_found_later_is_told_and_removed(tmp_path: Path, deck: Path) -> None:
    path = tmp_path / "index.db"
    with Index.open(path) as index:
        index.refresh([deck], load_deck)
    spoil(path)
    with Index.open(path) as index, pytest.raises(QuizkitError, match="has been removed"):
        index.decks()
    assert not path.exists()


def test_a_folder_in_the_place_of_the_index(tmp_path: Path) -> None:
    (tmp_path / "index.db").mkdir()
    with pytest.raises(DiskRefuses, match=r"index\.db"):
        Index.open(tmp_path / "index.db")


def test_a_reading_is_what_the_index_expects(deck: Path) -> None:
    assert isinstance(load_deck(deck), DeckRead)


def test_what_is_discarded_is_read_anew_while_others_go_on(index: Index, deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "cache" / "index.db"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE question SET line = 99")
    before = path.stat().st_ino
    discard(path)
    assert "worms" in index.keys("reformation")
    with Index.open(path) as again:
        assert again.refresh([deck], load_deck).changed == ("reformation",)
    assert path.stat().st_ino == before
    where = index.where(Name("reformation", "worms"))
    assert where is not None
    assert where[1] == 5


def test_a_damaged_index_is_discarded_altogether(index: Index, deck: Path, tmp_path: Path) -> None:
    index.close()
    path = tmp_path / "cache" / "index.db"
    data = bytearray(path.read_bytes())
    data[4096:-4096] = bytes(len(data) - 8192)
    path.write_bytes(data)
    discard(path)
    with Index.open(path) as again:
        assert again.decks() == []
        again.refresh([deck], load_deck)
        assert again.keys("reformation", "worms") == ("worms",)
