"""The schema for editors: it takes every good deck, refuses another shape, and is never too strict."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from document_examples import as_deck
from editor import as_seen, marks, validator
from jsonschema import Draft7Validator
from kind_samples import documented, read_node

from quizkit.checks.catalogue import RULES
from quizkit.files import deck_head
from quizkit.files.deck_schema import schema_text
from quizkit.files.decks import deck_files, read_deck_text
from quizkit.files.new_deck import new_deck
from quizkit.files.rule_pages import read_page
from quizkit.kinds.registry import KINDS, Kind, keys_of
from quizkit.kinds.typed import RULE_KEYS
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode, to_plain

SCHEMA = json.loads(schema_text())
DEFINITIONS = SCHEMA["definitions"]
BUNDLED = deck_files(Path(__file__).parents[2] / "decks")

NOT_SEEN = {
    "E009": "a number that was split at its comma is a list like any other",
    "E012": "a text that is right and wrong",
    "E013": "a text that stands there twice",
    "E015": "braces within a sentence",
    "E016": "numbers and dates",
    "E017": "whether things have an order",
    "E018": "partners that cannot be told apart",
    "E023": "names of sources",
}
"""Mistakes that no schema can know of."""
NOT_SEEN_OF_SHAPE = "`pin` |`units` tells what other units|there must be two|should be a tag, or levels"
"""What depends on another key, or on how many there are."""


def test_it_is_a_schema_of_draft_07() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMA)


def test_every_reference_leads_somewhere() -> None:
    for target in re.findall(r'"\$ref": "#/([^"]+)"', schema_text()):
        found = SCHEMA
        for step in target.split("/"):
            found = found[step]
        assert found


def test_every_key_is_there_with_what_it_is_for() -> None:
    assert list(SCHEMA["properties"]) == list(deck_head.KEYS)
    for kind in KINDS:
        forms = [form for form in DEFINITIONS.values() if form.get("title", "").startswith(kind.name)]
        told = {key: value for form in forms for key, value in form["properties"].items()}
        assert told.keys() == keys_of(kind).keys()
        for key, (_, purpose) in keys_of(kind).items():
            shared = DEFINITIONS["any_question"]["properties"].get(key)
            assert (shared if "$ref" in told[key] else told[key])["description"] == purpose


def test_the_answer_key_of_a_kind_shows_its_page() -> None:
    right = DEFINITIONS["single_choice"]["properties"]["right"]["markdownDescription"]
    assert right.startswith("the right option\n\nSingle choice: one right option among wrong ones.\n")


def test_behind_a_dash_an_editor_can_offer_a_frame_for_each_kind() -> None:
    frames = DEFINITIONS["entry"]["allOf"][-1]["then"]["anyOf"]
    offered = [DEFINITIONS[frame["$ref"].rpartition("/")[2]] for frame in frames]
    assert {kind.name for kind in KINDS} == {form["title"].partition(" by ")[0] for form in offered}
    assert all(form["required"] for form in offered)


def test_the_rules_for_typed_text_have_the_same_keys_in_the_head() -> None:
    assert tuple(RULE_KEYS) == deck_head.TYPED_KEYS


@pytest.mark.parametrize("path", BUNDLED, ids=[path.stem for path in BUNDLED])
def test_the_bundled_decks_are_taken(path: Path) -> None:
    assert marks(path.read_text(encoding="utf-8")) == []


def test_the_template_is_taken() -> None:
    assert marks(new_deck(Path("a.yaml"))) == []


@pytest.mark.parametrize("code", RULES)
def test_the_good_examples_of_the_checker_are_taken(code: str) -> None:
    assert marks(as_deck(read_page(code).good)) == []


@pytest.mark.parametrize(
    "deck",
    [
        "terms: {1204: 1453, yes: true}",
        "title: 1984\nid: 12\nlanguage: no\nversion: 1.0\nterms: {a: b}",
        "questions: [{question: true, right: 1.10, wrong: [12:30]}]",
        "questions: [{question: Q, truth: 'False'}, {question: Q, answer: x, level: '2', typos: '0'}]",
        "questions: [{question: Q, right: a, wrong: {b: , c: true, d: 5}, source: 7}]",
        "questions: [{question: Q, date: 1453-05-29}, {question: R, date: 814}, {question: S, number: 5}]",
        "questions: [{question: Q, answer: x, passage: P}, {front: a, back: b, both: TRUE}]",
        "sources: {a: 1984, b: {title: T, date: 1996}}\nsource: {a: 12}\nterms: {a: b}",
        "exam: {questions: 20, minutes: '30', pass: 60%}\nterms: {a: b}",
        "defaults: {shuffle: false, typed: {case: true, accents: 'false', typos: 2}}\nterms: {a: b}",
        "blueprint: {a tag: 30%, level 1-2: 12.5 %}\nterms: {a: b}",
        "authors: A. Author\ntags: [one, 2]\nterms: {a: b}",
    ],
)
def test_what_the_loader_takes_is_taken(deck: str) -> None:
    assert read_deck_text(deck, "deck.yaml").problems == ()
    assert marks(deck) == []


@pytest.mark.parametrize(
    ("deck", "place"),
    [
        ("title: T", "$"),
        ("[]", "$"),
        ("tilte: T\nterms: {a: b}", "$"),
        ("title:\nterms: {a: b}", "$.title"),
        ("id: a b\nterms: {a: b}", "$.id"),
        ("language: english please\nterms: {a: b}", "$.language"),
        ("authors: {a: b}\nterms: {a: b}", "$.authors"),
        ("sources: [a]\nterms: {a: b}", "$.sources"),
        ("sources: {a: {author: A}}\nterms: {a: b}", "$.sources.a"),
        ("defaults: {typed: {typos: 3}}\nterms: {a: b}", "$.defaults.typed.typos"),
        ("defaults: {typo: 1}\nterms: {a: b}", "$.defaults"),
        ("exam: {pass: 60}\nterms: {a: b}", "$.exam.pass"),
        ("exam: {pass: 101%}\nterms: {a: b}", "$.exam.pass"),
        ("exam: {questions: 0}\nterms: {a: b}", "$.exam.questions"),
        ("blueprint: {a: 3}\nterms: {a: b}", "$.blueprint.a"),
        ("terms: {a: }", "$.terms.a"),
        ("terms: [a]", "$.terms"),
        ("questions: []", "$.questions"),
        ("questions: [x]", "$.questions[0]"),
        ("questions: [{question: Q}]", "$.questions[0]"),
        ("questions: [{question: Q, right: a, wrong: [b], truth: true}]", "$.questions[0]"),
        ("questions: [{question: Q, order: [a, b], timeline: {a: 1, b: 2}}]", "$.questions[0]"),
        ("questions: [{question: Q, right: a, wrong: [b], answer_key: a}]", "$.questions[0]"),
        ("questions: [{question: Q, truth: true, case: true}]", "$.questions[0]"),
        ("questions: [{passage: P, questions: [{question: Q}]}]", "$.questions[0].questions[0]"),
        (
            "questions: [{passage: P, questions: [{question: Q, answer: a, passage: R}]}]",
            "$.questions[0].questions[0]",
        ),
        (
            "questions: [{passage: P, questions: [{passage: R, questions: [{question: Q, answer: a}]}]}]",
            "$.questions[0].questions[0]",
        ),
        ("questions: [{passage: P, id: x, questions: [{question: Q, answer: a}]}]", "$.questions[0]"),
    ],
)
def test_another_shape_is_refused_at_its_place(deck: str, place: str) -> None:
    problems = read_deck_text(deck, "deck.yaml").problems
    assert {problem.code for problem in problems} - NOT_SEEN.keys()
    assert place in marks(deck)


def parts(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Where the parts of an entry stand."""
    if path:
        yield path
    if not isinstance(node, TextNode):
        values = node.items if isinstance(node, ListNode) else [value for _, value in node.pairs]
        for place, value in enumerate(values):
            yield from parts(value, (*path, place))


def with_part(node: Node, path: tuple[int, ...], new: Node | None) -> Node:
    """The node with another part at a place, or without it."""
    if not path:
        assert new is not None
        return new
    place, rest = path[0], path[1:]
    if isinstance(node, ListNode):
        kept = () if new is None and not rest else (with_part(node.items[place], rest, new),)
        return node._replace(items=(*node.items[:place], *kept, *node.items[place + 1 :]))
    assert isinstance(node, MapNode)
    name, value = node.pairs[place]
    pairs = () if new is None and not rest else ((name, with_part(value, rest, new)),)
    return node._replace(pairs=(*node.pairs[:place], *pairs, *node.pairs[place + 1 :]))


def spoilt(entry: MapNode) -> Iterator[MapNode]:
    """An entry with each of its parts left out, and with each replaced by values of all shapes."""
    at = (entry.start, entry.end)
    texts = [TextNode(text, *at) for text in ("", "x", "5", "true", "{{x}}")]
    lists = [ListNode((), *at), ListNode((texts[1],), *at), ListNode((ListNode((texts[1],), *at),), *at)]
    mappings = [MapNode((), *at), MapNode(((texts[1], texts[2]),), *at)]
    for path in parts(entry):
        for new in (None, *texts, *lists, *mappings):
            changed = with_part(entry, path, new)
            assert isinstance(changed, MapNode)
            yield changed


def is_seen(code: str, message: str) -> bool:
    return code not in NOT_SEEN and re.search(NOT_SEEN_OF_SHAPE, message) is None


@pytest.mark.parametrize("kind", KINDS, ids=[kind.module for kind in KINDS])
def test_a_spoilt_example_is_refused_if_and_only_if_its_shape_is_wrong(kind: Kind) -> None:
    for example in documented(kind):
        assert validator("entry").is_valid(as_seen(json.dumps(to_plain(example))))
        for entry in spoilt(example):
            problems = read_node(entry).problems
            plain = to_plain(entry)
            taken = validator("entry").is_valid(plain)
            if not problems:
                assert taken, plain
            if any(is_seen(problem.code, problem.message) for problem in problems):
                assert not taken, (plain, problems)
