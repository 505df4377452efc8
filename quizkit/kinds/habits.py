"""What to write instead of a key that quizkit does not know: habits of other tools, and slips.

Loaded only when there is such a key.
"""

from collections.abc import Collection
from typing import NamedTuple

from quizkit.model.compare import fold
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.scalars import as_scalar

_LONGEST_EXAMPLE = 120
_FEWEST_WORDS_OF_TEXT = 3
"""So many words are no key, but a text in which `: ` stands."""


class Advice(NamedTuple):
    """What to write instead.

    Attributes:
        keys: keys that are likely meant; empty when none is.
        sentence: for `Problem.help`; empty when there is nothing to say.
    """

    keys: tuple[str, ...]
    sentence: str


_CHOICES = Advice(("wrong",), "write the right option under `right:` and the others under `wrong:`")
_RIGHT = Advice(("right",), "write `right:` beside `wrong:`, or `answer:` for a typed answer")
_WRONG = Advice(("wrong",), "write them as a list under `wrong:`")
_TYPE = Advice((), "leave it out: the answer key (`right`, `answer`, `number` …) names the kind")
_WHY = Advice(("why",), "write `why:`")
_QUESTION = Advice(("question",), "write `question:`")
_FRONT = Advice(("front",), "write `front:` beside `back:`")
_TRUTH = Advice((), "leave it out, and write `truth: true` or `truth: false` instead of `answer`")
_BELOW_PASSAGE = Advice((), "write it into the list under `questions`, as `- question: …`")
_GOES_ON = Advice(
    (), "if a text goes on here, indent it deeper than its key, and quote it if it has `: ` in it"
)
_NOT_TYPED = Advice((), "write `right:` instead of `answer:`, or leave the wrong options out")
_WRONG_BESIDE_ANSWER = Advice((), "write them under `wrong:`, and `right:` instead of `answer:`")
_SOURCE = Advice(("source",), "write `source:`")
_TAGS = Advice(("tags",), "write `tags: [one, two]`")
_HINT = Advice(("hint",), "write `hint:`, one text or a list given one at a time")
_CREDIT = Advice((), "leave it out: every question counts 1, in parts where its kind says so")

HABITS = {
    **dict.fromkeys(("options", "choices", "alternatives", "mcq"), _CHOICES),
    **dict.fromkeys(("correct", "correct_answer", "correct_answers", "correctanswer"), _RIGHT),
    **dict.fromkeys(("answer_key", "solution", "solutions"), _RIGHT),
    **dict.fromkeys(("distractors", "incorrect", "incorrect_answers", "false_answers"), _WRONG),
    **dict.fromkeys(("type", "kind", "question_type"), _TYPE),
    **dict.fromkeys(("explanation", "explain", "rationale", "comment", "general_feedback", "reason"), _WHY),
    **dict.fromkeys(("q", "prompt", "stem", "text", "question_text", "statement"), _QUESTION),
    **dict.fromkeys(("reference", "ref", "references", "citation", "cite", "sources"), _SOURCE),
    **dict.fromkeys(("tag", "topic", "topics", "category", "categories", "subject", "keywords"), _TAGS),
    **dict.fromkeys(("hints", "clue", "clues"), _HINT),
    **dict.fromkeys(("points", "point", "score", "marks", "weight"), _CREDIT),
    "a": Advice(("answer",), "write `answer:` for a typed answer, or `back:` for a card"),
    "difficulty": Advice(("level",), "write `level:`, a whole number from 1 (remember) to 5 (evaluate)"),
    "bloom": Advice(("level",), "write `level:`, a whole number from 1 (remember) to 5 (evaluate)"),
    "tolerance": Advice(("number",), "write it with the number: `number: 9.81 +- 0.02`"),
    "margin": Advice(("number",), "write it with the number: `number: 9.81 +- 0.02`"),
    "unit": Advice(("number",), "write it with the number: `number: 9.81 m/s2`; others under `units:`"),
    "aliases": Advice(("answer",), "write every accepted text in the list of `answer:`"),
    "accept": Advice(("answer",), "write every accepted text in the list of `answer:`"),
    "true": Advice(("truth",), "write `truth: true` or `truth: false`"),
    "pairs": Advice(("match",), "write `match: {left: right, …}`"),
    "matches": Advice(("match",), "write `match: {left: right, …}`"),
    "matching": Advice(("match",), "write `match: {left: right, …}`"),
    "items": Advice(("list",), "write `list: […]` when any order will do, else `order: […]`"),
    "sequence": Advice(("order",), "write `order: […]`, first item first"),
    "steps": Advice(("order",), "write `order: […]`, first item first"),
    "term": Advice(("front",), "write `front:` and `back:`"),
    "definition": Advice(("back",), "write `front:` and `back:`"),
    "reversed": Advice(("both",), "write `both: true` to ask a card in both directions"),
    "reverse": Advice(("both",), "write `both: true` to ask a card in both directions"),
    "last": Advice(("pin",), "write `pin:` with the text of the option that stays last"),
    "uuid": Advice(("id",), "write `id:`"),
    "name": Advice(("id",), "write `id:`"),
}
"""By key, in lower case with underscores."""


def plain_key(key: str) -> str:
    """A key in lower case, with underscores between its words."""
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def advise(key: str, allowed: Collection[str], entry: MapNode, owners: Collection[str] = ()) -> Advice:
    """What to write instead of `key`.

    Args:
        allowed: keys that would be right where `key` stands.
        entry: where it stands.
        owners: kinds of question that have such a key.
    """
    plain = plain_key(key)
    known = _habit(key, plain, allowed, entry) or _misplaced(plain, entry)
    if known is not None:
        return known
    if owners:
        return Advice((), f"it belongs to another kind of question: {', '.join(owners)}")
    from difflib import get_close_matches

    close = get_close_matches(plain, allowed, n=1, cutoff=0.7)
    if close:
        return Advice(tuple(close), f"did you mean `{close[0]}`?")
    if len(key.split()) >= _FEWEST_WORDS_OF_TEXT:
        return _GOES_ON
    return Advice((), f"known here: {', '.join(f'`{name}`' for name in allowed)}")


def _habit(key: str, plain: str, allowed: Collection[str], entry: MapNode) -> Advice | None:
    """What another tool's key means beside the keys that stand there; None when it is no habit."""
    habit = HABITS.get(plain)
    if habit in (_CHOICES, _RIGHT):
        return Advice(habit.keys, _choices_written(entry) or habit.sentence)
    if plain == "answers" and _has_wrong(entry):
        return _RIGHT
    if habit is _TYPE and _is_truth(entry.value("answer"), entry.value(key)):
        return _TRUTH
    if habit is _TAGS and isinstance(entry.value(key), TextNode):
        return Advice((), _TAGS.sentence)
    if habit is _QUESTION and "front" in allowed and "question" not in allowed:
        return _FRONT
    if habit is _WRONG and entry.value("answer") is not None:
        return _WRONG_BESIDE_ANSWER
    return habit


def _misplaced(plain: str, entry: MapNode) -> Advice | None:
    """What to do with a key of questions that does not go with the others of this one."""
    if plain == "question" and entry.value("back") is not None:
        return _FRONT
    if plain == "question" and entry.value("questions") is not None:
        return _BELOW_PASSAGE
    if plain == "wrong" and entry.value("answer") is not None:
        return _NOT_TYPED
    return None


def _has_wrong(entry: MapNode) -> bool:
    keys = {plain_key(name.text) for name, _ in entry.pairs}
    return any(key == "wrong" or HABITS.get(key) in (_WRONG, _CHOICES) for key in keys)


def _is_truth(answer: Node | None, kind: Node | None) -> bool:
    """Whether an answer is the truth of a statement, as the kind that is named beside it tells."""
    if not (isinstance(answer, TextNode) and isinstance(kind, TextNode)):
        return False
    return fold(answer.text) in ("true", "false") and any(
        name in fold(kind.text) for name in ("true", "false", "bool", "tf")
    )


def _choices_written(entry: MapNode) -> str:
    """How a list of all options is written here, when one of them stands elsewhere as the right one."""
    lists = [value for name, value in entry.pairs if HABITS.get(plain_key(name.text)) is _CHOICES]
    options = lists[0] if lists else None
    named = (entry.value(key) for key in ("correct", "correct_answer", "answer", "right"))
    right = next((node for node in named if node is not None), None)
    if not isinstance(options, ListNode) or not isinstance(right, TextNode):
        return ""
    texts = [node.text.strip() for node in options.items if isinstance(node, TextNode)]
    wrong = [text for text in texts if fold(text) != fold(right.text)]
    if len(wrong) != len(options.items) - 1:
        return ""
    listed = ", ".join(as_scalar(text, in_flow=True) for text in wrong)
    written = f"write `right: {as_scalar(right.text.strip())}` and `wrong: [{listed}]` instead"
    return written if len(written) <= _LONGEST_EXAMPLE else ""
