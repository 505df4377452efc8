"""What to write instead of a key that quizkit does not know: habits of other tools, and slips.

Loaded only when there is such a key.
"""

from collections.abc import Iterable
from typing import NamedTuple


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


def advise(key: str, allowed: Iterable[str], owners: Iterable[str] = ()) -> Advice:
    """What to write instead of `key`.

    Args:
        allowed: keys that would be right where `key` stands.
        owners: kinds of question that have such a key.
    """
    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    if plain in HABITS:
        return HABITS[plain]
    if owners:
        return Advice((), f"it belongs to another kind of question: {', '.join(owners)}")
    from difflib import get_close_matches

    close = get_close_matches(plain, allowed, n=1, cutoff=0.7)
    if close:
        return Advice(tuple(close), f"did you mean `{close[0]}`?")
    return Advice((), f"known here: {', '.join(f'`{name}`' for name in allowed)}")
