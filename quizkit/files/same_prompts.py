"""Questions that ask the same: whether they want different answers."""

from itertools import combinations
from typing import TypeAlias

from quizkit.model.compare import fold
from quizkit.model.forms import Arrange, Pair, PickOne, TickSeveral
from quizkit.model.question import Question
from quizkit.model.replies import Arranged, Paired, Picked, Ticked

Claims: TypeAlias = dict[object, set[str]]
"""What a question holds to be right, by what it says that of: an option, two items, or the whole."""


def contradict(ours: Claims, theirs: Claims) -> bool:
    """Whether no learner could answer both questions right, when both have the same prompt.

    Prompts like “Which is true?” may stand over different options; what counts is what both speak of.
    """
    return any(ours[topic].isdisjoint(theirs[topic]) for topic in ours.keys() & theirs.keys())


def claims_of(question: Question) -> Claims:
    match question.form(""), question.right_reply():
        case PickOne(options), Picked(key):
            return {fold(option.text): {str(option.key == key)} for option in options}
        case TickSeveral(options), Ticked(keys):
            return {fold(option.text): {str(option.key in keys)} for option in options}
        case Pair(left, right), Paired(pairs):
            texts = {option.key: fold(option.text) for option in (*left, *right)}
            return {texts[ours]: {texts[partner]} for ours, partner in pairs}
        case Arrange(items), Arranged(keys):
            texts = {item.key: fold(item.text) for item in items}
            return {frozenset(two): {two[0]} for two in combinations([texts[key] for key in keys], 2)}
        case _:
            accepted = question.accepted() or question.right_lines()
            return {"": {fold(text) for text in accepted}}
