"""Dates as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.kinds.date_text import DAY, MONTH, YEAR, Date, read_one, readings

DAY_1453 = [Date(1453, 5, 29)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1453-05-29", DAY_1453),
        ("1453/5/29", DAY_1453),
        ("29.5.1453", DAY_1453),
        ("29. 5. 1453", DAY_1453),
        ("29/05/1453", DAY_1453),
        ("05/29/1453", DAY_1453),
        ("29–05–1453", DAY_1453),
        ("29 May 1453", DAY_1453),
        ("29th of May, 1453", DAY_1453),
        ("May 29, 1453", DAY_1453),
        ("may 29th 1453.", DAY_1453),
        ("1453 May 29", DAY_1453),
        ("29-May-1453", DAY_1453),
        ("le 29 mai 1453", DAY_1453),
        ("29 mai de l'an 1453", DAY_1453),
        ("1er août 1914", [Date(1914, 8, 1)]),
        ("14 févr. 1900", [Date(1900, 2, 14)]),
        ("Sept. 3, 1939", [Date(1939, 9, 3)]),
        ("4/5/1453", [Date(1453, 5, 4), Date(1453, 4, 5)]),
        ("5/5/1453", [Date(1453, 5, 5)]),
        ("4.5.1453", [Date(1453, 5, 4)]),
        ("4/5/53", [Date(53, 5, 4), Date(53, 4, 5)]),
        ("24-08-79", [Date(79, 8, 24)]),
        ("79-08-24", [Date(79, 8, 24)]),
        ("01-02-03", [Date(3, 2, 1), Date(3, 1, 2), Date(1, 2, 3)]),
        ("1453-05", [Date(1453, 5)]),
        ("05/1453", [Date(1453, 5)]),
        ("5.1453", [Date(1453, 5)]),
        ("May 1453", [Date(1453, 5)]),
        ("in May of the year 1453", [Date(1453, 5)]),
        ("1453", [Date(1453)]),
        ("in the year 1453", [Date(1453)]),
        ("en 1453", [Date(1453)]),
        ("0814", [Date(814)]),
        ("44 BC", [Date(-43)]),
        ("44 B.C.E.", [Date(-43)]),
        ("44bc", [Date(-43)]),
        ("44 av. J.-C.", [Date(-43)]),
        ("44 avant J-C", [Date(-43)]),
        ("15 March 44 BC", [Date(-43, 3, 15)]),
        ("29 February 1 BC", [Date(0, 2, 29)]),
        ("AD 79", [Date(79)]),
        ("79 A.D.", [Date(79)]),
        ("79 apr. J.-C.", [Date(79)]),
        ("24 August 79 CE", [Date(79, 8, 24)]),
        ("10000 BC", [Date(-9999)]),
        ("29 February 1500", [Date(1500, 2, 29)]),
        ("29 February 2000", [Date(2000, 2, 29)]),
    ],
)
def test_what_a_date_means(text: str, dates: list[Date]) -> None:
    assert list(readings(text)) == dates


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "the 29th of 1453",
        "May",
        "29 Mai 1453 soir",
        "0",
        "0 BC",
        "-44",
        "1453-13",
        "1453-00-10",
        "1453-05-32",
        "1453-04-31",
        "2100-02-29",
        "1453-02-30",
        "05/29",
        "1453-1454",
        "44 BC AD",
        "~1453",
        "1453?",
        "1450s",
        "15th century",
        "12345678",
        "May June 1453",
        "1 2 May 1453",
        "AD",
        "1-2.3",
        "1_453",
        "1453-05-29-01",
        "1" * 61,
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert readings(text) == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("814 +- 5", Date(814, slack_years=5)),
        ("814 ± 5 years", Date(814, slack_years=5)),
        ("814+/-5", Date(814, slack_years=5)),
        ("44 BC +- 1", Date(-43, slack_years=1)),
        ("1453-05-29", Date(1453, 5, 29)),
        ("1453-05 +- 0", Date(1453, 5)),
    ],
)
def test_what_an_author_means(text: str, date: Date) -> None:
    assert read_one(text) == date


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("4/5/1453", "may mean 4 May 1453 or 5 April 1453"),
        ("1453-02-30", "is no date that exists"),
        ("1453-05 +- 1", "has a margin, which only a year can have"),
        ("814 +- five", "is no date that exists"),
        (f"{' ' * 100}+{' ' * 100}-", "is no date that exists"),
    ],
)
def test_what_an_author_cannot_mean(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_one(text)


@pytest.mark.parametrize(
    ("date", "precision", "earliest", "latest"),
    [
        (Date(1453, 5, 29), DAY, (1453, 5, 29), (1453, 5, 29)),
        (Date(1453, 5), MONTH, (1453, 5, 1), (1453, 5, 31)),
        (Date(1453), YEAR, (1453, 1, 1), (1453, 12, 31)),
        (Date(-43, slack_years=2), YEAR, (-45, 1, 1), (-41, 12, 31)),
    ],
)
def test_spans(date: Date, precision: int, earliest: tuple[int, ...], latest: tuple[int, ...]) -> None:
    assert (date.precision, date.earliest, date.latest) == (precision, earliest, latest)


@given(st.integers(-(10**6), 10**6), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28))
def test_a_shown_date_is_read_as_itself(year: int, month: int | None, day: int | None) -> None:
    date = Date(year, month, None if month is None else day)
    assert readings(str(date)) == (date,)
    assert date.holds(date)


@given(st.text(alphabet="0123456789-/. aybcdmMAJ±+", max_size=20))
def test_reading_never_fails(text: str) -> None:
    for date in readings(text):
        assert date.earliest <= date.latest
