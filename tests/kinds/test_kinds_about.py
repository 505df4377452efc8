"""The keys that any question may carry."""

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.kinds.about import prompt_key
from quizkit.model.nodes import Place

if TYPE_CHECKING:
    from kind_samples import Read

PLAIN = "{question: Where was it issued?, answer: Worms}"


def with_keys(more: str) -> str:
    return f"{{question: Q, answer: a, {more}}}"


def test_a_bare_question(read: "Read") -> None:
    about = read(PLAIN).only.about
    assert about.key == prompt_key("Where was it issued?")
    assert about == (
        about.key,
        False,
        about.key,
        Place(1, 1, 1, 48),
        ("history",),
        *(None, "", "", (), "", True, ""),
    )


def test_all_of_them(read: "Read") -> None:
    text = """
id: Edict.nantes_2-b
question: Which king?
right: Henry IV
wrong: [Louis XIV, Henry III]
tags: [france, history, france]
level: 3
source: davies
why: |
  It granted toleration.
hint: [A Bourbon., ' The first. ']
shuffle: false
pin: louis xiv
passage: Read this.
"""
    about = read(text).only.about
    assert (about.key, about.key_written, about.group) == ("Edict.nantes_2-b", True, "Edict.nantes_2-b")
    assert about.place == Place(2, 1, 15, 1)
    assert about.tags == ("history", "france")
    assert (about.level, about.source) == (3, "Europe: a history (1996)")
    assert about.why == "It granted toleration."
    assert about.hints == ("A Bourbon.", "The first.")
    assert (about.shuffle, about.pin, about.passage) == (False, "Louis XIV", "Read this.")


@pytest.mark.parametrize(
    ("prompt", "slug"),
    [
        ("Where was the Edict of Worms issued?", "where-was-the-edict-of"),
        ("Où est l’été **à** Łódź?", "ou-est-l-ete-a"),
        ("«»", "q"),
        ("首都はどこですか", "q"),
        ("a" * 100, "a" * 40),
        ("1, 2 & 3", "1-2-3"),
        ("-- x --", "x"),
        ("a" * 39 + " bc", "a" * 39),
        ("." * 79 + "ab", "a"),
    ],
)
def test_keys_made_of_prompts(prompt: str, slug: str) -> None:
    key, _, digits = prompt_key(prompt).rpartition("-")
    assert key == slug
    assert len(digits) == 6
    assert set(digits) <= set(string.hexdigits)


def test_a_key_survives_a_change_of_layout_only() -> None:
    assert prompt_key("Where was  the\nEdict issued?") == prompt_key(" where was the edict issued? ")
    assert prompt_key("Where was the edict issued?") != prompt_key("Where was the edict issued")


def test_a_key_made_today_is_made_for_ever() -> None:
    assert prompt_key("Where was the Edict of Worms issued?") == "where-was-the-edict-of-dcd291"


@given(st.text())
def test_every_prompt_has_a_key_that_could_be_an_id(prompt: str) -> None:
    key = prompt_key(prompt)
    assert len(key) <= 64
    assert key[0].isalnum()
    assert set(key) <= {*string.ascii_letters, *string.digits, *"._-"}


@pytest.mark.parametrize("text", ["x", "a.b-c_D9", "9", "a" * 64])
def test_good_ids(read: "Read", text: str) -> None:
    assert read(with_keys(f"id: {text}")).only.about.key == text


@pytest.mark.parametrize("text", ["a b", "-a", ".a", "_a", "é", "a~b", "a/b", "a" * 65])
def test_bad_ids(read: "Read", text: str) -> None:
    reading = read(with_keys(f"id: {text}"))
    assert reading.told == [("E007", 1, 30)]
    assert reading.questions == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("davies", "Europe: a history (1996)"),
        ("{davies: p. 506}", "Europe: a history (1996), p. 506"),
        (
            "{davies: p. 506, wedgwood: p. 3}",
            "Europe: a history (1996), p. 506; C. V. Wedgwood, The Thirty Years War, p. 3",
        ),
        ("RFC 9293", "RFC 9293"),
        ("'https://example.org/davie'", "https://example.org/davie"),
        ("Grotius", "Grotius"),
    ],
)
def test_sources(read: "Read", written: str, shown: str) -> None:
    assert read(with_keys(f"source: {written}")).only.about.source == shown


def test_the_source_of_the_deck_is_the_default(read: "Read") -> None:
    assert read(PLAIN, source="The handout").only.about.source == "The handout"
    assert read(with_keys("source: mine"), source="The handout").only.about.source == "mine"


@pytest.mark.parametrize(
    ("written", "place", "shown", "advice"),
    [
        ("davis", (1, 34), "davis", "did you mean `davies`?"),
        ("{davis: p. 5}", (1, 35), "davis, p. 5", "did you mean `davies`?"),
        ("{other: p. 5}", (1, 35), "other, p. 5", "the deck's sources are: davies, wedgwood"),
    ],
)
def test_unknown_sources_are_told_but_not_fatal(
    read: "Read", written: str, place: tuple[int, int], shown: str, advice: str
) -> None:
    reading = read(with_keys(f"source: {written}"))
    assert [question.about.source for question in reading.questions] == [shown]
    assert reading.told == [("E023", *place)]
    assert reading.problems[0].help == advice


@pytest.mark.parametrize("level", ["1", "5", "' 3 '"])
def test_levels(read: "Read", level: str) -> None:
    assert read(with_keys(f"level: {level}")).only.about.level == int(level.strip("' "))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{davies: }", ""),
        ("{davies: p. 5, wedgwood: ' '}", "Europe: a history (1996), p. 5"),
        ("{'': p. 5}", ""),
        ("{davies: [p. 5], Roberts: ' p. 6 '}", "Roberts, p. 6"),
    ],
)
def test_of_a_broken_source_what_is_sound_is_shown(read: "Read", written: str, shown: str) -> None:
    reading = read(with_keys(f"source: {written}"))
    assert [question.about.source for question in reading.questions] == [shown]
    assert not any(problem.fatal for problem in reading.problems)
    assert reading.problems


def test_a_deck_without_sources(read: "Read") -> None:
    (problem,) = read(with_keys("source: {davies: p. 5}"), sources={}).problems
    assert problem.help == "the deck's head has no `sources`"
    assert read(with_keys("source: davies"), sources={}).only.about.source == "davies"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("level: 6", [("E006", 1, 33)]),
        ("level: high", [("E006", 1, 33)]),
        ("level: [1]", [("E006", 1, 33)]),
        ("tags: history", [("E006", 1, 32)]),
        ("tags: [a, '', [b]]", [("E008", 1, 36), ("E006", 1, 40)]),
        ("why: ''", [("E008", 1, 31)]),
        ("why: [a]", [("E006", 1, 31)]),
        ("hint: ''", [("E008", 1, 32)]),
        ("hint: {a: b}", [("E006", 1, 32)]),
        ("hint: []", [("E008", 1, 32)]),
        ("source: ''", [("E008", 1, 34)]),
        ("source: [a]", [("E006", 1, 34)]),
        ("source: {}", [("E008", 1, 34)]),
        ("source: {davies: }", [("E008", 1, 43)]),
    ],
)
def test_mistakes_beside_a_sound_question(read: "Read", more: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(with_keys(more))
    assert reading.told == told
    assert len(reading.questions) == 1
    assert not reading.problems[0].fatal


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("id: ''", [("E008", 1, 30)]),
        ("id: [a]", [("E006", 1, 30)]),
        ("passage: ''", [("E008", 1, 35)]),
        ("shuffle: perhaps", [("E006", 1, 35)]),
        ("pin: a", [("E006", 1, 31)]),
    ],
)
def test_mistakes_that_spoil_the_question(read: "Read", more: str, told: list[tuple[str, int, int]]) -> None:
    reading = read(with_keys(more))
    assert reading.told == told
    assert reading.questions == ()


def test_a_pin_is_not_blamed_where_the_options_are_broken(read: "Read") -> None:
    assert read("{question: Q, right: '', wrong: '', pin: a}").told == [("E008", 1, 22), ("E014", 1, 33)]
