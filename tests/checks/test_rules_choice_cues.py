"""What tells the right option to those who do not know it."""

import pytest
from check_samples import findings, fires, silent


def test_the_longest_is_right() -> None:
    problem = fires(
        "C101",
        """\
        - question: Why did Hannibal cross the Alps?
          right: «To attack Rome from the north, where nobody expected him»
          wrong: [To look for gold, To flee from Carthage, To trade with the Gauls]
        """,
    )
    assert problem.message.endswith(": 56 characters, the others 20 on average")


def test_marks_for_bold_type_are_not_counted() -> None:
    silent("C101", "- {question: Why?, right: '**To** **attack** *Rome*', wrong: [To find gold, To go home]}")


@pytest.mark.parametrize(
    "options",
    [
        "right: Constantinople, wrong: [Rome, Bari]",
        "right: 'To attack Rome from the north', wrong: [To find gold, To trade with all of the Gauls]",
        "right: To attack Rome, wrong: [To flee, To find]",
        "right: None of the above, wrong: [Rome, Bari]",
        "right: ['To attack Rome from the north', To win], wrong: [To flee, To find]",
    ],
)
def test_lengths_that_tell_nothing(options: str) -> None:
    silent("C101", f"- {{question: Where did he go?, {options}}}")


def test_absolute_terms() -> None:
    fires(
        "C107",
        "- {question: How is the climate?, right: dry in summer, wrong: [it «never» rains, wet in June]}",
    )


def test_each_absolute_term_is_told() -> None:
    text = "- {question: What is it like?, right: dry in summer, wrong: [it never rains, it is always wet]}"
    assert [problem.place.column for problem in findings(text) if problem.code == "C107"] == [65, 84]


@pytest.mark.parametrize(
    "options",
    [
        "right: it always rains, wrong: [it never rains, it rains in June]",
        "right: sometimes, wrong: [always, never]",
        "right: it rains in June, wrong: [it does not always rain, it rains in May]",
        "right: some of the people, wrong: [all of the people, only the old people]",
        "right: [it rains in June, it never snows], wrong: [it always rains]",
    ],
)
def test_absolute_terms_that_tell_nothing(options: str) -> None:
    silent("C107", f"- {{question: What is it like there?, {options}}}")
    silent("C107", f"- {{question: What is always so?, {options.replace('never', 'seldom')}}}")


@pytest.mark.parametrize(
    "right", ["it «usually» rains in June", "«Often» it rains there", "it «may» rain there"]
)
def test_a_hedge_in_the_right_option(right: str) -> None:
    fires(
        "C108",
        f"- {{question: What is it like?, right: {right}, wrong: [it is dry all year, it snows in June]}}",
    )


def test_a_hedge_where_several_are_right() -> None:
    problem = fires(
        "C108", "- {question: What?, right: [it «often» rains, it is wet], wrong: [it snows in June]}"
    )
    assert "a right option" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "{question: What?, right: it usually rains, wrong: [it often snows, it is dry]}",
        "{question: What usually happens?, right: it usually rains, wrong: [it snows, it is dry]}",
        "{question: How often?, right: often, wrong: [on Mondays, on Fridays]}",
        "{question: When was it?, right: May of that year, wrong: [June of that year, July of that year]}",
        "{question: When was it?, right: in late May 1968, wrong: [in late June 1968, in late July 1968]}",
    ],
)
def test_hedges_that_tell_nothing(text: str) -> None:
    silent("C108", f"- {text}")


def test_a_word_of_the_stem_in_the_right_option() -> None:
    problem = fires(
        "C109",
        "- {question: Who sold telescopes?, right: who made a «telescope», wrong: [a clerk, a monk]}",
    )
    assert "`telescope`" in problem.message


def test_a_word_before_an_apostrophe() -> None:
    fires(
        "C109",
        """\
        language: fr
        questions:
          - {question: Où vivait l'empire ?, right: au coeur de «l'empire», wrong: [au port, en Égypte]}
        """,
    )


@pytest.mark.parametrize(
    "text",
    [
        "{question: Who ground lenses for telescopes?, right: telescopes, wrong: [lenses, a monk]}",
        "{question: He had a telescope. Who was he?, right: a maker of telescopes, wrong: [a clerk, a monk]}",
        "{question: 'What says *The Telescope* of it?', right: the telescope is bad, wrong: [he fled]}",
        "{question: Which tree has this leaf?, right: an oak tree, wrong: [a tall shrub, a climber]}",
        "{question: Which event of 1789 was it?, right: that of 1789, wrong: [that of 1848, that of 1871]}",
        "{question: Which telescopes?, right: [a telescope, two telescopes], wrong: [a clerk, a monk]}",
    ],
)
def test_words_that_tell_nothing(text: str) -> None:
    silent("C109", f"- {text}")


def test_convergence() -> None:
    problem = fires(
        "C116",
        "- {question: What is air?, right: «nitrogen and oxygen», "
        "wrong: [nitrogen and helium, argon and oxygen, nitrogen and neon]}",
    )
    assert "`nitrogen` and `oxygen`" in problem.message


@pytest.mark.parametrize(
    "options",
    [
        "right: nitrogen and oxygen, wrong: [nitrogen and helium, argon and oxygen]",
        "right: nitrogen and oxygen, wrong: [nitrogen and helium, argon and helium, argon and oxygen]",
        "right: nitrogen and oxygen, wrong: [nitrogen and helium, neon and argon, krypton and oxygen]",
        "right: nitrogen and oxygen, wrong: [nitrogen and neon, nitrogen and helium, nitrogen and argon]",
        "right: nitrogen with oxygen, wrong: [the nitrogen, the oxygen, both gases at once]",
        (
            "right: red paper houses and big old wooden ships, wrong: [red paper houses and dry green walls, "
            "big wooden ships and ten tall masts, old paper ships and new sails made here]"
        ),
    ],
)
def test_parts_that_tell_nothing(options: str) -> None:
    silent("C116", f"- {{question: What is it made of?, {options}}}")
