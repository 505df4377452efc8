"""Articles and verbs at the end of a stem, and options in another form."""

import pytest
from check_samples import codes, fires, silent


@pytest.mark.parametrize(
    "text",
    [
        "{question: The instrument is «a», right: barometer, wrong: [anemometer, altimeter]}",
        "{question: '«A» __ tells the pressure.', right: barometer, wrong: [anemometer, altimeter]}",
        '{question: "This tree is «an»:", right: oak, wrong: [elm, beech]}',
        '{question: "This tree is «an» ...", right: oak, wrong: [École tree, beech]}',
    ],
)
def test_an_article_that_rules_options_out(text: str) -> None:
    fires("C110", f"- {text}")


@pytest.mark.parametrize(
    "text",
    [
        "{question: The instrument is a, right: barometer, wrong: [hygrometer, thermometer]}",
        "{question: The instrument is a, right: altimeter, wrong: [hygrometer, thermometer]}",
        "{question: The place is a, right: university, wrong: [European school, one-way street]}",
        "{question: It took him an, right: hour, wrong: [instant, age]}",
        "{question: He was awarded an, right: MBA, wrong: [8, F, A]}",
        "{question: The instrument is a(n), right: barometer, wrong: [anemometer, altimeter]}",
        "{question: He was a., right: barometer, wrong: [anemometer, altimeter]}",
        "{question: Which vitamin is it? A, right: barometer, wrong: [hygrometer, thermometer]}",
        "{question: The instruments are a, right: [barometer, ruler], wrong: [anemometer, altimeter]}",
    ],
)
def test_articles_that_tell_nothing(text: str) -> None:
    silent("C110", f"- {text}")


@pytest.mark.parametrize(
    "text",
    [
        "{question: The bees that gather nectar «are», right: workers, wrong: [the queen, a drone]}",
        "{question: The head of the hive «is», right: the queen, wrong: [the workers, the drones]}",
    ],
)
def test_a_verb_that_only_the_right_option_goes_with(text: str) -> None:
    fires("C111", f"- {text}")


@pytest.mark.parametrize(
    "text",
    [
        "{question: The bees that gather nectar are, right: workers, wrong: [queens, a drone]}",
        "{question: The capital is, right: London, wrong: [Paris, Athens]}",
        "{question: The bees that gather nectar are, right: workers, wrong: [the queen]}",
        "{question: Those who rule are, right: workers, wrong: [one of the queens, a drone]}",
        "{question: Such numbers are, right: primes, wrong: ['10', a square]}",
        "{question: The subject is, right: history, wrong: [physics, the census]}",
    ],
)
def test_verbs_that_tell_nothing(text: str) -> None:
    silent("C111", f"- {text}")


@pytest.mark.parametrize(
    "options",
    [
        'right: 100 °C, wrong: [80 °C, 90 °C, «"120"»]',
        'right: "100", wrong: ["80", "90", «120 °C»]',
        "right: It rises at dawn, wrong: [It sets at noon, «it shines at night», Some clouds hide it]",
        "right: it rises at dawn, wrong: [it sets at noon, «The sky is red», some clouds hide it]",
        "right: '`x.sort()`', wrong: ['`sort(x)`', '`x.sorted`', «x.sorts()»]",
        "right: length, wrong: [size, count, «'`len`'»]",
    ],
)
def test_one_option_has_another_form(options: str) -> None:
    fires("C115", f"- {{question: What is it?, {options}}}")


@pytest.mark.parametrize(
    "options",
    [
        "right: 100 °C, wrong: [80 °C, '90']",
        "right: 100 °C, wrong: [80 °C, 90 °C, '0']",
        "right: 100 km, wrong: [80 km, 90 km, 90 m]",
        "right: 100 km, wrong: [80 km, '70', '90']",
        "right: '1', wrong: ['2', '3', it fails]",
        "right: Germany, wrong: [France, Italy, the Netherlands]",
        "right: Henry IV of France, wrong: [Charles V of Spain, Philip II of Spain, the king of Poland]",
        "right: It rises at dawn, wrong: [It sets at noon, The sky is red, None of these]",
        "right: It rises at dawn, wrong: [It sets at noon, The sky is red, '(so it is)']",
        "right: It rises at dawn, wrong: [It sets at noon, The sky is red, not at all], pin: not at all",
        "right: '`len`', wrong: ['`size`', count, number]",
        "right: '`2`', wrong: ['`3`', '`4`', an error]",
        "right: an error in '`x`', wrong: [nothing, a warning, a loop]",
    ],
)
def test_forms_that_may_differ(options: str) -> None:
    text = f"- {{question: What is it?, {options}}}"
    silent("C115", text)


def test_capitals_need_a_word_list() -> None:
    options = "right: It rises at dawn, wrong: [It sets at noon, it shines at night, The sky is red]"
    assert "C115" in codes(f"- {{question: What?, {options}}}")
    assert "C115" not in codes(f"language: xx\nquestions: [{{question: What?, {options}}}]")
