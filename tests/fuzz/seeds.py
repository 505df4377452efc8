"""What the fuzzer begins with: questions of the bundled decks, the kinds' own examples, typed lines."""

import re
import textwrap
from importlib import import_module
from pathlib import Path

from quizkit.files.deck_head import DEFAULTS_KEYS, EXAM_KEYS, SOURCE_KEYS, TYPED_KEYS
from quizkit.files.deck_head import KEYS as HEAD_KEYS
from quizkit.kinds.registry import KINDS, keys_of

from .asking_target import AGAIN
from .sitting_target import WAYS

DECKS = Path(__file__).parents[2] / "decks"
TOGETHER, APART = 2, 10
"""So many neighbouring questions of a deck are one seed, and so many are from one seed to the next."""

YAML = "|-¦- ¦: ¦ #¦# ¦, ¦&a ¦*a¦!x ¦<<: ¦? ¦\\u200b¦\\x1b¦---¦...¦\r\n¦\n\n¦**¦`a`¦```"
VALUES = "{{¦}}¦{{a|b::c}}¦::¦1,000¦3..5¦ +- 5¦ %¦1453-05¦44 BC¦true¦null¦0x1F¦[1,000, 2]¦{a: b, c}"
CHARACTERS = "\"'|>[]{}:%@`\\?~\t\r\u00a0\u3000\u200b\u202e\u0301\x85\u2028\ufeff\x07é日"
IGNORES = ("# quizkit: ignore", "# quizkit: ignore=T302")
SIGNS = (*CHARACTERS, *YAML.split("¦"), *VALUES.split("¦"), *IGNORES)
COMMANDS = (
    ": :: :hint :skip :dontknow :undo :right :easy :flag :info :edit "
    ":next :back :mark :review :hand-in :time :practise :h :n"
)
ANSWERS = (
    "1 2 3 4 ² ٣ a b c y n q s x good sure false true TCP Mali Niger Goita Traoré Westphalia Burkina "
    "2020-08-18 18/8/2020 1,2,3 *a* \x1b[2J \u202e"
)
LINES = ("", ":go 3", ":go 99", "1 2", "3 2 1", "41.6 m", "4160 cm", "Assimi Goïta", "Thirty Years' War")
TYPED = (*ANSWERS.split(" "), *COMMANDS.split(" "), *LINES, ":quit")


HEAD = """\
id: deck
title: A deck
language: en
license: CC-BY-4.0
authors: [A. Writer]
tags: [sahel, mali]
sources:
  rs: {title: A work, author: A. Writer, date: 2022-02, url: https://example.org}
defaults: {typed: {case: false, accents: true, typos: 2}, shuffle: false}
exam: {questions: 12, minutes: 18, pass: 60%}
blueprint: {mali: 40%, level 1-2: 60%}
terms:
  Barkhane: A French operation
  Takuba: A European task force
"""


def decks() -> list[bytes]:
    """Small decks."""
    bodies = [
        f"sources: {{rs: A work}}\nquestions:\n{textwrap.indent(one, '  ')}\n"
        for one in [*_examples(), *_bundled()]
    ]
    return [text.encode() for text in (HEAD, HEAD + bodies[0].partition("\n")[2], *bodies)]


def deck_lines() -> list[bytes]:
    return sorted({line for deck in decks() for line in deck.split(b"\n") if line.strip()})


def deck_words() -> list[bytes]:
    """Keys of the deck language and signs of YAML."""
    head = (*HEAD_KEYS, *DEFAULTS_KEYS, *EXAM_KEYS, *SOURCE_KEYS, *TYPED_KEYS)
    keys = {*head, *(key for kind in KINDS for key in keys_of(kind))}
    return [text.encode(errors="replace") for text in (*(f"{key}: " for key in sorted(keys)), *SIGNS)]


def sittings() -> list[bytes]:
    """Lines typed in each way of being asked."""
    lines = "\n".join(TYPED).encode()
    half = "\n".join(("1", "2", "", "Mali", ":undo", "a", "b", "c", ":right") * 3).encode()
    return [bytes([way]) + typed for way in range(len(WAYS)) for typed in (lines, half, b"")]


def dialogues() -> list[bytes]:
    """Lines typed at each question, in each encoding."""
    return [bytes([16 * first + first]) + one[1:] for first in range(16) for one in sittings()[:2]]


def typed_lines() -> list[bytes]:
    return [text.encode() for text in TYPED]


def typed_words() -> list[bytes]:
    return [*typed_lines(), AGAIN]


def _examples() -> list[str]:
    """The entries that the kinds' docstrings show."""
    docs = (import_module(f"quizkit.kinds.{kind.module}").__doc__ or "" for kind in KINDS)
    return [
        textwrap.dedent("\n".join(line for line in doc.splitlines() if line.startswith("    ")))
        for doc in docs
    ]


def _bundled() -> list[str]:
    found = []
    for path in sorted(DECKS.glob("*.yaml")):
        text = re.sub(
            r"(?m)(source: )\w+", r"\1rs", path.read_text(encoding="utf-8").partition("\nquestions:\n")[2]
        )
        entries = [textwrap.dedent(one) for one in re.split(r"\n(?=  - )", text) if one.strip()]
        found += ["\n".join(entries[at : at + TOGETHER]) for at in range(0, len(entries), APART)]
    return found
