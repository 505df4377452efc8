"""Statistics on a terminal: at two widths, in ASCII and in sentences."""

from collections.abc import Callable

import pytest
from golden import frames
from statistics_samples import first_day, hostile, nothing, report
from store_samples import TODAY
from terminal_samples import ASCII_STYLE, UNICODE_STYLE

from quizkit.study.report import Report
from quizkit.terminal.charts import Row, bars, calendar, columns
from quizkit.terminal.layout import line_width, plain
from quizkit.terminal.prose import Look
from quizkit.terminal.statistics import pictures, spoken
from quizkit.terminal.style import ASCII, UNICODE, Style

Check = Callable[[str, str], None]
LOOK = Look(80, UNICODE, "utf-8")


def shown(of: Report, look: Look) -> str:
    return "\n".join(plain(line) for line in pictures(of, look))


@pytest.mark.parametrize(
    ("name", "cells", "style"),
    [("80", 80, UNICODE_STYLE), ("40", 40, UNICODE_STYLE), ("ascii", 80, ASCII_STYLE)],
)
def test_pictures(golden: Check, name: str, cells: int, style: Style) -> None:
    look = Look.of(style, cells)
    named = {
        "all": shown(report(), look),
        "90 days": shown(report(days=90), look),
        "first day": shown(first_day(), look),
        "nothing": shown(nothing(), look),
    }
    golden(f"statistics-{name}", frames(named))


def test_sentences(golden: Check) -> None:
    text = "\n".join(plain(line) for line in spoken(report(), LOOK))
    golden(
        "statistics-linear", frames({"all": text, "nothing": "\n".join(map(plain, spoken(nothing(), LOOK)))})
    )


@pytest.mark.parametrize("cells", [36, 40, 59, 60, 80, 100])
@pytest.mark.parametrize(
    "of", [report(), hostile(), first_day(), nothing()], ids=["report", "hostile", "first day", "nothing"]
)
@pytest.mark.parametrize("style", [UNICODE_STYLE, ASCII_STYLE], ids=["unicode", "ascii"])
def test_every_line_fits_and_is_clean(of: Report, cells: int, style: Style) -> None:
    look = Look.of(style, cells)
    for line in pictures(of, look):
        assert line_width(line) <= cells, plain(line)
        assert "\x1b" not in plain(line)
        assert "\u202e" not in plain(line)
        plain(line).encode(style.encoding)


def test_sentences_have_no_pictures() -> None:
    text = "\n".join(plain(line) for line in spoken(report(), LOOK))
    assert not set(text) & set(UNICODE.levels + UNICODE.shades.replace("·", "") + UNICODE.full + UNICODE.goal)


def test_a_bar_is_as_long_as_its_share_and_marks_its_goal() -> None:
    (line,) = bars([Row("x", 0.5, 0.9, ("5",))], LOOK)
    drawn = line[1][1]
    assert drawn.count(UNICODE.full) == round(len(drawn) / 2)
    assert drawn.index(UNICODE.goal) == int(0.9 * len(drawn))
    (none,) = bars([Row("x", None, 0.9, ("none",))], LOOK)
    assert not none[1][1].strip()
    assert bars([], LOOK) == []


def test_the_least_note_goes_where_there_is_no_room() -> None:
    rows = [Row("a label", 1.0, None, ("most", "a note that is long"))]
    assert "a note" in plain(bars(rows, LOOK)[0])
    narrow = plain(bars(rows, LOOK._replace(cells=40))[0])
    assert "most" in narrow
    assert "a note" not in narrow


def test_columns_are_blank_for_nothing_and_full_for_the_most() -> None:
    assert columns([0, 1, 8, 4], LOOK) == "  ▁▁██▄▄"
    assert columns([0, 1, 8, 4], Look(80, ASCII, "ascii")) == "  __##--"
    assert columns([0, 0], LOOK) == "    "


def test_a_calendar_ends_today_and_has_its_days_in_rows() -> None:
    counts = [0] * 15 + [1, 0, 2, 0, 0, 4]
    lines = [plain(line) for line in calendar(counts, TODAY, LOOK)]
    # TODAY is a Friday, and the first of 21 days a Saturday.
    assert [line[6:] for line in lines[1:8]] == [" ···", " ··▓", " ···", " ···", " ··█", "···", "··▒"]
    assert lines[5].startswith("  Fri ")
    assert lines[-1] == "  · none  ▒ from 1  ▓ from 2  █ from 3"
