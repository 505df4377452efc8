"""Words with which all options begin."""

import pytest
from check_samples import findings, fires, fixed, silent


def test_a_repeated_lead_in() -> None:
    fires(
        "C117",
        """\
        - question: Luther's theses were
          right: «a protest against» indulgences
          wrong: [a protest against taxes, a protest against marriage]
        """,
    )


def test_a_lead_in_with_marks_is_told_at_the_whole_option() -> None:
    fires(
        "C117",
        """\
        - question: Luther's theses were
          right: «a *protest* against indulgences»
          wrong: [a *protest* against taxes, a *protest* against marriage]
        """,
    )


@pytest.mark.parametrize(
    "options",
    [
        "right: a protest against tithes, wrong: [a protest against taxes]",
        "right: to the king, wrong: [to the pope, to the people]",
        "right: The Battle of Hastings, wrong: [The Battle of Lewes, The Battle of Evesham]",
        "right: the battle of Hastings, wrong: [the battle of Lewes, the battle of Evesham]",
        "right: a protest against tithes, wrong: [a protest against, a protest against taxes]",
        "right: a protest against tithes, wrong: [a plea for taxes, a protest against taxes]",
        "right: one of two, wrong: [one of three, one of four]",
        "right: 一二三四五六七八九十一二甲, wrong: [一二三四五六七八九十一二乙, 一二三四五六七八九十一二丙]",
    ],
)
def test_beginnings_that_may_be_repeated(options: str) -> None:
    silent("C117", f"- {{question: What was it?, {options}}}")


START = "questions:\n- question: "
LEAD = "a protest against"


QUOTED = f"""\
'The theses were:'  # in 1517
  right: "{LEAD} tithes"
  wrong:
    - '{LEAD} taxes'
    # not this
    - {LEAD} war
"""
FOLDED = f"""\
>-
    The theses
    were ...
  right: {LEAD} tithes
  wrong:
    {LEAD} taxes: Of these he said little.
    {LEAD} war:
"""


@pytest.mark.parametrize(
    ("before", "end", "moved"),
    [
        (f"It was\n  right: {LEAD} tithes\n  wrong: [{LEAD} taxes, {LEAD} war]\n", "was", f"was {LEAD}"),
        (QUOTED, "were:", f"were {LEAD}:"),
        (FOLDED, "were ...", f"were {LEAD} ..."),
    ],
)
def test_the_lead_in_is_moved(before: str, end: str, moved: str) -> None:
    assert fixed("C117", START + before) == START + before.replace(f"{LEAD} ", "").replace(end, moved)


@pytest.mark.parametrize(
    "question",
    [
        f"What were the theses?\n  right: {LEAD} tithes\n  wrong: [{LEAD} taxes, {LEAD} war]",
        "It was\n  right: A protest against war\n  wrong: [A protest against wine, A protest against us]",
        f'"The theses were\\u2026"\n  right: {LEAD} tithes\n  wrong: [{LEAD} taxes, {LEAD} war]',
        f"The theses were\n  right: {LEAD} tithes\n  wrong: [{LEAD} taxes, {LEAD} war]\n  pin: {LEAD} war",
        f"The theses were\n  right: {LEAD} tithes\n  wrong:\n    - {LEAD} taxes\n    - {LEAD} '95 war",
        f"The theses were\n  right: {LEAD} tithes\n  wrong:\n    - {LEAD} taxes\n    - >-\n      {LEAD} war",
        f"The theses were\n  right: {LEAD} tithes\n  wrong:\n  - {LEAD} taxes\n  - a protest\n    against us",
    ],
)
def test_the_lead_in_is_left_where_it_is_not_sure(question: str) -> None:
    found = findings(f"{START}{question}\n")
    (problem,) = [problem for problem in found if problem.code == "C117"]
    assert problem.edits == ()
