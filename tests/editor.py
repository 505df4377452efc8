"""An editor that knows the schema of decks: how it reads YAML, and what it would mark."""

import json
import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator

from quizkit.files.deck_schema import schema_text


class EditorLoader(yaml.CSafeLoader):
    """Reads scalars as editors do: by the core schema of YAML 1.2, which has no dates and no `yes`."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own, to be filled below


for _tag, _pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), None)


def as_seen(text: str) -> Any:
    """YAML as plain values. The keys of a mapping are texts."""
    return json.loads(json.dumps(yaml.load(text, EditorLoader)))


@cache
def validator(definition: str = "") -> Draft7Validator:
    """Of a whole deck, or of one of the schema's definitions."""
    schema = json.loads(schema_text())
    if definition:
        schema = {**schema["definitions"][definition], "definitions": schema["definitions"]}
    return Draft7Validator(schema)


def marks(deck: str) -> list[str]:
    """The places in a deck that are marked."""
    return [error.json_path for error in validator().iter_errors(as_seen(deck))]
