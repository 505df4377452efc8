"""What every kind promises, tried on the examples that its docstring shows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.kinds.registry import KINDS, keys_of
from quizkit.model.forms import Arrange, Pair, PickOne, TickSeveral
from quizkit.model.grades import Outcome
from quizkit.model.nodes import ListNode, MapNode, Node, Point, TextNode, from_plain, to_plain
from quizkit.model.question import Question
from quizkit.model.replies import (
    Arranged,
    Filled,
    GaveUp,
    Listed,
    Paired,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
    from_json,
    to_json,
)

if TYPE_CHECKING:
    from kind_samples import Examples, ReadNode

Path = tuple[int, ...]


def paths(node: Node, path: Path = ()) -> Iterator[Path]:
    """Where the parts of a node stand: counted through a list's items, and a mapping's values."""
    yield path
    if not isinstance(node, TextNode):
        parts = node.items if isinstance(node, ListNode) else tuple(value for _, value in node.pairs)
        for place, part in enumerate(parts):
            yield from paths(part, (*path, place))


def replaced(node: Node, path: Path, new: Node | None) -> Node:
    """The node with another one at `path`; without it when `new` is None."""
    place, *rest = path
    if isinstance(node, ListNode):
        part = replaced(node.items[place], tuple(rest), new) if rest else new
        items = () if part is None else (part,)
        return node._replace(items=(*node.items[:place], *items, *node.items[place + 1 :]))
    assert isinstance(node, MapNode)
    name, value = node.pairs[place]
    part = replaced(value, tuple(rest), new) if rest else new
    pairs = () if part is None else ((name, part),)
    return node._replace(pairs=(*node.pairs[:place], *pairs, *node.pairs[place + 1 :]))


def at(node: Node, path: Path) -> Node:
    for place in path:
        assert not isinstance(node, TextNode)
        node = node.items[place] if isinstance(node, ListNode) else node.pairs[place][1]
    return node


def words_of(question: Question) -> list[str]:
    """Texts that a reply to this question may well hold."""
    texts = [*question.right_lines(), *question.accepted(), question.prompt, "true", "false"]
    match question.form("seed"):
        case PickOne(options) | TickSeveral(options) | Arrange(options):
            texts += [option.key for option in options]
        case Pair(left, right):
            texts += [option.key for option in (*left, *right)]
        case _:
            pass
    return texts


@st.composite
def replies(draw: st.DrawFn, question: Question) -> Reply:
    word = st.sampled_from(words_of(question)) | st.text(max_size=8) | st.just("")
    several = st.lists(word, max_size=6).map(tuple)
    pairs = st.lists(st.tuples(word, word), max_size=5).map(tuple)
    reply: Reply = draw(
        st.one_of(
            st.builds(Picked, word),
            st.builds(Ticked, several),
            st.builds(Typed, word),
            st.builds(Listed, several),
            st.builds(Filled, several),
            st.builds(Arranged, several | st.permutations(words_of(question)).map(tuple)),
            st.builds(Paired, pairs),
            st.builds(Rated, st.integers(-1, 6)),
            st.just(GaveUp()),
            st.just(question.right_reply()),
        )
    )
    return reply


def keeps_its_promises(question: Question) -> None:
    right = question.right_reply()
    assert question.objection(right) == ""
    grade = question.grade(from_json(to_json(right)), rivals=("other", *question.accepted()))
    assert (grade.score, grade.outcome, grade.rule) == (1, Outcome.RIGHT, "")
    assert question.grade(GaveUp()).score == 0
    assert question.grade(GaveUp()).said == ()
    assert all(question.right_lines())
    assert question.prompt
    assert question.form("1") == question.form("1")


def test_every_kind_shows_an_example(examples: "Examples") -> None:
    assert {kind for kind, _ in examples} == set(KINDS)


def test_examples_are_sound(examples: "Examples", read_entry_node: "ReadNode") -> None:
    for kind, entry in examples:
        questions, problems = read_entry_node(entry)
        assert problems == ()
        assert kind.group or {question.kind for question in questions} == {kind.name}
        for question in questions:
            keeps_its_promises(question)


def test_examples_show_every_key_of_their_own(examples: "Examples") -> None:
    shown: dict[str, set[str]] = {}
    for kind, entry in examples:
        shown.setdefault(kind.name, set()).update(name.text for name, _ in entry.pairs)
    seldom = {"case", "accents", "typos", "level", "source", "shuffle"}
    for kind in KINDS:
        assert shown[kind.name] <= keys_of(kind).keys()
        assert {key for key in kind_keys(kind.name) if key not in seldom} <= shown[kind.name]


def kind_keys(name: str) -> set[str]:
    (kind,) = (kind for kind in KINDS if kind.name == name)
    common = set.intersection(*(set(keys_of(kind)) for kind in KINDS if not kind.group))
    return set(keys_of(kind)) - (common if not kind.group else set())


def test_an_entry_from_a_cache_reads_the_same(examples: "Examples", read_entry_node: "ReadNode") -> None:
    for _, entry in examples:
        cached = from_plain(to_plain(entry), Point(6, 2))
        assert isinstance(cached, MapNode)
        for fresh, again in zip(*(read_entry_node(one).questions for one in (entry, cached)), strict=True):
            assert without_place(again) == without_place(fresh)


def without_place(question: Question) -> tuple[object, ...]:
    about = question.about._replace(
        place=question.about.place._replace(line=0, column=0, end_line=0, end_column=0)
    )
    return (about, question.prompt, question.form("seed"), question.right_reply(), question.accepted())


@given(st.data())
def test_any_reply_is_graded(examples: "Examples", read_entry_node: "ReadNode", data: st.DataObject) -> None:
    _, entry = data.draw(st.sampled_from(examples))
    question = data.draw(st.sampled_from(read_entry_node(entry).questions))
    reply = data.draw(replies(question))
    grade = question.grade(
        reply, data.draw(st.lists(st.text(max_size=5) | st.sampled_from(words_of(question))))
    )
    assert 0 <= grade.score <= 1
    assert (grade.score == 1) == (grade.outcome in (Outcome.RIGHT, Outcome.ALMOST))
    assert (grade.score == 0) == (grade.outcome is Outcome.WRONG)
    assert isinstance(question.objection(reply), str)
    if question.objection(reply):
        assert grade.score == 0


@given(st.data())
def test_grading_ignores_the_order_shown(
    examples: "Examples", read_entry_node: "ReadNode", data: st.DataObject
) -> None:
    _, entry = data.draw(st.sampled_from(examples))
    question = data.draw(st.sampled_from(read_entry_node(entry).questions))
    one, other = question.form(data.draw(st.text())), question.form(data.draw(st.text()))
    assert keys_shown(one) == keys_shown(other)
    reply = data.draw(replies(question))
    if isinstance(reply, Ticked | Listed | Paired):
        (said,) = reply._values()
        turned = type(reply)(data.draw(st.permutations(said).map(tuple)))
        if isinstance(reply, Ticked | Listed) or len(dict(reply.pairs)) == len(reply.pairs):
            assert question.grade(turned).score == pytest.approx(question.grade(reply).score)


def keys_shown(form: object) -> list[str]:
    match form:
        case PickOne(options) | TickSeveral(options) | Arrange(options):
            return sorted(option.key for option in options)
        case Pair(left, right):
            return sorted(option.key for option in (*left, *right))
    return []


@given(st.data())
def test_a_spoilt_example_is_refused_or_still_sound(
    examples: "Examples", read_entry_node: "ReadNode", data: st.DataObject
) -> None:
    _, entry = data.draw(st.sampled_from(examples))
    path = data.draw(st.sampled_from([path for path in paths(entry) if path]))
    old = at(entry, path)
    start, end = old.start, old.end
    new: Node | None = data.draw(
        st.none()
        | st.builds(
            TextNode, st.text() | st.sampled_from(["x", "5", "true", "{{x}}"]), st.just(start), st.just(end)
        )
        | st.just(ListNode((), start, end))
        | st.just(ListNode((TextNode("x", start, end),), start, end))
        | st.just(MapNode((), start, end))
        | st.just(MapNode(((TextNode("x", start, end), TextNode("y", start, end)),), start, end))
    )
    spoilt = replaced(entry, path, new)
    assert isinstance(spoilt, MapNode)
    questions, problems = read_entry_node(spoilt)
    assert questions or any(problem.fatal for problem in problems)
    for question in questions:
        keeps_its_promises(question)
    for problem in problems:
        assert entry.start.line < problem.place.line <= entry.end.line + 1
        assert problem.message


def test_an_emptied_text_is_always_told(examples: "Examples", read_entry_node: "ReadNode") -> None:
    for _, entry in examples:
        for path in paths(entry):
            old = at(entry, path)
            if isinstance(old, TextNode) and old.text:
                emptied = replaced(entry, path, old._replace(text=" "))
                assert isinstance(emptied, MapNode)
                problems = read_entry_node(emptied).problems
                assert problems or is_word_on_an_option(entry, path)
                assert all(problem.code in ("E008", "E014") for problem in problems)
                assert all(problem.place.line == old.start.line + 1 for problem in problems)


def is_word_on_an_option(entry: MapNode, path: Path) -> bool:
    return entry.pairs[path[0]][0].text == "wrong" and isinstance(entry.pairs[path[0]][1], MapNode)


ALL_KEYS = sorted({key for kind in KINDS for key in keys_of(kind)} | {"options", "unheard"})
TEXTS = st.text(max_size=6) | st.sampled_from(
    ["a", "b", "{{a|b::c}}", "5 +- 1 m", "1453-05", "true", "3..5 %", "2"]
)
VALUES = st.recursive(
    TEXTS,
    lambda value: (
        st.lists(value, max_size=4) | st.dictionaries(TEXTS | st.sampled_from(ALL_KEYS), value, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(ALL_KEYS), VALUES, max_size=6))
def test_any_entry_is_read(read_entry_node: "ReadNode", entry: dict[str, object]) -> None:
    node = from_plain(entry, Point(0, 0))
    assert isinstance(node, MapNode)
    questions, problems = read_entry_node(node)
    assert questions or problems
    for question in questions:
        keeps_its_promises(question)
