"""Asked whether one is sure, between the reply and its verdict."""

from collections.abc import Callable
from io import StringIO

import pytest
from golden import frames
from prompt_screens import Keyboard, WatchedAsker, keyboard_and_screen
from terminal_samples import FORMS, LINEAR_STYLE, UNICODE_STYLE, WRONG, asking, no_objection

from quizkit.model.replies import Reply
from quizkit.terminal.front import Asking, Command
from quizkit.terminal.full import FullFront
from quizkit.terminal.linear import LinearFront
from quizkit.terminal.out import Out

Check = Callable[[str, str], None]

ANSWER = {
    "pick": ["2"],
    "tick": ["1", "3", "enter"],
    "arrange": ["1", "enter"],
    "pair": ["a", "b", "c", "enter"],
    "line": [*"41.6", "enter"],
    "lines": ["x", "enter", "y", "enter", "enter"],
    "gaps": ["x", "enter", "y", "enter"],
}
AGAIN = {
    "tick": ["enter"],
    "arrange": ["enter"],
    "pair": ["enter"],
    "line": ["enter"],
    "lines": ["enter"],
    "gaps": ["enter", "enter"],
}
"""Keys that give the same reply once more."""


def full(keys: Keyboard, columns: int = 80) -> FullFront:
    assert keys.paper is not None
    style = UNICODE_STYLE._replace(columns=columns)
    made = FullFront(Out(keys.paper, StringIO(), style), StringIO())
    made.__dict__["_asker"] = WatchedAsker(style, keys)
    return made


def linear(*lines: str) -> tuple[LinearFront, StringIO]:
    stdout = StringIO()
    stdin = StringIO("".join(f"{line}\n" for line in lines))
    return LinearFront(Out(stdout, StringIO(), LINEAR_STYLE), stdin), stdout


@pytest.mark.parametrize(
    ("lines", "got"),
    [
        (["y"], True),
        (["Yes"], True),
        (["n"], False),
        (["NO "], False),
        (["Sure"], True),
        (["unsure"], False),
        (["", "maybe", "n"], False),
        ([":back"], Command.BACK),
        ([":quit"], Command.QUIT),
        ([], Command.QUIT),
        ([":hint", "y"], True),
    ],
)
def test_line_by_line(lines: list[str], got: bool | Command) -> None:
    assert linear(*lines)[0].sure() is got


def test_what_is_asked_line_by_line() -> None:
    front, stdout = linear("maybe", ":flag", "y")
    front.sure()
    assert stdout.getvalue().splitlines() == [
        "Sure? (y/n): ", "Type y or n; :back returns to the question.",
        "Sure? (y/n): ", "Commands here: :back :quit",
        "Sure? (y/n): ",
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [80, 40])
def test_how_it_looks(golden: Check, columns: int) -> None:
    with keyboard_and_screen(columns, 40) as keys:
        front = full(keys.press("2", "@asked", "esc", "@back", "1", "y", "@verdict", "enter"), columns)
        view = asking("pick")
        first = asked(front, view)
        assert front.sure() is Command.BACK
        assert asked(front, view._replace(reply=first)) != first
        assert front.sure() is True
        front.verdict(WRONG)
        golden(f"if-sure-{columns}", frames(keys.frames))


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        (["y"], True),
        (["n"], False),
        (["esc"], Command.BACK),
        (["c-d"], Command.QUIT),
        (["enter", " ", "1", "q", "d", "s", "n"], False),
        (["enter", "enter", "y"], True),
    ],
)
def test_keys_of_a_full_terminal(keys: list[str], got: bool | Command) -> None:
    with keyboard_and_screen(80) as keyboard:
        front = full(keyboard.press(*keys))
        assert front.sure() is got
        assert keyboard.left == []


@pytest.mark.parametrize("form", [name for name in FORMS if name != "card"])
def test_the_reply_is_there_when_the_learner_goes_back(form: str) -> None:
    view = asking(form)
    again = AGAIN.get(form, ANSWER[form])
    with keyboard_and_screen(80, 40) as keys:
        front = full(keys.press(*ANSWER[form], "esc", *again, "y"))
        first = asked(front, view)
        assert front.sure() is Command.BACK
        assert asked(front, view._replace(reply=first)) == first
        assert front.sure() is True
        assert keys.paper is not None
        assert keys.paper.text.count("4 of 12") == 1


def test_where_the_answer_fills_the_screen_the_question_is_painted_again() -> None:
    with keyboard_and_screen(80, 6) as keys:
        front = full(keys.press(*ANSWER["pick"], "esc", *ANSWER["pick"]))
        first = asked(front, asking("pick"))
        assert front.sure() is Command.BACK
        assert asked(front, asking("pick")._replace(reply=first)) == first
        assert keys.paper is not None


def asked(front: FullFront, view: Asking) -> Reply:
    got = front.ask(view, no_objection)
    assert not isinstance(got, Command)
    return got
