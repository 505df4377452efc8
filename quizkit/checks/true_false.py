"""Rules about statements that are true or false."""

from collections.abc import Iterator

from quizkit.checks.negation import doubled
from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import absolute_in, clauses, first_of, pattern_of, prose, words_in
from quizkit.checks.words import Words
from quizkit.kinds.true_false import TrueFalse
from quizkit.model.nodes import TextNode
from quizkit.model.problems import Edit, Problem

ABSOLUTE_IN_FALSE = Rule("F201", "absolute-in-false", Severity.INFO, needs_words=True)
DOUBLE_NEGATIVE = Rule("F202", "double-negative", Severity.WARNING, needs_words=True)
COMPOUND_CLAIM = Rule("F203", "compound-claim", Severity.INFO, needs_words=True)
QUOTED_TRUTH = Rule("F204", "quoted-truth", Severity.WARNING, Fix.SAFE)

_TRUE_FOR_EACH_FALSE = 2
"""With half as many true statements that have such words as false ones, the words tell nothing."""


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    question, statement = entry.question, entry.value("question")
    if not isinstance(question, TrueFalse) or not isinstance(statement, TextNode):
        return
    yield from _quoted(entry, deck)
    if deck.words is not None:
        text = prose(statement.text)
        yield from _double(statement, text, deck, deck.words)
        yield from _compound(statement, text, deck, deck.words)


def _quoted(entry: Entry, deck: Deck) -> Iterator[Problem]:
    node = entry.value("truth")
    if isinstance(node, TextNode) and deck.written(node)[:1] in ("'", '"'):
        word = node.text.strip().lower()
        message = f"`{deck.written(node)}` stands in quotes, as if it were a text"
        yield QUOTED_TRUTH.at(
            node, deck.path, message, f"write `truth: {word}`", Edit(node.start.index, node.end.index, word)
        )


def look_at_all(deck: Deck) -> Iterator[Problem]:
    """Words like "always" in false statements, where they are a sign of those.

    They are none where true statements of the deck have them as well.
    """
    if deck.words is None:
        return
    found: dict[bool, list[tuple[TextNode, str]]] = {True: [], False: []}
    for entry in deck.entries:
        question, statement = entry.question, entry.value("question")
        if isinstance(question, TrueFalse) and isinstance(statement, TextNode):
            word = absolute_in(words_in(prose(statement.text)), deck.words)
            if word:
                found[question.truth].append((statement, word))
    if len(found[True]) * _TRUE_FOR_EACH_FALSE >= len(found[False]):
        return
    for statement, word in found[False]:
        message = f"`{word}` allows of no exception, so learners expect this statement to be false"
        advice = "say it without the word, or use such words in true statements as well"
        yield ABSOLUTE_IN_FALSE.at(deck.find(statement, pattern_of(word)), deck.path, message, advice)


def _double(statement: TextNode, text: str, deck: Deck, words: Words) -> Iterator[Problem]:
    pair = doubled(text, words)
    if pair is not None:
        message = (
            f"`{pair.first}` and `{pair.second}` in one sentence say no twice, and `false` says it again"
        )
        advice = "say what is so, without either of them"
        yield DOUBLE_NEGATIVE.at(deck.find(statement, pair.pattern()), deck.path, message, advice)


def _compound(statement: TextNode, text: str, deck: Deck, words: Words) -> Iterator[Problem]:
    for stretch in clauses(text):
        word = first_of(stretch, words.joining)
        if word:
            message = f"`{word}` joins two claims, and one of them may hold without the other"
            advice = "make a question of each, or of the one that matters"
            yield COMPOUND_CLAIM.at(deck.find(statement, pattern_of(word)), deck.path, message, advice)
            return


FAMILY = Family(
    (
        ABSOLUTE_IN_FALSE,
        DOUBLE_NEGATIVE,
        COMPOUND_CLAIM,
        QUOTED_TRUTH,
    ),
    question=look,
    deck=look_at_all,
)
