r"""The shapes that the tables `KEYS` name, each as editors are told of it: in JSON Schema.

Only the schema of decks is made of this: what a value must be is decided by the kind that reads it, and a
schema lets more pass. In a table, a `?` behind a shape says that the key may be left out.

Every scalar of a deck is the text that was typed, but editors take `1453` for a number and `true` for a
truth. Both are allowed where a text is meant. An `errorMessage` is what the YAML language server says instead
of its own words.
"""

from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

_VISIBLE = r"\S"


def _text(pattern: str = _VISIBLE, wanted: str = "a text; one with `: ` in it is quoted") -> Schema:
    text = {"type": ["string", "number"], "pattern": pattern, "errorMessage": f"This should be {wanted}."}
    return _or_truth(text)


def _or_truth(schema: Schema) -> Schema:
    """What the schema allows, or a truth. Where a type says `boolean`, editors offer true and false."""
    return {"anyOf": [{"if": {"type": "boolean"}, "else": schema}]}


def _list(of: Schema, wanted: str = "a list of texts, like [one, two]") -> Schema:
    return {"type": "array", "minItems": 1, "items": of, "errorMessage": f"This should be {wanted}."}


def _mapping(to: Schema, wanted: str) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": _VISIBLE},
        "additionalProperties": to,
        "errorMessage": f"This should be {wanted}.",
    }


def _whole(low: int, high: int) -> Schema:
    """A whole number, or the same in quotes; of a few numbers, editors offer all."""
    few = high < 10
    numbers: Schema = {"enum": [*range(low, high + 1)]} if few else {"minimum": low, "maximum": high}
    quoted = rf"^\s*[{low}-{high}]\s*$" if few else r"^\s*[0-9]+\s*$"
    told = {"errorMessage": f"This should be a whole number from {low} to {high}."}
    return {"anyOf": [{"type": "integer", **numbers, **told}, {"type": "string", "pattern": quoted, **told}]}


_WORDS = _or_truth(
    {
        "type": ["string", "number", "null"],
        "errorMessage": "This should be words on the option, or nothing.",
    }
)
_SHARE: Schema = {
    "type": "string",
    "pattern": r"^\s*(100(\.0+)?|0?[0-9]?[0-9](\.[0-9]+)?) ?%\s*$",
    "errorMessage": "This should be a share like 60%.",
}

SHAPES: dict[str, Schema] = {
    "text": _text(),
    "id": _text(r"^\s*[A-Za-z0-9][A-Za-z0-9._-]{0,63}\s*$", "at most 64 letters, digits, and . _ - inside"),
    "language": _text(r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$", "a tag like en or de-CH"),
    "gaps": {
        "type": "string",
        "pattern": r"\{\{[\s\S]*\}\}",
        "errorMessage": "This should be a sentence with a gap in two braces: {{so}}.",
    },
    "flag": {
        "type": ["boolean", "string"],
        "pattern": r"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\s*$",
        "errorMessage": "This should be true or false.",
    },
    "share": _SHARE,
    "0..2": _whole(0, 2),
    "1..5": _whole(1, 5),
    "1..1440": _whole(1, 1_440),
    "1..10000": _whole(1, 10_000),
    "texts": {"anyOf": [_text(), _list(_text())]},
    "list": _list(_text()),
    "items": _list(
        {"anyOf": [_text(), _list(_text())]}, "a list of texts; one of them may be a list of accepted texts"
    ),
    "options": {
        **_list(_text()),
        **_mapping(_WORDS, "a list like [one, two], or a mapping of each option to words on it"),
        "type": ["array", "object"],
    },
    "pairs": _mapping(_text(), "a mapping like {one: text, another: text}"),
    "shares": _mapping(_SHARE, "a mapping like {a tag: 30%, level 1-2: 50%}"),
    "source": _or_truth(
        {
            **_mapping(_text(), "a name from `sources`, a mapping like {name: place}, or a text"),
            "type": ["string", "number", "object"],
            "pattern": _VISIBLE,
        }
    ),
    "questions": _list({"$ref": "#/definitions/question"}, "a list: `- ` before each question"),
}
"""By name. A text is any scalar with something in it; a text or a list of texts is `texts`."""
