"""The head of a deck: what is read, and what is told and left out."""

import re
from typing import Any

import pytest

from quizkit.files.deck_head import KEYS, id_of_file, read_head
from quizkit.files.yaml_nodes import read_nodes
from quizkit.model.head import Exam, Head, Source, TypedRules
from quizkit.model.nodes import MapNode
from quizkit.model.problems import Problem, Problems


def read(text: str) -> tuple[Head, tuple[Problem, ...]]:
    problems = Problems("deck.yaml")
    root = read_nodes(text, problems).root
    assert isinstance(root, MapNode)
    return read_head(root, "week 3", problems), problems.sorted()


FULL = """\
title: European history, week 3
id: eu-hist-w3
language: de-CH
license: CC-BY-4.0
authors: [A. Author, B. Author]
version: 2026.1
description: |
  Two
  lines.
tags: [history, history, europe]
sources:
  davies: {title: "Europe: a history", author: Norman Davies, date: 1996}
  plain: A leaflet
source: {davies: p. 506}
defaults:
  typed: {case: true, accents: true, typos: 0}
  shuffle: false
exam: {questions: 20, minutes: 30, pass: 60%}
blueprint: {wars: 30%, level 1-2: 50%}
terms: {}
questions: []
"""


def test_everything_in_it() -> None:
    head, problems = read(FULL)
    assert problems == ()
    assert head == Head(
        id="eu-hist-w3",
        title="European history, week 3",
        id_written=True,
        language="de-CH",
        license="CC-BY-4.0",
        authors=("A. Author", "B. Author"),
        version="2026.1",
        description="Two\nlines.",
        tags=("history", "europe"),
        sources={
            "davies": Source("Europe: a history", "Norman Davies", "", "1996"),
            "plain": Source("A leaflet"),
        },
        source="Norman Davies, Europe: a history (1996), p. 506",
        typed=TypedRules(case=True, accents=True, typos=0),
        shuffle=False,
        exam=Exam(20, 30, 0.6),
        blueprint=(("wars", 0.3), ("level 1-2", 0.5)),
    )


def test_every_key_is_known_and_read_in_the_example() -> None:
    assert re.findall(r"^(\w+):", FULL, re.MULTILINE) == list(KEYS)


def test_defaults() -> None:
    assert read("questions: []\n") == (Head(id="week-3", title="week 3"), ())


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("authors: One\n", "authors", ("One",)),
        ("tags: one\n", "tags", ("one",)),
        ("sources: {a: T}\nsource: a\n", "source", "T"),
        ("source: Free text\n", "source", "Free text"),
        ("defaults: {shuffle: false}\n", "shuffle", False),
        ("defaults: {typed: {typos: 2}}\n", "typed", TypedRules(typos=2)),
        ("exam: {minutes: 45}\n", "exam", Exam(None, 45, None)),
        ("exam: {pass: 62.5 %}\n", "exam", Exam(None, None, 0.625)),
        ("exam: {pass: 100%}\n", "exam", Exam(None, None, 1.0)),
        (
            "blueprint: {level up: 0%, Levels 1 – 2: 12.5 %}\n",
            "blueprint",
            (("level up", 0.0), ("Levels 1 – 2", 0.125)),
        ),
    ],
)
def test_shorter_ways_to_write(text: str, field: str, value: Any) -> None:
    head, problems = read(text)
    assert problems == ()
    assert head == Head(id="week-3", title="week 3")._replace(sources=head.sources, **{field: value})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "id: eu hist\n",
            "1:5 E007 `id` should be letters, digits and . _ - inside, at most 64, found 'eu hist'",
        ),
        ("id: -a\n", "1:5 E007"),
        (f"id: {'a' * 65}\n", "1:5 E007"),
        ("id: [a]\n", "1:5 E006 `id` should be text, found a list"),
        ("title:\n", "1:7 E008 `title` has an empty text"),
        ("titel: x\n", "1:1 E004 `titel` is no key of a deck"),
        ("language: German\n", "1:11 E006 `language` should be a tag like en or de-CH, found 'German'"),
        ("tags: {a: b}\n", "1:7 E006 `tags` should be"),
        ("sources: [a]\n", "1:10 E006 `sources` should be a mapping like {davies: {title: …}}"),
        ("sources: {a: [b]}\n", "1:14 E006 `a` should be a title, or a mapping"),
        ("sources: {a: ''}\n", "1:14 E008 `a` is empty"),
        ("sources: {a: {author: b}}\n", "1:14 E006 the source `a` has no `title`"),
        ("sources: {a: {title: b, year: c}}\n", "1:25 E004 `year` is no key of the source `a`"),
        ("source: {a: p. 3}\n", "1:10 E023 no source is named `a`"),
        ("defaults: x\n", "1:11 E006 `defaults` should be a mapping like {shuffle: false}, found 'x'"),
        ("defaults: {shuffel: x}\n", "1:12 E004 `shuffel` is no key of `defaults`"),
        ("defaults: {shuffle: maybe}\n", "1:21 E006 `shuffle` should be true or false, found 'maybe'"),
        ("defaults: {typed: x}\n", "1:19 E006 `typed` should be a mapping like"),
        (
            "defaults: {typed: {typos: 3}}\n",
            "1:27 E006 `typos` should be a whole number from 0 to 2, found '3'",
        ),
        ("exam: 20\n", "1:7 E006 `exam` should be a mapping like {questions: 20, minutes: 30, pass: 60%}"),
        (
            "exam: {questions: 0}\n",
            "1:19 E006 `questions` should be a whole number from 1 to 10000, found '0'",
        ),
        ("exam: {pass: 60}\n", "1:14 E006 `pass` should be a share like 60%, found '60'"),
        ("exam: {pass: 0%}\n", "1:14 E006 `pass` should be a share"),
        ("exam: {pass: 101%}\n", "1:14 E006 `pass` should be a share"),
        ("blueprint: 30%\n", "1:12 E006 `blueprint` should be a mapping like {a tag: 30%, level 1-2: 50%}"),
        ("blueprint: {a: 0.3}\n", "1:16 E006 `a` should be a share like 30%, found '0.3'"),
        ("blueprint: {a: }\n", "1:16 E008 `a` is empty"),
        ("blueprint: {a: [30%]}\n", "1:16 E006 `a` should be a share like 30%, found a list"),
        ("blueprint: {a: 101%}\n", "1:16 E006 `a` should be a share like 30%"),
        ("blueprint: {level 6: 10%}\n", "1:13 E006 `level 6` should be a tag, or levels from 1 to 5"),
        ("blueprint: {level 3-1: 10%}\n", "1:13 E006 `level 3-1` should be a tag, or levels"),
        ("blueprint: {level 3-9: 10%}\n", "1:13 E006 `level 3-9` should be a tag, or levels"),
        ("blueprint: {a b: 10%, a  b: 20%}\n", "1:23 E003 `a b` stands here twice"),
    ],
)
def test_what_is_wrong_is_told_and_left_out(text: str, told: str) -> None:
    head, problems = read(text)
    (problem,) = problems
    place = problem.place
    assert f"{place.line}:{place.column} {problem.code} {problem.message}".startswith(told)
    assert (head.id, head.title, head.language) == ("week-3", "week 3", "en")
    assert (head.tags, head.typed, head.shuffle) == ((), TypedRules(), True)
    assert head.exam in (None, Exam())
    assert len(head.blueprint) <= 1


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("titel: x\n", "did you mean `title`?"),
        ("Questions: x\n", "did you mean `questions`?"),
        ("defaults: {typos: 1}\n", "write `typed: {typos: …}`"),
        ("exam: {zzz: x}\n", "known here: questions, minutes, pass"),
        ("id: Ünï cödé!\n", "write `id: Uni-code`"),
    ],
)
def test_advice(text: str, advice: str) -> None:
    assert read(text)[1][0].help == advice


def test_among_very_many_unknown_keys_nothing_near_is_looked_for() -> None:
    def helps(others: int) -> list[str]:
        text = "".join(f"z{n}: x\n" for n in range(others)) + "descriptive: x\n"
        return [one.help for one in read(text)[1]]

    assert helps(99)[-1] == "did you mean `description`?"
    assert helps(100)[-1].startswith("known here: ")


@pytest.mark.parametrize(
    ("stem", "deck_id"),
    [
        ("week-3", "week-3"),
        ("European history (2)", "European-history-2"),
        ("a.b_c", "a.b_c"),
        ("été", "ete"),
        ("...", "deck-"),
        ("история", "deck-"),
        ("урок 3", "3-"),
        ("x" * 80, "x" * 57 + "-"),
    ],
)
def test_an_id_made_of_a_files_name(stem: str, deck_id: str) -> None:
    made = id_of_file(stem)
    assert re.fullmatch(re.escape(deck_id) + ("[0-9a-f]{6}" if deck_id.endswith("-") else ""), made)
    assert len(made) <= 64


def test_names_that_lose_letters_do_not_become_the_same_id() -> None:
    assert len({id_of_file(stem) for stem in ("урок 3", "глава 3", "3", "история")}) == 4
