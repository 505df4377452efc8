"""`quizkit exam` from the beginning to the end, line by line."""

import json

import pytest
from exam_runs import DECK, MINUTE_MS, ORDER, RIGHT, WRONG, answers, events, exam, records
from world import HOUR_MS, World


@pytest.fixture
def deck(world: World) -> str:
    return str(world.deck(DECK))


def test_a_whole_exam(world: World, deck: str) -> None:
    first, *rest = ORDER
    ran = exam(world, deck, WRONG[first], *(RIGHT[key] for key in rest), ":hand-in", "yes", "")
    assert ran.code == 0, ran
    assert "4 questions, 30 min. Pass mark 60%." in ran.out
    assert "1 flashcard is left out" in ran.out
    assert "75%, 3 of 4 points" in ran.out
    assert "Passed: 60% was needed." in ran.out
    before, after = ran.out.split("Exam finished")
    assert not any(word in before for word in ("Right", "Wrong", "Why"))
    assert after.count("Right is:") == 4
    assert "Why: It is first." in after
    (record,) = records(world)
    assert (record["state"], record["score"], record["passed"], record["answered"]) == (
        "handed in",
        0.75,
        True,
        4,
    )


def test_partial_credit_and_scores_by_tag_and_level(world: World, deck: str) -> None:
    given = {**RIGHT, "c": "ay", "d": "one\n", "a": "beta"}
    ran = exam(world, deck, *answers(given), ":hand-in", "yes", "")
    assert "By tag: " in ran.out
    result = world.run("exam", "--show", "1", "--json").json["result"]
    scores = {one["question"]: one["score"] for one in result["questions"]}
    assert scores["ref:a"] == 0
    assert scores["ref:b"] == 1
    assert 0 < scores["ref:c"] < 1
    assert scores["ref:d"] == 0.5
    assert result["points"] == pytest.approx(sum(scores.values()))
    tags = {part["name"]: part["points"] for part in result["tags"]}
    assert tags == {"greek": 1, "latin": pytest.approx(scores["ref:c"] + 0.5)}
    assert [part["name"] for part in result["levels"]] == ["level 1", "level 2"]


def test_an_answer_can_be_changed_and_the_last_one_counts(world: World, deck: str) -> None:
    first = ORDER[0]
    exam(world, deck, WRONG[first], ":back", RIGHT[first], ":hand-in", "yes", "")
    assert [(line["question"], line["score"], line["mode"]) for line in world.answers()] == [
        (first, 0, "exam"),
        (first, 1, "exam"),
    ]
    assert records(world)[0]["points"] == 1


def test_every_answer_names_its_exam(world: World, deck: str) -> None:
    exam(world, deck, *answers(RIGHT))
    (start,) = events(world, "exam_started")
    assert {line["exam"] for line in world.answers()} == {start["id"]}
    assert start["paper"]["questions"] == [f"ref:{key}" for key in ORDER]


def test_going_back_and_forth_and_marks(world: World, deck: str) -> None:
    ran = exam(
        world, deck, ":mark", ":go 3", ":mark", ":mark", ":back", ":review", "1", ":review", ":hand-in", "no"
    )
    assert ran.out.count("Question 3 of 4") == 1
    assert "Marked for the review." in ran.out
    assert "The mark is removed." in ran.out
    assert "Question 1 of 4" in ran.out.split("Review.")[1]
    assert ran.out.count("Marked: 1.") == 4
    assert [(line["question"], line["on"]) for line in events(world, "exam_marked")] == [
        (ORDER[0], True),
        (ORDER[2], True),
        (ORDER[2], False),
    ]
    again = exam(world, deck, options=(), begin=False)
    assert "Question 1 of 4" in again.out
    assert "Marked." in again.out


def test_confirming_names_what_is_open(world: World, deck: str) -> None:
    ran = exam(world, deck, ":next", RIGHT[ORDER[1]], ":hand-in", "yes", "")
    assert "Open: 1, 3, 4.\nHand in?" in ran.out
    assert ran.out.count("- Not answered") == 3
    assert "25%, 1 of 4 points" in ran.out


def test_leaving_and_going_on(world: World, deck: str) -> None:
    first, second, third, fourth = ORDER
    left = exam(world, deck, RIGHT[first], RIGHT[second], ":quit")
    assert "Saved: 2 of 4 answered. quizkit exam ref goes on. The clock runs: 30 min left." in left.out
    assert "Exam finished" not in left.out
    world.now_ms += 10 * MINUTE_MS
    on = exam(world, "ref", RIGHT[third], RIGHT[fourth], ":hand-in", "yes", options=(), begin=False)
    assert "Going on with your exam: 2 of 4 answered, 20 min left." in on.out
    assert "Question 3 of 4" in on.out
    assert "Question 1 of 4" not in on.out
    assert "100%, 4 of 4 points" in on.out


def test_the_order_of_options_is_the_same_when_gone_on_with(world: World, deck: str) -> None:
    place = ORDER.index("c") + 1
    first = exam(world, deck, f":go {place}")
    again = exam(world, deck, f":go {place}", options=(), begin=False)
    shown = [ran.out.split("Which are vowels?")[1].splitlines()[1:5] for ran in (first, again)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("later_ms", [30 * MINUTE_MS, 30 * 24 * HOUR_MS])
def test_an_exam_whose_time_is_up_is_handed_in_and_shown(world: World, deck: str, later_ms: int) -> None:
    first = ORDER[0]
    exam(world, deck, RIGHT[first])
    world.now_ms += later_ms
    assert "time is up" in world.run("exam", "--list").out
    ran = exam(world, deck, "", options=(), begin=False)
    assert "The time is up: the exam is handed in." in ran.out
    assert "25%, 1 of 4 points" in ran.out
    assert "30 min of 30 min" in ran.out
    assert records(world)[0]["state"] == "handed in"
    assert "Question 1 of 4" in exam(world, deck, options=()).out.split("Enter to begin")[1]


def test_a_clock_that_is_set_back_gives_no_time(world: World, deck: str) -> None:
    first, second, *_ = ORDER
    exam(world, deck)
    world.now_ms += 28 * MINUTE_MS
    exam(world, deck, RIGHT[first], options=(), begin=False)
    world.now_ms -= 28 * MINUTE_MS
    ran = exam(world, deck, RIGHT[second], options=(), begin=False)
    assert "1 of 4 answered, 2 min left." in ran.out
    world.now_ms -= HOUR_MS
    assert "2 of 4 answered, 2 min left." in exam(world, deck, options=(), begin=False).out


def test_restarting_gives_no_time(world: World, deck: str) -> None:
    exam(world, deck, RIGHT[ORDER[0]])
    told = []
    for _ in range(3):
        world.now_ms += 9 * MINUTE_MS
        told.append(exam(world, deck, options=(), begin=False).out.partition(" left.")[0][-6:])
    assert told == ["21 min", "12 min", " 3 min"]


def test_an_answer_that_comes_too_late_does_not_count(world: World, deck: str) -> None:
    first, second, *_ = ORDER
    exam(world, deck, RIGHT[first])
    ran = exam(world, deck, options=(), begin=False)
    assert "30 min left" in ran.out
    world.ms_a_look = 5 * MINUTE_MS
    ran = exam(world, deck, RIGHT[second], "", options=(), begin=False)
    assert "came after the end and does not count" in ran.out
    assert "25%, 1 of 4 points" in ran.out
    assert len(world.answers()) == 1


def test_extra_time_is_added(world: World, deck: str) -> None:
    ran = exam(world, deck, RIGHT[ORDER[0]], options=("--extra-time", "50%", "--seed", "1"))
    assert "4 questions, 45 min (with 50% extra time)." in ran.out
    world.now_ms += 44 * MINUTE_MS
    assert "1 min left." in exam(world, deck, options=(), begin=False).out
    assert records(world)[0]["seconds"] == 45 * 60


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--minutes", "60"), "--minutes"),
        (("--extra-time", "25%"), "--extra-time"),
        (("--questions", "2", "--seed", "3"), "--questions and --seed"),
        (("--tag", "greek"), "--tag"),
    ],
)
def test_a_paper_that_has_begun_stands(world: World, deck: str, options: tuple[str, ...], named: str) -> None:
    exam(world, deck)
    ran = exam(world, deck, options=options, begin=False)
    assert ran.code == 2
    assert f"its paper stands: {named} cannot be given now." in ran.err
    assert "`quizkit exam ref` goes on with it." in ran.err


def test_nothing_is_begun_before_it_is_confirmed(world: World, deck: str) -> None:
    ran = exam(world, deck, ":quit", begin=False)
    assert ran.code == 0
    assert records(world) == []


def test_options_overrule_the_head(world: World, deck: str) -> None:
    ran = exam(world, deck, options=("--questions", "1", "--minutes", "1.5", "--tag", "latin"))
    assert "1 question, 1 min 30 s." in ran.out
    assert events(world, "exam_started")[0]["paper"]["tags"] == ["latin"]
    assert "Question 1 of 1" in ran.out


def test_more_than_there_are_is_said(world: World, deck: str) -> None:
    assert (
        "9 questions were wanted; 4 can be asked in one exam."
        in exam(world, deck, options=("--questions", "9")).out
    )


def test_the_same_seed_draws_the_same_paper(world: World, deck: str) -> None:
    for seed in ("1", "1", "2", "3", "4"):
        exam(world, deck, ":hand-in", "yes", "", options=("--seed", seed, "--questions", "3"))
    papers = [line["paper"]["questions"] for line in events(world, "exam_started")]
    assert papers[0] == papers[1]
    assert len({tuple(paper) for paper in papers}) > 1


def test_the_blueprint_is_kept(world: World) -> None:
    questions = "".join(
        f"  - {{id: w{n}, question: War {n}?, answer: w{n}x, tags: [wars]}}\n" for n in range(20)
    )
    questions += "".join(
        f"  - {{id: o{n}, question: Other {n}?, answer: o{n}x, level: 2}}\n" for n in range(20)
    )
    deck = world.deck(
        f"title: B\nid: b\nexam: {{questions: 10}}\nblueprint: {{wars: 30%}}\nquestions:\n{questions}"
    )
    exam(world, str(deck))
    (start,) = events(world, "exam_started")
    assert sum(name.startswith("b:w") for name in start["paper"]["questions"]) == 3
    assert start["paper"]["shares"] == {"wars": 0.3}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--json",), "--json goes with --list or --show."),
        ((), "Which deck?"),
        (("--extra-time", "lots"), "should be from 0% to 1000%"),
        (("--fail-under", "101%"), "should be from 0% to 100%"),
        (("--show", "1", "--list"), "does not go with"),
        (("--show", "7"), "There is no exam 7."),
        (("sahel-roots", "--minutes", "0"), "--minutes"),
        (("sahel-roots", "--minutes", "0.01"), "should be from 1 to 1440"),
        (("sahel-roots", "--minutes", "1441"), "should be from 1 to 1440"),
        (("sahel-roots", "--minutes", "nan"), "should be from 1 to 1440"),
    ],
)
def test_wrong_usage(world: World, arguments: tuple[str, ...], said: str) -> None:
    ran = world.run("exam", *arguments)
    assert ran.code == 2, ran
    assert said in ran.err


def test_extra_time_needs_a_limit(world: World) -> None:
    deck = world.deck("title: T\nquestions:\n  - {question: One?, answer: one}\n")
    ran = exam(world, str(deck), options=("--extra-time", "25%"))
    assert ran.code == 2
    assert "no time limit to extend" in ran.err
    assert "1 question, no time limit." in exam(world, str(deck), options=()).out


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("title: T\nterms: {one: two, three: four}\n", (), "are flashcards, which the program cannot grade"),
        ("title: T\nquestions:\n  - {question: One?, answer: one}\n", ("--tag", "x"), "with the tag x"),
    ],
)
def test_nothing_to_ask(world: World, text: str, options: tuple[str, ...], said: str) -> None:
    ran = exam(world, str(world.deck(text)), options=options)
    assert ran.code == 1
    assert said in ran.err


def test_an_exam_is_on_one_deck(world: World, deck: str) -> None:
    world.deck("title: T\nquestions:\n  - {question: One?, answer: one}\n", "more/one.yaml")
    world.deck("title: T\nquestions:\n  - {question: Two?, answer: two}\n", "more/two.yaml")
    ran = exam(world, str(world.folder / "more"))
    assert ran.code == 2
    assert "An exam is on one deck" in ran.err


def test_json_of_the_list(world: World, deck: str) -> None:
    exam(world, deck, RIGHT[ORDER[0]])
    (record,) = records(world)
    assert list(record) == [
        "number", "id", "deck", "started", "state", "handed_in", "score", "points", "of", "pass", "passed",
        "used_seconds", "questions", "answered", "seconds",
    ]  # fmt: skip
    assert (record["state"], record["handed_in"], record["score"]) == ("open", None, None)
    assert (record["questions"], record["answered"], record["seconds"], record["pass"]) == (4, 1, 1800, 0.6)
    assert json.loads(world.run("exam", "other", "--list", "--json").out) == []


def test_an_open_exam_shows_nothing(world: World, deck: str) -> None:
    exam(world, deck, RIGHT[ORDER[0]])
    ran = world.run("exam", "--show", "1")
    assert ran.code == 1
    assert "Nothing is said of exam 1 yet" in ran.err
    assert "alpha" not in ran.out + ran.err
