"""From YAML to nodes, on libyaml's events: no constructor runs, and every scalar stays text.

The only module that knows the library `yaml`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from quizkit.files.unsafe_text import Cleaner, shortened
from quizkit.model.errors import QuizkitError
from quizkit.model.nodes import ListNode, MapNode, Mark, Node, Place, Point, TextNode
from quizkit.model.problems import Problems

if TYPE_CHECKING:
    from yaml._yaml import CParser
    from yaml.error import MarkedYAMLError

MOST_DEPTH = 20
MOST_NODES = 400_000
LONGEST_TEXT = 64 * 1024
LONGEST_KEY = 256
_OPENERS = ("question", "front", "cloze", "passage")
"""Keys that mostly come first in a question."""


class Fault(Exception):  # noqa: N818 - caught nearby and told as a Problem
    """From here on the text cannot be read as YAML, or it uses a part of YAML that decks do not have.

    Attributes:
        problem: the parser's words, or one of ours: "alias", "anchor", "tag", "key is no text", "too deep".
        at: where reading stopped.
        context: what the parser was doing, in its words; may be empty.
        begin: where that began; None when the parser does not say.
        before: the text that was read last; None when that was something else.
    """

    def __init__(self, problem: str, at: Mark, context: str = "", begin: Mark | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.context = context
        self.begin = begin
        self.before: TextNode | None = None


class TooMany(Exception):  # noqa: N818 - caught nearby and told as a Problem
    """There are more nodes in the file than any deck has. `at` is where counting stopped."""

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at


def read_events(text: str, cleaner: Cleaner, problems: Problems) -> Node | None:
    """The nodes of a text; None when it holds nothing but comments.

    What is wrong but can be passed over (a duplicate key, a text that is too long) is added to the problems.

    Raises:
        Fault: the text cannot be read any further.
        TooMany: the same, and no part of it is worth another try.
    """
    parser = _parser(text)
    try:
        return _grow(parser, cleaner, problems, _end_of(text))
    finally:
        parser.dispose()


def _parser(text: str) -> "CParser":
    try:
        from yaml._yaml import CParser
    except ImportError:
        raise QuizkitError(
            "Decks are read with the fast parser of PyYAML (libyaml), and this PyYAML was built without it.",
            "`pip install --force-reinstall --only-binary :all: PyYAML` gets one that has it.",
        ) from None
    return CParser(text)


def _end_of(text: str) -> Point:
    return Point(text.count("\n"), len(text) - text.rfind("\n") - 1, len(text))


def _within(event: Any, last: Point) -> tuple[Mark, Mark]:
    """To libyaml, a value that is missing at the end of a text stands on a line behind it."""
    return (last, last) if event.end_mark.line > last.line else (event.start_mark, event.end_mark)


def _grow(parser: "CParser", cleaner: Cleaner, problems: Problems, last: Point) -> Node | None:  # noqa: C901 - quick
    """Builds the tree from its leaves; `parts` holds what the open collection has so far, keys and all.

    Args:
        last: the end of the text.
    """
    from yaml.error import MarkedYAMLError
    from yaml.events import (
        AliasEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
    )

    cleaning_needed = cleaner.needed
    new_tuple = tuple.__new__  # most nodes are texts, and calling TextNode itself takes twice as long
    parts: list[Node] = []
    above: list[tuple[list[Node], Any]] = []
    nodes = 0
    events: Iterator[Any] = iter(parser.get_event, None)
    try:
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                text = event.value
                if event.anchor is not None or event.tag is not None or len(text) > LONGEST_TEXT:
                    text = _odd_text(text, event, problems)
                if (cleaning_needed and not text.isprintable()) or not text.isascii():
                    text = cleaner.clean(text, event.start_mark, event.end_mark)
                if nodes > MOST_NODES:
                    raise TooMany(event.start_mark)
                at = (event.start_mark, event.end_mark) if text else _within(event, last)
                parts.append(new_tuple(TextNode, (text, *at, not event.style)))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                _check_start(event, len(above))
                above.append((parts, event))
                parts = []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                children = parts
                parts, start = above.pop()
                end = event.end_mark if start.flow_style else children[-1].end
                if kind is SequenceEndEvent:
                    parts.append(ListNode(tuple(children), start.start_mark, end))
                else:
                    parts.append(MapNode(_pairs(children, start.start_mark, problems), start.start_mark, end))
            elif kind is AliasEvent:
                raise Fault("alias", event.start_mark)
            elif kind is DocumentStartEvent and not _is_only_document(event, parts, problems):
                break
    except MarkedYAMLError as error:
        raise _fault(error, parts) from None
    return parts[0] if parts else None


def _odd_text(text: str, event: Any, problems: Problems) -> str:
    """A text with an anchor or a tag, or one that is too long, which is cut."""
    _refuse_properties(event)
    found = f"a text of {len(text):,} characters; a text may have {LONGEST_TEXT:,}"
    problems.add(_place(event.start_mark, event.end_mark), "E022", found)
    return text[:LONGEST_TEXT]


def _check_start(event: Any, depth: int) -> None:
    _refuse_properties(event)
    if depth == MOST_DEPTH:
        raise Fault("too deep", event.start_mark)


def _refuse_properties(event: Any) -> None:
    """Anchors could make a small file grow without end, and tags could name code to run."""
    if event.anchor is not None:
        raise Fault("anchor", event.start_mark)
    if event.tag is not None:
        raise Fault("tag", event.start_mark)


def _is_only_document(event: Any, parts: list[Node], problems: Problems) -> bool:
    place = _place(event.start_mark, event.end_mark)
    if parts:
        message = "a second document begins here, and a deck is one: nothing from here on was read"
        advice = "Leave out this line of three dashes."
        problems.add(place, "E001", message, advice)
        return False
    if event.version is not None or event.tags:
        message = "a deck has no YAML directives: leave out the lines that begin with `%`"
        problems.add(place, "E001", message)
    return True


def _pairs(parts: list[Node], start: Mark, problems: Problems) -> tuple[tuple[TextNode, Node], ...]:
    keys, values = parts[::2], parts[1::2]
    names = {key.text for key in keys if isinstance(key, TextNode)}
    together = "".join(names)
    if len(names) < len(keys) or "<<" in names or len(together) > LONGEST_KEY or "\n" in together:
        return tuple(_sound_pairs(keys, values, start, problems))
    return cast("tuple[tuple[TextNode, Node], ...]", tuple(zip(keys, values, strict=True)))


def _sound_pairs(
    keys: list[Node], values: list[Node], start: Mark, problems: Problems
) -> Iterator[tuple[TextNode, Node]]:
    """The pairs whose key can be used; the others are told."""
    seen: dict[str, TextNode] = {}
    begins_anew = False
    for key, value in zip(keys, values, strict=True):
        if not isinstance(key, TextNode):
            raise Fault("key is no text", key.start, begin=start)
        name = key.text
        if name in seen:
            # What follows a second `question` is written twice by the same slip.
            if not begins_anew:
                line = seen[name].start.line + 1
                message = f"`{shortened(name)}` is written twice: on line {line}, and here again"
                advice = "A new question begins with `- `." if name in _OPENERS else ""
                problems.add(key, "E003", message, advice)
            begins_anew = begins_anew or name in _OPENERS
        elif len(name) > LONGEST_KEY:
            problems.add(key, "E022", f"a key of {len(name):,} characters; a key may have {LONGEST_KEY}")
        elif "\n" in name:
            problems.add(key, "E001", f"a key stands on one line: found `{shortened(name)}`")
        elif name == "<<" and key.plain:
            problems.add(key, "E001", "a deck has no merge keys (`<<`): write out what is meant")
        else:
            seen[name] = key
            yield key, value


def _fault(error: "MarkedYAMLError", parts: list[Node]) -> Fault:
    assert error.problem_mark is not None, "the scanner and the parser say where they stopped"
    fault = Fault(error.problem or "", error.problem_mark, error.context or "", error.context_mark)
    # A key whose value is missing has an empty text there.
    texts = [node for node in parts[-2:] if isinstance(node, TextNode) and node.text]
    fault.before = texts[-1] if texts else None
    return fault


def _place(start: Mark, end: Mark) -> Place:
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
