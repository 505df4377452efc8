"""What authors get wrong in YAML, and how they are told."""

import pytest

from quizkit.files.yaml_nodes import read_nodes
from quizkit.model.problems import Problems

CASES = [
    # `: ` in a text
    ("question: Is it: a?", '5:15 E001 `: ` within a text: found `Is it: a?`; write question: "Is it: a?"'),
    ("question: a\nwhy: b\n  and so: c", "7:13 E001 `: ` within a text that began above: found `and so: c`"),
    ("question: {{a}}: b", "5:15 E001 a text that begins with `{` must be quoted"),
    # A sign at the beginning
    (
        "cloze: {{Paris}} is it.",
        "5:12 E001 a text that begins with `{` must be quoted: found `{{Paris}} is it.`;",
    ),
    (
        "cloze: {{Paris}}",
        '5:12 E001 a text that begins with `{` must be quoted: found `{{Paris}}`; write cloze: "{',
    ),
    (
        "question: [sic] a?",
        "5:15 E001 a text that begins with `[` must be quoted: found `[sic] a?`; write question:",
    ),
    (
        "question: *why* not",
        "5:15 E001 a text that begins with `*` must be quoted: found `*why* not`; write quest",
    ),
    ("question: *why", "5:15 E001 a deck has no aliases: found `*why`"),
    ("question: &c", "5:15 E001 a deck has no anchors: found `&c`"),
    ("question: &c [a]", "5:15 E001 a deck has no anchors"),
    ("<<: *one", "5:9 E001 a deck has no merge keys: found `- <<: *one`"),
    ("question: !now a", "5:15 E001 a text that begins with `!` must be quoted: found `!now a`"),
    ("question: !now [a]", "5:15 E001 a text that begins with `!` must be quoted"),
    ("question: !a!b c", "5:15 E001 a text that begins with `!` must be quoted"),
    ("question: !<a", "5:15 E001 a deck has no tags: found `!<a`"),
    ("question: @home", "5:15 E001 a text that begins with `@` must be quoted: found `@home`"),
    ("question: `x` is", "5:15 E001 a text that begins with ``` must be quoted: found ``x` is`"),
    ("question: %a", "5:15 E001 a text that begins with `%` must be quoted"),
    ("question: | a", "5:15 E001 a text that begins with `|` must be quoted"),
    ("question: > a", "5:15 E001 a text that begins with `>` must be quoted"),
    ("question: , a", "5:15 E001 a text that begins with `,` must be quoted"),
    ("question: ] a", "5:15 E001 a text that begins with `]` must be quoted"),
    ("question: ? a", "5:15 E001 a text that begins with `?` must be quoted"),
    ("wrong: [a, @b, c]", '5:16 E001 a text that begins with `@` must be quoted: found `@b`; write "@b"'),
    ("wrong: [a, %b, c]", '5:16 E001 a text that begins with `%` must be quoted: found `%b`; write "%b"'),
    ("wrong: [a, *b*, c]", "5:16 E001 a text that begins with `*` must be quoted: found `*b*`"),
    ("wrong:\n  - @b", '6:9 E001 a text that begins with `@` must be quoted: found `@b`; write "@b"'),
    ("id: a\n[" + "[" * 30, "6:5 E001 a text that begins with `[` must be quoted"),
    # Quotes
    (
        'question: "Sein" ist a?',
        '5:15 E001 text after the closing quote: found `"Sein" ist a?`; write question: \'',
    ),
    ("question: 'it's'", "5:15 E001 text after the closing quote: found `'it's'`; write question: \"it's\""),
    (
        'right: "b" and "c"',
        '5:12 E001 text after the closing quote: found `"b" and "c"`; write right: \'"b" and',
    ),
    ('right: "b", "c"', '5:12 E001 text after the closing quote: found `"b", "c"`; write ["b", "c"]'),
    ('"a" b: c', "5:5 E001 text after the closing quote"),
    ('question: "open', '5:15 E001 the quote " that begins here is never closed: found `"open`'),
    ("question: 'open\nright: 'b'", "5:15 E001 the quote ' that begins here is never closed: found `'open`"),
    ('question: "a\\q"', "5:17 E001 `\\q` means nothing within double quotes"),
    ('question: "a\\xzz"', "5:17 E001 `\\xzz` means nothing within double quotes"),
    ('question: "a\\ud800"', "5:17 E001 `\\ud800` means nothing within double quotes"),
    # Brackets
    ("wrong: [a, b\nwhy: c", "5:12 E001 the list that `[` opens is not closed, or a comma is missing in it"),
    ('wrong: [a, "b" c]', "5:12 E001 the list that `[` opens is not closed, or a comma is missing in it"),
    (
        "match: {a: b\nwhy: c",
        "5:12 E001 the mapping that `{` opens is not closed, or a comma is missing in it",
    ),
    ("wrong: [a,", "E001 a list or mapping in brackets is not closed, or a comma is missing in it"),
    ("wrong: [a]]", "5:12 E001 a text that begins with `[` must be quoted"),
    ("match: {a:[b]}", "5:14 E001 a space is missing after `:`"),
    # Lists and keys
    ("question: [a] - b", "5:15 E001 a text that begins with `[` must be quoted"),
    ("question: a\n! - b", "6:7 E001 a list begins on a line of its own: found `! - b`"),
    ("wrong: - a", "5:12 E001 a list begins on a line of its own: found `- wrong: - a`"),
    ("question: a\nright: b\n- c", "7:5 E001 indented by 4, which fits nothing above: found `- c`"),
    ("question: a\nonly words\nright: b", "6:5 E001 neither `key: value` nor `- item`: found `only words`"),
    ("question: a\n? [b]\n: c", "6:7 E001 a key must be text, and here it is a list or a mapping"),
    ("question:Who?\nright: b", "5:13 E001 a space is missing after `question:`"),
    ("question: a\nright:b\nwhy: c", "6:10 E001 a space is missing after `right:`"),
    (f"question: a\n{'k' * 1500}: b", "6:5 E022 a key of 1,500 characters; a key may have 256"),
    ("question: " + "[" * 30, "5:32 E022 nested deeper than 20 levels: no deck needs as many"),
    # Indentation
    ("question: a\n right: b", "6:6 E001 indented by 5, which fits nothing above: found `right: b`"),
    ("question: a\n\tright: b", "6:5 E001 a tab in the indentation: YAML takes only spaces there"),
    ("question: |\n\ta", "6:5 E001 a tab in the indentation"),
    # Comments
    (
        "question: a\nfoo #3: b\nright: c",
        '6:8 E002 text lost after ` #`, which begins a comment: write "foo #3: b"',
    ),
    (
        "question: a #1\n  goes on\nright: b",
        "5:16 E002 text lost after ` #`, which begins a comment: write question:",
    ),
    (
        "wrong:\n  a\n  Louis #3\n  b: c",
        '7:12 E002 text lost after ` #`, which begins a comment: write "Louis #3"',
    ),
    # Documents
    ("question: a\n...\nb", "E001 text after the end of the document: found `b`"),
]


@pytest.mark.parametrize(("lines", "told"), CASES)
def test_a_mistake_in_the_second_question(lines: str, told: str) -> None:
    first, *rest = lines.split("\n")
    indented = "\n".join(
        [f"  - {first}", *(line if line in ("---", "...") else f"    {line}" for line in rest)]
    )
    problems = Problems("deck.yaml")
    read_nodes(f"title: T\nquestions:\n  - question: Sound?\n    right: b\n{indented}\n", problems)
    found = [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in problems.sorted()]
    assert len(found) == 1, found
    assert told in found[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("%FOO bar\n---\na: b\n", "1:1 E001 a deck has no YAML directives: found `%FOO bar`"),
        ("title: T\nquestions:\n  - a: b\n c: d\n", "4:2 E001 indented by 1, which fits nothing above"),
        ("a: b: c\n", '1:4 E001 `: ` within a text: found `b: c`; write a: "b: c"'),
        ("a\nb: c\n", "1:1 E001 neither `key: value` nor `- item`: found `a`"),
        (": a: b\n", "1:1 E001 indented by 0, which fits nothing above: found `: a: b`"),
        (f"{'k' * 1500}: b\n", "1:1 E022 a key of 1,500 characters; a key may have 256"),
        ("title: T\nterms:\n\u3000 \n  a: b\n", "3:1 E001 U+3000 IDEOGRAPHIC SPACE where a line begins"),
        ("title: T\ntags: [a]\n \u00a0\nterms: {}\n", "3:2 E001 U+00A0 NO-BREAK SPACE where a line begins"),
        ("terms:\n\t", "2:1 E001 a tab in the indentation"),
        ("title: T\nterms:\n\t\n# nothing yet\n", "3:1 E001 a tab in the indentation"),
        ('a: "b\n---\n', '1:4 E001 the quote " that begins here is never closed: found `"b`'),
    ],
)
def test_mistakes_outside_of_questions(text: str, told: str) -> None:
    problems = Problems("deck.yaml")
    read_nodes(text, problems)
    found = [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in problems.sorted()]
    assert told in found[0]


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("questions:\n  - front: a\n  -question: a\n", 4, "a space is missing after `-`"),
        ("title: T\n  - question: a\n", 3, "Write `questions:` on a line of its own above the first"),
        ("questions:\n  - front: a\n - front: b\n", 2, "The dashes of one list stand in one column."),
        ("questions:\n  - front: a\n    back: b\n  front: c\n", 3, "A new question begins with `- `."),
        ("questions:\n  - front: a\n    front: c\n", 5, "A new question begins with `- `."),
        ("title: T\n  questions:\n", 3, "The keys of the head begin in the first column."),
        ("  title: T\nquestions:\n", 1, "The keys of the head begin in the first column."),
        ("title: T\n...\nquestions: a\n", 1, "text after the end of the document: found `questions: a`"),
        ("---\ntitle: T\n---\nquestions:\n", 1, "Leave out this line of three dashes."),
    ],
)
def test_advice_on_where_a_line_begins(text: str, column: int, told: str) -> None:
    problems = Problems("deck.yaml")
    read_nodes(text, problems)
    (problem,) = problems.sorted()
    assert told in f"{problem.message} {problem.help}"
    assert problem.place.column == column


def test_a_message_shows_a_short_clean_piece_of_the_text() -> None:
    problems = Problems("deck.yaml")
    read_nodes("a: b\u202e: " + "\tlong" * 50, problems)
    (problem,) = problems.sorted()
    assert problem.message.startswith("`: ` within a text: found `b\ufffd: long long")
    assert len(problem.message) < 200


def test_places_cover_the_value() -> None:
    problems = Problems("deck.yaml")
    read_nodes("a: [b] c  \n", problems)
    assert problems.sorted()[0].place == (1, 4, 1, 9)
