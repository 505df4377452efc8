"""Pictures made of characters: bars with a goal, columns, a calendar. Pure.

Each can be read without colour, and in ASCII where the stream has no other signs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from quizkit.study.days import date_of
from quizkit.study.report import shade, shade_steps
from quizkit.terminal.layout import Line, cut, pad, width, wrap
from quizkit.terminal.paint import bar
from quizkit.terminal.prose import Look

_SHORTEST_BAR = 8
_DAYS_A_WEEK = 7
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_LEFT = 6
"""Cells left of a calendar."""


class Row(NamedTuple):
    """A bar and what stands beside it. Texts are safe to lay out.

    Attributes:
        share: 0 to 1; None for no bar.
        goal: where the bar has a mark, 0 to 1; None for none.
        notes: behind the bar, the most important first: the last ones go where there is no room.
    """

    label: str
    share: float | None
    goal: float | None
    notes: tuple[str, ...]


def bars(rows: Sequence[Row], look: Look) -> list[Line]:
    """Rows whose bars stand one below the other and are as long as there is room for them."""
    if not rows:
        return []
    labels = min(max(width(row.label) for row in rows), look.cells // 3)
    notes = [max(map(width, column)) for column in zip(*(row.notes for row in rows), strict=True)]
    room = look.cells - labels - 5
    while len(notes) > 1 and room - sum(notes) - 2 * len(notes) < _SHORTEST_BAR:
        notes.pop()
    cells = max(room - sum(notes) - 2 * len(notes), 0)
    return [_bar_line(row, (labels, cells, notes), look) for row in rows]


def columns(values: Sequence[int], look: Look) -> str:
    """One column a value, its height in eighths of the highest; a blank for nothing."""
    most = max(values, default=0)
    wide = 2 if 2 * len(values) <= look.cells - 4 else 1
    return "".join(_level(value, most, look.marks.levels) * wide for value in values)


def calendar(counts: Sequence[int], today: int, look: Look) -> list[Line]:
    """A column a week, the newest to the right, one sign a day: the darker, the more.

    Args:
        counts: of each day, the last one today.
        today: the study day.
    """
    weeks = max(1, min((len(counts) + 12) // _DAYS_A_WEEK, look.cells - _LEFT - 1))
    weekday = date_of(today).weekday()
    first = today - weekday - _DAYS_A_WEEK * (weeks - 1)
    start = today - len(counts) + 1
    steps = shade_steps(counts)
    rows: list[Line] = [(("dim", " " * _LEFT + _months(first, weeks)),)]
    for row, name in enumerate(_WEEKDAYS):
        days = range(first + row, first + row + _DAYS_A_WEEK * weeks, _DAYS_A_WEEK)
        week = (shade(counts[day - start], steps) if start <= day <= today else None for day in days)
        drawn = "".join(" " if place is None else look.marks.shades[place] for place in week)
        rows.append((("dim", f"  {name:<4}"), ("", drawn.rstrip())))
    signs = look.marks.shades
    legend = "  ".join(
        [
            f"{signs[0]} none",
            *(f"{sign} from {step}" for sign, step in zip(signs[-len(steps) :], steps, strict=bool(steps))),
        ]
    )
    return [*rows, *wrap((("dim", legend),), look.cells, (("", "  "),))]


def _bar_line(row: Row, widths: tuple[int, int, list[int]], look: Look) -> Line:
    labels, cells, notes = widths
    ellipsis = look.marks.ellipsis
    drawn = " " * cells if row.share is None else _with_goal(bar(row.share, cells, look), row.goal, look)
    told = "  ".join(
        pad(text, room, right=place == 0) for place, (text, room) in enumerate(_kept(row, notes))
    )
    ending = f"  {told}".rstrip()
    return (("", f"  {pad(cut(row.label, labels, ellipsis), labels)}  "), ("right", drawn), ("", ending))


def _kept(row: Row, notes: Sequence[int]) -> list[tuple[str, int]]:
    return list(zip(row.notes, notes, strict=False))


def _with_goal(drawn: str, goal: float | None, look: Look) -> str:
    if goal is None or not drawn:
        return drawn
    place = min(int(goal * len(drawn)), len(drawn) - 1)
    return f"{drawn[:place]}{look.marks.goal}{drawn[place + 1 :]}"


def _level(value: int, most: int, levels: str) -> str:
    return " " if not value else levels[max(0, -(-value * len(levels) // most) - 1)]


def _months(first: int, weeks: int) -> str:
    """Names of months over the week in which each begins, as far as there is room for them."""
    told = ""
    for week in range(weeks):
        monday = date_of(first + _DAYS_A_WEEK * week)
        sunday = date_of(first + _DAYS_A_WEEK * week + 6)
        name = f"{sunday:%b}"
        begins = monday.month != sunday.month or monday.day == 1
        if begins and (not told or len(told) < week) and week + len(name) <= weeks:
            told = f"{told:<{week}}{name}"
    return told
