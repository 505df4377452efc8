"""Which kind an entry is of, and what is said of keys that nobody knows."""

from importlib import import_module
from pathlib import Path
from subprocess import run
from sys import executable
from typing import TYPE_CHECKING

import pytest

import quizkit.kinds
from quizkit.kinds.habits import HABITS
from quizkit.kinds.registry import KINDS, Kind, keys_of, module_of
from quizkit.kinds.shapes import SHAPES
from quizkit.model.question import Question

if TYPE_CHECKING:
    from kind_samples import Read

ALL_KEYS = (
    "`back`, `right`, `truth`, `answer`, `number`, `date`, `cloze`, `list`, "
    "`order`, `timeline`, `match`, `questions`"
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.module)
def test_a_line_of_the_table_agrees_with_its_module(kind: Kind) -> None:
    module = import_module(f"quizkit.kinds.{kind.module}")
    assert module_of(kind) is module
    assert set(kind.answer_keys) <= set(module.KEYS)
    assert all(shape.removesuffix("?") in SHAPES for shape, _ in keys_of(kind).values())
    assert all(text and text == text.strip() for _, text in keys_of(kind).values())
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Question) and value.__module__ == module.__name__
    ]
    assert [(question.kind, question._fields[0]) for question in classes] == (
        [] if kind.group else [(kind.name, "about")]
    )


def test_reading_loads_only_the_kinds_that_are_met() -> None:
    program = """
import sys
from quizkit.kinds.registry import read_entry
from quizkit.model.head import Head
from quizkit.model.nodes import Point, from_plain
from quizkit.model.problems import Problems
problems = Problems("deck.yaml")
entry = from_plain({"question": "Q", "right": "a", "wrong": ["b", "c"]}, Point(0, 0))
(question,) = read_entry(entry, Head("deck", "Deck"), problems)
question.grade(question.right_reply())
print(*sorted(name for name in sys.modules if name.startswith("quizkit.kinds.")))
print(*{"yaml", "rapidfuzz", "difflib", "decimal", "unicodedata"} & set(sys.modules))
"""
    root = Path(quizkit.kinds.__file__).parents[2]
    done = run([executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    loaded, heavy = done.stdout.splitlines()
    assert loaded.split() == [
        f"quizkit.kinds.{name}"
        for name in ("about", "asked", "fields", "options", "registry", "single_choice")
    ]
    assert heavy == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", [("E005", 1, 1)]),
        ("{question: Q}", [("E005", 1, 1)]),
        ("{question: Q, wrong: [b]}", [("E005", 1, 1)]),
        ("{question: Q, answer: a, number: 5}", [("E005", 1, 26)]),
        ("{question: Q, right: a, wrong: [b], truth: true, answer: c}", [("E005", 1, 37)]),
        # A key that is nearly an answer key says enough.
        ("{question: Q, anwser: a}", [("E004", 1, 15)]),
        ("{question: Q, notes: a}", [("E005", 1, 1), ("E004", 1, 15)]),
        # The rest is read as if the key had been written right.
        ("{question: Q, right: a, wrnog: [b]}", [("E004", 1, 25)]),
        ("{question: Q, right: a, wrnog: [b, '']}", [("E004", 1, 25), ("E008", 1, 36)]),
        ("{Question: Q, answer: a}", [("E004", 1, 2)]),
        ("{question: Q, answer: a, hints: b, hint: c}", [("E004", 1, 26)]),
        ("{question: Q, options: [a, b], correct: a}", [("E004", 1, 15), ("E004", 1, 32)]),
        ("{q: Q, a: A}", [("E004", 1, 2), ("E004", 1, 8)]),
    ],
)
def test_problems(read: "Read", text: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(text)
    assert reading.told == told
    assert reading.questions == ()


def test_answer_keys_are_listed(read: "Read") -> None:
    (none,) = read("{question: Q}").problems
    assert (none.message, none.help) == ("nothing says what the right answer is", f"add one of: {ALL_KEYS}")
    (two,) = read("{question: Q, answer: a, number: 5}").problems
    assert two.message == "`answer` and `number` are answers of different kinds"
    assert two.help == "keep one of them"


@pytest.mark.parametrize(
    ("entry", "advice"),
    [
        ("{question: Q, wrong: [a]}", "add `right: …`"),
        ("{front: Q}", "add `back: …`"),
        ("{question: 'A {{gap}}'}", "a text with gaps stands under `cloze:`"),
        ("{passage: Text}", "add `questions:` with a list of questions about it"),
        ("{passage: Text, question: Q}", f"add one of: {ALL_KEYS}"),
    ],
)
def test_what_is_missing_is_guessed_from_what_is_there(read: "Read", entry: str, advice: str) -> None:
    (problem,) = read(entry).problems
    assert (problem.code, problem.help) == ("E005", advice)


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("{question: Q, answer: a, hnit: b}", "did you mean `hint`?"),
        (
            "{question: Q, answer: a, options: [b]}",
            "write the right option under `right:` and the others under `wrong:`",
        ),
        (
            "{question: Q, answer: a, type: text}",
            "leave it out: the answer key (`right`, `answer`, `number` …) names the kind",
        ),
        (
            "{question: Q, answer: true, type: true-false}",
            "leave it out, and write `truth: true` or `truth: false` instead of `answer`",
        ),
        (
            "{question: Q, answer: true, type: text}",
            "leave it out: the answer key (`right`, `answer`, `number` …) names the kind",
        ),
        (
            "{question: Q, answers: [a], wrong: [b]}",
            "write `right:` beside `wrong:`, or `answer:` for a typed answer",
        ),
        ("{question: Q, answers: [a]}", "did you mean `answer`?"),
        (
            "{passage: P, question: Q, questions: [{question: R, answer: a}]}",
            "write it into the list under `questions`, as `- question: …`",
        ),
        (
            "{question: Q, answer: a, and the second: line?}",
            "if a text goes on here, indent it deeper than its key, and quote it if it has `: ` in it",
        ),
        ("{question: Q, answer: a, Explanation: b}", "write `why:`"),
        (
            "{question: Q, answer: a, correct-answer: b}",
            "write `right:` beside `wrong:`, or `answer:` for a typed answer",
        ),
        ("{question: Q, answer: a, units: {}}", "it belongs to another kind of question: number"),
        (
            "{question: Q, right: a, wrong: [b], typos: 1}",
            "it belongs to another kind of question: short answer, cloze, enumeration",
        ),
    ],
)
def test_advice_on_unknown_keys(read: "Read", text: str, help_: str) -> None:
    (problem,) = read(text).problems
    assert problem.code == "E004"
    assert problem.help == help_


def test_known_keys_are_listed_where_nothing_is_near(read: "Read") -> None:
    (problem,) = read("{question: Q, truth: true, zzzzz: b}").problems
    assert problem.help.startswith("known here: `question`, `truth`, `id`, `tags`, ")


def test_habits_name_keys_that_exist() -> None:
    known = {key for kind in KINDS for key in keys_of(kind)}
    assert all(set(advice.keys) <= known for advice in HABITS.values())
    assert not known & HABITS.keys()
    assert all(key == key.lower().replace("-", "_") for key in HABITS)


def listed(count: int) -> str:
    return ", ".join(f"w{place}" for place in range(count))


@pytest.mark.parametrize(
    ("entry", "place", "told"),
    [
        (f"{{question: Q, right: a, wrong: [{listed(500)}]}}", 0, ""),
        (f"{{question: Q, right: a, wrong: [{listed(501)}]}}", 32, "`wrong` has 501 parts"),
        (f"{{question: Q, right: a, wrong: {{{listed(501)}}}}}", 32, "`wrong` has 501 parts"),
        (f"{{question: Q, answer: [{listed(1_000)}]}}", 23, "`answer` has 1,000 parts"),
        (f"{{question: Q, answer: a, why: {'w ' * 501}}}", 0, ""),
        (f"{{cloze: '{'{{a}} ' * 500}'}}", 0, ""),
        (f"{{cloze: '{'{{a}} ' * 501}'}}", 9, "`cloze` has 501 parts"),
        (f"{{cloze: '{'{{a|b}} ' * 251}'}}", 9, "`cloze` has 502 parts"),
        (f"{{passage: P, questions: [{'{question: Q, answer: a}, ' * 501}]}}", 0, ""),
    ],
    ids=range(9),
)
def test_so_many_parts_a_question_may_have(read: "Read", entry: str, place: int, told: str) -> None:
    problems = read(entry).problems
    assert [(one.code, one.place.column) for one in problems] == ([("E022", place)] if told else [])
    for one in problems:
        assert one.message == f"{told}; in a question it may have 500"
        assert one.help == "make several questions of it"
