"""What the targets are made of: broken promises are noticed, kept, and told."""

from pathlib import Path

import pytest

from quizkit.files.decks import read_deck_text
from quizkit.model.grades import Grade, Outcome
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problem
from quizkit.model.replies import Typed

from .__main__ import NAMES, Ran, main, row
from .deck_target import are_told, can_be_asked
from .drawing import Draw
from .findings import MOST_KEPT, Findings
from .mutation import by_lines
from .promises import is_sound
from .targets import TARGETS
from .text_target import is_visible

TOLD = Problem("deck.yaml", Place(1, 1, 1, 2), "E001", "It is wrong.")


def test_every_target_has_a_row() -> None:
    assert tuple(TARGETS) == NAMES


@pytest.mark.parametrize(
    "text",
    [
        *("\x1b", "\r", "\x85", "\ud800", "\u202e", "\u200b", "\ufeff", "\ufdd0", "\uffff", "\U000e0041"),
        *("\u2066", "\u2069a\u2066", "\u2066\n\u2069", "a" + "\u0301" * 9),
    ],
)
def test_hidden_text_is_noticed(text: str) -> None:
    with pytest.raises(AssertionError):
        is_visible(f"a{text}b")


@pytest.mark.parametrize(
    "text", ["", "a\nb", "日本", "\u2066a\u2069", "e\u0301", "\U0001f469\u200d\U0001f52c"]
)
def test_visible_text_passes(text: str) -> None:
    is_visible(text)


@pytest.mark.parametrize(
    "problem",
    [
        TOLD._replace(code="E999"),
        TOLD._replace(message="two\nlines"),
        TOLD._replace(message="\x1b"),
        TOLD._replace(message="long " * 200),
        TOLD._replace(place=Place(4, 1, 4, 2)),
        TOLD._replace(place=Place(1, 9, 1, 10)),
        TOLD._replace(place=Place(1, 0, 1, 1)),
        TOLD._replace(place=Place(2, 1, 1, 1)),
        TOLD._replace(edits=(Edit(2, 99, ""),)),
    ],
)
def test_a_problem_that_is_badly_told_is_noticed(problem: Problem) -> None:
    are_told((TOLD,), "abc\nd")
    with pytest.raises(AssertionError):
        are_told((problem,), "abc\nd")


def test_a_grade_that_is_none_is_noticed() -> None:
    (item,) = read_deck_text("questions:\n  - {question: Q?, answer: a}\n", "deck.yaml").items
    can_be_asked(item.question, ())
    for grade in (
        Grade(1.5, Outcome.RIGHT, (), ()),
        Grade(1.0, Outcome.WRONG, (), ()),
        Grade(0.0, Outcome.RIGHT, (), ()),
    ):
        with pytest.raises(AssertionError):
            is_sound(item.question, Typed("a"), grade)
    with pytest.raises(AssertionError):
        is_sound(item.question, Typed(" "), Grade(1.0, Outcome.RIGHT, (), ()))


def test_a_failure_is_kept_once_by_its_sort_and_shortest(tmp_path: Path) -> None:
    def fails(data: bytes) -> None:
        if data.startswith(b"x"):
            raise ValueError("of one sort")
        assert not data.startswith(b"y"), "of another"

    findings = Findings(fails, tmp_path)
    for data in (b"a", b"xyz", b"xy", b"xyzz", b"y"):
        findings.try_one(data)
    paths = [path for path in tmp_path.iterdir() if not path.suffix]
    kept = {path.read_bytes(): path.with_suffix(".txt").read_text() for path in paths}
    assert kept.keys() == {b"xy", b"y"}
    assert kept[b"xy"].startswith("ValueError: of one sort (test_fuzz_tools.py:")


def test_a_slow_input_is_a_failure(tmp_path: Path) -> None:
    Findings(lambda _: None, tmp_path, cpu_seconds=1000).try_one(b"")
    assert list(tmp_path.iterdir()) == []
    Findings(lambda _: None, tmp_path, cpu_seconds=-1).try_one(b"slow")
    (told,) = tmp_path.glob("*.txt")
    assert told.read_text().startswith("AssertionError: takes 0 s")


def test_after_many_failures_it_ends(tmp_path: Path) -> None:
    def fails(data: bytes) -> None:
        raise type(f"Error{data[0]}", (Exception,), {})

    findings = Findings(fails, tmp_path)
    for number in range(MOST_KEPT - 1):
        findings.try_one(bytes([number]))
    with pytest.raises(AssertionError, match="enough"):
        findings.try_one(bytes([MOST_KEPT]))


def test_choices_from_bytes() -> None:
    draw = Draw(b"\x03\x01\x00\x00\x02")
    assert draw.one_of("abcde") == "d"
    assert draw.number(1_000) == 1
    assert draw.left == 1
    assert draw.text(("x", "y"), 5) == "xx"
    assert (draw.left, draw.flag(), draw.text("z")) == (0, False, "")


def test_lines_are_changed_and_never_too_long() -> None:
    mutate = by_lines([b"line: new"], [b"word"], lambda data, _: data + b"!")
    made = {mutate(b"a: b\nc: d", 20, seed) for seed in range(200)}
    assert all(len(one) <= 20 for one in made)
    assert b"a: b\nc: d!" in made
    assert any(b"line: new" in one for one in made)
    assert any(b"word" in one for one in made)
    assert mutate(b"a: b", 20, 7) == mutate(b"a: b", 20, 7)


def test_without_atheris_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], has_atheris=False) == 2
    assert "pip install" in capsys.readouterr().err


def test_an_unknown_target_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["yam"])
    assert refused.value.code == 2
    assert "no target yam" in capsys.readouterr().err


def test_a_row_of_the_table() -> None:
    assert row(Ran("text", 1_200, 10, 345, ())).split() == ["text", "1,200", "10", "120", "345", "0"]
