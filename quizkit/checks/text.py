"""Rules about the texts of questions as such, whatever they are for."""

import re
from collections.abc import Iterator
from functools import cache

from quizkit.checks.final_stops import MIXED_FINAL_PUNCTUATION, mixed_endings
from quizkit.checks.leftover_html import mended, places, tokens
from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry, texts_of
from quizkit.checks.written import content_span, is_literal
from quizkit.model.markup import Style, lines
from quizkit.model.nodes import TextNode, place_of
from quizkit.model.problems import Edit, Problem

STRAY_SPACE = Rule("S801", "stray-space", Severity.WARNING, Fix.SAFE)
TOO_WIDE = Rule("S803", "too-wide", Severity.INFO)
LEFTOVER_HTML = Rule("S804", "leftover-html", Severity.WARNING, Fix.SAFE)
UNRENDERABLE = Rule("S805", "unrenderable", Severity.INFO)

_WIDEST = 78
"""So much of a line of code a terminal of 80 columns shows in one row."""


def look(deck: Deck) -> Iterator[Problem]:
    """Looks at each text once: that of a passage belongs to several questions."""
    seen: set[int] = set()
    for entry in deck.entries:
        for node in texts_of(entry.node):
            text = node.text
            suspect = (
                "  " in text
                or "<" in text
                or "&" in text
                or "\\" in text
                or "$" in text
                or "|" in text
                or "![" in text
                or "```" in text
                or text[:1] == " "
                or " " in text[-2:]
            )
            if suspect and node.start.index not in seen:
                found = list(_problems(node, entry, deck))
                if found:
                    seen.add(node.start.index)
                    yield from found


def _problems(node: TextNode, entry: Entry, deck: Deck) -> Iterator[Problem]:
    yield from _stray_spaces(node, deck)
    if "```" in node.text:
        yield from _wide_code(node, deck)
    if "<" in node.text or "&" in node.text:
        yield from _html(node, entry, deck)
    yield from _raw_markup(node, deck)


def _stray_spaces(node: TextNode, deck: Deck) -> Iterator[Problem]:
    if is_literal(node, deck):
        return
    edits = sorted((*_doubled(node, deck), *_at_the_ends(node, deck)))
    if edits:
        place = deck.place(edits[0].start, edits[0].end)
        doubled = edits[0].text == " "
        message = "two spaces or more where one is meant" if doubled else "a space too many"
        yield STRAY_SPACE.at(place, deck.path, message, "leave one" if doubled else "remove it", *edits)


def _doubled(node: TextNode, deck: Deck) -> Iterator[Edit]:
    if "  " in node.text:
        for match in _doubled_pattern().finditer(deck.text, *content_span(node, deck)):
            if match["spaces"]:
                yield Edit(*match.span("spaces"), " ")


def _at_the_ends(node: TextNode, deck: Deck) -> Iterator[Edit]:
    """Spaces within quotes at either end of a text, and before the mark that ends it."""
    start, end = content_span(node, deck)
    if start == end:
        return
    if not node.plain and deck.text[node.start.index] in "'\"":
        for left, right in ((node.start.index + 1, start), (end, node.end.index - 1)):
            if deck.text[left:right].strip(" ") == "" != deck.text[left:right]:
                yield Edit(left, right, "")
    # French puts a space before some of these marks.
    marks = "?!." if deck.head.language.lower().startswith("en") else "."
    before = deck.text[start : end - 1].rstrip(" ")
    if deck.text[end - 1] in marks and before[-1:].isalpha() and len(before) < end - 1 - start:
        yield Edit(start + len(before), end - 1, "")


def _wide_code(node: TextNode, deck: Deck) -> Iterator[Problem]:
    for line in lines(node.text):
        if line and line[0].style is Style.BLOCK and (cells := _cells(line[0].text)) > _WIDEST:
            where = deck.find(node, re.escape(line[0].text.strip()))
            message = (
                f"this line of code takes {cells} columns, and a terminal of 80 breaks it after {_WIDEST}"
            )
            yield TOO_WIDE.at(where, deck.path, message, "break it where the code allows it")


def _cells(text: str) -> int:
    """Columns of a text in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(char) in ("W", "F") else 1 for char in text)


def _html(node: TextNode, entry: Entry, deck: Deck) -> Iterator[Problem]:
    found = tokens(node.text)
    if not found or _speaks_of_html(entry, deck):
        return
    token = next(iter(places(node, deck)), None)
    where = place_of(node) if token is None else deck.place(token.start, token.end)
    start, end = found[0].start, found[0].end
    message = f"`{node.text[start:end].strip()}` is HTML, and is shown just like this"
    advice = "write **strong**, *emphasis* or `code`, and signs as they are"
    yield LEFTOVER_HTML.at(where, deck.path, message, advice, *mended(node, deck))


def _speaks_of_html(entry: Entry, deck: Deck) -> bool:
    head = deck.head
    about = " ".join((head.id, head.title, head.description, *entry.question.about.tags))
    return any(map(_html_pattern().search, (about, *(node.text for node in texts_of(entry.node)))))


def _raw_markup(node: TextNode, deck: Deck) -> Iterator[Problem]:
    for match in _raw_pattern().finditer(node.text):
        what = match.lastgroup
        if what is None:
            continue
        told = {"image": "an image", "table": "a table"}.get(what, "LaTeX")
        advice = {
            "image": "describe what it shows, or ask without it",
            "table": "write it as lines between two lines of ```, so that its columns stay",
        }.get(what, "write it in plain signs, like x², √2 or H₂O, or as `code`")
        message = f"this is {told}, and a terminal shows the signs it is written with"
        yield UNRENDERABLE.at(deck.find(node, re.escape(match[0].strip())), deck.path, message, advice)
        return


@cache
def _doubled_pattern() -> re.Pattern[str]:
    """Spaces between words and marks; what stands in code, and what parts numbers, is passed over."""
    return re.compile(r"`[^`\n]*`|(?<=[^\W_]|[,.;:!?…)\"'’”»])(?P<spaces> {2,})(?=[^\W\d_]|[(\"'‘“«¿¡])")


@cache
def _html_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:x?html5?|xml|css|markup|web ?pages?|tags?|entit(?:y|ies)|balises?)\b", re.IGNORECASE
    )


@cache
def _raw_pattern() -> re.Pattern[str]:
    code = r"```.*?```|`[^`\n]*`"
    dollars = r"\$\$.+?\$\$|\$(?=\S)[^$\n]*(?:\\[a-zA-Z]|[\^_][{\w])[^$\n]*(?<=\S)\$(?!\w)"
    brackets = r"\\\([^\n]+?\\\)|\\\[[^\n]+?\\\]"
    commands = r"\\(?:frac|sqrt|text|mathrm|mathbf|ce|sum|int|begin)(?![a-zA-Z])\s*[{\[_^]"
    table = r"^[ ]*\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?[ ]*$"
    image = r"!\[[^\]\n]*\]\([^)\n]+\)|<img\s[^<>]*>"
    return re.compile(
        rf"{code}|(?P<latex>{dollars}|{brackets}|{commands})|(?P<table>{table})|(?P<image>{image})",
        re.DOTALL | re.MULTILINE,
    )


FAMILY = Family(
    (STRAY_SPACE, MIXED_FINAL_PUNCTUATION, TOO_WIDE, LEFTOVER_HTML, UNRENDERABLE),
    question=mixed_endings,
    deck=look,
)
