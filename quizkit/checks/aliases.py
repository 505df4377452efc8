"""Accepted texts that the comparison takes for another one anyway."""

from collections.abc import Iterator

from quizkit.checks.edits import without_item
from quizkit.checks.gaps import alias_spans, gap_spans
from quizkit.checks.rule import Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.typed_answers import TypedQuestion, Wanted, holes_of
from quizkit.model.compare import fold
from quizkit.model.nodes import ListNode
from quizkit.model.problems import Edit, Problem

REDUNDANT_ALIAS = Rule("T302", "redundant-alias", Severity.WARNING, Fix.SAFE)


def redundant(
    question: TypedQuestion, entry: Entry, deck: Deck, wanted: tuple[Wanted, ...]
) -> Iterator[Problem]:
    """Texts that differ from one before them in nothing that counts.

    One that differs in an accent stays: without it, it would only be almost right.
    """
    for one in wanted:
        if len(one.texts) < 2:
            continue
        first: dict[str, str] = {}
        for number, text in enumerate(one.texts):
            folded = fold(text, keep_case=question.rules.case)
            if folded in first:
                edit = _removal(one, number, entry, deck)
                message = f"`{text}` is accepted already: it counts as `{first[folded]}`"
                if text == first[folded]:
                    message = f"`{text}` is accepted twice"
                edits = () if edit is None else (edit,)
                yield REDUNDANT_ALIAS.at(
                    one.place(number, entry, deck), deck.path, message, "remove it", *edits
                )
            first.setdefault(folded, text)


def _removal(one: Wanted, number: int, entry: Entry, deck: Deck) -> Edit | None:
    if isinstance(one.node, ListNode):
        return without_item(one.node, number, deck)
    spans = gap_spans(entry, deck, len(holes_of(entry)))
    aliases = alias_spans(deck, spans[one.gap]) if spans and one.gap is not None else []
    if len(aliases) != len(one.texts):
        return None
    start, end = aliases[number]
    return Edit(start - 1, end, "")
