"""The page of statistics in a real browser: it asks for nothing, complains of nothing, and can be read."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, chromium
from machine import Machine
from statistics_samples import HOSTILE, hostile, report

from quizkit.pages.statistics import statistics_page
from quizkit.study.report import HEADINGS

NEEDED = "QUIZKIT_BROWSER_TESTS"
"""Set where a browser must be there, so that these tests are not left out in silence."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        assert not os.environ.get(NEEDED), "no Chromium: Debian has it as chromium-headless-shell"
        pytest.skip("no Chromium on this machine; Debian has it as chromium-headless-shell")
    with Browser(program) as started:
        yield started


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Browser:
    """The browser with the page of a whole report."""
    return show(browser, tmp_path / "stats.html", statistics_page(report()))


def show(browser: Browser, path: Path, markup: str) -> Browser:
    path.write_text(markup, encoding="utf-8")
    browser.prefer("light")
    browser.open(path)
    return browser


def test_nothing_is_asked_for_and_nothing_complained_of(shown: Browser, tmp_path: Path) -> None:
    assert shown.requests() == [(tmp_path / "stats.html").as_uri()]
    assert shown.complaints() == []


def test_the_policy_is_in_force(browser: Browser, tmp_path: Path) -> None:
    """What would ask, if it came into a page, is forbidden: the tests above could fail."""
    inside = '<img src="http://127.0.0.1:9/x"><script>document.title = "ran"</script>'
    markup = statistics_page(report()).replace("<main>", f"<main>{inside}")
    show(browser, tmp_path / "spoilt.html", markup)
    assert browser.value("document.title") == "Statistics: all decks"
    assert len([line for line in browser.complaints() if "Content Security Policy" in line]) == 2
    assert not [
        one for one in browser.told("Network.responseReceived") if "127.0.0.1" in one["response"]["url"]
    ]


def test_text_of_decks_is_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path / "hostile.html", statistics_page(hostile()))
    assert browser.complaints() == []
    assert browser.value("document.scripts.length") == 0
    heading = browser.value("document.querySelector('h1').textContent")
    assert HOSTILE.split(" \u202e")[0] in heading
    assert browser.value("document.querySelectorAll('b').length") == 0
    assert browser.value("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_light_and_dark(shown: Browser, scheme: str, dark: bool) -> None:
    shown.prefer(scheme)
    lightness = {}
    for selector, colour in (
        ("body", "backgroundColor"),
        ("h1", "color"),
        (".bar", "fill"),
        (".rail", "fill"),
    ):
        told = shown.value(f"getComputedStyle(document.querySelector('{selector}')).{colour}")
        lightness[selector] = luminance(told)
    assert (lightness["body"] < 0.05) is dark
    assert contrast(lightness["body"], lightness["h1"]) > 7
    assert contrast(lightness["body"], lightness[".bar"]) > 3
    assert contrast(lightness[".rail"], lightness[".bar"]) > 3
    dim = luminance(shown.value("getComputedStyle(document.querySelector('.dim')).color"))
    assert contrast(lightness["body"], dim) > 4.5
    assert len(shown.picture()) > 10_000


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 has it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_what_a_screen_reader_meets(shown: Browser) -> None:
    spoken = shown.spoken()
    assert [name for role, name in spoken if role == "heading"] == [
        "Statistics: all decks",
        *HEADINGS.values(),
    ]
    pictures = [name for role, name in spoken if role == "image"]
    assert len(pictures) == 8
    assert "Today: 50% of 2 recalled" in pictures[0]
    assert not [role for role, _ in spoken if role.startswith("graphics")], "no picture is read mark by mark"
    assert {name for role, name in spoken if role == "region"} == set(HEADINGS.values())
    assert "In which year did Vercingetorix give himself up at Alesia?" in [
        name for role, name in spoken if role == "rowheader"
    ]


def test_a_table_is_behind_each_picture(shown: Browser) -> None:
    folded = (
        "[...document.querySelectorAll('figure')].filter(one => one.nextElementSibling.tagName == 'DETAILS')"
    )
    assert shown.value(f"{folded}.length") == shown.value("document.querySelectorAll('figure').length") == 8
    assert not shown.value("document.querySelector('details td').checkVisibility()")
    shown.value("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert shown.value("document.querySelector('details td').checkVisibility()")
    cells = shown.value("[...document.querySelectorAll('td')].map(one => one.textContent)")
    assert "80% of 150" in cells


def test_it_prints_on_white_with_its_tables(shown: Browser) -> None:
    printed = shown.printed()
    assert printed.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
    assert 2 <= pages <= 12
    shown.prefer("dark", "print")
    assert shown.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert shown.value("document.querySelector('details td').checkVisibility()")
    assert shown.value("document.querySelector('details td').getBoundingClientRect().height") > 0


def test_a_narrow_window_needs_no_scrolling_across(shown: Browser) -> None:
    shown.ask("Emulation.setDeviceMetricsOverride", width=360, height=700, deviceScaleFactor=1, mobile=True)
    try:
        assert shown.value("document.documentElement.scrollWidth") <= 360
    finally:
        shown.ask("Emulation.clearDeviceMetricsOverride")


def test_the_page_that_the_program_writes(browser: Browser, tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.deck()
    machine.run("study", "deck.yaml", "--linear", "--new", "2", typed="1\n1\n")
    done = machine.run("stats", "deck.yaml", "--html", "stats.html")
    assert done.code == 0, done
    browser.open(tmp_path / "stats.html")
    assert browser.requests() == [(tmp_path / "stats.html").as_uri()]
    assert browser.complaints() == []
    assert browser.value("document.querySelector('h1').textContent") == "Statistics: Every kind"
