"""S804: tags and entities of HTML."""

import pytest
from check_samples import findings, fires, fixed, silent


def asked(question: str) -> str:
    return f"- question: {question}\n  truth: true\n"


@pytest.mark.parametrize(
    "marked",
    [
        asked("It is «<b>»long</b>."),
        asked("It is «<B class='x'>»long</B>."),
        asked("It is H«<sub>»2</sub>O."),
        asked("It rose.«<br>»It fell."),
        asked("It rose.«<br/> »It fell."),
        asked("Fish «&amp;» chips"),
        asked("Fish «&#38;» chips"),
        asked("Fish«&nbsp;»and chips"),
        asked('"It is «<b>»long</b>."'),
        asked(">-\n    It is\n    «<i>»long\n    and wide</i>."),
        "- {question: Q, right: «<b>»Rome</b>, wrong: [Oslo, Paris]}",
        "- {question: Q, truth: true, why: Fish «&amp;» chips}",
    ],
)
def test_html_is_left(marked: str) -> None:
    assert fires("S804", marked).message.endswith("is HTML, and is shown just like this")


@pytest.mark.parametrize(
    "text",
    [
        asked("Is a < b and b > c?"),
        asked("Is a<b and b>c?"),
        asked("It is <b>long."),
        asked("It is </b>long."),
        asked("It is `<b>long</b>`."),
        asked("What does <br> do?"),
        asked("<br>"),
        asked("|\n    ```\n    <b>long</b>\n    ```\n"),
        asked("AT&T; and R&D and Q&Ab; are names."),
        asked("Which HTML shows long text, <b>long</b>?"),
        asked("Which tag is in <b>long</b>?"),
        "- {question: What is bold in a web page?, right: <b>long</b>, wrong: [<i>long</i>, <u>long</u>]}",
        "title: Introduction to HTML\nquestions:\n" + asked("Is <b>long</b> bold?"),
        "tags: [css]\nquestions:\n" + asked("Is <b>long</b> bold?"),
    ],
)
def test_it_is_no_html_or_meant(text: str) -> None:
    silent("S804", text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is <b>long</b>.  # so", "It is **long**.  # so"),
        ("It is <strong>long</strong> and <i>wide</i>.", "It is **long** and *wide*."),
        ("It is <em>long</em> in <code>x * y</code>.", "It is *long* in `x * y`."),
        ("<b>Long</b> is it.", '"**Long** is it."'),
        ("'It''s <b>long</b> &#39;so&#39;.'", "'It''s **long** ''so''.'"),
        ('"It is <b>long</b> &quot;so&quot; &#92;."', '"It is **long** \\"so\\" \\\\."'),
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish&nbsp;and chips", "Fish and chips"),
        ("It is &lt; 5 here.", "It is < 5 here."),
        ("It rose.<br>It fell.", "It rose. It fell."),
        ("It rose.<br /> It fell.<br>", "It rose. It fell."),
        ("<br>It rose.", "It rose."),
        ("|\n    It rose.<br>It fell.\n", "|\n    It rose.\n    It fell.\n"),
        ("|\n    It rose.<br>\n    It fell.\n", "|\n    It rose.\n    It fell.\n"),
        (">-\n    It rose.<br>\n    <b>It fell.</b>\n", ">-\n    It rose.\n    **It fell.**\n"),
        (">-\n    It rose.\n    <br>It fell.\n", ">-\n    It rose.\n    It fell.\n"),
        ("It is\n    <b>long</b> &amp; wide.", "It is\n    **long** & wide."),
        ("It is <b>long</b> as H<sub>2</sub>O.", "It is **long** as H<sub>2</sub>O."),
        ("It is\n    <b>long</b> as <u>2</u>.", "It is\n    **long** as <u>2</u>."),
    ],
)
def test_it_becomes_markup(before: str, after: str) -> None:
    assert fixed("S804", asked(before)) == f"questions:\n{asked(after)}"


def test_a_line_end_is_like_the_others_of_the_file() -> None:
    before = "- question: |\r\n    It rose.<br>It fell.\r\n  truth: true\r\n"
    after = "- question: |\r\n    It rose.\r\n    It fell.\r\n  truth: true\r\n"
    assert fixed("S804", before) == f"questions:\n{after}"


def test_a_text_within_brackets_is_quoted_where_it_must_be() -> None:
    before = "- {question: Q, right: Fish&#44; chips, wrong: [<b>Rome</b>, Oslo]}\n"
    after = '- {question: Q, right: "Fish, chips", wrong: ["**Rome**", Oslo]}\n'
    assert fixed("S804", before) == f"questions:\n{after}"


@pytest.mark.parametrize(
    "text",
    [
        asked("It is un<b>believ</b>able."),
        asked("It is <b><i>long</i></b>."),
        asked("It is <b>2 ** 3</b>."),
        asked("H<sub>2</sub>O"),
        asked("It is &lt;b&gt;long&lt;/b&gt;."),
        asked("It is &amp;amp; so."),
        asked("<br><br>"),
        # As a plain text over two lines it cannot begin with a star.
        asked("<b>It is\n    long</b> &amp; wide."),
        asked("<b>Long</b>\n    is it."),
        asked('"It is \\x3cb>long</b>."'),
    ],
)
def test_no_fix_that_would_read_otherwise(text: str) -> None:
    (problem,) = (problem for problem in findings(text) if problem.code == "S804")
    assert problem.edits == ()
