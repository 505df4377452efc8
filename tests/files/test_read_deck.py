"""Reading whole decks: questions with their keys, and everything that keeps one from being asked."""

import gc
from pathlib import Path

import pytest

from quizkit.files import deck_questions
from quizkit.files.decks import DeckRead, load_deck, read_deck
from quizkit.kinds.registry import read_entry
from quizkit.model.errors import UsageError
from quizkit.model.head import Head
from quizkit.model.nodes import MapNode, Node, Point, from_plain, to_plain
from quizkit.model.problems import Problems
from quizkit.model.question import with_key


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> "Reader":
    return Reader(tmp_path / "deck.yaml")


class Reader:
    """Reads a text as a deck file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, text: str) -> DeckRead:
        self.path.write_text(text)
        return read_deck(self.path, "deck.yaml")


def keys(deck: DeckRead) -> list[str]:
    return [item.question.about.key for item in deck.items]


def told(deck: DeckRead) -> list[str]:
    return [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in deck.problems]


ALL_KINDS = """\
title: All kinds
tags: [t]
sources: {davies: {title: Europe}}
questions:
  - {id: choice, question: Where?, right: Worms, wrong: [Speyer, Augsburg]}
  - {id: several, question: Which?, right: [a, b], wrong: [c, d], source: davies}
  - {id: truth, question: So?, truth: no}
  - {id: truth-2, question: So then?, truth: false}
  - {id: short, question: Who?, answer: [Martin Luther, Luther]}
  - {id: number, question: How high?, number: 41.6 +- 0.5 m, units: {cm: 0.01}}
  - {id: date, question: When?, date: 1453-05-29}
  - {id: cloze, cloze: "The Peace of {{Westphalia}}."}
  - {id: list, question: Name all., list: [a, b, c]}
  - {id: order, question: Earliest first., order: [a, b, c]}
  - {id: match, question: Match., match: {Calvin: Geneva, Zwingli: Zürich}, extra: [Basel]}
  - {id: card, front: Diet, back: an assembly, both: true}
  - passage: A text.
    tags: [p]
    level: 3
    source: davies
    shuffle: false
    questions:
      - {id: p1, question: One?, answer: x, tags: [q], level: 2}
      - {id: p2, front: Two, back: "2", both: true, source: {davies: p. 3}}
      - {id: p3, question: Three?, right: a, wrong: [b, c], shuffle: true}
terms:
  Reichstag: the Diet
"""


def test_a_deck_of_all_kinds(read: Reader) -> None:
    deck = read(ALL_KINDS)
    assert told(deck) == ["7:39 E006 `truth` should be true or false, found 'no'"]
    assert keys(deck)[:11] == [
        *("choice", "several", "truth-2", "short", "number", "date", "cloze", "list", "order", "match"),
        "card",
    ]
    assert keys(deck)[11:16] == ["card~back", "p1", "p2", "p2~back", "p3"]
    assert [item.question.prompt for item in deck.items[-2:]] == ["Reichstag", "the Diet"]
    assert (deck.head.title, deck.head.id) == ("All kinds", "deck")
    assert (deck.size, deck.mtime_ns) == (read.path.stat().st_size, read.path.stat().st_mtime_ns)


def at_origin(node: Node) -> Node:
    """A node as it comes back from the index."""
    return from_plain(to_plain(node), Point(0, 0))


def test_every_question_comes_again_from_its_entry(read: Reader) -> None:
    deck = read(ALL_KINDS + "  Landtag: the Diet\n  Diet: the Diet\n")
    assert len(deck.items) > 20
    for item in deck.items:
        for entry in (item.entry, at_origin(item.entry)):
            assert isinstance(entry, MapNode)
            problems = Problems("deck.yaml")
            again = read_entry(entry, deck.head, problems)[item.variant]
            assert len(problems) == 0
            place = item.question.about.place
            same = with_key(again, item.question.about.key)
            assert same.about._replace(place=place) == item.question.about
            assert same.form("seed") == item.question.form("seed")
            assert same.right_reply() == item.question.right_reply()


def test_questions_of_a_passage_take_what_they_do_not_say(read: Reader) -> None:
    about = {item.question.about.key: item.question.about for item in read(ALL_KINDS).items}
    assert {about[key].passage for key in ("p1", "p2", "p2~back", "p3")} == {"A text."}
    assert (about["p1"].tags, about["p2"].tags) == (("t", "p", "q"), ("t", "p"))
    assert (about["p1"].level, about["p2"].level) == (2, 3)
    assert (about["p1"].source, about["p2"].source) == ("Europe", "Europe, p. 3")
    assert (about["p1"].shuffle, about["p3"].shuffle) == (False, True)
    assert about["p1"].place.line == 23


def test_a_passage_with_mistakes(read: Reader) -> None:
    deck = read(
        "questions:\n"
        "  - passage: One.\n"
        "    questions: [words, {id: a, question: Q?, answer: x}, {passage: No., question: Q?, answer: x}]\n"
        "  - passage: Two.\n"
        "    sorce: x\n"
        "    questions: [{question: Q?, answer: x}]\n"
        "  - passage: Three.\n"
        "    questions: {question: Q?, answer: x}\n"
    )
    assert keys(deck) == ["a"]
    assert [one.split(" ")[:2] for one in told(deck)] == [
        *(["3:17", "E006"], ["3:59", "E006"], ["5:5", "E004"], ["8:16", "E006"])
    ]


def test_an_id_is_used_once(read: Reader) -> None:
    deck = read(
        "questions:\n"
        "  - {id: a, question: One?, answer: x}\n"
        "  - {id: a, front: Two, back: y, both: true}\n"
        "  - {id: b, question: Three?, answer: z}\n"
    )
    assert keys(deck) == ["a", "b"]
    assert told(deck) == ["3:10 E007 the id `a` is used twice: by the question on line 2, and here again"]


def test_questions_without_ids_that_ask_the_same_are_numbered(read: Reader) -> None:
    same = "  - {question: Same?, answer: x}\n"
    deck = read(f"questions:\n{same * 3}  - {{id: other, question: same?, answer: X}}\n")
    base = keys(deck)[0]
    assert keys(deck) == [base, f"{base}.2", f"{base}.3", "other"]
    assert deck.problems == ()


def test_a_number_that_an_id_has_is_passed_over(read: Reader) -> None:
    same = "  - {question: Same?, answer: x}\n"
    base = keys(read(f"questions:\n{same}"))[0]
    deck = read(f"questions:\n  - {{id: {base}.2, question: x?, answer: x}}\n{same * 2}")
    assert keys(deck) == [f"{base}.2", base, f"{base}.3"]


def test_the_same_prompt_with_another_answer_is_told_and_asked(read: Reader) -> None:
    deck = read(
        "questions:\n"
        "  - {question: Which  one?, answer: x}\n"
        "  - {id: a, question: which one?, answer: y}\n"
        "  - {question: Which one?, answer: z, passage: elsewhere}\n"
        "terms: {A: same, B: same}\n"
    )
    assert len(deck.items) == 7
    message = "asks the same and has another answer"
    assert told(deck) == [
        f"3:5 E019 the question on line 2 {message}",
        f"5:18 E019 the question on line 5 {message}",
    ]
    assert not any(problem.fatal for problem in deck.problems)


def test_what_lost_text_is_not_asked(read: Reader) -> None:
    deck = read(
        "questions:\n"
        "  - question: Lost? #1\n    answer: x\n"
        "  - question: Twice?\n    answer: x\n    answer: y\n"
        "  - passage: Text.\n    questions:\n"
        "      - question: Inner lost? #1\n        answer: x\n"
        "      - {id: inner, question: Inner?, answer: x}\n"
        "  - passage: Lost #1\n    questions:\n      - {question: Gone?, answer: x}\n"
        "  - passage: Text.\n    questions:\n      - question: Only #1\n        answer: x\n"
        "  - {id: sound, question: Sound?, answer: x}\n"
        "terms:\n  a: b #1\n  c: d\n"
    )
    assert [item.question.prompt for item in deck.items] == ["Inner?", "Sound?", "c", "d"]
    assert [one[:9] for one in told(deck)] == [
        *("2:20 E002", "6:5 E003 ", "9:30 E002", "12:18 E00", "17:23 E00", "21:7 E002")
    ]


def test_unsafe_text_is_cleaned_told_and_asked(read: Reader) -> None:
    deck = read('questions:\n  - {question: "Red\\e[31m?", answer: x}\n')
    assert deck.items[0].question.prompt == "Red␛[31m?"
    assert [problem.code for problem in deck.problems] == ["E021"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1:1 E006 the file is empty: a deck has a `title:` and `questions:`"]),
        ("# nothing\n", ["1:1 E006 the file is empty: a deck has a `title:` and `questions:`"]),
        ("words\n", ["1:1 E006 a deck is a mapping with `title:` and `questions:`, found only a text"]),
        (
            "- question: a\n  answer: b\n",
            ["1:1 E006 a deck begins with its head, found a bare list: write `questions:` above it"],
        ),
        ("title: T\n", ["1:1 E006 a deck needs `questions:` or `terms:`, found neither"]),
        ("questions:\n", ["1:11 E006 `questions` should be a list: write `- ` before each question"]),
        ("questions: {a: b}\n", ["1:12 E006 `questions` should be a list: write `- ` before each question"]),
        ("questions: []\n", ["1:12 E008 `questions` is empty"]),
        ("terms: [a]\n", ["1:8 E006 `terms` should be a mapping: write `term: meaning` on each line"]),
        ("terms: {}\n", ["1:8 E008 `terms` is empty"]),
        ("terms: {a: [b]}\n", ["1:12 E006 the term 'a' needs a text as its meaning, found a list"]),
        (
            "questions: [a, [b]]\n",
            [
                "1:13 E006 a question should be a mapping like `question: …`, found 'a'",
                "1:16 E006 a question should be a mapping like `question: …`, found a list",
            ],
        ),
        (
            "questions:\n  - question: a: b\n",
            ['2:15 E001 `: ` within a text: found `a: b`; write question: "a: b"'],
        ),
        ("questions: - a\n", ["1:12 E001 a list begins on a line of its own: found `questions: - a`"]),
    ],
)
def test_what_has_no_questions_says_why(read: Reader, text: str, problems: list[str]) -> None:
    deck = read(text)
    assert told(deck) == problems
    assert deck.items == ()


def test_a_file_that_cannot_be_read_has_a_head_by_its_name(read: Reader) -> None:
    read.path.write_bytes(b"\xff")
    deck = load_deck(read.path)
    assert deck.head == Head("deck", "deck")
    assert deck.items == ()
    assert deck.problems[0].path == str(read.path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_deck(tmp_path / "deck.yaml")


def test_very_many_questions_are_cut_off(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck_questions, "MOST_QUESTIONS", 3)
    deck = read("terms: {a: b, c: d, e: f}\n")
    assert len(deck.items) == 4
    assert [one[:9] for one in told(deck)] == ["1:15 E022"]


def test_the_same_prompt_very_often_is_compared_with_some(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_questions, "MOST_COMPARED", 1)
    same = "".join(f"  - {{question: Same?, answer: {answer}}}\n" for answer in "xyxy")
    assert [problem.place.line for problem in read(f"questions:\n{same}").problems] == [3, 5]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(read: Reader, enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        gc.enable() if enabled else gc.disable()
        read("terms: {a: b}\n")
        assert gc.isenabled() == enabled
    finally:
        gc.enable() if was_enabled else gc.disable()
