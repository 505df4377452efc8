"""Every benchmark is set up as it says: rows come out of tiny sizes. Nothing here depends on time."""

import json
import os
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from .findings import Curve, Goal, LeftOut, Row, Setting, Sizes
from .plot import plot
from .registry import BENCHMARKS
from .table import as_json, table

if TYPE_CHECKING:
    from .findings import Finding

TINY = Sizes(
    library=100,
    small_library=30,
    deck=30,
    presses=4,
    saved=2,
    replayed=2_000,
    counted=2_000,
    fitted=3_000,
    flat=1_000,
    lived=300,
    questions=(30, 100),
    answers=(200, 400),
)


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return Setting(tmp_path_factory.mktemp("bench"), dict(os.environ), 1, TINY)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_finds_rows(setting: Setting, name: str) -> None:
    findings = list(BENCHMARKS[name](setting))
    rows = [found for found in findings if isinstance(found, Row)]
    assert rows or any(isinstance(found, LeftOut) for found in findings)
    assert all(row.value > 0 for row in rows)
    assert all((row.ratio is None) == (not row.peer) for row in rows)


@pytest.mark.parametrize(
    ("goal", "value", "ratio", "met"),
    [
        (None, 7.0, 2.0, None),
        (Goal(2), 7.0, 2.0, True),
        (Goal(2), 1.0, 2.1, False),
        (Goal(30, "ms"), 30.0, 9.0, True),
        (Goal(30, "ms"), 31.0, None, False),
        (Goal(1, exact=True), 5.0, 1.0, True),
        (Goal(1, exact=True), 4.0, 0.8, False),
    ],
)
def test_a_goal_is_of_the_ratio_or_of_the_value(
    goal: Goal | None, value: float, ratio: float | None, met: bool | None
) -> None:
    assert Row("this", "that", value, "ms", ratio, goal).met is met


def test_what_was_found_is_told_in_a_table_as_json_and_as_a_picture(setting: Setting) -> None:
    curve = Curve("open & read", "answers", ((10, 0.5), (1_000, 20.0)))
    findings: list[Finding] = [
        Row("slow", "a peer", 3.0, "ms", 2.5, Goal(2)),
        LeftOut("fast", "no peer"),
        curve,
    ]
    told = table(findings)
    assert re.search(r"slow +a peer +3\.0 +ms +2\.50 +≤ 2 +MISSED", told)
    assert "left out: fast: no peer" in told
    data = json.loads(as_json(findings, setting))
    assert data["rows"][0]["met"] is False
    assert data["growth"][0]["points"] == [[10, 0.5], [1_000, 20.0]]
    drawn = ET.fromstring(plot([curve], "Growth"))
    texts = {element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"answers", "1,000", "100 µs", "10 ms", "open & read: 20 ms"} <= texts
