"""Exams in a full terminal, drawn on a screen: reviewed files at 80 and at 40 columns."""

from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

import pytest
from exam_samples import ALL_ANSWERED, INTRO, NO_LIMIT, PERFECT, RESULT, STANDING, TIME, asking
from golden import frames
from prompt_screens import Keyboard, keyboard_and_screen
from terminal_samples import ASCII_STYLE, FORMS, UNICODE_STYLE, look, no_objection

from quizkit.model.replies import GaveUp, Listed, Picked, Reply, Ticked, Typed
from quizkit.terminal import exam_lines
from quizkit.terminal.exam_ask import ExamAsker
from quizkit.terminal.exam_front import GoTo, Time
from quizkit.terminal.exam_full import FullExam
from quizkit.terminal.front import Command
from quizkit.terminal.layout import plain
from quizkit.terminal.out import Out
from quizkit.terminal.style import Style

Check = Callable[[str, str], None]


class _Watched(ExamAsker):
    def __init__(self, style: Style, time: Time, keys: Keyboard) -> None:
        super().__init__(style, time)
        self._keys = keys

    def _run(self, screen: Any) -> Any:
        self._keys.watch(screen._app)
        return super()._run(screen)


def front(keys: Keyboard, columns: int = 80, time: Time = TIME) -> FullExam:
    """A front whose prompts are worked by the keyboard."""
    assert keys.paper is not None
    style = UNICODE_STYLE._replace(columns=columns)
    made = FullExam(Out(keys.paper, StringIO(), style), StringIO(), time)
    made.__dict__["_asker"] = _Watched(style, time, keys)
    return made


@pytest.mark.parametrize("columns", [80, 40])
def test_an_exam_from_the_beginning_to_the_end(golden: Check, columns: int) -> None:
    with keyboard_and_screen(columns, rows=30) as keys:
        assert keys.paper is not None
        exam = front(keys, columns)
        keys.press("@begin", "enter")
        assert exam.begin(INTRO)
        keys.press("@choice", "m")
        assert exam.ask(asking("pick"), no_objection) is Command.MARK
        exam.note("Marked for the review.")
        keys.press("@marked", "down", "enter")
        assert isinstance(exam.ask(asking("pick")._replace(flagged=True), no_objection), Picked)
        keys.press(*"41", "@typing", "esc", "@menu", "n")
        assert exam.ask(asking("line"), no_objection) is Command.NEXT
        keys.press("@pairing", "pagedown")
        assert exam.ask(asking("pair"), no_objection) is Command.NEXT
        keys.press("@review", "h")
        assert exam.review(STANDING) is Command.HAND_IN
        keys.press("@confirm", "n")
        assert exam.confirm(STANDING) is Command.REVIEW
        golden(f"exam-{columns}", frames(keys.frames))
        assert all(len(line) <= columns for line in keys.paper.text.split("\n"))


@pytest.mark.parametrize(
    ("name", "style", "width"),
    [("80", UNICODE_STYLE, 80), ("40", UNICODE_STYLE, 40), ("ascii", ASCII_STYLE, 80)],
)
def test_report(golden: Check, name: str, style: Style, width: int) -> None:
    room = look(style, width)
    shown = {
        title: "\n".join(map(plain, exam_lines.report(view, room)))
        for title, view in (("a result", RESULT), ("a perfect one", PERFECT))
    }
    golden(f"exam-report-{name}", frames(shown))
    assert all(len(line) <= width for text in shown.values() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("form", "keys", "got"),
    [
        ("pick", ["n"], Command.NEXT),
        ("pick", ["p"], Command.BACK),
        ("pick", ["r"], Command.REVIEW),
        ("pick", ["d"], GaveUp()),
        ("pick", ["q"], Command.QUIT),
        ("pick", ["c-d"], Command.QUIT),
        ("pick", ["pageup"], Command.BACK),
        ("tick", ["1", "n"], Command.NEXT),
        ("arrange", ["j", "p"], Command.BACK),
        ("pair", ["a", "pagedown"], Command.NEXT),
        ("pair", ["esc", "r"], Command.REVIEW),
        ("line", ["n", "pagedown"], Command.NEXT),
        ("line", [*"npm", "enter"], Typed("npm")),
        ("lines", ["x", "enter", "pageup"], Command.BACK),
        ("gaps", ["esc", "m"], Command.MARK),
    ],
)
def test_keys(form: str, keys: list[str], got: object) -> None:
    with keyboard_and_screen(80) as pressed:
        assert front(pressed.press(*keys)).ask(asking(form), no_objection) == got
        assert pressed.left == []


REPLIES: dict[str, Sequence[str]] = {
    "pick": ["2"],
    "tick": ["1", "3", "enter"],
    "arrange": ["J", "enter"],
    "pair": ["b", "a", "c", "enter"],
    "line": [*"41 m", "enter"],
    "lines": ["x", "enter", "y", "enter", "enter"],
    "gaps": ["x", "enter", "y", "enter"],
}


@pytest.mark.parametrize("form", list(REPLIES))
def test_an_answer_can_be_taken_up_again(form: str) -> None:
    with keyboard_and_screen(80) as keys:
        exam = front(keys)
        keys.press(*REPLIES[form])
        reply = exam.ask(asking(form), no_objection)
        assert not isinstance(reply, Command | GoTo)
        keys.press(*["enter"] * (2 if form == "gaps" else 1))
        assert exam.ask(asking(form, reply), no_objection) == reply
        assert keys.left == []


def test_what_was_begun_is_kept_while_another_question_is_looked_at() -> None:
    with keyboard_and_screen(80) as keys:
        exam = front(keys)
        keys.press(*"41", "pagedown")
        assert exam.ask(asking("line"), no_objection) is Command.NEXT
        keys.press("p")
        assert exam.ask(asking("tick"), no_objection) is Command.BACK
        keys.press(*" m", "enter")
        assert exam.ask(asking("line"), no_objection) == Typed("41 m")


@pytest.mark.parametrize(
    ("form", "reply"), [("pick", Picked("GONE")), ("tick", Ticked(("GONE",))), ("line", Listed(("x",)))]
)
def test_an_answer_from_before_an_edit_does_no_harm(form: str, reply: Reply) -> None:
    with keyboard_and_screen(80) as keys:
        assert keys.paper is not None
        keys.press("pagedown")
        assert front(keys).ask(asking(form, reply), no_objection) is Command.NEXT
        assert "answered before it was edited" in keys.paper.text


@pytest.mark.parametrize("form", [form for form in FORMS if form != "card"])
def test_i_do_not_know_stays_on_the_screen(form: str) -> None:
    with keyboard_and_screen(80) as keys:
        keys.press("esc", "d")
        assert front(keys).ask(asking(form), no_objection) == GaveUp()


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        (["enter"], GoTo(2)),
        (["down", "down", "enter"], GoTo(4)),
        (["up", "enter"], GoTo(1)),
        (["h"], Command.HAND_IN),
        (["p"], Command.BACK),
        (["esc"], Command.BACK),
        (["q"], Command.QUIT),
    ],
)
def test_review(keys: list[str], got: object) -> None:
    with keyboard_and_screen(80) as pressed:
        assert front(pressed.press(*keys)).review(STANDING) == got


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        (["enter", "y"], Command.HAND_IN),
        (["n"], Command.REVIEW),
        (["esc"], Command.REVIEW),
        (["q"], Command.QUIT),
    ],
)
def test_confirming_takes_a_key_of_its_own(keys: list[str], got: Command) -> None:
    with keyboard_and_screen(80) as pressed:
        assert front(pressed.press(*keys)).confirm(ALL_ANSWERED) is got


@pytest.mark.parametrize(("keys", "began"), [(["enter"], True), (["q"], False), (["c-d"], False)])
def test_beginning(keys: list[str], began: bool) -> None:
    with keyboard_and_screen(80) as pressed:
        assert front(pressed.press(*keys), time=NO_LIMIT).begin(INTRO) is began


@pytest.mark.parametrize(
    ("keys", "got"), [(["enter"], Command.NEXT), (["m"], Command.PRACTISE), (["q"], Command.NEXT)]
)
def test_practice_is_offered_when_something_was_missed(keys: list[str], got: Command) -> None:
    with keyboard_and_screen(80) as pressed:
        assert front(pressed.press(*keys)).report(RESULT) is got
        assert front(pressed).report(PERFECT) is Command.NEXT


@pytest.mark.parametrize("form", ["pick", "line", "pair"])
def test_the_end_of_the_time_ends_a_question(form: str) -> None:
    left = iter([2000, *[1000] * 3])
    time = Time(60_000, lambda: next(left, 0))
    with keyboard_and_screen(80) as keys:
        asker = ExamAsker(UNICODE_STYLE, time)
        exam = front(keys, time=time)
        exam.__dict__["_asker"] = asker
        assert exam.ask(asking(form), no_objection) is Command.TIME_UP


class _Hung(ExamAsker):
    def _tick(self, screen: Any) -> None:
        raise SystemExit(129)  # as the handler of SIGHUP does, wherever it comes


def test_a_signal_in_the_midst_of_the_clock_tells_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with keyboard_and_screen(80) as keys:
        exam = front(keys)
        exam.__dict__["_asker"] = _Hung(UNICODE_STYLE, TIME)
        with pytest.raises(SystemExit):
            exam.ask(asking("pick"), no_objection)
        assert keys.paper is not None
        assert "Exception" not in keys.paper.text
    assert capfd.readouterr() == ("", "")
