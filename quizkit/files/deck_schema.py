"""The JSON Schema (draft-07) of decks, with which editors complete keys and mark mistakes as one types.

It is made of the tables of keys that the kinds of question and the head have. It knows the shape of a deck
and no more: whether a number can be read, or an option stands there twice, is for `quizkit check` to say.

The answer key names the kind: `if` a question has that key, `then` it has the keys of its kind and no others.
So an editor tells what is wrong with a question of this kind, not how it differs from each kind in turn.
"""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quizkit.files import deck_head
from quizkit.kinds.about import KEYS as COMMON_KEYS
from quizkit.kinds.registry import KINDS, Kind, keys_of, module_of
from quizkit.kinds.shapes import SHAPES, Schema
from quizkit.kinds.typed import RULE_KEYS
from quizkit.model.nodes import ListNode

_ANSWER_KEYS = tuple(dict.fromkeys(key for kind in KINDS for key in kind.answer_keys))


class _Form(NamedTuple):
    """A kind of question with one of its answer keys."""

    kind: Kind
    key: str

    @property
    def title(self) -> str:
        """What editors call it, who offer all the keys that it must have under this name."""
        name = self.kind.name
        return name if len(self.kind.answer_keys) == 1 else f"{name} by {self.key}"

    @property
    def name(self) -> str:
        """Of its definition."""
        return self.title.replace(" ", "_")

    @property
    def keys(self) -> dict[str, tuple[str, str]]:
        """Those that it may have, and the shape and purpose of each; other answer keys are left out."""
        return {
            key: told
            for key, told in keys_of(self.kind).items()
            if key == self.key or key not in self.kind.answer_keys
        }

    @property
    def has_key(self) -> Schema:
        """Tells the questions of this form."""
        if self.kind.shape is None:
            return {"type": "object", "required": [self.key]}
        listed: Schema = {"type": "array"}
        value = listed if self.kind.shape is ListNode else {"not": listed}
        return {"type": "object", "required": [self.key], "properties": {self.key: value}}


_FORMS = tuple(_Form(kind, key) for kind in KINDS for key in kind.answer_keys)


def schema_text() -> str:
    """The schema, ready to be written into a file."""
    return json.dumps(_schema(), ensure_ascii=False, indent=1) + "\n"


def _schema() -> Schema:
    either = "A deck has `questions:` or `terms:`, or both."
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "deck",
        "description": "Questions for quizkit. What an editor cannot know, `quizkit check` tells.",
        **_mapping(deck_head.KEYS),
        "anyOf": [{"required": [key], "errorMessage": either} for key in ("questions", "terms")],
        "definitions": dict(_definitions()),
    }


def _definitions() -> Iterator[tuple[str, Schema]]:
    alone = "A question of a passage cannot have a passage of its own."
    yield "entry", _entry()
    yield (
        "question",
        {
            "allOf": [{"$ref": "#/definitions/entry"}],
            "properties": {"passage": False, "questions": False},
            "errorMessage": alone,
        },
    )
    yield "any_question", _mapping(COMMON_KEYS)
    yield "unanswered", _unfinished()
    for form in _FORMS:
        yield form.name, _form(form)


def _entry() -> Schema:
    """A question of any kind, or a passage with its questions."""
    branches = [{"if": form.has_key, "then": {"$ref": f"#/definitions/{form.name}"}} for form in _FORMS]
    has_any = {"anyOf": [{"required": [key]} for key in _ANSWER_KEYS]}
    unfinished = {"if": {"not": has_any}, "then": {"$ref": "#/definitions/unanswered"}}
    # Behind a dash with nothing after it, editors offer what each kind must have.
    frames = [{"$ref": f"#/definitions/{form.name}"} for form in _FORMS]
    begun = {"if": {"type": "null"}, "then": {"anyOf": frames}}
    return {
        "type": "object",
        "errorMessage": "This should be a mapping of keys, like `question: …`.",
        "allOf": [*branches, unfinished, begun],
    }


def _unfinished() -> Schema:
    """What may be there before the answer is, so that an editor offers it; without one it is wrong."""
    missing = f"Nothing says what the right answer is: add one of {', '.join(_ANSWER_KEYS)}."
    keys = {key: told for form in reversed(_FORMS) for key, told in form.keys.items()}
    return {
        "properties": _properties(keys),
        "additionalProperties": False,
        "anyOf": [{"required": [key], "errorMessage": missing} for key in _ANSWER_KEYS],
    }


def _form(form: _Form) -> Schema:
    about = (module_of(form.kind).__doc__ or "").strip()
    schema = {"title": form.title, "description": about.partition("\n")[0], **_mapping(form.keys)}
    answer: Schema = schema["properties"][form.key]
    answer["markdownDescription"] = f"{answer['description']}\n\n{about}"
    return schema


def _mapping(keys: Mapping[str, tuple[str, str]]) -> Schema:
    """A mapping that has these keys and no others."""
    required = [key for key, (shape, _) in keys.items() if not shape.endswith("?")]
    return {
        "type": "object",
        "properties": _properties(keys),
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _properties(keys: Mapping[str, tuple[str, str]]) -> Schema:
    return {
        key: {"$ref": f"#/definitions/any_question/properties/{key}"}
        if keys is not COMMON_KEYS and COMMON_KEYS.get(key) == told
        else {"description": told[1], **_shape(told[0].removesuffix("?"))}
        for key, told in keys.items()
    }


def _shape(name: str) -> Schema:
    match name:
        case "entries":
            return {**SHAPES["questions"], "items": {"$ref": "#/definitions/entry"}}
        case "typed":
            return _mapping(RULE_KEYS)
        case "defaults":
            return _mapping(deck_head.DEFAULTS_KEYS)
        case "exam":
            return _mapping(deck_head.EXAM_KEYS)
        case "sources":
            work = {
                **_mapping(deck_head.SOURCE_KEYS),
                "type": ["string", "number", "object"],
                "errorMessage": "A source is a title, or a mapping that has a `title`.",
            }
            wanted = "This should be a mapping like {atlas: {title: An atlas}}."
            return {**SHAPES["pairs"], "additionalProperties": work, "errorMessage": wanted}
        case _:
            return SHAPES[name]
