"""Scores as they come out by hand, and results as they are kept."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.kinds.true_false import TrueFalse
from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Name
from quizkit.model.grades import Grade, Outcome, partial
from quizkit.model.nodes import Place
from quizkit.model.question import About
from quizkit.model.replies import Picked, Reply, Typed
from quizkit.study.exam_json import from_json, to_json, to_plain
from quizkit.study.exam_result import Part, Result, Scored
from quizkit.study.exam_result import scored as score


def scored(
    number: int, score: float, *tags: str, level: int | None = None, reply: Reply | None = None
) -> Scored:
    name = Name("eu", f"q{number}")
    outcome = partial(score)
    return Scored(
        number, name, "short answer", "What?", reply, outcome, score, right=("so",), tags=tags, level=level
    )


RESULT = Result(
    "European history",
    (
        scored(1, 1.0, "wars", level=2, reply=Picked("x")),
        scored(2, 0.5, "wars", "popes", level=1, reply=Typed("so so")),
        scored(3, 0.0, "popes", level=1),
        scored(4, 1.0, level=None, reply=Typed("so")),
    ),
    pass_share=0.6,
    missing=(Name("eu", "gone"),),
    used_seconds=61,
    seconds=1800,
)


def test_scores_by_hand() -> None:
    assert (RESULT.points, RESULT.of, RESULT.score, RESULT.passed) == (2.5, 4, 0.625, True)
    assert RESULT.tags == (Part("popes", 0.5, 2), Part("wars", 1.5, 2))
    assert RESULT.levels == (Part("level 1", 0.5, 2), Part("level 2", 1.0, 1))
    assert [name.key for name in RESULT.missed] == ["q2", "q3"]


@pytest.mark.parametrize(("share", "passed"), [(None, None), (0.625, True), (0.63, False), (1.0, False)])
def test_passed(share: float | None, passed: bool | None) -> None:
    assert RESULT._replace(pass_share=share).passed is passed


def test_sums_of_thirds_pass_at_their_share() -> None:
    thirds = tuple(scored(number, 1 / 3 if number else 2 / 3) for number in range(5))
    assert Result("x", thirds, pass_share=0.4).passed


def test_nothing_left_to_grade() -> None:
    empty = Result("x", (), pass_share=0.5)
    assert (empty.score, empty.passed, empty.tags) == (0.0, False, ())


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["a", "b"])), min_size=1, max_size=9))
def test_points_of_parts_are_points_of_the_whole(of: list[tuple[float, str]]) -> None:
    result = Result("x", tuple(scored(number, score, tag) for number, (score, tag) in enumerate(of, 1)))
    assert sum(part.points for part in result.tags) == pytest.approx(result.points)
    assert sum(part.of for part in result.tags) == result.of
    shares = [part.share for part in result.tags]
    assert shares == pytest.approx(sorted(shares))


def test_a_result_is_kept_as_json() -> None:
    assert from_json(to_json(RESULT)) == RESULT


def test_the_json_form() -> None:
    values = json.loads(to_json(RESULT))
    assert values == json.loads(json.dumps(to_plain(RESULT)))
    assert list(values) == [
        "version", "title", "points", "of", "score", "pass", "passed", "used_seconds", "seconds", "timed_out",
        "counted", "tags", "levels", "questions", "missing",
    ]  # fmt: skip
    assert values["questions"][0] == {
        "number": 1, "question": "eu:q1", "kind": "short answer", "prompt": "What?",
        "reply": {"picked": "x"}, "outcome": "right", "score": 1.0, "said": [], "right": ["so"], "rule": "",
        "feedback": [], "why": "", "source": "", "tags": ["wars"], "level": 2,
    }  # fmt: skip
    assert [one["outcome"] for one in values["questions"]] == ["right", "partly", "open", "right"]
    assert values["tags"][0] == {"name": "popes", "points": 0.5, "of": 2, "score": 0.25}
    assert values["missing"] == ["eu:gone"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (to_json(RESULT).replace('"version": 1', '"version": 9'), "newer version"),
        ("{}", "cannot be read"),
        (re.sub('"used_seconds": [0-9]+', '"used_seconds": 1e999', to_json(RESULT)), "cannot be read"),
        (to_json(RESULT).replace('"right", "score"', '"great", "score"'), "cannot be read"),
    ],
)
def test_a_result_that_cannot_be_read_is_told(text: str, said: str) -> None:
    with pytest.raises(QuizkitError, match=said):
        from_json(text)


def test_an_outcome_that_was_almost_right_survives() -> None:
    almost = scored(1, 1.0, reply=Typed("s"))._replace(outcome=Outcome.ALMOST, rule="One slip.")
    assert from_json(to_json(Result("x", (almost,)))).questions == (almost,)


ABOUT = About("a", True, "a", Place(1, 1, 1, 9), ("wars",), 3, source="Davies", why="So it was.")
QUESTION = TrueFalse(ABOUT, "It was.", True)
NAME = Name("eu", "a")
LEFT_OPEN = Scored(
    7, NAME, "true or false", "It was.", None, Outcome.WRONG, 0.0,
    right=("True",), why="So it was.", source="Davies", tags=("wars",), level=3,
)  # fmt: skip


def test_a_question_that_was_left_open_has_no_points_and_shows_what_is_right() -> None:
    assert score(7, NAME, QUESTION, None, None) == LEFT_OPEN


@pytest.mark.parametrize("outcome", Outcome)
def test_a_graded_question_tells_its_grade_and_its_rule_where_it_was_nearly_right(outcome: Outcome) -> None:
    grade = Grade(0.5, outcome, ("so",), ("really",), "One slip.", ("Well.",))
    assert score(7, NAME, QUESTION, Picked("true"), grade) == LEFT_OPEN._replace(
        reply=Picked("true"),
        outcome=outcome,
        score=0.5,
        said=("so",),
        right=("really",),
        rule="One slip." if outcome is Outcome.ALMOST else "",
        feedback=("Well.",),
    )


def test_a_grade_that_names_nothing_right_leaves_the_questions_own_answer() -> None:
    grade = Grade(0.0, Outcome.WRONG, (), ())
    assert score(7, NAME, QUESTION, Picked("false"), grade).right == ("True",)
