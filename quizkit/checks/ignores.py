"""Comments that silence a rule for one question: `# quizkit: ignore[C101] reason`.

One stands on a line of the question, or on a line of its own above it, or below it in the column of its
keys. On a passage it holds for all its questions; in the head, for what is said of the whole deck. Errors
cannot be silenced: what they stand at cannot be asked.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import ERRORS, Edit, Problem

UNUSED_IGNORE = Rule("S806", "unused-ignore", Severity.WARNING, Fix.SAFE)

FAMILY = Family((UNUSED_IGNORE,))

_COMMENT = r"(?<!\S)#[ \t]*quizkit:[ \t]*ignore\b(?P<codes>[ \t]*\[[^\]\r\n]*\])?[^\r\n]*"


class Region(NamedTuple):
    """Lines of a question, a passage or a term, counted from 1; both are in it.

    Attributes:
        column: where the keys of a question stand; None for a term, below which stand others like it.
    """

    first: int
    last: int
    column: int | None

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last


class Comment(NamedTuple):
    """One comment that silences.

    Attributes:
        start, end: its characters in the file.
        codes: of the rules that are named; what names none stays as it is. Empty when the brackets are
            missing or hold nothing.
        written: the same as the author has them.
        region: where it holds; None for the head.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    written: tuple[str, ...]
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
    wrong, unknown, idle = _sorted(comment, used, running)
    if unknown:
        message = f"no rule is called {_listed(unknown, comment)}"
        advice = "write a code or a name that `quizkit explain --all` lists"
        yield UNUSED_IGNORE.at(place, deck.path, message, advice)
    for codes, what in (
        (wrong, "an error cannot be ignored: "),
        (idle, "nothing is left to ignore here for "),
    ):
        if codes:
            fix = _without(deck, comment, codes)
            message = what + _listed(codes, comment)
            yield UNUSED_IGNORE.at(place, deck.path, message, "remove it", fix)


def _sorted(
    comment: Comment, used: Collection[tuple[Comment, str]], running: Collection[str]
) -> tuple[list[str], list[str], list[str]]:
    """What is wrong among the codes of a comment: errors, what no rule has, and what silences nothing."""
    from quizkit.checks.catalogue import RULES

    wrong = [code for code in comment.codes if code in ERRORS]
    unknown = [code for code in comment.codes if code not in RULES]
    idle = [
        code
        for code in comment.codes
        if code in running and code not in ERRORS and (comment, code) not in used
    ]
    return wrong, unknown, idle


def _listed(codes: Collection[str], comment: Comment) -> str:
    pairs = zip(comment.codes, comment.written, strict=True)
    return ", ".join(f"`{written}`" for code, written in pairs if code in codes)


def _without(deck: Deck, comment: Comment, codes: Collection[str]) -> Edit:
    """Takes codes out of a comment, or the comment away with the spaces before it or its whole line."""
    pairs = zip(comment.codes, comment.written, strict=True)
    kept = ", ".join(written for code, written in pairs if code not in codes)
    if kept:
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
        place = deck.place(start, end)
        alone = not deck.text[max(deck.text.rfind("\n", 0, start), 0) : start].strip()
        named = [name.strip() for name in (match["codes"] or "").strip(" \t[]").split(",")]
        written = tuple(name for name in named if name)
        region = _region_of(place.line, place.column if alone else None, deck, regions)
        yield Comment(start, end, tuple(map(_code_of, written)), written, region)


def _code_of(written: str) -> str:
    """The code of a rule that is named by its code or its name; else what is written, in capitals."""
    from quizkit.checks.catalogue import RULES

    named = (rule.code for rule in RULES.values() if rule.name == written.lower())
    return next(named, written.upper())


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


def _region_of(line: int, column: int | None, deck: Deck, regions: Sequence[Region]) -> Region | None:
    """The question, passage or term that a comment is on; None for the head.

    Args:
        column: of a comment that has a line of its own, else None.
    """
    around = min(
        (region for region in regions if line in region),
        key=lambda region: region.last - region.first,
        default=None,
    )
    if column is None:
        return around
    if around is not None:
        inside = [one for one in regions if around.first < one.first and one.last <= around.last]
        return _ended(line, column, inside) or _right_below(line, deck, inside) or around
    above = [key.text for key, _ in deck.root.pairs if key.start.line + 1 < line]
    if not above or above[-1] not in ("questions", "terms"):
        return None
    return _ended(line, column, regions) or _following(line, regions)


def _right_below(line: int, deck: Deck, regions: Sequence[Region]) -> Region | None:
    """The question that follows with nothing but comments and empty lines between."""
    following = _following(line, regions)
    if following is None:
        return None
    between = re.split(r"\r\n|\n|\r", deck.text)[line : following.first - 1]
    return following if all(text.strip()[:1] in ("", "#") for text in between) else None


def _ended(line: int, column: int, regions: Sequence[Region]) -> Region | None:
    """The question above the line, when the column is one of its keys', or deeper."""
    last = max((region.last for region in regions if region.last < line), default=0)
    ended = [one for one in regions if one.last == last and one.column is not None and one.column <= column]
    return max(ended, key=lambda region: region.column or 0, default=None)


def _following(line: int, regions: Sequence[Region]) -> Region | None:
    nearest = min((region.first for region in regions if region.first > line), default=0)
    following = [region for region in regions if region.first == nearest]
    return max(following, key=lambda region: region.last, default=None)


def _regions(deck: Deck) -> list[Region]:
    return list(_regions_below(deck.root))


def _regions_below(root: MapNode) -> Iterator[Region]:
    for key, value in root.pairs:
        if key.text == "questions" and isinstance(value, ListNode):
            for item in value.items:
                yield _lines(item, item, item.start.column + 1)
                if isinstance(item, MapNode):
                    yield from _regions_below(item)
        elif key.text == "terms" and isinstance(value, MapNode):
            for term, meaning in value.pairs:
                yield _lines(term, meaning)


def _lines(first: Node, last: Node, column: int | None = None) -> Region:
    # A block scalar ends at the beginning of the line below it.
    end = last.end.line if last.end.column == 0 and last.end.line > last.start.line else last.end.line + 1
    return Region(first.start.line + 1, end, column)
