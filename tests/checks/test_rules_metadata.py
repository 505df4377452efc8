"""D707 to D711 and D714: what a deck and its questions say of themselves."""

import pytest
from check_samples import codes, fires, fixed, silent

from quizkit.checks.catalogue import RULES

SHARES = {"D707": "source: A book", "D708": "why: So it is.", "D709": "level: 2", "D710": "tags: [towns]"}

TOWNS = """\
{head}
title: Towns
«questions»:
  - question: Which town lies on the Tagus?
    answer: Lisbon
    {key}
  - question: Which town lies on the Thames?
    answer: London
  - passage: A town on the Seine.
    questions:
      - question: Which town is it?
        answer: Paris
terms: {{port: a place for ships}}
"""


@pytest.mark.parametrize(("code", "key"), SHARES.items())
def test_what_questions_lack_is_told_once_as_a_share(code: str, key: str) -> None:
    problem = fires(code, TOWNS.format(head="# two", key=key))
    assert problem.message.startswith("2 of 3 questions (67%) have no ")
    assert problem.message.endswith("the first on line 7")
    assert not RULES[code].on


@pytest.mark.parametrize(("code", "key"), SHARES.items())
def test_what_a_passage_or_the_deck_gives_counts(code: str, key: str) -> None:
    text = TOWNS.format(head="# one", key=key).replace("answer: London", f"answer: London\n    {key}")
    problem = fires(code, text if code == "D708" else text.replace("{port", "{harbour"))
    assert problem.message.startswith("1 of 3 questions (33%) has no ")
    if code != "D708":
        given = text.replace("Seine.", f"Seine.\n    {key}").replace("«", "").replace("»", "")
        silent(code, given)


@pytest.mark.parametrize("code", ["D707", "D710"])
def test_the_head_gives_to_every_question(code: str) -> None:
    silent(code, TOWNS.format(head=SHARES[code], key="level: 1").replace("«", "").replace("»", ""))


def test_a_glossary_is_asked_for_nothing() -> None:
    assert codes("title: T\nterms: {port: a place for ships}\n").isdisjoint(SHARES)


def test_what_the_head_does_not_say() -> None:
    problem = fires("D714", "«id»: towns\nlanguage: en\nterms: {port: a place for ships}\n")
    assert problem.message == "the head has no `title`, `license`"
    fires("D714", "«questions»:\n  - {question: Which town?, answer: Lisbon}\n")
    silent("D714", "title: T\nlanguage: en\nlicense: MIT\nterms: {port: a place for ships}\n")


def tagged(*tags: str, head: str = "# none") -> str:
    rows = [f"  - {{question: Is it {n}?, answer: x{n}, tags: {tag}}}\n" for n, tag in enumerate(tags)]
    return f"{head}\nquestions:\n{''.join(rows)}"


@pytest.mark.parametrize(
    ("often", "seldom"),
    [("history", "History"), ("cold war", "cold-war"), ("cold_war", "ColdWar"), ("école", "École")],
)
def test_one_tag_written_in_two_ways(often: str, seldom: str) -> None:
    text = tagged(f"[{often}]", f"[{often}]", f"[x1, «{seldom}»]")
    assert fires("D711", text).help == f"write `{often}`"
    plain = text.replace("«", "").replace("»", "")
    assert fixed("D711", plain) == plain.replace(seldom, often)


def test_of_two_the_later_one_is_told() -> None:
    fires("D711", tagged("[history]", "[«History»]"))
    fires("D711", tagged("[history]", "[«'History'», wars]"))


def test_tags_of_the_head_and_of_passages() -> None:
    fires("D711", tagged("[«History»]", "[x]", head="tags: history"))
    text = "tags: [wars]\nquestions:\n  - passage: A text.\n    tags: [«Wars»]\n    questions:\n"
    fires("D711", text + "".join(f"      - {{question: Is it {n}?, answer: x{n}}}\n" for n in range(3)))


def test_the_fix_leaves_no_tag_twice_in_a_list() -> None:
    text = tagged("[wars]", "[wars]", "[Wars, x, wars]") + "# end\n"
    assert fixed("D711", text) == text.replace("[Wars, x, wars]", "[x, wars]")
    commented = "questions:\n  - question: Is it?\n    answer: so\n    tags: [wars,  # one\n      Wars]\n"
    assert fixed("D711", commented) == commented.replace("Wars", "wars")


@pytest.mark.parametrize(
    "tags",
    [("WHO", "who"), ("unit 1-2", "unit 12"), ("c", "c++"), ("history", "prehistory"), ("verbs", "adverbs")],
)
def test_tags_that_are_two(tags: tuple[str, str]) -> None:
    silent("D711", tagged(*(f"[{tag}]" for tag in tags)))


@pytest.mark.parametrize(
    ("often", "seldom"),
    [("forecasts", "forcasts"), ("timeline", "timleine"), ("battles", "battle"), ("cold war", "coldd war")],
)
def test_a_slip_is_told_and_left_to_the_author(often: str, seldom: str) -> None:
    problem = fires("D711", tagged(*[f"[{often}]"] * 3, f"[«{seldom}»]"))
    assert problem.message == f"the tag `{seldom}` stands here alone, and `{often}` in 3 places"
    assert problem.edits == ()


def test_an_accent_is_told_and_left_to_the_author() -> None:
    assert fires("D711", tagged(*["[éducation]"] * 3, "[«education»]")).edits == ()


@pytest.mark.parametrize(
    ("often", "seldom"),
    [
        ("africa", "african"),
        ("moral", "amoral"),
        ("mali", "bali"),
        ("week 11", "week 12"),
        ("y1914", "y1918"),
        ("geology", "geologie"),
    ],
)
def test_near_words_that_are_others(often: str, seldom: str) -> None:
    silent("D711", tagged(*[f"[{often}]"] * 3, f"[{seldom}]"))


def test_what_stands_twice_is_no_slip() -> None:
    silent("D711", tagged(*["[nation]"] * 3, "[notion]", "[notion]"))
    silent("D711", tagged(*["[nation]"] * 2, "[notion]"))
