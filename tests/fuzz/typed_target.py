"""Grading typed answers: never an exception, and the right answer is always right."""

from typing import Any

from quizkit.kinds.registry import read_entry
from quizkit.model.compare import compare, fold, is_one_slip, similarity, without_accents
from quizkit.model.head import Head, TypedRules
from quizkit.model.nodes import MapNode, Point, from_plain
from quizkit.model.problems import Problems
from quizkit.model.text import clean, one_line

from .drawing import Draw
from .promises import keeps_its_promises

WORDS = (
    *"aeinrst AEI01 -'",
    *("Louis ", "XIV", "XVI", "not ", "now ", "Goïta", "coeur", "cœur", "Straße", "ß", "İ", "ı", "ﬁ", "ſ"),
    *("Þór", "Σίσυφος", "ς", "日本", "がく", "가", "각", "é", "e\u0301", "ø", "Æ", "½", "²", "①", "…", "№"),
    *("3.14", "1,000", "10%", "+", "C++", "C#", "’", "“", "–", "\u00a0", "\u2060", "\u0345", "\u0130", "ŉ"),
    *("Constantinople", "Peace of Westphalia", "{{", "}}", "|", "::", "\\", "\n", "\t"),
)
LONG = 300
STRICT = TypedRules(case=True, accents=True, typos=0)


def run(data: bytes) -> None:
    draw = Draw(data)
    rules = TypedRules(draw.flag(), draw.flag(), draw.number(3))
    accepted = tuple(_text(draw) for _ in range(1 + draw.number(3)))
    typed = _typed(draw, accepted)
    rivals = tuple(_typed(draw, (*accepted, typed)) for _ in range(draw.number(3)))
    agrees_with_itself(typed, accepted, rules, rivals)
    is_graded(_entry(draw, accepted, rules, rivals), (typed, *rivals))


def agrees_with_itself(
    typed: str, accepted: tuple[str, ...], rules: TypedRules, rivals: tuple[str, ...]
) -> None:
    for text in (typed, *accepted):
        for keep_case in (False, True):
            folded = fold(text, keep_case=keep_case)
            assert fold(folded, keep_case=keep_case) == folded, "folding twice differs"
        bare = without_accents(text)
        assert without_accents(bare) == bare, "taking accents off twice differs"
        assert (compare(text, (text, *accepted), rules, rivals) is None) == (not fold(text))
    match = compare(typed, accepted, rules, rivals)
    assert match == compare(typed, accepted, rules, (*reversed(rivals), *rivals)), (
        "the order of rivals counts"
    )
    assert match == compare(typed, accepted, rules, (*rivals, *accepted)), "an accepted text is a rival"
    assert match is None or compare(typed, accepted, rules) is not None, "a rival makes it right"
    if compare(typed, accepted, STRICT) is not None:
        assert compare(typed, accepted, rules) is not None, "the strictest rules are not the strictest"
    assert match is None or match.text in accepted or match.text == typed.strip()
    first = accepted[0]
    assert similarity(typed, first) == similarity(first, typed), "similarity is not symmetric"
    assert 0 <= similarity(typed, first) <= 1
    assert is_one_slip(typed, first) == is_one_slip(first, typed), "a slip is not symmetric"


def is_graded(entry: dict[str, Any], rivals: tuple[str, ...]) -> None:
    node = from_plain(entry, Point(0, 0))
    assert isinstance(node, MapNode)
    problems = Problems("deck.yaml")
    questions = read_entry(node, Head("deck", "A deck"), problems)
    assert questions or len(problems)
    for question in questions:
        keeps_its_promises(question, rivals)


def _text(draw: Draw) -> str:
    """A text as a deck may hold it."""
    text = draw.text(WORDS)
    return one_line(clean(text * LONG if draw.number(0x100) == 0xFF else text))


def _typed(draw: Draw, near: tuple[str, ...]) -> str:
    """A text as it may be typed: one of the others with some slips, or any."""
    if draw.flag():
        return _text(draw)
    letters = list(draw.one_of(near))
    for _ in range(draw.number(4)):
        at = draw.number(len(letters) + 1)
        match draw.number(5):
            case 0:
                letters[at:at] = draw.one_of(WORDS)
            case 1:
                letters[at : at + 1] = draw.one_of(WORDS)[:1]
            case 2:
                letters[at : at + 1] = []
            case 3:
                letters[at : at + 2] = letters[at : at + 2][::-1]
            case _:
                letters = list("".join(letters).swapcase())
    return one_line(clean("".join(letters)))


def _entry(
    draw: Draw, accepted: tuple[str, ...], rules: TypedRules, rivals: tuple[str, ...]
) -> dict[str, Any]:
    """A question of one of the kinds that compare texts."""
    entry: dict[str, Any] = {
        "case": str(rules.case).lower(),
        "accents": str(rules.accents).lower(),
        "typos": str(rules.typos),
    }
    if rivals and draw.flag():
        entry["feedback"] = {rivals[0]: "Words."}
    match draw.number(5):
        case 0:
            return {"question": "Q?", "answer": list(accepted), **entry}
        case 1:
            return {"question": "Q?", "list": list(accepted), **entry}
        case 2:
            return {"question": "Q?", "list": [list(accepted), *rivals], **entry}
        case 3:
            return {"cloze": " and ".join("{{" + text + "}}" for text in accepted), **entry}
        case _:
            return {"cloze": "{{" + "|".join(accepted) + "}}", **entry}
