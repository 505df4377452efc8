"""Keys that a deck's head does not have: what was meant by them, and where they belong."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from quizkit.files.unsafe_text import shortened
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import Problems

_HABITS = {
    "lang": "language",
    "desc": "description",
    **dict.fromkeys(("topic", "topics", "keywords"), "tags"),
}
"""What other tools call a key, where nothing else can be meant."""
_MAYBE = {"name": "title", "summary": "description", "cards": "questions", "quiz": "questions"}

_OPENERS = ("question", "front", "cloze", "passage")
"""Keys that begin a question."""
_MAPPINGS = ("sources", "defaults", "exam", "blueprint", "terms", "typed")
_LISTS = ("questions", "authors", "tags")

_MOST_GUESSED = 100
"""Where there are more unknown keys, nothing near to each is looked for."""

_Pair: TypeAlias = tuple[TextNode, Node]


def check_root_keys(
    root: MapNode, known: Collection[str], elsewhere: Mapping[str, str], problems: Problems
) -> None:
    """Tells of the keys that a deck does not have. Those of questions are told together, as one mistake.

    Args:
        elsewhere: keys that stand deeper in the head, with how they are written there.
    """
    strays: list[TextNode] = []
    unknown: list[_Pair] = []
    for name, value in root.pairs:
        if name.text in known:
            continue
        if name.text in elsewhere and isinstance(value, TextNode):
            _tell_elsewhere(name, elsewhere[name.text], "a deck", problems)
        elif name.text not in elsewhere and _is_of_questions(name.text):
            strays.append(name)
        else:
            unknown.append((name, value))
    if strays:
        _tell_strays(strays, root, problems)
    if unknown:
        _tell_unknown(unknown, _free(root, known), "a deck", problems)


def check_keys(
    node: MapNode, known: Collection[str], called: str, elsewhere: Mapping[str, str], problems: Problems
) -> None:
    """Tells of the keys that a mapping within the head does not have.

    Args:
        elsewhere: keys that stand deeper in it, with how they are written there.
    """
    unknown = []
    for name, value in node.pairs:
        if name.text in elsewhere:
            _tell_elsewhere(name, elsewhere[name.text], called, problems)
        elif name.text not in known:
            unknown.append((name, value))
    if unknown:
        _tell_unknown(unknown, _free(node, known), called, problems)


def _tell_elsewhere(name: TextNode, written: str, called: str, problems: Problems) -> None:
    problems.add(name, "E004", f"`{name.text}` is no key of {called}", f"write `{written}`", fatal=False)


def has_strays(root: MapNode) -> bool:
    """Whether a question begins in the head itself, which is told as a key that a deck does not have."""
    return any(name.text in _OPENERS for name, _ in root.pairs)


def _is_of_questions(key: str) -> bool:
    from quizkit.kinds.registry import KINDS, keys_of

    return any(key in keys_of(kind) for kind in KINDS)


def _free(node: MapNode, known: Collection[str]) -> dict[str, bool]:
    """The keys that a mapping may have, and whether each is still to be written."""
    written = {name.text for name, _ in node.pairs}
    return {key: key not in written for key in known}


def _tell_strays(names: list[TextNode], root: MapNode, problems: Problems) -> None:
    opener = next((name.text for name in names if name.text in _OPENERS), None)
    *others, last = (f"`{name.text}`" for name in names)
    listed = " and ".join([", ".join(others), last] if others else [last])
    if len(names) == 1:
        message, advice = f"{listed} is no key of a deck", "it belongs to a question: indent it"
    else:
        message, advice = f"{listed} are no keys of a deck", "they belong to a question: indent them"
    if opener is None:
        advice += " like its other keys, below `- `"
    else:
        above = "" if root.value("questions") is not None else " and `questions:` above them"
        advice += f", and write `- ` before `{opener}`{above}"
    problems.add(names[0], "E004", message, advice, fatal=False)


def _tell_unknown(
    unknown: Sequence[_Pair], known: Mapping[str, bool], called: str, problems: Problems
) -> None:
    from difflib import get_close_matches

    from quizkit.kinds.renaming import with_name

    meant = {name.text: _meant(name.text, known) for name, _ in unknown}
    rivals = Counter(meant.values())
    few = len(unknown) <= _MOST_GUESSED
    for name, value in unknown:
        likely = meant[name.text] or _MAYBE.get(name.text.strip().lower(), "")
        near = [likely] if likely in known else []
        if few and not near:
            near = get_close_matches(name.text.strip().lower(), known, 1, 0.7)
        advice = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"
        message = f"`{shortened(name.text)}` is no key of {called}"
        key = meant[name.text]
        is_certain = known.get(key, False) and rivals[key] == 1 and _fits(value, key)
        edits = (with_name(name, key),) if is_certain else ()
        problems.add(name, "E004", message, advice, fatal=False, edits=edits)


def _meant(key: str, known: Collection[str]) -> str:
    """The one key that is certainly meant; empty when none is."""
    from quizkit.kinds.renaming import meant_by_slip

    plain = key.strip().lower()
    if plain in known:
        return plain
    habit = _HABITS.get(plain, "")
    return habit if habit in known else meant_by_slip(plain, known)


def _fits(value: Node, key: str) -> bool:
    """Whether a value has the shape that the key asks for."""
    if isinstance(value, MapNode):
        return key in _MAPPINGS
    if isinstance(value, ListNode):
        return key in _LISTS
    return key not in _MAPPINGS and key != "questions" and value.text.strip() != ""
