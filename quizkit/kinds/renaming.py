"""Unknown keys that can be renamed for certain: plain habits of other tools, and slips of one letter.

Loaded only when there is such a key. A key is renamed only where the one that is meant is not there already,
and where its value is one that the other key takes. `options` and `correct` are not among the habits: where
the right option stands among the others, or is named by a letter, a new name is not enough.
"""

from collections import Counter
from collections.abc import Callable, Collection

from quizkit.kinds.habits import plain_key
from quizkit.model.compare import is_one_slip
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import Edit
from quizkit.model.scalars import as_scalar

_HABITS = {
    **dict.fromkeys(("explanation", "explain", "rationale", "general_feedback"), "why"),
    **dict.fromkeys(("q", "prompt", "stem", "question_text", "statement"), "question"),
    **dict.fromkeys(("reference", "ref", "citation", "cite"), "source"),
    **dict.fromkeys(("tag", "topic", "topics", "category", "categories", "keywords"), "tags"),
    **dict.fromkeys(("hints", "clue", "clues"), "hint"),
    **dict.fromkeys(("distractors", "incorrect", "incorrect_answers", "false_answers"), "wrong"),
    **dict.fromkeys(("pairs", "matches", "matching"), "match"),
    **dict.fromkeys(("sequence", "steps"), "order"),
}
_TOGETHER = {
    "term": ("front", ("definition",)),
    "definition": ("back", ("term",)),
    **dict.fromkeys(
        ("correct_answer", "correct_answers"), ("right", ("incorrect_answers", "distractors", "wrong"))
    ),
    "correct": ("right", ("incorrect", "incorrect_answers", "distractors", "wrong")),
    "question": ("front", ("back",)),
}
"""What is meant beside one of some other keys, which make it certain."""

_SHORT = 4
"""In a key as short as this, another letter makes another word: `hist` need not be `hint`."""


def renames(
    entry: MapNode, known: Collection[str], everywhere: Collection[str]
) -> dict[str, tuple[Edit, ...]]:
    """For the unknown keys of an entry, the edits that write what is certainly meant.

    Args:
        known: keys that the entry may have.
        everywhere: keys that some kind of question may have.
    """
    written = {plain_key(name.text) for name, _ in entry.pairs}
    meant = {
        name.text: _meant(name.text, written, known, everywhere)
        for name, _ in entry.pairs
        if name.text not in known
    }
    taken = Counter([*meant.values(), *(name.text for name, _ in entry.pairs)])
    edits = {
        name.text: _renamed(name, value, meant[name.text])
        for name, value in entry.pairs
        if meant.get(name.text) and taken[meant[name.text]] == 1
    }
    return edits | _as_choice(entry, known)


def _as_choice(entry: MapNode, known: Collection[str]) -> dict[str, tuple[Edit, ...]]:
    """`right` instead of `answer`, where a single answer stands beside wrong options."""
    answers = [name for name, value in entry.pairs if name.text == "answer" and isinstance(value, TextNode)]
    wrong = [
        name
        for name, value in entry.pairs
        if _HABITS.get(plain_key(name.text), name.text) == "wrong" and not isinstance(value, TextNode)
    ]
    if "wrong" in known or (len(answers), len(wrong)) != (1, 1) or entry.value("right") is not None:
        return {}
    edits = {with_name(answers[0], "right")}
    if wrong[0].text != "wrong":
        edits.add(with_name(wrong[0], "wrong"))
    return {wrong[0].text: tuple(sorted(edits))}


def rejoined(entry: MapNode, number: int) -> tuple[Edit, ...]:
    """Quotes around a text of braces that was cut at its comma; the rest of it became the key `number`."""
    (name, value), (rest, _) = entry.pairs[number - 1], entry.pairs[number]
    is_prose = name.text in ("question", "front", "back", "cloze", "passage", "why", "hint")
    if not (is_prose and isinstance(value, TextNode) and value.plain and value.text and rest.plain):
        return ()
    following = entry.pairs[number + 1 : number + 2]
    if any(is_cut_off(*pair) for pair in following) or not {'"', "\\"}.isdisjoint(value.text + rest.text):
        return ()
    start, end = value.start.index, rest.end.index
    return (Edit(start, start, '"'), Edit(end, end, '"'))


def with_name(name: TextNode, meant: str) -> Edit:
    """Writes another key in place of one; its quotes stay, which JSON needs."""
    quote = 0 if name.plain else 1
    return Edit(name.start.index + quote, name.end.index - quote, meant)


def meant_by_habit(key: str) -> str:
    """What decks call a key that other tools have another name for; else the key itself."""
    return _HABITS.get(plain_key(key), key)


def meant_by_slip(key: str, known: Collection[str]) -> str:
    """The one key from which one slip of the finger leads to this one; empty when there is none, or more.

    Args:
        key: plain, see `plain_key`.
    """
    near = [one for one in known if (len(one) > _SHORT or set(one) == set(key)) and is_one_slip(key, one)]
    return near[0] if len(near) == 1 else ""


def is_cut_off(name: TextNode, value: Node) -> bool:
    """A key without a colon: within braces, what stands behind the comma of a text."""
    return isinstance(value, TextNode) and not value.text and value.start.index == name.end.index


def _meant(key: str, written: Collection[str], known: Collection[str], everywhere: Collection[str]) -> str:
    """The one key that is certainly meant; empty when none is."""
    plain = plain_key(key)
    if plain in known:
        return plain
    target = _HABITS.get(plain, "")
    if plain in _TOGETHER and not set(_TOGETHER[plain][1]).isdisjoint(written):
        target = _TOGETHER[plain][0]
    if target == "question" and "a" in written:
        return ""  # `q` and `a` may also be the sides of a card
    if target or key in everywhere:
        return target if target in known else ""
    return meant_by_slip(plain, known)


def _renamed(name: TextNode, value: Node, meant: str) -> tuple[Edit, ...]:
    if plain_key(name.text) == "answers" and isinstance(value, ListNode):
        return ()  # several right options, or several spellings of one answer
    if _fits(value, meant):
        return (with_name(name, meant),)
    if meant == "tags" and isinstance(value, TextNode) and _is_one_tag(name, value):
        return (with_name(name, meant), *_in_brackets(value))
    return ()


def _in_brackets(value: TextNode) -> tuple[Edit, ...]:
    """A list with one text; within brackets it may need quotes."""
    start, end = value.start.index, value.end.index
    if value.plain:
        return (Edit(start, end, f"[{as_scalar(value.text.strip(), in_flow=True)}]"),)
    return (Edit(start, start, "["), Edit(end, end, "]"))


def _is_one_tag(name: TextNode, value: TextNode) -> bool:
    on_one_line = name.end.line == value.start.line == value.end.line
    return on_one_line and value.text.strip() != "" and "," not in value.text


def _fits(value: Node, key: str) -> bool:
    """Whether a value is one that the key takes, as far as a slip or another key might have been meant."""
    if isinstance(value, TextNode):
        text = value.text.strip()
        accepts = _TEXTS.get(key)
        return text != "" and accepts is not None and accepts(text)
    return key in (_LISTS if isinstance(value, ListNode) else _MAPPINGS)


def _is_flag(text: str) -> bool:
    return text.lower() in ("true", "false")


def _is_number(text: str) -> bool:
    from quizkit.kinds.number_text import read_quantity

    return _can(read_quantity, text)


def _is_date(text: str) -> bool:
    from quizkit.kinds.date_text import read_one

    return _can(read_one, text)


def _can(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


_TEXTS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(
        ("question", "front", "back", "why", "passage", "pin", "source", "hint", "answer", "right"), bool
    ),
    **dict.fromkeys(("truth", "shuffle", "both", "case", "accents"), _is_flag),
    "cloze": lambda text: "{{" in text,
    "number": _is_number,
    "date": _is_date,
    "level": lambda text: text in tuple("12345"),
    "typos": lambda text: text in tuple("012"),
}
_LISTS = ("hint", "answer", "right", "wrong", "tags", "list", "order", "extra", "questions")
_MAPPINGS = ("source", "wrong", "timeline", "match", "units", "feedback")
