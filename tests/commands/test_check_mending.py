"""What fixes make of files in memory, also when a fix is wrong, and how the difference is shown."""

from collections import Counter
from pathlib import Path

import pytest

from quizkit.checks.selection import Selection
from quizkit.commands.checking import Asked, Checked, check_files
from quizkit.commands.mending import MendedFile, Mending, difference, mended, patch
from quizkit.model.nodes import Place
from quizkit.model.problems import Edit, Problem

TWICE = "questions:\n  - {id: a, question: Which letter comes third?, answer: [gamma, gamma]}\n"
ASKED = Asked(Selection(select=("T302",)))


def checked(folder: Path, *texts: str) -> Checked:
    files = [folder / f"deck-{number}.yaml" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    return check_files(files, ASKED)


def with_fix(of: Checked, number: int, replaced: str, by: str, code: str = "T302") -> Checked:
    """As if a rule had found one more thing to mend."""
    file, read = list(of.reads.items())[number]
    start = read.text.index(replaced)
    edit = Edit(start, start + len(replaced), by)
    problem = Problem(str(file), Place(1, 1, 1, 1), code, "wrong", edits=(edit,))
    others = [one for one in of.problems if one.code != code or one.path != str(file)]
    problems = sorted([problem, *others], key=lambda one: one.path)
    return of._replace(problems=tuple(problems))


def test_only_files_that_change_are_named(tmp_path: Path) -> None:
    before = checked(tmp_path, TWICE, TWICE.replace("gamma, ", ""))
    mending = mended(before, ASKED, unsafe=False)
    after = TWICE.replace("gamma, ", "")
    assert mending.changes == (MendedFile(tmp_path / "deck-0.yaml", TWICE, after, Counter(T302=1)),)
    assert mending.refused == ()
    assert (tmp_path / "deck-0.yaml").read_text() == TWICE


def test_a_fix_that_makes_room_for_another_is_followed_by_it(tmp_path: Path) -> None:
    many = TWICE.replace("[gamma", "[gamma, gamma, gamma")
    (change,) = mended(checked(tmp_path, many), ASKED, unsafe=False).changes
    assert change.after == TWICE.replace("gamma, ", "")
    assert change.codes == Counter(T302=3)


@pytest.mark.parametrize(
    ("replaced", "by"),
    [("answer", "antwort"), ("[gamma", "[[gamma"), ("Which letter comes third?", '""'), (TWICE[11:], "")],
)
def test_a_fix_that_makes_a_mistake_is_left_out_and_the_other_files_are_mended(
    tmp_path: Path, replaced: str, by: str
) -> None:
    before = with_fix(checked(tmp_path, TWICE, TWICE), 0, replaced, by)
    mending = mended(before, ASKED, unsafe=False)
    assert mending.refused == (tmp_path / "deck-0.yaml",)
    assert [change.file.name for change in mending.changes] == ["deck-1.yaml"]


def test_a_fix_that_makes_something_unreadable_is_left_out(tmp_path: Path) -> None:
    before = with_fix(checked(tmp_path, TWICE), 0, "gamma]}\n", "gamma]}\n  - question: [\n")
    assert mended(before, ASKED, unsafe=False) == Mending((), (tmp_path / "deck-0.yaml",))


def test_a_fix_may_uncover_mistakes_that_could_not_be_read(tmp_path: Path) -> None:
    hidden = "questions:\n  - question: [\n    date: abc\n    number: abc\n    colour: red\n"
    before = checked(tmp_path, hidden)
    assert [problem.code for problem in before.problems] == ["E001"]
    mending = mended(with_fix(before, 0, "[", "Which?", "E001"), ASKED, unsafe=False)
    assert mending.refused == ()
    assert [change.codes for change in mending.changes] == [Counter(E001=1)]


def test_a_fix_that_makes_more_readable_and_loses_a_question_is_left_out(tmp_path: Path) -> None:
    # Once its first line can be read, the head of this deck is indented, and `questions:` fits nothing above.
    stray = " question: :\nquestions:\n  - :\n  - {question: Which?, answer: a}\n"
    before = checked(tmp_path, stray)
    assert [problem.code for problem in before.problems if problem.edits] == ["E001"]
    assert mended(before, ASKED, unsafe=False) == Mending((), (tmp_path / "deck-0.yaml",))


def change_of(before: str, after: str) -> MendedFile:
    return MendedFile(Path("deck.yaml"), before, after, Counter())


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a\nb\n", "a\nc\n", " a\n-b\n+c\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n", " a\r\n-b\r\n+c\r\n"),
        ("a\r\nb\r\n", "a\r\nb\n", " a\r\n-b\r\n+b\n"),
        ("a\nb", "a\nc", " a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
        ("a\nb", "a\nb\n", " a\n-b\n\\ No newline at end of file\n+b\n"),
        ("a\x0b\u2028b\nc\n", "a\x0b\u2028b\nd\n", " a\x0b\u2028b\n-c\n+d\n"),
    ],
)
def test_a_difference_is_of_lines_as_patches_know_them(before: str, after: str, shown: str) -> None:
    header, _, rows = patch(change_of(before, after)).partition(" @@\n")
    assert header.startswith("--- deck.yaml\n+++ deck.yaml\n@@ -1")
    assert rows == shown


def test_a_person_sees_no_carriage_returns() -> None:
    rows = difference(change_of("a\r\nb\r\n", "a\r\nc\r\n"))
    assert rows == ["--- deck.yaml", "+++ deck.yaml", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]
