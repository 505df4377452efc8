"""What the kinds share whose answers are typed as text: how strictly, words on wrong answers, blank lines."""

from collections.abc import Collection, Iterable

from quizkit.kinds.fields import Fields
from quizkit.model.compare import Match, compare, fold
from quizkit.model.head import TypedRules
from quizkit.model.nodes import TextNode
from quizkit.model.question import Detail

RULE_KEYS = {
    "case": ("flag?", "true: capitals must be right"),
    "accents": ("flag?", "true: accents must be right"),
    "typos": ("0..2?", "how many slips of the finger are forgiven, 0 to 2"),
}
FEEDBACK_KEY = {
    "feedback": ("pairs?", "words on wrong answers: a mapping of what is typed to the words"),
}

BLANK = "Nothing was typed."

Feedback = tuple[tuple[str, str], ...]
"""(what is typed, words on it)"""


def read_rules(fields: Fields) -> TypedRules:
    """The deck's rules for typed text with what the entry says otherwise."""
    rules = fields.head.typed
    if RULE_KEYS.keys().isdisjoint(fields.values):
        return rules
    typos = fields.whole("typos", 0, 2)
    return TypedRules(
        case=fields.flag("case", default=rules.case),
        accents=fields.flag("accents", default=rules.accents),
        typos=rules.typos if typos is None else typos,
    )


def read_accepted(fields: Fields, key: str, nodes: Iterable[TextNode]) -> tuple[str, ...]:
    """Texts that are accepted; one that nobody can type is reported."""
    accepted = []
    for node in nodes:
        if fold(node.text):
            accepted.append(node.text.strip())
        else:
            fields.report(node, "E008", f"`{key}` has a text without any visible letter", "write something")
    return tuple(accepted)


def read_feedback(fields: Fields, accepted: Collection[str], rules: TypedRules) -> Feedback:
    """Words on wrong answers. None of these may be an accepted text."""
    if "feedback" not in fields.values:
        return ()
    right = {fold(text, keep_case=rules.case) for text in accepted}
    feedback = []
    for name, words in fields.text_pairs("feedback", example="{wrong answer: words on it}"):
        typed = name.text.strip()
        if fold(typed, keep_case=rules.case) in right:
            fields.report(
                name, "E012", f"`{typed}` is accepted as right and cannot have words on why it is wrong"
            )
        feedback.append((typed, words.text.strip()))
    return tuple(feedback)


def words_on(typed: str, feedback: Feedback, rules: TypedRules, accepted: Collection[str]) -> tuple[str, ...]:
    """The author's words on what was typed, if it is, or is nearly, an entry of `feedback`."""
    found = compare(typed, [text for text, _ in feedback], rules, accepted)
    return () if found is None else tuple(words for text, words in feedback if text == found.text)


def rules_told(matches: Iterable[Match | None]) -> str:
    """The rules by which answers counted, each once."""
    return " ".join(dict.fromkeys(match.rule for match in matches if match is not None and match.rule))


def details(also: Iterable[str], feedback: Feedback, rules: TypedRules) -> tuple[Detail, ...]:
    """What else is accepted, what is said of wrong answers, and how strictly they are compared.

    Args:
        also: texts that are accepted beside those that are shown as right.
    """
    told = (
        Detail("also", tuple(also)),
        Detail("feedback", tuple(f"{typed}: {words}" for typed, words in feedback)),
        Detail("compared", tuple(_strictness(rules))),
    )
    return tuple(detail for detail in told if detail.lines)


def other_texts(items: Iterable[tuple[str, ...]]) -> Iterable[str]:
    """For items that have several accepted texts, those that are not shown."""
    return (f"{text}, for {first}" for first, *rest in items for text in rest)


def _strictness(rules: TypedRules) -> Iterable[str]:
    """How the comparison differs from the usual one."""
    usual = TypedRules()
    if rules.case:
        yield "capitals must be right"
    if rules.accents:
        yield "accents must be right"
    if rules.typos != usual.typos:
        yield "no slip is forgiven" if rules.typos == 0 else f"{rules.typos} slips are forgiven"
