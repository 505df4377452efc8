"""Parts of decks, changed by chance in a few places."""

import random
from collections.abc import Callable, Sequence

from hostile_yaml import HEAD

_TOKENS = (
    *(
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|\n",
        ">\n",
        "? ",
        "#",
        " #",
        "&a ",
        "*a",
        "!x ",
        "%",
        "<<: ",
    ),
    *(
        "---\n",
        "...\n",
        "\t",
        "\r",
        "\r\n",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\x1b[2J",
        "\0",
        "\\",
        "\\u",
    ),
    *(
        "\n",
        "\n\n  - ",
        "    ",
        " ",
        ",",
        "{{",
        "}}",
        "::",
        "1e999",
        "0x",
        "\u0301" * 9,
        "\U000e0041",
        "😀",
        "é",
    ),
)


def mutated(chance: random.Random, texts: Sequence[str]) -> bytes:
    """A part of one of the texts, changed in a few places."""
    text = _part(chance, chance.choice(texts))
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_CHANGES)(chance, text, chance.choice(texts))
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1 and data:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data


def _part(chance: random.Random, text: str, most: int = 4_000) -> str:
    start = chance.randrange(max(len(text) - most, 1))
    start = text.rfind("\n", 0, start) + 1
    return (HEAD if start else "") + text[start : start + chance.randint(100, most)]


def _insert(chance: random.Random, text: str, _other: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 3, 40)) + text[at:]


def _delete(chance: random.Random, text: str, _other: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 2, 20, 200)) :]


def _splice(chance: random.Random, text: str, other: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + _part(chance, other, 500) + text[at:]


def _swap_lines(chance: random.Random, text: str, _other: str) -> str:
    lines = text.split("\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _repeat(chance: random.Random, text: str, _other: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join(lines[:at] + lines[at : at + 3] * chance.choice((2, 2, 30)) + lines[at:])


_CHANGES: tuple[Callable[[random.Random, str, str], str], ...] = (
    *(_insert, _insert, _insert, _delete, _delete, _splice, _swap_lines, _repeat),
)
