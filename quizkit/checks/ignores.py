"""Comments that silence a rule for one question: `# quizkit: ignore[C101] reason`.

One stands on a line of the question, or on a line of its own above it. On a passage it holds for all its
questions; in the head, for what is said of the whole deck. Errors cannot be silenced: what they stand at
cannot be asked.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import ERRORS, Edit, Problem

UNUSED_IGNORE = Rule("S806", "unused-ignore", Severity.WARNING, Fix.SAFE)

FAMILY = Family((UNUSED_IGNORE,))

_COMMENT = r"(?<!\S)#[ \t]*quizkit:[ \t]*ignore\b(?P<codes>[ \t]*\[[^\]\r\n]*\])?[^\r\n]*"


class Region(NamedTuple):
    """Lines of a question, a passage or a term, counted from 1; both are in it."""

    first: int
    last: int

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last


class Comment(NamedTuple):
    """One comment that silences.

    Attributes:
        start, end: its characters in the file.
        codes: as they are written; empty when the brackets are missing or hold nothing.
        region: where it holds; None for the head.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    region: Region | None


def heed(deck: Deck, problems: Sequence[Problem], running: Collection[str]) -> list[Problem]:
    """The problems that no comment silences, and what is wrong with comments.

    Args:
        problems: of this deck.
        running: codes of the rules that were run: a comment for another may be needed another time.
    """
    comments = list(_comments(deck)) if "quizkit:" in deck.text else []
    if not comments:
        return list(problems)
    regions = _regions(deck)
    kept, used = [], set()
    for problem in problems:
        silencing = [comment for comment in comments if _silences(comment, problem, regions)]
        used |= {(comment, problem.code) for comment in silencing}
        if not silencing:
            kept.append(problem)
    told = [one for comment in comments for one in _unused(deck, comment, used, running)]
    return kept + (told if UNUSED_IGNORE.code in running else [])


def _silences(comment: Comment, problem: Problem, regions: Sequence[Region]) -> bool:
    if problem.code in ERRORS or problem.code not in comment.codes:
        return False
    line = problem.place.line
    if comment.region is None:
        return not any(line in region for region in regions)
    return line in comment.region


def _unused(
    deck: Deck, comment: Comment, used: Collection[tuple[Comment, str]], running: Collection[str]
) -> Iterator[Problem]:
    place = deck.place(comment.start, comment.end)
    if not comment.codes:
        message = "this comment silences nothing: it names no rule"
        yield UNUSED_IGNORE.at(place, deck.path, message, "write `# quizkit: ignore[C101] why`")
        return
    idle = [code for code in comment.codes if (comment, code) not in used and _is_idle(code, running)]
    if not idle:
        return
    kept = [code for code in comment.codes if code not in idle]
    named = ", ".join(f"`{code}`" for code in idle)
    message = f"nothing is left to ignore here for {named}"
    if any(code in ERRORS for code in idle):
        message = f"an error cannot be ignored: {named}"
    yield UNUSED_IGNORE.at(
        place, deck.path, message, "remove it", _without(deck, comment, idle, removed=not kept)
    )


def _is_idle(code: str, running: Collection[str]) -> bool:
    """A code that no rule has, or whose rule was run."""
    from quizkit.checks.catalogue import RULES

    return code not in RULES or code in running or code in ERRORS


def _without(deck: Deck, comment: Comment, idle: Collection[str], *, removed: bool) -> Edit:
    """Takes codes out of a comment, or the comment away with the spaces before it or its whole line."""
    if not removed:
        kept = ", ".join(code for code in comment.codes if code not in idle)
        start = deck.text.index("[", comment.start) + 1
        return Edit(start, deck.text.index("]", start), kept)
    line_start = max(deck.text.rfind("\n", 0, comment.start), deck.text.rfind("\r", 0, comment.start)) + 1
    before = deck.text[line_start : comment.start]
    if before.strip():
        return Edit(line_start + len(before.rstrip()), comment.end, "")
    end = comment.end
    for sign in "\r\n":
        end += deck.text[end : end + 1] == sign
    return Edit(line_start, end, "")


def _comments(deck: Deck) -> Iterator[Comment]:
    spans = [(node.start.index, node.end.index) for node in _texts(deck.root)]
    regions = _regions(deck)
    for match in re.finditer(_COMMENT, deck.text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        if any(first <= start < last for first, last in spans):
            continue
        line = deck.place(start, end).line
        alone = not deck.text[max(deck.text.rfind("\n", 0, start), 0) : start].strip()
        codes = [code.strip().upper() for code in (match["codes"] or "").strip(" \t[]").split(",")]
        region = _region_of(line, deck, regions, alone=alone)
        yield Comment(start, end, tuple(code for code in codes if code), region)


def _texts(node: Node) -> Iterator[TextNode]:
    """Texts in which a `#` is no comment: those that are quoted or written as blocks."""
    if isinstance(node, TextNode):
        if not node.plain:
            yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _texts(item)
    else:
        for _, value in node.pairs:
            yield from _texts(value)


def _region_of(line: int, deck: Deck, regions: Iterable[Region], *, alone: bool) -> Region | None:
    """The smallest region a line stands in; else, below `questions` or `terms`, the one that follows."""
    around = [region for region in regions if line in region]
    if around:
        return min(around, key=lambda region: region.last - region.first)
    above = [key.text for key, _ in deck.root.pairs if key.start.line + 1 < line]
    following = [region for region in regions if region.first > line]
    if not alone or not following or not above or above[-1] not in ("questions", "terms"):
        return None
    nearest = min(region.first for region in following)
    return max((one for one in following if one.first == nearest), key=lambda region: region.last)


def _regions(deck: Deck) -> list[Region]:
    return list(_regions_below(deck.root))


def _regions_below(root: MapNode) -> Iterator[Region]:
    for key, value in root.pairs:
        if key.text == "questions" and isinstance(value, ListNode):
            for item in value.items:
                yield _lines(item, item)
                if isinstance(item, MapNode):
                    yield from _regions_below(item)
        elif key.text == "terms" and isinstance(value, MapNode):
            for term, meaning in value.pairs:
                yield _lines(term, meaning)


def _lines(first: Node, last: Node) -> Region:
    # A block scalar ends at the beginning of the line below it.
    end = last.end.line if last.end.column == 0 and last.end.line > last.start.line else last.end.line + 1
    return Region(first.start.line + 1, end)
