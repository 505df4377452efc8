"""Dates at their edges: every month by every name, ends of months and years, eras, margins, and reasons."""

import pytest

from quizkit.kinds.date_text import WANTED, Date, read_one, readings

ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = [name[:3].lower() for name in ENGLISH]
SHORT_FRENCH = {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "déc": 12}


@pytest.mark.parametrize("names", [ENGLISH, FRENCH, SHORT], ids=["english", "french", "short"])
def test_every_month_by_its_names(names: list[str]) -> None:
    assert [readings(f"3 {name} 1453") for name in names] == [
        (Date(1453, month, 3),) for month in range(1, 13)
    ]


def test_months_as_french_shortens_them() -> None:
    assert {name: readings(f"3 {name}. 1453") for name in SHORT_FRENCH} == {
        name: (Date(1453, month, 3),) for name, month in SHORT_FRENCH.items()
    }


def test_months_are_shown_by_their_english_names() -> None:
    assert [str(Date(1453, month)) for month in range(1, 13)] == [f"{name} 1453" for name in ENGLISH]


@pytest.mark.parametrize(
    ("year", "lengths"),
    [
        (1453, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        (2024, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
    ],
)
def test_the_lengths_of_months(year: int, lengths: list[int]) -> None:
    for month, length in enumerate(lengths, start=1):
        assert readings(f"{year}-{month}-{length}") == (Date(year, month, length),)
        assert readings(f"{year}-{month}-{length + 1}") == ()
        assert readings(f"{year}-{month}-0") == ()


@pytest.mark.parametrize(
    ("year", "exists"),
    [
        (1900, True),
        (1923, False),
        (1920, True),
        (2000, True),
        (2100, False),
        (2400, True),
        (1500, True),
        (4, True),
    ],
)
def test_the_29th_of_february(year: int, exists: bool) -> None:
    # Until 1923 some country had one in 1900.
    assert readings(f"29 February {year:04}") == ((Date(year, 2, 29),) if exists else ())


@pytest.mark.parametrize(
    "era",
    [
        "BC",
        "bc",
        "B.C.",
        "b. c.",
        "BCE",
        "B.C.E.",
        "av. J.-C.",
        "av J.-C.",
        "avant J.-C.",
        "av. JC",
        "avant notre ère",
    ],
)
def test_before_christ(era: str) -> None:
    assert readings(f"44 {era}") == (Date(-43),)
    assert readings(f"15 March 44 {era}") == (Date(-43, 3, 15),)
    assert str(read_one(f"44 {era}")) == "44 BC"


@pytest.mark.parametrize(
    "era", ["AD", "a.d.", "A. D.", "CE", "C.E.", "ap. J.-C.", "apr. J.-C.", "après J.-C.", "de notre ère"]
)
def test_after_christ(era: str) -> None:
    assert readings(f"44 {era}") == (Date(44),)
    assert readings(f"{era} 44") == (Date(44),)


@pytest.mark.parametrize("text", ["44 BCD", "44 ABC", "44 BC BC", "44 AD BC", "44 ADE", "BC"])
def test_what_is_no_era(text: str) -> None:
    assert readings(text) == ()


@pytest.mark.parametrize("ending", ["st", "nd", "rd", "th", "er"])
def test_endings_of_days(ending: str) -> None:
    assert readings(f"2{ending} May 1453") == (Date(1453, 5, 2),)


@pytest.mark.parametrize("filler", ["of", "the", "in", "on", "year", "le", "du", "de", "en", "l'", "an"])
def test_words_that_say_nothing(filler: str) -> None:
    assert readings(f"{filler} 29 May {filler} 1453") == (Date(1453, 5, 29),)
    assert readings(f"{filler} 1453") == (Date(1453),)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # Three digits can only be a year.
        ("814-5", (Date(814, 5),)),
        ("5-814", (Date(814, 5),)),
        ("5-81", ()),
        ("81-5", ()),
        ("814-5-3", (Date(814, 5, 3),)),
        ("5-3-814", (Date(814, 3, 5), Date(814, 5, 3))),
        ("5 3 814", (Date(814, 3, 5), Date(814, 5, 3))),
        ("13-5-814", (Date(814, 5, 13),)),
        ("1-2-3", (Date(3, 2, 1), Date(3, 1, 2), Date(1, 2, 3))),
        ("1.2.3", (Date(3, 2, 1),)),
        ("1-2-003", (Date(3, 2, 1), Date(3, 1, 2))),
        ("29.5.1453.", (Date(1453, 5, 29),)),
        ("1453-05,", (Date(1453, 5),)),
        ("1/2/3", (Date(3, 2, 1), Date(3, 1, 2))),
        ("814 May 3", (Date(814, 5, 3),)),
        ("May 3 814", (Date(814, 5, 3),)),
        ("81 May 3", ()),
        ("3 May 81", (Date(81, 5, 3),)),
        ("May 1 2 3", ()),
        ("1 2", ()),
        # Seven digits are the most.
        ("9999999", (Date(9999999),)),
        ("10000000", ()),
        ("1" * 60, ()),
        (" " * 56 + "1453", (Date(1453),)),
        (" " * 57 + "1453", ()),
    ],
)
def test_which_number_is_the_year(text: str, dates: tuple[Date, ...]) -> None:
    assert readings(text) == dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("814+-5", Date(814, slack_years=5)),
        ("814 + - 5", Date(814, slack_years=5)),
        ("814 +/− 5", Date(814, slack_years=5)),
        ("814 +– 5", Date(814, slack_years=5)),
        ("814 ±5 year", Date(814, slack_years=5)),
        ("814 ± 5 an", Date(814, slack_years=5)),
        ("814 ± 5 ans", Date(814, slack_years=5)),
        ("814 ± 999999", Date(814, slack_years=999999)),
        ("814 ± 0", Date(814)),
        ("  814 ± 5  ", Date(814, slack_years=5)),
        (f"814{' ' * 54}± 5", Date(814, slack_years=5)),
        ("44 BC ± 1", Date(-43, slack_years=1)),
    ],
)
def test_margins(text: str, date: Date) -> None:
    assert read_one(text) == date


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("814 ± 1000000", "is no date that exists"),
        ("814 ± 5 months", "is no date that exists"),
        (f"814{' ' * 55}± 5", "is no date that exists"),
        (f"814{' ' * 54}± 59", "is no date that exists"),
        ("1453-05 ± 1", "has a margin, which only a year can have"),
        ("1453-05-29 ± 1", "has a margin, which only a year can have"),
        ("1-2-3", "may mean 1 February 3 or 2 January 3 or 3 February 1"),
        ("soon", "is no date that exists"),
    ],
)
def test_why_an_author_cannot_mean_it(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_one(text)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (Date(1), "1"),
        (Date(0), "1 BC"),
        (Date(-43, 3, 15), "15 March 44 BC"),
        (Date(814, slack_years=1), "814 ± 1"),
        (Date(0, slack_years=2), "1 BC ± 2"),
    ],
)
def test_how_a_date_is_shown(date: Date, shown: str) -> None:
    assert str(date) == shown


@pytest.mark.parametrize(
    ("date", "other", "holds"),
    [
        (Date(1453), Date(1453, 5, 29), True),
        (Date(1453, 5), Date(1453, 5, 29), True),
        (Date(1453, 5), Date(1453, 6, 29), False),
        (Date(1453, 5, 29), Date(1453, 5, 29), True),
        (Date(1453, 5, 29), Date(1454, 5, 29), False),
        (Date(1453, 5, 29), Date(1453, 5, 28), False),
        (Date(814, slack_years=5), Date(819, 12, 31), True),
        (Date(814, slack_years=5), Date(809), True),
        (Date(814, slack_years=5), Date(820), False),
        (Date(814, slack_years=5), Date(808), False),
    ],
)
def test_a_date_holds_those_within_it(date: Date, other: Date, holds: bool) -> None:
    assert date.holds(other) == holds


def test_what_is_wanted_is_told_in_words() -> None:
    assert [WANTED[date.precision] for date in (Date(1), Date(1, 2), Date(1, 2, 3))] == [
        "a year",
        "month and year",
        "day, month and year",
    ]
