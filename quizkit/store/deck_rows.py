"""A deck that was read, as rows of the library index."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias

from quizkit.model.head import Head
from quizkit.model.nodes import MapNode, Place, to_plain
from quizkit.model.problems import Problem
from quizkit.model.question import Question
from quizkit.store.rivals import sums_of_lengths

Values: TypeAlias = tuple[Any, ...]


class DeckReading(Protocol):
    """What reading a deck file gives.

    Attributes:
        items: (question, entry, variant): the question is what `read_entry(entry, …)[variant]` gives, but for
            its key.
        content_hash: BLAKE2b of the bytes, 32 hexadecimal digits; empty when they could not be read.
    """

    @property
    def head(self) -> Head: ...
    @property
    def items(self) -> Sequence[tuple[Question, MapNode, int]]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def content_hash(self) -> str: ...


class DeckRows(NamedTuple):
    """Rows for the tables of the index, each without the number of the file."""

    questions: list[Values]
    entries: list[Values]
    tags: list[Values]
    answers: list[Values]
    answer_lengths: list[Values]
    pairs: list[Values]


def deck_rows(reading: DeckReading) -> DeckRows:
    """All rows of one deck. Prompts are folded; `answer` is a fingerprint of the folded right answer."""
    from quizkit.model.compare import fold, without_accents
    from quizkit.study.siblings import Texts, give_aways

    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    rows = DeckRows([], [], [], [], [], [])
    texts: list[Texts] = []
    positions: dict[str, int] = {}
    for position, (question, entry, variant) in enumerate(reading.items):
        about = question.about
        prompt = fold(question.prompt)
        right = [fold(line) for line in question.right_lines()]
        accepted = question.accepted()
        rows.questions.append(_question(position, question, variant, reading.head, (prompt, right)))
        rows.entries.append((position, encode(to_plain(entry))))
        rows.tags.extend((tag, position) for tag in {tag.casefold() for tag in about.tags})
        folded = {text: fold(text) for text in accepted}
        rows.answers.extend((len(without_accents(short)), text, position) for text, short in folded.items())
        texts.append(Texts(about.key, prompt, tuple(folded.values()) or tuple(right)))
        positions.setdefault(about.key, position)
    rows.answer_lengths.extend(sums_of_lengths(sorted(set(rows.answers))).items())
    for key, other in set(give_aways(texts)):
        rows.pairs.append((positions[key], other))
        rows.pairs.append((positions[other], key))
    return rows


def problems_to_json(problems: Sequence[Problem]) -> str:
    """Without the path, which is told as the user names the file when it is told."""
    return json.dumps([problem[1:6] for problem in problems], ensure_ascii=False)


def problems_from_json(text: str, path: str) -> tuple[Problem, ...]:
    return tuple(Problem(path, Place(*place), *rest) for place, *rest in json.loads(text))


def _question(
    position: int, question: Question, variant: int, head: Head, folded: tuple[str, list[str]]
) -> Values:
    about = question.about
    prompt, right = folded
    topic = next((tag for tag in about.tags if tag not in head.tags), "")
    return (
        position,
        about.key,
        int(about.key_written),
        variant,
        about.group,
        topic,
        about.level,
        question.kind,
        *about.place,
        prompt,
        _print(right),
    )


def _print(folded: Sequence[str]) -> str:
    """Tells right answers apart, whatever their layout."""
    from quizkit.model.digest import blake2b

    text = "\n".join(folded).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()
