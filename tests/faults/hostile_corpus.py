"""All hostile decks by name, and odd values for every key that takes one."""

from hostile_bombs import BOMBS
from hostile_yaml import BYTES, HEAD, LAYOUT, TAGS_AND_KEYS

_VALUES = (
    "1e999999",
    "-1e999999",
    "9" * 5_000,
    "9" * 60_000,
    "0x" + "f" * 4_000,
    "1_000",
    "1_" * 500,
    ".inf",
    "-.inf",
    ".nan",
    "1e-999999",
    "1 +- 1e999",
    "1e400 +- 1",
    "0 +- 0",
    "5 +- -5",
    "1/0",
    "12:30:45",
    "0o777",
    "1453-13-45",
    "2023-02-29",
    "0000-00-00",
    "0000",
    "99999-01-01",
    "-1",
    "10000 BC",
    "13-13-13",
    "99999999999999999999-12-31",
    "~",
    "null",
    "no",
    "''",
    "' '",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "{a: {b: c}}",
    "[a, a]",
    "{? [a] : b}",
    "{'': ''}",
    "[''  , '']",
    "'{{'",
    "'{{}}'",
    "'{{|}}'",
    "'{{a|b}} {{'",
    "'}}{{'",
    "'(?:a+)+$'",
    "'[bold]x[/bold] [link=file:///etc/passwd]'",
    '"\\u202e\\x1b[2J\\0"',
    '"\\U0010ffff\\uffff"',
    "[" * 15 + "x" + "]" * 15,
    "|\n      x",
    "!!int 5",
    "&a x",
    "*a",
    "true",
    "100%",
    "level 9",
)


def corpus() -> dict[str, bytes]:
    """All by name, as bytes."""
    texts = {**BOMBS, **TAGS_AND_KEYS, **LAYOUT, "every value": every_value()}
    return {**{name: text.encode() for name, text in texts.items()}, **BYTES}


def every_value() -> str:
    """Each odd value as an answer of each kind of question and under keys of the head."""
    answers = (
        "answer",
        "number",
        "date",
        "truth",
        "right",
        "list",
        "order",
        "match",
        "cloze",
        "back",
        "level",
    )
    entries = (
        f"  - question: q{n}?\n    {key}: {value}\n" for key in answers for n, value in enumerate(_VALUES)
    )
    return HEAD + "".join(entries)
