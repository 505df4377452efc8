"""Decks for the tests of rules, written as text, with guillemets around the place that is to be told."""

import textwrap

from document_examples import as_deck

from quizkit.checks.catalogue import RULES, doubts
from quizkit.checks.edits import apply
from quizkit.checks.ignores import heed
from quizkit.checks.subject import Deck
from quizkit.files.checked_decks import deck_to_check
from quizkit.files.decks import DeckRead, read_deck_text
from quizkit.model.problems import Problem


def deck_of(text: str) -> str:
    """A deck, or a list of questions, from text that may be indented as a whole."""
    return as_deck(textwrap.dedent(text).lstrip("\n"))


def read(text: str, path: str = "deck.yaml") -> DeckRead:
    """A deck as `deck_of` takes it, read."""
    return read_deck_text(deck_of(text), path)


def deck(text: str, path: str = "deck.yaml", before: str = "") -> Deck:
    found = deck_to_check(read(text, path), path, read(before, path) if before else None)
    assert found is not None
    return found


def findings(text: str, *others: str, before: str = "") -> list[Problem]:
    """All that is found in a deck, in reading it and by every rule; `others` are checked beside it.

    What comments in the deck silence is left out.
    """
    first = deck(text, before=before)
    decks = [first, *(deck(o, f"other{n}.yaml") for n, o in enumerate(others, 1))]
    found = doubts(decks)
    heeded = heed(first, [problem for problem in found if problem.path == first.path], RULES)
    return [*read(text).problems, *heeded, *(problem for problem in found if problem.path != first.path)]


def codes(text: str, *others: str, before: str = "") -> set[str]:
    return {problem.code for problem in findings(text, *others, before=before)}


def fires(code: str, marked: str, *others: str, before: str = "") -> Problem:
    """The one finding of a rule in the first deck; it must point to what stands between « and »."""
    text = deck_of(marked)
    assert text.count("«") == text.count("»") == 1, "mark the place once"
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    found = [p for p in findings(plain, *others, before=before) if p.code == code and p.path == "deck.yaml"]
    assert len(found) == 1, found
    (problem,) = found
    wanted = deck(plain).place(start, end)
    assert problem.place == wanted, f"found {problem.place}, wanted {wanted}"
    assert problem.message
    return problem


def silent(code: str, text: str, *others: str, before: str = "") -> None:
    """A near miss: the rule must have nothing to say, and the deck must be sound otherwise."""
    assert code in RULES
    assert read(text).problems == ()
    assert code not in codes(text, *others, before=before)


def fixed(code: str, text: str) -> str:
    """The deck after the fix of a rule; a second fix must find nothing more to do."""
    whole = deck_of(text)
    after = _fix_once(code, whole)
    assert after != whole
    assert _fix_once(code, after) == after
    return after


def _fix_once(code: str, text: str) -> str:
    edits = [edit for problem in findings(text) if problem.code == code for edit in problem.edits]
    return apply(text, edits)
