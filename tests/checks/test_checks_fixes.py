"""Edits that mend: which are made together, and what they leave."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.checks.catalogue import RULES
from quizkit.checks.fixes import can_mend, mend
from quizkit.checks.rule import Fix
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problem

SAFE, UNSAFE, NONE = "E009", "E016", "E005"
TEXT = "0123456789"


def problem(*edits: tuple[int, int, str], code: str = SAFE) -> Problem:
    return Problem("deck.yaml", Place(1, 1, 1, 1), code, "wrong", edits=tuple(Edit(*edit) for edit in edits))


def after(*problems: Problem, unsafe: bool = False) -> str:
    return mend(TEXT, problems, unsafe=unsafe).text


def test_these_rules_have_the_fixes_that_the_tests_need() -> None:
    assert (RULES[SAFE].fix, RULES[UNSAFE].fix, RULES[NONE].fix) == (Fix.SAFE, Fix.UNSAFE, Fix.NONE)


@pytest.mark.parametrize(
    ("code", "safe", "unsafe"), [(SAFE, True, True), (UNSAFE, False, True), (NONE, False, False)]
)
def test_what_can_be_mended(code: str, safe: bool, unsafe: bool) -> None:
    found = problem((0, 1, ""), code=code)
    assert can_mend(found, unsafe=False) is safe
    assert can_mend(found, unsafe=True) is unsafe
    assert not can_mend(problem(code=code), unsafe=True)


def test_without_problems_nothing_changes() -> None:
    assert mend(TEXT, [], unsafe=True) == (TEXT, Counter())


def test_edits_are_made_wherever_they_stand_in_the_list() -> None:
    assert after(problem((7, 8, "")), problem((1, 3, "ab")), problem((0, 0, "<"))) == "<0ab345689"


def test_unsafe_fixes_are_made_only_when_they_are_wanted() -> None:
    found = [problem((0, 1, "")), problem((5, 6, ""), code=UNSAFE)]
    assert after(*found) == "123456789"
    assert after(*found, unsafe=True) == "12346789"


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((2, 4, "x"), (4, 6, "y"), "01xy6789"),  # side by side
        ((2, 4, "x"), (3, 6, "y"), "01x456789"),  # one over the other
        ((2, 6, "x"), (3, 4, "y"), "01x6789"),  # one within the other
        ((2, 4, "x"), (2, 4, "x"), "01x456789"),  # the same twice
        ((2, 2, "x"), (2, 2, "y"), "01x23456789"),  # in the same gap
        ((2, 2, "x"), (2, 4, "y"), "01x23456789"),  # a gap, and what stands after it
        ((2, 4, "x"), (4, 4, "y"), "01xy456789"),  # what stands before a gap, and the gap
        ((2, 6, "x"), (4, 4, "y"), "01x6789"),  # a gap in what is replaced
    ],
)
def test_two_edits(first: tuple[int, int, str], second: tuple[int, int, str], both: str) -> None:
    assert after(problem(first), problem(second)) == both
    assert after(problem(second), problem(first)) == both


def test_the_edits_of_a_problem_are_made_together_or_not_at_all() -> None:
    quotes = problem((1, 1, "“"), (5, 5, "”"))
    assert after(problem((0, 1, "")), quotes) == "“1234”56789"
    assert after(problem((0, 3, "")), quotes) == "3456789"
    assert after(problem((0, 1, "")), problem((4, 6, "")), quotes) == "“1234”56789"


def test_what_was_mended_is_counted() -> None:
    found = [problem((1, 2, "")), problem((1, 3, "")), problem((5, 6, "")), problem((7, 8, ""), code=UNSAFE)]
    assert mend(TEXT, found, unsafe=True).codes == Counter({SAFE: 2, UNSAFE: 1})


def test_ten_thousand_edits_are_made_in_one_go() -> None:
    text = "a b\n" * 10_000
    found = [problem((at, at + 1, "<"), (at + 2, at + 3, ">")) for at in range(0, len(text), 4)]
    mended = mend(text, reversed(found), unsafe=False)
    assert mended.text == "< >\n" * 10_000
    assert mended.codes.total() == 10_000


@st.composite
def problems(draw: st.DrawFn) -> list[Problem]:
    """Problems with up to three edits each; a problem's own edits do not touch each other."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        points = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=6)))
        spans = list(zip(points[::2], points[1::2], strict=False))
        edits = [
            (start, draw(st.sampled_from([start, end])), draw(st.sampled_from(["", "<>"])))
            for start, end in spans
        ]
        found.append(problem(*edits, code=draw(st.sampled_from([SAFE, UNSAFE, NONE]))))
    return found


def made_one_by_one(edits: list[Edit]) -> str | None:
    """The text after edits, from its end to its beginning; None when one lies over another."""
    text, rest = TEXT, len(TEXT)
    for start, end, put_in in sorted(edits, reverse=True):
        if end > rest:
            return None
        text, rest = text[:start] + put_in + text[end:], start
    return text


@given(problems(), st.booleans())
def test_some_problems_are_mended_as_a_whole_and_nothing_else_changes(
    found: list[Problem], unsafe: bool
) -> None:
    mended = mend(TEXT, found, unsafe=unsafe)
    mendable = [one for one in found if can_mend(one, unsafe=unsafe)]
    assert bool(mended.codes) == bool(mendable)
    possible = {
        made_one_by_one([edit for one in some for edit in one.edits])
        for some in combinations(mendable, mended.codes.total())
        if Counter(one.code for one in some) == mended.codes
    }
    assert mended.text in possible


@given(problems())
def test_the_order_of_the_problems_does_not_matter(found: list[Problem]) -> None:
    assert mend(TEXT, found, unsafe=True) == mend(TEXT, found[::-1], unsafe=True)


@given(st.lists(st.sampled_from(range(0, 50, 5)), unique=True))
def test_edits_that_do_not_touch_are_all_made(starts: list[int]) -> None:
    text = "abcde" * 10
    found = [problem((start + 1, start + 3, "--")) for start in starts]
    wanted = "".join("a--de" if start in starts else "abcde" for start in range(0, 50, 5))
    assert mend(text, found, unsafe=False) == (wanted, Counter({SAFE: len(starts)} if starts else {}))
