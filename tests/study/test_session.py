import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.facts import PRACTICE, STUDY, Name
from quizkit.model.grades import Grade, Outcome
from quizkit.model.replies import Typed
from quizkit.study.session import Effort, Session

RIGHT = Grade(1.0, Outcome.RIGHT, (), ())
WRONG = Grade(0.0, Outcome.WRONG, (), ())
EFFORT = Effort(1200, 0)


def names(*keys: str) -> tuple[Name, ...]:
    return tuple(Name("deck", key) for key in keys)


def waiting(session: Session) -> str:
    return "".join(name.key for name in session.waiting)


def answer(session: Session, grade: Grade) -> Session:
    return session.answer(Typed("x"), grade, EFFORT)[0]


def test_a_right_answer_leaves_the_queue_and_is_a_fact() -> None:
    session, fact = Session.start(names(*"abc")).answer(Typed("x"), RIGHT, Effort(1200, 1))
    assert waiting(session) == "bc"
    assert fact.name == Name("deck", "a")
    assert (fact.mode, fact.reply, fact.score, fact.rating) == (STUDY, '{"typed":"x"}', 1.0, 2)
    assert (fact.took_ms, fact.hints, fact.due_day) == (1200, 1, None)


@pytest.mark.parametrize(
    ("queue", "after"), [("abcdef", "bcdaef"), ("abcd", "bcda"), ("abc", "bca"), ("ab", "ba"), ("a", "a")]
)
def test_a_wrong_one_comes_back_after_three_others_or_at_the_end(queue: str, after: str) -> None:
    assert waiting(answer(Session.start(names(*queue)), WRONG)) == after


def test_a_wrong_one_comes_back_until_it_is_right_once() -> None:
    session = Session.start(names("a"))
    for _ in range(3):
        session = answer(session, WRONG)
        assert session.current == Name("deck", "a")
    session = answer(session, RIGHT)
    assert session.current is None
    assert session.missed() == names("a")
    assert session.first_outcomes() == {Name("deck", "a"): Outcome.WRONG}


def test_a_skipped_one_comes_back_once() -> None:
    session = Session.start(names(*"ab")).skip()
    assert waiting(session) == "ba"
    session = answer(session, RIGHT)
    assert session.skipped() == names("a")
    session = session.skip()
    assert session.current is None
    assert session.skipped() == names("a")
    assert session.missed() == ()


def test_a_skipped_one_that_is_answered_later_is_not_skipped() -> None:
    session = answer(Session.start(names("a")).skip(), RIGHT)
    assert session.skipped() == ()
    assert session.first_outcomes() == {Name("deck", "a"): Outcome.RIGHT}


def test_undo_at_the_start_does_nothing() -> None:
    assert Session.start(names("a")).undo() is None


def test_undo_names_the_answer_to_take_back() -> None:
    session = answer(Session.start(names(*"ab")), WRONG).written("e1")
    undone = session.undo()
    assert undone is not None
    assert undone[1].event == "e1"
    assert undone[1].name == Name("deck", "a")


@given(st.lists(st.sampled_from(["right", "wrong", "skip"]), max_size=30))
def test_undo_is_an_inverse(turns: list[str]) -> None:
    session = start = Session.start(names(*"abcde"))
    states = [session]
    for turn in turns:
        if session.current is None:
            break
        session = session.skip() if turn == "skip" else answer(session, RIGHT if turn == "right" else WRONG)
        states.append(session)
    for state in reversed(states[:-1]):
        undone = session.undo()
        assert undone is not None
        session = undone[0]
        assert session == state
    assert session == start


@given(st.lists(st.sampled_from(["right", "wrong", "skip"]), max_size=60))
def test_nothing_is_lost(turns: list[str]) -> None:
    session = Session.start(names(*"abcdefg"))
    for turn in turns:
        if session.current is None:
            break
        session = session.skip() if turn == "skip" else answer(session, RIGHT if turn == "right" else WRONG)
        settled = {t.name for t in session.turns if t.outcome is Outcome.RIGHT}
        skips = [t.name for t in session.turns if t.outcome is None]
        put_off = {name for name in skips if skips.count(name) == 2}
        assert set(session.waiting) | settled | put_off == set(names(*"abcdefg"))
        assert len(set(session.waiting)) == len(session.waiting)
        assert len(session.waiting) <= session.total


def test_an_override_settles_the_question() -> None:
    session = answer(Session.start(names(*"abcdef")), WRONG).written("e1").override("e1")
    assert waiting(session) == "bcdef"
    assert session.missed() == ()


def test_an_override_is_of_its_answer_whatever_came_after() -> None:
    skipped = answer(Session.start(names(*"abcdef")), WRONG).written("e1").skip()
    session = skipped.override("e1")
    assert waiting(session) == "cdefb"
    assert session.skipped() == names("b")
    undone = session.undo()
    assert undone is not None
    assert waiting(undone[0]) == "bcdef"
    assert undone[0].missed() == ()


def test_an_override_of_what_was_taken_back_changes_nothing() -> None:
    start = Session.start(names(*"ab"))
    assert start.override("e1") == start


def test_a_question_that_is_gone_is_dropped() -> None:
    session = Session.start(names(*"abc")).drop(Name("deck", "b"))
    assert (waiting(session), session.total) == ("ac", 2)
    assert session.drop(Name("deck", "z")) == session


def test_a_renamed_question_is_renamed_everywhere() -> None:
    session = answer(answer(Session.start(names(*"abc")), WRONG), RIGHT)
    renamed = session.rename(Name("deck", "a"), Name("deck", "x"))
    assert waiting(renamed) == "cx"
    assert renamed.missed() == names("x")
    undone = renamed.undo()
    assert undone is not None
    assert waiting(undone[0]) == "bcx"


def test_practice_is_told_in_the_fact() -> None:
    _, fact = Session.start(names("a"), PRACTICE).answer(Typed("x"), RIGHT, EFFORT)
    assert fact.mode == PRACTICE
