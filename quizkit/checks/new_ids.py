"""Ids for the questions that have none: made of the first words of their prompts that mean something."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from types import MappingProxyType

from quizkit.checks.subject import Deck, Entry
from quizkit.checks.whole_deck import entries_of_questions
from quizkit.model.compare import fold, without_accents
from quizkit.model.markup import plain
from quizkit.model.problems import Edit

FEWEST_WORDS, MOST_WORDS = 2, 4
LONGEST = 32
REACH = 300
"""So much of a prompt is looked at."""
COMMON, FEWEST_COMMON = 0.15, 3
"""A word is common when it stands in more than this share of a deck's prompts, and in more than so many."""

NONE_EARLIER: Mapping[int, str] = MappingProxyType({})

_ID = r"\bid[\"']?[ \t]*:[ \t]*[\"']?([\w.-]+)"
_LOOKS_OTHERWISE = r"[\d-]+|\d+e\d+|0[xob][\da-f]+|true|false|yes|no|on|off|null|[yn]"
"""What other readers of YAML take for a number, a date, or a truth."""


def new_ids(deck: Deck, earlier: Mapping[int, str] = NONE_EARLIER) -> tuple[Edit, ...]:
    """Edits that write an id into every question that has none, one for each, in the order of the file.

    Lines of `terms` cannot have one. Comments and layout stay. A question that cannot be asked gets none.

    Args:
        earlier: ids that questions had before and get again, by where the questions begin.
    """
    missing = [entry for entry in entries_of_questions(deck) if not entry.question.about.key_written]
    if not missing:
        return ()
    ids = _Ids(deck)
    wanted = [earlier.get(entry.node.start.index, "") for entry in missing]
    again = [ids.again(text) for text in wanted]
    return tuple(
        [_written(entry, old or ids.new(entry), deck) for entry, old in zip(missing, again, strict=True)]
    )


class _Ids:
    """The ids of one deck: those in use, and new ones."""

    def __init__(self, deck: Deck) -> None:
        # A question that cannot be asked, or not even be read, is no entry, and may have an id.
        self._taken = {text.lower() for text in re.findall(_ID, deck.text)}
        self._taken |= {entry.question.about.key.lower() for entry in deck.entries}
        self._counts: dict[str, int] = {}
        self._function_words = frozenset() if deck.words is None else deck.words.function_words
        self._words = {id(entry): _words(entry.question.prompt) for entry in deck.entries}
        self._passed_over = self._function_words | _common_words(self._words.values())

    def again(self, earlier: str) -> str:
        """An id that a question had before, from here on in use again; empty when another has it now."""
        if not earlier or earlier.lower() in self._taken:
            return ""
        self._taken.add(earlier.lower())
        return earlier

    def new(self, entry: Entry) -> str:
        """An id that no question has, from here on in use."""
        base = self._base(self._words[id(entry)])
        found, count = base, self._counts.get(base, 1 if base else 0)
        while not found or found in self._taken:
            count += 1
            found = f"{base or 'q'}-{count}"
        self._counts[base] = count
        self._taken.add(found)
        return found

    def _base(self, words: Sequence[str]) -> str:
        """The first words that tell something, with hyphens between; empty when none can be written."""
        chosen = _first(words, self._passed_over)
        if len(chosen) < FEWEST_WORDS:
            chosen = _first(words, self._function_words) or _first(words, ())
        slug = ""
        for word in chosen:
            longer = f"{slug}-{word}" if slug else word[:LONGEST]
            if len(longer) > LONGEST:
                break
            slug = longer
        return f"q-{slug}" if re.fullmatch(_LOOKS_OTHERWISE, slug) else slug


def _common_words(prompts: Collection[Sequence[str]]) -> frozenset[str]:
    """Words that tell little in a deck, because they stand in so many of its prompts."""
    counts = Counter(chain.from_iterable(map(set, prompts)))
    most = max(FEWEST_COMMON, len(prompts) * COMMON)
    return frozenset(word for word, count in counts.items() if count > most)


def _words(prompt: str) -> list[str]:
    text = _html_pattern().sub(" ", plain(prompt)[:REACH])
    found: list[str] = _word_pattern().findall(fold(text))
    return found


@cache
def _html_pattern() -> re.Pattern[str]:
    """What decks from other tools have around their words."""
    return re.compile(r"</?[a-z][^<>]*>|&#?\w+;", re.IGNORECASE)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def _first(words: Iterable[str], left_out: Collection[str]) -> list[str]:
    return list(islice(_told(words, left_out), MOST_WORDS))


def _told(words: Iterable[str], left_out: Collection[str]) -> Iterator[str]:
    """Words in ASCII, without those that are left out, and without what is elided: `l'eau`, `Luther's`."""
    for whole in words:
        first, apostrophe, rest = whole.partition("'")
        text = rest if apostrophe and len(first) <= 2 < len(rest) else first
        if whole not in left_out and text not in left_out:
            bare = without_accents(text)
            if bare.isascii():
                yield bare


def _written(entry: Entry, new: str, deck: Deck) -> Edit:
    node, text = entry.node, deck.text
    start = node.start.index
    if text[start] == "{":
        gap = re.compile(r"[ \t]*").match(text, start + 1)
        assert gap is not None
        at, following = gap.end(), text[gap.end()]
        if following in "\r\n#":
            return Edit(start + 1, start + 1, f"id: {new},")
        # With its keys in double quotes it may be JSON, and stays so.
        return Edit(at, at, f'"id": "{new}", ' if following == '"' else f"id: {new}, ")
    if deck.in_flow(node):  # `[cloze: …]`, a pair without braces
        return Edit(start, node.end.index, f"{{id: {new}, {deck.written(node)}}}")
    line_end = re.compile(r"\r\n|\n|\r").search(text, start)
    ending = line_end[0] if line_end else "\n"
    return Edit(start, start, f"id: {new}{ending}{' ' * node.start.column}")
