"""The questions of a deck, each with the entry that gives it again, and every key used once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from quizkit.files.same_prompts import Claims, claims_of, contradict
from quizkit.kinds.fields import found, is_blank
from quizkit.model.compare import fold
from quizkit.model.head import Head
from quizkit.model.nodes import ListNode, MapNode, Node, Place, TextNode, place_of
from quizkit.model.problems import Problems
from quizkit.model.question import Question, with_key

ReadEntry: TypeAlias = Callable[[MapNode, Head, Problems], tuple[Question, ...]]
"""Reads one entry of a deck; see `kinds.registry`."""

_INHERITED = ("level", "source", "shuffle")
"""What the questions of a passage take from it when they do not say otherwise."""

MOST_QUESTIONS = 100_000
MOST_COMPARED = 20
"""A question is compared with so many earlier ones that have the same prompt."""


class Item(NamedTuple):
    """A question that can be asked.

    Attributes:
        entry, variant: `read_entry(entry, head, …)[variant]` gives the question again; its key may then lack
            an ordinal that tells it from another with the same prompt (see `question.with_key`).
    """

    question: Question
    entry: MapNode
    variant: int


def read_items(
    root: MapNode, head: Head, spoilt: Iterable[Place], problems: Problems, read_entry: ReadEntry
) -> tuple[Item, ...]:
    """The questions and terms of a deck, in the order of the file.

    Args:
        spoilt: where text was lost or left out in reading, which has been told. What stands around such a
            place is not what its author wrote, and is no question.
    """
    spots = _Spots(spoilt)
    items: list[Item] = []
    taken = _Taken(problems)
    for entry in _entries(root, problems):
        sound = spots.without(entry)
        if sound is not None:
            for one, questions in _readings(sound, head, problems, read_entry):
                items += taken.admit(one, questions)
        if len(items) > MOST_QUESTIONS:
            message = f"more than {MOST_QUESTIONS:,} questions: split the deck; none was read from here on"
            problems.add(entry, "E022", message)
            break
    return tuple(items)


class _Spots:
    """Places in a file, to be looked up by what stands around them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._spots = sorted((place.line, place.column) for place in places)

    def without(self, entry: MapNode) -> MapNode | None:
        """The entry if no spot is in it; a passage, without those of its questions that have one."""
        bad = self._count(entry) if self._spots else 0
        if not bad:
            return entry
        inner = entry.value("questions")
        if not isinstance(inner, ListNode):
            return None
        counts = [self._count(node) for node in inner.items]
        if sum(counts) < bad:
            return None
        sound = tuple(node for node, count in zip(inner.items, counts, strict=True) if not count)
        kept = ListNode(sound, inner.start, inner.end)
        pairs = tuple((key, kept if value is inner else value) for key, value in entry.pairs)
        return MapNode(pairs, entry.start, entry.end) if sound else None

    def _count(self, node: Node) -> int:
        place = place_of(node)
        first = bisect_left(self._spots, (place.line, place.column))
        return bisect_right(self._spots, (place.end_line, place.end_column)) - first


def _entries(root: MapNode, problems: Problems) -> Iterator[MapNode]:
    for key, value in root.pairs:
        if key.text == "questions" and isinstance(value, ListNode):
            for node in value.items:
                if isinstance(node, MapNode):
                    yield node
                else:
                    message = f"a question should be a mapping like `question: …`, found {found(node)}"
                    problems.add(node, "E006", message)
        elif key.text == "terms" and isinstance(value, MapNode):
            for term, meaning in value.pairs:
                if isinstance(meaning, TextNode) and meaning.text.strip():
                    yield _card(term, meaning)
                else:
                    message = f"the term {found(term)} needs a text as its meaning, found {found(meaning)}"
                    problems.add(meaning, "E008" if is_blank(meaning) else "E006", message)


def _card(term: TextNode, meaning: Node) -> MapNode:
    """A line of `terms` as the flashcard it stands for."""
    at = term.start
    front, back, both = (TextNode(key, at, term.end) for key in ("front", "back", "both"))
    return MapNode(((front, term), (back, meaning), (both, TextNode("true", at, term.end))), at, meaning.end)


def _readings(
    entry: MapNode, head: Head, problems: Problems, read_entry: ReadEntry
) -> Iterator[tuple[MapNode, tuple[Question, ...]]]:
    """What an entry, or each question of a passage, gives."""
    questions = read_entry(entry, head, problems)
    inner = entry.value("questions") if questions and questions[0].about.passage else None
    if not isinstance(inner, ListNode):
        yield entry, questions
    else:
        # What is wrong in them has been told; now each is read as it will be read alone.
        told = Problems(problems.path)
        for node in inner.items:
            if (
                isinstance(node, MapNode)
                and node.value("passage") is None
                and node.value("questions") is None
            ):
                alone = _with_passage(node, entry)
                yield alone, read_entry(alone, head, told)


def _with_passage(child: MapNode, group: MapNode) -> MapNode:
    """A question of a passage with all that it takes from it, so that it can stand alone."""
    own = {key.text for key, _ in child.pairs}
    pairs = [pair for pair in child.pairs if pair[0].text != "tags"]
    for key, value in group.pairs:
        if key.text == "passage" or (key.text in _INHERITED and key.text not in own):
            pairs.append((key, value))
    tags = [(node, value) for node, value in (*group.pairs, *child.pairs) if node.text == "tags"]
    if tags:
        listed = tuple(tag for _, value in tags if isinstance(value, ListNode) for tag in value.items)
        pairs.append((tags[0][0], ListNode(listed, tags[0][1].start, tags[0][1].end)))
    return MapNode(tuple(pairs), child.start, child.end)


class _Taken:
    """Keys and prompts of the questions read so far."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._lines: dict[str, int] = {}
        self._ordinals: dict[str, int] = {}
        self._prompts: dict[tuple[str, str], list[Question]] = {}
        self._claims: dict[str, Claims] = {}

    def admit(self, entry: MapNode, questions: Sequence[Question]) -> list[Item]:
        """The questions of one entry, with keys that no other has; none when their id is another's."""
        for question in questions:
            if question.about.key_written and question.about.key in self._lines:
                self._tell_twin(question, entry)
                return []
        return [Item(self._admitted(question), entry, variant) for variant, question in enumerate(questions)]

    def _admitted(self, question: Question) -> Question:
        key = own = question.about.key
        while key in self._lines:
            ordinal = self._ordinals.get(own, 1) + 1
            self._ordinals[own] = ordinal
            key = f"{own}.{ordinal}"
        admitted = question if key == own else with_key(question, key)
        self._lines[key] = question.about.place.line
        self._compare(admitted)
        return admitted

    def _tell_twin(self, question: Question, entry: MapNode) -> None:
        key = question.about.key
        message = f"the id `{key}` is used twice: by the question on line {self._lines[key]}, and here again"
        self._problems.add(entry.value("id") or entry, "E007", message, "give this one an id of its own")

    def _compare(self, question: Question) -> None:
        """Tells of an earlier question that asks the same and wants another answer."""
        same = self._prompts.setdefault((fold(question.prompt), question.about.passage), [])
        if same:
            ours = claims_of(question)
            other = next((one for one in same if contradict(ours, self._claims_of(one))), None)
            if other is not None:
                message = (
                    f"the question on line {other.about.place.line} asks the same and has another answer"
                )
                advice = "say in both what tells them apart"
                self._problems.add(question.about.place, "E019", message, advice, fatal=False)
        if len(same) < MOST_COMPARED:
            same.append(question)

    def _claims_of(self, question: Question) -> Claims:
        key = question.about.key
        if key not in self._claims:
            self._claims[key] = claims_of(question)
        return self._claims[key]
