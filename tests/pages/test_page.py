"""The page as text: nothing in it runs or asks, and no text of a deck is more than text."""

import re
from html.parser import HTMLParser

import pytest
from statistics_samples import HOSTILE, first_day, hostile, nothing, report

from quizkit.pages.page import is_page, page, text
from quizkit.pages.statistics import statistics_page, weeks
from quizkit.study.report import HEADINGS, Report

VOID = {"meta"}
ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "section",
        "h1",
        "h2",
        "p",
        "figure",
    ),
    *("svg", "desc", "g", "rect", "line", "circle", "polyline", "text", "details", "summary", "bdi"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
REPORTS = {
    "report": report(),
    "90 days": report(days=90),
    "hostile": hostile(),
    "first day": first_day(),
    "nothing": nothing(),
}


class Tree(HTMLParser):
    """What stands in a page: elements with their attributes, ids, and the text of each element."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "elements are closed in order"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1], data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(params=list(REPORTS))
def tree(request: pytest.FixtureRequest) -> Tree:
    return Tree(statistics_page(REPORTS[request.param]))


def test_only_elements_that_neither_run_nor_ask(tree: Tree) -> None:
    assert {name for name, _ in tree.elements} <= ALLOWED
    assert not tree.open
    names = {attribute for _, attributes in tree.elements for attribute in attributes}
    assert not names & {"src", "href", "style", "action", "srcset", "data", "xlink:href"}
    assert not [name for name in names if name.startswith("on")]
    style = "".join(data for tag, data in tree.texts if tag == "style")
    assert "url(" not in style
    assert "@import" not in style
    policies = [
        one["content"] for one in tree.of("meta") if one.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_what_a_screen_reader_needs(tree: Tree) -> None:
    assert tree.of("html") == [{"lang": "en"}]
    assert len(tree.of("h1")) == 1
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for picture in tree.of("svg"):
        assert picture["role"] == "img"
        assert set((picture["aria-labelledby"] or "").split()) <= set(ids)
    assert len(tree.of("figure")) == len(tree.of("svg")) == len(tree.of("details"))
    assert len(tree.of("caption")) == len(tree.of("table")) >= len(tree.of("svg"))
    assert all(one["scope"] in ("col", "row") for one in tree.of("th"))


def test_every_section_is_there() -> None:
    headings = [data for tag, data in Tree(statistics_page(report())).texts if tag == "h2"]
    assert headings == list(HEADINGS.values())


def test_text_of_decks_stays_text() -> None:
    markup = statistics_page(hostile())
    assert "<script" not in markup
    assert "\x1b" not in markup
    assert "\u202e" not in markup
    shown = HOSTILE.replace("\u202e", "\ufffd").replace("\x1b", "\u241b")
    texts = [data for tag, data in Tree(markup).texts if tag in ("h1", "bdi")]
    assert sum(shown in data for data in texts) >= 5
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", markup)


def test_quotes_cannot_end_an_attribute() -> None:
    assert text("\" onload='x'") == "&quot; onload=&#x27;x&#x27;"


def test_figures_are_those_of_the_report() -> None:
    of = report()
    texts = [data for _, data in Tree(statistics_page(of)).texts]
    for figure in ("90% of 384", "12", "80% of 150", "log loss 0.323", "55% of 20"):
        assert any(figure.lower() in data.lower() for data in texts), figure
    assert sum(week.answers for week in weeks(of.statistics)) == of.statistics.answers


@pytest.mark.parametrize("of", [report(), nothing()], ids=["report", "nothing"])
def test_a_page_is_known_again(of: Report) -> None:
    assert is_page(statistics_page(of).encode()[:2_000])


def test_other_files_are_no_pages() -> None:
    assert not is_page(b"")
    assert not is_page(b"title: x")
    assert not is_page(b"<!doctype html><title>mine</title>")
    assert is_page(page("x", [], []).encode())
