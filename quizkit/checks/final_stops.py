"""Options that end in a full stop beside others that do not."""

import re
from collections.abc import Iterator
from functools import cache

from quizkit.checks.rule import Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.written import content_span
from quizkit.model.compare import fold
from quizkit.model.nodes import TextNode
from quizkit.model.problems import Edit, Problem

MIXED_FINAL_PUNCTUATION = Rule("S802", "mixed-final-punctuation", Severity.INFO, Fix.SAFE)


def mixed_endings(entry: Entry, deck: Deck) -> Iterator[Problem]:
    """Told at the first option that ends otherwise than most."""
    if entry.value("right") is None:
        return
    options = (*entry.texts("right"), *entry.texts("wrong"))
    if not any(node.text.rstrip().endswith(".") for node in options):
        return
    with_stop = [node for node in options if _stop_pattern().search(node.text)]
    without = [node for node in options if _word_pattern().search(node.text)]
    if not with_stop or not without:
        return
    # Two sentences cannot lose the full stop of the last one alone.
    sentences = any(". " in node.text for node in with_stop)
    add = sentences or len(with_stop) > len(without)
    odd = without if add else with_stop
    message = "this option ends in a full stop, and others do not"
    if add:
        message = "this option ends without a full stop, and others have one"
    advice = "end all of them alike, so that none stands out"
    first = min(odd, key=lambda node: node.start.index)
    # `pin` names an option, and no two may become the same.
    different = len({fold(node.text).rstrip(" .") for node in options}) == len(options)
    edits = _edits(odd, deck, add=add) if different and entry.value("pin") is None else ()
    yield MIXED_FINAL_PUNCTUATION.at(first, deck.path, message, advice, *edits)


def _edits(nodes: list[TextNode], deck: Deck, *, add: bool) -> tuple[Edit, ...]:
    ends = sorted(content_span(node, deck)[1] for node in nodes)
    return tuple(Edit(end, end, ".") if add else Edit(end - 1, end, "") for end in ends)


@cache
def _stop_pattern() -> re.Pattern[str]:
    """A full stop behind a word that is long enough to be no abbreviation, and has no other stop in it."""
    return re.compile(r"(?<![^\s(“\"'«-])[^\W\d_]{4,}[.]\s*\Z")


@cache
def _word_pattern() -> re.Pattern[str]:
    """An end that could take a full stop: a word, but no number and no sign."""
    return re.compile(r"[^\W\d_]{2,}[)”\"'»]?\s*\Z")
