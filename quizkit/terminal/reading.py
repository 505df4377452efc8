"""Reads what is typed in linear mode: answers as numbers or texts, commands behind a colon. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from quizkit.model.forms import Option
from quizkit.model.markup import plain
from quizkit.model.text import one_line
from quizkit.terminal.choosing import LETTERS, RATINGS

_TAKES_NUMBER = " N"
"""Ends the name of a command that takes a number."""
_MOST_DIGITS = 6


class Misread(NamedTuple):
    """What was typed cannot be meant; `message` says what would be right."""

    message: str


def command(line: str, names: Sequence[str]) -> str | Misread | None:
    """The command that a line names, by a prefix that only one of `names` has; None for an answer.

    A name that ends in " N" takes a number: `:go 7` is the command "go N".
    """
    if not line.startswith(":") or line.startswith("::"):
        return None
    word, number = line[1:].strip().lower(), number_said(line)
    if number:
        word = word.rpartition(" ")[0].rstrip()
    known = [name for name in names if name.endswith(_TAKES_NUMBER) == bool(number)]
    found = [name for name in known if name.removesuffix(_TAKES_NUMBER) == word] or [
        name for name in known if word and name.startswith(word)
    ]
    if len(found) == 1:
        return found[0]
    return Misread(f"Commands here: {' '.join(f':{name}' for name in names)}")


def number_said(line: str) -> int:
    """The number that is said with a command; 0 for none."""
    _, _, said = line.strip().rpartition(" ")
    return int(said) if said.isdecimal() and said.isascii() and len(said) <= _MOST_DIGITS else 0


def literal(line: str) -> str:
    """An answer as it is meant: `::x` stands for `:x`."""
    return line[1:] if line.startswith("::") else line


def place(text: str, options: Sequence[Option]) -> int | Misread:
    """The place of the option whose number, from 1, or whose text was typed."""
    number = _number(text, len(options))
    if number is not None:
        return number
    same = [at for at, option in enumerate(options) if _folded(plain(option.text)) == _folded(text)]
    if len(same) == 1:
        return same[0]
    return Misread(f"Type a number from 1 to {len(options)}, or the text of an option.")


def places(text: str, options: Sequence[Option]) -> tuple[int, ...] | Misread:
    """The places of several options: numbers with spaces or commas, or texts with commas or semicolons."""
    whole = place(text, options)
    if isinstance(whole, int):
        return (whole,)
    for parts in (text.replace(",", " ").replace(";", " ").split(), text.split(";"), text.split(",")):
        found = [place(part, options) for part in parts if part.strip()]
        known = tuple(one for one in found if isinstance(one, int))
        if known and len(known) == len(found):
            return tuple(dict.fromkeys(known))
    return Misread(f"Type numbers from 1 to {len(options)} with spaces or commas between them.")


def order(text: str, options: Sequence[Option]) -> tuple[int, ...] | Misread:
    """The places of all options, each once, in the order typed."""
    found = places(text, options)
    if isinstance(found, Misread) or len(found) != len(options):
        return Misread(f"Type each number from 1 to {len(options)} once, in the right order.")
    return found


def partner(text: str, options: Sequence[Option]) -> str | Misread:
    """The letter of the option whose letter or text was typed."""
    letters = LETTERS[: len(options)]
    for typed in (text.strip(), text.strip().lower()):
        if len(typed) == 1 and typed in letters:
            return typed
    same = [at for at, option in enumerate(options) if _folded(plain(option.text)) == _folded(text)]
    if len(same) == 1:
        return letters[same[0]]
    return Misread(f"Type a letter from {letters[0]} to {letters[-1]}.")


def rating(text: str) -> int | Misread:
    """How well a card was known, 1 to 4, from the number or its name."""
    typed = text.strip().lower()
    if typed in RATINGS:
        return RATINGS.index(typed) + 1
    number = _number(typed, len(RATINGS))
    return Misread(f"Type a number from 1 to {len(RATINGS)}.") if number is None else number + 1


def yes_or_no(text: str) -> bool | Misread:
    match text.strip().lower():
        case "y" | "yes" | "sure":
            return True
        case "n" | "no" | "unsure":
            return False
    return Misread("Type y or n; :back returns to the question.")


def _number(text: str, most: int) -> int | None:
    typed = text.strip().rstrip(".)")
    # Python refuses to read numbers of thousands of digits.
    is_number = typed.isdecimal() and typed.isascii() and len(typed) <= _MOST_DIGITS
    return int(typed) - 1 if is_number and 1 <= int(typed) <= most else None


def _folded(text: str) -> str:
    return " ".join(one_line(text).casefold().split())
