"""Options that are numbers or ranges."""

import pytest
from check_samples import codes, findings, fires, fixed, silent


@pytest.mark.parametrize(
    "options",
    [
        "right: 20-30, wrong: [«10-20», 0-9]",
        "right: 20–30 km, wrong: [«25–35 km», 0–9 km]",
        "right: 20 to 30 years, wrong: [«10 to 21 years», 0 to 9 years]",
        "right: between 2.5 - 3.5, wrong: [«between 3 - 4», between 5 - 6]",
        'right: "10,000-20,000", wrong: [«"15,000-25,000"», 0-9]',
        "right: [20-30, 40-50], wrong: [«45-55», 0-9]",
    ],
)
def test_ranges_that_overlap(options: str) -> None:
    fires("C113", f"- {{question: How many?, {options}}}")


def test_what_two_ranges_share_is_told() -> None:
    problem = fires("C113", "- {question: How many?, right: 20-30, wrong: [«25-40», 0-9]}")
    assert problem.message == "`25-40` and the right option `20-30` both hold the numbers from 25 to 30"


@pytest.mark.parametrize(
    "options",
    [
        "right: 20-30, wrong: [10-19, 31-40]",
        "right: 20-30, wrong: [0-10, 5-15]",
        "right: 7.35-7.45, wrong: [7.25-7.35, 7.45-7.55]",
        "right: 1914–1918, wrong: [1916–1920, 1939–1945]",
        "right: 20-30 km, wrong: [20-30 m, 25-40 m]",
        "right: 20-30, wrong: [twenty, '25']",
        "right: 3-1, wrong: [2-1, 1-3]",
        "right: 1..2..3-4, wrong: [2-1, 1-3]",
        "right: abc, wrong: [10-20, 15-25]",
    ],
)
def test_ranges_that_exclude_each_other(options: str) -> None:
    silent("C113", f"- {{question: How many?, {options}}}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('["12", "3", "7"]', '["3", "7", "12"]'),
        ("[12 km, 3 km, 7.5 km]", "[3 km, 7.5 km, 12 km]"),
        ("['12',  -3,\n      7]", "[-3,  7,\n      '12']"),
        ("\n    - 12\n    - '3'\n    -   7\n  level: 2", "\n    - '3'\n    - 7\n    -   12\n  level: 2"),
        ('["2,000", "1,000", "3,000"]', '["1,000", "2,000", "3,000"]'),
        ("[1.5, 1.50, 2, 1]", "[1, 1.5, 1.50, 2]"),
    ],
)
def test_numbers_are_sorted(before: str, after: str) -> None:
    start = "questions:\n- question: How many?\n  right: twelve  # a dozen\n  wrong: "
    assert fixed("C114", f"{start}{before}\n") == f"{start}{after}\n"


def test_the_place_of_unsorted_numbers() -> None:
    fires("C114", "- {question: How many?, right: '5', wrong: [«'12'», '3', '7']}")


@pytest.mark.parametrize(
    "wrong",
    [
        "\n    12: too many\n    3: too few\n    7:",
        "\n    - 12  # a dozen\n    - 3\n    - 7",
        "[12,  # a dozen\n      3, 7]",
        "\n    - 12\n    - |\n      3\n    - 7",
        '["12", "3", "1,500", "7"]',
    ],
)
def test_what_belongs_to_an_item_is_not_moved(wrong: str) -> None:
    found = findings(f"questions:\n- question: How many?\n  right: five\n  wrong: {wrong}\n")
    (problem,) = [problem for problem in found if problem.code == "C114"]
    assert problem.edits == ()


@pytest.mark.parametrize(
    "wrong",
    [
        '["3", "7", "12"]',
        '["12", "7", "7.0", "3"]',
        '["12", "3"]',
        "[12 km, 3 m, 7 km]",
        '["12", "3", many]',
        '["1,500", "2.5", "3"]',
        '["3,5", "12", "1,500"]',
        "[x12, x3, x7]",
    ],
)
def test_numbers_that_are_in_order_or_none(wrong: str) -> None:
    assert "C114" not in codes(f"- {{question: How many?, right: five, wrong: {wrong}}}")
