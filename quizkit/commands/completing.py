"""Names of decks and of their questions for the shell, after the commands of every day without parsing.

A shell asks at each tab, and the library that parses takes longer to import than finding the names. What is
offered, and how it is written, is what that library would say.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quizkit.commands.daily import DAILY
from quizkit.commands.outside import Outside

FILE, PLAIN = "file", "plain"

_MEANS_MORE = frozenset("'\"\\#")
"""What a shell does not take as it stands."""


class Offer(NamedTuple):
    """What a word may become: `type` is PLAIN, or FILE where the shell shall offer files."""

    type: str
    value: str
    help: str = ""


def offers(outside: Outside, incomplete: str) -> list[Offer]:
    """Ids of known decks and, after a colon, of their questions; else files."""
    from quizkit.store.index import Index

    with Index.open(outside.places.index) as index:
        deck, colon, key = incomplete.partition(":")
        if colon:
            return [Offer(PLAIN, f"{deck}:{one}") for one in index.keys(deck, key)]
        decks = [
            Offer(PLAIN, row.deck, row.title) for row in index.decks() if row.deck.startswith(incomplete)
        ]
    return decks or [Offer(FILE, incomplete)]


def complete_daily(instruction: str, outside: Outside) -> bool:
    """Writes what a shell is offered; False when the line is another one, and nothing was written.

    Args:
        instruction: what the shell's script asks for.
        outside: its environment holds the line.
    """
    if instruction not in _WRITTEN:
        return False
    words = _words(instruction, outside.environ)
    if words is None or words[0] not in DAILY or any(word.startswith("-") for word in words):
        return False
    for offer in offers(outside, words[-1]):
        outside.out.data(_WRITTEN[instruction](offer))
    return True


def _words(instruction: str, environ: Mapping[str, str]) -> Sequence[str] | None:
    """The words after the program's name, the last one incomplete; None when they are not plain."""
    line, at = environ.get("COMP_WORDS", ""), environ.get("COMP_CWORD", "")
    if _MEANS_MORE & {*line, *at}:
        return None
    words = line.split()[1:]
    if instruction == "fish_complete":
        words = [*(words[:-1] if at and words[-1:] == [at] else words), at]
    elif at.isdecimal() and int(at) <= len(words) + 1:
        words = [*words, ""][: int(at)]
    else:
        return None
    return words if len(words) > 1 else None


def _for_bash(offer: Offer) -> str:
    return f"{offer.type},{offer.value}"


def _for_zsh(offer: Offer) -> str:
    value = offer.value.replace(":", r"\:") if offer.help else offer.value
    return f"{offer.type}\n{value}\n{offer.help or '_'}"


def _for_fish(offer: Offer) -> str:
    return f"{offer.type},{offer.value}\t{offer.help}" if offer.help else f"{offer.type},{offer.value}"


_WRITTEN = {"bash_complete": _for_bash, "zsh_complete": _for_zsh, "fish_complete": _for_fish}
