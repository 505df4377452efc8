"""Reading YAML into nodes: values as written, places, limits, and going on behind a mistake."""

import sys

import pytest

from quizkit.files import yaml_events
from quizkit.files.yaml_events import LONGEST_KEY, LONGEST_TEXT
from quizkit.files.yaml_nodes import Reading, read_nodes
from quizkit.model.errors import QuizkitError
from quizkit.model.nodes import ListNode, MapNode, TextNode, place_of, to_plain
from quizkit.model.problems import Problem, Problems


def read(text: str) -> tuple[Reading, tuple[Problem, ...]]:
    problems = Problems("deck.yaml")
    return read_nodes(text, problems), problems.sorted()


def read_plain(text: str) -> tuple[object, list[str]]:
    """The values, and the problems as `line:column code`."""
    reading, problems = read(text)
    plain = None if reading.root is None else to_plain(reading.root)
    return plain, [f"{one.place.line}:{one.place.column} {one.code}" for one in problems]


def deck(*questions: str) -> str:
    return "title: T\nquestions:\n" + "".join(f"{question}\n" for question in questions)


SOUND = "  - question: Sound?\n    answer: {}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no\nb: 1.10\nc: 12:30\nd: 0777\ne: ~\nf: null\n", {"a": "no", "b": "1.10", "c": "12:30"}),
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("a: [x, {y: z}]\nb:\n- x\n-\n", {"a": ["x", {"y": "z"}], "b": ["x", ""]}),
        ("a: |\n  one\n  two\nb: >\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two\n"}),
        ("a: \"x\\ty\\u00e9\"\nb: 'it''s'\n", {"a": "x   yé", "b": "it's"}),
        ("--- # a comment\na: b\n...\n", {"a": "b"}),
        ("2024-01-01: 1\ntrue: 2\n", {"2024-01-01": "1", "true": "2"}),
        ("a: b\r\nc: |\r\n  d\r\n", {"a": "b", "c": "d\n"}),
        ("a: b\rc: d", {"a": "b", "c": "d"}),
        ("{a: b}", {"a": "b"}),
    ],
)
def test_every_scalar_stays_text(text: str, value: dict[str, object]) -> None:
    plain, problems = read_plain(text)
    assert isinstance(plain, dict)
    assert problems == []
    assert {key: plain[key] for key in value} == value


def test_nothing_but_comments_is_nothing() -> None:
    assert read("# only\n\n")[0] == Reading(None, (), whole=True)


def test_places_of_nodes() -> None:
    text = "title: é𝄞 x\nquestions:\n  - question: Who?\n    right: [a, b]\n    why: |\n      text\n"
    reading, _ = read(text)
    assert isinstance(reading.root, MapNode)
    questions = reading.root.value("questions")
    assert isinstance(questions, ListNode)
    entry = questions.items[0]
    assert isinstance(entry, MapNode)
    assert place_of(reading.root.pairs[0][1]) == (1, 8, 1, 12)
    assert place_of(entry)[:2] == (3, 5)
    right = entry.value("right")
    assert isinstance(right, ListNode)
    assert place_of(right) == (4, 12, 4, 18)
    assert place_of(right.items[1]) == (4, 16, 4, 17)
    assert right.items[1].start.index == text.index("b]")


@pytest.mark.parametrize(
    ("text", "end_line", "end_column"),
    [("? a- - ", 1, 8), ("b: c\n? a", 2, 4), ("b: c\n? a\n", 3, 1), ("b: c\na:", 2, 3), ("- a\n-", 2, 2)],
)
def test_a_value_that_is_missing_at_the_end_is_within_the_text(
    text: str, end_line: int, end_column: int
) -> None:
    reading, _ = read(text)
    assert reading.root is not None
    place = place_of(reading.root)
    assert (place.end_line, place.end_column) == (end_line, end_column)


def test_a_block_ends_with_its_last_part_not_with_what_follows() -> None:
    reading, _ = read("a:\n  b: c\n  d: e\n\n\n# comment\nf: g\n")
    assert isinstance(reading.root, MapNode)
    assert place_of(reading.root.pairs[0][1]) == (2, 3, 3, 7)


def test_quoted_and_block_texts_are_not_plain() -> None:
    reading, _ = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n")
    assert isinstance(reading.root, MapNode)
    values = [value for _, value in reading.root.pairs]
    assert [value.plain for value in values if isinstance(value, TextNode)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "value", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", {"a": "1", "b": "2"}, ["3:1 E003"]),
        ("a: {b: 1, b: 2}\n", {"a": {"b": "1"}}, ["1:11 E003"]),
        ("a: 1\n<<: {b: 2}\n", {"a": "1"}, ["2:1 E001"]),
        ("a: 1\n'<<': 2\n", {"a": "1", "<<": "2"}, []),
        ('a: 1\n? "b\n\n  c"\n: 2\n', {"a": "1"}, ["2:3 E001"]),
        (f"a: 1\n{'k' * 300}: 2\n", {"a": "1"}, ["2:1 E022"]),
        (f"{'k' * LONGEST_KEY}: 2\n", {"k" * LONGEST_KEY: "2"}, []),
        (f"a: {'x' * (LONGEST_TEXT + 1)}\n", {"a": "x" * LONGEST_TEXT}, ["1:4 E022"]),
        ("a: 1\n---\nb: 2\n", {"a": "1"}, ["2:1 E001"]),
        ("%YAML 1.1\n---\na: 1\n", {"a": "1"}, ["1:1 E001"]),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", {"a": "1"}, ["1:1 E001"]),
    ],
)
def test_what_can_be_passed_over(text: str, value: object, problems: list[str]) -> None:
    assert read_plain(text) == (value, problems)


def test_places_that_were_passed_over_spoil_what_stands_around_them() -> None:
    reading, problems = read("a: 1\na: 2\nc: 2 # lost\nb: x\u200b\n")
    assert [problem.code for problem in problems] == ["E003", "E002", "E021"]
    assert reading.spoilt == (problems[0].place, problems[1].place)
    assert reading.whole


@pytest.mark.parametrize(("count", "problems"), [(97, []), (98, ["1:296 E022"])])
def test_too_many_nodes_are_not_read_at_all(
    monkeypatch: pytest.MonkeyPatch, count: int, problems: list[str]
) -> None:
    monkeypatch.setattr(yaml_events, "MOST_NODES", 100)
    plain, told = read_plain("a: [" + "1, " * (count - 1) + "1]")
    assert told == problems
    assert (plain is None) == bool(problems)


def test_without_the_fast_parser_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(QuizkitError, match="libyaml") as caught:
        read("a: b")
    assert "pip install" in caught.value.advice


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("a: x\x1b[0m\n", {"a": "x␛[0m"}, ["1:5 U+001B ESCAPE"]),
        ('a: "\\e[0m"\n', {"a": "␛[0m"}, ["1:4 U+001B ESCAPE"]),
        ("b: fine\na: x\u202ey\n", {"b": "fine", "a": "x\ufffdy"}, ["2:5 U+202E RIGHT-TO-LEFT OVERRIDE"]),
        ("b: fine\ra: x\x1by\r\n", {"b": "fine", "a": "x␛y"}, ["2:5 U+001B ESCAPE"]),
        ("a\u200b: x\n", {"a": "x"}, ["1:2 U+200B ZERO WIDTH SPACE"]),
        ("a: |\n  one\n  t\ufeffwo\n", {"a": "one\ntwo\n"}, ["3:4 U+FEFF ZERO WIDTH NO-BREAK SPACE"]),
        (
            "a: x\u2028y\x85z\n",
            {"a": "x y z"},
            ["1:5 U+2028 LINE SEPARATOR", "1:7 U+0085 (a control character)"],
        ),
        (
            "a: \u2067x\n",
            {"a": "\u2067x\u2069"},
            ["1:4 U+2067 RIGHT-TO-LEFT ISOLATE without its end in its line"],
        ),
        ("a: one\ttwo\n", {"a": "one two"}, []),
        ('a: "one\\ntwo"\n', {"a": "one\ntwo"}, []),
        ("a: über\u00a0alles\n", {"a": "über\u00a0alles"}, []),
        ("# \u200b in a comment\na: b\n", {"a": "b"}, []),
    ],
)
def test_unsafe_characters_are_told_and_cleaned_away(text: str, value: object, told: list[str]) -> None:
    reading, problems = read(text)
    assert reading.root is not None
    assert to_plain(reading.root) == value
    found = [f"{one.place.line}:{one.place.column} {one.message}" for one in problems]
    assert found == [one.replace(" ", " unsafe character ", 1) for one in told]
    assert not any(problem.fatal for problem in problems)


@pytest.mark.parametrize("line", ["  - x\u200b\n", "  - x\x1b\n"])
def test_of_very_many_unsafe_characters_some_are_told(line: str) -> None:
    _, problems = read("questions:\n" + line * 200)
    assert len(problems) == 50


@pytest.mark.parametrize(
    "broken",
    [
        "  - question: What: is it?\n    answer: x",
        '  - question: "What\n    answer: x',
        "  - question: {{x}} is\n    answer: [a, b",
        "  - question: a\n   answer: b",
        "   - question: a\n     answer: b",
        " - question: a\n   answer: b",
        "  - question: a\n\tanswer: b",
        "  - question: a\n answer: b",
        "  - question: a\n    wrong: *x\n    answer: b",
        "  - question: a\n  right: b",
        "  - passage: a: b\n    questions:\n      - question: x\n        answer: y",
    ],
)
def test_other_questions_survive_a_mistake_in_their_places(broken: str) -> None:
    reading, problems = read(deck(SOUND.format(1), broken, SOUND.format(2)))
    assert isinstance(reading.root, MapNode)
    questions = reading.root.value("questions")
    assert isinstance(questions, ListNode)
    assert [to_plain(item)["answer"] for item in questions.items] == ["1", "2"]
    assert [place_of(item).line for item in questions.items] == [3, 5 + broken.count("\n") + 1]
    assert len(problems) == 1
    assert 5 <= problems[0].place.line <= 5 + broken.count("\n")
    assert not reading.whole


def test_an_open_quote_does_not_swallow_the_next_questions() -> None:
    swallowed = '  - question: "Next"\n    answer: "2"'
    reading, problems = read(deck(SOUND.format(1), '  - question: "Open\n    answer: x', swallowed))
    assert reading.root is not None
    assert [one["answer"] for one in to_plain(reading.root)["questions"]] == ["1", "2"]
    assert [(one.place.line, one.place.column) for one in problems] == [(5, 15)]


def test_a_mistake_in_a_question_of_a_passage_leaves_the_others() -> None:
    text = deck(
        "  - passage: Text\n    questions:\n      - question: a?\n        answer: 1\n"
        "      - question: b: b?\n        answer: 2\n      - question: c?\n        answer: 3",
        SOUND.format(4),
    )
    reading, problems = read(text)
    assert reading.root is not None
    passage, last = to_plain(reading.root)["questions"]
    assert [one["answer"] for one in passage["questions"]] == ["1", "3"]
    assert last["answer"] == "4"
    assert [problem.place.line for problem in problems] == [7]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: a: b\nquestions:\n- x\n", {"questions": ["x"]}),
        ("questions:\n- x\ntitle: @a\n", {"questions": ["x"]}),
        ("title: T\nterms:\n  a: b\nsources:\n  c: {d\nlicense: e\n", {"title": "T", "terms": {"a": "b"}}),
        ("- x: a: b\n- y: c\n", [{"y": "c"}]),
        ("questions:\n- x: a: b\n# a comment\n\n- y: c\n", {"questions": [{"y": "c"}]}),
        ("title: T\nquestions: - x\n  - y\n", {"title": "T"}),
        ("questions:\n  - x: y\n - question: a\n   answer: b\n", {"questions": [{"x": "y"}]}),
    ],
)
def test_a_mistake_elsewhere_takes_its_own_part_with_it(text: str, value: object) -> None:
    plain, problems = read_plain(text)
    if isinstance(plain, dict) and isinstance(value, dict):
        plain = {key: plain.get(key) for key in value}
    assert plain == value
    assert len(problems) == 1


def test_all_mistakes_are_told_at_once() -> None:
    broken = [f"  - question: a{number}: b\n    answer: x" for number in range(5)]
    whole = [part for one in broken for part in (one, SOUND.format(1))]
    plain, problems = read_plain(deck(*whole))
    assert isinstance(plain, dict)
    assert len(plain["questions"]) == 5
    assert problems == [f"{line}:15 E001" for line in range(3, 23, 4)]


def test_after_twenty_mistakes_the_rest_is_left_out_and_that_is_told() -> None:
    text = deck(SOUND.format(1), *["  - question: a: b\n    answer: x"] * 30)
    reading, problems = read(text)
    assert reading.root is not None
    assert len(to_plain(reading.root)["questions"]) == 1
    assert len(problems) == 21
    assert problems[-1].message == "not read from here on: mend the mistakes above, then check again"
    assert problems[-1].place.line == 5 + 2 * 20


def test_what_stays_broken_is_given_up() -> None:
    text = "a: [\n" + "b: &x y,\n" * 30
    reading, problems = read(text)
    assert reading == Reading(None, (), whole=False)
    assert all(problem.code == "E001" for problem in problems)


def test_the_last_of_too_many_mistakes_may_be_the_end() -> None:
    _, problems = read(deck(*["  - question: a: b"] * 20))
    assert len(problems) == 20


def test_blanks_for_a_mistake_do_not_become_part_of_a_block_text() -> None:
    block = "  - question: Sound?\n    answer: |\n      1"
    plain, _ = read_plain(deck(block, "  - question: a: b" + " " * 40 + "\n    answer: x"))
    assert plain == {"title": "T", "questions": [{"question": "Sound?", "answer": "1\n"}]}
