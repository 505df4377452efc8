"""D712, D713 and D715: what names a deck and its questions for good."""

import pytest
from check_samples import findings, fires, fixed, silent

from quizkit.checks.edits import apply


def deck(*questions: str, head: str = "title: T") -> str:
    return f"{head}\nquestions:\n" + "".join(f"  - {{{question}}}\n" for question in questions)


DANUBE = "question: Where does the Danube rise?, answer: Black Forest"
RHINE = "question: Where does the Rhine rise?, answer: Alps"
TAGUS = "question: Is the Tagus in Spain?, truth: true"


def test_questions_without_an_id_are_told_once() -> None:
    text = deck(DANUBE, f"id: rhine, {RHINE}", TAGUS).replace("questions:", "«questions»:")
    problem = fires("D712", text + "terms: {Elbe: a river}\n")
    assert problem.message == "2 of 3 questions have no `id`, the first on line 3"
    assert (
        "1 of 1 questions has no `id`"
        in fires("D712", deck(DANUBE).replace("questions", "«questions»")).message
    )
    silent("D712", deck(f"id: danube, {DANUBE}") + "terms: {Elbe: a river}\n")
    silent("D712", "terms: {Elbe: a river}\n")


def test_the_fix_writes_ids() -> None:
    text = deck(DANUBE, f"id: danube-rise, {RHINE}", TAGUS) + "# end\n"
    expected = text.replace(DANUBE, f"id: danube-rise-2, {DANUBE}").replace(
        TAGUS, f"id: tagus-spain, {TAGUS}"
    )
    assert fixed("D712", text) == expected


def test_another_id() -> None:
    problem = fires(
        "D713",
        deck(f"id: «danube-2», {DANUBE}", f"id: rhine, {RHINE}"),
        before=deck(f"id: rhine, {RHINE}", f"id: danube, {DANUBE}"),
    )
    assert problem.message == "the id of this question was `danube` in the last commit, and is `danube-2` now"
    assert problem.help.startswith("write `id: danube` again")


def test_an_id_that_is_gone() -> None:
    problem = fires(
        "D713",
        deck(DANUBE.replace("Where does the Danube rise?", "«Where does the Danube rise?»")),
        before=deck(f"id: danube, {DANUBE}"),
    )
    assert problem.message.endswith("in the last commit, and is gone")


def test_an_id_that_moved_to_another_question() -> None:
    fires(
        "D713",
        deck(f"id: danube, {RHINE}", f"id: «danube-2», {DANUBE}"),
        before=deck(f"id: danube, {DANUBE}"),
    )


def test_an_id_that_changed_together_with_the_prompt() -> None:
    edited = DANUBE.replace("Where does", "So where does")
    fires("D713", deck(f"id: «danube-2», {edited}"), before=deck(f"id: danube, {DANUBE}"))
    fires(
        "D713",
        deck(f"id: «danube-2», {edited}", f"id: b, {edited}"),
        before=deck(f"id: danube, {DANUBE}", f"id: b, {edited}"),
    )


def test_the_prompt_of_a_cloze_or_a_card() -> None:
    fires(
        "D713",
        deck("cloze: '«The {{Elbe}} is long»'".replace("'«", "«'").replace("»'", "'»")),
        before=deck("id: elbe, cloze: 'The {{Elbe}} is long'"),
    )
    fires("D713", deck("front: «Elbe», back: a river"), before=deck("id: elbe, front: Elbe, back: a river"))


def test_the_deck_itself() -> None:
    before = deck(f"id: danube, {DANUBE}", head="id: rivers")
    after = deck(f"id: danube, {DANUBE}", head="id: «streams»")
    assert "the id of this deck was `rivers`" in fires("D713", after, before=before).message
    fires("D713", deck(f"id: danube, {DANUBE}").replace("questions", "«questions»"), before=before)
    silent("D713", after.replace("«", "").replace("»", ""), before=deck(f"id: danube, {DANUBE}"))


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ((f"id: danube, {DANUBE}",), (DANUBE,)),
        ((DANUBE,), (DANUBE,)),
        ((f"id: danube, {DANUBE.replace('Where does', 'So where does')}",), (f"id: danube, {DANUBE}",)),
        ((f"id: danube, {TAGUS}",), (f"id: danube, {DANUBE}",)),
        ((f"id: rhine, {RHINE}",), (f"id: danube, {DANUBE}",)),
        (
            (f"id: rhine, {DANUBE.replace('Danube', 'great and mighty Mississippi')}",),
            (f"id: danube, {DANUBE}",),
        ),
        ((f"id: a, {DANUBE}", f"id: b, {DANUBE}"), (f"id: b, {DANUBE}", f"id: a, {DANUBE}")),
        ((f"id: a, {DANUBE}", f"id: c, {RHINE}"), (f"id: a, {DANUBE}",)),
    ],
)
def test_ids_that_stay(after: tuple[str, ...], before: tuple[str, ...]) -> None:
    silent("D713", deck(*after), before=deck(*before))


def test_without_a_commit_nothing_is_compared() -> None:
    silent("D713", deck(f"id: danube, {DANUBE}", head="id: rivers\nversion: 1"))
    silent("D715", deck(f"id: danube, {DANUBE}", head="id: rivers\nversion: 1"))


V1 = deck(f"id: danube, {DANUBE}", head="version: «1.0»  # first")


@pytest.mark.parametrize(
    "after",
    [
        V1.replace("Where does", "So where does"),
        V1.replace("Black Forest", "a forest"),
        V1 + f"  - {{{RHINE}}}\n",
        V1.replace("Forest}", "Forest, hint: In Baden}"),
    ],
)
def test_a_version_that_should_have_changed(after: str) -> None:
    before = V1.replace("«", "").replace("»", "")
    problem = fires("D715", after, before=before)
    assert problem.message == "the questions have changed since the last commit, and `version` is still 1.0"
    plain = after.replace("«", "").replace("»", "")
    silent("D715", plain.replace("1.0", "1.1"), before=before)
    silent("D715", plain.replace("version: 1.0", "title: T"), before=before)
    silent("D715", plain, before=before.replace("version: 1.0", "title: T"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: danube, ", ""),
        ("Forest}", "Forest, level: 2, tags: [rivers]}"),
        ("# first", "# the first"),
        ("{id", "{  id"),
    ],
)
def test_what_learners_do_not_read_needs_no_version(old: str, new: str) -> None:
    before = V1.replace("«", "").replace("»", "")
    silent("D715", before.replace(old, new), before=before)


def test_an_id_that_is_gone_is_written_again() -> None:
    now = deck(f"id: rhine, {RHINE}", DANUBE, TAGUS)
    found = findings(now, before=deck(f"id: old-name, {DANUBE}", f"id: rhine, {RHINE}"))
    (missing,) = [problem for problem in found if problem.code == "D712"]
    after = now.replace(DANUBE, f"id: old-name, {DANUBE}").replace(TAGUS, f"id: tagus-spain, {TAGUS}")
    assert apply(now, missing.edits) == after


def test_an_id_that_another_question_has_by_now_is_not_written_again() -> None:
    now = deck(f"id: danube, {RHINE}", DANUBE)
    found = findings(now, before=deck(f"id: danube, {DANUBE}"))
    (missing,) = [problem for problem in found if problem.code == "D712"]
    assert apply(now, missing.edits) == now.replace(DANUBE, f"id: danube-rise, {DANUBE}")
