"""Decks as the checker's rules see them."""

from quizkit.checks.subject import Deck, Entry
from quizkit.files.decks import DeckRead
from quizkit.files.word_lists import words_of


def deck_to_check(read: DeckRead, path: str, committed: DeckRead | None = None) -> Deck | None:
    """The deck for the rules; None when the file holds nothing that could be one.

    Args:
        path: how problems name the file.
        committed: the same deck as the version control has it.
    """
    if read.root is None:
        return None
    entries = tuple(Entry(item.question, item.entry) for item in read.items if item.variant == 0)
    before = None if committed is None else deck_to_check(committed, path)
    return Deck(path, read.head, read.root, entries, read.text, words_of(read.head.language), before)
