"""What every fix promises, tried on the kinds' own examples, spoilt in the ways authors spoil them."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from importlib import import_module

from error_samples import told
from hypothesis import given
from hypothesis import strategies as st

from quizkit.checks.fixes import mend
from quizkit.files.decks import read_deck_text
from quizkit.kinds.registry import KINDS
from quizkit.model.question import Question


def _example(module: str) -> str:
    lines = (import_module(f"quizkit.kinds.{module}").__doc__ or "").splitlines()
    return textwrap.dedent("\n".join(line for line in lines if line.startswith("    "))) + "\n"


EXAMPLES = [_example(kind.module) for kind in KINDS]

_BEHIND_KEY = re.compile(r"(?m)^(?:- |  )(\w+): (?=[^\s\[{|>\"'])")
_VALUES = re.compile(r"(?m)^((?:- |  )\w+: )([^\s\[{|>\"'].*)$")
_KEYS = re.compile(r"(?m)^(- |  +)(\w+)(?=:)")


def _in_one(pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> Callable[[str, int], str]:
    """Changes one of the places where a pattern stands."""

    def spoil(text: str, number: int) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return text
        match = found[number % len(found)]
        return text[: match.start()] + change(match) + text[match.end() :]

    return spoil


def _before_a_value(sign: str) -> Callable[[str, int], str]:
    return _in_one(_BEHIND_KEY, lambda match: match[0] + sign)


def _swapped(word: str) -> str:
    return word[0] + word[2] + word[1] + word[3:] if len(word) > 3 else word.upper()


SPOILERS: list[Callable[[str, int], str]] = [
    _in_one(_VALUES, lambda match: f"{match[1]}so: {match[2]}"),
    _in_one(_VALUES, lambda match: f"{match[1]}{match[2]}: so"),
    _in_one(_VALUES, lambda match: f"{match[1]}{match[2]} #1"),
    _in_one(_VALUES, lambda match: f"{match[1]}{match[2]} # so"),
    _in_one(_VALUES, lambda match: f'{match[1]}"{match[2]}" so'),
    _in_one(_VALUES, lambda match: f'{match[1]}"\\theta {match[2]}"'),
    _in_one(_VALUES, lambda match: f'{match[1]}"{match[2]}\\q"'),
    *map(_before_a_value, ("@", "*", "& ", "%", "`", "{", "[")),
    _in_one(_BEHIND_KEY, lambda match: match[0].rstrip()),
    _in_one(_BEHIND_KEY, lambda match: f"{match[0].rstrip()}\u00a0"),
    _in_one(_KEYS, lambda match: match[1] + _swapped(match[2])),
    _in_one(_KEYS, lambda match: match[1] + match[2].title()),
    _in_one(re.compile(r"(?m)^  (?=\S)"), lambda _: "\t"),
    _in_one(re.compile(r"(?m)^  (?=\S)"), lambda _: "\u00a0 "),
    _in_one(re.compile(r"(?m)^- "), lambda _: "-"),
    _in_one(re.compile(r"\[(?=\w)"), lambda _: "[1,000, "),
    _in_one(re.compile(r"\[([^\],]+)(?=,)"), lambda match: f"{match[0]}, {match[1]}"),
    _in_one(re.compile(r"\bwhy\b"), lambda _: "explanation"),
    _in_one(re.compile(r"\bwrong\b"), lambda _: "distractors"),
]


def questions(text: str) -> list[Question]:
    return [item.question for item in read_deck_text(text, "deck.yaml").items]


def asked(text: str) -> Counter[str]:
    """What the questions ask and want; the same for a question that says so in other words of YAML."""
    return Counter(f"{one.prompt} → {one.right_lines()} {one.form('')}" for one in questions(text))


def rounds(text: str, *, unsafe: bool) -> list[str]:
    """The text after each round of fixes, to the last that changes something."""
    texts = [text]
    for _ in range(30):
        after = mend(texts[-1], told(texts[-1]), unsafe=unsafe).text
        if after == texts[-1]:
            return texts
        texts.append(after)
    raise AssertionError("fixes that call for each other without end")


@given(
    st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3),
    st.lists(st.tuples(st.sampled_from(SPOILERS), st.integers(0, 99)), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_fixes_end_and_lose_no_question(
    examples: list[str],
    spoilers: list[tuple[Callable[[str, int], str], int]],
    line_end: str,
    unsafe: bool,
) -> None:
    body = "".join(examples)
    for spoil, number in spoilers:
        body = spoil(body, number)
    spoilt = f"title: Samples\nquestions:\n{body}".replace("\n", line_end)
    before = asked(spoilt)
    for text in rounds(spoilt, unsafe=unsafe):
        assert asked(text) >= before
        before = asked(text)


@given(st.sampled_from(EXAMPLES), st.sampled_from(SPOILERS), st.integers(0, 99))
def test_what_is_mended_asks_what_was_asked_before(
    example: str, spoil: Callable[[str, int], str], number: int
) -> None:
    """Where fixes leave no mistake, the questions are there again, be it with the text that was put in."""
    sound = f"questions:\n{example}"
    spoilt = f"questions:\n{spoil(example, number)}"
    after = rounds(spoilt, unsafe=False)[-1]
    if not told(after):
        assert len(questions(after)) == len(questions(sound))
