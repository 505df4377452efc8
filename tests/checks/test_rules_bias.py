"""D701, D702 and D706: habits of a whole deck, and the statistics that tell them from chance."""

from math import comb, isclose

import pytest
from check_samples import findings, fires, silent

from quizkit.checks.chances import binomial_tail, chi_square_tail


@pytest.mark.parametrize(("trials", "chance"), [(1, 0.5), (20, 0.25), (60, 0.9), (200, 1 / 3)])
def test_the_binomial_tail_is_the_sum_of_its_terms(trials: int, chance: float) -> None:
    terms = [
        comb(trials, count) * chance**count * (1 - chance) ** (trials - count) for count in range(trials + 1)
    ]
    for hits in range(trials + 1):
        assert isclose(binomial_tail(trials, hits, chance), sum(terms[hits:]), rel_tol=1e-6)


def test_the_binomial_tail_of_a_large_deck() -> None:
    # Normal approximation: 3 standard deviations above the mean leave 0.135 %.
    assert isclose(binomial_tail(100_000, 25_000 + round(3 * 136.93), 0.25), 0.00135, rel_tol=0.05)


@pytest.mark.parametrize(
    ("statistic", "freedom", "tail"),
    [
        (3.8415, 1, 0.05),
        (5.9915, 2, 0.05),
        (7.8147, 3, 0.05),
        (11.3449, 3, 0.01),
        (13.2767, 4, 0.01),
        (15.0863, 5, 0.01),
        (18.307, 10, 0.05),
        (19.6751, 11, 0.05),
        (0.0, 3, 1.0),
    ],
)
def test_the_chi_square_tail_is_that_of_the_tables(statistic: float, freedom: int, tail: float) -> None:
    assert isclose(chi_square_tail(statistic, freedom), tail, rel_tol=1e-4)


def choices(
    places: str, options: int = 4, head: str = "defaults: {shuffle: false}", body: str = "«questions»"
) -> str:
    """Questions whose right option is the first (`f`) or the last (`l`), or is put last by a pin (`p`)."""
    rows = []
    for number, place in enumerate(places):
        wrong = ", ".join(f"w{number}{letter}" for letter in "abcdefg"[: options - 1])
        right, rest = f"right: r{number}", f"wrong: [{wrong}]"
        shown = f"{rest}, {right}" if place == "l" else f"{right}, {rest}"
        pin = f", pin: r{number}" if place == "p" else ""
        rows.append(f"  - {{question: Which is {number}?, {shown}{pin}}}\n")
    return f"{head}\n{body}:\n{''.join(rows)}"


def test_the_right_option_is_always_first() -> None:
    text = choices("f" * 20, head="defaults: {shuffle: «false»}", body="questions")
    problem = fires("D701", text)
    counted = "in 20 of 20 questions whose options keep their order"
    assert problem.message == f"{counted} the right one is the first; chance would make it 5"
    plain = text.replace("«", "").replace("»", "")
    silent("D701", plain.replace("false", "true"))
    silent("D701", choices("f" * 19, body="questions"))


def test_the_right_option_is_mostly_last() -> None:
    assert (
        "is the fourth;"
        in fires(
            "D701",
            choices("l" * 9 + "p" * 9 + "ff", head="defaults:\n  shuffle: false")
            .replace("«questions»", "questions")
            .replace("false", "«false»"),
        ).message
    )
    assert (
        "is the number 8;"
        in fires("D701", choices("l" * 30, 8, head="defaults: {shuffle: «false»}", body="questions")).message
    )


def test_each_question_keeps_its_order_by_itself() -> None:
    text = choices("f" * 20, head="# none").replace("right:", "shuffle: false, right:")
    fires("D701", text)
    fires("D701", "defaults: {typed: {typos: 0}}\n" + text)


def test_two_options_may_stand_at_both_places() -> None:
    silent("D701", choices("fl" * 12, 2, body="questions"))
    silent("D701", choices("f" * 15 + "l" * 9, 2, body="questions"))
    text = choices("f" * 21 + "l" * 3, 2, head="defaults: {shuffle: «false»}", body="questions")
    assert "is the first; chance would make it 12" in fires("D701", text).message


def test_different_numbers_of_options_are_counted_together() -> None:
    many = choices("f" * 12, 5, head="defaults: {shuffle: «false»}", body="questions")
    few = choices("f" * 12, 2, body="questions").replace("Which", "What").split("questions:\n")[1]
    assert "in 24 of 24 questions" in fires("D701", many + few).message


def lengths(kinds: str, body: str = "«questions»") -> str:
    """The right option is the longest (`r`), or a wrong one is (`w`), or two are equally long (`e`)."""
    options = {
        "r": "right: the longest, wrong: [a short, b short, c short]",
        "w": "right: d short, wrong: [the longest, e short, f short]",
        "e": "right: equally long, wrong: [longer equal, g, h]",
        "n": "right: 10000, wrong: [1, 2, 3]",
        "m": "right: '**d short**', wrong: [the longest, e short, f short]",
    }
    rows = [f"  - {{question: Which is {n}?, {options[kind]}}}\n" for n, kind in enumerate(kinds)]
    return f"{body}:\n{''.join(rows)}"


def test_the_right_option_is_the_longest_too_often() -> None:
    problem = fires("D702", lengths("r" * 34 + "w" * 46))
    assert problem.message == (
        "in 34 of 80 single choice questions (42%) the right option is the longest; chance would make it 25%"
    )
    fires("D702", lengths("r" * 11 + "w" * 9))


@pytest.mark.parametrize(
    "kinds",
    [
        "r" * 10 + "w" * 10,
        "r" * 24 + "w" * 76,
        "r" * 19,
        "r" * 12 + "e" * 30,
        "w" * 20 + "n" * 30,
        "r" * 5 + "w" * 5 + "m" * 20,
        "r" * 300 + "w" * 750,
    ],
)
def test_chance_may_make_it_so(kinds: str) -> None:
    silent("D702", lengths(kinds, "questions"))


def test_two_options_are_longest_every_other_time() -> None:
    two = (
        lengths("r" * 13 + "w" * 7, "questions")
        .replace(", b short, c short", "")
        .replace(", e short, f short", "")
    )
    silent("D702", two)


def statements(truths: str, body: str = "«questions»") -> str:
    words = {"t": "true", "f": "false"}
    return f"{body}:\n" + "".join(
        f"  - {{question: It is {n}., truth: {words[t]}}}\n" for n, t in enumerate(truths)
    )


def test_most_statements_are_true_or_most_are_false() -> None:
    problem = fires("D706", statements("t" * 9 + "f"))
    assert problem.message == "9 of 10 statements are true: who guesses `true` is mostly right"
    assert problem.help == "make some of them false"
    assert "16 of 20 statements are false" in fires("D706", statements("f" * 16 + "t" * 4)).message


@pytest.mark.parametrize("truths", ["t" * 9, "t" * 8 + "ff", "t" * 14 + "f" * 6, "tf" * 10])
def test_statements_that_are_balanced_or_few(truths: str) -> None:
    silent("D706", statements(truths, "questions"))


def test_a_deck_of_other_kinds() -> None:
    text = "questions:\n" + "".join(f"  - {{question: Which is {n}?, answer: a{n}}}\n" for n in range(30))
    assert {problem.code for problem in findings(text)}.isdisjoint({"D701", "D702", "D706"})
