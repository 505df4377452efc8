"""Decks from strangers: each is told in clear words or read; none crashes, hangs, or fills the memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.files.decks import MOST_MISTAKES, DeckRead, read_deck
from quizkit.files.opening import MOST_BYTES
from quizkit.model.problems import ERRORS, Problem
from quizkit.model.text import unsafe

QUESTION = "  - question: q?\n    answer: x\n"
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + number)}: &{chr(98 + number)} {{<<: [{', '.join(['*' + chr(97 + number)] * 9)}]}}\n"
    for number in range(12)
)
ALIAS_BOMB = "questions:\n  - &a [x]\n" + "  - &b [*a, *a]\n" * 10

CORPUS: dict[str, tuple[str | bytes, str]] = {
    "brackets": ("[" * 25_000, "E022"),
    "brackets in a question": ("questions:\n  - wrong: " + "[" * 25_000, "E022"),
    "braces": ("{" * 25_000, "E022"),
    "dashes": ("- " * 25_000, "E022"),
    "question marks": ("? " * 25_000, "E022"),
    "indentation": ("".join(" " * depth + "a:\n" for depth in range(500)), "E022"),
    "merge bomb": (MERGE_BOMB, "E001"),
    "alias bomb": (ALIAS_BOMB, "E001"),
    "recursion": ("questions: &a\n  - *a\n", "E001"),
    "python tag": ("questions:\n  - !!python/object/apply:os.system [id]\n", "E001"),
    "own tag": ("questions:\n  - !x y\n", "E001"),
    "huge scalar": ("questions:\n  - question: " + "x" * 70_000 + "\n    answer: y\n", "E022"),
    "huge escaped scalar": ('questions:\n  - question: "' + "\\x1b" * 70_000 + '"\n    answer: y\n', "E022"),
    "huge key": ("k" * 70_000 + ": a\n", "E022"),
    "many keys": ("".join(f"k{number}: v\n" for number in range(210_000)), "E022"),
    "too large": ("#" * (MOST_BYTES + 1), "E022"),
    "tabs": ("questions:\n\t- question: q?\n", "E001"),
    "duplicate keys": ("questions:\n  - question: q?\n    answer: x\n    answer: y\n", "E003"),
    "NUL": ("questions:\n  - question: q\0?\n", "E020"),
    "UTF-16": ("questions:\n".encode("utf-16"), "E020"),
    "UTF-32": ("questions:\n".encode("utf-32"), "E020"),
    "Latin-1": ("title: Zürich\n".encode("latin-1"), "E020"),
    "surrogates": (b"title: \xed\xa0\x80\n", "E020"),
    "surrogate escape": ('questions:\n  - question: "\\ud800"\n', "E001"),
    "directive": ("%YAML 1.1\n---\n" + "questions:\n" + QUESTION, "E001"),
    "two documents": ("questions:\n" + QUESTION + "---\nquestions:\n" + QUESTION, "E001"),
    "escape": ("questions:\n  - question: q\x1b]52;c;?\n    answer: x\n", "E021"),
    "bidi": ("questions:\n  - question: q\u202e?\n    answer: x\n", "E021"),
    "zalgo": ("questions:\n  - question: q" + "\u0301" * 500 + "?\n    answer: x\n", "E021"),
    "open quote": ("questions:\n" + QUESTION * 500 + '  - question: "\n' + QUESTION * 500, "E001"),
    "empty": ("", "E006"),
    "a number": ("42", "E006"),
    "program": (b"\x7fELF" + bytes(range(256)) * 40, "E020"),
    "only newlines": ("\n" * 200_000, "E006"),
    "spaces before a mistake": ("a: b: c" + " " * 3_000_000 + "d", "E001"),
    "many quotes": ("a: [1" + ' "' * 1_000_000, "E001"),
}


def read(tmp_path: Path, data: str | bytes) -> DeckRead:
    path = tmp_path / "deck.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_deck(path, "deck.yaml")


def is_clear(problem: Problem) -> bool:
    """One sentence that can be shown as it is, with a place and a code that is listed."""
    whole = unsafe(str(problem)) is None and "\n" not in str(problem) and len(str(problem)) < 500
    return whole and problem.code in ERRORS and min(problem.place) >= 1


@pytest.mark.parametrize("name", CORPUS)
def test_each_gives_a_clear_problem(tmp_path: Path, name: str) -> None:
    data, code = CORPUS[name]
    deck = read(tmp_path, data)
    assert deck.problems
    assert code in [problem.code for problem in deck.problems]
    assert all(map(is_clear, deck.problems))


@pytest.mark.parametrize("name", sorted(CORPUS.keys() - {"merge bomb", "alias bomb", "huge escaped scalar"}))
def test_most_give_only_one(tmp_path: Path, name: str) -> None:
    problems = read(tmp_path, CORPUS[name][0]).problems
    # What is missing because of the first mistake may be told as well.
    assert len({problem.code for problem in problems} - {"E005", "E006", "E004"}) <= 1
    assert len(problems) <= 2


@pytest.mark.parametrize(
    "line",
    [
        "  - question: a: b\n",
        '  - question: "a\n',
        "  - &a b\n",
        "  - *a\n",
        "\tx\n",
        "  - x\x1b\n",
        "  - x\u200b\n",
        '  - "\\u200b"\n',
        "  - {a: b, a: c}\n",
        "  - [1,000]\n",
        "  - a #b\n",
        "---\n",
        "%YAML 1.1\n",
        "  - |\n",
        '"\n',
        "?\n",
        "  - question: q?\n    answer: x\n",
        "  - {id: a, question: q?, answer: x}\n",
    ],
)
def test_very_much_of_one_mistake_ends_soon(tmp_path: Path, line: str) -> None:
    # Whatever grew with the square of the length would run into the time limit of the tests.
    deck = read(tmp_path, "questions:\n" + line * (500_000 // len(line)))
    assert all(map(is_clear, deck.problems[:100]))


def test_very_many_answers_to_one_prompt_end_soon(tmp_path: Path) -> None:
    entries = (f"  - {{question: q?, answer: word{number}}}\n" for number in range(20_000))
    assert len(read(tmp_path, "questions:\n" + "".join(entries)).items) == 20_000


@pytest.mark.parametrize(
    "value",
    [
        "right: x\n    wrong: [" + "a, " * 501 + "b]",
        "cloze: '" + "{{a}} " * 501 + "'",
        "cloze: '{{a" + "|b" * 501 + "}}'",
        "match: {" + ", ".join(f"k{number}: v" for number in range(501)) + "}",
    ],
)
def test_a_question_of_very_many_parts_is_refused(tmp_path: Path, value: str) -> None:
    # Much that is done with options, gaps and pairs compares each with each.
    deck = read(tmp_path, f"questions:\n  - question: q?\n    {value}\n{QUESTION}")
    assert [problem.code for problem in deck.problems if problem.code == "E022"] == ["E022"]
    assert len(deck.items) == 1


def test_of_very_many_mistakes_the_first_are_told(tmp_path: Path) -> None:
    deck = read(tmp_path, "questions:\n" + "  -\n" * (MOST_MISTAKES + 5))
    assert len(deck.problems) == MOST_MISTAKES + 1
    assert (deck.problems[-1].code, deck.problems[-1].place.line) == ("E022", MOST_MISTAKES + 2)


def test_in_a_process_of_its_own_nothing_crashes_the_interpreter(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("questions:\n  - wrong: " + "[" * 1_000_000)
    program = (
        "from pathlib import Path; from quizkit.files.decks import load_deck;"
        f"print([one.code for one in load_deck(Path({str(tmp_path / 'deck.yaml')!r})).problems])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "['E022']\n")


WORDS = (
    "questions:",
    "terms:",
    "title:",
    "question: ",
    "answer: ",
    "right: ",
    "wrong: ",
    "passage: ",
    "id: ",
)
LAYOUT = (
    "\n",
    "\n  - ",
    "  ",
    "    ",
    "- ",
    "\t",
    "\r\n",
    "\x85",
    "---\n",
    "...\n",
    "|\n",
    "|",
    ">",
    "? ",
    ": ",
)
SIGNS = (
    " #",
    "# ",
    ",",
    "1,000",
    "&a ",
    "*a",
    "!x ",
    "%",
    "@",
    "`",
    "<<: ",
    "\\",
    "\\u200b",
    "\\e",
    *"'\"[]{}",
)
TEXTS = ("a", "b c", "é", "\x1b", "\u202e", "\ufeff")
YAML_BITS = st.lists(st.sampled_from((*WORDS, *LAYOUT, *SIGNS, *TEXTS)), max_size=60).map("".join)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    YAML_BITS.map(str.encode)
    | st.binary(max_size=200)
    | st.text().map(lambda text: text.encode(errors="replace"))
)
def test_no_bytes_make_it_raise(tmp_path: Path, data: bytes) -> None:
    deck = read(tmp_path, data)
    assert deck.items or deck.problems
    assert all(map(is_clear, deck.problems))
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(problem.place.line <= lines for problem in deck.problems)
    for item in deck.items:
        shown = (item.question.prompt, *item.question.right_lines(), item.question.about.passage)
        assert all(unsafe(text) is None for text in shown)


SOUND = "  - {{id: s{}, question: Sound {}?, answer: x}}\n"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(YAML_BITS.map(lambda text: text.replace("\n", " ").replace("\r", " ")), max_size=6))
def test_a_broken_value_leaves_the_questions_around_it(tmp_path: Path, values: list[str]) -> None:
    broken = "".join(
        SOUND.format(number, number) + f"  - question: {value}\n    answer: x\n"
        for number, value in enumerate(values)
    )
    text = "questions:\n" + broken + SOUND.format("last", "last")
    deck = read(tmp_path, text)
    found = {item.question.about.key: item.question.about.place.line for item in deck.items}
    for number in range(len(values)):
        if f"s{number}" in found:
            assert found[f"s{number}"] == 2 + 3 * number
    assert "s0" in found or not values
