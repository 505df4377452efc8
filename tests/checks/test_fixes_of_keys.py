"""Keys that a deck does not have: renamed where it is certain what is meant, and told where it is not."""

import pytest
from check_samples import deck_of
from error_samples import left_alone, mended, mended_in_rounds, told

from quizkit.files import head_keys
from quizkit.files.deck_head import KEYS
from quizkit.kinds import renaming
from quizkit.kinds.registry import KINDS, keys_of

TOGETHER = "they belong to a question: indent them, and write `- `"
CHOICE = "- question: Q\n  right: a\n  wrong: [b]\n"


@pytest.mark.parametrize(
    ("line", "after"),
    [
        # Plain habits of other tools
        ("explanation: So it is.", "why: So it is."),
        ('"rationale": So it is.', '"why": So it is.'),
        ("'rationale': So it is.", "'why': So it is."),
        ("Explanation: |\n    So it is.", "why: |\n    So it is."),
        ("reference: p. 5", "source: p. 5"),
        ("hints: [one, two]", "hint: [one, two]"),
        ("topics: [a, b]", "tags: [a, b]"),
        ("tag: history", "tags: [history]"),
        ("category: 'a: b'  # so", "tags: ['a: b']  # so"),
        ("category: a [b]", 'tags: ["a [b]"]'),
        # Slips of one letter
        ("hnit: So?", "hint: So?"),
        ("sorce: p. 5", "source: p. 5"),
        ("tagss: [a]", "tags: [a]"),
        ("leve: 3", "level: 3"),
        ("suffle: false", "shuffle: false"),
        ("wyh: So it is.", "why: So it is."),
        ("Why: So it is.", "why: So it is."),
        ("Hint : So?", "hint : So?"),
    ],
)
def test_a_key_is_renamed(line: str, after: str) -> None:
    assert mended("E004", f"{CHOICE}  {line}\n") == deck_of(f"{CHOICE}  {after}\n")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("{prompt: Q, answer: a}", "{question: Q, answer: a}"),
        ('{"prompt": "Q", "answer": "a", "topic": "t"}', '{"question": "Q", "answer": "a", "tags": ["t"]}'),
        (
            '{"question": "Q", "answer": "a", "wrong": ["b"]}',
            '{"question": "Q", "right": "a", "wrong": ["b"]}',
        ),
        ("{statement: S, truth: true}", "{question: S, truth: true}"),
        ("{question: Q, right: a, distractors: [b]}", "{question: Q, right: a, wrong: [b]}"),
        ("{question: Q, answer: a, wrong: [b]}", "{question: Q, right: a, wrong: [b]}"),
        ("{question: Q, incorrect: [b], answer: a}", "{question: Q, wrong: [b], right: a}"),
        (
            "{question: Q, correct_answer: a, incorrect_answers: [b]}",
            "{question: Q, right: a, wrong: [b]}",
        ),
        ("{question: Q, correct: a, wrong: [b]}", "{question: Q, right: a, wrong: [b]}"),
        ("{question: Q, pairs: {a: b, c: d}}", "{question: Q, match: {a: b, c: d}}"),
        ("{question: Q, steps: [a, b]}", "{question: Q, order: [a, b]}"),
        ("{term: A, definition: b}", "{front: A, back: b}"),
        ("{question: A, back: b}", "{front: A, back: b}"),
        ("{question: Q, anwser: [a, b]}", "{question: Q, answer: [a, b]}"),
        ("{question: Q, anwser: a}", "{question: Q, answer: a}"),
        ("{question: Q, nubmer: 5 +- 1 m}", "{question: Q, number: 5 +- 1 m}"),
        ("{question: Q, dtae: 1453-05}", "{question: Q, date: 1453-05}"),
        ("{close: 'A {{b}}.'}", "{cloze: 'A {{b}}.'}"),
        ("{question: Q, trueth: false}", "{question: Q, truth: false}"),
        ("{question: Q, answer: a, tyops: 2}", "{question: Q, answer: a, typos: 2}"),
        # What is cut off at a comma belongs to the text.
        ("{question: a, b or c?, answer: A}", '{question: "a, b or c?", answer: A}'),
        ("{question: Q, answer: A, why: so, and so}", '{question: Q, answer: A, why: "so, and so"}'),
    ],
)
def test_an_entry_is_mended(text: str, after: str) -> None:
    assert mended("E004", f"- {text}\n") == deck_of(f"- {after}\n")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("titel: T\nterms: {a: b}\n", "title: T\nterms: {a: b}\n"),
        ("Questions:\n- {front: a, back: b}\n", "questions:\n- {front: a, back: b}\n"),
        ("lang: fr\ntopic: x\nterms: {a: b}\n", "language: fr\ntags: x\nterms: {a: b}\n"),
        ('"lang": "fr"\nterms: {a: b}\n', '"language": "fr"\nterms: {a: b}\n'),
        ("author: A\nterms: {a: b}\n", "authors: A\nterms: {a: b}\n"),
        ("exam: {minuts: 20}\nterms: {a: b}\n", "exam: {minutes: 20}\nterms: {a: b}\n"),
        ("defaults: {typed: {tyops: 1}}\nterms: {a: b}\n", "defaults: {typed: {typos: 1}}\nterms: {a: b}\n"),
        ("sources: {a: {titel: A}}\nterms: {a: b}\n", "sources: {a: {title: A}}\nterms: {a: b}\n"),
    ],
)
def test_keys_of_the_head(text: str, after: str) -> None:
    assert mended("E004", text) == after


@pytest.mark.parametrize(
    "text",
    [
        "{question: Q, options: [a, b], correct: a}",
        "{question: Q, answer: a, type: text}",
        "{question: Q, answer: a, points: 3}",
        "{question: Q, answer: a, comment: to be checked}",
        "{question: Q, answer: a, difficulty: 3}",
        "{question: Q, answer: a, name: b}",
        "{q: Q, a: A}",
        "{question: Q, answers: [a, b]}",
        "{question: Q, answer: [a, b], wrong: [c]}",
        "{question: Q, answer: a, tag: 'a, b'}",
        "{question: Q, answer: a, tag: ''}",
        "{question: Q, answer: a, explanation: [a, b]}",
        "{question: Q, answer: a, explanation: a, rationale: b}",
        "{question: Q, answer: a, explanation: a, why: b}",
        "{question: Q, answer: a, reference: [a, b]}",
        "{question: Q, answer: a, hist: b}",
        "{question: Q, answer: a, leve: high}",
        "{question: Q, answer: a, leve: 23}",
        "{question: Q, answer: a, tyops: none}",
        "{question: Q, answer: a, suffle: often}",
        "{question: Q, nubmer: many}",
        "{question: Q, data: some}",
        "{question: Q, close: A b.}",
        "{question: Q, answer: a, hast: b}",
        "{question: Q, answer: a, units: {m: 1}}",
        "{front: Q, answer: a, question: Q}",
        "{question: Q, number: 5, wrong: [4]}",
        # Cut off at a comma, where a list may be meant, or where more was cut off
        "{question: Q, right: c, wrong: a, b}",
        "{question: a, b, c or d?, answer: A}",
        '{question: a "b", c, answer: A}',
        "{question: 'a', c, answer: A}",
        "{b, question: Q, answer: A}",
    ],
)
def test_keys_that_only_the_author_can_name(text: str) -> None:
    left_alone("E004", f"- {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "name: T\nterms: {a: b}\n",
        "title: T\ntitel: U\nterms: {a: b}\n",
        "tilte: T\ntitel: U\nterms: {a: b}\n",
        "Questions: {a: b}\nterms: {a: b}\n",
        "term: a\nterms: {a: b}\n",
        "Exam: [a]\nterms: {a: b}\n",
        "why: a\nterms: {a: b}\n",
        "shuffle: false\nterms: {a: b}\n",
        "keywords: {a: b}\nterms: {a: b}\n",
        "xyz: {a: b}\nterms: {a: b}\n",
    ],
)
def test_keys_of_the_head_that_only_the_author_can_name(text: str) -> None:
    left_alone("E004", text)


def test_what_is_meant_exists() -> None:
    known = {key for kind in KINDS for key in keys_of(kind)}
    targets = {*renaming._HABITS.values(), *(target for target, _ in renaming._TOGETHER.values())}
    assert targets <= known
    assert {*renaming._TEXTS, *renaming._LISTS, *renaming._MAPPINGS} <= known
    assert known.isdisjoint(renaming._HABITS)
    assert set(head_keys._HABITS.values()) | set(head_keys._MAYBE.values()) <= KEYS.keys()


def test_all_the_keys_of_a_question_at_once() -> None:
    text = deck_of(
        """
        - statement: S
          trueth: true
          explanation: 'E'
          topic: history
        """
    )
    after = "questions:\n- question: S\n  truth: true\n  why: 'E'\n  tags: [history]\n"
    assert mended_in_rounds(text) == after
    assert told(after) == []


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        (
            "questions:\n- {question: Q, answer: a}\nquestion: R\nright: b\nwrong: [c]\n",
            "`question`, `right` and `wrong` are no keys of a deck",
            f"{TOGETHER} before `question`",
        ),
        (
            "question: R\nright: b\nwrong: [c]\n",
            "`question`, `right` and `wrong` are no keys of a deck",
            f"{TOGETHER} before `question` and `questions:` above them",
        ),
        (
            "questions:\n- {question: Q, answer: a}\nwhy: b\n",
            "`why` is no key of a deck",
            "it belongs to a question: indent it like its other keys, below `- `",
        ),
        (
            "questions:\n- question: Q\n  answer: a\n  question: R\n  answer: b\n",
            "`question` is written twice: on line 2, and here again",
            "A new question begins with `- `.",
        ),
    ],
)
def test_one_slip_is_told_once(text: str, message: str, help_: str) -> None:
    (problem,) = told(text)
    assert (problem.message, problem.help) == (message, help_)


@pytest.mark.parametrize(
    ("entry", "help_"),
    [
        (
            "{question: Q, options: [a, b, 'c, d'], correct: a}",
            'write `right: a` and `wrong: [b, "c, d"]` instead',
        ),
        ("{question: Q, choices: [a, b], answer: b}", "write `right: b` and `wrong: [a]` instead"),
        (
            "{question: Q, options: [a, b], correct: 1}",
            "write the right option under `right:` and the others under `wrong:`",
        ),
        (
            f"{{question: Q, options: [a, {'b' * 200}], correct: a}}",
            "write the right option under `right:` and the others under `wrong:`",
        ),
        (
            "{question: Q, answer: a, wrong: [b]}",
            "write `right:` instead of `answer:`, or leave the wrong options out",
        ),
        (
            "{question: Q, answer: a, incorrect: [b]}",
            "write them under `wrong:`, and `right:` instead of `answer:`",
        ),
        ("{question: Q, back: a}", "write `front:` beside `back:`"),
        ("{q: Q, back: a}", "write `front:` beside `back:`"),
    ],
)
def test_the_help_says_what_to_write(entry: str, help_: str) -> None:
    assert told(f"questions:\n- {entry}\n")[0].help == help_
