"""How an entry is mended: twins taken out, keys renamed, texts quoted that a comma cut off."""

from typing import TYPE_CHECKING

import pytest

from quizkit.kinds.renaming import meant_by_habit, meant_by_slip

if TYPE_CHECKING:
    from kind_samples import Read, Reading


def mended(text: str, reading: "Reading") -> str | None:
    """The text with all edits made; None when there are none."""
    edits = sorted({edit for problem in reading.problems for edit in problem.edits}, reverse=True)
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text if edits else None


@pytest.mark.parametrize(
    ("options", "after"),
    [
        ("[b, c, B]", "[b, c]"),
        ("[b,c,B]", "[b,c]"),
        ("[b, B, c]", "[b, c]"),
        ("[b, 'B', \"b\"]", "[b]"),
        ("[b , c]", None),
        # More than a comma stands before it, which may be a comment.
        ("[b,  B]", None),
        ("[b,\n    B]", "[b]"),
        ("[b,\r\n    B]", "[b]"),
        ("[b ,\r\n    B]", None),
        ("[b, # the first\n    B]", None),
        ("\n  - b\n  - c\n  - B", "\n  - b\n  - c"),
        ("\n  - b\n  - B\n  - c", "\n  - b\n  - c"),
        ("\n  - b\n\n  - B", None),
        ("\n  - b # so\n  - B", None),
        ("\n  - b\r\n  - B", "\n  - b"),
        ("\n  - b \n  - B", "\n  - b"),
        ("\n  - b   \n  - B", None),
        ("{b: , c: , B: }", "{b: , c: }"),
        ("{b: no, c: no, B: ''}", "{b: no, c: no}"),
        ("{b: , B: no}", None),
        ("{b: no, B: no}", None),
        ("\n  b: no\n  B:\n  c:", "\n  b: no\n  c:"),
    ],
)
def test_the_second_of_twins_is_taken_out(read: "Read", options: str, after: str | None) -> None:
    text = f"question: Q\nright: a\nwrong: {options}\n"
    assert mended(text, read(text)) == (None if after is None else f"question: Q\nright: a\nwrong: {after}\n")


def test_an_option_that_is_right_twice_is_taken_out_of_its_list(read: "Read") -> None:
    text = "{question: Q, right: [a, b, A], wrong: [c]}"
    assert mended(text, read(text)) == "{question: Q, right: [a, b], wrong: [c]}"


@pytest.mark.parametrize(
    ("key", "after"),
    [
        # A slip in a key of more than four letters.
        ("leval: 3", "level: 3"),
        ("levl: 3", "level: 3"),
        ("lebel: 3", "level: 3"),
        ("leevel: 3", "level: 3"),
        ("elvel: 3", "level: 3"),
        ("lebal: 3", None),
        # In shorter ones only two letters changed places.
        ("hnit: x", "hint: x"),
        ("hitn: x", "hint: x"),
        ("hont: x", None),
        ("hin: x", None),
        ("wyh: x", "why: x"),
        ("whys: x", None),
        # Capitals and hyphens.
        ("LEVEL: 3", "level: 3"),
        ("Why: x", "why: x"),
        # Habits of other tools.
        ("general-feedback: x", "why: x"),
        ("General Feedback: x", "why: x"),
        ("clues: [x, y]", "hint: [x, y]"),
        ("cite: x", "source: x"),
        ("keywords: [x]", "tags: [x]"),
        # Only where the value is one that the key takes.
        ("leval: 6", None),
        ("leval: high", None),
        ("leval: [3]", None),
        ("suffle: false", "shuffle: false"),
        ("suffle: TRUE", "shuffle: TRUE"),
        ("suffle: no", None),
        ("tagss: {a: b}", None),
        ("sorce: {a: b}", "source: {a: b}"),
        ("sorce: [a]", None),
        ("explanation: [x]", None),
        ("explanation: ''", None),
        ("typso: 0", "typos: 0"),
        ("typso: 3", None),
        ("acents: true", "accents: true"),
        ("feedbak: {b: no}", "feedback: {b: no}"),
        ("feedbak: no", None),
        # One tag, on one line.
        ("topic: x", "tags: [x]"),
        ("topic: 'x: y'", "tags: ['x: y']"),
        ("topic: x [y]", 'tags: ["x [y]"]'),
        ("topic: x, y", None),
        ("topic: ''", None),
        ("topic:\n  x", None),
    ],
)
def test_a_key_is_renamed_where_it_is_certain(read: "Read", key: str, after: str | None) -> None:
    text = f"question: Q\nanswer: a\n{key}\n"
    assert mended(text, read(text)) == (None if after is None else f"question: Q\nanswer: a\n{after}\n")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        # What is meant must not be there already, nor be meant twice.
        ("{question: Q, answer: a, why: b, explanation: c}", None),
        ("{question: Q, answer: a, hints: b, clue: c}", None),
        ("{question: Q, answer: a, wyh: b, explanation: c}", None),
        # Keys that are certain beside others alone.
        ("{term: A, back: b}", None),
        ("{term: A, definition: b}", "{front: A, back: b}"),
        ("{question: A, back: b}", "{front: A, back: b}"),
        ("{question: A, front: c, back: b}", None),
        ("{question: Q, correct: a}", None),
        ("{question: Q, correct: a, incorrect: [b]}", "{question: Q, right: a, wrong: [b]}"),
        ("{question: Q, correct: [a, b], distractors: [c]}", "{question: Q, right: [a, b], wrong: [c]}"),
        ("{question: Q, correct_answers: [a, b], wrong: [c]}", "{question: Q, right: [a, b], wrong: [c]}"),
        ("{question: Q, correct: a, right: b, wrong: [c]}", None),
        ("{q: Q, a: A}", None),
        ("{q: Q, answer: A}", "{question: Q, answer: A}"),
        # A single answer beside wrong options is the right one.
        ("{question: Q, answer: a, wrong: [b]}", "{question: Q, right: a, wrong: [b]}"),
        ("{question: Q, answer: a, wrong: {b: no}}", "{question: Q, right: a, wrong: {b: no}}"),
        ("{question: Q, answer: a, wrong: b}", None),
        ("{question: Q, answer: [a], wrong: [b]}", None),
        ("{question: Q, answer: a, wrong: [b], distractors: [c]}", None),
        ("{question: Q, answers: [a, b]}", None),
        ("{question: Q, anwsers: a}", None),
        ("{question: Q, anser: a}", "{question: Q, answer: a}"),
        ("{question: Q, nummber: 5 m}", "{question: Q, number: 5 m}"),
        ("{question: Q, nummber: five}", None),
        ("{question: Q, daet: 1453-05}", "{question: Q, date: 1453-05}"),
        ("{question: Q, daet: soon}", None),
        ("{colze: 'a {{b}}'}", "{cloze: 'a {{b}}'}"),
        ("{colze: a b}", None),
        ("{front: A, back: b, botj: true}", None),
        ("{front: A, back: b, bohT: true}", "{front: A, back: b, both: true}"),
        ('{"question": "Q", "answer": "a", "hnit": "b"}', '{"question": "Q", "answer": "a", "hint": "b"}'),
    ],
)
def test_what_is_meant_must_be_certain(read: "Read", text: str, after: str | None) -> None:
    assert mended(text, read(text)) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("{question: a, or b?, answer: A}", '{question: "a, or b?", answer: A}'),
        ("{front: a, or b?, back: A}", '{front: "a, or b?", back: A}'),
        ("{cloze: 'a {{b}}', why: so, and so}", "{cloze: 'a {{b}}', why: \"so, and so\"}"),
        ("{question: a, b?, truth: true, why: c, d}", '{question: "a, b?", truth: true, why: "c, d"}'),
        # A list of what may be wanted is no text, nor is what has quotes already.
        ("{question: a, b, or c?, answer: A}", None),
        ("{question: 'a', or b?, answer: A}", None),
        ("{question: a, 'or b?', answer: A}", None),
        ('{question: a "b", or c?, answer: A}', None),
        ("{question: a, or \\b?, answer: A}", None),
        ("{question: Q, answer: a, or b}", None),
        ("{question: , or b?, answer: A}", None),
    ],
)
def test_a_text_that_a_comma_cut_off_is_quoted(read: "Read", text: str, after: str | None) -> None:
    assert mended(text, read(text)) == after


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("explanation", "why"),
        ("Question-Text", "question"),
        ("ref", "source"),
        ("categories", "tags"),
        ("clue", "hint"),
        ("false answers", "wrong"),
        ("matching", "match"),
        ("steps", "order"),
        ("options", "options"),
        ("Why", "Why"),
    ],
)
def test_what_decks_call_a_key_of_other_tools(key: str, meant: str) -> None:
    assert meant_by_habit(key) == meant


@pytest.mark.parametrize(
    ("key", "known", "meant"),
    [
        ("titel", ("title", "tags"), "title"),
        ("tgas", ("title", "tags"), "tags"),
        ("tagz", ("title", "tags"), ""),
        ("title", ("title",), ""),
        ("tilte", ("title", "tilted"), ""),
        ("xxxxx", ("title",), ""),
    ],
)
def test_the_one_key_that_a_slip_leads_from(key: str, known: tuple[str, ...], meant: str) -> None:
    assert meant_by_slip(key, known) == meant
