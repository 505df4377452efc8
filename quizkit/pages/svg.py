"""Charts as inline SVG. Each has a title and a description; the figures stand in a table beside it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizkit.pages.page import text

_WIDTH = 720
_ROW = 26
_LABEL = 170
_NOTE = 130
_LONGEST_LABEL = 26
_HIGH = 150
_LOW = 22
"""Below a chart, for what is written at its axis."""

_CELL = 12


class Mark(NamedTuple):
    """A share with its name.

    Attributes:
        share: 0 to 1; None for none.
        reach: where the true share may lie.
        goal: 0 to 1; None for none.
        note: stands behind it.
    """

    label: str
    share: float | None
    reach: tuple[float, float] | None
    goal: float | None
    note: str


def figure(key: str, title: str, description: str, drawing: tuple[str, int]) -> str:
    """A chart that is told as one picture with a title and a description."""
    body, height = drawing
    return (
        f'<figure>\n<svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc">\n<title id="{key}-title">{text(title)}</title>\n'
        f'<desc id="{key}-desc">{text(description)}</desc>\n'
        f'<g aria-hidden="true">\n{body}\n</g>\n</svg>\n</figure>'
    )


def marks(rows: Sequence[Mark]) -> tuple[str, int]:
    """One bar a row, with a line at what is wanted and a thin one over where the true share may lie."""
    parts = []
    room = _WIDTH - _LABEL - _NOTE
    for place, row in enumerate(rows):
        top = _ROW * place + 5
        parts.append(f'<text x="0" y="{top + 12}">{text(_short(row.label))}</text>')
        parts.append(_box((_LABEL, top, room, 16), "rail"))
        if row.share is not None:
            parts.append(_box((_LABEL, top, row.share * room, 16), "bar"))
        if row.reach is not None:
            low, high = (_LABEL + edge * room for edge in row.reach)
            parts.append(_line((low, top + 8, high, top + 8), "reach"))
        if row.goal is not None:
            at = _LABEL + row.goal * room
            parts.append(_line((at, top - 3, at, top + 19), "goal"))
        parts.append(f'<text x="{_WIDTH - _NOTE + 10}" y="{top + 12}">{text(row.note)}</text>')
    return "\n".join(parts), _ROW * len(rows) + 6


def columns(values: Sequence[float], names: Sequence[str], told: Sequence[str]) -> tuple[str, int]:
    """One column a value, the highest as high as the chart.

    Args:
        names: of the values; the first and the last are written below.
        told: the values as they are told; each is shown with its name when the column is pointed at.
    """
    most = max(values, default=0) or 1
    wide = _WIDTH / max(len(values), 1)
    parts = [_line((0, _HIGH, _WIDTH, _HIGH), "grid")]
    for place, (value, name, shown) in enumerate(zip(values, names, told, strict=True)):
        high = (_HIGH - 10) * value / most
        shape = (place * wide + wide / 8, _HIGH - high, wide * 3 / 4, high)
        parts.append(_box(shape, "bar", f"{name}: {shown}"))
    return "\n".join([*parts, *_ends(names)]), _HIGH + _LOW


def curve(values: Sequence[float | None], names: Sequence[str], goal: float) -> tuple[str, int]:
    """Shares from 50 to 100 % as a line that is broken where there are none, and a line at what is wanted."""
    wide = _WIDTH / max(len(values), 1)

    def height(share: float) -> float:
        return _HIGH - (_HIGH - 20) * (max(share, 0.5) - 0.5) * 2

    grid = [
        part
        for share in (0.5, 0.75, 1.0)
        for part in (
            _line((0, height(share), _WIDTH, height(share)), "grid"),
            f'<text class="dim" x="0" y="{height(share) - 3:.1f}">{share:.0%}</text>',
        )
    ]
    runs: list[list[str]] = [[]]
    for place, share in enumerate(values):
        if share is None:
            runs.append([])
        else:
            runs[-1].append(f"{(place + 0.5) * wide:.1f},{height(share):.1f}")
    lines = [f'<polyline class="curve" points="{" ".join(run)}"/>' for run in runs if len(run) > 1]
    dots = [_dot(point, 2.5) for run in runs for point in run]
    wanted = _line((0, height(goal), _WIDTH, height(goal)), "goal")
    return "\n".join([*grid, wanted, *lines, *dots, *_ends(names)]), _HIGH + _LOW


def calibration(points: Iterable[tuple[float, float, tuple[float, float], int]]) -> tuple[str, int]:
    """Recalled over predicted, the larger the more answers; on the slanting line the model is right.

    Args:
        points: predicted, recalled, where the true share may lie, answers.
    """
    points = tuple(points)
    most = max((answers for *_, answers in points), default=1)
    side, left = 300, 210

    def at(predicted: float, recalled: float) -> tuple[float, float]:
        return left + side * predicted, 10 + side * (1 - recalled)

    parts = []
    for share in (0.0, 0.5, 1.0):
        parts.append(_line((*at(0, share), *at(1, share)), "grid"))
        parts.append(_line((*at(share, 0), *at(share, 1)), "grid"))
        parts.append(f'<text class="dim" x="{left - 40}" y="{at(0, share)[1] + 4:.1f}">{share:.0%}</text>')
        parts.append(f'<text class="dim" x="{at(share, 0)[0] - 12:.1f}" y="{side + 26}">{share:.0%}</text>')
    parts.append(_line((*at(0, 0), *at(1, 1)), "goal"))
    for predicted, recalled, (low, high), answers in points:
        parts.append(_line((*at(predicted, low), *at(predicted, high)), "reach"))
        across, down = at(predicted, recalled)
        parts.append(_dot(f"{across:.1f},{down:.1f}", 3 + 6 * (answers / most) ** 0.5))
    parts.append(f'<text class="dim" x="{left + side / 2 - 30}" y="{side + 44}">expected</text>')
    parts.append(f'<text class="dim" x="{left - 110}" y="{side / 2}">recalled</text>')
    return "\n".join(parts), side + 52


def calendar(days: Iterable[tuple[int, int, int, str]], names: Iterable[tuple[int, str]]) -> tuple[str, int]:
    """A column a week, one square a day.

    Args:
        days: week from 0, weekday from 0 on Monday, how dark (0 to 4), and what is told of it.
        names: weeks and what is written above them.
    """
    left = 40
    parts = [
        f'<text class="dim" x="{left + week * _CELL}" y="12">{text(name)}</text>' for week, name in names
    ]
    for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")):
        parts.append(f'<text class="dim" x="0" y="{29 + row * _CELL}">{name}</text>')
    for week, weekday, dark, told in days:
        shape = (left + week * _CELL, 20 + weekday * _CELL, _CELL - 2, _CELL - 2)
        parts.append(_box(shape, f"s{dark}", told))
    return "\n".join(parts), 20 + 7 * _CELL + 4


def _box(shape: tuple[float, float, float, float], style: str, told: str = "") -> str:
    left, top, wide, high = shape
    opening = f'<rect class="{style}" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    return f"{opening}><title>{text(told)}</title></rect>" if told else f"{opening}/>"


def _line(ends: tuple[float, float, float, float], style: str) -> str:
    left, top, right, bottom = ends
    return f'<line class="{style}" x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{bottom:.1f}"/>'


def _dot(point: str, radius: float) -> str:
    across, down = point.split(",")
    return f'<circle class="bar" cx="{across}" cy="{down}" r="{radius:.1f}"/>'


def _ends(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    below = _HIGH + 16
    return [
        f'<text class="dim" x="0" y="{below}">{text(names[0])}</text>',
        f'<text class="dim" x="{_WIDTH}" y="{below}" text-anchor="end">{text(names[-1])}</text>',
    ]


def _short(label: str) -> str:
    """So much of a label as there is room for; the table has all of it."""
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
