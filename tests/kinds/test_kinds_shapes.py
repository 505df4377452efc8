"""What the schema of decks takes under each shape, and what an editor says of what it does not."""

from typing import Any

import pytest
from jsonschema import Draft7Validator

from quizkit.kinds.shapes import SHAPES, Schema

TEXT = "This should be a text; one with `: ` in it is quoted."
LIST = "This should be a list of texts, like [one, two]."
PAIRS = "This should be a mapping like {one: text, another: text}."
FLAG = "This should be true or false."
SHARES = "This should be a mapping like {a tag: 30%, level 1-2: 50%}."
ITEMS = "This should be a list of texts; one of them may be a list of accepted texts."
OPTIONS = "This should be a list like [one, two], or a mapping of each option to words on it."
SOURCE = "This should be a name from `sources`, a mapping like {name: place}, or a text."


def fits(shape: str, value: Any) -> bool:
    schema = {**SHAPES[shape], "definitions": {"question": {"type": "object"}}}
    return Draft7Validator(schema).is_valid(value)


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        ("text", ["a", " a ", 1453, 1.5, True, False], ["", "  ", None, [], ["a"], {}]),
        ("id", ["a", "9", " a ", "a.b_c-d", "a" * 64, 7], ["", "-a", ".a", "a b", "é", "a" * 65, ["a"]]),
        ("language", ["en", "deu", "de-CH", "zh-Hant-TW"], ["", "e", "engl", "en_GB", "en-", "de-123456789"]),
        ("gaps", ["{{a}}", "a {{b\n}} c"], ["a", "{a}", "}}{{", 5, True, ["{{a}}"]]),
        ("flag", [True, False, "TRUE", " false "], ["yes", "", 0, 1, None, [True], "truest", "untrue"]),
        ("share", ["60%", "60 %", " 0% ", "100%", "100.0%", "33.3%"], ["60", 60, "101%", "-5%", "60%%"]),
        ("share", ["09%"], ["1000%", "100.5%", ".5%", "a 60%", "60% a"]),
        ("0..2", [0, 1, 2, "0", " 2 "], [-1, 3, 1.5, "3", "", "12", True, None]),
        ("1..5", [1, 5, "1", "5"], [0, 6, "0", "6", "15"]),
        ("1..1440", [1, 1440, "90", " 90 "], [0, 1441, "a", "", "1.5"]),
        ("1..10000", [1, 10_000, "10000"], [0, 10_001, -1]),
        ("texts", ["a", 5, ["a"], ["a", 5, True]], ["", [], [""], {}, [["a"]], None]),
        ("list", [["a"], ["a", 5]], [[], [""], "a", [["a"]], {}, None]),
        ("items", [["a"], ["a", ["b", "c"]]], [[], [[]], [["a", ["b"]]], "a", [{}]]),
        ("options", [["a"], {"a": "words"}, {"a": None, "b": 5, "c": True}], [[], {}, "a", {"": "x"}, [{}]]),
        ("options", [], [{"a": []}, {"a": {}}, 5]),
        ("pairs", [{"a": "b"}, {"a": 5}], [{}, [], "a", {"a": ""}, {" ": "b"}, {"a": ["b"]}]),
        ("shares", [{"a": "30%"}], [{}, {"a": 30}, {"a": "30"}, ["30%"]]),
        ("source", ["a", 5, {"a": "p. 5"}, True], ["", {}, {"a": ""}, ["a"], None]),
        ("questions", [[{"question": "Q"}]], [[], ["Q"], {}]),
    ],
)  # fmt: skip
def test_what_is_taken(shape: str, good: list[Any], bad: list[Any]) -> None:
    assert [value for value in good if not fits(shape, value)] == []
    assert [value for value in bad if fits(shape, value)] == []


def messages(schema: Schema) -> set[str]:
    """All that an editor may say of a value, in a schema or within it."""
    inner = [part for part in (*schema.get("anyOf", ()), schema.get("else"), schema.get("items")) if part]
    inner += [part for part in (schema.get("additionalProperties"),) if isinstance(part, dict)]
    own = {schema["errorMessage"]} if "errorMessage" in schema else set()
    return own.union(*map(messages, inner))


SAID = {
    "text": {TEXT},
    "id": {"This should be at most 64 letters, digits, and . _ - inside."},
    "language": {"This should be a tag like en or de-CH."},
    "gaps": {"This should be a sentence with a gap in two braces: {{so}}."},
    "flag": {FLAG},
    "share": {"This should be a share like 60%."},
    "0..2": {"This should be a whole number from 0 to 2."},
    "1..5": {"This should be a whole number from 1 to 5."},
    "1..1440": {"This should be a whole number from 1 to 1440."},
    "1..10000": {"This should be a whole number from 1 to 10000."},
    "texts": {TEXT, LIST},
    "list": {TEXT, LIST},
    "items": {TEXT, LIST, ITEMS},
    "options": {TEXT, OPTIONS, "This should be words on the option, or nothing."},
    "pairs": {TEXT, PAIRS},
    "shares": {SHARES, "This should be a share like 60%."},
    "source": {TEXT, SOURCE},
    "questions": {"This should be a list: `- ` before each question."},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_an_editor_says(shape: str) -> None:
    assert messages(SHAPES[shape]) == SAID[shape]


@pytest.mark.parametrize(("shape", "offered"), [("0..2", [0, 1, 2]), ("1..5", [1, 2, 3, 4, 5])])
def test_editors_offer_a_few_numbers(shape: str, offered: list[int]) -> None:
    assert SHAPES[shape]["anyOf"][0]["enum"] == offered


def test_editors_offer_true_and_false_where_a_truth_is_meant() -> None:
    assert "boolean" in SHAPES["flag"]["type"]
    assert "boolean" not in str(SHAPES["gaps"])
