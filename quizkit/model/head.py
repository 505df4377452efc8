"""What a deck says of itself, and the defaults it gives to its questions."""

import json
from collections.abc import Mapping
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
    )
