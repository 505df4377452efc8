"""What a deck says of itself, and the defaults it gives to its questions."""

import json
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple


class Source(NamedTuple):
    """A work that questions may cite. Empty where the deck does not say."""

    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""

    def __str__(self) -> str:
        by = ", ".join(part for part in (self.author, self.title, self.publisher) if part)
        return f"{by} ({self.date})" if self.date else by


class TypedRules(NamedTuple):
    """How strictly typed text is compared.

    Attributes:
        case: capitals must be right.
        accents: accents must be right.
        typos: how many slips of the finger are forgiven, 0 to 2.
    """

    case: bool = False
    accents: bool = False
    typos: int = 1


class Exam(NamedTuple):
    """Defaults of an exam on this deck. None: all questions; no time limit; no pass mark."""

    questions: int | None = None
    minutes: int | None = None
    pass_share: float | None = None


class Head(NamedTuple):
    """The head of a deck.

    Attributes:
        id: stable name of the deck; the file's name without its ending when the author gave none.
        id_written: the author gave it.
        tags: given to every question.
        source: default `source` of every question, as it is shown; empty for none.
        blueprint: (a tag, or levels as in "level 2" or "level 1-2"; the share of the questions, 0 to 1, that
            should have it).
    """

    id: str
    title: str
    id_written: bool = False
    language: str = "en"
    license: str = ""
    authors: tuple[str, ...] = ()
    version: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, Source] = {}
    source: str = ""
    typed: TypedRules = TypedRules()
    shuffle: bool = True
    exam: Exam | None = None
    blueprint: tuple[tuple[str, float], ...] = ()


def to_json(head: Head) -> str:
    """A head as JSON, for a cache; `from_json` is its inverse."""
    return json.dumps(head._replace(sources=dict(head.sources)), ensure_ascii=False)


def from_json(text: str) -> Head:
    values: list[Any] = json.loads(text)
    head = Head(*values)
    return head._replace(
        authors=tuple(head.authors),
        tags=tuple(head.tags),
        sources={name: Source(*source) for name, source in head.sources.items()},
        typed=TypedRules(*head.typed),
        exam=None if head.exam is None else Exam(*head.exam),
        blueprint=tuple((part, share) for part, share in head.blueprint),
    )


def levels_named(part: str) -> range | None:
    """The levels that a part of a blueprint means, as in "level 2" or "level 1-2"; None when it is a tag.

    Empty when it begins like levels, and these are none from 1 to 5.
    """
    word, _, rest = part.partition(" ")
    if word.lower() not in ("level", "levels") or not rest[:1].isdigit():
        return None
    first, dash, last = rest.replace(" ", "").replace("–", "-").partition("-")
    levels = [str(level) for level in range(1, 6)]
    if first not in levels or (dash and last not in levels):
        return range(0)
    return range(int(first), int(last or first) + 1)


def has_part(part: str, tags: Collection[str], level: int | None) -> bool:
    """A question with these tags and this level belongs to a part of a blueprint."""
    levels = levels_named(part)
    if levels is None:
        return part.casefold() in (tag.casefold() for tag in tags)
    return level in levels
