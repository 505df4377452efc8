"""Exams line by line: commands, marks of time, the report."""

from collections.abc import Callable
from io import StringIO

import pytest
from exam_samples import ALL_ANSWERED, INTRO, NO_LIMIT, PERFECT, RESULT, STANDING, TIME, asking
from terminal_samples import FORMS, LINEAR_STYLE, no_objection, written

from quizkit.model.replies import (
    Arranged,
    Filled,
    GaveUp,
    Listed,
    Paired,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
)
from quizkit.study.exam_clock import MINUTE_MS
from quizkit.terminal import exam_words
from quizkit.terminal.exam_front import GoTo, Time
from quizkit.terminal.exam_linear import LinearExam
from quizkit.terminal.exam_protocol import show_protocol
from quizkit.terminal.front import Command
from quizkit.terminal.out import Out

Check = Callable[[str, str], None]
ASKED = [form for form in FORMS if form != "card"]


class Told:
    """A front that reads given lines, and what it has written."""

    def __init__(self, *lines: str, time: Time = TIME) -> None:
        self._stdout = StringIO()
        self._stdin = StringIO("".join(f"{line}\n" for line in lines))
        self.front = LinearExam(Out(self._stdout, StringIO(), LINEAR_STYLE), self._stdin, time)

    @property
    def text(self) -> str:
        assert "\x1b" not in self._stdout.getvalue()
        return self._stdout.getvalue()

    @property
    def left(self) -> str:
        return self._stdin.read()


def running(*minutes_left: float, allowed: int = 60) -> Time:
    """A clock that shows these times, one at each look, and the last one from then on."""
    times = iter(minutes_left)
    last = minutes_left[-1]
    return Time(allowed * MINUTE_MS, lambda: round(next(times, last) * MINUTE_MS))


@pytest.mark.parametrize("form", ASKED)
@pytest.mark.parametrize(
    ("line", "got"),
    [
        (":next", Command.NEXT),
        (":back", Command.BACK),
        (":mark", Command.MARK),
        (":review", Command.REVIEW),
        (":hand-in", Command.HAND_IN),
        (":h", Command.HAND_IN),
        (":dontknow", GaveUp()),
        (":quit", Command.QUIT),
        (":go 7", GoTo(7)),
        (":g 12", GoTo(12)),
    ],
)
def test_commands(form: str, line: str, got: object) -> None:
    assert Told(line).front.ask(asking(form), no_objection) == got


@pytest.mark.parametrize("line", [":go 13", ":go", ":go seven", ":hint", ":next 3", ":go 0", ":time"])
def test_what_cannot_be_done_asks_again(line: str) -> None:
    told = Told(line, "2")
    assert isinstance(told.front.ask(asking("pick"), no_objection), Picked)
    assert told.left == ""


def test_wrong_commands_list_those_there_are() -> None:
    told = Told(":go")
    told.front.ask(asking("pick"), no_objection)
    names = "Commands here: :next :back :go N :mark :review :hand-in :time :dontknow :quit"
    assert names in told.text.splitlines()


def test_the_end_of_input_leaves() -> None:
    assert Told().front.ask(asking("pick"), no_objection) is Command.QUIT
    assert Told().front.review(STANDING) is Command.QUIT
    assert Told().front.confirm(STANDING) is Command.QUIT
    assert not Told(time=NO_LIMIT).front.begin(INTRO)
    assert Told().front.report(RESULT) is Command.NEXT


def test_a_question_is_told_once_and_again_when_it_is_gone_back_to() -> None:
    told = Told(":mark", ":next", "41")
    view = asking("line", Typed("40"))
    assert told.front.ask(view, no_objection) is Command.MARK
    assert told.front.ask(view, no_objection) is Command.NEXT
    assert told.text.count(view.prompt) == 1
    assert told.front.ask(view._replace(flagged=True), no_objection) == Typed("41")
    assert told.text.count(view.prompt) == 2
    assert "Question 4 of 12, number. Marked." in told.text
    assert told.text.count("You answered: 40") == 2


def test_what_was_begun_is_kept() -> None:
    told = Told("one", ":next", "2", "two", "")
    assert told.front.ask(asking("lines"), no_objection) is Command.NEXT
    assert isinstance(told.front.ask(asking("pick"), no_objection), Picked)
    assert told.front.ask(asking("lines"), no_objection) == Listed(("one", "two"))


def test_an_objection_is_told() -> None:
    told = Told("", "41")
    said = told.front.ask(asking("line"), lambda reply: "Type a number." if reply == Typed("") else "")
    assert said == Typed("41")
    assert "Type a number." in told.text


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ((40, 29.5), 1),
        ((40, 35), 0),
        ((31, 14), 1),
        ((29, 16), 0),
        ((6, 4.9), 1),
        ((2, 0.9), 1),
        ((29, 28), 0),  # where the exam is gone on with, earlier marks are not told again
    ],
)
def test_marks_of_time_are_told_between_lines(times: tuple[float, ...], said: int) -> None:
    told = Told("x", "y", "", time=running(*times))
    told.front.ask(asking("lines"), no_objection)
    assert told.text.count("Time left: ") == said


def test_when_the_time_is_up_nothing_is_asked_any_more() -> None:
    told = Told("one", "two", "", time=running(3, 0))
    assert told.front.ask(asking("lines"), no_objection) is Command.TIME_UP
    assert told.front.review(STANDING) is Command.TIME_UP
    assert told.front.confirm(STANDING) is Command.TIME_UP
    assert told.front.report(RESULT) is Command.NEXT


def test_time_is_told_when_asked_for() -> None:
    told = Told(":time", "2")
    told.front.ask(asking("pick"), no_objection)
    assert "Time left: 14 min 34 s." in told.text
    told = Told(":time", "2", time=NO_LIMIT)
    told.front.ask(asking("pick"), no_objection)
    assert "There is no time limit." in told.text


@pytest.mark.parametrize(
    ("lines", "got"),
    [
        (["7"], GoTo(7)),
        (["99", "x", ":go 99", ":go 3"], GoTo(3)),
        ([":back"], Command.BACK),
        ([":hand-in"], Command.HAND_IN),
        ([":time", ":quit"], Command.QUIT),
    ],
)
def test_review(lines: list[str], got: object) -> None:
    told = Told(*lines)
    assert told.front.review(STANDING) == got
    assert told.left == ""


@pytest.mark.parametrize(
    ("lines", "got"),
    [
        (["yes"], Command.HAND_IN),
        (["", "maybe", "Y"], Command.HAND_IN),
        (["no"], Command.REVIEW),
        ([":time", ":q"], Command.QUIT),
    ],
)
def test_confirm(lines: list[str], got: Command) -> None:
    told = Told(*lines)
    assert told.front.confirm(STANDING) is got
    assert "Open: 2, 8-10. Marked: 1, 8." in told.text
    assert "All 2 answered." in (one := Told("n"), one.front.confirm(ALL_ANSWERED))[0].text


@pytest.mark.parametrize(
    ("lines", "got"), [([""], Command.NEXT), ([":p"], Command.PRACTISE), ([":quit"], Command.NEXT)]
)
def test_practice_is_offered(lines: list[str], got: Command) -> None:
    assert Told(*lines).front.report(RESULT) is got


def test_an_exam_line_by_line(golden: Check) -> None:
    told = Told("", "2", ":review", "2", "no", "")
    assert told.front.begin(INTRO)
    told.front.ask(asking("pick"), no_objection)
    told.front.ask(asking("pair", Paired((("CALVIN", "GENEVA"),))), no_objection)
    told.front.review(STANDING)
    told.front.confirm(STANDING)
    told.front.report(RESULT)
    told.front.report(PERFECT)
    golden("exam-linear", told.text)


def test_the_protocol_alone_is_the_report_without_a_question() -> None:
    told, shown = Told(""), written(LINEAR_STYLE)
    told.front.report(RESULT)
    show_protocol(shown.out, RESULT, linear=True)
    assert told.text == shown.stdout.getvalue() + "Enter when done, :practise for the 3 missed: \n"


@pytest.mark.parametrize(
    ("form", "reply", "said"),
    [
        ("pick", Picked("DATAGRAMS NEVER GET LOST"), "Datagrams never get lost"),
        ("pick", Picked("GONE"), "GONE"),
        ("tick", Ticked(("LINK", "BANANA")), "link, banana"),
        ("arrange", Arranged(("MAGNA CARTA", "DIET OF WORMS")), "Magna Carta, Diet of Worms"),
        ("pair", Paired((("CALVIN", "GENEVA"),)), "Calvin -> Geneva"),
        ("line", Typed("41"), "41"),
        ("gaps", Filled(("x", "")), "x, (empty)"),
        ("card", Rated(3), "3"),
        ("line", GaveUp(), "I don't know"),
    ],
)
def test_answers_in_words(form: str, reply: Reply, said: str) -> None:
    assert exam_words.reply(FORMS[form], reply) == said


@pytest.mark.parametrize(
    ("numbers", "said"), [((), ""), ((3,), "3"), ((1, 2), "1, 2"), ((1, 2, 3, 5, 7, 8, 9), "1-3, 5, 7-9")]
)
def test_numbers_in_words(numbers: tuple[int, ...], said: str) -> None:
    assert exam_words.numbers(numbers) == said


@pytest.mark.parametrize(
    ("seconds", "exact", "about"),
    [
        (5400, "1 h 30 min", "1 h 30 min"),
        (1799, "29 min 59 s", "29 min"),
        (60, "1 min", "1 min"),
        (59, "59 s", "50 s"),
        (9, "9 s", "few s"),
        (0, "0 s", "few s"),
    ],
)
def test_stretches_in_words(seconds: int, exact: str, about: str) -> None:
    assert exam_words.stretch(seconds) == exact
    assert exam_words.about_left(seconds * 1000) == about
