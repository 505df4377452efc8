"""The proof that a deck is sound: every question marks its own answers as its author means them.

Its right answer must score 1, each wrong option 0, and each accepted text 1; what has words under `feedback`
must not be accepted. A failure is a contradiction in the deck that no other rule named, or a mistake of
quizkit's; either way a learner would be marked wrongly.
"""

from collections.abc import Iterator

from quizkit.checks.rule import Family, Rule
from quizkit.checks.structure import FAMILY as STRUCTURE
from quizkit.checks.subject import Deck, Entry
from quizkit.model.forms import PickOne, TickSeveral, TypeLine
from quizkit.model.grades import Grade
from quizkit.model.nodes import MapNode, Node
from quizkit.model.problems import Problem
from quizkit.model.question import Question
from quizkit.model.replies import Picked, Reply, Ticked, Typed

WRONG_MARK: Rule = next(rule for rule in STRUCTURE.rules if rule.code == "E024")


def prove(entry: Entry, deck: Deck) -> Iterator[Problem]:
    """Everything about a question that it marks otherwise than its author wrote."""
    question = entry.question
    if question.grade(question.right_reply()).score != 1:
        answer = ", ".join(question.right_lines())
        yield _told(entry.node, deck, f"the right answer is marked as wrong: `{answer}`")
    yield from _wrong_options(entry, deck)
    yield from _typed(entry, deck)


def _wrong_options(entry: Entry, deck: Deck) -> Iterator[Problem]:
    nodes = {node.text.strip(): node for node in entry.texts("wrong")}
    for option, reply in _wrong_replies(entry.question):
        if entry.question.grade(reply).score != 0:
            where = nodes.get(option, entry.node)
            yield _told(where, deck, f"the wrong option `{option}` is marked as right")


def _wrong_replies(question: Question) -> Iterator[tuple[str, Reply]]:
    match question.form(""), question.right_reply():
        case PickOne(options), Picked(right):
            for option in options:
                if option.key != right:
                    yield option.text, Picked(option.key)
        case TickSeveral(options), Ticked(right):
            for option in options:
                if option.key not in right:
                    yield option.text, Ticked((option.key,))
        case _:
            return


def _typed(entry: Entry, deck: Deck) -> Iterator[Problem]:
    question = entry.question
    if not isinstance(question.form(""), TypeLine):
        return
    for text in question.accepted():
        if _mark(question, text).score != 1:
            yield _told(entry.node, deck, f"the accepted text `{text}` is marked as wrong")
    feedback = entry.value("feedback")
    for name, _ in feedback.pairs if isinstance(feedback, MapNode) else ():
        if _mark(question, name.text.strip()).score != 0:
            message = f"`{name.text.strip()}` has words on why it is wrong, and is marked as right"
            yield _told(name, deck, message, "remove it from `feedback`, or ask for more exactness")


def _mark(question: Question, typed: str) -> Grade:
    return question.grade(Typed(typed))


def _told(where: Node, deck: Deck, message: str, advice: str = "") -> Problem:
    return WRONG_MARK.at(where, deck.path, message, advice)


FAMILY = Family((), question=prove)
