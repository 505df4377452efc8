"""All kinds of question. Adding one is a file beside this one and a line in KINDS."""

from collections.abc import Collection, Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from quizkit.kinds.about import KEYS as COMMON_KEYS
from quizkit.kinds.fields import Fields
from quizkit.model.head import Head
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import Problems
from quizkit.model.question import Question


class Kind(NamedTuple):
    """A kind of question, known before its module is loaded.

    Attributes:
        name: as learners read it.
        answer_keys: a question with one of these is of this kind.
        module: in this package.
        shape: what stands under the answer key, where one key serves two kinds; None for anything.
        group: holds questions, and has only the keys of its own module.
    """

    name: str
    answer_keys: tuple[str, ...]
    module: str
    shape: type[Node] | None = None
    group: bool = False


KINDS = (
    Kind("flashcard", ("back",), "flashcard"),
    Kind("single choice", ("right",), "single_choice", TextNode),
    Kind("multiple response", ("right",), "multiple_response", ListNode),
    Kind("true or false", ("truth",), "true_false"),
    Kind("short answer", ("answer",), "short_answer"),
    Kind("number", ("number",), "number"),
    Kind("date", ("date",), "date"),
    Kind("cloze", ("cloze",), "cloze"),
    Kind("enumeration", ("list",), "enumeration"),
    Kind("ordering", ("order", "timeline"), "ordering"),
    Kind("matching", ("match",), "matching"),
    Kind("passage", ("questions",), "passage", group=True),
)


class KindModule(Protocol):
    """What a kind's module offers."""

    KEYS: dict[str, tuple[str, str]]
    """The keys that this kind adds to the common ones: the shape of each (see `shapes`), and its purpose."""

    def parse(self, fields: Fields) -> tuple[Question, ...]:
        """Reads one entry. What is wrong is reported through `fields`, and the result then left unused."""


MOST_PARTS = 500
"""So many options, pairs, items, accepted texts or gaps a question may have."""

_BY_KEY: dict[str, tuple[Kind, ...]] = {
    key: tuple(kind for kind in KINDS if key in kind.answer_keys) for one in KINDS for key in one.answer_keys
}


def read_entry(entry: MapNode, head: Head, problems: Problems) -> tuple[Question, ...]:
    """Reads one entry of a deck: one question, two for a card in both directions, or those of a passage.

    Mistakes are added to the problems; a question that cannot be asked is left out. Never raises. Places are
    only used to report, so that an entry from a cache reads the same.
    """
    fields = Fields(entry, head, problems)
    if _report_crowd(fields):
        return ()
    kind = _kind_of(fields)
    if kind is None:
        return ()
    known = keys_of(kind)
    if not fields.values.keys() <= known.keys():
        _report_unknown(fields, known)
    questions = module_of(kind).parse(fields)
    return questions if fields.sound else ()


@cache
def module_of(kind: Kind) -> KindModule:
    return cast("KindModule", import_module(f"quizkit.kinds.{kind.module}"))


@cache
def keys_of(kind: Kind) -> dict[str, tuple[str, str]]:
    """The keys that an entry of this kind may have: the shape of each, and what it is for."""
    own = module_of(kind).KEYS
    return own if kind.group else {**own, **COMMON_KEYS}


def _report_crowd(fields: Fields) -> bool:
    """Whether a list, a mapping or a cloze has more parts than may be compared with each other."""
    for name, value in fields.entry.pairs:
        if len(value[0]) > MOST_PARTS and not (name.text == "questions" and isinstance(value, ListNode)):
            parts = (
                value.text.count("{{") + value.text.count("|")
                if isinstance(value, TextNode)
                else len(value[0])
            )
            if parts > MOST_PARTS and (name.text == "cloze" or not isinstance(value, TextNode)):
                found = f"`{name.text}` has {parts:,} parts; in a question it may have {MOST_PARTS}"
                fields.report(value, "E022", found, "make several questions of it")
                return True
    return False


def _kind_of(fields: Fields) -> Kind | None:
    written = [key for key in fields.values if key in _BY_KEY]
    if len(written) == 1:
        return _kind_for(written[0], fields.values[written[0]])
    if written:
        _report_several(fields, written)
    else:
        _report_none(fields)
    return None


def _kind_for(answer_key: str, value: Node) -> Kind:
    kinds = _BY_KEY[answer_key]
    for kind in kinds:
        if kind.shape is None or isinstance(value, kind.shape):
            return kind
    return kinds[0]


def _report_several(fields: Fields, written: list[str]) -> None:
    names = [name for name, _ in fields.entry.pairs if name.text in written]
    both = " and ".join(f"`{key}`" for key in written)
    fields.report(names[1], "E005", f"{both} are answers of different kinds", "keep one of them")


def _report_none(fields: Fields) -> None:
    known = dict.fromkeys(key for kind in KINDS for key in keys_of(kind))
    _report_unknown(fields, known)
    if any(key in _BY_KEY for key in fields.values):
        return
    fields.report(fields.entry, "E005", "nothing says what the right answer is", _missing_key(fields))


def _missing_key(fields: Fields) -> str:
    """What to add, as far as the other keys tell it."""
    for key, partner in (("wrong", "right"), ("front", "back"), ("question", "")):
        node = fields.values.get(key)
        if partner and node is not None:
            return f"add `{partner}: …`"
        if isinstance(node, TextNode) and "{{" in node.text:
            return "a text with gaps stands under `cloze:`"
    if "passage" in fields.values and "question" not in fields.values:
        return "add `questions:` with a list of questions about it"
    return f"add one of: {_listed(_BY_KEY)}"


def _report_unknown(fields: Fields, known: Collection[str]) -> None:
    """Reports every key that is not known, and reads on as if it were the one that is likely meant."""
    from quizkit.kinds.habits import advise
    from quizkit.kinds.renaming import is_cut_off, rejoined, renames

    everywhere = {key for kind in KINDS for key in keys_of(kind)}
    edits = renames(fields.entry, known, everywhere)
    for number, (name, value) in enumerate(fields.entry.pairs):
        if name.text in known:
            continue
        if name.text in COMMON_KEYS:
            fields.report(name, "E004", f"`{name.text}` is no key of a passage", "write it on its questions")
            continue
        if number and is_cut_off(name, value):
            message = f"`{name.text}` is cut off at the comma before it"
            help_ = "within { } a text with a comma in it is quoted"
            fields.report(name, "E004", message, help_, edits=rejoined(fields.entry, number))
            continue
        owners = [kind.name for kind in KINDS if name.text in keys_of(kind)]
        advice = advise(name.text, known, fields.entry, owners)
        fields.report(
            name,
            "E004",
            f"`{name.text}` is no key that is known here",
            advice.sentence,
            edits=edits.get(name.text, ()),
        )
        for key in advice.keys:
            if key in known:
                fields.values.setdefault(key, value)


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
