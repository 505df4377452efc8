"""Dates as authors and learners write them, before and after Christ.

    1453-05-29   1453-05   1453   44 BC   814 +- 5
    29 May 1453   May 29, 1453   29.5.1453   29/05/1453   le 29 mai 1453   44 av. J.-C.

Days are taken as written, in whichever calendar: 29 February 1500 existed in the Julian one.
"""

import re
from functools import cache
from typing import NamedTuple

from quizkit.model.compare import fold, without_accents

YEAR, MONTH, DAY = 1, 2, 3
WANTED = {YEAR: "a year", MONTH: "month and year", DAY: "day, month and year"}

EXAMPLES = "write a date like 1453-05-29, 1453-05, 1453, 44 BC or 814 +- 5"

_MONTH_WORDS = (
    ("January", "jan", "janvier", "janv"),
    ("February", "feb", "fevrier", "fevr", "fev"),
    ("March", "mar", "mars"),
    ("April", "apr", "avril", "avr"),
    ("May", "mai"),
    ("June", "jun", "juin"),
    ("July", "jul", "juillet", "juil"),
    ("August", "aug", "aout"),
    ("September", "sept", "sep", "septembre"),
    ("October", "oct", "octobre"),
    ("November", "nov", "novembre"),
    ("December", "dec", "decembre"),
)
"""The months in order; the first word is the one that is shown, the others are without accents."""
_MONTHS = {word.lower(): number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words}
_ENDINGS = ("st", "nd", "rd", "th", "er")
_FILLERS = frozenset((*_ENDINGS, "of", "the", "in", "on", "year", "le", "du", "de", "en", "l", "an"))
_MOST_DIGITS = 7
_LONGEST = 60
_LAST_JULIAN_YEAR = 1923
"""Until then some country still had a 29 February in years like 1900."""


class Date(NamedTuple):
    """A date to the precision it was written in.

    Attributes:
        year: 1 BC is 0, 2 BC is -1.
        month: None when only the year is given.
        day: None when only month and year are given.
        slack_years: so many years more or less are right too; only where there is no month.
    """

    year: int
    month: int | None = None
    day: int | None = None
    slack_years: int = 0

    @property
    def precision(self) -> int:
        """YEAR, MONTH or DAY."""
        return 3 - (self.month, self.day).count(None)

    @property
    def earliest(self) -> tuple[int, ...]:
        month, day = (1 if part is None else part for part in (self.month, self.day))
        return self.year - self.slack_years, month, day

    @property
    def latest(self) -> tuple[int, ...]:
        month = 12 if self.month is None else self.month
        return self.year + self.slack_years, month, 31 if self.day is None else self.day

    def holds(self, other: "Date") -> bool:
        """Whether the other date, which must not be less precise, is this one."""
        return (
            abs(other.year - self.year) <= self.slack_years
            and self.month in (None, other.month)
            and self.day in (None, other.day)
        )

    def __str__(self) -> str:
        year = str(self.year) if self.year > 0 else f"{1 - self.year} BC"
        month = "" if self.month is None else f"{_MONTH_WORDS[self.month - 1][0]} "
        day = "" if self.day is None else f"{self.day} "
        slack = f" ± {self.slack_years}" if self.slack_years else ""
        return f"{day}{month}{year}{slack}"


def readings(text: str) -> tuple[Date, ...]:
    """Every date that the text may mean; empty when it means none that exists. `4/5/1453` may mean two."""
    if len(text) > _LONGEST:
        return ()
    plain = without_accents(fold(text))
    eras = _era_pattern().findall(plain)
    rest = (_era_pattern().sub(" ", plain) if eras else plain).strip(" ,.")
    if len(eras) > 1 or not _date_letters().fullmatch(rest):
        return ()
    before_christ = bool(eras) and bool(eras[0][0])
    found = (_date(parts, before_christ=before_christ) for parts in _parts(rest))
    return tuple(dict.fromkeys(date for date in found if date is not None))


def read_one(text: str) -> Date:
    """The one date that an author's text means.

    Raises:
        ValueError: says what is wrong.
    """
    plain, slack = text.strip(), 0
    margin = _slack_pattern().fullmatch(plain) if len(plain) <= _LONGEST else None
    if margin is not None:
        plain, slack = margin[1], int(margin[2])
    dates = readings(plain)
    if len(dates) > 1:
        raise ValueError(f"may mean {' or '.join(map(str, dates))}")
    if not dates:
        raise ValueError("is no date that exists")
    if slack and dates[0].precision != YEAR:
        raise ValueError("has a margin, which only a year can have")
    return dates[0]._replace(slack_years=slack)


class _Parts(NamedTuple):
    """The digits of a date that may not exist."""

    year: str
    month: str = ""
    day: str = ""


def _parts(text: str) -> tuple[_Parts, ...]:
    numbers = _numbers_pattern().fullmatch(text)
    if numbers is None:
        return _parts_in_words(text)
    first, sign, second, third = numbers.groups()
    if second is None:
        return (_Parts(first),)
    if third is None:
        if _is_year(first):
            return (_Parts(first, second),)
        return (_Parts(second, first),) if _is_year(second) else ()
    if _is_year(first):
        return (_Parts(first, second, third),)
    day_first, month_first = _Parts(third, second, first), _Parts(third, first, second)
    if sign == ".":
        return (day_first,)
    return (
        (day_first, month_first)
        if _is_year(third) or sign == "/"
        else (day_first, month_first, _Parts(first, second, third))
    )


def _parts_in_words(text: str) -> tuple[_Parts, ...]:
    words = [word for word in _word_pattern().findall(text) if word not in _FILLERS]
    places = [place for place, word in enumerate(words) if not word.isdecimal()]
    if not places:
        return (_Parts(words[0]),) if len(words) == 1 else ()
    if len(places) > 1 or words[places[0]] not in _MONTHS:
        return ()
    month = str(_MONTHS[words.pop(places[0])])
    match words:
        case [year]:
            return (_Parts(year, month),)
        case [first, second]:
            return (_Parts(first, month, second),) if _is_year(first) else (_Parts(second, month, first),)
    return ()


def _is_year(digits: str) -> bool:
    """Whether the digits can only be a year: a day or a month has two at most."""
    return len(digits) > 2


def _date(parts: _Parts, *, before_christ: bool) -> Date | None:
    if max(map(len, parts)) > _MOST_DIGITS or int(parts.year) == 0:
        return None
    year = 1 - int(parts.year) if before_christ else int(parts.year)
    if not parts.month:
        return Date(year)
    month = int(parts.month)
    if not 1 <= month <= 12:
        return None
    if not parts.day:
        return Date(year, month)
    day = int(parts.day)
    return Date(year, month, day) if 1 <= day <= _days(year, month) else None


def _days(year: int, month: int) -> int:
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0 or year <= _LAST_JULIAN_YEAR)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


@cache
def _era_pattern() -> re.Pattern[str]:
    before = r"b\.?\s?c\.?(?:\s?e\.?)?|av(?:ant|\.)?\s?j\.?-?\s?c\.?|avant notre ere"
    after = r"a\.?\s?d\.?|c\.?\s?e\.?|ap(?:res|r)?\.?\s?j\.?-?\s?c\.?|de notre ere"
    return re.compile(rf"(?<![^\W\d])(?:({before})|({after}))(?![^\W\d])")


@cache
def _slack_pattern() -> re.Pattern[str]:
    return re.compile(r"(.*?)\s*(?:±|\+\s?/?\s?[-−–])\s*(\d{1,6})(?:\s*(?:years?|ans?))?", re.DOTALL)


@cache
def _numbers_pattern() -> re.Pattern[str]:
    return re.compile(r"(\d+)(?:\s?([-/. ])\s?(\d+)(?:\s?\2\s?(\d+))?)?")


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"\d+|[^\W\d_]+")


@cache
def _date_letters() -> re.Pattern[str]:
    """All that a date is written with. A leading sign is none of it: -44 may be 44 BC or 45 BC."""
    return re.compile(r"[^\W_][\w\s,./'-]*")
