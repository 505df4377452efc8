"""The rule about words with which every option of a choice begins."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from quizkit.checks.edits import as_scalar
from quizkit.checks.options import Choice, Option
from quizkit.checks.rule import Fix, Rule, Severity
from quizkit.checks.subject import Deck
from quizkit.model.nodes import TextNode, place_of
from quizkit.model.problems import Edit, Problem

REPEATED_LEAD_IN = Rule("C117", "repeated-lead-in", Severity.INFO, Fix.UNSAFE)

RULES = (REPEATED_LEAD_IN,)

_FEWEST_WORDS = 3
_FEWEST_LETTERS = 12


def look(choice: Choice) -> Iterator[Problem]:
    if len(choice.options) < 3:
        return
    lead = _lead(choice.options)
    if not lead:
        return
    deck, first = choice.deck, choice.options[0].node
    start = deck.text.find(lead, first.start.index, first.end.index)
    place = deck.place(start, start + len(lead)) if start >= 0 else place_of(first)
    message = f"every option begins with `{lead}`"
    advice = "write these words once, at the end of the question"
    yield REPEATED_LEAD_IN.at(place, deck.path, message, advice, *_moved(choice, lead))


def _lead(options: Sequence[Option]) -> str:
    """The words that all options share at their beginning; empty where they are few, or part of names."""
    texts = [option.text for option in options]
    if texts[0][:_FEWEST_LETTERS] != texts[-1][:_FEWEST_LETTERS]:
        return ""
    columns = zip(*(text.split(" ") for text in texts), strict=False)
    words = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
    lead = " ".join(words)
    if len(words) < _FEWEST_WORDS or len(lead) < _FEWEST_LETTERS or lead in texts:
        return ""
    return "" if _opens_names(words, [text[len(lead) + 1 :] for text in texts]) else lead


def _opens_names(words: Sequence[str], rests: Sequence[str]) -> bool:
    """Whether the words belong to what follows them: "The Battle of", "the city of"."""
    capitals = any(word[:1].isupper() for word in words[1:])
    return capitals or (len(words) == _FEWEST_WORDS and all(rest[:1].isupper() for rest in rests))


def _moved(choice: Choice, lead: str) -> tuple[Edit, ...]:
    """Moves the words to the end of a stem that is an unfinished sentence; nothing where that is not sure."""
    deck, stem = choice.deck, choice.entry.value("question")
    if (
        not isinstance(stem, TextNode)
        or choice.entry.question.about.pin
        or not re.fullmatch(r"[a-z ]+", lead)
    ):
        return ()
    written = deck.written(stem)
    end = re.search(r"(?<=\w)\s*(?::|…|\.\.\.)?['\"]?\s*\Z", written)
    if end is None or "\\" in written:
        return ()
    at = stem.start.index + end.start()
    cuts = [_without(option.node, lead, deck) for option in choice.options]
    edits = [Edit(at, at, f" {lead}"), *(cut for cut in cuts if cut is not None)]
    return tuple(sorted(edits)) if len(edits) == len(cuts) + 1 else ()


def _without(node: TextNode, lead: str, deck: Deck) -> Edit | None:
    """Takes the words from the beginning of an option; None where they stand otherwise in the file."""
    quote = 0 if node.plain else 1
    start = node.start.index + quote
    rest = node.text[len(lead) + 1 :]
    if not deck.text.startswith(f"{lead} ", start) or not node.text.startswith(f"{lead} "):
        return None
    if node.plain and as_scalar(rest, in_flow=deck.in_flow(node)) != rest:
        return None
    return Edit(start, start + len(lead) + 1, "")
