"""The growth of times as one picture: two panels, both axes logarithmic."""

import math
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from .findings import Curve

_WIDE, _HIGH = 400, 300
"""Of a panel's axes."""
_LEFT, _TOP, _GAP, _BELOW = 64, 70, 310, 60
_LINE = 15
"""Between two names, at least."""

_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #333 }
.title { font-size: 15px; font-weight: 600 }
.grid { stroke: #ddd } .axis { stroke: #777 }
.line { fill: none; stroke-width: 2 } .leader { fill: none; stroke-width: 1; opacity: .6 }
.of0 { stroke: #0060a8 } .of1 { stroke: #b34700 } .of2 { stroke: #00765a } .of3 { stroke: #8b3a8b }
.dot0 { fill: #0060a8 } .dot1 { fill: #b34700 } .dot2 { fill: #00765a } .dot3 { fill: #8b3a8b }
.back { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .back { fill: #161616 } .grid { stroke: #383838 } .axis { stroke: #999 }
  .of0 { stroke: #6cb6ff } .of1 { stroke: #ff9d57 } .of2 { stroke: #4fd1a5 } .of3 { stroke: #e39be3 }
  .dot0 { fill: #6cb6ff } .dot1 { fill: #ff9d57 } .dot2 { fill: #4fd1a5 } .dot3 { fill: #e39be3 }
}
"""
_COLOURS = 4


class _Axis(NamedTuple):
    """Powers of ten from the first to the last, along so many pixels."""

    first: int
    last: int
    pixels: int

    def at(self, value: float) -> float:
        return (math.log10(value) - self.first) / (self.last - self.first) * self.pixels

    @property
    def powers(self) -> range:
        return range(self.first, self.last + 1)


def plot(curves: Sequence[Curve], title: str) -> str:
    """The picture as the text of an SVG file, readable on light and on dark."""
    alongs = list(dict.fromkeys(curve.along for curve in curves))
    panel = _WIDE + _GAP
    wide = _LEFT + panel * len(alongs)
    high = _TOP + _HIGH + _BELOW
    times = [ms for curve in curves for _, ms in curve.points]
    up = _axis(times, _HIGH)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {high}">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="back" width="{wide}" height="{high}"/>',
        f'<text class="title" x="{_LEFT}" y="24">{escape(title)}</text>',
    ]
    for place, along in enumerate(alongs):
        chosen = [curve for curve in curves if curve.along == along]
        parts.append(f'<g transform="translate({_LEFT + place * panel} {_TOP})">')
        parts += _panel(chosen, along, up)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>\n"])


def _axis(values: Sequence[float], pixels: int) -> _Axis:
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return _Axis(first, max(last, first + 1), pixels)


def _panel(curves: Sequence[Curve], along: str, up: _Axis) -> Iterator[str]:
    across = _axis([number for curve in curves for number, _ in curve.points], _WIDE)
    yield f'<text x="0" y="-14">time against {escape(along)}, both logarithmic</text>'
    for power in up.powers:
        y = _HIGH - up.at(10**power)
        yield f'<path class="grid" d="M0 {y:.1f}H{_WIDE}"/>'
        yield f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{_duration(power)}</text>'
    for power in across.powers:
        x = across.at(10**power)
        yield f'<path class="grid" d="M{x:.1f} 0V{_HIGH}"/>'
        yield f'<text x="{x:.1f}" y="{_HIGH + 20}" text-anchor="middle">{10**power:,}</text>'
    yield f'<path class="axis" fill="none" d="M0 0V{_HIGH}H{_WIDE}"/>'
    yield f'<text x="{_WIDE / 2}" y="{_HIGH + 42}" text-anchor="middle">{escape(along)}</text>'
    ends = _apart([_HIGH - up.at(curve.points[-1][1]) for curve in curves])
    for place, (curve, named) in enumerate(zip(curves, ends, strict=True)):
        colour = place % _COLOURS
        points = [(across.at(number), _HIGH - up.at(ms)) for number, ms in curve.points]
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        yield f'<path class="line of{colour}" d="M{way}"/>'
        for x, y in points:
            yield f'<circle class="dot{colour}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        x, y = points[-1]
        yield f'<path class="leader of{colour}" d="M{x + 4:.1f} {y:.1f}L{_WIDE + 10} {named:.1f}"/>'
        told = f"{curve.what}: {_told(curve.points[-1][1])}"
        yield f'<text x="{_WIDE + 14}" y="{named + 4:.1f}">{escape(told)}</text>'


def _apart(wanted: Sequence[float]) -> list[float]:
    """Heights near those that are wanted, no two nearer than a line of text."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    found = list(wanted)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + _LINE)
    return found


def _duration(power: int) -> str:
    """A power of ten milliseconds, in the unit that reads best."""
    if power >= 3:
        return f"{10 ** (power - 3):g} s"
    return f"{10**power:g} ms" if power >= 0 else f"{10 ** (power + 3):g} µs"


def _told(ms: float) -> str:
    if ms >= 1000:
        return f"{ms / 1000:.2g} s" if ms < 10_000 else f"{ms / 1000:.0f} s"
    return f"{ms:.2g} ms" if ms < 100 else f"{ms:.0f} ms"
