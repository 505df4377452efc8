"""What is asked: negatives, vague questions, long ones."""

import pytest
from check_samples import codes, findings, fires, fixed, silent

OPTIONS = "right: Rhine, wrong: [Elbe, Oder]"


@pytest.mark.parametrize(
    "question",
    [
        "Which of these rivers does «not» flow north?",
        "Which river was «never» dammed?",
        "Which of these rivers «doesn't» flow north?",
        "In which country has it «not» rained?",
        "'What may one drink, and what may a guest «not» drink?'",
        "All of these rivers flow north «except»",
        "'All of these rivers flow north, «except»:'",
        "Which is the «least likely» cause?",
        "He did not go nor sleep. Which river did he «not» see?",
    ],
)
def test_a_negative_that_turns_the_question(question: str) -> None:
    fires("C105", f"- {{question: {question}, {OPTIONS}}}")


def test_a_negative_in_french() -> None:
    fires(
        "C105",
        f"language: fr\nquestions: [{{question: Lequel n'est «pas» en France ?, {OPTIONS}}}]",
    )


@pytest.mark.parametrize(
    "question",
    [
        "Which of these rivers does **not** flow north?",
        "Which of these rivers does *not* flow north?",
        "Which of these rivers does NOT flow north?",
        "Which rule holds if he does not pay?",
        "Which statement shows that he did not pay?",
        "Why did the river not freeze?",
        "How could he not see it?",
        "Which sign means not equal?",
        "Which word is 'not' a verb?",
        "Which word is “not” a verb?",
        "Which river is not only long but wide?",
        "Is it a river or not?",
        "Which code is `not x`?",
        "The king did not pay. Which river did he cross?",
        "Which is the least wide?",
        "'\"Not\"'",
    ],
)
def test_negatives_that_turn_nothing(question: str) -> None:
    text = f"- question: {question}\n  right: Rhine\n  wrong: [Elbe, Oder]\n"
    silent("C105", text)


@pytest.mark.parametrize(
    "text",
    [
        "{question: Which river does not flow north?, answer: Rhône}",
        "{question: Which river does not flow north?, truth: false}",
        "{front: Which river does not flow north?, back: Rhône}",
    ],
)
def test_other_kinds_have_no_negative_stem(text: str) -> None:
    silent("C105", f"- {text}")


START = "questions:\n- question: "
END = "\n  right: Rhine  # the one\n  wrong: [Elbe, Oder]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Which one does not flow north?", "Which one does **not** flow north?"),
        ("'Which one doesn''t flow north?'", "'Which one **doesn''t** flow north?'"),
        ('"Which \\"one\\" does not flow?"', '"Which \\"one\\" does **not** flow?"'),
        (">-\n    Which one does\n    not flow north?", ">-\n    Which one does\n    **not** flow north?"),
        ("Which one does\n    not flow north?", "Which one does\n    **not** flow north?"),
        ("|\n    Which one\n    is not *wide*?", "|\n    Which one\n    is **not** *wide*?"),
        ("Which is the least\n    likely one?", "Which is the **least\n    likely** one?"),
    ],
)
def test_the_negative_is_emphasised(before: str, after: str) -> None:
    assert fixed("C105", START + before + END) == START + after + END


@pytest.mark.parametrize(
    "question",
    [
        "If he did not go, which one did he not see?",
        "Which one is *not wide?",
        '"Which one does \\x6eot flow?"',
        "Except",
    ],
)
def test_the_negative_is_left_where_it_is_not_sure(question: str) -> None:
    found = [problem for problem in findings(START + question + END) if problem.code == "C105"]
    assert [problem.edits for problem in found] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "{question: Which metal is «not unlikely» to rust?, answer: iron}",
        "{question: 'Which metal **«cannot** rust without» water?', right: iron, wrong: [gold, tin]}",
        "{question: Which metal is **not** red?, right: gold, wrong: [it does «not» rust, tin]}",
    ],
)
def test_double_negatives(text: str) -> None:
    fires("C106", f"- {text}")


@pytest.mark.parametrize(
    "text",
    [
        "{question: Which metal is **not** red?, right: gold, wrong: [it is not only red, tin]}",
        "{question: Which metal is not red and unlikely to rust?, right: gold, wrong: [lead, tin]}",
        "{question: 'Which metal is not red, without any rust?', right: gold, wrong: [lead, tin]}",
        "{question: Which metal is not as heavy as lead and without rust?, right: gold, wrong: [lead, tin]}",
        "{question: Which metal is red?, right: it is not gold, wrong: [it is not lead, tin]}",
        "{question: Which metal is without rust?, right: gold, wrong: [lead, tin]}",
    ],
)
def test_single_negatives(text: str) -> None:
    silent("C106", f"- {text}")


def test_a_vague_stem() -> None:
    fires(
        "C118",
        "- {question: «Which of the following is true?», right: Gold is heavy, wrong: [Tin is, Ice is]}",
    )


@pytest.mark.parametrize(
    "text",
    [
        "{question: Which of the following is true of gold?, right: Its weight, wrong: [Its red, Its price]}",
        "{question: Which is true?, passage: Gold is heavy., right: Its weight, wrong: [Its red, Its price]}",
        "{question: Which is true?, answer: gold}",
    ],
)
def test_stems_with_a_subject(text: str) -> None:
    silent("C118", f"- {text}")


LONG = " ".join(["gold"] * 80)


def test_a_long_stem() -> None:
    problem = fires("C119", f"- {{question: «{LONG} what?», answer: tin}}")
    assert "81 words" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        f"{{question: {LONG}, answer: tin}}",
        f"{{question: {LONG} what?, passage: Gold., answer: tin}}",
        f"{{question: '{LONG} `{LONG}`', answer: tin}}",
        f"{{front: {LONG} what?, back: tin}}",
    ],
)
def test_stems_that_are_not_too_long(text: str) -> None:
    silent("C119", f"- {text}")


def test_no_words_for_the_language() -> None:
    text = (
        "language: xx\nquestions: [{question: Which of these is not true?, right: gold, wrong: [lead, tin]}]"
    )
    assert not codes(text) & {"C105", "C106", "C118"}
